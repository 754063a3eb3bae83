"""What discovery finds where names say nothing: values and keys have to tell it. Floors, a little under what was found."""

from __future__ import annotations

import pytest

from tests.engine.discovery_names import lost
from tests.engine.published_stores_fifteenth import FIFTEENTH
from tests.engine.published_stores_fourteenth import FOURTEENTH
from tests.engine.published_stores_pool_eight import POOL_EIGHT


@pytest.mark.parametrize(
    ("kind", "meaning", "least"),
    [("Call", None, 0.58), ("Call", "phone", 0.95), ("Contact", None, 0.7), ("Message", None, 0.99)],
)
def test_values_tell_what_names_do_not(kind: str, meaning: str | None, least: float) -> None:
    one = lost((FOURTEENTH, FIFTEENTH, POOL_EIGHT), kind, meaning)
    assert one.stores > 5
    assert one.after >= least * one.before, one
