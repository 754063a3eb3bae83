"""Discovery on the stores that it was developed on: what it found there it finds again. Of unknown stores this says nothing."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tests.engine.discovery_measure import KINDS, Score, aside, sampled, totals
from tests.engine.published_stores_eleventh import ELEVENTH
from tests.engine.published_stores_fifteenth import FIFTEENTH
from tests.engine.published_stores_fourteenth import FOURTEENTH
from tests.engine.published_stores_pool import POOL
from tests.engine.published_stores_pool_eight import POOL_EIGHT
from tests.engine.published_stores_pool_five import POOL_FIVE
from tests.engine.published_stores_pool_four import POOL_FOUR
from tests.engine.published_stores_pool_nine_c import POOL_NINE_C
from tests.engine.published_stores_pool_seven import POOL_SEVEN
from tests.engine.published_stores_pool_six import POOL_SIX
from tests.engine.published_stores_pool_three import POOL_THREE
from tests.engine.published_stores_pool_two import POOL_TWO
from tests.engine.published_stores_seventeenth import SEVENTEENTH
from tests.engine.published_stores_sixteenth import SIXTEENTH
from tests.engine.published_stores_tenth import TENTH
from tests.engine.published_stores_thirteenth import THIRTEENTH
from tests.engine.published_talk import Aside

SETS: Mapping[str, tuple[Mapping[str, Callable[[], Aside]], Mapping[str, float]]] = {
    "tenth": (TENTH, {"Message": 0.92, "Contact": 0.95, "Call": 0.96}),
    "eleventh": (ELEVENTH, {"Message": 0.8, "Contact": 0.91, "Call": 0.87}),
    "pool": (POOL, {"Message": 0.96, "Contact": 0.97, "Call": 0.98}),
    "second pool": (POOL_TWO, {"Message": 0.97, "Contact": 0.99, "Call": 0.99}),
    "third pool": (POOL_THREE, {"Message": 0.89, "Contact": 0.99, "Call": 0.96}),
    "fourth pool": (POOL_FOUR, {"Message": 0.95, "Contact": 0.78, "Call": 0.83}),
    "fifth pool": (POOL_FIVE, {"Message": 0.99, "Contact": 0.99, "Call": 0.99}),
    "sixth pool": (POOL_SIX, {"Message": 0.99, "Contact": 0.99, "Call": 0.99}),
    "seventh pool": (POOL_SEVEN, {"Message": 0.99, "Contact": 0.99, "Call": 0.99}),
    "eighth pool": (POOL_EIGHT, {"Message": 0.99, "Contact": 0.94, "Call": 0.99}),
    "seventeenth": (SEVENTEENTH, {"Contact": 0.85, "Call": 0.85}),
    "sixteenth": (SIXTEENTH, {"Message": 0.85, "Contact": 0.99, "Call": 0.99}),
    "ninth pool": (POOL_NINE_C, {"Contact": 0.99, "Call": 0.99}),
    "fifteenth": (FIFTEENTH, {"Contact": 0.84, "Call": 0.88}),
    "fourteenth": (FOURTEENTH, {"Message": 0.8, "Contact": 0.98, "Call": 0.85}),
    "thirteenth": (THIRTEENTH, {"Message": 0.84, "Contact": 0.97, "Call": 0.86}),
}
"""The shares that were found when the rules stood, a little less."""


@pytest.mark.parametrize("name", SETS)
def test_what_was_found_is_found_again(name: str) -> None:
    stores, least = SETS[name]
    scores: list[Score] = aside(stores)
    truth, right = totals(scores)
    assert {k: right[k] / truth[k] for k in KINDS if truth[k]} == pytest.approx(
        {k: max(least[k], right[k] / truth[k]) for k in KINDS if truth[k]}
    )
    drawn, bad, _ = sampled(scores)
    assert sum(bad.values()) <= 0.05 * drawn, bad
