"""Who calls whom in the fourteenth set's part of calls: names and numbers of this part alone.

Nobody here exists: numbers are of ranges kept for fiction where a country has one, else made up.
"""

from __future__ import annotations

from tests.engine._seventh_talk import Cast, drawn
from tests.engine.published_talk import Record, Talk

CAST = Cast(
    names=(
        ("Aoife", "Kinsella"), ("Bogumił", "Sadowski"), ("Carmina", "Rebollo"), ("Dilshod", "Karimov"), ("Edda", "Vilhelmsen"),
        ("Ferran", "Montcada"), ("Grigore", "Stănescu"), ("Henrike", "Aßmann"), ("Ибрагим", "Салихов"), ("Jorunn", "Tveit"),
        ("Katsumi", "小野"), ("Lieselotte", "Brandl"), ("Mahmut", "Erdoğdu"), ("Ngozi", "Ekwueme"), ("Odalys", "Peñalver"),
        ("Paavo", "Virtala"), ("Rashmi", "Kulkarni"), ("Sibusiso", "Mthembu"), ("Thuý", "Lâm"), ("Urszula", "Żebrowska"),
        ("Vanja", "Petrić"), ("Wanjiku", "Kamau"), ("志強", "林"), ("Yusuf", "Balogun"), ("Zita", "Fekete"),
        ("रोहित", "चव्हाण"), ("Ελπίδα", "Κοντού"), ("سامر", "الخطيب"), ("Étienne", "Vaugirard"), ("Gerhild", "Pöschl"),
        ("Олена", "Бондар"), ("Tāne", "Paewai"), ("Rosalba", "Spinelli"), ("Matthijs", "Kuipers"), ("Noura", "Haidar"),
        ("Brynjar", "Hauksson"),
    ),
    short=("ok", "oui", "gut"),
    long=("Ring me back when you can", "Ruf mich bitte nach sechs an", "Llámame cuando puedas"),
    ends=(" !",),
    phones=(
        ("+353870100214", "087 010 0214"), ("+48601000377", "601 000 377"), ("+34655000419", "655 00 04 19"),
        ("+998900000523", "90 000 05 23"), ("+4520000631", "20 00 06 31"), ("+34699000742", "699 00 07 42"),
        ("+40721000853", "0721 000 853"), ("+4915735984127", "01573 5984127"), ("+79000001284", "8 900 000-12-84"),
        ("+4740001395", "400 01 395"), ("+817012340406", "070-1234-0406"), ("+436601000517", "0660 1000517"),
        ("+905010000628", "0501 000 06 28"), ("+2348030000739", "0803 000 0739"), ("+5355000840", "5 500 0840"),
        ("+358457000951", "045 7000951"), ("+919820000162", "098200 00162"), ("+27720000273", "072 000 0273"),
        ("+84900000384", "090 000 03 84"), ("+48512000495", "512 000 495"), ("+385910000506", "091 0000 506"),
        ("+254700000617", "0700 000617"), ("+886921000728", "0921-000-728"), ("+2347010000839", "0701 000 0839"),
        ("+36201000940", "06 20 100 0940"), ("+919970000151", "099700 00151"), ("+306950000262", "695 000 0262"),
        ("+9613000373", "03 000 373"), ("+33639980484", "06 39 98 04 84"), ("+436761000595", "0676 1000595"),
        ("+380670000606", "067 000 06 06"), ("+64210000717", "021 000 0717"), ("+393310000828", "331 000 0828"),
        ("+31610000939", "06 10000939"), ("+971500000140", "050 000 0140"), ("+3546610251", "661 0251"),
    ),
    handles=("reed", "flint", "wren"),
    mail="posta.example",
    groups=("Nachbarn",),
)  # fmt: skip


def fourteenth(seed: str, *, people: int = 8, rings: int = 0) -> Talk:
    """Draw of this part's cast: people and calls."""
    return drawn(f"fourteenth d/{seed}", CAST, people=people, rings=rings)


def wall(text: str) -> Record:
    """A time of a wall clock with what it has of a second, `2024-05-01 10:00:00.123`."""
    whole, _, part = text.partition(".")
    return {"local": f"{whole[:10]}T{whole[11:19]}.{part.ljust(6, '0')}", "basis": "local without zone"}


def dialled(text: str) -> str:
    """A number as it is dialled: without what people write between its digits."""
    return "".join(c for c in text if c.isdigit() or c == "+")
