"""What a case's log says of copies that were asked of a phone: which, sealed how, and what making them changed there."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

import apsw
import msgspec

from aboveboard.casework.custody import Entry, entries
from aboveboard.casework.leftpasswords import passwords_set

BEGUN: Final = "acquisition begun"
STOPPED: Final = "acquisition stopped"
SEALED: Final = "acquisition sealed"
CHANGED: Final = "phone changed by acquisition"


class Visit(msgspec.Struct, frozen=True, omit_defaults=True):
    """What a receipt says of how an exhibit's copy was asked of the phone."""

    system: str
    comment: str = ""
    """By which name the phone lists the computer that asked."""
    refused: int = 0
    """How many things the phone did not give when it was asked."""
    whole: bool = True
    """Whether the last copy that was begun was finished."""
    dropped: int = 0
    """How many files the phone sent that the scope does not cover: they passed through memory and were not written."""
    password: str | None = None
    """The backup password that the phone may still have, which was set for the copy."""
    password_taken_off: bool = False
    """Whether such a password was set and is taken off again."""
    report: bool = False
    """Whether the phone wrote a report about itself on request, and keeps it."""
    passing: bool = False
    """Whether what it gave was for a look, in memory alone, and goes with it."""
    backup_asked: tuple[str, ...] = ()
    """Apps of which the phone was asked for a backup, which its holder confirms there."""
    backup_came: tuple[str, ...] = ()
    """Of these, the ones that such a backup is kept of."""


def visit_of(db: apsw.Connection, exhibit: str) -> Visit | None:
    """How an exhibit's phone was asked; None where it was not asked by us."""
    mine = [e for e in entries(db) if e.detail.get("exhibit") == exhibit]
    begun = _last(mine, BEGUN)
    if begun is None:
        return None
    sealed = _last(mine, SEALED)
    changed = next((e for e in reversed(mine) if e.detail.get("what") == CHANGED and e.detail.get("comment")), None)
    refused: Any = sealed.detail.get("refused", ()) if sealed is not None else ()
    last = _last(mine, SEALED, STOPPED)
    dropped = next((int(e.detail["dropped"]) for e in reversed(mine) if "dropped" in e.detail), 0)
    words = [one for one in passwords_set(db) if one.exhibit == exhibit]
    still = next((one.password for one in words if one.on), None)
    return Visit(
        str(begun.detail.get("system")),
        str(changed.detail.get("comment", "")) if changed is not None else "",
        len(refused),
        sealed is not None and last is sealed and sealed.number > begun.number and not sealed.detail.get("more"),
        dropped,
        still,
        bool(words) and still is None,
        any(e.detail.get("report") for e in mine),
        "copy" not in begun.detail,
        _names(mine, CHANGED, "apps"),
        _names(mine, SEALED, "came"),
    )


def _names(found: Iterable[Entry], what: str, field: str) -> tuple[str, ...]:
    """The packages that such entries name, each once."""
    these = (entry.detail.get(field, ()) for entry in found if entry.detail.get("what") == what)
    return tuple(dict.fromkeys(str(app) for apps in these for app in apps))


def sealed_copies(db: apsw.Connection) -> dict[str, str]:
    """SHA-256 of each finished copy that was kept, by the path that it was made at."""
    return {
        str(e.detail["copy"]): str(e.detail["sha256"])
        for e in entries(db)
        if e.detail.get("what") == SEALED and "copy" in e.detail
    }


def _last(found: list[Entry], *what: str) -> Entry | None:
    return next((e for e in reversed(found) if e.detail.get("what") in what), None)
