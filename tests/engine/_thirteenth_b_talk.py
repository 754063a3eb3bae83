"""Who is in the second half of the thirteenth set, and what they say: names, numbers and texts of this half alone.

Nobody here exists: numbers are of ranges kept for fiction where a country has one, else made up.
"""

from __future__ import annotations

from tests.engine._seventh_talk import Cast, drawn
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, stamp, uuid, zulu
from tests.engine.published_talk import Line, Talk, proto

__all__ = [
    "HUB",
    "LOCALE",
    "ROOM",
    "Rows",
    "doc",
    "hexed",
    "packed",
    "said",
    "stamp",
    "thirteenth",
    "uuid",
    "zulu",
]

CAST = Cast(
    names=(
        ("Amaro", "Castanheira"), ("Bettina", "Rauch"), ("Chidi", "Anozie"), ("Dagny", "Solberg"), ("Eszter", "Halász"),
        ("Fabrice", "Lemoine"), ("Галина", "Руденко"), ("Hyun-woo", "Bae"), ("Ilaria", "Contarini"), ("Jakub", "Havelka"),
        ("Keiko", "村上"), ("Lamine", "Diarra"), ("Mireia", "Puyol"), ("Niamh", "Gallagher"), ("Oluwaseun", "Bakare"),
        ("Pirkko", "Laaksonen"), ("Quirin", "Huber"), ("Rukmini", "Deshpande"), ("Sverre", "Haugen"), ("Tatjana", "Krstić"),
        ("Ümit", "Aksoy"), ("Valentin", "Dragomir"), ("Wiesława", "Mazur"), ("Xiomara", "Benavides"), ("雅婷", "黃"),
        ("Zdeněk", "Pokorný"), ("आरव", "जोशी"), ("Θανάσης", "Ρήγας"), ("ياسمين", "بن علي"), ("Þóra", "Einarsdóttir"),
        ("Gwenllian", "Prosser"), ("Mbuso", "Dlamini"), ("Ainhoa", "Etxeberria"), ("Carsten", "Nørgaard"),
        ("Deepika", "Menon"), ("Ruslan", "Abdullin"),
    ),
    short=(
        "yep", "na gut", "claro", "хорошо", "ああ", "tamam", "👌", "ça marche", "va bene", "jo", "ок, жду", "🙌", "nein", "haan",
        "mañana", "dobra", "leuk!", "sama-sama", "7?", "kyllä", "对",
    ),
    long=(
        "The boiler man came at last, it was only a fuse",
        "Könnt ihr mir die Leiter bis Samstag überlassen?",
        "Te dejé las llaves en el buzón, la pequeña es la del trastero",
        "Забыла спросить: ты оплатил интернет за март?",
        "On mange chez ma sœur dimanche, tu apportes le dessert ?",
        "駅の北口で待っています、白い傘です",
        "Kargo bugün gelmedi, yarın öğleden sonra tekrar deneyecekler",
        "Nie mogę teraz rozmawiać, jestem u lekarza",
        "Chegámos bem, o miúdo dormiu a viagem toda",
        "Our train stands somewhere before Doncaster, no idea why",
        "Die Hebamme kommt erst um vier, bleib ruhig noch sitzen",
        "Ho chiesto al portiere, dice che il pacco non è arrivato",
        "पापा को बोल देना कि मैं रात को नहीं आऊँगा",
        "Heb jij nog een sleutel van de fietsenstalling?",
        "Ska vi ta bussen eller går vi?",
        "회의 자료는 메일로 보냈어요, 확인 부탁드려요",
        "Kolik lidí nakonec přijede na chatu?",
        "I told them twice: no nuts, no sesame, nothing with milk",
        "Wer hat die Säge? Der Nachbar fragt schon zum dritten Mal",
        "La vecina dice que el perro ladró toda la tarde",
        "Jag har bokat bordet till sju, under mitt namn",
        "这周的作业是第十二页到第十五页",
        "Το πλοίο έχει καθυστέρηση, θα φτάσω μετά τα μεσάνυχτα",
        "Can you read the meter for me? It is behind the left door",
        "Vergeet de handdoeken niet, het zwembad heeft er geen",
        "Bitte nicht vor neun anrufen, ich habe Nachtschicht",
        "هل وصلتك الصور التي أرسلتها أمس؟",
        "Le garagiste veut 480 € pour les freins, c'est normal ?",
        "Мы взяли билеты на вечерний поезд, вагон 7",
        "Two crates of apples are on your porch, help yourself",
        "Pot să împrumut aspiratorul până mâine?",
        "Anneler toplantısı perşembeye alındı\nsaat 18.30'da",
        "Puoi passare a prendere Tommaso alle quattro?",
        "Ich hab den Schlüssel vom Keller verlegt, hast du noch einen?",
        "El profesor no vino, nos mandaron a casa a las once",
        "https://karten.example.com/weg/41 da parken wir",
        "Myslím, že to auto prodáme ještě před zimou",
        "She said yes!!! 💍",
        "お誕生日おめでとう🎂 今年もよろしくね",
        "Kan iemand mij vrijdag ophalen van het ziekenhuis?",
        "Меня повысили, с понедельника на новом месте",
        "Quem trouxe a mala azul? Está no corredor desde ontem",
        "Please bring a warm jacket, the church is not heated",
        "Nu mai veni, s-a anulat totul din cauza ploii",
        "Das Fundbüro hat angerufen, dein Rucksack ist da",
        "Tengo la fiebre más baja, mañana voy a trabajar",
        "Rappelle ta mère, elle n'ose pas t'appeler",
        "Mennäänkö saunaan perjantaina?",
        "The number of the plumber is 020 7946 0733, ask for Ian",
        "Zostawiłam ci zupę w lodówce, tylko odgrzej",
    ),
    ends=(" (nochmal)", " 🙏", " ?", " por favor"),
    phones=(
        ("+351915000271", "915 000 271"), ("+4915735985012", "01573 5985012"), ("+2348120000294", "0812 000 0294"),
        ("+4799000318", "990 00 318"), ("+36205550142", "06 20 555 0142"), ("+33639981307", "06 39 98 13 07"),
        ("+380500000733", "050 000 07 33"), ("+821022220451", "010-2222-0451"), ("+393400000562", "340 000 0562"),
        ("+420731000614", "731 000 614"), ("+817022220355", "070-2222-0355"), ("+221770000483", "77 000 04 83"),
        ("+34711000638", "711 00 06 38"), ("+353851000742", "085 100 0742"), ("+2348030000615", "0803 000 0615"),
        ("+358457001234", "045 7001234"), ("+436641000729", "0664 1000729"), ("+919810000841", "098100 00841"),
        ("+4740000926", "400 00 926"), ("+381641000357", "064 1000357"), ("+905320000468", "0532 000 04 68"),
        ("+40722000579", "0722 000 579"), ("+48601000681", "601 000 681"), ("+525555500192", "55 5550 0192"),
        ("+886912000793", "0912-000-793"), ("+420606000815", "606 000 815"), ("+919930000926", "099300 00926"),
        ("+306940000137", "694 000 0137"), ("+21650000248", "50 000 248"), ("+3546610359", "661 0359"),
        ("+447700900461", "07700 900461"), ("+27710000572", "071 000 0572"), ("+34722000683", "722 00 06 83"),
        ("+4542000794", "42 00 07 94"), ("+919447000815", "094470 00815"), ("+79000000926", "8 900 000-09-26"),
    ),
    handles=("moss", "ember", "lynx", "delta", "sorrel", "tide", "marrow"),
    mail="postfach.example",
    groups=("Chorfahrt 🎶", "Les cousins", "Rodzice 3B"),
)  # fmt: skip
CODES = ("351", "49", "234", "47", "36", "33", "380", "82", "39", "420", "81", "221", "34", "353", "358", "43", "91", "381",
         "90", "40", "48", "52", "886", "30", "216", "354", "44", "27", "45", "7")  # fmt: skip


def thirteenth(seed: str, *, count: int = 0, people: int = 8, groups: int = 0, rings: int = 0) -> Talk:
    """Draw of this half's cast."""
    return drawn(f"thirteenth b/{seed}", CAST, count=count, people=people, groups=groups, rings=rings)


def said(talk: Talk) -> list[Line]:
    """Lines with words, for apps that send nothing else."""
    return [line for line in talk.lines if line.text is not None]


def code(phone: str) -> tuple[str, str]:
    """The code of a number's country, and its digits after it."""
    digits = phone.lstrip("+")
    found = max((c for c in CODES if digits.startswith(c)), key=len)
    return found, digits[len(found) :]


def doc(path: str, fields: dict[str, object], ms: int) -> tuple[object, ...]:
    """A row of `remote_documents` as Firestore keeps it on Android: the path's parts each ended by two bytes, and a buffer."""
    parts = path.split("/")
    moment = proto((1, ms // 1000), (2, ms % 1000 * 1_000_000))
    whole = proto((1, f"projects/lks-dialer/databases/(default)/documents/{path}"))
    whole += b"".join(proto((2, proto((1, name), (2, _value(value))))) for name, value in fields.items())
    buffer = proto((2, whole + proto((3, moment), (4, moment))))
    return "".join(f"{part}\x01\x01" for part in parts), buffer, ms // 1000, ms % 1000 * 1_000_000, len(parts)


def _value(value: object) -> bytes:
    if value is None:
        return proto((11, 0))
    if isinstance(value, bool):
        return proto((1, int(value)))
    if isinstance(value, int):
        return proto((2, value))
    if isinstance(value, list):
        return proto((9, b""))
    return proto((17, str(value)))
