"""Finding rows by name without an object for each: hashes of all names in one sorted array."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import numpy as np
import numpy.typing as npt


class NameIndex:
    """`names` in chunks, `count` of them in all; `name` gives one again, so that a hash is never taken for a name."""

    def __init__(self, names: Iterable[list[str]], count: int, name: Callable[[int], str]) -> None:
        hashes = np.fromiter((hash(one) for chunk in names for one in chunk), np.int64, count)
        self._order: npt.NDArray[np.int64] = np.argsort(hashes, kind="stable")
        self._hashes: npt.NDArray[np.int64] = hashes[self._order]
        self._name = name

    def rows(self, name: str) -> Iterator[int]:
        """The rows with this name, ascending."""
        wanted = np.int64(hash(name))
        at = int(np.searchsorted(self._hashes, wanted))
        while at < len(self._hashes) and self._hashes[at] == wanted:
            row = int(self._order[at])
            if self._name(row) == name:
                yield row
            at += 1

    def first(self, names: Iterable[str]) -> int | None:
        """The first row that has one of these names."""
        return min((row for name in names for row in self.rows(name)), default=None)
