"""Who is in the fourteenth set's calls: names and numbers of this set alone. Nobody writes here.

Nobody here exists: numbers are of ranges kept for fiction where a country has one, else made up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from tests.engine._seventh_talk import Cast, drawn
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, stamp, uuid
from tests.engine.published_talk import Record, Ring, Talk

__all__ = (
    "HUB",
    "LOCALE",
    "ROOM",
    "Rows",
    "answered",
    "fourteenth",
    "hexed",
    "maybe",
    "packed",
    "received",
    "stamp",
    "uuid",
    "xml",
)

CAST = Cast(
    names=(
        ("Aurelio", "Bonfanti"), ("Birgitta", "Strandberg"), ("Chinwe", "Ugwu"), ("Detlef", "Pohlmann"), ("Erzsébet", "Vadas"),
        ("Florence", "Quéméner"), ("Георгий", "Назаров"), ("Hatice", "Bozkurt"), ("Ignacio", "Larrañaga"), ("Jadwiga", "Sowa"),
        ("Kaoru", "三浦"), ("Leandro", "Quintela"), ("Maryam", "Jafari"), ("Niklas", "Eichhorn"), ("Ondřej", "Sýkora"),
        ("Priyanka", "Kulkarni"), ("Rosalind", "Achebe"), ("سلمى", "الحداد"), ("Torvald", "Aasen"), ("지훈", "문"),
        ("Ulrike", "Zwingli"), ("Vasil", "Димитров"), ("Willem", "Hoekstra"), ("思远", "郭"), ("Ylva", "Hedlund"),
        ("Zeynep", "Arıkan"), ("Anselm", "Tauber"), ("Brónach", "Ní Riain"), ("Hoài", "Lương"), ("Δάφνη", "Σταύρου"),
    ),
    short=(),
    long=(),
    ends=(),
    phones=(
        ("+393510000914", "351 000 0914"), ("+46701740641", "070-174 06 41"), ("+2348050000917", "0805 000 0917"),
        ("+4915735980938", "01573 5980938"), ("+36305550927", "06 30 555 0927"), ("+33639980946", "06 39 98 09 46"),
        ("+79210000953", "8 921 000-09-53"), ("+905550000962", "0555 000 09 62"), ("+34622000971", "622 00 09 71"),
        ("+48690000985", "690 000 985"), ("+818022220934", "080-2222-0934"), ("+351930000943", "930 000 943"),
        ("+989120000951", "0912 000 0951"), ("+4917600000966", "0176 00000966"), ("+420770000972", "770 000 972"),
        ("+919820000983", "098200 00983"), ("+447700900941", "07700 900941"), ("+96170000957", "70 000 957"),
        ("+4791000968", "910 00 968"), ("+821033330976", "010-3333-0976"), ("+41780000982", "078 000 09 82"),
        ("+359880000939", "088 000 0939"), ("+31600000948", "06 00000948"), ("+8613700000954", "137 0000 0954"),
        ("+46701740655", "070-174 06 55"), ("+905060000967", "0506 000 09 67"), ("+436600000975", "0660 0000975"),
        ("+353870000984", "087 000 0984"), ("+84970000936", "097 000 0936"), ("+306970000949", "697 000 0949"),
        ("+12025550167", "(202) 555-0167"), ("+13125550118", "(312) 555-0118"), ("+14155550191", "415-555-0191"),
    ),
    handles=("linden", "basalt", "otter"),
    mail="ruf.example",
    groups=(),
)  # fmt: skip


def fourteenth(seed: str, *, people: int = 10, rings: int = 45) -> Talk:
    """Draw of the fourteenth set's cast."""
    return drawn(f"fourteenth/c/{seed}", CAST, people=people, rings=rings)


def answered(rings: Sequence[Ring]) -> list[Ring]:
    """Those that were talked."""
    return [ring for ring in rings if ring.duration]


def received(rings: Sequence[Ring]) -> list[Ring]:
    """The same calls, all of them from the others."""
    return [replace(ring, out=False) for ring in rings]


def maybe(record: Record, **also: object) -> Record:
    """A record with what may stand in its fields instead."""
    return {**record, "also": {**record["also"], **also}}


def xml(text: str) -> str:
    """A text as Android writes it in preferences."""
    for sign, name in (("&", "&amp;"), ("<", "&lt;"), (">", "&gt;"), ('"', "&quot;")):
        text = text.replace(sign, name)
    return text
