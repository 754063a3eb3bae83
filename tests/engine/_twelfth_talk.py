"""Who is in the twelfth set, and what they say: names, numbers and texts that no earlier set has.

Nobody here exists: numbers are of ranges kept for fiction where a country has one, else made up.
"""

from __future__ import annotations

from dataclasses import replace

from tests.engine._seventh_talk import Cast, drawn
from tests.engine.published_talk import Talk

CAST = Cast(
    names=(
        ("Aurelia", "Stancu"), ("Birger", "Holmqvist"), ("Clémence", "Vasseur"), ("Dilnoza", "Yusupova"), ("Eilidh", "Buchan"),
        ("Фёкла", "Мельникова"), ("Gideon", "Ampofo"), ("Hiltrud", "Sanders"), ("Iñaki", "Zubieta"), ("Jadwiga", "Pietrzak"),
        ("拓也", "森本"), ("Leilani", "Kahale"), ("Miroslav", "Beneš"), ("Nuria", "Cifuentes"), ("Otávio", "Pacheco"),
        ("Panagiotis", "Lekkas"), ("Qasim", "Rehman"), ("Rébecca", "Lachance"), ("Sunniva", "Fjeld"), ("Tuğba", "Karahan"),
        ("Ulrike", "Pfannenstiel"), ("Valdemar", "Kirk"), ("文博", "赵"), ("Xabier", "Olano"), ("Yordanka", "Petrova"),
        ("Zsófia", "Balogh"), ("Åsmund", "Tveit"), ("هدى", "الخطيب"), ("Čeněk", "Vlček"), ("수빈", "오"),
        ("Ieva", "Ozoliņa"), ("Thandiwe", "Mokoena"),
    ),
    short=(
        "jawohl", "mkay", "allez", "ok gracias", "угу", "hehe", "tamamdır", "jasne", "eben", "gern", "はいよ", "👌", "💯",
        "kein Ding", "yes pls", "nja", "så klart", "8:15", "ναι", "ui", "行", "bah oui", "lieber nicht",
    ),
    long=(
        "Der Schlüssel für den Fahrradkeller hängt jetzt bei Hiltrud",
        "Could you bring the folding chairs, we are four short",
        "J'ai oublié mon parapluie dans le tram, ligne 6 je crois",
        "La reunión de vecinos es el martes a las ocho, no faltes",
        "Szczepienie psa przełożyli na środę",
        "Jag hämtar barnen idag, du slipper stressa",
        "明日の朝ごはんはパンでいい？",
        "Pozor, v pondělí nejede výtah, opravují ho",
        "Мы уже в деревне, связь тут плохая, пиши смс",
        "Bilet fiyatları yarın artıyor, bugün alalım mı?",
        "Hai visto il mio caricabatterie bianco?",
        "The ferry is at 6:40 and they close the gate ten minutes before",
        "Kannst du mal nachsehen, ob das Licht im Keller noch brennt?",
        "Tenho consulta às onze, depois passo aí",
        "Ik sta bij de verkeerde ingang, loop nu om",
        "Ο υδραυλικός θα έρθει μετά τις τέσσερις",
        "빨래 널어 놓고 나갈게",
        "He signed it! Scan is in the shared folder, page 3 is missing though",
        "Zwölf Eier, zwei Becher Sahne und bitte diesmal kein Light",
        "On est bien arrivés, la petite dort déjà",
        "Si llueve lo hacemos en el gimnasio del cole",
        "Nu uita actele mașinii, sunt în sertarul de sus",
        "Husk å vanne plantene, særlig den store ved vinduet",
        "我已经把钱转给房东了，截图发你",
        "https://karten.example.org/r/88?via=kiosk da treffen wir uns",
        "Der Kater humpelt, ich fahre mit ihm zum Arzt",
        "Your mum called, she says it is nothing urgent, call her anyway",
        "Przelew poszedł, 219 zł, sprawdź jutro",
        "Kézbesítették a csomagot a szomszédhoz, a negyedikre",
        "هل يمكنك إرسال العنوان مرة أخرى؟",
        "Я перепутал даты, концерт был вчера...",
        "Wir brauchen noch jemanden für die Kasse, von zwei bis vier",
        "Rehearsal is in the small hall, the big one is flooded",
        "Ta med dig badkläder, det finns bastu",
        "Le plombier demande 180 euros rien que pour le déplacement",
        "Se non trovi parcheggio chiamami, apro il cancello",
        "Bis wann muss der Antrag abgegeben sein, Freitag oder Montag?",
        "El perro del vecino se ha comido mi zapatilla izquierda",
        "Don't wait with dinner, the train stands somewhere before Crewe",
        "Yarın okul tatil, kar yağacakmış",
        "Das war die beste Suppe seit Jahren, sag das bitte deiner Tante",
        "Posso pagar em duas vezes? Metade agora, metade no dia 15",
        "Kde máš klíče od chaty? Stojíme před dveřmi",
        "I found your glove. Only the one, sorry",
        "Rīt būšu vēlāk, sāciet bez manis",
        "Die Nachbarn feiern schon wieder, ich schlafe bei Ulrike",
        "Nhớ mang theo áo khoác, trên đó lạnh lắm",
        "Two coffees and a tea, and whatever Gideon has\nhe never says",
        "Wer hat den Beamer zuletzt gehabt? Er steht nicht im Schrank",
        "Merci pour hier soir, c'était parfait, même le soufflé",
    ),
    ends=(" 🙌", " lg", " bitte", " ya"),
    phones=(
        ("+40712000931", "0712 000 931"), ("+46700000417", "070-000 04 17"), ("+33639981204", "06 39 98 12 04"),
        ("+998900000362", "90 000 03 62"), ("+447700900318", "07700 900318"), ("+79000001245", "8 900 000-12-45"),
        ("+233200000519", "020 000 0519"), ("+4915735982117", "01573 5982117"), ("+34600001268", "600 00 12 68"),
        ("+48799001342", "799 001 342"), ("+818000001876", "080-0000-1876"), ("+18085550137", "(808) 555-0137"),
        ("+420601001455", "601 001 455"), ("+34711001633", "711 00 16 33"), ("+5511900001721", "(11) 90000-1721"),
        ("+306940001809", "694 000 1809"), ("+923000001254", "0300 0001254"), ("+15145550126", "514.555.0126"),
        ("+4799901943", "999 01 943"), ("+905310002018", "0531 000 20 18"), ("+436641002164", "0664/1002164"),
        ("+4542001276", "42 00 12 76"), ("+8613600002311", "136 0000 2311"), ("+359880002417", "088 000 2417"),
        ("+36200002538", "06 20 000 2538"), ("+821030002604", "010-3000-2604"), ("+37120002719", "20 002 719"),
        ("+27710002813", "071 000 2813"),
    ),
    handles=("lumen", "otter", "basil", "fjord", "kiosk", "wren"),
    mail="brise.example",
    groups=("Theatergruppe 🎭", "Utflykt i maj", "Los del quinto"),
)  # fmt: skip


def twelfth(seed: str, *, count: int = 0, people: int = 8, groups: int = 0, back: int = 0) -> Talk:
    """Draw of the twelfth set's cast; `back` is by how many years earlier they wrote, for apps that are no more."""
    talk = drawn(f"twelfth/{seed}", CAST, count=count, people=people, groups=groups)
    return replace(talk, lines=[replace(line, ms=line.ms - back * 365 * 86_400_000) for line in talk.lines])
