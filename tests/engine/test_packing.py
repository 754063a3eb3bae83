"""Small files of low priority go several at a time, and never so that one worker has them all."""

from __future__ import annotations

import pytest

from aboveboard.engine.messages import Read, Unit
from aboveboard.engine.run import BATCH, SMALL, _pack_small, _Queue
from aboveboard.sources.api import Ref


def packed(sizes: list[int], workers: int) -> list[list[int]]:
    """The sizes of the files of each task, after files of these sizes were put into tasks."""
    units = [Unit(Ref(n, f"{n}.db", size, f"{n}.db"), ()) for n, size in enumerate(sizes)]
    queue = _Queue()
    for unit in units:
        queue.put(Read((unit,), 9.0))
    _pack_small(queue, 9.0, workers)
    messages = [queue.take() for _ in range(len(queue))]
    return [[u.ref.size for u in m.units] for m in messages if isinstance(m, Read)]


@pytest.mark.parametrize(
    ("files", "workers", "longest", "tasks"),
    [(3, 2, 1, 3), (24, 2, 3, 8), (24, 8, 1, 24), (1000, 2, BATCH, 42)],
)
def test_few_files_are_shared_and_many_go_in_batches(files: int, workers: int, longest: int, tasks: int) -> None:
    found = packed([1] * files, workers)
    assert (max(map(len, found)), len(found), sum(map(len, found))) == (longest, tasks, files)


def test_large_files_go_alone() -> None:
    found = packed([SMALL + 1, *[1] * 16, SMALL + 1], 1)
    assert [SMALL + 1] in found
    assert sorted(size for task in found for size in task) == [1] * 16 + [SMALL + 1] * 2
    assert all(len(task) == 1 for task in found if SMALL + 1 in task)


def test_nothing_is_nothing() -> None:
    assert packed([], 2) == []
