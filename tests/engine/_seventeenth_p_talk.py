"""Who is in the seventeenth set's people: names and numbers of this part alone, and what is jotted down of them.

Nobody here exists: numbers are of ranges kept for fiction where a country has one, else made up.
"""

from __future__ import annotations

from tests.engine._seventh_talk import Cast, drawn
from tests.engine.published_talk import Person

NOTES = (
    "Allergic to walnuts, likes the lemon cake",
    "Neue Stelle seit März, nachfragen",
    "le encanta la cerámica",
    "Parle toujours de son chien, il s'appelle Brioche",
    "обіцяла повернути книжку",
    "met at the climbing hall, two kids",
    "ชอบกาแฟดำ",
    "Deve ancora 20 euro per il regalo di Pia",
)
CAST = Cast(
    names=(
        ("Amaia", "Goikoetxea"), ("Baltasar", "Ferreyra"), ("Corinna", "Wendt"), ("Dragana", "Savić"), ("Eetu", "Koskela"),
        ("Florent", "Gaudin"), ("Gráinne", "Mulcahy"), ("Hristo", "Стоянов"), ("Ilaria", "Bevilacqua"), ("Jarosław", "Pietrzyk"),
        ("Kofi", "Agyeman"), ("Līga", "Ozoliņa"), ("Milagros", "Tapia"), ("Ngozi", "Onyeka"), ("Ольга", "Дяченко"),
        ("Priyanka", "Deshmukh"), ("Quirin", "Hofstetter"), ("Rosalind", "Thackeray"), ("Solveig", "Rønning"), ("Tuấn", "Phan"),
        ("Úrsula", "Barrios"), ("Vojtěch", "Kučera"), ("Wiebke", "Jansen"), ("健太", "松田"), ("Yasemin", "Aksoy"),
        ("Zsófia", "Barta"), ("نادر", "شريف"), ("지훈", "한"), ("Emre", "Güler"), ("Łukasz", "Mróz"),
    ),
    short=("ok",),
    long=NOTES,
    ends=(" …",),
    phones=(
        ("+34600550114", "600 55 01 14"), ("+541155500128", "11 5550-0128"), ("+4917655500139", "0176 555 00139"),
        ("+381600000142", "060 0000142"), ("+358457000153", "045 7000153"), ("+33639980164", "06 39 98 01 64"),
        ("+353851000175", "085 100 0175"), ("+359880000186", "088 000 0186"), ("+393470000197", "347 000 0197"),
        ("+48505000208", "505 000 208"), ("+233240000219", "024 000 0219"), ("+37120000220", "20000220"),
        ("+51900000231", "900 000 231"), ("+2348030000242", "0803 000 0242"), ("+380500000253", "050 000 02 53"),
        ("+919820000264", "098200 00264"), ("+41780000275", "078 000 02 75"), ("+447700900286", "07700 900286"),
        ("+4740000297", "400 00 297"), ("+84900000308", "090 000 0308"), ("+56900000319", "9 0000 0319"),
        ("+420736000320", "736 000 320"), ("+4915900000331", "0159 00000331"), ("+818000000342", "080-0000-0342"),
        ("+905330000353", "0533 000 03 53"), ("+36205550364", "06 20 555 0364"), ("+201000000375", "0100 000 0375"),
        ("+821000000386", "010-0000-0386"), ("+905550000397", "0555 000 03 97"), ("+48601000408", "601 000 408"),
    ),
    handles=("moss", "quartz", "heron", "pim"),
    mail="postfach.example",
    groups=("Nachbarschaft",),
)  # fmt: skip


def people(seed: str, count: int) -> list[Person]:
    """As many people as that beside the phone's holder, who is first."""
    return drawn(f"seventeenth p/{seed}", CAST, people=count + 1).people
