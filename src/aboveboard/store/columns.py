"""What queries ask of rows again and again, a column each, in memory: a filter then costs no reading of the rows.

Gathered in one pass through an exhibit, and small enough to be kept: about 25 bytes a row. They are derived; what an
answer is, `model/query.py` says alone.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any

import msgspec
import numpy as np

from aboveboard.model.records import KIND_BY_NUMBER, fields_of
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.naming import naming_fields
from aboveboard.store.words import Bools, Ints

FORM = 1
"""Of what is packed; another number means that columns are gathered again."""
UNDATED = -(1 << 62)
"""Stands for no time: earlier than any that a row can have."""
_AT_ONCE = 20_000
_STATE, _DIRECTION, _FILES, _PLACES = 8, 12, 16, 17
"""Where each stands in the one number that they come in."""
_ATTACHED = "data -> '$.attachments' IS NOT NULL"
_PLACED = "data -> '$.latitude' IS NOT NULL AND data -> '$.longitude' IS NOT NULL"
_FAST = 1
"""How hard zlib tries."""

Small = np.ndarray[tuple[int], np.dtype[np.uint8]]
Middle = np.ndarray[tuple[int], np.dtype[np.int32]]


@dataclass(frozen=True)
class Named:
    """The rows of a kind whose field names somebody, in ascending order, and by which of `Columns.texts`."""

    kind: int
    field: str
    rows: Middle
    texts: Middle


@dataclass(frozen=True)
class Columns:
    """Columns of an exhibit's records, by row number; where there is no row, `kind` is 0."""

    kind: Small
    state: Small
    direction: Small
    """0 where it has none."""
    src: Middle
    at: Ints
    """UTC microseconds, or UNDATED."""
    thread: Middle
    """Places in `threads`; -1 without one."""
    threads: list[bytes]
    """As stored: text of apps need not be UTF-8."""
    named: list[Named]
    texts: list[str]
    """Every value of a field that names somebody, as JSON."""
    attached: Middle
    """Rows with attachments."""
    placed: Middle
    """Rows with both coordinates."""
    hidden: Middle
    """Rows that are shown by a twin of theirs."""

    @property
    def size(self) -> int:
        """One more than the largest row number."""
        return self.kind.size

    @cached_property
    def there(self) -> Bools:
        """The rows that there are."""
        return self.kind > 0

    @cached_property
    def shown(self) -> Bools:
        """The rows that are shown by themselves."""
        found = self.there.copy()
        found[self.hidden] = False
        return found

    @cached_property
    def dated(self) -> Ints:
        """The rows that have a time; their times ascend."""
        return np.flatnonzero(self.at != UNDATED)

    @cached_property
    def times(self) -> Ints:
        """Of `dated`."""
        return self.at[self.dated]

    @cached_property
    def groups(self) -> tuple[list[tuple[int, int, int, int]], Middle]:
        """Every (kind, reading, state, direction) that there is, and by row its place among them."""
        few = self.kind.astype(np.int64) << 8 | self.state.astype(np.int64) << 4 | self.direction
        codes, places = np.unique(self.src.astype(np.int64) << 16 | few, return_inverse=True)
        groups = [(code >> 8 & 0xFF, code >> 16, code >> 4 & 0xF, code & 0xF) for code in codes.tolist()]
        return groups, places.astype(np.int32)

    @cached_property
    def counts(self) -> dict[int, list[tuple[int, int, int, int]]]:
        """By reading (kind, state, records, of them shown by themselves)."""
        groups, of_row = self.groups
        every = np.bincount(of_row[self.there], minlength=len(groups)).tolist()
        shown = np.bincount(of_row[self.shown], minlength=len(groups)).tolist()
        found: dict[int, dict[tuple[int, int], tuple[int, int]]] = {}
        for (kind, src, state, _), n, some in zip(groups, every, shown, strict=True):
            if n:
                of = found.setdefault(src, {})
                before = of.get((kind, state), (0, 0))
                of[kind, state] = (before[0] + n, before[1] + some)
        return {src: [(*name, *n) for name, n in of.items()] for src, of in found.items()}

    def prepare(self) -> None:
        """Have at once what is asked most."""
        _ = self.shown, self.times, self.groups

    def mask(self, rows: Any) -> Bools:
        """These rows."""
        found = np.zeros(self.size, dtype=np.bool_)
        found[rows] = True
        return found

    def pack(self) -> bytes:
        """As a case keeps them."""
        arrays = (self.kind, self.state, self.direction, self.src, self.at, self.thread, self.attached, self.placed)
        named = [(n.kind, n.field, n.rows.tobytes(), n.texts.tobytes()) for n in self.named]
        whole = ([a.tobytes() for a in (*arrays, self.hidden)], self.threads, named, self.texts)
        return zlib.compress(msgspec.msgpack.encode(whole), _FAST)

    @staticmethod
    def unpack(packed: bytes) -> Columns:
        """The reverse of `pack`."""
        form = tuple[list[bytes], list[bytes], list[tuple[int, str, bytes, bytes]], list[str]]
        arrays, threads, named, texts = msgspec.msgpack.decode(zlib.decompress(packed), type=form)
        kind, state, direction = (np.frombuffer(a, dtype=np.uint8) for a in arrays[:3])
        src, thread, attached, placed, hidden = (np.frombuffer(arrays[n], dtype=np.int32) for n in (3, 5, 6, 7, 8))
        at = np.frombuffer(arrays[4], dtype=np.int64)
        numbers = [
            Named(k, f, np.frombuffer(rows, dtype=np.int32), np.frombuffer(values, dtype=np.int32))
            for k, f, rows, values in named
        ]
        return Columns(kind, state, direction, src, at, thread, threads, numbers, texts, attached, placed, hidden)


def columns_of(exhibit: Exhibit) -> Columns:
    """Gather them."""
    db = exhibit.db
    present = {int(k) for (k,) in db.execute("SELECT DISTINCT kind FROM records")}
    pairs = [(k, f) for k, fields in naming_fields().items() if k in present for f in fields]
    fields = sorted({f for _, f in pairs})
    located = _kinds_with("latitude", present)
    carrying = _kinds_with("attachments", present)
    # Small ones come in one number: what passes from SQLite to Python is what takes the time.
    # SQLite's bit operators have one precedence.
    small = (
        f"kind | (state << {_STATE}) | (coalesce(direction, 0) << {_DIRECTION}) "
        f"| (({_only(carrying, _ATTACHED)}) << {_FILES}) | (({_only(located, _PLACED)}) << {_PLACES})"
    )
    asked = ["id", small, "src", f"coalesce(at, {UNDATED})", "CAST(thread AS BLOB)"]
    asked += [_only({k for k, f in pairs if f == name}, f"data -> '$.{name}'", "NULL") for name in fields]
    size = int(db.execute("SELECT max(id) FROM records").get or 0) + 1
    smalls, src = np.zeros(size, dtype=np.int32), np.zeros(size, dtype=np.int32)
    thread, at = np.full(size, -1, dtype=np.int32), np.full(size, UNDATED, dtype=np.int64)
    threads: dict[bytes | None, int] = {None: -1}
    texts: dict[str | None, int] = {None: -1}
    said: list[list[tuple[Ints, Ints]]] = [[] for _ in fields]
    for rows in _chunks(db.execute(f"SELECT {', '.join(asked)} FROM records NOT INDEXED ORDER BY id")):
        ids, packed, srcs, ats, talks, *values = zip(*rows, strict=True)
        here = np.array(ids, dtype=np.int64)
        smalls[here], src[here], at[here] = packed, srcs, ats
        thread[here] = [threads.setdefault(t, len(threads) - 1) for t in talks]
        for found, column in zip(said, values, strict=True):
            numbers = np.array([texts.setdefault(t, len(texts) - 1) for t in column], dtype=np.int64)
            some = np.flatnonzero(numbers >= 0)
            if some.size:
                found.append((here[some], numbers[some]))
    kind = (smalls & 0xFF).astype(np.uint8)
    named: list[Named] = []
    for name, found in zip(fields, said, strict=True):
        if not found:
            continue
        every = np.concatenate([r for r, _ in found]).astype(np.int32)
        codes = np.concatenate([c for _, c in found]).astype(np.int32)
        for number in sorted(k for k, f in pairs if f == name):
            own = kind[every] == number
            named.append(Named(number, name, every[own], codes[own]))
    hidden = [int(n) for (n,) in db.execute("SELECT id FROM twins ORDER BY id")] if exhibit.folded else []
    return Columns(
        kind=kind,
        state=(smalls >> _STATE & 0xF).astype(np.uint8),
        direction=(smalls >> _DIRECTION & 0xF).astype(np.uint8),
        src=src,
        at=at,
        thread=thread,
        threads=[t for t in threads if t is not None],
        named=named,
        texts=[t for t in texts if t is not None],
        attached=np.flatnonzero(smalls >> _FILES & 1).astype(np.int32),
        placed=np.flatnonzero(smalls >> _PLACES & 1).astype(np.int32),
        hidden=np.array(hidden, dtype=np.int32),
    )


def _chunks(rows: Iterator[Any]) -> Iterator[list[tuple[Any, ...]]]:
    while found := list(islice(rows, _AT_ONCE)):
        yield found


def _kinds_with(field: str, present: set[int]) -> set[int]:
    return {number for number in present if field in fields_of(KIND_BY_NUMBER[number])}


def _only(kinds: Iterable[int], sql: str, otherwise: str = "0") -> str:
    """The value of rows of these kinds; others are not looked into."""
    listed = ", ".join(map(str, sorted(kinds)))
    return f"CASE WHEN kind IN ({listed}) THEN {sql} ELSE {otherwise} END" if listed else otherwise
