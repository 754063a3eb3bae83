"""Which b-tree pages hold nothing but what is live, told for many pages at a time: nothing dead can be found on those."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from aboveboard.formats.sqlite.batch import positions, varints
from aboveboard.formats.sqlite.record import Damaged
from aboveboard.formats.sqlite.tree import INDEX_INTERIOR, TABLE_INTERIOR, TABLE_LEAF, CellHead, cell_head, head_at
from aboveboard.formats.sqlite.view import View

BATCH_BYTES = 1 << 22


def busy_pages(view: View, pages: Sequence[int]) -> list[int]:
    """Those of these b-tree pages that have a free block, or a gap before their cells that is not all zeros.

    Pages whose header makes no sense are left out: where their free bytes are is not known.
    """
    out: list[int] = []
    size, usable = view.page_size, view.usable
    many = max(1, BATCH_BYTES // size)
    zeros = bytes(size)
    for first in range(0, len(pages), many):
        chosen = pages[first : first + many]
        arr, _, _ = view.gather(chosen)
        base = np.arange(len(chosen), dtype=np.int64) * size
        top = np.array([head_at(page) for page in chosen], np.int64)
        head = base + top
        kind = arr[head]
        block = (arr[head + 1].astype(np.int64) << 8) | arr[head + 2]
        count = (arr[head + 3].astype(np.int64) << 8) | arr[head + 4]
        content = (arr[head + 5].astype(np.int64) << 8) | arr[head + 6]
        content[content == 0] = 65536
        low = top + np.where((kind == INDEX_INTERIOR) | (kind == TABLE_INTERIOR), 12, 8) + 2 * count
        sound = (low <= content) & (content <= usable)
        blocks: list[bool] = (sound & (block != 0)).tolist()
        gaps: list[bool] = (sound & (content > low)).tolist()
        raw = arr.data
        for page, has, gap, start, end in zip(
            chosen, blocks, gaps, (base + low).tolist(), (base + content).tolist(), strict=True
        ):
            if has or (gap and not zeros.startswith(raw[start:end])):
                out.append(page)
    return out


def long_cells(view: View, pages: Sequence[int], table: bool) -> Iterator[CellHead]:
    """The heads of the cells on these pages that go on on overflow pages; `table` for those of rowid tables."""
    size, usable = view.page_size, view.usable
    biggest = usable - 35 if table else (usable - 12) * 64 // 255 - 23
    many = max(1, BATCH_BYTES // size)
    for first in range(0, len(pages), many):
        chosen = np.array(pages[first : first + many], np.int64)
        arr, _, _ = view.gather(chosen.tolist())
        places = np.arange(chosen.size, dtype=np.int64)
        if table:
            kind = arr[places * size + np.where(chosen == 1, 100, 0)]
            places = places[kind == TABLE_LEAF]
        every = np.full(places.size, -1, np.int64)
        at, _, _ = positions(arr, places, every, every, chosen[places], size, usable)
        payload, _ = varints(arr, at)
        raw = arr.data
        for place in at[payload > biggest].tolist():
            base = place // size * size
            try:
                head = cell_head(raw[base : base + size], place - base, usable, table)
            except Damaged:
                continue
            if head.overflow:
                yield head
