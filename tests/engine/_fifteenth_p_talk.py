"""Who is in the fifteenth set's part of people: names and numbers of this part alone.

Nobody here exists; no store of this part keeps a telephone number.
"""

from __future__ import annotations

from tests.engine._seventh_talk import Cast, drawn
from tests.engine._tenth_talk import HUB, LOCALE, ROOM, Rows, hexed, packed, stamp, uuid, zulu
from tests.engine.published_talk import Talk

__all__ = ["HUB", "LOCALE", "ROOM", "Rows", "hexed", "packed", "people", "stamp", "uuid", "zulu"]

CAST = Cast(
    names=(
        ("Amparo", "Villalobos"), ("Bedřich", "Sýkora"), ("Cosmina", "Drăgan"), ("Dagny", "Solheim"), ("Emrullah", "Çetin"),
        ("Fionnuala", "Mac Giolla"), ("Георгий", "Тихонов"), ("Hedwig", "Brandstätter"), ("Imanol", "Echeverría"),
        ("Jutta", "Lorenz-Pohl"), ("Kasper", "Nørgaard"), ("Ludovica", "De Santis"), ("Małgorzata", "Śliwa"),
        ("Ngozi", "Adeyemi"), ("Olivér", "Szűcs"), ("Phương", "Trịnh"), ("Quentin", "d'Hoker"), ("Reetta", "Koskela"),
        ("Sushila", "Deshmukh"), ("Tiago", "Brandão"), ("Ursina", "Caduff"), ("Валерия", "Кузьменко"), ("Willem", "Oosterhuis"),
        ("雪", "藤井"), ("Ylva", "Hedström"), ("Zdeněk", "Kučera"), ("אורית", "לוי"), ("Ανδρέας", "Κωστόπουλος"),
        ("민서", "윤"), ("志强", "罗"), ("سلمى", "بنجلون"), ("Tuấn", "Lương"), ("Cătălin", "Rusu"), ("Ebba", "Östman"),
    ),
    short=("gern", "d'accord", "vâng"),
    long=("The cake is ordered, you only need to bring candles", "Wer holt Oma vom Bahnhof ab?", "Мы приедем к шести"),
    ends=(" 🙂", " ok?"),
    phones=(("+4915735980999", "01573 5980999"),),
    handles=("maple", "lark", "cobalt", "fennel", "tarn", "pixel"),
    mail="lettre.example",
    groups=("Geburtstagsrunde",),
)  # fmt: skip


def people(seed: str, count: int) -> Talk:
    """Draw of this part's cast; person 0 is the phone's holder."""
    return drawn(f"fifteenth p/{seed}", CAST, people=count)
