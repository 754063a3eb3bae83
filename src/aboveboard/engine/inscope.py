"""Which rows a scope by people covers, told row by row before they are kept.

A row is covered where somebody listed is one of its parties (sender, recipient, author, attendee …), an identifier of its
card or account, or the other side of its conversation between two. So a message of somebody else in a group with a listed
person is not covered, nor a contact's card that does not have the identifier, nor anything that names nobody.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

import apsw
import msgspec

from aboveboard.analysis.identity import Key, key_of
from aboveboard.store.naming import naming_fields

_SUFFIX = 7
"""Digits that a national number must have behind its 0 to stand for an international one."""


class Listed:
    """The people of a scope."""

    def __init__(self, people: tuple[str, ...]) -> None:
        """`people`: identifiers as somebody wrote them into the authority."""
        self._asked = people

    def names(self, identifier: str, service: str) -> bool:
        """Whether an identifier as stored is one of theirs."""
        found = key_of(identifier, service)
        return found is not None and any(_same(found, key_of(one, service)) for one in self._asked)


def _same(stored: Key, asked: Key | None) -> bool:
    if asked is None:
        return False
    if stored == asked:
        return True
    numbers = {"phone", "number"}
    if stored.sort in numbers and asked.sort in numbers:
        for national, other in ((stored.value, asked.value), (asked.value, stored.value)):
            bare = national.removeprefix("0")
            if national != bare and not national.startswith("00") and len(bare) >= _SUFFIX:
                return other.removeprefix("+").endswith(bare)
    return False


def naming_nobody(db: apsw.Connection, src: int, service: str, people: Listed) -> list[int]:
    """The numbers of a reading's rows that name nobody listed."""
    sql = "SELECT id, kind, CAST(party AS BLOB), CAST(thread AS BLOB), CAST(json(data) AS BLOB) FROM main.rows WHERE src = ?"
    return [
        int(number)
        for number, kind, party, thread, data in db.execute(sql, (src,))
        if not any(people.names(one, service) for one in named(int(kind), party, thread, data))
    ]


def named(kind: int, party: bytes | None, thread: bytes | None, data: bytes | None) -> Iterator[str]:
    """Identifiers that a row names: its parties, what its card or account says, and the other side of its conversation."""
    for column in (party, thread):
        if column is not None:
            text = bytes(column).decode("utf-8", "replace")
            # Apple's id of a conversation between two: iMessage;-;+491715550101, that of a group: iMessage;+;chat…
            yield text.partition(";-;")[2] or text
    try:
        fields: Any = msgspec.json.decode(bytes(data)) if data is not None else {}
    except msgspec.DecodeError:
        return
    for name in naming_fields().get(kind, ()):
        yield from _identifiers(cast("dict[str, Any]", fields).get(name) if isinstance(fields, dict) else None)


def _identifiers(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for one in cast("list[Any]", value):
            yield from _identifiers(one)
    elif isinstance(value, dict):
        of = cast("dict[str, Any]", value)
        for name in ("identifier", "value"):
            if isinstance(of.get(name), str):
                yield of[name]
