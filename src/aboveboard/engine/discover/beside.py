"""Who a row is from, to or with where tables beside it say that, row by row. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Final

from aboveboard.engine.discover import words
from aboveboard.engine.discover.joins import (
    MOST_STEPS,
    Expression,
    Link,
    Members,
    Store,
    Table,
    Who,
    own_member,
    who,
    who_takes_part,
)
from aboveboard.engine.discover.words import listed

_NO_PEOPLE_OF: Final = listed(
    "receipt receipts reaction reactions mention mentions like likes vote votes read seen delivered"
)
_MOST_BESIDE_PEOPLE: Final = 6
_PEOPLE_OF: Final = 0.9
_JOINED: Final = 0.3


def people_of(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> Members | None:
    """A table of who each row is with, where the rows themselves name nobody: recipients of messages, who was in a call.

    `thread` of what is returned is its column that names a row.
    """
    for other in store.tables.values():
        if other.name == table.name or len(other.columns) > _MOST_BESIDE_PEOPLE:
            continue
        joins = "contact" not in other.means
        if joins and not _joins(other, table, store, known):
            continue
        kinds = any("type" in c.means and c.distinct > 1 for c in other.columns)
        timed = any(c.time is not None for c in other.columns)
        if kinds or timed or set(words.split(other.name)) & _NO_PEOPLE_OF or other.rows * table.rows > MOST_STEPS:
            continue
        for column, link in known.get(other.name, {}).items():
            key = table.by_name.get(link.key)
            if link.parent != table.name or other.by_name[column].within or key is None or key.within:
                continue
            among, asked = store.inside(table.name, link.key, other.name, column)
            several = _of_several(other)
            found = who_takes_part(several, column, store, known) or _known_so(several, column, store, known)
            # What joins messages to people has none for those to groups.
            if not asked or among < (_JOINED if joins else _PEOPLE_OF) * asked or found is None:
                continue
            value, someone = found
            return Members(other.name, column, value, someone, own_member(other, column, value), link.key)
    return None


def _joins(other: Table, table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> bool:
    """Whether a table joins each row to somebody by keys that are declared, whatever it is called."""
    parents = [link.parent for link in known.get(other.name, {}).values() if link.column in other.foreign]
    people = any("contact" in store.tables[p].means and p != table.name for p in parents)
    return table.name in parents and people and "thread" not in {m for c in other.columns for m in c.means}


def _known_so(
    other: Table, thread: str, store: Store, known: Mapping[str, Mapping[str, Link]]
) -> tuple[str, Who] | None:
    """The column of bytes that name people who have nothing but names, and their names."""
    for column, link in known.get(other.name, {}).items():
        own = other.by_name.get(column)
        if column == thread or own is None or not own.is_bytes or "contact" not in store.tables[link.parent].means:
            continue
        someone = who(store.tables[link.parent], store, known, 1)
        if someone.name is not None:
            name = Expression((link, *someone.name.hops), someone.name.columns)
            return column, Who(Expression((), (column,)), name)
    return None


def _of_several(table: Table) -> Table:
    """A table without what is the same in all of its rows, as the phone's own account is."""
    return replace(table, columns=tuple(c for c in table.columns if c.distinct != 1 or len(c.there) == 1))


_SENDS: Final = listed("from sender author creator von de absender remitente remetente expediteur mittente")
_GETS: Final = listed("to cc bcc recipient recipients receiver receivers an para empfaenger destinatario destinataire")


def ends_of(
    table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]
) -> tuple[Members | None, tuple[Members, ...]]:
    """Tables beside that say who each row is from, and to whom: 'Message_from', 'Message_to'.

    Each has a row's number, that of somebody, and a name or column that says nothing but which end.
    """
    sender: Members | None = None
    recipients: list[Members] = []
    own = {*words.split(table.name), *words.stems(table.name)}
    for other in store.tables.values():
        if other.name == table.name or len(other.columns) > _MOST_BESIDE_PEOPLE or other.rows * table.rows > MOST_STEPS:
            continue
        said = (
            set(words.split(other.name)) - own - {"message", "link", "join", "ref", "map", "person", "user", "contact"}
        )
        if not said or not said <= _SENDS | _GETS or any(c.time is not None for c in other.columns):
            continue
        for found in _rows_of(other, table, store, known):
            if said <= _SENDS and sender is None and store.unique(other.name, found.thread):
                sender = found
            elif said <= _GETS:
                recipients.append(found)
            break
    return sender, tuple(recipients)


def _rows_of(other: Table, table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> Iterator[Members]:
    """The other table as one of who each row of a table is with."""
    for column, link in known.get(other.name, {}).items():
        key = table.by_name.get(link.key)
        if link.parent != table.name or other.by_name[column].within or key is None or key.within:
            continue
        found = who_takes_part(other, column, store, known)
        if found is not None and found[1].identifier is not None:
            yield Members(other.name, column, *found, None, link.key)
