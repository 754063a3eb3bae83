"""Where the text stands that people wrote: in a column, or in a table of texts. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from aboveboard.engine.discover import words
from aboveboard.engine.discover.columns import Column
from aboveboard.engine.discover.joins import INSIDE, MOST_STEPS, Link, Store, Table
from aboveboard.engine.discover.moments import main_time
from aboveboard.engine.discover.verdicts import best_of
from aboveboard.formats import vcard


def body_column(table: Table) -> Column | None:
    """The column of the text that people wrote."""
    apart = {c.within[0] for c in table.columns if c.within is not None}

    def score(column: Column) -> float:
        looks = column.looks
        if not column.texts or column.name in apart or column.time is not None or looks.natural < 0.15 or column.above:
            return 0.0
        if all(vcard.is_card(t) for t in column.texts[:5]):
            return 0.0
        named = bool(column.means & {"body"}) and not column.means & {
            "id",
            "type",
            "status",
            "time",
            "path",
            "url",
            "mime",
            "machine",
        }
        if column.means & {"sender", "recipient"} and looks.personal >= 0.5:
            return 0.0  # Who wrote the message: 'message_from'.
        title = bool(column.means & {"title", "subject", "name", "place"})
        longest = sum(len(t) for t in column.texts) / len(column.texts)
        # Where a text may stand, addresses of what was sent instead stand too.
        written = [t for t in column.texts if "://" not in t] if "message" in table.means else column.texts
        several = sum(len(t.split()) > 2 for t in written) / max(len(written), 1)
        varied = column.distinct / len(column.there)
        if not named and (several < 0.5 or varied < 0.5 or looks.natural < 0.6 or title):
            return 0.0
        if not named and column.means & {
            "sender",
            "recipient",
            "party",
            "person",
            "path",
            "url",
            "id",
            "status",
            "type",
            "thread",
        }:
            return 0.0
        return 1.5 * named + looks.natural * column.fill + min(longest, 100) / 200 + 0.3 * varied - title

    return best_of(table.columns, score, 0.3)


@dataclass(frozen=True)
class Elsewhere:
    """Texts that stand in a table of their own."""

    table: str
    column: str
    own: str
    """The column of this table, and `theirs` of that one, that belong together."""
    theirs: str
    several: bool
    """Whether a row may have several texts."""


def text_elsewhere(table: Table, store: Store, known: Mapping[str, Mapping[str, Link]]) -> Elsewhere | None:
    """Where the texts of a table's rows stand that has none itself: in the rows that name it, or in those that it names."""
    if "message" not in table.means:
        return None
    for column, link in known.get(table.name, {}).items():
        body = _mere_text(store.tables[link.parent])
        if body is not None and table.by_name[column].within is None and store.unique(table.name, column):
            return Elsewhere(link.parent, body.name, column, link.key, several=False)
    for other in store.tables.values():
        body = _mere_text(other) if other.name != table.name else None
        if body is None or other.rows * table.rows > MOST_STEPS:
            continue
        for column, link in known.get(other.name, {}).items():
            if link.parent == table.name and other.by_name[column].within is None and column != body.name:
                return Elsewhere(other.name, body.name, link.key, column, several=not store.unique(other.name, column))
        if (shared := _shared_key(table, other, store)) is not None:
            return Elsewhere(other.name, body.name, *shared, several=False)
    return None


def _shared_key(table: Table, other: Table, store: Store) -> tuple[str, str] | None:
    """The keys of two tables that are called alike, where those of the other's rows are among this one's."""
    if len(table.key) != 1 or len(other.key) != 1 or words.stems(table.key[0]) != words.stems(other.key[0]):
        return None
    among, asked = store.inside(other.name, other.key[0], table.name, table.key[0])
    return (table.key[0], other.key[0]) if asked and among >= INSIDE * asked else None


def _mere_text(table: Table) -> Column | None:
    """The text of a table that holds texts and nothing of when or whose."""
    elsewhat = table.means & {"thread", "contact", "call"} and "message" not in table.means
    if elsewhat or main_time(table) is not None:
        return None
    body = body_column(table)
    return body if body is not None and "body" in body.means and body.within is None else None


def sealed_column(table: Table) -> Column | None:
    """The text of messages that nobody can read without a key: another in each row, in base64, in a column named for text."""
    if "message" not in table.means:
        return None
    for column in table.columns:
        named = "body" in column.means and not column.means & {
            "id",
            "type",
            "status",
            "time",
            "path",
            "url",
            "mime",
            "machine",
        }
        full = len(column.texts) == len(column.values) == column.distinct and column.within is None
        letters = {c for t in column.texts if _SEALED.fullmatch(t) for c in t[:40]}
        sealed = full and len(column.texts) >= _LEAST_SEALED and all(map(_SEALED.fullmatch, column.texts))
        if named and sealed and len(letters) >= _VARIED_SEALED:
            return column
    return None


_LEAST_SEALED: Final = 5
_VARIED_SEALED: Final = 50
"""Of the 64 characters of base64 those that occur; words and hexadecimal digits have fewer."""
_SEALED: Final = re.compile(r"[A-Za-z0-9+/_-]{16,}={0,2}(?:\?iv=[A-Za-z0-9+/_-]+={0,2})?")
SHORTENED: Final = frozenset(("snippet", "preview", "excerpt", "summary"))
