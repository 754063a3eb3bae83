"""Finds dead rows in page images: in pages no table uses any more, in free blocks, and in the gap before the cells.

Facts: https://www.sqlite.org/fileformat2.html#b_tree_pages; the regions are those that the literature names, e.g.
Pawlaszczyk and Hummert, https://doi.org/10.1016/j.fsidi.2020.301036, and Nemetz et al.,
https://doi.org/10.1016/j.diin.2018.01.015.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from aboveboard.formats.sqlite.batch import Decoder, decode, positions, varints
from aboveboard.formats.sqlite.manyblocks import plausible, rebuild_many
from aboveboard.formats.sqlite.model import SOURCES, Layout, Piece, Value
from aboveboard.formats.sqlite.rebuild import (
    LOST,
    RANDOM,
    Block,
    Budget,
    Option,
    can_begin,
    cut_cell,
    read_block,
    stored_values,
)
from aboveboard.formats.sqlite.record import (
    Bytes,
    Damaged,
    body_size,
    header,
    local_size,
    value_of,
    values_of,
    varint,
    varint_size,
)
from aboveboard.formats.sqlite.shape import FEW, FOLD, Shape
from aboveboard.formats.sqlite.tree import (
    INDEX_INTERIOR,
    INDEX_LEAF,
    TABLE_INTERIOR,
    TABLE_LEAF,
    CellHead,
    cell_head,
    chain,
    head_at,
    pieces,
    pointers,
    read_pieces,
)
from aboveboard.formats.sqlite.view import Array, View, gather

MAX_SHAPES = 64
STALE_SCORE = 5.0
TILE = 4.0
STEPS_PER_KB = 10
CARVE_BYTES = 1 << 22
ALONE = 8.0
UNLIKELY = -5.0
EVEN = 0.5
FAR = 2.0


class Image(NamedTuple):
    """One page as it stands in one file. `kind`: live | index | free | trunk | orphan | older | uncommitted.

    `shape` is the table that owns it, if that is known; `former` a dropped table whose root it was; `entries` how
    many pages a
    trunk of the free list names.
    """

    page: int
    source: int
    offset: int
    view: View
    kind: str
    shape: Shape | None
    former: Shape | None = None
    entries: int = 0


class Candidate:
    """A dead row that was found, before it is compared with the live ones."""

    __slots__ = (
        "confidence",
        "kind",
        "layout",
        "length",
        "listed",
        "lost_rowid",
        "offset",
        "page",
        "partial",
        "reasons",
        "rowid",
        "shape",
        "source",
        "values",
    )

    def __init__(
        self,
        shape: Shape | None,
        rowid: int | None,
        values: tuple[Value, ...],
        image: Image,
        at: int,
        length: int,
        confidence: float,
        reasons: tuple[str, ...],
        layout: Layout,
    ) -> None:
        self.shape = shape
        self.rowid = rowid
        self.values = values
        self.kind = image.kind
        self.source = image.source
        self.page = image.page
        self.offset = image.offset + at
        self.length = length
        self.confidence = confidence
        self.reasons = reasons
        self.layout = layout
        self.partial = reasons[0] == "truncated"
        self.listed = False
        self.lost_rowid = rowid is None and (shape is None or shape.table)


class Region(NamedTuple):
    """Free bytes of a page, from `low` up to `high`.

    `block`: a free block, whose first four bytes are its own header.
    """

    low: int
    high: int
    block: bool


def regions(data: Bytes, image: Image, usable: int) -> list[Region]:
    """The ranges of a page that hold nothing live."""
    top = head_at(image.page) if image.kind not in ("free", "trunk", "orphan") else 0
    if image.kind == "trunk":
        return [Region(min(8 + 4 * image.entries, usable), usable, block=False)]
    if data[0:15] == b"SQLite format 3":
        top = 100
    kind = data[top]
    if kind not in (INDEX_LEAF, TABLE_LEAF, INDEX_INTERIOR, TABLE_INTERIOR):
        return [] if image.kind in ("live", "index") else [Region(0, usable, block=False)]
    start = top + (12 if kind in (INDEX_INTERIOR, TABLE_INTERIOR) else 8)
    count = int.from_bytes(data[top + 3 : top + 5], "big")
    content = int.from_bytes(data[top + 5 : top + 7], "big") or 65536
    low = start + 2 * count
    if low > usable or content > usable or content < low:
        return [] if image.kind in ("live", "index") else [Region(min(start, usable), usable, block=False)]
    out: list[Region] = []
    if content > low:
        out.append(Region(low, content, block=False))
    block = int.from_bytes(data[top + 1 : top + 3], "big")
    reach = content
    while block:
        if block < reach or block + 4 > usable:
            break
        size = int.from_bytes(data[block + 2 : block + 4], "big")
        if size < 4 or block + size > usable:
            break
        out.append(Region(block, block + size, block=True))
        reach = block + size
        block = int.from_bytes(data[block : block + 2], "big")
    return out


class Found(NamedTuple):
    """A whole cell found in free bytes; positions are in the page."""

    start: int
    end: int
    shape: Shape | None
    rowid: int | None
    values: tuple[Value, ...]
    types: tuple[int, ...]
    parts: tuple[Piece, ...]
    confidence: float
    reasons: tuple[str, ...]


class _Built(NamedTuple):
    """A cell's values in declared order, the pieces of its body, and its types; `cut` where only a part of it is left."""

    values: tuple[Value, ...]
    parts: tuple[Piece, ...]
    types: tuple[int, ...]
    cut: bool = False


class _Whole(NamedTuple):
    """What a batch of images holds in whole cells, and where it is free; one entry an image."""

    raw: memoryview
    listed: list[list[Found]]
    found: list[list[Found]]
    shapes: list[Shape | None]
    regions: list[list[Region]]


class Carver:
    """Finds dead rows with the shapes of a database's tables, live and dropped; `entries` are those of its indexes."""

    def __init__(
        self,
        view: View,
        encoding: str,
        shapes: Sequence[Shape],
        free: Callable[[int], bool],
        entries: Sequence[Shape] = (),
    ) -> None:
        self.view = view
        self.usable = view.usable
        self.size = view.page_size
        self.encoding = encoding
        self.shapes = list(shapes)
        self.entries = list(entries)
        self.free = free
        self.pool = 0
        self.exhausted = False
        self.partial = False
        self.widest = max((shape.stored for shape in shapes), default=1)

    def _budget(self, steps: int) -> Budget:
        """A part of the guessing that there is time for."""
        return Budget(min(steps, self.pool))

    def _spent(self, budget: Budget) -> None:
        self.pool -= budget.start - max(budget.left, 0)
        if self.pool <= 0:
            self.exhausted = True

    # one page after another, in batches of equal shape

    def carve(self, images: Sequence[Image]) -> Iterator[Candidate]:
        """All dead rows of these images."""
        self.pool = 6_000 + len(images) * self.size // 1000 * STEPS_PER_KB
        groups: dict[int, list[Image]] = {}
        for image in images:
            groups.setdefault(id(image.shape), []).append(image)
        many = max(1, CARVE_BYTES // self.size)
        batches = [group[start : start + many] for group in groups.values() for start in range(0, len(group), many)]
        # tables with few live rows, or none, are learned from the whole dead rows first
        poor = [shape for shape in self.shapes if shape.rows < FEW]
        if poor:
            self._learn(poor, batches)
        # A file that ends within a page is read as if zeros followed: what reaches into these is no row.
        ends = {name: len(data) for name, data in zip(SOURCES, self.view.sources, strict=False)}
        for batch in batches:
            for candidate in self._batch(batch):
                if all(piece.offset + piece.length <= ends[piece.source] for piece in candidate.layout.pieces):
                    yield candidate

    def _learn(self, poor: Sequence[Shape], batches: Sequence[list[Image]]) -> None:
        types: dict[int, list[tuple[int, ...]]] = {id(shape): [] for shape in poor}
        for batch in batches:
            if batch[0].kind in ("live", "index") and (batch[0].shape is None or id(batch[0].shape) not in types):
                continue
            seen = self._whole(batch)
            for cells in (*seen.listed, *seen.found):
                for cell in cells:
                    own = types.get(id(cell.shape))
                    if own is None or len(own) >= 1000 or cell.shape is None:
                        continue
                    info = cell.shape.info
                    values = [cell.values[at] if at != info.rowid_column else None for at in info.storage]
                    # a version of a page repeats most rows of another: a row counts once
                    row = (cell.rowid, *values)
                    if row in cell.shape.known:
                        continue
                    cell.shape.known.add(row)
                    own.append(cell.types)
                    for place, value in enumerate(values):
                        cell.shape.learn_values(place, (value,))
        for shape in poor:
            own = types[id(shape)]
            if own:
                widths = np.array([len(each) for each in own])
                columns = [
                    np.array([each[place] if place < len(each) else -1 for each in own], np.int64)
                    for place in range(shape.stored)
                ]
                shape.learn(columns, widths)
                shape.finish()

    def _whole(self, images: list[Image]) -> _Whole:
        """The whole cells of some images: those that dead pages list, and those that lie in free bytes."""
        arr = gather(self.view.arrays, [(image.source, image.offset) for image in images], self.size)
        raw = memoryview(arr.tobytes())
        lows: list[int] = []
        highs: list[int] = []
        all_regions: list[list[Region]] = []
        listed: list[list[Found]] = []
        shapes: list[Shape | None] = []
        together: dict[int, tuple[Shape, list[int]]] = {}
        for place, image in enumerate(images):
            base = place * self.size
            data = raw[base : base + self.size]
            early = self._early_shape(data, image)
            if early is not None:
                cells, shape = [], early
                together.setdefault(id(early), (early, []))[1].append(place)
            else:
                cells, shape = self._listed(data, image)
            listed.append(cells)
            shapes.append(shape or image.shape)
            own = regions(data, image, self.usable)
            all_regions.append(own)
            for region in own:
                lows.append(base + region.low)
                highs.append(base + region.high)
        for shape, places in together.values():
            self._listed_together(arr, raw, images, shape, places, listed)
        found: list[list[Found]] = [[] for _ in images]
        low, high = np.array(lows, np.int64), np.array(highs, np.int64)
        spots = _ranges(low, high)
        # where the region of each free byte ends; 0 for bytes that are in use
        reach = np.zeros(arr.size, np.int32)
        reach[spots] = np.repeat(high, high - low)
        spots = spots[arr[spots] != 0]
        owners = {id(each): each for each in shapes if each is not None}.values()
        if any(shape.entry for shape in owners):
            for shape in owners:
                if shape.entry:
                    self._hide_entries(arr, reach, shapes, shape, spots)
            spots = spots[reach[spots] > 0]
        for shape in owners:
            if not shape.entry:
                self._scan_shape(arr, reach, images, shapes, shape, found, spots)
        self._scan_any(arr, reach, images, shapes, found, spots)
        overlaid = [
            _without_overwritten(
                cells, raw[place * self.size : (place + 1) * self.size], all_regions[place], self.usable
            )
            for place, cells in enumerate(found)
        ]
        return _Whole(raw, listed, overlaid, shapes, all_regions)

    def _batch(self, images: list[Image]) -> Iterator[Candidate]:
        seen = self._whole(images)
        done: set[int] = set()
        yield from self._single_blocks(images, seen, done)
        stale = self._stale(images, seen)
        for place, image in enumerate(images):
            base = place * self.size
            whole = seen.found[place]
            for cell in seen.listed[place]:
                listed = self._candidate(cell, image)
                listed.listed = True
                yield listed
            for cell in whole:
                yield self._candidate(cell, image)
            own = seen.regions[place]
            marks = stale.get(place, ())
            if whole or marks or any(region.block and base + region.low not in done for region in own):
                data = seen.raw[base : base + self.size]
                yield from self._blocks(data, image, seen.shapes[place], own, whole, done, base, marks)

    def _stale(self, images: list[Image], seen: _Whole) -> dict[int, list[tuple[int, Shape]]]:
        """For each image, where free bytes can hold the header of a former free block with a cell of its table behind it."""
        out: dict[int, list[tuple[int, Shape]]] = {}
        groups: dict[int, tuple[Shape, list[int]]] = {}
        for place, image in enumerate(images):
            shape = seen.shapes[place]
            if shape is None and image.former is None:
                counts: dict[int, int] = {}
                for cell in seen.found[place]:
                    counts[id(cell.shape)] = counts.get(id(cell.shape), 0) + 1
                if counts:
                    most = max(counts, key=lambda key: counts[key])
                    shape = next(cell.shape for cell in seen.found[place] if id(cell.shape) == most)
                elif image.kind in ("free", "orphan", "older") and not seen.listed[place]:
                    shape = seen.shapes[place] = self._emptied(seen, place)
            for each in (shape, image.former):
                if each is not None and not each.entry:
                    groups.setdefault(id(each), (each, []))[1].append(place)
        arr = np.frombuffer(seen.raw, np.uint8)
        for shape, places in groups.values():
            lows: list[int] = []
            highs: list[int] = []
            for place in places:
                base = place * self.size
                for region in seen.regions[place]:
                    if region.high - region.low >= LOST + 2:
                        lows.append(base + region.low)
                        highs.append(base + region.high)
            at, edge = _headers_of_blocks(
                arr, np.array(lows, np.int64), np.array(highs, np.int64), self.size, self.usable
            )
            if not at.size:
                continue
            keep = plausible(arr, at, edge, shape, STALE_SCORE - TILE - 1.0)
            for start in at[keep].tolist():
                out.setdefault(start // self.size, []).append((start % self.size, shape))
        for marks in out.values():
            marks.sort(key=lambda mark: mark[0])
        return out

    def _emptied(self, seen: _Whole, place: int) -> Shape | None:
        """The table of a dead leaf whose cells were all freed: if only one fits."""
        base = place * self.size
        data = seen.raw[base : base + self.size]
        if data[0] not in (INDEX_LEAF, TABLE_LEAF) or not seen.regions[place] or data[3] or data[4]:
            return None
        low = np.array([base + region.low for region in seen.regions[place]], np.int64)
        high = np.array([base + region.high for region in seen.regions[place]], np.int64)
        at, edge = _headers_of_blocks(np.frombuffer(seen.raw, np.uint8), low, high, self.size, self.usable)
        best: list[tuple[float, Shape]] = []
        for shape in (*self.shapes[:MAX_SHAPES], *self.entries[:MAX_SHAPES]):
            if shape.table != (data[0] == TABLE_LEAF):
                continue
            keep = plausible(np.frombuffer(seen.raw, np.uint8), at, edge, shape, STALE_SCORE)
            total = 0.0
            budget = self._budget(200)
            for start in (at[keep][:20] - base).tolist():
                end = start + int.from_bytes(data[start + 2 : start + 4], "big")
                block = read_block(data, start, end, shape, budget)
                if _believed(block, int(end == self.usable)) and all(option.guessed < 2 for option in block.cells):
                    total += sum(option.score for option in block.cells)
            self._spent(budget)
            if total > 0.0:
                best.append((total, shape))
        best.sort(key=lambda each: -each[0])
        if not best or (len(best) > 1 and best[0][0] < best[1][0] + STALE_SCORE):
            return None
        return best[0][1]

    def _candidate(self, cell: Found, image: Image) -> Candidate:
        return Candidate(
            cell.shape,
            cell.rowid,
            cell.values,
            image,
            cell.start,
            cell.end - cell.start,
            cell.confidence,
            cell.reasons,
            Layout(cell.types, cell.parts),
        )

    # cells that a dead page, or an earlier version of a page, still lists

    def _listed(self, data: memoryview, image: Image) -> tuple[list[Found], Shape | None]:
        if image.kind in ("live", "trunk", "index"):
            return [], image.shape
        top = 100 if bytes(data[:15]) == b"SQLite format 3" else 0
        kind = data[top]
        if kind not in (INDEX_LEAF, TABLE_LEAF, INDEX_INTERIOR):
            return [], image.shape
        table = kind == TABLE_LEAF
        places = pointers(data, 1 if top else 2, self.usable)
        heads: list[tuple[int, CellHead, list[int], int]] = []
        spent = 0
        for place in places:
            place += 4 if kind == INDEX_INTERIOR else 0
            try:
                head = cell_head(data, place, self.usable, table)
                types, start = header(data, head.start, min(head.start + head.local, self.usable), self.widest + 8)
            except Damaged:
                continue
            spent += head.end - place
            if spent > self.usable:
                break
            heads.append((place, head, types, start))
        shape = image.shape
        if shape is not None and shape.table != table:
            return [], None
        records = [types for _, _, types, _ in heads]
        if shape is None or not any(shape.fits(types, strict=False) for types in records):
            shape = self.guess(records, table)
        else:
            shape = self._owner_then(shape, records)
        if shape is None and not table:
            return [], None
        if shape is not None and shape.entry:
            return [], shape
        out: list[Found] = []
        for place, head, types, start in heads:
            own = shape
            if own is not None and not own.fits(types, strict=False):
                own = self.guess([types], table)
                if (own is None and not table) or (own is not None and own.entry):
                    continue
            built = self._build(data, image, head, types, start, own)
            if built is None:
                continue
            reasons: tuple[str, ...] = ("whole",)
            confidence = 0.98
            if image.shape is None or own is not image.shape:
                reasons, confidence = ("whole", "table guessed" if own else "table unknown"), 0.9 if own else 0.6
            if built.cut:
                reasons, confidence = (*_CUT, *reasons[1:]), 0.3
            out.append(
                Found(place, head.end, own, head.rowid, built.values, built.types, built.parts, confidence, reasons)
            )
        return out, shape

    def _early_shape(self, data: memoryview, image: Image) -> Shape | None:
        """The table of a dead page, if its first cells already tell it, so that it can be read together with others."""
        if image.kind in ("live", "trunk", "index") or data[0] != TABLE_LEAF:
            return None
        records: list[Sequence[int]] = []
        for place in pointers(data, 2, self.usable)[:4]:
            try:
                head = cell_head(data, place, self.usable, table=True)
                records.append(header(data, head.start, min(head.start + head.local, self.usable), self.widest + 8)[0])
            except Damaged:
                return None
        if not records:
            return None
        if image.shape is not None:
            if not image.shape.table or not all(image.shape.fits(types, strict=False) for types in records):
                return None
            return self._owner_then(image.shape, records)
        return self.guess(records, table=True)

    def _listed_together(
        self,
        arr: Array,
        raw: memoryview,
        images: list[Image],
        shape: Shape,
        places: list[int],
        listed: list[list[Found]],
    ) -> None:
        """The cells that dead pages of one table list, decoded together.

        What is out of the ordinary one page at a time.
        """
        where = np.array(places, np.int64)
        every = np.full(where.size, -1, np.int64)
        at, segment, _ = positions(arr, where, every, every, np.full(where.size, 2), self.size, self.usable)
        decoder = Decoder(arr, self.encoding)
        limit = (where * self.size + self.usable)[segment]
        cells = decode(decoder, at, segment, limit, shape.plan)
        odd = np.zeros(at.size, bool)
        odd[cells.special] = True
        odd[cells.dropped] = True
        widths = np.zeros(at.size, np.int64)
        for column, (serial, _, _) in enumerate(cells.found):
            there = serial >= 0
            widths += there
            odd |= there & ~shape.loose[column][np.where(serial < FOLD, np.maximum(serial, 0), 126 + (serial & 1))]
        odd |= widths < shape.low
        lengths = np.where(odd, 0, cells.end - at)
        spent = np.bincount(segment, weights=lengths, minlength=where.size)
        strange = np.zeros(where.size, bool)
        strange[segment[odd]] = True
        strange |= spent > self.usable
        for number in np.flatnonzero(strange).tolist():
            place = places[number]
            listed[place] = self._listed(raw[place * self.size : (place + 1) * self.size], images[place])[0]
        rowids: list[Any] | None = cells.rowids.tolist() if cells.rowids is not None else None
        columns = shape.plan.arrange_columns(cells.columns, rowids, at.size)
        full = bool((widths == shape.stored).all())
        types = zip(*(serial.tolist() for serial, _, _ in cells.found), strict=True)
        bodies: list[int] = cells.found[0][1].tolist()
        ends: list[int] = cells.end.tolist()
        skip: list[bool] = strange[segment].tolist()
        numbers: list[int] = where[segment].tolist()
        firsts: list[int] = at.tolist()
        for row, (start, serials, values) in enumerate(zip(firsts, types, zip(*columns, strict=True), strict=True)):
            if skip[row]:
                continue
            place = numbers[row]
            image = images[place]
            base = place * self.size
            own = serials if full else tuple(serial for serial in serials if serial >= 0)
            body = bodies[row]
            piece = Piece(SOURCES[image.source], image.offset + body - base, ends[row] - body)
            reasons, confidence = (_WHOLE, 0.98) if image.shape is shape else (_WHOLE_GUESSED, 0.9)
            rowid = rowids[row] if rowids is not None else None
            listed[place].append(
                Found(start - base, ends[row] - base, shape, rowid, values, own, (piece,), confidence, reasons)
            )

    def _owner_then(self, shape: Shape, records: Sequence[Sequence[int]]) -> Shape:
        """The table of an earlier version of a page: the one that has the page now, unless another's columns suit the
        rows where this one's do not, or by far better: pages change hands, with auto_vacuum while their tables live on.
        """
        best = self.guess(records, shape.table)
        if best is None or best is shape:
            return shape
        if not any(shape.fits(types) for types in records):
            return best
        if min(best.rows, shape.rows) < FEW:
            return shape
        better = sum(best.score(types) - shape.score(types) for types in records[:50])
        return best if better > FAR * len(records[:50]) else shape

    def guess(self, records: Sequence[Sequence[int]], table: bool) -> Shape | None:
        """The table whose shape most of these records fit, the likeliest first; None when none does."""
        best: Shape | None = None
        best_score = -1e9
        for shape in (*self.shapes, *self.entries):
            if shape.table != table:
                continue
            fitting = [types for types in records if shape.fits(types)]
            if not fitting or 2 * len(fitting) < len(records):
                continue
            score = sum(shape.score(types) for types in fitting[:50]) / len(fitting[:50]) + len(fitting) / len(records)
            if shape.entry:
                # there are many more indexes than tables without rowids
                score += EVEN
            if score > best_score:
                best, best_score = shape, score
        return best

    def _build(
        self, data: Bytes, image: Image, head: CellHead, types: Sequence[int], start: int, shape: Shape | None
    ) -> _Built | None:
        """A cell's values, in declared order, and the pieces of its body.

        None when its overflow pages are gone, unless rows of which only a part is left are wanted.
        """
        skip = start - head.start
        try:
            if head.local < head.payload:
                allowed = self.free if image.kind in ("live", "index", "free", "trunk", "orphan") else None
                following = chain(image.view, head.overflow, head.payload - head.local, allowed)
                parts = pieces(image.view, (image.source, image.offset), head, following)
                body = read_pieces(self.view.sources, parts)[skip:]
                own = _skip(parts, skip)
            else:
                body = data[start : head.start + head.local]
                own = (Piece(SOURCES[image.source], image.offset + start, head.local - skip),)
            stored = values_of(types, body, self.encoding)
        except Damaged:
            return self._part(data, image, head, types, start, shape) if self.partial and shape is not None else None
        if head.local < head.payload and shape is not None and not shape.believable(stored):
            # its overflow pages have been used for something else since
            return None
        if shape is None:
            return _Built(tuple(stored), own, tuple(types))
        return _Built(shape.plan.arrange(stored, head.rowid), own, tuple(types))

    def _part(
        self, data: Bytes, image: Image, head: CellHead, types: Sequence[int], start: int, shape: Shape
    ) -> _Built | None:
        """The values that a cell's own page holds, where the rest of it is gone: the last one may be cut short."""
        stored, kept, at = _left(data, types, start, head.start + head.local, self.encoding)
        if not any(value is not None for value in stored):
            return None
        rest: list[Value] = [None] * (shape.stored - len(stored))
        piece = Piece(SOURCES[image.source], image.offset + start, at - start)
        return _Built(shape.plan.arrange([*stored, *rest], head.rowid), (piece,), kept, cut=True)

    # whole cells anywhere in free bytes

    def _scan_shape(
        self,
        arr: Array,
        reach: Array,
        images: list[Image],
        shapes: list[Shape | None],
        shape: Shape,
        found: list[list[Found]],
        spots: Array,
    ) -> None:
        mine = np.array([each is shape for each in shapes], bool)
        at = spots[_first_bytes(shape)[arr[spots]]]
        at = at[mine[np.minimum(at // self.size, len(images) - 1)]] if not mine.all() else at
        starts = self._headers(arr, reach, at, shape)
        if not starts.size:
            return
        self._decode(arr, reach, starts, images, shape, found)

    def _hide_entries(self, arr: Array, reach: Array, shapes: list[Shape | None], shape: Shape, spots: Array) -> None:
        """Take the dead entries that lie in the free bytes of an index's pages out of what is looked at."""
        mine = np.array([each is shape for each in shapes], bool)
        at = spots[_first_bytes(shape)[arr[spots]]]
        at = at[mine[np.minimum(at // self.size, len(shapes) - 1)]] if not mine.all() else at
        starts = self._headers(arr, reach, at, shape)
        if not starts.size:
            return
        payload, taken = varints(arr, starts)
        smallest = (self.usable - 12) * 32 // 255 - 23
        biggest = (self.usable - 12) * 64 // 255 - 23
        kept = smallest + (payload - smallest) % (self.usable - 4)
        local = np.where(payload <= biggest, payload, np.where(kept <= biggest, kept, smallest) + 4)
        end = np.minimum(starts + taken + local, reach[starts])
        reach[_ranges(starts, end)] = 0

    def _headers(self, arr: Array, reach: Array, at: Array, shape: Shape) -> Array:
        """Starts of cells whose header begins at one of `at`, fits the shape, and agrees with the payload's length
        before it.
        """
        if not at.size:
            return at
        size, taken = varints(arr, at)
        place = at + taken
        stop = at + size
        good = stop <= reach[at]
        at, place, stop = at[good], place[good], stop[good]
        total = stop - at
        edge = reach[at].astype(np.int64)
        biggest = self.usable - 35 if shape.table else (self.usable - 12) * 64 // 255 - 23
        done_at: list[Array] = []
        done_total: list[Array] = []
        done_edge: list[Array] = []
        for column in range(shape.stored):
            serial, taken = varints(arr, place)
            size = np.where(serial < 12, _FIXED[np.minimum(np.maximum(serial, 0), 11)], (serial - 12) >> 1)
            good = (serial >= 0) & shape.strict[column][
                np.where(serial < 128, np.maximum(serial, 0), 126 + (serial & 1))
            ]
            place = place + taken
            total = total + size
            good &= (place <= stop) & (size < (1 << 31)) & ((at + total <= edge) | (total > biggest))
            at, place, stop, total, edge = at[good], place[good], stop[good], total[good], edge[good]
            ended = place == stop
            if column + 1 >= shape.low and ended.any():
                done_at.append(at[ended])
                done_total.append(total[ended])
                done_edge.append(edge[ended])
            left = ~ended
            at, place, stop, total, edge = at[left], place[left], stop[left], total[left], edge[left]
            if not at.size:
                break
        if not done_at:
            return at[:0]
        at = np.concatenate(done_at)
        total = np.concatenate(done_total)
        edge = np.concatenate(done_edge)
        return _starts(arr, reach, at, total, edge, shape.table)

    def _decode(
        self, arr: Array, reach: Array, starts: Array, images: list[Image], shape: Shape, found: list[list[Found]]
    ) -> None:
        decoder = Decoder(arr, self.encoding)
        where = starts // self.size
        limit = where * self.size + self.usable
        cells = decode(decoder, starts, where, limit, shape.plan)
        special = set(cells.special.tolist())
        dropped = set(cells.dropped.tolist())
        rowids: list[Any] | None = cells.rowids.tolist() if cells.rowids is not None else None
        columns = shape.plan.arrange_columns(cells.columns, rowids, starts.size)
        reaches: list[int] = reach[starts].tolist()
        ends: list[int] = cells.end.tolist()
        firsts: list[int] = starts.tolist()
        serials = [serial.tolist() for serial, _, _ in cells.found]
        bodies: list[int] = cells.found[0][1].tolist() if cells.found else []
        data = memoryview(decoder.raw)
        stored = cells.columns
        odd = shape.odd_text
        for row, (at, values) in enumerate(zip(firsts, zip(*columns, strict=True), strict=True)):
            place = at // self.size
            base = place * self.size
            image = images[place]
            if row in special:
                cell = self._overflowing(data[base : base + self.size], image, at - base, reaches[row] - base, shape)
                if cell is not None:
                    found[place].append(cell)
                continue
            if ends[row] > reaches[row] or row in dropped:
                continue
            if not all(
                odd[number] or not isinstance(column[row], str) or _clean(column[row])
                for number, column in enumerate(stored)
            ):
                continue
            types = tuple(serial[row] for serial in serials if serial[row] >= 0)
            body = bodies[row]
            if ends[row] == body:
                # all NULL: zeros and small numbers look like that by chance, and nothing would be told
                continue
            piece = Piece(SOURCES[image.source], image.offset + body - base, ends[row] - body)
            rowid = rowids[row] if rowids is not None else None
            found[place].append(
                Found(at - base, ends[row] - base, shape, rowid, values, types, (piece,), 0.95, ("whole",))
            )

    def _overflowing(self, data: memoryview, image: Image, at: int, edge: int, shape: Shape | None) -> Found | None:
        try:
            head = cell_head(data, at, self.usable, shape is None or shape.table)
            types, start = header(data, head.start, head.start + head.local, self.widest + 8)
        except Damaged:
            return None
        if head.end > edge:
            return None
        built = self._build(data, image, head, types, start, shape)
        if built is None:
            return None
        reasons, confidence = ("whole", "overflow pages followed"), 0.93
        if built.cut:
            reasons, confidence = _CUT, 0.3
        return Found(at, head.end, shape, head.rowid, built.values, built.types, built.parts, confidence, reasons)

    def _scan_any(
        self,
        arr: Array,
        reach: Array,
        images: list[Image],
        shapes: list[Shape | None],
        found: list[list[Found]],
        spots: Array,
    ) -> None:
        """Whole cells of any table in the free bytes that the page's own table does not explain."""
        for place, cells in enumerate(found):
            base = place * self.size
            for cell in cells:
                reach[base + cell.start : base + cell.end] = 0
        spots = spots[reach[spots] > 0]
        if spots.size < 6:
            return
        bytes_there = arr[spots]
        best: list[dict[int, tuple[float, Found]]] = [{} for _ in images]
        for shape in self.shapes[:MAX_SHAPES]:
            starts = self._headers(arr, reach, spots[_first_bytes(shape)[bytes_there]], shape)
            if not starts.size:
                continue
            one: list[list[Found]] = [[] for _ in images]
            self._decode(arr, reach, starts, images, shape, one)
            for place, cells in enumerate(one):
                if shape is shapes[place]:
                    continue
                former = images[place].former
                for cell in cells:
                    score = shape.score(cell.types) + (5.0 if former is not None and shape is former else 0.0)
                    known = best[place].get(cell.start)
                    if known is None or score > known[0]:
                        best[place][cell.start] = (score, cell)
        for place, scored in enumerate(best):
            cells = [cell for score, cell in scored.values() if score > -12.0]
            if cells:
                cells = self._no_entries(arr, cells, place * self.size, shapes[place], found[place])
            for cell in cells:
                reasons = (*cell.reasons, "table guessed")
                found[place].append(cell._replace(confidence=0.85, reasons=reasons))

    def _rather_entry(self, types: Sequence[int], shape: Shape) -> bool:
        """Whether a record of a table without rowids is about as likely an entry of an index."""
        least = shape.score(types) - EVEN
        return any(entry.fits(types) and entry.score(types) >= least for entry in self.entries)

    def _no_entries(
        self, arr: Array, cells: list[Found], base: int, owner: Shape | None, known: Sequence[Found]
    ) -> list[Found]:
        """Those of these cells, whose table is guessed, that are not rather remains of an index's entries.

        A cell that touches another of its table is one. Of the others, it counts whether the bytes before the header
        are those that an entry would have there, and, on a page that something else owns, how likely so much is by chance.
        """
        ends = {(cell.end, id(cell.shape)) for cell in (*cells, *known)}
        starts = {(cell.start, id(cell.shape)) for cell in (*cells, *known)}
        out: list[Found] = []
        for cell in cells:
            shape = cell.shape
            if shape is None:
                continue
            if not shape.table and self._rather_entry(cell.types, shape):
                continue
            if (cell.start, id(shape)) in ends or (cell.end, id(shape)) in starts:
                out.append(cell)
            elif owner is not None:
                if not (shape.table and _entry_before(arr, base + cell.start)) and _evidence(cell, shape) >= ALONE:
                    out.append(cell)
            elif not (
                shape.table
                and _entry_before(arr, base + cell.start)
                and any(entry.fits(cell.types) for entry in self.entries)
            ):
                out.append(cell)
        return out

    # cells that have lost their first bytes

    def _single_blocks(self, images: list[Image], seen: _Whole, done: set[int]) -> Iterator[Candidate]:
        """Free blocks that are one cell with one clear reading, decoded together. Their positions go into `done`."""
        groups: dict[int, tuple[Shape, list[tuple[int, int, int]]]] = {}
        for place, image in enumerate(images):
            shape = seen.shapes[place]
            if shape is None or not shape.table or image.former is not None:
                continue
            base = place * self.size
            inside = sorted(cell.start for cell in seen.found[place])
            for region in seen.regions[place]:
                if region.block and bisect_left(inside, region.low) == bisect_left(inside, region.high):
                    groups.setdefault(id(shape), (shape, []))[1].append((place, base + region.low, base + region.high))
        if not groups:
            return
        arr = np.frombuffer(seen.raw, np.uint8)
        decoder = Decoder(arr, self.encoding)
        for shape, blocks in groups.values():
            low = np.array([block[1] for block in blocks], np.int64)
            high = np.array([block[2] for block in blocks], np.int64)
            built = rebuild_many(arr, low, high, shape)
            if built is None:
                continue
            stored = [
                decoder.column(serial, start, size, None, shape.plan.real[number])
                for number, (serial, start, size) in enumerate(zip(built.types, built.starts, built.sizes, strict=True))
            ]
            columns = shape.plan.arrange_columns(stored, None, built.rows.size)
            types = zip(*(serial.tolist() for serial in built.types), strict=True)
            bodies: list[int] = built.body.tolist()
            guesses: list[bool] = built.guessed.tolist()
            rows: list[int] = built.rows.tolist()
            for row, (serials, own, values) in enumerate(
                zip(types, zip(*stored, strict=True), zip(*columns, strict=True), strict=True)
            ):
                place, start, end = blocks[rows[row]]
                if not self._acceptable(shape, serials, own, guesses[row]):
                    continue
                done.add(start)
                image = images[place]
                base = place * self.size
                body = bodies[row]
                piece = Piece(SOURCES[image.source], image.offset + body - base, end - body)
                reasons, confidence = (_WORKED_OUT, 0.8) if guesses[row] else (_REBUILT, 0.85)
                if image.shape is not shape:
                    reasons, confidence = (*reasons, "table guessed"), confidence - 0.1
                yield Candidate(
                    shape,
                    None,
                    values,
                    image,
                    start - base,
                    end - start,
                    confidence,
                    reasons,
                    Layout(serials, (piece,)),
                )

    def _acceptable(self, shape: Shape, types: Sequence[int], stored: Sequence[Value], guessed: bool) -> bool:
        """Whether the values of a rebuilt record look like its table's."""
        careful = guessed or self.encoding != "utf-8"
        for place, value in enumerate(stored):
            if isinstance(value, str):
                if not shape.odd_text[place] and not _clean(value):
                    return False
                if careful and not shape.wording_fits(place, value):
                    return False
            elif guessed and isinstance(value, int | float) and not shape.of_size(place, types[place], abs(value)):
                return False
        return True

    def _blocks(
        self,
        data: memoryview,
        image: Image,
        shape: Shape | None,
        own: list[Region],
        whole: list[Found],
        done: set[int],
        base: int,
        marks: Sequence[tuple[int, Shape]],
    ) -> Iterator[Candidate]:
        if shape is not None and shape.entry:
            shape = None
        if shape is None and image.former is None:
            # the table is what most of the whole cells found here are of; without any, rebuilding would be guessing
            counts: dict[int, int] = {}
            for cell in whole:
                counts[id(cell.shape)] = counts.get(id(cell.shape), 0) + 1
            if not counts or image.kind == "index" or data[0] in (INDEX_LEAF, INDEX_INTERIOR):
                return
            most = max(counts, key=lambda key: counts[key])
            shape = next(cell.shape for cell in whole if id(cell.shape) == most)
        # free blocks come first: what guessing there is time for is better spent on them than on the gap
        budget = Budget(min(3000, max(0, self.pool) // 4))
        ordered = sorted(whole, key=lambda cell: cell.start)
        firsts = [cell.start for cell in ordered]
        for region in sorted(own, key=lambda region: not region.block):
            if base + region.low in done:
                continue
            inside = ordered[bisect_left(firsts, region.low) : bisect_left(firsts, region.high)]
            low = region.low
            lost_start = region.block
            for stop, resume in [*((cell.start, cell.end) for cell in inside), (region.high, region.high)]:
                if stop - low > LOST:
                    yield from self._between(
                        data, image, shape, low, stop, lost_start, region.block and low == region.low, budget, marks
                    )
                low = resume
                lost_start = True
        self._spent(budget)

    def _between(
        self,
        data: memoryview,
        image: Image,
        shape: Shape | None,
        low: int,
        high: int,
        lost_start: bool,
        block: bool,
        budget: Budget,
        marks: Sequence[tuple[int, Shape]],
    ) -> Iterator[Candidate]:
        """Cells with a lost start in a stretch of free bytes that no whole cell explains.

        `lost_start`: a cell must have begun at `low`, because a free block begins (`block`) or a whole cell ends there;
        in the second case, the header of a former free block must be there. `marks`
        are where headers of former free blocks, from before they became part of this stretch, can be.
        """
        first = bisect_left(marks, low, key=lambda mark: mark[0])
        if not lost_start and (first >= len(marks) or marks[first][0] >= high - LOST):
            return
        piece = np.frombuffer(data[low:high], np.uint8)
        if not piece.any():
            return
        if lost_start:
            for each in (shape, image.former):
                if each is None or each.entry or not (block or _is_header(data, low, self.usable)):
                    continue
                own_budget = self._budget(400 + (high - low) // 4)
                read = read_block(data, low, high, each, own_budget)
                self._spent(own_budget)
                if read.cells and (block or read.score >= 0.0 or len(read.cells) == 1):
                    for option, unsure in zip(read.cells, read.unsure, strict=True):
                        yield from self._rebuilt(data, image, option, each, unsure)
                    low = high - read.left
                    break
        else:
            # pointers to cells that were removed stay behind the others; each is a place in the page, after this gap
            even = piece[: piece.size & ~1].astype(np.int32)
            words = (even[0::2] << 8) | even[1::2]
            inside = (words >= high) & (words < self.usable)
            run = words.size if inside.all() else int(np.argmin(inside))
            low += 2 * max(0, run - 1)
        reached = low
        links = _links(data, [start for start, _ in marks[first:] if start < high], high)
        for start, each in marks[first:]:
            if start >= high - LOST:
                break
            if start < reached:
                continue
            end = min(start + int.from_bytes(data[start + 2 : start + 4], "big"), high)
            if not any(data[max(start + LOST, end - 8) : end]) or not can_begin(data, start, end, each):
                continue
            read = read_block(data, start, end, each, budget)
            if _believed(read, links[start]):
                for option, unsure in zip(read.cells, read.unsure, strict=True):
                    yield from self._rebuilt(data, image, option, each, unsure)
                reached = end - read.left

    def _rebuilt_part(self, data: memoryview, image: Image, option: Option, shape: Shape) -> Iterator[Candidate]:
        """A cell that lost its first bytes and whose overflow pages are gone."""
        stored, kept, at = _left(data, option.types, option.body, option.overflow, self.encoding)
        if option.guessed or not any(value is not None for value in stored):
            return
        rest: list[Value] = [None] * (shape.stored - len(stored))
        reasons = (*_CUT, "header rebuilt", *(("rowid lost",) if shape.table else ()))
        values = shape.plan.arrange([*stored, *rest], None)
        layout = Layout(kept, (Piece(SOURCES[image.source], image.offset + option.body, at - option.body),))
        yield Candidate(shape, None, values, image, option.start, option.end - option.start, 0.2, reasons, layout)

    def _rebuilt(
        self, data: memoryview, image: Image, option: Option, shape: Shape, doubtful: bool
    ) -> Iterator[Candidate]:
        body: bytes | None = None
        parts: tuple[Piece, ...] = (Piece(SOURCES[image.source], image.offset + option.body, option.end - option.body),)
        reasons = ["header rebuilt"]
        if option.overflow:
            first = int.from_bytes(data[option.overflow : option.overflow + 4], "big")
            width = sum(body_size(serial) for serial in option.types)
            skip = option.payload - width
            local = local_size(option.payload, self.usable, shape.table)
            head = CellHead(option.payload, None, option.body - skip, local, option.end, first)
            try:
                allowed = self.free if image.kind in ("live", "index", "free", "trunk", "orphan") else None
                following = chain(image.view, first, option.payload - local, allowed)
                joined = pieces(image.view, (image.source, image.offset), head, following)
                body = read_pieces(self.view.sources, joined)[skip:]
                parts = _skip(joined, skip)
            except Damaged:
                if self.partial:
                    yield from self._rebuilt_part(data, image, option, shape)
                return
            reasons.append("overflow pages followed")
        stored = stored_values(data, option, self.encoding, body)
        if not shape.believable(stored) or (option.guessed > 1 and (doubtful or option.score < UNLIKELY)):
            return
        confidence = 0.85
        if option.guessed:
            either = shape.either(option.types[0])
            reasons.append("columns guessed" if doubtful else "first type worked out from the length")
            if either:
                reasons.append("the first value is 0 or 1: the commoner stands here")
            confidence = 0.5 if doubtful or either else 0.8
        if shape.table:
            reasons.append("rowid lost")
        if image.shape is not shape:
            reasons.append("table guessed")
            confidence -= 0.1
        values = shape.plan.arrange(stored, None)
        yield Candidate(
            shape,
            None,
            values,
            image,
            option.start,
            option.end - option.start,
            confidence,
            tuple(reasons),
            Layout(option.types, parts),
        )


def _left(
    data: Bytes, types: Sequence[int], at: int, end: int, encoding: str
) -> tuple[list[Value], tuple[int, ...], int]:
    """The values of a record that lie before `end`, their types, and where they end; the last one may be cut short."""
    stored: list[Value] = []
    kept: list[int] = []
    for serial in types:
        size = body_size(serial)
        if at + size > end:
            if serial < 12 or at >= end:
                break
            # a shorter text or blob
            size = end - at
            serial = 12 + 2 * size + (serial & 1)
        stored.append(value_of(serial, data[at : at + size], encoding))
        kept.append(serial)
        at += size
    return stored, tuple(kept), at


def _entry_before(arr: Array, start: int) -> bool:
    """Whether the rowid of a table's cell ends as the length of an index's entry with the same header would."""
    raw = bytes(arr[start : start + 20])
    try:
        payload, at = varint(raw, 0, len(raw))
        _, at = varint(raw, at, len(raw))
    except Damaged:
        return False
    size = varint_size(payload)
    return at >= size and raw[at - size : at] == raw[:size]


def _evidence(cell: Found, shape: Shape) -> float:
    """How much more likely a cell's header is as one of its table's than as random bytes, as a logarithm."""
    return sum(
        RANDOM + shape.weight(place, serial) for place, serial in enumerate(cell.types) if not shape.certain[place]
    )


def _is_header(data: Bytes, at: int, usable: int) -> bool:
    """Whether the header of a free block can be here."""
    following = int.from_bytes(data[at : at + 2], "big")
    size = int.from_bytes(data[at + 2 : at + 4], "big")
    return size >= 4 and at + size <= usable and (following == 0 or at < following < usable - 3)


def _believed(block: Block, links: int) -> bool:
    """Whether the reading of a former free block, whose header may be there by chance, is likely enough.

    Headers that lead exactly from one to another, or to where something else begins, speak for it: `links` of them.
    """
    if not block.cells or block.doubtful:
        return False
    if block.score + TILE * links < STALE_SCORE:
        return all(option.score >= 0.0 and option.guessed > 1 for option in block.cells)
    return True


def _links(data: Bytes, marks: Sequence[int], high: int) -> dict[int, int]:
    """For each place that can hold a former header: how many exact steps from header to header it is part of, at most four."""
    places = set(marks)
    after = {mark: mark + int.from_bytes(data[mark + 2 : mark + 4], "big") for mark in places}
    forward: dict[int, int] = {high: 0}
    back: dict[int, int] = {}
    for mark in sorted(places, reverse=True):
        end = after[mark]
        forward[mark] = 1 + forward[end] if end in places or end == high else 0
    for mark in sorted(places):
        end = after[mark]
        if end in places:
            back[end] = max(back.get(end, 0), 1 + back.get(mark, 0))
    return {mark: min(4, forward[mark] + back.get(mark, 0)) for mark in places}


def _ranges(low: Array, high: Array) -> Array:
    """All numbers from each low to its high, one range after another."""
    width = high - low
    at = np.repeat(low - (np.cumsum(width) - width), width)
    at += np.arange(at.size)
    return at


def _headers_of_blocks(arr: Array, low: Array, high: Array, size: int, usable: int) -> tuple[Array, Array]:
    """Places in these regions where the header of a free block can be, and where each one's region ends."""
    at = _ranges(low, high - 3)
    # its size is at least six
    at = at[(arr[at + 3] >= 6) | (arr[at + 2] != 0)]
    length = (arr[at + 2].astype(np.int32) << 8) | arr[at + 3]
    place = at % size
    good = place + length <= usable
    at, place, length = at[good], place[good], length[good]
    following = (arr[at].astype(np.int32) << 8) | arr[at + 1]
    at = at[(following == 0) | ((following > place) & (following < usable - 3))]
    return at, high[np.searchsorted(low, at, "right") - 1] if low.size else at


def _first_bytes(shape: Shape) -> Array:
    """Which bytes a header of this shape can begin with."""
    widest = 1 + sum(4 if shape.strict[column, 126:].any() else 1 for column in range(shape.stored))
    table = np.zeros(256, bool)
    table[shape.low + 1 : min(widest, 127) + 1] = True
    if widest >= 128:
        table[0x81 : min(0x81 + widest // 128, 0xFF) + 1] = True
    return table


_FIXED = np.array([0, 1, 2, 3, 4, 6, 8, 8, 0, 0, 0, 0], np.int64)
_CONTROLS = {code: None for code in range(32) if code not in (9, 10, 13)} | {0x7F: None, 0xFFFD: None}


_REBUILT = ("header rebuilt", "rowid lost")
_WORKED_OUT = ("header rebuilt", "first type worked out from the length", "rowid lost")
_WHOLE = ("whole",)
_CUT = ("truncated", "its overflow pages are gone or used for something else")
_WHOLE_GUESSED = ("whole", "table guessed")


def _clean(text: str) -> bool:
    """Whether a text has no control characters and no replaced bytes."""
    return text.isprintable() or len(text.translate(_CONTROLS)) == len(text)


def _skip(parts: Sequence[Piece], skip: int) -> tuple[Piece, ...]:
    """The pieces without their first `skip` bytes."""
    out: list[Piece] = []
    for part in parts:
        if skip >= part.length:
            skip -= part.length
            continue
        out.append(Piece(part.source, part.offset + skip, part.length - skip))
        skip = 0
    return tuple(out)


def _starts(arr: Array, reach: Array, at: Array, total: Array, edge: Array, table: bool) -> Array:
    """Of headers at `at` with payloads of `total` bytes, the starts of those cells whose own payload length agrees."""
    back = at.copy()
    if table:
        # the rowid ends just before the header
        good = (at >= 2) & (arr[at - 1] < 0x80)
        at, total, edge = at[good], total[good], edge[good]
        back = at - 1
        for step in range(2, 10):
            more = (arr[at - step] >= 0x80) & (back == at - step + 1) & (at >= step + 1)
            # a payload length ends without a high bit, so bytes with one, just before, belong to the rowid
            back = np.where(more, back - 1, back)
        good = arr[back] != 0x80
        at, total, edge, back = at[good], total[good], edge[good], back[good]
    length = 1 + (total >= 1 << 7) + (total >= 1 << 14) + (total >= 1 << 21)
    start = back - length
    good = start >= 0
    at, total, edge, start = at[good], total[good], edge[good], start[good]
    value, taken = varints(arr, start)
    good = (value == total) & (taken == (back[good] - start)) & (reach[start] == edge)
    found = start[good]
    return np.sort(found)


def _without_overwritten(cells: list[Found], data: Bytes, free: Sequence[Region], usable: int) -> list[Found]:
    """Leave out cells inside whose bytes another cell, whole or cut, or a free block begins: that one was written later."""
    if not cells:
        return cells
    cells.sort(key=lambda cell: cell.start)
    edges = {region.high for region in free} | {cell.start for cell in cells}
    stops = sorted(edges)
    return [
        cell
        for place, cell in enumerate(cells)
        if (place + 1 >= len(cells) or cells[place + 1].start >= cell.end or cells[place + 1].start == cell.start)
        and not any(
            _leads_on(data, at, edges, usable) for at in range(max(cell.end - LOST + 1, cell.start + 1), cell.end)
        )
        and not _holds_cut(data, cell, stops[bisect_left(stops, cell.end)])
    ]


def _holds_cut(data: Bytes, cell: Found, stop: int) -> bool:
    """Whether within a cell another one of its table begins that is cut at `stop`, where something else begins."""
    shape = cell.shape
    if shape is None:
        return False
    # behind the payload's length comes the header's; in a table, the row's number is between them
    near, window = (2, 3) if shape.table else (1, 1)
    lengths = range(shape.low + 1, 2 * shape.stored + 2)
    return any(
        (at + data[at] >= stop or data[at] >= 0x80)
        and any(length in lengths for length in data[at + near : at + near + window])
        and cut_cell(data, at, stop, shape)
        for at in range(cell.start + LOST, cell.end - near)
    )


def _leads_on(data: Bytes, at: int, edges: set[int], usable: int) -> bool:
    """Whether the header of a former free block is here, by what follows that block: the end, a cell, or such a header."""
    if at + LOST > usable or not _is_header(data, at, usable):
        return False
    end = at + int.from_bytes(data[at + 2 : at + 4], "big")
    if end in edges:
        return True
    return end + LOST <= usable and _is_header(data, end, usable) and any(data[end : end + 2])
