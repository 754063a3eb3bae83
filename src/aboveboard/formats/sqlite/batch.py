"""Many cells at a time: NumPy decodes the pointers, varints and serial types of some hundred pages in one go.

Rows whose payload lies on overflow pages, and cells that are out of the ordinary, are read one by one.
Facts: https://www.sqlite.org/fileformat2.html#record_format.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from aboveboard.formats.sqlite.model import Source, TableInfo, Value
from aboveboard.formats.sqlite.record import Damaged, header, values_of
from aboveboard.formats.sqlite.tree import Segment, cell_head, chain, pieces, read_pieces
from aboveboard.formats.sqlite.view import PADDING, Array, View

BATCH_BYTES = 1 << 20
SHORT = 64
NULL, INT, REAL, TEXT, BLOB, MISSING, RESERVED = range(7)

_CLASS = np.zeros(129, np.uint8)
_CLASS[1:7] = INT
_CLASS[7] = REAL
_CLASS[8:10] = INT
_CLASS[10:12] = RESERVED
_CLASS[12:128:2] = BLOB
_CLASS[13:128:2] = TEXT
_CLASS[128] = MISSING
CLASS = _CLASS
_SIZE = np.array([0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0, *((t - 12) >> 1 for t in range(12, 128)), 0], np.int64)
_PLACES = np.arange(1 << 19, dtype=np.int32)
_SHIFT = np.array([63, 56, 48, 40, 32, 16, 0, 0, 63, 63, 63, 63] + [63] * 117, np.int64)


def varints(arr: Array, at: Array) -> tuple[Array, Array]:
    """Values (int64, wrapped as SQLite's signed numbers) and byte lengths of the varints at these positions."""
    value: Array = arr[at].astype(np.int64)
    length: Array = np.ones(at.size, np.int64)
    more: Array = np.flatnonzero(value >= 0x80)
    if more.size:
        total: Array = value[more] & 0x7F
        place: Array = at[more] + 1
        for step in range(2, 10):
            byte: Array = arr[place].astype(np.int64)
            if step == 9:
                value[more] = (total << 8) | byte
                length[more] = 9
                break
            total = (total << 7) | (byte & 0x7F)
            done = byte < 0x80
            value[more[done]] = total[done]
            length[more[done]] = step
            left = ~done
            more, total, place = more[left], total[left], place[left] + 1
            if not more.size:
                break
    return value, length


class Decoder:
    """Values of many stored cells in one padded array of bytes (see `view.gather`)."""

    __slots__ = ("_reals", "arr", "encoding", "raw", "words")

    def __init__(self, arr: Array, encoding: str) -> None:
        self.arr = arr
        self.raw: bytes = arr.tobytes()
        self.encoding = encoding
        self.words = np.ndarray((arr.size - 8,), ">i8", self.raw, strides=(1,))
        self._reals = np.ndarray((arr.size - 8,), ">f8", self.raw, strides=(1,))

    def ints(self, serial: Array, at: Array) -> list[Any]:
        """Integers of serial types 1..6, 8 and 9."""
        kind = serial.astype(np.int64)
        value: Array = self.words[at].astype(np.int64) >> _SHIFT[kind]
        constant: Array = np.flatnonzero(kind >= 8)
        if constant.size:
            value[constant] = kind[constant] - 8
        return value.tolist()

    def floats(self, at: Array) -> list[Any]:
        """Doubles; NaN is NULL, as in SQLite."""
        value: Array = self._reals[at].astype(np.float64)
        out: list[Any] = value.tolist()
        for place in np.flatnonzero(np.isnan(value)).tolist():
            out[place] = None
        return out

    def texts(self, at: Array, size: Array) -> list[Any]:
        """Strings; bytes that are no valid text are replaced."""
        total = int(size.sum())
        if total <= SHORT * at.size:
            found = self._split(at, size)
            if found is not None:
                return found
        raw, encoding = self.raw, self.encoding
        first, last = at.tolist(), (at + size).tolist()
        if encoding != "utf-8":
            return [str(raw[a : b - ((b - a) & 1)], encoding, "replace") for a, b in zip(first, last, strict=True)]
        return [str(raw[a:b], "utf-8", "replace") for a, b in zip(first, last, strict=True)]

    def _split(self, at: Array, size: Array) -> list[Any] | None:
        """Short strings, decoded as one that is split at zeros: the fast way. None where a text is not valid or holds zeros."""
        width = 1 if self.encoding == "utf-8" else 2
        step = size + width
        end = np.cumsum(step)
        place = np.repeat((at - (end - step)).astype(np.int32), step)
        place += _PLACES[: place.size] if place.size <= _PLACES.size else np.arange(place.size, dtype=np.int32)
        joined = self.arr.take(place, mode="clip")
        joined[end - 1] = 0
        if width == 2:
            if (size & 1).any():
                return None
            joined[end - 2] = 0
        try:
            out = str(joined.data, self.encoding).split("\0")
        except UnicodeDecodeError:
            return None
        if len(out) != at.size + 1:
            return None
        out.pop()
        return out

    def blobs(self, at: Array, size: Array) -> list[Any]:
        """Blobs."""
        raw = self.raw
        return [raw[a:b] for a, b in zip(at.tolist(), (at + size).tolist(), strict=True)]

    def column(self, serial: Array, at: Array, size: Array, default: Value, real: bool) -> list[Any]:
        """One column's values. `serial` is -1 where a record ends before this column: `default` stands there."""
        kind: Array = CLASS[np.where(serial < 0, 128, np.where(serial < 128, serial, 126 + (serial & 1)))]
        counts: list[int] = np.bincount(kind, minlength=7).tolist()
        count = kind.size
        for only, hits in enumerate(counts):
            if hits == count:
                return self._of_class(only, serial, at, size, default, real)
        out = np.empty(count, object)
        for each, hits in enumerate(counts):
            if not hits or each == NULL:
                continue
            chosen = kind == each
            part = self._of_class(each, serial[chosen], at[chosen], size[chosen], default, real)
            filled = np.empty(hits, object)
            filled[:] = part
            out[chosen] = filled
        return out.tolist()

    def _of_class(self, kind: int, serial: Array, at: Array, size: Array, default: Value, real: bool) -> list[Any]:
        if kind == INT:
            out = self.ints(serial, at)
            return [float(value) for value in out] if real else out
        if kind == REAL:
            return self.floats(at)
        if kind == TEXT:
            return self.texts(at, size)
        if kind == BLOB:
            return self.blobs(at, size)
        return [default if kind == MISSING else None] * serial.size


def shifted(decoder: Decoder, serial: Array, at: Array) -> Array:
    """The integers of serial types 0..9, as they are stored or meant; the first eight bytes of others."""
    value: Array = decoder.words[at].astype(np.int64)
    value >>= np.where((serial == 7) | (serial >= 10), 0, _SHIFT[serial])
    constant = np.flatnonzero((serial == 8) | (serial == 9))
    if constant.size:
        value[constant] = serial[constant] - 8
    return value


class RowBatch:
    """Rows of one table, decoded together. Every list has one entry a row; `columns` are in declared order."""

    __slots__ = ("columns", "lengths", "offsets", "pages", "rowids", "size", "sources")

    def __init__(
        self,
        rowids: list[Any] | None,
        columns: list[list[Any]],
        sources: list[Source] | Source,
        pages: list[int],
        offsets: list[int],
        lengths: list[int],
    ) -> None:
        self.rowids = rowids
        self.columns = columns
        self.sources = sources
        self.pages = pages
        self.offsets = offsets
        self.lengths = lengths
        self.size = len(pages)

    def values(self) -> Iterator[tuple[Value, ...]]:
        """Each row's values."""
        return zip(*self.columns, strict=True)


class Plan:
    """What reading a table's cells needs to know."""

    __slots__ = ("defaults", "encoding", "info", "real", "stored", "table", "usable")

    def __init__(self, info: TableInfo, encoding: str, usable: int) -> None:
        self.info = info
        self.encoding = encoding
        self.usable = usable
        self.table = not info.without_rowid
        self.stored = len(info.storage)
        self.defaults: list[Value] = [info.columns[position].default for position in info.storage]
        self.real = [info.columns[position].affinity == "REAL" for position in info.storage]

    def arrange(self, stored: list[Any], rowid: int | None) -> tuple[Value, ...]:
        """One record's values, in storage order, as the row that SQLite shows."""
        values: list[Value] = [None] * len(self.info.columns)
        for place, position in enumerate(self.info.storage):
            if place < len(stored):
                value = stored[place]
                if self.real[place] and isinstance(value, int):
                    value = float(value)
            else:
                value = self.defaults[place]
            values[position] = value
        alias = self.info.rowid_column
        if alias is not None and values[alias] is None:
            values[alias] = rowid
        return tuple(values)

    def arrange_columns(self, stored: list[list[Any]], rowids: list[Any] | None, count: int) -> list[list[Any]]:
        """As `arrange`, for whole columns."""
        nothing: list[Any] = [None] * count
        columns: list[list[Any]] = [nothing] * len(self.info.columns)
        for place, position in enumerate(self.info.storage):
            columns[position] = stored[place]
        alias = self.info.rowid_column
        if alias is not None and rowids is not None:
            own = columns[alias]
            columns[alias] = (
                rowids
                if own.count(None) == count
                else [rowid if value is None else value for value, rowid in zip(own, rowids, strict=True)]
            )
        return columns


def positions(
    arr: Array, where: Array, first: Array, last: Array, numbers: Array, page_size: int, usable: int
) -> tuple[Array, Array, int]:
    """Cell positions in a gathered array.

    `where` is each segment's place among the gathered pages, `numbers` its page number. Returns the positions, each
    one's segment, and how many
    pointers were left out because they point nowhere.
    """
    base = where * page_size
    top = np.where(numbers == 1, 100, 0)
    head = base + top
    kind = arr[head]
    start = np.where((kind == 2) | (kind == 5), 12, 8)
    count = (arr[head + 3].astype(np.int64) << 8) | arr[head + 4]
    count = np.clip(count, 0, (usable - top - start) // 2)
    low = np.minimum(np.maximum(first, 0), count)
    high = np.where(last < 0, count, np.minimum(last, count))
    many = np.maximum(high - low, 0)
    total = int(many.sum())
    segment = np.repeat(np.arange(where.size), many)
    within = np.arange(total) - np.repeat(np.cumsum(many) - many, many)
    place = (head + start + 2 * low)[segment] + 2 * within
    pointer = (arr[place].astype(np.int64) << 8) | arr[place + 1]
    good = (pointer >= (top + start + 2 * count)[segment]) & (pointer <= usable - 4)
    at = base[segment] + pointer + np.where(start == 12, 4, 0)[segment]
    if good.all():
        return at, segment, 0
    return at[good], segment[good], int(total - good.sum())


class Cells:
    """The cells of a gathered array, decoded: arrays with one entry a cell."""

    __slots__ = ("at", "columns", "dropped", "end", "found", "rowids", "segment", "special")

    def __init__(self, at: Array, segment: Array) -> None:
        self.at = at
        self.segment = segment
        self.rowids: Array | None = None
        self.end = at
        self.columns: list[list[Any]] = []
        self.special: Array = at
        self.dropped: Array = at[:0]
        self.found: list[tuple[Array, Array, Array]] = []


def decode(
    decoder: Decoder,
    at: Array,
    segment: Array,
    limit: Array,
    plan: Plan,
    columns: bool = True,
    first: int | None = None,
) -> Cells:
    """Decode the cells at these positions; `limit` is where each one's page ends for b-trees.

    With `first`, only that many columns are looked at, for a quick look without their values. Cells that need to be
    read one by one are in `special` (indexes): overflow, odd or damaged.
    """
    arr = decoder.arr
    out = Cells(at, segment)
    payload, taken = varints(arr, at)
    place = at + taken
    if plan.table:
        out.rowids, taken = varints(arr, place)
        place = place + taken
    end = place + payload
    odd = (
        (payload < 1)
        | (end > limit)
        | (payload > (plan.usable - 35 if plan.table else (plan.usable - 12) * 64 // 255 - 23))
    )
    place = np.where(odd, 0, place)
    size, taken = varints(arr, place)
    stop = place + size
    body = np.where(odd, 0, stop)
    odd |= (size < taken) | (size > payload)
    place = place + taken
    np.minimum(stop, limit, out=stop)
    last = arr.size - PADDING
    found: list[tuple[Array, Array, Array]] = []
    for _ in range(plan.stored if first is None else min(first, plan.stored)):
        inside = place < stop
        serial, taken = varints(arr, place)
        if int(serial.min(initial=0)) < 0:
            # nine bytes with the highest bit: no serial type
            serial = np.where(serial < 0, 10, serial)
        if not inside.all():
            serial = np.where(inside, serial, -1)
            taken = np.where(inside, taken, 0)
            sizes = _SIZE[np.where(serial < 0, 128, np.minimum(serial, 127))]
        else:
            sizes = _SIZE[np.minimum(serial, 127)]
        large = serial >= 128
        if large.any():
            sizes = np.where(large, (serial - 12) >> 1, sizes)
        odd |= (serial == 10) | (serial == 11) | (serial < -1) | (sizes > last)
        if odd.any():
            sizes = np.where(odd, 0, sizes)
            serial = np.where(odd, 0, serial)
        found.append((serial, body, sizes))
        body = body + sizes
        place = place + taken
    odd |= body > end
    if first is None:
        odd |= place != stop
    out.end = end
    out.found = found
    out.special = np.flatnonzero(odd)
    plain = ~odd
    if int((end - at)[plain].sum()) > arr.size:
        # cells that lie over each other, which only hostile files have: values must not grow beyond the bytes there are
        out.dropped = _overlapping(at, end, plain)
        plain[out.dropped] = False
    if columns:
        for number, (serial, start, sizes) in enumerate(found):
            if out.special.size or out.dropped.size:
                serial, start, sizes = np.where(plain, serial, 0), np.where(plain, start, 0), np.where(plain, sizes, 0)
            out.columns.append(decoder.column(serial, start, sizes, plan.defaults[number], plan.real[number]))
    return out


def _overlapping(at: Array, end: Array, plain: Array) -> Array:
    """Which of the plain cells begin inside another one that comes before."""
    rows = np.flatnonzero(plain)
    lost: list[int] = []
    reach = -1
    for row in rows[np.argsort(at[rows], kind="stable")].tolist():
        if int(at[row]) < reach:
            lost.append(row)
        else:
            reach = int(end[row])
    return np.array(sorted(lost), np.int64)


Report = Callable[[str, str, int | None], None]


class Select(NamedTuple):
    """Chooses, from a first look at some cells, which of them (indexes) are decoded; `columns` is how many it looks at."""

    choose: Callable[[Decoder, Cells], Array]
    columns: int


def batches(
    view: View,
    segments: Sequence[Segment],
    plan: Plan,
    report: Report,
    used: set[int] | None = None,
    select: Select | None = None,
) -> Iterator[RowBatch]:
    """Decode all rows of these segments, in order, some hundred pages at a time.

    `select` may choose, from a first look at the cells, which of them (indexes) are decoded at all. `used` gathers
    the overflow pages met; a page used twice is reported, which also bounds the work on hostile files.
    """
    per_batch = max(1, BATCH_BYTES // view.page_size)
    chains: set[int] = set() if used is None else used
    for start in range(0, len(segments), per_batch):
        chosen = segments[start : start + per_batch]
        yield one_batch(view, chosen, plan, report, chains, select)


def one_batch(
    view: View,
    chosen: Sequence[Segment],
    plan: Plan,
    report: Report,
    chains: set[int],
    select: Select | None = None,
) -> RowBatch:
    """Decode the rows of these segments together."""
    size = view.page_size
    order: dict[int, int] = {}
    for segment in chosen:
        order.setdefault(segment.page, len(order))
    numbers = list(order)
    arr, sources, bases = view.gather(numbers)
    where = np.array([order[segment.page] for segment in chosen], np.int64)
    pages = np.array([segment.page for segment in chosen], np.int64)
    first = np.array([segment.first for segment in chosen], np.int64)
    last = np.array([segment.last for segment in chosen], np.int64)
    at, segment, lost = positions(arr, where, first, last, pages, size, plan.usable)
    if lost:
        report("damaged-cell", f"{lost} cell pointers point nowhere", None)
    decoder = Decoder(arr, plan.encoding)
    limit = (where * size + plan.usable)[segment]
    if select is not None:
        look = decode(decoder, at, segment, limit, plan, columns=False, first=select.columns)
        chosen_cells = select.choose(decoder, look)
        at, segment, limit = at[chosen_cells], segment[chosen_cells], limit[chosen_cells]
    cells = decode(decoder, at, segment, limit, plan)
    keep, ends = _patch(view, decoder, cells, plan, report, chains, where, pages, sources, bases)
    keep = _without_overlaps(cells, keep, ends, where, plan.usable, report, pages)
    count = at.size
    columns = cells.columns
    rowids: list[Any] | None = cells.rowids.tolist() if cells.rowids is not None else None
    base = np.array(bases, np.int64)
    page_place = where[segment]
    offsets = base[page_place] + at - page_place * size
    lengths = ends - at
    page_of = pages[segment]
    if keep is not None:
        chosen_rows = keep.tolist()
        columns = [[column[row] for row in chosen_rows] for column in columns]
        rowids = [rowids[row] for row in chosen_rows] if rowids is not None else None
        offsets, lengths, page_of, page_place = offsets[keep], lengths[keep], page_of[keep], page_place[keep]
        count = len(chosen_rows)
    names: list[Source] | Source = "main"
    if any(sources):
        labels: tuple[Source, Source, Source] = ("main", "wal", "journal")
        if len(set(sources)) == 1:
            names = labels[sources[0]]
        else:
            names = [labels[sources[place]] for place in page_place.tolist()]
    columns = plan.arrange_columns(columns, rowids, count)
    return RowBatch(rowids, columns, names, page_of.tolist(), offsets.tolist(), lengths.tolist())


def _patch(
    view: View,
    decoder: Decoder,
    cells: Cells,
    plan: Plan,
    report: Report,
    chains: set[int],
    where: Array,
    pages: Array,
    sources: list[int],
    bases: list[int],
) -> tuple[Array | None, Array]:
    """Read the special cells one by one and put them in their places.

    Returns the rows to keep (None: all) and where each cell ends.
    """
    ends = cells.end
    if not cells.special.size and not cells.dropped.size:
        return None, ends
    size = view.page_size
    dropped: list[int] = cells.dropped.tolist()
    if dropped:
        report("damaged-cell", "cells that lie over each other", None)
    data = memoryview(decoder.raw)
    reach = 0
    special = cells.special
    # a cell that goes on on overflow pages keeps at least some 36 bytes on its own, so no sound page has more of them
    most = 4 + plan.usable // 36
    tried: dict[int, int] = {}
    for row in special[np.argsort(cells.at[special], kind="stable")].tolist():
        place = int(where[cells.segment[row]])
        if int(cells.at[row]) < reach:
            dropped.append(row)
            report("damaged-cell", "cells that lie over each other", int(pages[cells.segment[row]]))
            continue
        tried[place] = tried.get(place, 0) + 1
        if tried[place] > most:
            dropped.append(row)
            report("damaged-cell", "more odd cells than a page can hold", int(pages[cells.segment[row]]))
            continue
        page = data[place * size : (place + 1) * size]
        at = int(cells.at[row]) - place * size
        number = int(pages[cells.segment[row]])
        try:
            head = cell_head(page, at, plan.usable, plan.table)
            payload: bytes | memoryview = page[head.start : head.start + head.local]
            if head.local < head.payload:
                following = chain(
                    view, head.overflow, head.payload - head.local, lambda page: page not in chains, strict=False
                )
                chains.update(following)
                payload = read_pieces(view.sources, pieces(view, (sources[place], bases[place]), head, following))
            types, start = header(payload, 0, len(payload), plan.stored)
            values = values_of(types, payload[start:], plan.encoding)
        except Damaged as error:
            dropped.append(row)
            report("damaged-overflow" if "overflow" in str(error) else "damaged-cell", str(error), number)
            continue
        ends[row] = reach = place * size + head.end
        for position, column in enumerate(cells.columns):
            value = values[position] if position < len(values) else plan.defaults[position]
            column[row] = float(value) if plan.real[position] and isinstance(value, int) else value
    if not dropped:
        return None, ends
    keep = np.ones(cells.at.size, bool)
    keep[dropped] = False
    return np.flatnonzero(keep), ends


def _without_overlaps(
    cells: Cells, keep: Array | None, ends: Array, where: Array, usable: int, report: Report, pages: Array
) -> Array | None:
    """Leave out cells that lie over each other on pages where the cells together are larger than the page.

    Hostile, and without bound.
    """
    lengths = ends - cells.at
    if keep is not None:
        mask = np.zeros(cells.at.size, bool)
        mask[keep] = True
        lengths = np.where(mask, lengths, 0)
    home = where[cells.segment]
    weights = np.bincount(home, weights=lengths, minlength=int(where.max(initial=0)) + 1)
    crowded = np.flatnonzero(weights > usable)
    if not crowded.size:
        return keep
    good = np.zeros(cells.at.size, bool)
    good[keep if keep is not None else slice(None)] = True
    for place in crowded.tolist():
        rows = np.flatnonzero((home == place) & good)
        reach = -1
        for row in rows[np.argsort(cells.at[rows], kind="stable")].tolist():
            if int(cells.at[row]) < reach:
                good[row] = False
            else:
                reach = int(ends[row])
        report(
            "damaged-cell", "cells that lie over each other", int(pages[cells.segment[rows[0]]]) if rows.size else None
        )
    return np.flatnonzero(good)
