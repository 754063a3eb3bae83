"""Dead rows of a database: found, compared with the live ones, and named for what they are."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import numpy as np

from aboveboard.formats.sqlite.batch import Cells, Decoder, Plan, Select
from aboveboard.formats.sqlite.carve import Candidate, Carver, Image
from aboveboard.formats.sqlite.database import SCHEMA, SCHEMA_NAME, Database, quiet
from aboveboard.formats.sqlite.ddl import DdlError, parse_table
from aboveboard.formats.sqlite.entries import entry_shape, entry_width
from aboveboard.formats.sqlite.idle import busy_pages, long_cells
from aboveboard.formats.sqlite.model import SOURCES, Row, State, TableInfo, Value
from aboveboard.formats.sqlite.probe import Probe
from aboveboard.formats.sqlite.rebuild import LOST, cell_begins
from aboveboard.formats.sqlite.record import Damaged
from aboveboard.formats.sqlite.remains import Remains
from aboveboard.formats.sqlite.shape import Shape, learn_from
from aboveboard.formats.sqlite.tree import (
    INDEX_INTERIOR,
    INDEX_LEAF,
    TABLE_INTERIOR,
    TABLE_LEAF,
    FreeList,
    Segment,
    chain,
    free_list,
    head_at,
    walk,
)
from aboveboard.formats.sqlite.view import Array

SAMPLE_ENTRIES = 8
SEQUENCE = "sqlite_sequence"


class _Pages(NamedTuple):
    """Who owns each page of the live view. The shape of an index's entries is None where its definition cannot be read."""

    tables: dict[int, Shape]
    indexes: dict[int, Shape | None]
    free: FreeList


class Recovery:
    """One pass over a database's dead rows."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.shapes: dict[str, Shape] = {}
        for info in db.tables:
            self.shapes[info.name] = Shape(info, db.plan(info))
        self.entries: list[Shape] = []
        self._trees: list[tuple[Shape, Sequence[Segment]]] = []
        self.pages = self._owners()
        self.free_pages = set(self.pages.free.leaves)
        self._overflow: set[int] | None = None
        self.schema_shape = Shape(SCHEMA, db.plan(SCHEMA))
        learn_from(self.schema_shape, db.view, db.tree(SCHEMA).segments)
        self.schema_dead: list[Candidate] = self._dead_schema()
        self.dropped: list[tuple[Shape, int]] = self._dropped()

    # who owns what

    def _owners(self) -> _Pages:
        db = self.db
        tables: dict[int, Shape] = {}
        # where two tables claim a page, it is the first one's
        for info in reversed(db.tables):
            tables.update(dict.fromkeys(db.tree(info).pages, self.shapes[info.name]))
        indexes: dict[int, Shape | None] = {}
        known = {index.rootpage: index for index in db.indexes}
        for row in db.schema:
            if row.type != "index" or row.rootpage <= 0:
                continue
            tree = walk(db.view, row.rootpage, table=False, report=quiet, taken=set())
            index = known.get(row.rootpage)
            shape = None
            if index is not None:
                width = entry_width(db.view, tree.pages)
                shape = entry_shape(index, db.table(index.table), db.encoding, db.view.usable, width)
            if shape is not None:
                self.entries.append(shape)
                self._trees.append((shape, tree.segments))
            indexes.update(dict.fromkeys(tree.pages, shape))
        free = free_list(db.view, db.header.freelist_trunk, db.note)
        return _Pages(tables, indexes, free)

    def is_free(self, page: int) -> bool:
        """Whether a page is in no live use, so that it can still hold a dead row's overflow."""
        if page in self.free_pages:
            return True
        if page in self.pages.tables or page in self.pages.indexes or page in self.pages.free.trunks or page == 1:
            return False
        return page not in self.live_overflow()

    def live_overflow(self) -> set[int]:
        """The overflow pages of live rows and index entries."""
        if self._overflow is None:
            self._overflow = set()
            rowids = [page for page, shape in self.pages.tables.items() if shape.table]
            keys = [page for page, shape in self.pages.tables.items() if not shape.table]
            for table, pages in (
                (True, [*rowids, *self.db.tree(SCHEMA).pages]),
                (False, [*keys, *self.pages.indexes]),
            ):
                for head in long_cells(self.db.view, pages, table):
                    try:
                        self._overflow.update(
                            chain(self.db.view, head.overflow, head.payload - head.local, strict=False)
                        )
                    except Damaged:
                        continue
        return self._overflow

    # tables that are gone

    def _dead_schema(self) -> list[Candidate]:
        db = self.db
        own = set(db.tree(SCHEMA).pages)
        images = [self._live_image(page, self.schema_shape, "live") for page in busy_pages(db.view, sorted(own))]
        # a schema that was larger once had pages that are something else now
        views = {id(each.view): each.view for each in db.attached.versions}
        former = own.union(*(walk(view, 1, True, quiet, set()).pages for view in views.values()))
        mark = "CREATE TABLE".encode(db.encoding)
        for page in sorted(self.free_pages):
            data = db.view.page(page)
            if data is not None and data[0] == TABLE_LEAF and mark in bytes(data):
                images.append(self._live_image(page, self.schema_shape, "free"))
        images += [
            Image(each.page, each.source, each.offset, each.view, each.kind, self.schema_shape)
            for each in db.attached.versions
            if each.page in former and self._is_table_page(each.page, each.source, each.offset)
        ]
        if not images:
            return []
        carver = Carver(db.view, db.encoding, [self.schema_shape], self.is_free)
        return [
            found
            for found in carver.carve([image for image in images if image is not None])
            if found.shape is self.schema_shape
        ]

    def _is_table_page(self, page: int, source: int, offset: int) -> bool:
        data = self.db.view.sources[source]
        at = offset + head_at(page)
        return at < len(data) and data[at] in (TABLE_LEAF, TABLE_INTERIOR)

    def _live_image(self, page: int, shape: Shape | None, kind: str) -> Image | None:
        place = self.db.view.find(page)
        if place is None:
            return None
        return Image(page, place[0], place[1], self.db.view, kind, shape)

    def _dropped(self) -> list[tuple[Shape, int]]:
        """Shapes, and root pages, of tables whose definition is not the live one."""
        db = self.db
        live = {row.name.lower(): row.sql for row in db.schema if row.type == "table"}
        known: set[tuple[str, str]] = set()
        out: list[tuple[Shape, int]] = []
        for found in self.schema_dead:
            if len(found.values) < 5 or found.values[0] != "table":
                continue
            _, name, _, root, sql = found.values[:5]
            if not isinstance(name, str) or not isinstance(sql, str) or not isinstance(root, int) or root <= 1:
                continue
            if live.get(name.lower()) == sql or (name, sql) in known:
                continue
            known.add((name, sql))
            try:
                info = parse_table(sql, name, root)
            except (DdlError, ValueError):
                continue
            current = self.shapes.get(name)
            if current is not None and _extends(current.info, info):
                # columns were added since: older rows are shorter
                current.low = min(current.low, len(info.storage))
                continue
            gone = name.lower() not in live
            shape = Shape(_dropped_info(info, gone), db.plan(info))
            out.append((shape, root if gone else 0))
        return out

    # what to look at

    def images(self) -> list[Image]:
        """Every page version that can hold dead rows."""
        db = self.db
        out: list[Image] = []
        roots = {root: shape for shape, root in self.dropped if root}
        owned: dict[int, Shape] = {}
        for root, shape in roots.items():
            if root in self.free_pages:
                for page in walk(db.view, root, shape.table, quiet, set()).pages:
                    if page in self.free_pages:
                        owned.setdefault(page, shape)
        trees = {**self.pages.indexes, **self.pages.tables}
        busy = busy_pages(db.view, sorted(trees))
        for page in sorted({*busy, *db.view.pages()}.difference(trees.keys() - busy)):
            place = db.view.find(page)
            if place is None:
                continue
            source, offset = place
            former = roots.get(page)
            if page in self.pages.tables:
                out.append(Image(page, source, offset, db.view, "live", self.pages.tables[page], former))
            elif page in self.pages.indexes:
                out.append(Image(page, source, offset, db.view, "index", self.pages.indexes[page], former))
            elif page in self.free_pages:
                out.append(Image(page, source, offset, db.view, "free", owned.get(page) or former, former))
            elif page in self.pages.free.trunks:
                out.append(Image(page, source, offset, db.view, "trunk", former, former, self.pages.free.trunks[page]))
            elif page != 1 and page not in db.tree(SCHEMA).pages and self._looks_like_leaf(page):
                out.append(Image(page, source, offset, db.view, "orphan", former, former))
        for each in db.attached.versions:
            if each.page in db.tree(SCHEMA).pages:
                continue
            out.append(
                Image(
                    each.page,
                    each.source,
                    each.offset,
                    each.view,
                    each.kind,
                    self._version_shape(each.page, each.source, each.offset),
                )
            )
        return out

    def _version_shape(self, page: int, source: int, offset: int) -> Shape | None:
        shape = self.pages.tables.get(page) or self.pages.indexes.get(page)
        if shape is None:
            return None
        kind = self.db.view.sources[source][offset] if offset < len(self.db.view.sources[source]) else 0
        fine = (TABLE_LEAF, TABLE_INTERIOR) if shape.table else (INDEX_LEAF, INDEX_INTERIOR)
        return shape if kind in fine else None

    def _looks_like_leaf(self, page: int) -> bool:
        data = self.db.view.page(page)
        if data is None or data[0] not in (TABLE_LEAF, INDEX_LEAF):
            return False
        count = int.from_bytes(data[3:5], "big")
        content = int.from_bytes(data[5:7], "big") or 65536
        return count > 0 and 8 + 2 * count <= content <= self.db.view.usable and data[7] <= 60

    def candidates(self, partial: bool = False) -> Iterator[Candidate]:
        """Dead rows, not yet compared with live ones; with `partial`, also those of which only a part is left."""
        images = self.images()
        if not images:
            return
        self._learn()
        shapes = [*self.shapes.values(), *(shape for shape, _ in self.dropped)]
        carver = Carver(self.db.view, self.db.encoding, shapes, self.is_free, self.entries)
        carver.partial = partial
        yield from carver.carve(images)
        if carver.exhausted:
            self.db.note("limit", "free space that could be read in too many ways; some of it was left out")

    def _learn(self) -> None:
        """What live rows and entries look like."""
        for info in self.db.tables:
            shape = self.shapes[info.name]
            if not shape.rows:
                learn_from(shape, self.db.view, self.db.tree(info).segments)
            if not shape.rows:
                shape.allow_shorter()
        for shape, segments in self._trees:
            if not shape.rows:
                learn_from(shape, self.db.view, segments, SAMPLE_ENTRIES)

    # what they are

    def rows(self, tables: set[str] | None = None, schema: bool = False, partial: bool = False) -> Iterator[Row]:
        """Dead rows with their state.

        `tables` (lower case) limits them; `schema` adds those of the schema table, `partial` rows that are cut.
        """
        found = list(self.candidates(partial))
        if schema:
            found += self.schema_dead
        yield from classify(self.db, self.shapes, found, tables)


def _extends(info: TableInfo, older: TableInfo) -> bool:
    """Whether a definition is an older one with columns added at its end (or none)."""
    many = len(older.columns)
    if info.without_rowid != older.without_rowid or info.rowid_column != older.rowid_column or len(info.columns) < many:
        return False
    if info.without_rowid and info.primary_key != older.primary_key:
        return False
    return all(
        (new.name.lower(), new.affinity, new.generated) == (old.name.lower(), old.affinity, old.generated)
        for new, old in zip(info.columns[:many], older.columns, strict=True)
    )


def _dropped_info(info: TableInfo, gone: bool) -> TableInfo:
    return TableInfo(
        name=info.name,
        columns=info.columns,
        rootpage=info.rootpage,
        without_rowid=info.without_rowid,
        sql=info.sql,
        rowid_column=info.rowid_column,
        primary_key=info.primary_key,
        unique=info.unique,
        storage=info.storage,
        strict=info.strict,
        dropped=gone,
    )


class _Group:
    """Candidates that may be rows of one live table."""

    __slots__ = ("by_bytes", "by_key", "by_rowid", "by_unique", "kin", "lost", "uniques")

    def __init__(self) -> None:
        self.by_bytes = Remains()
        self.lost: list[_Item] = []
        self.kin: list[_Kin] = []
        self.uniques: tuple[tuple[int, ...], ...] = ()
        self.by_rowid: dict[int, list[_Item]] = {}
        self.by_key: dict[tuple[Value, ...], list[_Item]] = {}
        self.by_unique: list[tuple[tuple[int, ...], dict[tuple[Value, ...], list[_Item]]]] = []


class _Item:
    __slots__ = ("cut", "found", "note", "raw", "state", "twin")

    def __init__(self, found: Candidate) -> None:
        self.found = found
        self.raw = b""
        self.note: str | None = None
        self.cut = False
        self.state: State | None = None
        self.twin: str | None = None


def _without(values: Sequence[Value], place: int | None) -> tuple[Value, ...]:
    return tuple(values) if place is None else (*values[:place], *values[place + 1 :])


def _unique_first(found: Iterable[Candidate]) -> list[_Item]:
    """Leave out candidates that another one repeats.

    Same table, rowid and values; or the same values where this one's rowid is lost. What a page listed anywhere is whole.
    """
    ordered = sorted(found, key=lambda each: (each.rowid is None and each.lost_rowid, -each.confidence))
    exact: dict[tuple[Any, ...], Candidate] = {}
    contents: set[tuple[Any, ...]] = set()
    out: list[_Item] = []
    for each in ordered:
        name = each.shape.name if each.shape else None
        alias = each.shape.info.rowid_column if each.shape else None
        content = (name, _without(each.values, alias))
        if each.rowid is None and each.lost_rowid:
            if content in contents:
                continue
        else:
            key = (each.rowid, content)
            if key in exact:
                exact[key].listed |= each.listed
                continue
            exact[key] = each
        contents.add(content)
        out.append(_Item(each))
    return out


def classify(
    db: Database, shapes: dict[str, Shape], found: Iterable[Candidate], tables: set[str] | None
) -> Iterator[Row]:
    """Compare dead rows with all live rows they could be versions of, and give each its state."""
    items = _unique_first(found)
    _drop_remains(items)
    _drop_cut(db, items)
    groups: dict[str, _Group] = {}
    widths: dict[int, list[Shape]] = {}
    for shape in shapes.values():
        widths.setdefault(len(shape.info.columns), []).append(shape)
    for item in items:
        each = item.found
        own = each.shape
        live = shapes.get(own.name) if own is not None and not own.info.dropped else None
        for shape in widths.get(len(each.values), []):
            group = groups.get(shape.name)
            if group is None:
                group = groups[shape.name] = _Group()
                group.uniques = _uniques(shape.info, db)
            _register(db, group, shape, item, shape is live)
    for name, group in groups.items():
        group.kin = _kin(group.lost, shapes[name].info)
        _compare(db, shapes[name].info, group)
    for item in items:
        each = item.found
        name = each.shape.name if each.shape is not None else None
        if item.state == "copy" and item.twin is not None:
            name = item.twin
        if tables is not None and (name or "").lower() not in tables:
            continue
        if tables is None and item.state == "older" and (name or "").lower() == SEQUENCE:
            # the library's own counter, written anew with every row that is added
            continue
        if item.cut:
            continue
        state: State = item.state or "deleted"
        if each.kind == "uncommitted" and state != "copy" and "header rebuilt" not in each.reasons:
            state = "uncommitted"
        yield Row(
            name,
            each.rowid,
            state,
            each.values,
            SOURCES[each.source],
            each.page,
            each.offset,
            each.length,
            round(each.confidence, 2),
            each.reasons if item.note is None else (*each.reasons, item.note),
            each.layout,
        )


def _drop_remains(items: list[_Item]) -> None:
    """Mark rebuilt rows that are remains of a dead row with the same key which is there in full."""
    whole: dict[tuple[Any, ...], list[Candidate]] = {}
    for item in items:
        each = item.found
        if each.shape is not None and "header rebuilt" not in each.reasons:
            for columns in each.shape.info.unique:
                key = (each.shape.name, columns, tuple(each.values[column] for column in columns))
                whole.setdefault(key, []).append(each)
    for item in items:
        each = item.found
        if each.shape is None or "header rebuilt" not in each.reasons:
            continue
        for columns in each.shape.info.unique:
            key = (each.shape.name, columns, tuple(each.values[column] for column in columns))
            if any(_cut_copy(each, other.values) for other in whole.get(key, ())):
                item.cut = True


def _cut_copy(found: Candidate, other: Sequence[Value]) -> bool:
    """Whether a rebuilt row is what is left of another row with the same key: a text of it is that row's, cut short."""
    if "header rebuilt" not in found.reasons or len(other) != len(found.values):
        return False
    return any(
        isinstance(own, str) and isinstance(whole, str) and len(own) < len(whole) and whole.startswith(own)
        for own, whole in zip(found.values, other, strict=True)
    )


def _drop_cut(db: Database, items: list[_Item]) -> None:
    """Mark rebuilt rows whose bytes are the beginning of those of a longer dead row that is there in full."""
    table = Remains()
    whole: list[_Item] = []
    alike: dict[tuple[int, int, bytes], list[_Item]] = {}
    for item in items:
        each = item.found
        item.raw = bytes(db.view.sources[each.source][each.offset : each.offset + each.length])
        if each.shape is None:
            continue
        if "header rebuilt" in each.reasons:
            table.add(item.raw, item, len(item.raw) - LOST)
        else:
            whole.append(item)
            alike.setdefault((id(each.shape), len(item.raw), item.raw[:-LOST]), []).append(item)
    for group in alike.values():
        if len(group) > 1:
            # of rows that differ in their last bytes only, those with something else there had their end overwritten
            alone = [_alone(db, item.found) for item in group]
            for item, lost in zip(group, alone, strict=True):
                item.cut |= lost and not all(alone)
    if table:
        for item in whole:
            for other in table.like(item.raw):
                if other.found.shape is item.found.shape and len(item.raw) > len(other.raw):
                    other.cut |= item.raw.startswith(other.raw[LOST:], LOST)


def _is_remains(item: _Item, live: bytes) -> bool:
    """Whether what was read as a dead row is what is left of a copy of a live row, whose bytes are these.

    Where its start is lost: the rest agrees as far as it goes. Where it is whole: all but its last bytes agree, which
    something else was written over, as there is no other cell after them.
    """
    each, raw = item.found, item.raw
    if "header rebuilt" in each.reasons:
        return raw[LOST:] != live[LOST:] and live.startswith(raw[LOST:], LOST)
    return len(raw) == len(live) and raw != live and raw[:-LOST] == live[:-LOST]


def _alone(db: Database, each: Candidate) -> bool:
    """Whether neither another cell nor the end of the page follows a dead row in free bytes, so that its end can be lost."""
    if each.listed:
        return False
    size = db.view.page_size
    end = each.offset + each.length
    rest = bytes(db.view.sources[each.source][end : end - end % size + db.view.usable])
    return bool(rest) and not (each.shape is not None and cell_begins(rest, each.shape))


def _begins(part: Sequence[Value], live: Sequence[Value]) -> bool:
    """Whether what is left of a cut row agrees with a live row."""
    for own, other in zip(part, live, strict=False):
        if own is None or own == other:
            continue
        if isinstance(own, str) and isinstance(other, str) and other.startswith(own.rstrip("\ufffd")):
            continue
        if isinstance(own, bytes) and isinstance(other, bytes) and other.startswith(own):
            continue
        return False
    return True


def _register(db: Database, group: _Group, shape: Shape, item: _Item, own: bool) -> None:
    each = item.found
    info = shape.info
    group.by_key.setdefault(_without(each.values, info.rowid_column), []).append(item)
    if not own:
        return
    # Of a row that is whole its last bytes may be those of something else: see `_is_remains`.
    if "header rebuilt" in each.reasons:
        group.by_bytes.add(item.raw, item, len(item.raw) - LOST)
    elif _alone(db, each):
        group.by_bytes.add(item.raw, item, len(item.raw) - 2 * LOST)
    if each.rowid is not None:
        group.by_rowid.setdefault(each.rowid, []).append(item)
    elif each.lost_rowid:
        group.lost.append(item)
    for columns in group.uniques:
        if columns == (info.rowid_column,):
            continue
        key = tuple(each.values[column] for column in columns)
        if any(value is None for value in key):
            continue
        for known, table in group.by_unique:
            if known == columns:
                table.setdefault(key, []).append(item)
                break
        else:
            group.by_unique.append((columns, {key: [item]}))


def _select(plan: Plan, group: _Group) -> Select | None:
    """Chooses the live rows that any dead row can be a version of.

    By their rowids, and by their values in the most telling column of the row and of each unique key. None (all rows)
    where no column tells.
    """
    info = plan.info
    alias = info.rowid_column
    probes: list[tuple[int, Probe]] = []

    def best(columns: Iterable[int], values: Callable[[int], set[Value]]) -> bool:
        most, probe, wanted = 0, -1, set[Value]()
        for place, position in enumerate(info.storage):
            if position in columns and position != alias:
                own = values(position)
                # an early column is looked at sooner
                if len(own) > most * 1.2:
                    most, probe, wanted = len(own), place, own
        if probe >= 0:
            probes.append((probe, Probe(wanted, plan.encoding)))
        return probe >= 0

    def of_row(position: int) -> set[Value]:
        at = position if alias is None or position < alias else position - 1
        return {key[at] for key in group.by_key}

    if group.by_key and not best(range(len(info.columns)), of_row):
        return None
    for columns, table in group.by_unique:
        if not best(columns, lambda position, own=columns, keys=table: {key[own.index(position)] for key in keys}):
            return None
    for kin in group.kin:
        probes.append((info.storage.index(kin.column), Probe(set(kin.items), plan.encoding)))
    rowids = Probe(group.by_rowid, plan.encoding) if group.by_rowid else None

    def select(decoder: Decoder, cells: Cells) -> Array:
        odd = cells.special
        keep = np.zeros(cells.at.size, bool)
        for place, probe in probes:
            serial, at, size = cells.found[place]
            if odd.size:
                serial, at, size = serial.copy(), at.copy(), size.copy()
                serial[odd] = at[odd] = size[odd] = 0
            keep |= probe.cells(decoder, serial, at, size, plan.defaults[place])
        keep[odd] = True
        if rowids is not None and cells.rowids is not None:
            keep |= rowids.numbers(cells.rowids)
        keep |= group.by_bytes.cells(decoder.arr, cells.at)
        return np.flatnonzero(keep)

    return Select(select, max((place + 1 for place, _ in probes), default=0))


def _compare(db: Database, info: TableInfo, group: _Group) -> None:
    alias = info.rowid_column
    for batch in db.select(info, _select(db.plan(info), group)):
        columns = [column for place, column in enumerate(batch.columns) if place != alias]
        rowids: list[Any] = batch.rowids if batch.rowids is not None else [None] * batch.size
        if group.by_rowid:
            known = group.by_rowid
            for row, rowid in enumerate(rowids):
                if rowid in known:
                    for item in known[rowid]:
                        if item.found.partial and _begins(item.found.values, [column[row] for column in batch.columns]):
                            item.state, item.note = "copy", None
                        elif item.state is None:
                            item.state = "older"
        if group.by_bytes:
            for row, offset in enumerate(batch.offsets):
                source = batch.sources if isinstance(batch.sources, str) else batch.sources[row]
                data = db.view.sources[SOURCES.index(source)]
                for item in group.by_bytes.like(bytes(data[offset : offset + batch.lengths[row]])):
                    item.cut |= _is_remains(item, bytes(data[offset : offset + batch.lengths[row]]))
        keys = group.by_key
        if keys:
            lines: Iterable[tuple[Any, ...]] = zip(*columns, strict=True) if columns else ((),) * batch.size
            for row, key in enumerate(lines):
                if key in keys:
                    for item in keys[key]:
                        each = item.found
                        # where the rowid shows as a column, the same values under another rowid are another row
                        if alias is not None and each.rowid is not None and each.rowid != rowids[row]:
                            if item.state is None and any(_telling(value) for value in key):
                                item.state, item.note = "older", _SAME_VALUES
                            continue
                        item.state, item.note = "copy", None
                        item.twin = info.name
        for places, table in group.by_unique:
            for row, key in enumerate(zip(*(batch.columns[place] for place in places), strict=True)):
                if key in table:
                    for item in table[key]:
                        if item.state is None:
                            item.state = "older"
                            if item.found.shape is not None and item.found.shape.table:
                                item.note = _SAME_KEY.format(", ".join(info.columns[place].name for place in places))
                            item.cut |= _cut_copy(item.found, [column[row] for column in batch.columns])

        for kin in group.kin:
            for row, value in enumerate(batch.columns[kin.column]):
                if value in kin.items:
                    kin.note(value, [column[row] for column in batch.columns])
    for kin in group.kin:
        kin.judge(alias)


_SAME_VALUES = "a live row with the same values stands under another row number"
_SAME_KEY = "the live row with the same {} stands under another row number, or this one's is lost"
_ALIKE = "its row number is lost, and a live row agrees with it in most of what it holds"


def _telling(value: Value) -> bool:
    """Whether a value is of the kind that hardly two rows share by chance."""
    if isinstance(value, str | bytes):
        return len(value) >= 8
    return isinstance(value, float) or (value is not None and abs(value) >= 10_000)


class _Kin:
    """Dead rows without a row number, by their values in one telling column, and the live rows that share those."""

    __slots__ = ("column", "count", "items", "live")

    def __init__(self, column: int, items: dict[Value, list[_Item]]) -> None:
        self.column = column
        self.items = items
        self.count: dict[Value, int] = {}
        self.live: dict[Value, list[Value]] = {}

    def note(self, value: Value, row: list[Value]) -> None:
        """Take note of a live row with this value. A second one shows that the value tells no rows apart: it is forgotten."""
        self.count[value] = self.count.get(value, 0) + 1
        if self.count[value] > 1:
            del self.items[value]
            self.live.pop(value, None)
        else:
            self.live[value] = row

    def judge(self, alias: int | None) -> None:
        """Call those older that agree with the only live row of their value as much as an earlier version would."""
        for value, count in self.count.items():
            if count > 1:
                continue
            live = self.live[value]
            for item in self.items[value]:
                if item.state is not None:
                    continue
                pairs = [
                    (own, other)
                    for place, (own, other) in enumerate(zip(item.found.values, live, strict=False))
                    if place != alias
                ]
                agree = [_telling(own) for own, other in pairs if own == other]
                differ = sum(1 for own, other in pairs if own != other and _telling(own))
                if 2 * len(agree) >= len(pairs) and sum(agree) >= differ:
                    item.state, item.note = "older", _ALIKE


def _kin(lost: Sequence[_Item], info: TableInfo) -> list[_Kin]:
    """The two columns whose values tell most about dead rows without a row number."""
    found: list[_Kin] = []
    for column in range(len(info.columns)):
        if column == info.rowid_column or column not in info.storage:
            continue
        items: dict[Value, list[_Item]] = {}
        for item in lost:
            if column < len(item.found.values) and _telling(item.found.values[column]):
                items.setdefault(item.found.values[column], []).append(item)
        # A column in which many dead rows agree tells none of them from the others, nor from live ones.
        if items and 2 * len(items) >= sum(map(len, items.values())):
            found.append(_Kin(column, items))
    found.sort(key=lambda kin: -len(kin.items))
    return found[:2]


def _uniques(info: TableInfo, db: Database) -> tuple[tuple[int, ...], ...]:
    """The sets of columns that no two rows of a table share, by its definition or by an index."""
    whole = (
        index.columns
        for index in db.indexes
        if index.unique and not index.partial and index.table == info.name and all(c >= 0 for c in index.columns)
    )
    return tuple(dict.fromkeys((*info.unique, *(columns for columns in whole if columns))))


__all__ = ["SCHEMA_NAME", "Plan", "Recovery", "classify"]
