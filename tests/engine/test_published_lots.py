"""What holds of each part of the sets that were drawn by lot: the lot chose its stores, and they are the same each time.

Discovery is not asked here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

import pytest

from tests.engine import (
    published_stores_fifteenth_c as fifteenth_c,
)
from tests.engine import (
    published_stores_fifteenth_p as fifteenth_p,
)
from tests.engine import (
    published_stores_fourteenth_c as fourteenth_c,
)
from tests.engine import (
    published_stores_fourteenth_d as fourteenth_d,
)
from tests.engine import (
    published_stores_fourteenth_m as fourteenth_m,
)
from tests.engine import (
    published_stores_fourteenth_p as fourteenth_p,
)
from tests.engine import (
    published_stores_seventeenth_c as seventeenth_c,
)
from tests.engine import (
    published_stores_seventeenth_p as seventeenth_p,
)
from tests.engine import (
    published_stores_sixteenth_c as sixteenth_c,
)
from tests.engine import (
    published_stores_sixteenth_m as sixteenth_m,
)
from tests.engine.published_talk import Aside

Part = tuple[Mapping[str, Callable[[], Aside]], Mapping[str, str], Sequence[str], int]
PARTS: Mapping[str, Part] = {
    "fourteenth c": (fourteenth_c.FOURTEENTH_C, fourteenth_c.TAKEN, fourteenth_c.lot(), 123),
    "fourteenth d": (fourteenth_d.FOURTEENTH_D, fourteenth_d.TAKEN, fourteenth_d.lot(), 86),
    "fourteenth m": (fourteenth_m.FOURTEENTH_M, fourteenth_m.TAKEN, [*fourteenth_m.lot(), *fourteenth_m.more()], 73),
    "fourteenth p": (fourteenth_p.FOURTEENTH_P, fourteenth_p.TAKEN, fourteenth_p.lot(), 86),
    "fifteenth c": (fifteenth_c.FIFTEENTH_C, fifteenth_c.TAKEN, fifteenth_c.lot(), 86),
    "fifteenth p": (fifteenth_p.FIFTEENTH_P, fifteenth_p.TAKEN, fifteenth_p.lot(), 64),
    "sixteenth c": (sixteenth_c.SIXTEENTH_C, sixteenth_c.TAKEN, sixteenth_c.lot(), 117),
    "sixteenth m": (sixteenth_m.SIXTEENTH_M, sixteenth_m.TAKEN, sixteenth_m.lot(), 52),
    "seventeenth p": (seventeenth_p.SEVENTEENTH_P, seventeenth_p.TAKEN, seventeenth_p.lot(), 131),
    "seventeenth c": (seventeenth_c.SEVENTEENTH_C, seventeenth_c.TAKEN, seventeenth_c.lot(), 93),
}
"""Of each its stores, their repositories, the order that was drawn, and how many that are."""


@pytest.mark.parametrize("name", PARTS)
def test_the_lot_chose_them(name: str) -> None:
    stores, taken, drawn, many = PARTS[name]
    order = list(drawn)
    assert list(taken) == list(stores)
    assert [order.index(repository) for repository in taken.values()] == sorted(map(order.index, taken.values()))
    assert len(set(order)) == len(order) == many


@pytest.mark.parametrize("name", PARTS)
def test_the_same_is_made_each_time(name: str) -> None:
    for store, make in PARTS[name][0].items():
        one, again = make(), make()
        assert (again.data, again.truth) == (one.data, one.truth), store
        assert (one.path is None) == one.data.startswith(b"SQLite format 3\0"), store
        assert f"github.com/{PARTS[name][1][store]}" in one.source, store


IN_ONE_CELL = {"Campfire", "PhoneBook (ArcaNO93)"}
"""Stores that keep all in one cell: many records have one row."""


@pytest.mark.parametrize("name", PARTS)
def test_a_row_is_one_record_or_a_spare_or_a_decoy(name: str) -> None:
    for store, make in PARTS[name][0].items():
        one = make()
        places = [(r["provenance"]["table"].lower(), r["provenance"]["rowid"]) for r in one.truth]
        assert store in IN_ONE_CELL or len(set(places)) == len(places), store
        assert not one.decoys & {table for table, _ in places}, store
        assert not one.spare & set(places), store
