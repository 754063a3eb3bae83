"""A table as one kind of record, and how what speaks for and against it is collected. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from aboveboard.engine.discover import words
from aboveboard.engine.discover.columns import Column
from aboveboard.engine.discover.joins import Child, Table
from aboveboard.engine.discover.mixed import Only
from aboveboard.engine.discover.words import listed

MOST: Final = 0.95


KINDS: Final = ("Message", "Contact", "Call", "Place", "Visit", "Media", "Post")


@dataclass(frozen=True)
class Verdict:
    """A table as one kind of record."""

    table: str
    kind: str
    confidence: float
    roles: Mapping[str, str]
    """Field or part of one -> column."""
    reasons: tuple[str, ...]
    incoming: tuple[object, ...] = ()
    """Stored values of the direction's column that mean incoming."""
    outgoing: tuple[object, ...] = ()
    children: tuple[Child, ...] = ()
    only: tuple[Only, ...] = ()
    """The rows that it is true of: those of which each of these holds."""
    of: Table | None = None
    """The table of these rows alone, where they were judged by themselves: a column may be a time in them and not in all."""


@dataclass
class Case:
    """Collects what speaks for a kind."""

    kind: str
    table: Table
    roles: dict[str, str] = field(default_factory=dict[str, str])
    reasons: list[str] = field(default_factory=list[str])
    score: float = 0.0

    def say(self, weight: float, reason: str) -> None:
        """Enter one reason."""
        self.score += weight
        self.reasons.append(reason)

    def verdict(self, **more: object) -> Verdict:
        """What it comes to."""
        confidence = round(max(0.0, min(MOST, self.score)), 2)
        return Verdict(self.table.name, self.kind, confidence, self.roles, tuple(self.reasons), **more)  # pyright: ignore[reportArgumentType]


NEVER_SENT: Final = listed(
    "scheduled pinned draft drafts template templates reaction reactions receipt receipts sticker stickers suggestion "
    "suggestions "
    "typing canned autoreply autoreplies quickreply quickreplies emoji emojis draftmessage vorlage vorlagen "
    "plantilla plantillas modelo szablon entwurf entwuerfe borrador borradores rascunho rascunhos brouillon "
    "brouillons bozza bozze chernovik taslak caogao 草稿 下書き notification_template fts dictionary"
)


_OF_AN_INDEX: Final = re.compile(r"c\d+\w*|docid")


_OF_ANYTHING: Final = listed("kv key keys blob blobs cache cached item items entry entries data meta pending")


def say_against(case: Case, allowed: Iterable[str] = ()) -> None:
    """What speaks against a table of a person."""
    table = case.table
    unsent = NEVER_SENT if case.kind == "Message" else frozenset[str]()
    named = words.split(table.name)
    # What keeps a list in preferences is often called by what it is, a key: 'CallHistoryKey'.
    named = named[:-1] if len(named) > 1 and named[-1] == "key" else named
    said = [w for w in named if ("machine" in words.TABLE.get(w, ()) or w in unsent) and w not in allowed]
    if table.label:
        # What the keys of its rows say goes before what a store of anything is called.
        said = [w for w in said if w not in _OF_ANYTHING]
    if set(said) & NEVER_SENT and case.kind == "Message":
        case.say(-0.6, f"but its name says {', '.join(said)}")
    elif said:
        case.say(-0.35, f"but its name says {', '.join(said)}")
    if sum(_OF_AN_INDEX.fullmatch(c.name) is not None for c in table.columns) >= 0.6 * len(table.columns):
        case.say(-0.6, "but these are the columns of an index of texts")
    if (
        table.name.lower().startswith(("sqlite_", "android_metadata", "room_master", "fts"))
        or (table.name.startswith("_") and "message" not in table.means)
        or "_fts" in table.name.lower()
    ):
        case.say(-0.3, "but its name is one that libraries give")
    told = set(case.roles.values())
    machines = [
        c.name
        for c in table.columns
        if "machine" in c.means and c.there and len(c.words) == 1 and c.within is None and c.name not in told
    ]
    if machines:
        case.say(-0.12 * min(len(machines), 3), f"but it has columns that machines need: {', '.join(machines[:3])}")


def best_of(columns: Iterable[Column], score: Callable[[Column], float], least: float = 0.0) -> Column | None:
    """The column of the highest score above `least`, of equals the first."""
    ranked = [(score(c), -n, c) for n, c in enumerate(columns) if c.there]
    top = max(ranked, key=lambda r: r[:2], default=None)
    return top[2] if top is not None and top[0] > least else None


NEARLY_ALL: Final = 0.9


FEW_COLUMNS: Final = 7


LEAST_CALLS: Final = 2
CODED: Final = frozenset(("type", "status", "direction"))
"""What columns mean whose codes tell rows of one kind from others."""
