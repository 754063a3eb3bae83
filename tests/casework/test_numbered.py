"""Rows that are looked for from where a part begins, until it is full."""

from __future__ import annotations

from typing import Any, cast

import numpy as np
import pytest

from aboveboard.casework.review import numbered
from aboveboard.casework.review.desk import Desk, Position
from aboveboard.casework.review.numbered import looked_for


class Rows:
    """An exhibit whose rows are their numbers."""

    def rows(self, where: str, *, newest_first: bool) -> list[int]:
        listed = where.removeprefix("id IN (").removesuffix(")")
        return sorted(map(int, listed.split(", ")) if listed else [], reverse=newest_first)


class One:
    exhibit = Rows()


class Fake:
    opened = (One(), One())


@pytest.mark.parametrize("share", [0.02, 0.5, 1.0])
def test_parts_are_those_of_all_rows(share: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(numbered, "_STRETCH", 7)
    masks = [np.random.default_rng(n).random(100) < share for n in range(2)]
    first, end = Position((0, 11)), Position((100, 93))
    rows: Any = looked_for(cast(Desk, Fake()), lambda number, some: masks[number][some], first, end)
    for number, mask in enumerate(masks):
        every = [n for n in np.flatnonzero(mask).tolist() if first.rows[number] <= n < end.rows[number]]
        for after in (None, -1, 0, 11, 12, 50, 92, 93, 99, 100):
            for limit in (1, 6, 1000):
                down = [n for n in reversed(every) if after is None or n < after]
                up = [n for n in every if after is None or n > after]
                assert rows(number, after, True, limit) == down[:limit]
                assert rows(number, after, False, limit) == up[:limit]
