"""What the authority's scope lets us ask of a phone. Pure: what is not covered is not requested."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from aboveboard.acquire.android.asked import (
    DUMPS,
    FILMS,
    PICTURES,
    QUERIES,
    SOUNDS,
    Dump,
    Query,
)
from aboveboard.model.authority import Scope
from aboveboard.model.times import from_iso

_DAY: Final = 86_400
ALL_OF_A_USER: Final = "all of this user"
"""What is said of a user or profile of whom nothing could be asked."""
_DIGITS: Final = 7
"""So many last digits of a number are compared: with and without prefixes they are the same."""


@dataclass(frozen=True)
class Plan:
    """What is asked, in order, and what is not and why."""

    first: tuple[Query, ...]
    later: tuple[Query, ...]
    dumps: tuple[Dump, ...]
    media: bool
    """Whether pictures, films and sounds of the shared storage are copied."""
    documents: bool
    """Whether all its other files are."""
    since: int | None
    until: int | None
    """UTC seconds, half-open: of rows and of files by their time of modification."""
    undated: bool
    people: tuple[str, ...]
    profiles: tuple[str, ...]
    left_out: tuple[tuple[str, str], ...]
    """(what, why) of what the scope does not cover."""
    folders: tuple[str, ...] = ()
    """Folders of the shared storage that were asked for; all where none was."""

    def covers_file(self, path: str, modified: int) -> bool:
        """Whether a file of the shared storage is copied."""
        if self.folders and not path.startswith(self.folders):
            return False
        if self.since is not None and modified < self.since:
            return False
        if self.until is not None and modified >= self.until:
            return False
        return self.media if is_media(path) else self.documents


def is_media(path: str) -> bool:
    """Whether a name says picture, film or sound."""
    return path.lower().endswith(PICTURES + FILMS + SOUNDS)


def plan_of(scope: Scope, only: Sequence[str] = (), folders: Sequence[str] = ()) -> Plan:
    """The plan for a scope, narrowed to the categories asked for, which must be covered, and to folders of the storage."""
    wanted = set(only or scope.categories)
    dated = scope.since is not None or scope.until is not None
    left_out: list[tuple[str, str]] = []

    def why_not(categories: Sequence[str], service: str, party: bool, time: bool, contact: bool) -> str | None:
        if wanted and not wanted & set(categories):
            return "category"
        if scope.services and service not in scope.services:
            return "service"
        if scope.people and not (party or contact):
            return "people"
        if dated and not time and not scope.undated:
            return "dates"
        return None

    queries: list[Query] = []
    for query in QUERIES:
        party = query.party is not None or query.table in ("pdu", "part", "threads")
        timed = query.time is not None or query.table in ("part", "threads", "canonical_addresses")
        why = why_not(query.categories, query.service, party, timed, query.service == "android.contacts")
        if why is None:
            queries.append(query)
        else:
            left_out.append((query.table, why))
    dumps: list[Dump] = []
    for dump in DUMPS:
        # What a service prints cannot be asked for in part: of dates and people the reading leaves out what is not covered.
        why = why_not(dump.categories, dump.service, not scope.people, True, False)
        if why is None:
            dumps.append(dump)
        else:
            left_out.append((dump.name, why))
    files = not scope.services and not scope.people
    media = files and (not wanted or "media" in wanted) and scope.media == "contents"
    documents = files and (not wanted or "documents" in wanted)
    if not media:
        left_out.append(("pictures, films and sounds", "media" if scope.media == "names" else "category"))
    if not documents:
        left_out.append(("other files", "category"))
    return Plan(
        tuple(q for q in queries if q.first),
        tuple(q for q in queries if not q.first),
        tuple(dumps),
        media,
        documents,
        _seconds(scope.since),
        _seconds(scope.until),
        scope.undated,
        scope.people,
        scope.profiles,
        tuple(left_out),
        tuple(f"{one.removeprefix('/sdcard/').strip('/')}/" for one in folders),
    )


def asked_again(plan: Plan, refused: Sequence[tuple[str, str]]) -> Plan:
    """Of a plan what was refused, (what, of which user): with all that the rows of its service are made of, and nothing else."""
    names = {what for what, _ in refused}
    every = ALL_OF_A_USER in names
    services = {q.service for q in QUERIES if q.table in names or (q.table == "pdu" and "addr" in names)}
    return replace(
        plan,
        first=tuple(q for q in plan.first if every or q.service in services),
        later=tuple(q for q in plan.later if every or q.service in services),
        dumps=tuple(d for d in plan.dumps if every or d.name in names),
        media=False,
        documents=False,
        profiles=tuple(dict.fromkeys(user for _, user in refused)),
    )


def category_of(what: str) -> str:
    """Of which category is what an outcome names."""
    asked = (
        *((q.table, q.categories) for q in QUERIES),
        *((d.name, d.categories) for d in DUMPS),
        ("addr", ("messages",)),
    )
    return next((categories[0] for name, categories in asked if name == what), what)


def _seconds(date: str | None) -> int | None:
    return None if date is None else from_iso(date) // 1_000_000


def where(query: Query, plan: Plan) -> str | None:
    """What narrows a query to the scope's dates and people, as SQL; None where nothing does."""
    parts: list[str] = []
    if query.time is not None and (plan.since is not None or plan.until is not None):
        column, unit = query.time
        factor = 1000 if unit == "ms" else 1
        bounds = [
            f"{column}{sign}{bound * factor}"
            for sign, bound in ((">=", plan.since), ("<", plan.until))
            if bound is not None
        ]
        dated = " AND ".join(bounds)
        parts.append(f"({dated} OR {column} IS NULL)" if plan.undated else f"({dated})")
    if plan.people and query.party is not None:
        parts.append(of_people(query.party, plan.people))
    return " AND ".join(parts) or None


def of_people(column: str, people: Sequence[str]) -> str:
    """SQL for rows that name one of these people; a little more than the reading keeps, since numbers are written many ways."""
    likes: list[str] = []
    for one in people:
        digits = re.sub(r"\D", "", one)
        text = digits[-_DIGITS:] if len(digits) >= _DIGITS and "@" not in one else one.strip()
        if not set(text) & set("'\"\\%;`$"):
            likes.append(f"{column} LIKE '%{text}'")
    return "(" + (" OR ".join(likes) or "0") + ")"
