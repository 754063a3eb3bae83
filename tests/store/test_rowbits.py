"""Rows as bits are the rows."""

import numpy as np
import pytest

from aboveboard.store import rowbits
from aboveboard.store.rowbits import RowBits


@pytest.mark.parametrize("size", [1, 7, 8, 9, 63, 64, 65, 200])
@pytest.mark.parametrize("share", [0.0, 0.05, 0.6, 1.0])
def test_bits_say_what_the_mask_says(size: int, share: float, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rowbits, "_STRETCH", 16)
    mask = np.random.default_rng(size).random(size) < share
    rows = np.flatnonzero(mask).tolist()
    bits = RowBits(mask)
    assert (bits.count, bits.rows().tolist(), bits.mask().tolist()) == (len(rows), rows, mask.tolist())
    asked = np.arange(-3, size + 9)
    assert bits.of(asked).tolist() == rows
    for after in (None, -5, 0, 1, size // 2, size - 1, size, size + 40):
        up = [row for some in bits.stretches(after=after) for row in some.tolist()]
        down = [row for some in bits.stretches(newest_first=True, after=after) for row in some.tolist()]
        assert up == [row for row in rows if after is None or row > after]
        assert down == [row for row in reversed(rows) if after is None or row < after]
    assert all(some.size for some in bits.stretches())
