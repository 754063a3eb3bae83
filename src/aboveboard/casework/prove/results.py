"""What proofs say: fields, files, disagreements and totals."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import msgspec

from aboveboard.engine.messages import (
    BytePlace,
)

SAYS = "a value re-derived from bytes at a place, by a second reader of the same makers; it does not show that an event happened"
SAYS_AGAIN = (
    "a value re-derived from the bytes of a file, by the same reader once more; it does not show that an event happened"
)
SAYS_EACH = (
    "a value re-derived from bytes at a place, by a second reader of the same makers, or where the format has none by the "
    "same reader once more; it does not show that an event happened"
)
LISTED = 1000
"""Disagreements that are kept for a report; more are counted."""


class Difference(msgspec.Struct, frozen=True):
    """One field that the case and the bytes disagree on."""

    field: str
    case: Any
    bytes: Any


class FieldCheck(msgspec.Struct, frozen=True):
    """One field of a record: what the case holds, what the bytes give, and by which rule."""

    field: str
    case: Any
    bytes: Any
    agrees: bool
    rule: str
    """The rule's name; 'as stored' where no rule changes the value."""
    declared: tuple[str, ...] = ()
    """The expressions over the tables' columns that the artifact declares for it."""


class FileCheck(msgspec.Struct, frozen=True):
    """The hash of one file, and whether it is still what it was."""

    what: str
    """container, file, -wal, -journal, companion, or what the source's own papers state"""
    name: str
    algorithm: str
    now: str
    before: str | None
    """As the case has it; None where nothing was recorded that it could be compared with."""
    holds: bool | None
    size: int | None = None
    note: str = ""


class Disagreement(msgspec.Struct, frozen=True):
    """A record that the bytes do not give again as the case has it."""

    key: str
    exhibit: str
    artifact: str
    path: str
    table: str | None
    place: str
    """rowid N, or the locator"""
    reason: str
    """'' where fields differ."""
    differences: tuple[Difference, ...] = ()
    file_changed: bool = False


class Proof(msgspec.Struct, frozen=True):
    """One record, proved or not."""

    record: dict[str, Any]
    says: str
    agrees: bool
    """Whether every field agrees and every hash that can be compared holds."""
    reason: str
    """Why the bytes do not give the record; '' where they do."""
    files: tuple[FileCheck, ...]
    notes: tuple[str, ...]
    places: tuple[BytePlace, ...]
    fields: tuple[FieldCheck, ...]
    stored: tuple[FieldCheck, ...]
    steps: tuple[str, ...]


@dataclass
class Totals:
    """Counts of one artifact."""

    records: int = 0
    agree: int = 0
    disagree: int = 0
    unproved: int = 0


@dataclass
class Whole:
    """What came of proving a whole case."""

    totals: dict[str, Totals] = field(default_factory=dict[str, Totals])
    disagreements: list[Disagreement] = field(default_factory=list[Disagreement])
    unproved: list[tuple[str, str, str, str, int]] = field(default_factory=list[tuple[str, str, str, str, int]])
    """(exhibit, artifact, path, why, how many records)"""
    files: list[FileCheck] = field(default_factory=list[FileCheck])
    """Files that changed, and the containers."""
    not_opened: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """(source, why)"""
    notes: list[tuple[str, str]] = field(default_factory=list[tuple[str, str]])
    """(path, what the second reader says of it)"""
    second: int = 0
    """Records that the second reader made; the rest were made by the same reader once more."""
    extra: int = 0
    """Records that come of the same bytes and that the case does not hold."""
    seconds: float = 0.0

    @property
    def all(self) -> Totals:
        """The sum over all artifacts."""
        total = Totals()
        for one in self.totals.values():
            total.records += one.records
            total.agree += one.agree
            total.disagree += one.disagree
            total.unproved += one.unproved
        return total

    @property
    def agrees(self) -> bool:
        """Whether every record was proved and agrees, and no hash that can be compared fails."""
        total = self.all
        return not (total.disagree or total.unproved or self.not_opened or any(f.holds is False for f in self.files))
