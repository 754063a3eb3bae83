"""Who is in the part of the fifteenth set that is of calls, and their numbers.

Nobody here exists: numbers are of ranges kept for fiction where a country has one, else made up.
"""

from __future__ import annotations

from tests.engine._seventh_talk import Cast, drawn
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, stamp, uuid
from tests.engine.published_talk import Record, Ring, Talk

__all__ = ["HUB", "LOCALE", "ROOM", "Rows", "coming", "fifteenth", "hexed", "lengths", "packed", "stamp", "uuid"]

CAST = Cast(
    names=(
        ("Aurelio", "Battaglini"), ("Brunhilde", "Stegmann"), ("Cosmin", "Albu"), ("Dorothea", "Papadakis"),
        ("Enrique", "Salvatierra"), ("Фёдор", "Лаптев"), ("Guðrún", "Helgadóttir"), ("Hamza", "Bouzid"), ("Iwona", "Piekarska"),
        ("Jasper", "van Loon"), ("Kofi", "Asante"), ("Ludmila", "Benešová"), ("Mirela", "Hodžić"), ("直樹", "藤田"),
        ("Odhrán", "McKeever"), ("Perpetua", "Nyambura"), ("Quentin", "Delacroix"), ("Rahel", "Tesfaye"), ("Sandeep", "Kulkarni"),
        ("Tülay", "Özkan"), ("Umberto", "Zanetti"), ("Вера", "Головко"), ("Willem", "Bakker"), ("Ximena", "Olivares"),
        ("Yusuf", "Adeyemi"), ("婉君", "許"), ("سلمى", "الخطيب"), ("Þorsteinn", "Birgisson"), ("Αικατερίνη", "Νικολάου"),
        ("अनन्या", "सक्सेना"), ("Marit", "Kjelstad"), ("Tuomas", "Heikkinen"), ("민준", "강"), ("Eluned", "Pugh"),
        ("Zsófia", "Barta"), ("Ignacy", "Rogowski"),
    ),
    short=("ok",),
    long=("ok",),
    ends=("",),
    phones=(
        ("+393480000117", "348 000 0117"), ("+4915798500228", "01579 8500228"), ("+40733000339", "0733 000 339"),
        ("+306970000442", "697 000 0442"), ("+34644000553", "644 00 05 53"), ("+79010000664", "8 901 000-06-64"),
        ("+3546900775", "690 0775"), ("+213550000886", "0550 00 08 86"), ("+48512000997", "512 000 997"),
        ("+31612300118", "06-12300118"), ("+233200000229", "020 000 0229"), ("+420777000331", "777 000 331"),
        ("+38761000442", "061 000 442"), ("+819012340553", "090-1234-0553"), ("+447700900664", "07700 900664"),
        ("+254700000775", "0700 000775"), ("+33639982886", "06 39 98 28 86"), ("+251911000997", "0911 000 997"),
        ("+919822000128", "098220 00128"), ("+905330000239", "0533 000 02 39"), ("+393290000341", "329 000 0341"),
        ("+380670000452", "067 000 04 52"), ("+32470000563", "0470 00 05 63"), ("+56912300674", "9 1230 0674"),
        ("+2347030000785", "0703 000 0785"), ("+886933000896", "0933-000-896"), ("+962790000907", "079 000 0907"),
        ("+12025550161", "(202) 555-0161"), ("+61491570156", "0491 570 156"), ("+917700000279", "077000 00279"),
        ("+4791000381", "910 00 381"), ("+358401000492", "040 1000492"), ("+821033330503", "010-3333-0503"),
        ("+447700900614", "07700 900614"), ("+36305550725", "06 30 555 0725"), ("+48698000836", "698 000 836"),
    ),
    handles=("ridge", "cob", "wren", "flint"),
    mail="kasten.example",
    groups=(),
)  # fmt: skip


def fifteenth(seed: str, *, people: int = 12, rings: int = 40) -> Talk:
    """Draw of this part's cast."""
    return drawn(f"fifteenth c/{seed}", CAST, people=people, rings=rings)


def coming(talk: Talk) -> list[Ring]:
    """Calls that came in, for what keeps no others."""
    return [ring for ring in talk.rings if not ring.out]


def lengths(told: Record, *seconds: float | None) -> Record:
    """A call whose length may be told in these ways too, or left out."""
    return {**told, "also": {**told["also"], "duration": [*seconds, None]}}
