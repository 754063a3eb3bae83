"""What became of one artifact on one file: never silence."""

from __future__ import annotations

from enum import StrEnum

import msgspec


class Status(StrEnum):
    """How a reading ended."""

    COMPLETE = "complete"
    PARTIAL = "partial"
    FAILED = "failed"
    UNKNOWN_SCHEMA = "unknown schema"
    ENCRYPTED = "encrypted"
    EMPTY = "empty"
    NOT_FOUND = "not found"
    NOT_IN_ACQUISITION = "not in this kind of acquisition"
    PROFILE_LOCKED = "profile locked"
    OUT_OF_SCOPE = "out of scope"


class Unread(msgspec.Struct, frozen=True):
    """A column of a table that was read, which holds values and which no reading of that store names."""

    table: str
    column: str
    used: int
    """Of the rows looked at, those that have a value in it which is neither empty nor 0."""
    rows: int
    """How many rows were looked at: the last ones of the table."""
    fresh: bool | None = None
    """Whether the data that the artifact was tried on had this table without the column; none: it was tried on no such table."""


class Outcome(msgspec.Struct, frozen=True):
    """One artifact on one file, or on all files of a sort where none of them had bytes.

    `read` counts the rows or items the store holds, `emitted` the records made of them, `rejected` those that could not be
    made into records, `excluded` those left out by the authority's scope or by the artifact's own rule (see `reason`), and
    `sealed` those that match listed identifiers; these are no part of the others.
    """

    artifact: str
    status: Status
    path: str | None = None
    part: str | None = None
    """Which of the artifact's readings: its base table or name."""
    read: int = 0
    emitted: int = 0
    rejected: int = 0
    excluded: int = 0
    unreadable: int = 0
    """Cells that could not be decoded; their rows are kept."""
    files: int = 1
    """How many files this outcome speaks for."""
    reason: str | None = None
    seconds: float = 0.0
    attempts: int = 1
    missing: tuple[str, ...] = ()
    """Of an unknown schema: what the nearest variant needs and the database lacks, as `table` or `table.column`."""
    unread: tuple[Unread, ...] = ()
    """Columns that hold values and that nothing reads."""
    sealed: int = 0
    """Records that match identifiers of the authority's privilege list: kept where its holder's key alone opens them."""
