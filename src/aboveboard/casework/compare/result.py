"""What a comparison found, as data."""

from __future__ import annotations

import msgspec


class Value(msgspec.Struct, frozen=True):
    """One field as the two say it; None where one says nothing."""

    here: str | None
    there: str | None


class Difference(msgspec.Struct, frozen=True):
    """A record and a row that belong together and do not say the same."""

    key: str
    exhibit: str
    artifact: str
    row: int
    fields: dict[str, Value]
    state: str = "live"
    """The record's."""
    stated: str = ""
    """live or recovered, where the other tool says it of its row."""


class OnlyThere(msgspec.Struct, frozen=True):
    """A row without a record."""

    row: int
    values: dict[str, str]
    stated: str = ""


class OnlyHere(msgspec.Struct, frozen=True):
    """A record without a row."""

    key: str
    exhibit: str
    artifact: str
    values: dict[str, str]
    state: str = "live"


class Differing(msgspec.Struct):
    """In how many pairs a field differs: both say something else, only ours says something, only the other."""

    both: int = 0
    only_here: int = 0
    only_there: int = 0

    @property
    def all(self) -> int:
        """Together."""
        return self.both + self.only_here + self.only_there


class Recovered(msgspec.Struct):
    """Pairs in which a record or row is not live, counted apart."""

    here: int = 0
    there: int = 0
    same: int = 0
    different: int = 0
    only_here: int = 0
    only_there: int = 0


class Table(msgspec.Struct):
    """One table of the other tool beside our records. Counts are of live records and rows but in `recovered`."""

    source: str
    table: str
    kinds: list[str]
    how: str
    compared: dict[str, list[str]]
    """Our field to the columns that were compared with it."""
    artifacts: list[str]
    """Whose records it was compared with."""
    rows: int = 0
    here: int = 0
    same: int = 0
    different: int = 0
    only_there: int = 0
    only_here: int = 0
    duplicates_there: int = 0
    duplicates_here: int = 0
    left_out: int = 0
    """Rows that the map leaves out."""
    out_of_scope: int = 0
    """Rows outside the authority's dates: neither compared nor shown."""
    recovered: Recovered = msgspec.field(default_factory=Recovered)
    differ: dict[str, Differing] = msgspec.field(default_factory=dict[str, Differing])
    notes: list[str] = msgspec.field(default_factory=list[str])
    differences: list[Difference] = msgspec.field(default_factory=list[Difference])
    rows_only_there: list[OnlyThere] = msgspec.field(default_factory=list[OnlyThere])
    records_only_here: list[OnlyHere] = msgspec.field(default_factory=list[OnlyHere])

    @property
    def equal(self) -> bool:
        """Whether nothing differs."""
        r = self.recovered
        return not (self.different + self.only_there + self.only_here + r.different + r.only_there + r.only_here)


class NotThere(msgspec.Struct, frozen=True):
    """A table that was not compared, and why."""

    source: str
    table: str
    rows: int
    columns: list[str]
    why: str


class Ours(msgspec.Struct):
    """The records of one artifact and kind: in how many of the tables they were found, or that none stands for them."""

    exhibit: str
    artifact: str
    kind: str
    records: int
    same: int = 0
    different: int = 0
    only_here: int = 0
    not_compared: int = 0


class Comparison(msgspec.Struct):
    """The whole result."""

    case: str
    other: str
    form: str
    sha256: str
    tolerance: float
    tables: list[Table]
    records: list[Ours]
    not_compared: list[NotThere]
    notes: list[str]
    cannot_show: list[str]

    @property
    def equal(self) -> bool:
        """Whether no compared table differs."""
        return all(table.equal for table in self.tables)
