"""The neutral form that every reader of another tool's output gives, and the limits that all keep to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

from aboveboard.formats.errors import FormatError

MAX_CELL: Final = 4 << 20
"""Characters of one cell."""
MAX_COLUMNS: Final = 2_000
MAX_NAME: Final = 500
"""Characters of a column's or table's name."""

Stated: TypeAlias = Literal["", "live", "recovered"]
"""Whether the other tool calls a row live or recovered; "" where its form has no word for it."""


class OtherToolError(FormatError):
    """Bytes that are not, or not wholly, an output of the expected form."""


@dataclass(frozen=True, slots=True)
class Header:
    """A table begins. `columns` are its columns' names in order, empty where the form does not list them.

    `epoch` are the columns that the tool itself declares to be times in seconds since 1970.
    """

    source: str
    table: str
    columns: tuple[str, ...] = ()
    epoch: frozenset[str] = field(default_factory=frozenset[str])


@dataclass(frozen=True, slots=True)
class Row:
    """One row: `source` is the file, `number` its place in the table from 1, `values` each cell as text by column."""

    source: str
    table: str
    number: int
    values: Mapping[str, str]
    stated: Stated = ""


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something that was not read as it stands, in words for people."""

    source: str
    table: str
    what: str


Item: TypeAlias = Header | Row | Flaw


def distinct(names: list[str]) -> tuple[str, ...]:
    """Names of columns made distinct: a second `Name` becomes `Name (2)`, an empty one `column 3`."""
    seen: dict[str, int] = {}
    out: list[str] = []
    for position, name in enumerate(names, 1):
        name = name.strip()[:MAX_NAME] or f"column {position}"
        count = seen[name] = seen.get(name, 0) + 1
        out.append(name if count == 1 else f"{name} ({count})")
    return tuple(out)
