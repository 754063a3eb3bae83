"""Tables of attributes: each row is one property of a row elsewhere, by name. Turned into columns of that row's table. Pure.

'message_meta (message_id, key, value)' holds for the rows with the key 'text' what a column 'text' of the messages would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Final

from aboveboard.engine.discover.columns import Attribute, Column, nameable
from aboveboard.engine.discover.joins import MOST_STEPS, Link, Table
from aboveboard.engine.discover.words import listed

_KEYS: Final = listed("key name k property prop attribute attr field")
_VALUES: Final = listed("value val v content data")
_MOST_COLUMNS: Final = 8
_MOST_KEYS: Final = 40
_LONGEST_KEY: Final = 60
_LEAST_ROWS: Final = 3
_ALONE: Final = 0.95
"""So many pairs of a row and a key are there once."""


@dataclass(frozen=True)
class Attributes:
    """A table of attributes, and whose they are."""

    table: str
    link: Link
    """From its column that names a row to the table of this."""
    key: str
    value: str
    keys: tuple[str, ...]


def attributes(
    table: Table, links_of: Callable[[Table], Mapping[str, Link]], tables: Mapping[str, Table]
) -> Attributes | None:
    """What a table says of another's rows by key and value; None where it is no such table.

    Links are asked for where the columns look like it.
    """
    if len(table.columns) > _MOST_COLUMNS or table.rows < _LEAST_ROWS:
        return None
    keys = [c for c in table.columns if set(c.words) & _KEYS and _is_of_keys(c)]
    values = [c for c in table.columns if set(c.words) & _VALUES and c.texts and c.within is None and c.via is None]
    if len(keys) != 1 or len(values) != 1 or keys[0] is values[0]:
        return None
    for column, link in links_of(table).items():
        owner, parent = table.by_name[column], tables[link.parent]
        if column in (keys[0].name, values[0].name) or owner.within is not None or parent.name == table.name:
            continue
        if parent.rows * table.rows > MOST_STEPS or (link.key not in parent.by_name):
            continue
        pairs = list(zip(owner.values, keys[0].values, strict=True))
        if len(set(pairs)) >= _ALONE * len(pairs):
            said = tuple(t for t in dict.fromkeys(keys[0].texts) if nameable(t))
            return Attributes(table.name, link, keys[0].name, values[0].name, said)
    return None


def _is_of_keys(column: Column) -> bool:
    """Whether a column has few words, each in many rows."""
    plain = len(column.texts) == len(column.values) and column.within is None and column.via is None
    if not plain or column.distinct > _MOST_KEYS or column.distinct > 0.5 * len(column.texts):
        return False
    return all(len(t) <= _LONGEST_KEY and len(t.split()) == 1 for t in column.texts)


def columns_of(of: Attributes, owner: Table, rows: Iterable[tuple[Any, str, Any]]) -> Iterator[Column]:
    """The columns that a table's attributes make up; `rows` are (row, key, value) of the rows that were sampled."""
    taken = {c.name.lower() for c in owner.columns}
    found: dict[str, dict[Any, Any]] = {}
    for row, key, value in rows:
        found.setdefault(key, {}).setdefault(row, value)
    for key in of.keys:
        values = tuple(found.get(key, {}).get(v) for v in owner.by_name[of.link.key].values)
        if any(v is not None for v in values):
            name = key if key.lower() not in taken else f"{of.table}.{key}"
            at = Attribute(of.table, of.link.column, of.key, key, of.value)
            yield Column(name, "", values, within=(of.link.key, key), attribute=at)
