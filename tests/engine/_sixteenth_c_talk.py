"""Who calls whom in the sixteenth set's calls: names and numbers of this part alone, and what is jotted down of calls.

Nobody here exists: numbers are of ranges kept for fiction where a country has one, else made up.
"""

from __future__ import annotations

from dataclasses import replace

from tests.engine._seventh_talk import Cast, drawn
from tests.engine.published_talk import Talk

NOTES = (
    "wants the blue one, call again Friday",
    "Rückruf wegen der Heizung",
    "pidió factura a nombre de la empresa",
    "parle de la réunion de jeudi",
    "не дозвонилась, занято",
    "spam?",
)
CAST = Cast(
    names=(
        ("Aurelio", "Santacruz"), ("Birgitta", "Nyström"), ("Cezary", "Gołąb"), ("Delphine", "Marchand"), ("Ebele", "Udeh"),
        ("Fionnuala", "Keane"), ("Григорій", "Марченко"), ("Hedvig", "Tamm"), ("Isandro", "Quintero"), ("Jolanta", "Rimkus"),
        ("Karthik", "Iyengar"), ("Ludovica", "Sanna"), ("明美", "小川"), ("Nneka", "Obiora"), ("Orsolya", "Vadas"),
        ("Pascal", "Thiébaut"), ("Raquel", "Bustamante"), ("Søren", "Bruun"), ("Терезія", "Гнатюк"), ("Ulrike", "Pfister"),
        ("Vasilis", "Manos"), ("Wanjiru", "Kamau"), ("Yusuf", "Çetinkaya"), ("Zuzana", "Blahová"), ("شهرزاد", "کاظمی"),
        ("Ángela", "Ospina"), ("Bradley", "Whitcomb"), ("Thandiwe", "Moyo"), ("Hoa", "Lương"), ("Łucja", "Sobczak"),
    ),
    short=("ok", "ja", "sí"),
    long=NOTES,
    ends=(" …",),
    phones=(
        ("+573005550142", "300 555 0142"), ("+46701740612", "070-174 06 12"), ("+48505000713", "505 000 713"),
        ("+33639982104", "06 39 98 21 04"), ("+2348030000718", "0803 000 0718"), ("+353851000629", "085 100 0629"),
        ("+380500000816", "050 000 08 16"), ("+37255500127", "5550 0127"), ("+573105550168", "310 555 0168"),
        ("+37061200341", "8 612 00341"), ("+919820000452", "098200 00452"), ("+393470000563", "347 000 0563"),
        ("+818055510674", "080-5551-0674"), ("+2348120000785", "0812 000 0785"), ("+36205550896", "06 20 555 0896"),
        ("+33639981907", "06 39 98 19 07"), ("+34611000218", "611 00 02 18"), ("+4520000329", "20 00 03 29"),
        ("+380670000431", "067 000 04 31"), ("+41780000542", "078 000 05 42"), ("+306970000653", "697 000 0653"),
        ("+254700000764", "0700 000764"), ("+905330000875", "0533 000 08 75"), ("+420736000986", "736 000 986"),
        ("+989120000197", "0912 000 0197"), ("+573155550108", "315 555 0108"), ("+12025550119", "(202) 555-0119"),
        ("+27820000327", "082 000 0327"), ("+84900000438", "090 000 0438"), ("+48601000549", "601 000 549"),
    ),
    handles=("reed", "slate", "finch"),
    mail="kontor.example",
    groups=("Nachbarn",),
)  # fmt: skip
STATES = (
    "202", "212", "305", "312", "404", "415", "503", "512", "602", "617", "702", "713", "801", "808", "901", "904", "917", "303",
)  # fmt: skip
AMERICAN = replace(
    CAST,
    phones=tuple((f"+1{area}55501{n * 5 + 7:02}", f"({area}) 555-01{n * 5 + 7:02}") for n, area in enumerate(STATES)),
)
"""The same people with numbers of one country."""


def sixteenth(seed: str, *, people: int, rings: int, cast: Cast = CAST) -> Talk:
    """Draw of this part's cast."""
    return drawn(f"sixteenth c/{seed}", cast, people=people, rings=rings)


def plain(number: str) -> str:
    """A number without what people write between its digits."""
    return "".join(c for c in number if c not in " -()")
