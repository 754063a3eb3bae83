"""Who is in the eleventh set, and what they say: names, numbers and texts that no earlier set has.

Nobody here exists: numbers are of ranges kept for fiction where a country has one, else made up.
"""

from __future__ import annotations

from tests.engine._seventh_talk import Cast, drawn
from tests.engine.published_talk import Talk

CAST = Cast(
    names=(
        ("Anneliese", "Brandl"), ("Baptiste", "Lemoine"), ("Cosmin", "Dragomir"), ("Dagny", "Solberg"), ("Eusébio", "Ramalho"),
        ("Филипп", "Громов"), ("Gwenllian", "Pryce"), ("Hüseyin", "Aksoy"), ("Isidora", "Fuentes"), ("Jaakko", "Nieminen"),
        ("Kasumi", "中村"), ("Ludmiła", "Sroka"), ("Maurizio", "Testa"), ("نادية", "بنعلي"), ("Olamide", "Bakare"),
        ("Pál", "Szűcs"), ("Quirin", "Hofstetter"), ("Rosalinda", "Beltrán"), ("静怡", "黄"), ("Tjeerd", "Wiersma"),
        ("Urška", "Zupan"), ("Vítor", "Saraiva"), ("Winifred", "Ashdown"), ("Ximena", "Carvajal"), ("유진", "한"),
        ("Зоряна", "Ткач"), ("Ørjan", "Hauge"), ("Şebnem", "Tunç"), ("Łukasz", "Mazurek"), ("Ελένη", "Παπαδάκη"),
        ("Ngọc", "Bùi"), ("Deepika", "Kulkarni"), ("Cathal", "Mac Aodha"), ("Mirjam", "Kaasik"),
    ),
    short=(
        "jo", "bin da", "sim", "nee", "git", "はい", "ага", "tamam", "dobra", "oui oui", "🤷", "yep", "nah", "7pm", "subito",
        "nähdään", "vaše?", "ok ok", "🥲", "lo sé", "嗯", "geil", "👀", "c'est bon",
    ),
    long=(
        "Die Heizungsfirma kommt zwischen acht und zwölf, kannst du da sein?",
        "On a raté la correspondance, on arrive par le train de 22h04",
        "Nie bierz parasola, u nas słońce od rana",
        "Kan du ta med skiene mine når du kommer opp på hytta?",
        "Mi hermana ya firmó el contrato, el viernes nos dan las llaves",
        "冷蔵庫にプリンがあるから食べていいよ",
        "Could whoever borrowed the projector bring it back to the library please",
        "Çocuğu okuldan ben alırım, sen acele etme",
        "Я забыл зарядку на даче, придётся ехать обратно",
        "Ho parlato con il meccanico: sono 340 euro, più la frizione",
        "Tuletko saunaan lauantaina? Vesi on jo lämmintä",
        "我们把会议改成线上了，链接我待会儿发",
        "The plumber says it's the valve and not the pipe, so only half the price",
        "Πες στη μαμά ότι θα αργήσω, έχει κίνηση στην Κηφισίας",
        "Wer hat noch Platz im Auto nach Rosenheim? Wir sind zu dritt",
        "Acabei de ver o teu irmão na feira, está enorme!",
        "Zabudol som heslo od wifi, pošli mi ho prosím ešte raz",
        "De kat zit weer bij de buren op het dak",
        "내일 아침에 비 온대, 자전거 타지 마",
        "Scan the QR code at the door, otherwise the lift won't move",
        "Ich hab dir den Link geschickt: https://rezepte.example.net/linsen?p=4",
        "Les enfants ont cours jusqu'à midi, après ils vont chez Mamie",
        "Ne felejtsd el a kutyát megetetni, a táp a kamrában van",
        "Am uitat să-ți spun, ședința e la nouă și un sfert",
        "He took the red suitcase by mistake, ours is still at the carousel",
        "Bitte nur schreiben, ich sitze in der Prüfung",
        "El gato del 3.º B se coló otra vez en nuestra cocina 🐈",
        "Завтра не приходьте, у нас карантин до четверга",
        "Mets une écharpe, il fait moins douze ici",
        "Zanesljivo pridem, samo malo kasneje, vlak ima zamudo",
        "Grandpa beat me at chess twice and he is being unbearable about it",
        "Podpisane dokumenty leżą u sekretarki, pokój 214",
        "إذا وصلت قبلي اطلب لي قهوة بدون سكر",
        "Si paghi in contanti ti fa lo sconto, ma non dirlo in giro",
        "Vergeet je niet dat we zondag de klok verzetten?",
        "मैं स्टेशन पर हूँ, गेट नंबर दो के पास",
        "Das Fahrrad ist verkauft, der Käufer holt es am Dienstag\nbar, 180 Euro",
        "Tell Winifred the sourdough survived. Barely.",
        "Otobüs bozuldu, yolda kaldık, merak etmeyin",
        "Senhor motorista, estou na porta do prédio azul",
        "I think we left the window open in the caravan",
        "Kaffee ist alle. Wer einkauft, bitte den gemahlenen",
        "¿Puedes revisar el presupuesto antes de las cinco? Lo mando hoy",
        "Mama vrea să știe dacă mănânci carne acum",
        "Anh gửi lại giúp em cái hóa đơn tháng trước nhé",
        "Rozbiła mi się szybka w telefonie, piszę z komputera",
        "Two of us are allergic to nuts, could you ask the kitchen?",
        "Vi ses ved fontenen, jeg har gul jakke på meg",
        "Der Hund hat den Adventskalender gefunden. Alle vierundzwanzig Türchen.",
        "Chiama tu la nonna, io sono già in ritardo di un'ora",
        "C'est toi qui as pris la perceuse ? Le voisin la réclame",
        "Kodėl tau neatsiliepia? Skambinau tris kartus",
    ),
    ends=(" :)", " 🙏🏻", " danke!", " pff"),
    phones=(
        ("+33639980177", "06 39 98 01 77"), ("+40712000518", "0712 000 518"), ("+4799900344", "999 00 344"),
        ("+351930000611", "930 000 611"), ("+79000000871", "8 900 000-08-71"), ("+447700900742", "07700 900742"),
        ("+905310000713", "0531 000 07 13"), ("+56950000422", "9 5000 0422"), ("+358401000573", "040 1000573"),
        ("+818000000617", "080-0000-0617"), ("+48720000391", "720 000 391"), ("+393510000448", "351 000 0448"),
        ("+212600000529", "06 00 00 05 29"), ("+2347000000384", "0700 000 0384"), ("+36200000452", "06 20 000 0452"),
        ("+4915735980661", "01573 5980661"), ("+525500000634", "55 0000 0634"), ("+8613600000715", "136 0000 0715"),
        ("+31970000582", "09 70 00 05 82"), ("+38640000329", "040 000 329"), ("+351960000287", "960 000 287"),
        ("+441134960733", "0113 496 0733"), ("+573000000518", "300 000 0518"), ("+821030000269", "010-3000-0269"),
        ("+380660000347", "066 000 03 47"), ("+12065550164", "(206) 555-0164"), ("+306970000431", "697 000 0431"),
        ("+84970000528", "097 000 0528"), ("+919000000362", "90000 00362"), ("+353860000275", "086 000 0275"),
    ),
    handles=("pine", "vesper", "tuk", "marlin", "salt", "rowan"),
    mail="zeile.example",
    groups=("Hausgemeinschaft 🏠", "Voetbal dinsdag", "Tanti auguri"),
)  # fmt: skip


def eleventh(seed: str, *, count: int = 0, people: int = 8, groups: int = 0, rings: int = 0) -> Talk:
    """Draw of the eleventh set's cast."""
    return drawn(f"eleventh/{seed}", CAST, count=count, people=people, groups=groups, rings=rings)
