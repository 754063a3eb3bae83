"""What queries ask of rows again and again, a column each, in memory: a filter then costs no reading of the rows.

Gathered in one pass through an exhibit, and small enough to be kept: about 25 bytes a row, numbers being as narrow as the
largest of them allows. They are derived; what an answer is, `model/query.py` says alone.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import Any, NamedTuple

import msgspec
import numpy as np

from aboveboard.model.records import KIND_BY_NUMBER, fields_of
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.naming import naming_fields
from aboveboard.store.ordering import narrow
from aboveboard.store.words import Bools, Ints

FORM = 3
"""Of what is packed; another number means that columns are gathered again."""
UNDATED = -(1 << 62)
"""Stands for no time: earlier than any that a row can have."""
_AT_ONCE = 20_000
_GROUPED = 1 << 18
"""Rows that are put in groups at a time."""
_STATE, _DIRECTION, _FILES, _PLACES = 8, 12, 16, 17
"""Where each stands in the one number that they come in."""
_ATTACHED = "data -> '$.attachments' IS NOT NULL"
_PLACED = "data -> '$.latitude' IS NOT NULL AND data -> '$.longitude' IS NOT NULL"
_FAST = 1
"""How hard zlib tries."""
_PRESSED = 1 << 20
"""Numbers of an array that are pressed at a time: what unpacks a piece of unknown length has it twice for a moment."""

Small = np.ndarray[tuple[int], np.dtype[np.uint8]]


@dataclass(frozen=True)
class Named:
    """The rows of a kind whose field names somebody, in ascending order, and by which of `Columns.texts`."""

    kind: int
    field: str
    rows: Ints
    texts: Ints


@dataclass(frozen=True)
class Columns:
    """Columns of an exhibit's records, by row number; where there is no row, `kind` is 0."""

    kind: Small
    state: Small
    direction: Small
    """0 where it has none."""
    src: Ints
    at: Ints
    """UTC microseconds, or UNDATED."""
    thread: Ints
    """Places in `threads`; -1 without one."""
    threads: list[bytes]
    """As stored: text of apps need not be UTF-8."""
    named: list[Named]
    texts: list[str]
    """Every value of a field that names somebody, as JSON."""
    attached: Ints
    """Rows with attachments."""
    placed: Ints
    """Rows with both coordinates."""
    hidden: Ints
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
        if not self.hidden.size:
            return self.there
        found = self.there.copy()
        found[self.hidden] = False
        return found

    @cached_property
    def dated(self) -> Ints | slice:
        """The rows that have a time; their times ascend. Mostly these stand side by side, and need not be listed."""
        there = self.at != UNDATED
        first, n = int(there.argmax()), int(np.count_nonzero(there))
        return slice(first, first + n) if there[first : first + n].all() else set_in(there)

    @cached_property
    def times(self) -> Ints:
        """Of `dated`."""
        return self.at[self.dated]

    def between(self, low: int, high: int) -> Bools:
        """The rows of some of `times`, which stand in the order of time."""
        rows = self.dated
        return self.mask(slice(rows.start + low, rows.start + high) if isinstance(rows, slice) else rows[low:high])

    @cached_property
    def groups(self) -> tuple[list[tuple[int, int, int, int]], Ints]:
        """Every (kind, reading, state, direction) that there is, and by row its place among them."""
        # Some at a time: to tell the different ones apart all are sorted.
        starts = range(0, self.size, _GROUPED)
        codes = np.unique(np.concatenate([np.unique(self._codes(s)) for s in starts]))
        places = np.empty(self.size, dtype=narrow(len(codes)))
        for start in starts:
            places[start : start + _GROUPED] = np.searchsorted(codes, self._codes(start))
        groups = [(code >> 8 & 0xFF, code >> 16, code >> 4 & 0xF, code & 0xF) for code in codes.tolist()]
        return groups, places

    def _codes(self, start: int) -> Ints:
        kind, state, direction, src = (
            column[start : start + _GROUPED].astype(np.int64)
            for column in (self.kind, self.state, self.direction, self.src)
        )
        return src << 16 | kind << 8 | state << 4 | direction

    @cached_property
    def counts(self) -> dict[int, list[tuple[int, int, int, int]]]:
        """By reading (kind, state, records, of them shown by themselves)."""
        groups, of_row = self.groups
        every = tallied(of_row, self.there, len(groups))
        shown = tallied(of_row, self.shown, len(groups))
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
        """As a case keeps them. Each array is pressed for itself: all as they are would be in memory twice more."""
        arrays = (self.kind, self.state, self.direction, self.src, self.at, self.thread, self.attached, self.placed)
        # Who sent and who received often stand in the same rows: these are kept once.
        rows: list[Ints] = []
        for one in self.named:
            if not any(r is one.rows for r in rows):
                rows.append(one.rows)
        places = [next(n for n, r in enumerate(rows) if r is one.rows) for one in self.named]
        named = [(n.kind, n.field, at, _pressed(n.texts)) for n, at in zip(self.named, places, strict=True)]
        texts = zlib.compress(msgspec.msgpack.encode((self.threads, self.texts)), _FAST)
        return msgspec.msgpack.encode(([_pressed(a) for a in (*arrays, self.hidden, *rows)], named, texts))

    @staticmethod
    def unpack(packed: bytes) -> Columns:
        """The reverse of `pack`."""
        form = tuple[list[_Pressed], list[tuple[int, str, int, _Pressed]], bytes]
        arrays, named, texts = msgspec.msgpack.decode(packed, type=form)
        kind, state, direction, src, at, thread, attached, placed, hidden, *rows = map(_spread, arrays)
        threads, said = msgspec.msgpack.decode(zlib.decompress(texts), type=tuple[list[bytes], list[str]])
        numbers = [Named(k, f, rows[of], _spread(values)) for k, f, of, values in named]
        return Columns(kind, state, direction, src, at, thread, threads, numbers, said, attached, placed, hidden)


class _Pressed(NamedTuple):
    """An array as it is kept."""

    type: str
    size: int
    pieces: list[memoryview]


def _pressed(array: Ints | Small) -> _Pressed:
    pieces: list[memoryview] = []
    for start in range(0, array.size, _PRESSED):
        some: Any = np.ascontiguousarray(array[start : start + _PRESSED])
        pieces.append(memoryview(zlib.compress(memoryview(some).cast("B"), _FAST)))
    return _Pressed(str(array.dtype.str), array.size, pieces)


def _spread(kept: _Pressed) -> Any:
    found = np.empty(kept.size, dtype=np.dtype(kept.type))
    for number, piece in enumerate(kept.pieces):
        start = number * _PRESSED
        found[start : start + _PRESSED] = np.frombuffer(zlib.decompress(piece), dtype=found.dtype)
    # As arrays are that stand in what was read: columns do not change.
    found.flags.writeable = False
    return found


def set_in(mask: Bools) -> Ints:
    """The places that are set in a mask, ascending. In pieces: all at once they would be twice as wide."""
    found = np.empty(int(np.count_nonzero(mask)), dtype=np.int32)
    end = 0
    for start in range(0, mask.size, _GROUPED):
        some = np.flatnonzero(mask[start : start + _GROUPED])
        found[end : end + some.size] = some + start
        end += some.size
    return found


def tallied(of_row: Ints, rows: Ints | Bools, groups: int) -> list[int]:
    """How many of some rows (or of those of a mask) are of each group. In pieces: numbers to be counted are made wide."""
    counts = np.zeros(groups, dtype=np.int64)
    for start in range(0, rows.size, _GROUPED):
        some = rows[start : start + _GROUPED]
        of = of_row[start : start + _GROUPED][some] if some.dtype == np.bool_ else of_row[some]
        counts += np.bincount(of, minlength=groups)
    return counts.tolist()


class _Places:
    """By row the place of a text among those met so far, -1 for none; as narrow as the number of texts allows."""

    def __init__(self, size: int) -> None:
        self.of: Ints = np.full(size, -1, dtype=np.int16)

    def enter(self, rows: Ints, places: list[int]) -> None:
        """Set those of some rows."""
        values = np.array(places, dtype=np.int32)
        if values.max(initial=0) > np.iinfo(self.of.dtype).max:
            self.of = self.of.astype(np.int32)
        self.of[rows] = values


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
    kind, state, direction = (np.zeros(size, dtype=np.uint8) for _ in range(3))
    src = np.zeros(size, dtype=narrow(max(exhibit.readings, default=0)))
    thread, at = _Places(size), np.full(size, UNDATED, dtype=np.int64)
    threads: dict[bytes | None, int] = {None: -1}
    texts: dict[str | None, int] = {None: -1}
    said = [_Places(size) for _ in fields]
    attached: list[Ints] = []
    placed: list[Ints] = []
    for rows in _chunks(db.execute(f"SELECT {', '.join(asked)} FROM records NOT INDEXED ORDER BY id")):
        ids, packed, srcs, ats, talks, *values = zip(*rows, strict=True)
        here = np.array(ids, dtype=np.int32)
        smalls = np.array(packed, dtype=np.int32)
        kind[here], state[here], direction[here] = smalls & 0xFF, smalls >> _STATE & 0xF, smalls >> _DIRECTION & 0xF
        attached.append(here[(smalls >> _FILES & 1).astype(np.bool_)])
        placed.append(here[(smalls >> _PLACES & 1).astype(np.bool_)])
        src[here], at[here] = srcs, ats
        thread.enter(here, [threads.setdefault(t, len(threads) - 1) for t in talks])
        for found, column in zip(said, values, strict=True):
            found.enter(here, [texts.setdefault(t, len(texts) - 1) for t in column])
    named: list[Named] = []
    for name in fields:
        found = said.pop(0).of
        for number in sorted(k for k, f in pairs if f == name):
            own = set_in((kind == number) & (found >= 0))
            if own.size:
                same = (n.rows for n in named if n.kind == number and np.array_equal(n.rows, own))
                named.append(Named(number, name, next(same, own), found[own]))
    hidden = [int(n) for (n,) in db.execute("SELECT id FROM twins ORDER BY id")] if exhibit.folded else []
    return Columns(
        kind=kind,
        state=state,
        direction=direction,
        src=src,
        at=at,
        thread=thread.of,
        threads=[t for t in threads if t is not None],
        named=named,
        texts=[t for t in texts if t is not None],
        attached=np.concatenate(attached) if attached else np.zeros(0, dtype=np.int32),
        placed=np.concatenate(placed) if placed else np.zeros(0, dtype=np.int32),
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
