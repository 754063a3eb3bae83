"""What is sorted in runs comes as `sorted` has it."""

import random
import tracemalloc

import pytest

from aboveboard.formats import longsort


@pytest.mark.parametrize("count", [0, 1, 7, 8, 9, 500])
def test_runs_are_merged_in_order(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(longsort, "RUN", 8)
    monkeypatch.setattr(longsort, "_PIECE", 3)
    dice = random.Random(count)
    items = [("".join(dice.choices("ab/é😀", k=dice.randrange(4))), dice.randrange(3)) for _ in range(count)]
    assert list(longsort.longsorted(iter(items), tuple[str, int])) == sorted(items)


def test_names_that_are_no_text() -> None:
    names = [b"\xff" + n.to_bytes(3, "little") for n in range(longsort.RUN + 5)]
    assert list(longsort.longsorted(reversed(names), bytes)) == sorted(names)


def test_what_waits_is_packed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two megabytes of names pass, of which a run and a piece of each run are there at a time."""
    monkeypatch.setattr(longsort, "RUN", 100)
    monkeypatch.setattr(longsort, "_PIECE", 10)
    names = (f"{n * 7919 % 2000:04d}".ljust(1000) for n in range(2000))
    tracemalloc.start()
    try:
        before = ""
        for name in longsort.longsorted(names, str):
            assert before < name
            before = name
        assert tracemalloc.get_traced_memory()[1] < 700_000
    finally:
        tracemalloc.stop()
