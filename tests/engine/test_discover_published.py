"""Discovery on stores of published schemas: no less is found than docs/discovery.md says, and little of it is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from tests.engine.discovery_measure import published, sampled, totals
from tests.engine.published_stores import SECOND, STORES, THIRD, Published


@pytest.mark.parametrize(
    ("stores", "least"),
    [(STORES, {"Message": 732, "Contact": 19}), (SECOND, {"Message": 386}), (THIRD, {"Message": 350})],
    ids=["first", "second", "third"],
)
def test_stores_of_published_schemas(stores: Mapping[str, Callable[[], Published]], least: Mapping[str, int]) -> None:
    scores = published(stores)
    truth, right = totals(scores)
    assert sum(truth.values()) >= sum(least.values())
    assert {kind: right[kind] for kind in least} == least
    drawn, wrong, _ = sampled(scores)
    assert sum(wrong.values()) < 0.05 * drawn
