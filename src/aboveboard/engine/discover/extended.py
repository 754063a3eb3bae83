"""Tables whose rows tell more of a row elsewhere, at most one of each: their columns are taken for columns of that one. Pure.

'history (id, timestamp, chat)' and 'text_messages (id, sender, message)', whose id is one of the history's: when and where stands
in the one, who and what in the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final

from aboveboard.engine.discover.codes import lasts
from aboveboard.engine.discover.columns import Attribute, Column
from aboveboard.engine.discover.joins import INSIDE, MOST_STEPS, Link, Store, Table, links
from aboveboard.engine.discover.moments import main_time
from aboveboard.engine.discover.texts import body_column

_KINDS: Final = frozenset(("message", "call"))
_MOST_COLUMNS: Final = 30
_LEAST_ROWS: Final = 3


def extensions(table: Table, store: Store) -> Iterator[tuple[Table, str, str]]:
    """The tables that extend a table: (other, its column, this one's), whose values are equal where rows belong together.

    Only of what may be messages or calls and has a time, and neither a text nor anybody itself.
    """
    if table.rows < _LEAST_ROWS or main_time(table) is None:
        return
    if body_column(table) is not None:
        yield from _owners(table, store)
        return
    named: Mapping[str, Link] | None = None
    for other in store.tables.values():
        if other.name == table.name or other.rows < _LEAST_ROWS or len(other.columns) > _MOST_COLUMNS:
            continue
        said = (table.means | other.means) & _KINDS
        if not said or other.rows * table.rows > MOST_STEPS or main_time(other) is not None or not _tells(other):
            continue
        named = links(table, store) if named is None else named
        pair = _named_by(other, table, named, store) or _names(other, table, store)
        if pair is not None:
            yield other, *pair


def _owners(table: Table, store: Store) -> Iterator[tuple[Table, str, str]]:
    """The table of what each text with a time is one of, where that alone says who wrote: several versions of one answer."""
    if any(c.means & _WHO and c.there and c.time is None for c in table.columns):
        return
    for column, (target, theirs) in table.foreign.items():
        other = next((t for n, t in store.tables.items() if n.lower() == target.lower() and n != table.name), None)
        if other is None or column not in table.by_name or other.rows * table.rows > MOST_STEPS:
            continue
        key = next(
            (c.name for c in other.columns if c.name.lower() == (theirs or "".join(other.key[:1])).lower()), None
        )
        ways = any(c.means & {"outgoing", "incoming"} and c.is_flag and c.distinct == 2 for c in other.columns)
        said = (table.means | other.means) & {"message", "thread"}
        if key is not None and ways and said and main_time(other) is None and store.unique(other.name, key):
            yield other, key, column


_WHO: Final = frozenset(("sender", "recipient", "party", "outgoing", "incoming", "direction"))


def _named_by(other: Table, table: Table, named: Mapping[str, Link], store: Store) -> tuple[str, str] | None:
    """Where a column of the table names rows of the other, each at most once."""
    for column, link in named.items():
        plain = table.by_name[column].within is None and "contact" not in other.means
        if link.parent == other.name and plain and link.key in other.by_name and store.unique(table.name, column):
            return link.key, column
    return None


def _tells(table: Table) -> bool:
    """Whether rows have what a message or a call has: a text, a number or address, how long."""
    reached = any(c.reach >= INSIDE and c.distinct > 1 for c in table.columns)
    return reached or body_column(table) is not None or any(lasts(c) and c.numbers for c in table.columns)


def _names(other: Table, table: Table, store: Store) -> tuple[str, str] | None:
    """Where a column of the other names rows of the table, each at most once; numbers of rows agree by accident too often."""
    key = table.key[0] if len(table.key) == 1 else table.rowid
    if key is None or key not in table.by_name or table.by_name[key].within is not None:
        return None
    for column, (target, theirs) in other.foreign.items():
        same = target.lower() == table.name.lower() and (theirs is None or theirs.lower() == key.lower())
        if same and column in other.by_name and store.unique(other.name, column):
            return column, key
    for column, link in links(other, store).items():
        plain = other.by_name[column].within is None
        if link.parent == table.name and link.key == key and plain and store.unique(other.name, column):
            return column, key
    return None


def columns_of(other: Table, own: str, key: str, table: Table, rows: Iterable[Mapping[str, Any]]) -> Iterator[Column]:
    """The columns that another table gives to this one's rows; `rows` are that one's, by column, as they are shown."""
    taken = {c.name.lower() for c in table.columns}
    by_row = {row[own]: row for row in rows}
    for column in other.columns:
        if column.name == own or column.within is not None or column.beside or not column.there:
            continue
        values = tuple(by_row.get(v, {}).get(column.name) for v in table.by_name[key].values)
        if any(v is not None for v in values):
            name = column.name if column.name.lower() not in taken else f"{other.name}.{column.name}"
            at = Attribute(other.name, own, "", "", column.stored)
            yield Column(
                name,
                column.declared,
                values,
                within=(key, column.name),
                via=column.via,
                attribute=at,
                called=column.name,
            )
