"""Where each live row of a table stands, found without reading what the rows hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from aboveboard.formats.sqlite.batch import positions, varints
from aboveboard.formats.sqlite.database import Database
from aboveboard.formats.sqlite.model import TableInfo
from aboveboard.formats.sqlite.view import Array

_PAGES = 256


class RowPlaces(NamedTuple):
    """Some rows of a table with row numbers: four arrays of the same length.

    `sources` are places in `model.SOURCES`, `offsets` those of the cells, counted from the start of that file.
    """

    rowids: Array
    pages: Array
    sources: Array
    offsets: Array


def row_places(db: Database, info: TableInfo) -> Iterator[RowPlaces]:
    """The places of all live rows of a table that has row numbers, in the order of its tree.

    Facts: https://www.sqlite.org/fileformat2.html section 1.6 ('B-tree Pages', table leaf cells).
    """
    view, segments = db.view, db.tree(info).segments
    for start in range(0, len(segments), _PAGES):
        chosen = segments[start : start + _PAGES]
        numbers = np.array([s.page for s in chosen])
        arr, sources, offsets = view.gather([s.page for s in chosen])
        first, last = np.array([s.first for s in chosen]), np.array([s.last for s in chosen])
        at, segment, _ = positions(arr, np.arange(len(chosen)), first, last, numbers, view.page_size, view.usable)
        _, length = varints(arr, at)
        rowids, _ = varints(arr, at + length)
        within = at - segment * view.page_size
        yield RowPlaces(rowids, numbers[segment], np.array(sources)[segment], np.array(offsets)[segment] + within)
