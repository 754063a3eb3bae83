"""What stands in a cell of a store, under a name as files have: what is done with files by their paths is done with it too."""

from __future__ import annotations

from typing import NamedTuple

_MARK = "\0cell "
"""No path of a file holds it."""


class InCell(NamedTuple):
    """A cell of a table with row numbers."""

    table: str
    rowid: int
    column: str


def within(path: str, cell: str) -> str:
    """The name of what stands in a cell of a file; `cell` as records have it: table, row number, column."""
    return f"{path}{_MARK}{cell}"


def parted(name: str) -> tuple[str, InCell | None]:
    """(path of the file, which cell of it): None for the file itself, and for what names no cell."""
    path, mark, cell = name.partition(_MARK)
    # Neither number nor column has a space; a table's name may.
    table, *rest = cell.rsplit(" ", 2)
    if not mark or len(rest) != 2 or not rest[0].removeprefix("-").isdecimal() or len(rest[0]) > 19:
        return name, None
    return path, InCell(table, int(rest[0]), rest[1])
