"""The use cases of saved searches: a query with its zone and page under a name, kept in the case, run again with what is new.

The custody log says that one was kept, renamed, deleted, taken in or handed out, by its number: words stand in the case alone.
"""

from __future__ import annotations

import hashlib
import json
import time
import tomllib
from dataclasses import dataclass
from typing import Any, cast

from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.kept import takes_changes
from aboveboard.model.query import QueryError, parse
from aboveboard.store.schema import SEARCHES

FORMAT = 1
"""Of the file that searches are handed out in."""
MOST_NAME = 80
MOST_BYTES = 1 << 20
"""Of a file with searches."""
MOST = 1000
"""Searches of one file."""
PAGES = ("list", "list oldest")
"""Where a search is shown: as a list, the newest or the oldest record first."""


@dataclass(frozen=True)
class Saved:
    """A search under a name."""

    number: int
    at: int
    """When it was kept, UTC microseconds."""
    actor: str
    name: str
    query: str
    zone: str
    page: str
    ran_at: int | None
    found: int | None
    """How many records answered when it last ran."""
    deleted_at: int | None
    deleted_by: str | None


@dataclass(frozen=True)
class Offered:
    """A search of a file, before it is taken in."""

    name: str
    query: str
    zone: str
    page: str
    fault: str
    """Why it cannot be taken in; '' where it can."""


_COLUMNS = "number, at, actor, name, query, zone, page, ran_at, found, deleted_at, deleted_by"


def searches(case: Case, *, deleted: bool = False) -> list[Saved]:
    """Those that are kept, by name; with `deleted` those that were deleted instead, the last one first."""
    if not case.db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'searches'").get:
        return []
    which = "deleted_at IS NOT NULL ORDER BY deleted_at DESC" if deleted else "deleted_at IS NULL ORDER BY name, number"
    return [Saved(*row) for row in case.db.execute(f"SELECT {_COLUMNS} FROM searches WHERE {which}")]


def saved(case: Case, name: str | int) -> Saved:
    """By its name or number. Raises CaseError."""
    every = searches(case)
    found = next((s for s in every if name in (s.number, s.name)), None)
    if found is None:
        names = ", ".join(s.name for s in every[:20]) or "none"
        raise CaseError(f"the case keeps no search {name!r}; it keeps {names}")
    return found


def save(case: Case, actor: Actor, name: str, query: str, zone: str = "UTC", page: str = "list") -> Saved:
    """Keep a search. Raises CaseError for a name that is taken or is none, QueryError."""
    case.must_take_changes(actor)
    name = _name(case, name)
    canonical = str(parse(query))
    if not canonical:
        raise CaseError("an empty search is the whole case; keep one that asks for something")
    if page not in PAGES:
        raise CaseError(f"a search is shown as {' or '.join(PAGES)}, not {page!r}")
    number = _insert(case, actor, name, canonical, zone, page)
    _log(case, actor, "kept", number=number)
    return saved(case, number)


def _insert(case: Case, actor: Actor, name: str, query: str, zone: str, page: str) -> int:
    with case.db:
        case.db.execute(
            "INSERT INTO searches (at, actor, name, query, zone, page) VALUES (?, ?, ?, ?, ?, ?)",
            (time.time_ns() // 1000, actor.name, name, query, zone, page),
        )
        return case.db.last_insert_rowid()


def _name(case: Case, name: str) -> str:
    """A name that can be given. Raises CaseError."""
    name = name.strip()
    fault = _name_fault(name)
    if fault:
        raise CaseError(fault)
    case.db.execute(SEARCHES)
    if any(s.name == name for s in searches(case)):
        raise CaseError(f"a search is called {name!r} already; choose another name")
    return name


def _name_fault(name: str) -> str:
    if not name or len(name) > MOST_NAME or not name.isprintable():
        return f"a search's name is one line of at most {MOST_NAME} characters"
    return ""


def rename(case: Case, actor: Actor, number: int, name: str) -> Saved:
    """Give a search another name. Raises CaseError."""
    case.must_take_changes(actor)
    if saved(case, number).name != name.strip():
        name = _name(case, name)
        with case.db:
            case.db.execute("UPDATE searches SET name = ? WHERE number = ?", (name, number))
        _log(case, actor, "renamed", number=number)
    return saved(case, number)


def delete(case: Case, actor: Actor, number: int) -> Saved:
    """Take a search off the list; `restore` puts it back. Raises CaseError."""
    case.must_take_changes(actor)
    found = saved(case, number)
    with case.db:
        sql = "UPDATE searches SET deleted_at = ?, deleted_by = ? WHERE number = ?"
        case.db.execute(sql, (time.time_ns() // 1000, actor.name, number))
    _log(case, actor, "deleted", number=number)
    return found


def restore(case: Case, actor: Actor, number: int) -> Saved:
    """Take a deletion back. Where the name was given again meanwhile, it is put back under its number too. Raises CaseError."""
    case.must_take_changes(actor)
    found = next((s for s in searches(case, deleted=True) if s.number == number), None)
    if found is None:
        raise CaseError(f"no search of number {number} was deleted")
    taken = any(s.name == found.name for s in searches(case))
    name = f"{found.name[: MOST_NAME - 12]} ({number})" if taken else found.name
    with case.db:
        sql = "UPDATE searches SET deleted_at = NULL, deleted_by = NULL, name = ? WHERE number = ?"
        case.db.execute(sql, (name, number))
    _log(case, actor, "deletion taken back", number=number)
    return saved(case, number)


def ran(case: Case, number: int, count: int) -> Saved:
    """Note that a search ran and how many answered, where the case takes changes; what it was before. Raises CaseError."""
    before = saved(case, number)
    if takes_changes(case.db):
        with case.db:
            case.db.execute(
                "UPDATE searches SET ran_at = ?, found = ? WHERE number = ?", (time.time_ns() // 1000, count, number)
            )
    return before


def _log(case: Case, actor: Actor, what: str, **detail: object) -> None:
    case.log(actor, "alteration", what=f"saved search: {what}", of="the case, not the evidence", **detail)


# --- files -----------------------------------------------------------------------------------------------------------


def hand_out(case: Case, actor: Actor, numbers: set[int] | None = None) -> str:
    """The searches as a file that people can read: queries alone, no record, no count, no name of who kept them.

    It is a disclosure, and logged. Raises CaseError where there is none, and in a look without keeping.
    """
    case.must_stand(actor)
    case.must_keep("file of searches")
    chosen = [s for s in searches(case) if numbers is None or s.number in numbers]
    if not chosen:
        raise CaseError("the case keeps no such search")
    lines = [
        "# Searches of Aboveboard: queries alone. `aboveboard searches import CASE FILE` shows and takes them in.",
        "",
    ]
    lines += [f"format = {FORMAT}", ""]
    for one in chosen:
        lines += ["[[search]]"]
        lines += [f"{n} = {_quoted(getattr(one, n))}" for n in ("name", "query", "zone", "page")] + [""]
    case.log(actor, "disclosure", what="saved searches", numbers=[s.number for s in chosen])
    return "\n".join(lines)


def _quoted(text: str) -> str:
    """A basic string of TOML: JSON's, but for the one character that TOML escapes and JSON does not.

    https://toml.io/en/v1.0.0#string
    """
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def offered(case: Case, data: bytes) -> list[Offered]:
    """What a file with searches holds, to be looked at before any is taken in. Raises CaseError."""
    if len(data) > MOST_BYTES:
        raise CaseError(f"a file with searches has at most {MOST_BYTES // 1024} KiB")
    try:
        read = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        raise CaseError(f"this is no file with searches: {error}") from None
    if read.get("format") != FORMAT:
        raise CaseError(f"this file says format {str(read.get('format'))[:20]}; this Aboveboard reads format {FORMAT}")
    listed: Any = read.get("search")
    if not isinstance(listed, list) or not listed:
        raise CaseError("this file holds no search: each begins with [[search]]")
    found = cast("list[Any]", listed)
    if len(found) > MOST:
        raise CaseError(f"this file holds {len(found):,} searches; {MOST:,} are the most")
    names = {s.name for s in searches(case)}
    made: list[Offered] = []
    for item in found:
        one = _offer(item, names)
        names.add(one.name)
        made.append(one)
    return made


def _offer(item: Any, taken: set[str]) -> Offered:
    from zoneinfo import available_timezones

    said = cast("dict[str, Any]", item) if isinstance(item, dict) else {}
    name, query, zone, page = (
        str(said.get(n, d)) for n, d in (("name", ""), ("query", ""), ("zone", "UTC"), ("page", "list"))
    )
    name = name.strip()
    fault = _name_fault(name)
    if not fault and name in taken:
        fault = "a search of this name is kept already"
    try:
        canonical = str(parse(query))
        if not canonical and not fault:
            fault = "it asks for nothing"
    except QueryError as error:
        canonical, fault = query[:200], str(error)
    if zone != "UTC" and zone not in available_timezones():
        zone = "UTC"
    return Offered(name[:MOST_NAME], canonical, zone, page if page in PAGES else PAGES[0], fault)


def take_in(case: Case, actor: Actor, data: bytes) -> list[Saved]:
    """Keep the searches of a file that can be kept. Raises CaseError."""
    case.must_take_changes(actor)
    chosen = [one for one in offered(case, data) if not one.fault]
    if not chosen:
        raise CaseError("none of the searches in this file can be taken in")
    case.db.execute(SEARCHES)
    numbers = [_insert(case, actor, one.name, one.query, one.zone, one.page) for one in chosen]
    _log(case, actor, "taken in", numbers=numbers, sha256=hashlib.sha256(data).hexdigest())
    return [saved(case, number) for number in numbers]
