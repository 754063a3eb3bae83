"""The numbers under which records are handed over: one a record, given once, the same on every later hand-over."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

import apsw

from aboveboard.casework.errors import CaseError
from aboveboard.model.provenance import show_key
from aboveboard.store.schema import NUMBERS

_FORM = re.compile(r"A-(\d{6,18})", re.IGNORECASE)


def shown(number: int) -> str:
    """As people cite it: A-000012."""
    return f"A-{number:06}"


def give_numbers(db: apsw.Connection, keys: Iterable[int]) -> None:
    """A number for each record that has none yet, in this order."""
    db.execute(NUMBERS)
    with db:
        db.executemany("INSERT OR IGNORE INTO numbers (key) VALUES (?)", ((key,) for key in keys))


def keep_numbers(db: apsw.Connection, numbers: Iterable[tuple[int, int]]) -> None:
    """Numbers as somebody else gave them: (number, key)."""
    db.execute(NUMBERS)
    with db:
        db.executemany("INSERT INTO numbers (number, key) VALUES (?, ?)", numbers)


def key_said(db: apsw.Connection, text: str) -> str:
    """A record's key as somebody gave it, or that of the record with the number they gave. Raises CaseError."""
    found = _FORM.fullmatch(text.strip())
    if found is None:
        return text
    key = db.execute("SELECT key FROM numbers WHERE number = ?", (int(found[1]),)).get if _some(db) else None
    if key is None:
        raise CaseError(f"no record was handed over under the number {text.strip()}")
    return show_key(int(key))


def numbers_of(db: apsw.Connection) -> Callable[[int], str | None] | None:
    """Tells a record's number by its key; None where nothing was handed over."""
    if not _some(db):
        return None

    def number_of(key: int) -> str | None:
        number = db.execute("SELECT number FROM numbers WHERE key = ?", (key,)).get
        return None if number is None else shown(int(number))

    return number_of


def _some(db: apsw.Connection) -> bool:
    return bool(db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'numbers'").get)
