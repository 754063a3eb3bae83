"""Discovery finds what is in made-up stores of many layouts, and makes nothing of things that are none of it.

The stores are combinations of ways in which apps lay out and name messages, people and calls. The thresholds lie a little under
what was measured when the test was written: they guard what was found, and say of no unknown app how much is found.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping

from tests.engine._layouts_people import people
from tests.engine._layouts_tables import FILES
from tests.engine._layouts_talk import talk
from tests.engine._layouts_things import THINGS, things
from tests.engine.discovery_measure import KINDS, Score, aside, totals
from tests.engine.published_talk import Aside

LEAST = {"Message": 0.97, "Contact": 0.98, "Call": 0.96}
"""The share of each kind that is found right."""
MOST_WRONG = 0.02
"""The share of judged records that may be wrong."""
Makers = Mapping[str, Callable[[], Aside]]


def made(name: str, make: Callable[[int], Aside], count: int) -> Makers:
    """Stores of the seeds from 0 by their names."""
    return {f"{name} {seed}": lambda seed=seed: make(seed) for seed in range(count)}


def talk_in_files() -> Makers:
    """Ten stores in each of the files."""
    return {f"{form} {seed}": lambda form=form, seed=seed: talk(seed, form) for form in FILES for seed in range(10)}


def short_of(scores: list[Score], kinds: tuple[str, ...]) -> dict[str, float]:
    """Kinds of which less than the least was found, with what was; a kind that is nowhere is found too little of."""
    there, right = totals(scores)
    shares = {kind: right[kind] / there[kind] if there[kind] else 0.0 for kind in kinds}
    return {kind: share for kind, share in shares.items() if share < LEAST[kind]}


def wrong(scores: list[Score]) -> float:
    """The share of judged records that are wrong."""
    judged = [flaw for one in scores for _, flaw in one.judged]
    return sum(flaw is not None for flaw in judged) / len(judged)


def faults(scores: list[Score]) -> str:
    """Which stores lack what, with their layouts: for who looks at a failure."""
    lines = [
        f"{one.store.path}, {one.store.origin}: lacks {dict(one.missed)}, wrong {dict(Counter(f for _, f in one.judged if f))}"
        for one in scores
        if one.missed or any(flaw for _, flaw in one.judged)
    ]
    return "\n".join(lines)


def test_talk_in_databases_is_found() -> None:
    scores = aside(made("database", talk, 80))
    assert not short_of(scores, KINDS), faults(scores)
    assert wrong(scores) <= MOST_WRONG, faults(scores)


def test_talk_in_files_is_found() -> None:
    scores = aside(talk_in_files())
    assert not short_of(scores, KINDS), faults(scores)
    assert wrong(scores) <= MOST_WRONG, faults(scores)


def test_people_are_found() -> None:
    scores = aside(made("people", people, 60))
    assert not short_of(scores, ("Contact",)), faults(scores)
    assert wrong(scores) <= MOST_WRONG, faults(scores)


def test_no_talk_is_made_of_things() -> None:
    scores = aside(made("things", things, 60))
    assert not faults(scores)
    drawn = {table for make in made("things", things, 60).values() for table in make().decoys}
    assert len(drawn) >= len(THINGS)


def test_stores_are_the_same_each_time() -> None:
    makers = {**made("database", talk, 4), **made("people", people, 4), **made("things", things, 4), **talk_in_files()}
    first = {name: make().data for name, make in makers.items()}
    assert first == {name: make().data for name, make in makers.items()}
    assert len(set(first.values())) == len(first)
