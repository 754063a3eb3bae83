"""Parts of a list where each record that may answer has to be looked at, cut off by time: nothing is left out or comes twice."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from aboveboard.casework.authorities import OWN_PHONE
from aboveboard.casework.case import create_case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import Gathering
from aboveboard.casework.review import ahead, desk
from aboveboard.casework.review.ahead import Ahead
from aboveboard.casework.review.desk import Desk, Opened
from aboveboard.model.query import parse
from aboveboard.model.records import Message
from aboveboard.model.times import Time
from aboveboard.store.columns import columns_of
from aboveboard.store.search import Searcher
from tests.store.exhibits import File, exhibit_of

START, DAY = 1_700_000_000_000_000, 86_400_000_000


def messages(name: str, step: int) -> File:
    """Every third answers; of the last two thirds alternately one has no time in UTC, one none at all."""

    def at(n: int) -> Any:
        if n < 200:
            return START + n * step + len(name + str(step))
        return Time(local="2023-11-20T10:00:00") if n % 2 else None

    return File(
        f"{name}.db", [Message(at=at(n), body=f"{name} {'x-y' if n % 3 == 0 else 'xy'} {n}") for n in range(300)]
    )


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """Two exhibits whose records lie between each other in time."""
    monkeypatch.setenv("ABOVEBOARD_HOME", str(tmp_path / "home"))
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
    with (
        closing(create_case(tmp_path / "a.case", OWN_PHONE, Actor("x"))) as case,
        exhibit_of(tmp_path / "a", [messages("a", DAY)]) as one,
        exhibit_of(tmp_path / "b", [messages("b", DAY // 7)]) as other,
    ):
        made = Desk(case, Actor("x"))
        made.opened = [Opened(e, Searcher(e), (n, 0)) for n, e in enumerate((one, other))]
        made.answers[Desk.ROWS] = [(columns_of(o.exhibit), o.searcher.hold_words()) for o in made.opened]
        yield made


def walk(one: Desk, query: str, *, newest_first: bool) -> tuple[list[str], int]:
    """The texts of all parts, and how many parts were empty."""
    rows = one.answering(parse(query))
    at = one.very_end() if newest_first else one.beginning()
    texts: list[str] = []
    empty = 0
    for _ in range(1000):
        part = one.part(rows, at, newest_first=newest_first, limit=7)
        texts += [r["body"] for r in part.records]
        empty += not part.records
        if not part.more:
            return texts, empty
        assert part.end != at, "goes on"
        at = part.end
    pytest.fail("does not end")


@pytest.mark.parametrize("newest_first", [True, False])
@pytest.mark.parametrize("query", ['exact:"x-y"', 'exact:"x-y 15"', 'exact:"b x"', 'exact:"nothing"'])
def test_what_is_cut_off_goes_on(two: Desk, monkeypatch: pytest.MonkeyPatch, query: str, *, newest_first: bool) -> None:
    monkeypatch.setattr(desk, "_PATIENCE", 1000.0)
    wanted, empty = walk(two, query, newest_first=newest_first)
    assert not empty or not wanted
    everything = [searched(o, query) for o in two.opened]
    assert sorted(wanted) == sorted(text for texts in everything for text in texts)
    monkeypatch.setattr(desk, "_PATIENCE", -1.0)
    for one in two.opened:
        one.sets = None
    cut, _ = walk(two, query, newest_first=newest_first)
    assert sorted(cut) == sorted(wanted)
    # In order of time; what has none has no order between exhibits.
    assert [t for t in cut if _number(t) < 200] == [t for t in wanted if _number(t) < 200]


def _number(text: str) -> int:
    return int(text.rpartition(" ")[2])


def searched(one: Opened, query: str) -> list[str]:
    """What a scan of an exhibit finds."""
    numbers = set(one.searcher.scan(parse(query)))
    return [one.exhibit.present(row)["body"] for row in one.exhibit.rows() if row.id in numbers]


def test_nobody_waits_for_what_a_large_case_gathers() -> None:
    gathering = Ahead()
    gathering.begin(((1, 1),), {"people"}, ahead.SMALL + 1)
    with pytest.raises(Gathering):
        gathering.take("people", ((1, 1),), lambda: "made here")
    assert gathering.take("people", ((2, 2),), lambda: "of another state") == "of another state"
    gathering.put("people", "made beside")
    assert gathering.take("people", ((1, 1),), lambda: "made here") == "made beside"
    assert gathering.take("places", ((1, 1),), lambda: "made here") == "made here"


def test_where_gathering_ended_early_a_page_makes_it() -> None:
    gathering = Ahead()
    gathering.expect()
    gathering.begin(((1, 1),), {"people"}, ahead.SMALL + 1)
    gathering.end()
    assert gathering.take("people", ((1, 1),), lambda: "made here") == "made here"
