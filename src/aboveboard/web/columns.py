"""Which columns a list has: what everybody gets by the kinds that it shows, and what a reviewer can choose beside."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.review.choices import choose, chosen
from aboveboard.casework.review.sorting import ENVELOPE
from aboveboard.model.query import Filter, Query
from aboveboard.model.records import CATEGORIES, KINDS, fields_of

_OF: dict[str, tuple[str, ...]] = {
    "Message": ("sender", "recipients", "body"),
    "Call": ("direction", "sender", "recipients", "status", "duration"),
    "Contact": ("name", "identifiers", "organization"),
    "Account": ("type", "username", "identifier"),
    "Post": ("author", "body", "origin"),
    "Email": ("sender", "recipients", "subject", "folder"),
    "Media": ("media_type", "name", "size", "saved_from"),
    "Document": ("name", "mime", "size"),
    "Visit": ("title", "url", "visit_count"),
    "WebSearch": ("term", "engine"),
    "Download": ("name", "url", "size"),
    "Place": ("name", "latitude", "longitude", "accuracy", "position_class"),
    "Note": ("title", "body", "folder"),
    "CalendarEvent": ("title", "location", "ends_at", "organizer"),
    "Payment": ("sender", "recipients", "amount", "currency"),
    "App": ("app", "name", "version", "installed_at"),
}
OF_EVERY_RECORD = (
    "at",
    "kind",
    "service",
    "profile",
    "state",
    "exhibit",
    "source_file",
    "artifact",
    "key",
    "says",
    "marks",
)
"""Columns of every list; `says` is what matters of a record on one line."""
_BY_NAME = {kind.__name__: kind for kind in KINDS}


def kinds_of(query: Query) -> tuple[str, ...]:
    """The kinds that a query can find, where it says so; else none."""
    for group in query.groups:
        named = [c.value for c in group if isinstance(c, Filter) and c.name == "kind" and not c.negated]
        if len(named) == len(group):
            return tuple(named)
    return ()


def columns_of(query: Query) -> tuple[str, ...]:
    """The fields that have a column of their own where a query asks for one kind; else none: a line says what matters."""
    kinds = kinds_of(query)
    return _OF.get(kinds[0], ()) if len(kinds) == 1 else ()


def category_of(query: Query) -> str | None:
    """The category whose kinds, and no others, a query asks for."""
    kinds = frozenset(kinds_of(query))
    every = {frozenset(k.__name__ for k in some): name for name, some in CATEGORIES.items()}
    return every.get(kinds)


def list_name(kinds: Iterable[str]) -> str:
    """Under what the choice of columns is kept: lists of the same kinds share it."""
    return "columns " + (" ".join(sorted(kinds)) or "any")


def usual(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The columns that everybody gets."""
    if len(kinds) == 1 and kinds[0] in _OF:
        return ("at", "service", *_OF[kinds[0]], "marks")
    return ("at", *(("kind",) if len(kinds) != 1 else ()), "service", "says", "marks")


@cache
def offered(kinds: tuple[str, ...]) -> tuple[str, ...]:
    """All columns that a list of these kinds can have: what every record has, and every field of the kinds."""
    fields = (name for kind in kinds or tuple(_BY_NAME) for name in fields_of(_BY_NAME[kind]))
    return tuple(dict.fromkeys((*OF_EVERY_RECORD, *fields)))


@cache
def sortable(kinds: tuple[str, ...]) -> frozenset[str]:
    """The columns by which a short list can be put in order."""
    return frozenset(offered(kinds)) - {"at", "says", "marks", "key", "artifact"} | (
        frozenset(ENVELOPE) & frozenset(offered(kinds))
    )


def shown(case: Case, actor: Actor, kinds: tuple[str, ...]) -> tuple[str, ...]:
    """The columns as a reviewer chose them; what no kind has any more is left out."""
    can = offered(kinds)
    picked = [name for name in chosen(case, actor, list_name(kinds)) or () if name in can]
    return tuple(picked) or usual(kinds)


def change(case: Case, actor: Actor, kinds: tuple[str, ...], what: str, name: str) -> None:
    """Add a column, take it out, move it, or go back to the usual ones. Raises CaseError."""
    if any(kind not in _BY_NAME for kind in kinds):
        raise CaseError("there is no such list")
    if what == "usual":
        choose(case, actor, list_name(kinds), None)
        return
    columns = list(shown(case, actor, kinds))
    if name not in offered(kinds):
        raise CaseError(f"a list of {', '.join(kinds) or 'all kinds'} has no column {name!r}")
    at = columns.index(name) if name in columns else -1
    match what:
        case "add" if at < 0:
            # Before the marks, which stand at the end.
            columns.insert(len(columns) - (columns[-1] == "marks"), name)
        case "out" if at >= 0 and len(columns) > 1:
            columns.pop(at)
        case "earlier" if at > 0:
            columns.insert(at - 1, columns.pop(at))
        case "later" if 0 <= at < len(columns) - 1:
            columns.insert(at + 1, columns.pop(at))
        case "add" | "out" | "earlier" | "later":
            return
        case _:
            raise CaseError(f"a column is added, taken out, or moved; not {what!r}")
    choose(case, actor, list_name(kinds), columns)
