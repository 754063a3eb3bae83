"""A database as discovery sees it: a sample of each table, and answers about all values where a sample does not do.

Bounded in tables, columns, rows, characters and time; what is over a bound is left out, never waited for. Text that is not
UTF-8 keeps what can be shown of it.
"""

from __future__ import annotations

import json
import re
import time
from collections import Counter
from collections.abc import Generator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, Final

import apsw

from aboveboard.engine.discover import words
from aboveboard.engine.discover.attributes import attributes, columns_of
from aboveboard.engine.discover.columns import (
    HEX,
    Column,
    day_and_time,
    made_columns,
    mailbox_columns,
    nameable,
    quoted,
)
from aboveboard.engine.discover.extended import columns_of as given
from aboveboard.engine.discover.extended import extensions
from aboveboard.engine.discover.joins import Table, links
from aboveboard.engine.discover.keyed import key_column, pattern_of
from aboveboard.formats import cells, wrapped
from aboveboard.formats.sqlite.ddl import is_ordinary

MOST_TABLES: Final = 400
MOST_COLUMNS: Final = 120
HEAD, TAIL = 160, 240
"""Rows sampled from the beginning and the end of a table."""
PACKED_HEAD, PACKED_TAIL = 60, 90
"""The same where cells have to be unpacked."""
_TEXT: Final = 600
_PACKED: Final = 0.8
"""So many of a column's cells hold packed values where its values are taken for columns."""
_LEAST_PACKED: Final = 3
_MOST_INSIDE: Final = 80
_MOST_LISTING: Final = 4
_CELLS: Final = 40
_KEYS: Final = 5000
_OF_A_KIND: Final = 12
_MOST_KEYED: Final = 160
"""Of a table of keys and values: keys that are looked at, cells of keys of one kind, and cells in all."""
_SHORTEST, _LONGEST = 60, 128 * 1024
"""Length of cells that are looked into for lists."""
_SHORTEST_ID, _LONGEST_ID = 8, 128
"""Bytes of what identifies somebody or something."""
_MOST_SIZES: Final = 3
_ONES_OWN: Final = re.compile(r"(?:^|\.)(?:\d{3,}|[0-9a-f]{8}-[0-9a-f-]{27}|[0-9a-fA-F]{16,})\.")
"""In a path the number or identifier of one thing, of which the rest is: no column of all."""
_PATH: Final = re.compile(r"[^\x00-\x1f{}'\"]{1,200}")
_COUNTED: Final = 300_000
_MOST_ATTRIBUTES: Final = 20_000
_ASKED: Final = 200
_SHADOW: Final = re.compile(
    r".*_(?:content|segments|segdir|docsize|stat|data|idx|config|node|parent|rowid)", re.IGNORECASE
)


class Damaged(Exception):
    """The schema of the database cannot be read."""


class Sampled:
    """The tables of an attached database. It is asked while the database stays attached."""

    def __init__(self, db: apsw.Connection, schema: str, seconds: float) -> None:
        """Raises Damaged where not even the names of tables can be read."""
        self._db = db
        self._schema = schema
        self._end = time.monotonic() + seconds
        self._inside: dict[tuple[str, str, str, str], tuple[int, int]] = {}
        self._unique: dict[tuple[str, str], bool] = {}
        self.left_out: list[str] = []
        """Tables that could not be looked at, with the reason."""
        self.tables: dict[str, Table] = {}
        self.alone: tuple[Table, ...] = ()
        with self._limited():
            self._sample()

    @contextmanager
    def _limited(self) -> Generator[None, None, None]:
        self._db.set_progress_handler(lambda: time.monotonic() > self._end, 50_000)
        try:
            yield
        finally:
            self._db.set_progress_handler(None)

    def _sample(self) -> None:
        try:
            listed = [
                (str(n), str(s or ""))
                for n, s in self._db.execute(
                    f"SELECT name, sql FROM {self._schema}.sqlite_schema WHERE type = 'table' ORDER BY rowid"
                )
            ]
        except (apsw.Error, UnicodeDecodeError) as error:
            raise Damaged(str(error)) from error
        names = {n.lower() for n, _ in listed}
        virtual = {n.lower() for n, sql in listed if not is_ordinary(sql)}
        for name, sql in listed[:MOST_TABLES]:
            shadow = _SHADOW.fullmatch(name) and any(name.lower().startswith(v + "_") for v in virtual)
            if name.lower() in virtual or shadow or name.lower().startswith("sqlite_") or not nameable(name):
                continue
            try:
                self.tables[name] = self._table(name, sql, names)
            except apsw.InterruptError:
                self.left_out.append(f"{name}: out of time")
                break
            except (apsw.Error, ValueError, OverflowError) as error:
                self.left_out.append(f"{name}: {error}")
        self._attributed()
        self._extended()
        self._entities()
        if len(listed) > MOST_TABLES:
            self.left_out.append(f"{len(listed) - MOST_TABLES} more tables")

    def _entities(self) -> None:
        """Core Data keeps an entity and those made of it in one table; what each is called stands in a table of its own."""
        kinds = self.tables.get("Z_PRIMARYKEY")
        if kinds is None or not {"Z_ENT", "Z_NAME"} <= kinds.by_name.keys():
            return
        pairs = zip(kinds.by_name["Z_ENT"].values, kinds.by_name["Z_NAME"].values, strict=True)
        called = {number: name for number, name in pairs if isinstance(number, int) and isinstance(name, str)}
        for table in list(self.tables.values()):
            columns = tuple(replace(c, named=called) if c.name == "Z_ENT" else c for c in table.columns)
            self.tables[table.name] = replace(table, columns=columns)

    def _attributed(self) -> None:
        """Give tables whose rows have attributes in rows of others a column for each of these."""
        for table in list(self.tables.values()):
            try:
                found = attributes(table, lambda t: links(t, self), self.tables)
                if found is None:
                    continue
                owner = self.tables[found.link.parent]
                keys = [v for v in owner.by_name[found.link.key].values if isinstance(v, int | str)]
                own, key, value = map(quoted, (found.link.column, found.key, found.value))
                rows = self._db.execute(
                    f"SELECT {own}, {key}, substr({value}, 1, {_TEXT}) FROM {self._schema}.{quoted(table.name)} "
                    f"WHERE {own} IN (SELECT value FROM json_each(?)) AND typeof({value}) <> 'blob' LIMIT {_MOST_ATTRIBUTES}",
                    (json.dumps(keys),),
                ).fetchall()
            except (apsw.Error, UnicodeDecodeError) as error:
                self.left_out.append(f"{table.name}: its attributes: {error}")
                continue
            made = tuple(columns_of(found, owner, rows))
            self.tables[owner.name] = replace(owner, columns=(*owner.columns, *made))

    def _extended(self) -> None:
        """Give tables of which others tell more, one row for each of theirs, the columns of these."""
        for table in list(self.tables.values()):
            for other, own, key in list(extensions(table, self)):
                try:
                    rows = self._rows_for(other, own, table.by_name[key].values)
                except (apsw.Error, UnicodeDecodeError, ValueError) as error:
                    self.left_out.append(f"{other.name}: beside {table.name}: {error}")
                    continue
                extended = self.tables[table.name]
                made = tuple(given(other, own, key, extended, rows))
                theirs = {
                    c.name: other.foreign[c.attribute.value]
                    for c in made
                    if c.attribute and c.attribute.value in other.foreign
                }
                columns, foreign = (*extended.columns, *made), {**theirs, **extended.foreign}
                self.tables[table.name] = replace(extended, columns=columns, foreign=foreign)

    def _rows_for(self, table: Table, own: str, keys: tuple[Any, ...]) -> list[dict[str, Any]]:
        """The rows of a table that name certain rows of another, by column."""
        columns = [c for c in table.columns if c.within is None and not c.beside]
        shown = ", ".join(_capped(quoted(c.stored)) for c in columns)
        asked = json.dumps([v for v in keys if isinstance(v, int | str)])
        rows = self._db.execute(
            f"SELECT {shown} FROM {self._schema}.{quoted(table.name)} WHERE {quoted(own)} IN (SELECT value FROM json_each(?)) "
            f"LIMIT {2 * (HEAD + TAIL)}",
            (asked,),
        )
        return [{c.name: _made(c, _cell(row[2 * n], row[2 * n + 1])) for n, c in enumerate(columns)} for row in rows]

    def _table(self, name: str, sql: str, names: set[str]) -> Table:
        db, place = self._db, f"{self._schema}.{quoted(name)}"
        pragma = name.replace('"', '""')
        described = db.execute(f'PRAGMA {self._schema}.table_xinfo("{pragma}")').fetchall()
        columns: list[tuple[str, str]] = [(str(c[1]), str(c[2] or "")) for c in described if nameable(str(c[1]))][
            :MOST_COLUMNS
        ]
        keys = tuple(str(c[1]) for c in sorted(described, key=lambda c: int(c[5] or 0)) if c[5])
        has_rowid = not re.search(r"WITHOUT\s+ROWID\s*(,\s*STRICT\s*)?;?\s*$", sql, re.IGNORECASE)
        taken = {c.lower() for c, _ in columns}
        alias = next(
            (str(c[1]) for c in described if c[5] and len(keys) == 1 and str(c[2]).upper() == "INTEGER" and has_rowid),
            None,
        )
        free = next((n for n in ("rowid", "_rowid_", "oid") if n not in taken), None)
        rowid = (alias if alias and nameable(alias) else free) if has_rowid else None
        unique: set[str] = set()
        for index in db.execute(f'PRAGMA {self._schema}.index_list("{pragma}")').fetchall():
            # A partial index holds for its rows alone.
            if index[2] and not index[4]:
                inside = (
                    db.execute(f"PRAGMA {self._schema}.index_info({quoted(str(index[1]))})").fetchall()
                    if nameable(str(index[1]))
                    else []
                )
                if len(inside) == 1:
                    unique.add(str(inside[0][2]))
        foreign: dict[str, tuple[str, str | None]] = {}
        groups: dict[int, list[tuple[Any, ...]]] = {}
        for row in db.execute(f'PRAGMA {self._schema}.foreign_key_list("{pragma}")').fetchall():
            groups.setdefault(int(row[0]), []).append(row)
        for rows in groups.values():
            # Of a key of several columns the first that is unique there names the row alone.
            for row in rows if str(rows[0][2]).lower() in names else ():
                foreign.setdefault(str(row[3]), (str(row[2]), None if row[4] is None else str(row[4])))
        if not columns:
            return Table(name, (), 0, foreign, rowid, keys)
        count = int(db.execute(f"SELECT count(*) FROM (SELECT 1 FROM {place} LIMIT {_COUNTED})").get)
        if not count:
            return Table(name, tuple(Column(c, declared, ()) for c, declared in columns), 0, foreign, rowid, keys)
        rows = self._rows(place, [c for c, _ in columns], rowid, count, (HEAD, TAIL))
        packed = [c for n, (c, _) in enumerate(columns) if _may_be_packed([row[n] for row in rows])]
        flat: list[Column] = []
        if packed:
            some = (PACKED_HEAD, PACKED_TAIL)
            whole = self._rows(place, [c for c, _ in columns], rowid, count, some, frozenset(packed))
            numbers = {c: n for n, (c, _) in enumerate(columns)}
            for c in packed:
                taken = {column.lower() for column in numbers} | {column.name.lower() for column in flat}
                flat += _inside(c, [row[numbers[c]] for row in whole], taken)
            rows = whole if flat else rows
        taken_apart = {c.within[0] for c in flat if c.within}
        texts = self._wrapped(place, [c for c, _ in columns], rows, rowid, count, taken_apart)
        digits = {
            c: _digits([row[n] for row in rows])
            for n, (c, _) in enumerate(columns)
            if c not in texts and c not in taken_apart and _identify([row[n] for row in rows])
        }
        called = words.without_prefix([c for c, _ in columns])
        made = tuple(
            Column(
                c,
                declared,
                texts.get(c) or digits.get(c) or tuple(_shown(row[n]) for row in rows),
                c in keys,
                c in unique or keys == (c,),
                called=called.get(c, ""),
                via=("wrapped", c) if c in texts else (HEX, c) if c in digits else None,
            )
            for n, (c, declared) in enumerate(columns)
        )
        every = (*made, *flat)
        return Table(
            name,
            # What stands in a text of addresses goes before the text.
            (*mailbox_columns(every), *every, *(day_and_time(every) or made_columns(every))),
            count,
            foreign,
            rowid,
            keys,
            *self._listing(place, made, rows),
        )

    def _wrapped(
        self, place: str, columns: list[str], rows: list[list[Any]], rowid: str | None, count: int, apart: set[str]
    ) -> dict[str, tuple[Any, ...]]:
        """The texts of the columns whose cells are texts in bytes, packed, in base64 or in JSON."""
        likely = [
            c
            for n, c in enumerate(columns)
            if c not in apart and _may_be_wrapped([row[n] for row in rows if row[n] is not None])
        ]
        if not likely:
            return {}
        some = (len(rows), 0) if count <= len(rows) else (PACKED_HEAD, PACKED_TAIL)
        if some[1] and len(rows) != sum(some):
            some = (HEAD, TAIL)
        whole = self._rows(place, columns, rowid, count, some, frozenset(likely))
        found: dict[str, tuple[Any, ...]] = {}
        for column in likely:
            cells_ = [row[columns.index(column)] for row in whole]
            made = [wrapped.text(v) if isinstance(v, str | bytes) else None for v in cells_]
            there = [(v, m) for v, m in zip(cells_, made, strict=True) if v not in (None, "", b"")]
            good = sum(m is not None and m != v for v, m in there)
            if len(cells_) == len(rows) and there and good >= _PACKED * len(there):
                found[column] = tuple(m[:_TEXT] if m is not None else None for m in made)
        return found

    def _listing(
        self, place: str, columns: tuple[Column, ...], rows: list[list[Any]]
    ) -> tuple[dict[str, tuple[Any, ...]], dict[str, tuple[str, tuple[str, ...]]]]:
        """Some whole cells of the columns that have some that may hold lists of objects; and which keys these have."""
        found: dict[str, tuple[Any, ...]] = {}
        keyed: dict[str, tuple[str, tuple[str, ...]]] = {}
        for number, column in enumerate(columns):
            own = quoted(column.name)
            if column.via is None and not column.texts and b"\0" not in column.values:
                continue
            if not any(_may_list(row[number]) for row in rows) or len(found) >= _MOST_LISTING:
                continue
            # '{', '[' and the beginning of a binary property list.
            head = f"substr(CAST({own} AS BLOB), 1, 7)"
            begins = f"substr({head}, 1, 1) IN (x'7B', x'5B') OR {head} = x'62706C69737430'"
            fits = f"length({own}) BETWEEN {_SHORTEST} AND {_LONGEST}"
            some = f"typeof({own}) IN ('text', 'blob') AND {fits} AND ({begins})"
            key = key_column(columns, column)
            if key is not None:
                named = quoted(key.name)
                patterns = self._patterns(place, named, some)
                chosen = f"{named} IN (SELECT value FROM json_each(?))"
                sql = f"SELECT typeof({own}), CAST({own} AS BLOB), {named} FROM {place} WHERE {chosen}"
                cells_ = self._db.execute(sql, (json.dumps(list(patterns)),)).fetchall()
                found[column.name] = tuple(_cell(value, kind) for kind, value, _ in cells_)
                keyed[column.name] = (key.name, tuple(patterns[k] for _, _, k in cells_))
                continue
            sql = f"SELECT typeof({own}), CAST({own} AS BLOB) FROM {place} WHERE {some} LIMIT {_CELLS}"
            found[column.name] = tuple(_cell(value, kind) for kind, value in self._db.execute(sql).fetchall())
        return {c: cells_ for c, cells_ in found.items() if cells_}, keyed

    def _patterns(self, place: str, key: str, some: str) -> dict[str, str]:
        """Some keys of each kind, and what is alike in those of one kind."""
        found: dict[str, str] = {}
        counts: Counter[str] = Counter()
        for (named,) in self._db.execute(f"SELECT {key} FROM {place} WHERE {some} LIMIT {_KEYS}"):
            pattern = pattern_of(named) if isinstance(named, str) else ""
            counts[pattern] += 1
            if pattern and counts[pattern] <= _OF_A_KIND and len(found) < _MOST_KEYED:
                found[named] = pattern
        return found

    def _rows(
        self,
        place: str,
        columns: list[str],
        rowid: str | None,
        count: int,
        some: tuple[int, int],
        whole: frozenset[str] = frozenset(),
    ) -> list[list[Any]]:
        """Rows from the beginning and the end: texts cut, of blobs the first bytes, but the cells of `whole` in full."""
        exprs: list[str] = []
        for column in columns:
            own = quoted(column)
            text, blob = (cells.MOST, cells.MOST) if column in whole else (_TEXT, cells.HEAD)
            exprs.append(
                f"CASE typeof({own}) WHEN 'text' THEN CAST(substr({own}, 1, {text}) AS BLOB) WHEN 'blob' THEN "
                f"substr({own}, 1, CASE WHEN length({own}) <= {_LONGEST_ID} THEN {_LONGEST_ID} ELSE {blob} END) ELSE {own} END"
            )
            exprs.append(f"typeof({own})")
        listed = ", ".join(exprs)
        head, tail = some
        if rowid is None or count <= head + tail:
            found = self._db.execute(f"SELECT {listed} FROM {place} LIMIT {head + tail}").fetchall()
        else:
            found = self._db.execute(f"SELECT {listed} FROM {place} ORDER BY {quoted(rowid)} LIMIT {head}").fetchall()
            found += self._db.execute(
                f"SELECT {listed} FROM {place} ORDER BY {quoted(rowid)} DESC LIMIT {tail}"
            ).fetchall()
        return [[_cell(row[n], row[n + 1]) for n in range(0, 2 * len(columns), 2)] for row in found]

    # --- questions ---------------------------------------------------------------------------------------------------

    def inside(self, child: str, column: str, parent: str, key: str) -> tuple[int, int]:
        """See `joins.Store.inside`; up to 200 different values are asked, 0, -1 and '' left out."""
        asked = (child, column, parent, key)
        if asked not in self._inside:
            self._inside[asked] = self._ask_inside(*asked)
        return self._inside[asked]

    def _ask_inside(self, child: str, column: str, parent: str, key: str) -> tuple[int, int]:
        own, k = self.tables[child].by_name[column], quoted(key)
        theirs = self.tables[parent].by_name.get(key)
        if any(c is not None and c.via is not None and not c.is_bytes for c in (own, theirs)):
            return 0, 0
        there = f"EXISTS (SELECT 1 FROM {self._schema}.{quoted(parent)} AS p WHERE p.{k} = d.v)"
        if own.within is not None:
            # Only what was sampled: more would have to be unpacked for each question.
            values = [v for v in dict.fromkeys(own.there) if isinstance(v, str | int) and v not in (0, -1)][:_ASKED]
            sql = f"SELECT total({there}), count(*) FROM (SELECT value AS v FROM json_each(?)) AS d"
            return self._two(sql, (json.dumps(values),))
        c = quoted(column)
        some = f"SELECT {c} FROM {self._schema}.{quoted(child)} LIMIT 20000"
        values = f"SELECT DISTINCT {c} AS v FROM ({some}) WHERE {c} NOT IN (0, -1, '') LIMIT {_ASKED}"
        return self._two(f"SELECT total({there}), count(*) FROM ({values}) AS d", ())

    def _two(self, sql: str, bound: tuple[str, ...]) -> tuple[int, int]:
        try:
            with self._limited():
                among, asked = self._db.execute(sql, bound).fetchone() or (0, 0)
        except apsw.Error:
            return 0, 0
        return int(among), int(asked)

    def unique(self, table: str, column: str) -> bool:
        """See `joins.Store.unique`; of a table too large to ask, only what it declares."""
        found = self.tables[table].by_name.get(column)
        if found is not None and (found.within is not None or (found.via is not None and not found.is_bytes)):
            return False
        if column == self.tables[table].rowid or (found is not None and found.unique):
            return True
        if (table, column) not in self._unique:
            self._unique[(table, column)] = self._ask_unique(table, column)
        return self._unique[(table, column)]

    def _ask_unique(self, table: str, column: str) -> bool:
        if self.tables[table].rows >= _COUNTED:
            return False
        own = quoted(column)
        try:
            with self._limited():
                return bool(
                    self._db.execute(
                        f"SELECT count({own}) = count(DISTINCT {own}) FROM {self._schema}.{quoted(table)}"
                    ).get
                )
        except apsw.Error:
            return False


def _capped(own: str) -> str:
    """SQL of a cell and its type: a text's bytes, and no more than is looked at."""
    cut = f"CAST(substr({own}, 1, {_TEXT}) AS BLOB)"
    bytes_ = f"substr({own}, 1, {_LONGEST})"
    return f"CASE typeof({own}) WHEN 'text' THEN {cut} WHEN 'blob' THEN {bytes_} ELSE {own} END, typeof({own})"


def _made(column: Column, value: Any) -> Any:
    """A cell as its column has it."""
    if column.is_bytes:
        return value.hex() if isinstance(value, bytes) and value else None
    if column.via is not None and column.via[0] == "wrapped":
        text = wrapped.text(value) if isinstance(value, str | bytes) else None
        return text[:_TEXT] if text is not None else None
    return _shown(value)


def _cell(value: Any, kind: str) -> Any:
    if kind == "text":
        return bytes(value).decode("utf-8", "replace") if value is not None else ""
    return value


def _identify(values: list[Any]) -> bool:
    """Whether the cells are short bytes, about as long as each other, that are no text: identifiers and keys."""
    there = [v for v in values if v not in (None, "", b"")]
    if len(there) < _LEAST_PACKED or not isinstance(there[0], bytes):
        return False
    if not all(isinstance(v, bytes) and _SHORTEST_ID <= len(v) <= _LONGEST_ID for v in there):
        return False
    sizes, different = Counter(map(len, there)), set(there)
    texts = sum(_PLAIN_BYTES.fullmatch(v) is not None and _is_utf8(v) for v in different)
    return len(sizes) <= _MOST_SIZES and texts < 0.5 * len(different)


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode()
    except UnicodeDecodeError:
        return False
    return True


def _digits(values: list[Any]) -> tuple[str | None, ...]:
    return tuple(v.hex() if isinstance(v, bytes) and v else None for v in values)


def _shown(value: Any) -> Any:
    """A cell as columns have it: a mark for bytes, texts cut."""
    return b"\0" if isinstance(value, bytes) else value[:_TEXT] if isinstance(value, str) else value


def _may_list(value: Any) -> bool:
    if isinstance(value, str):
        return value[:1] in ("{", "[") and len(value) >= _SHORTEST
    return isinstance(value, bytes) and (value[:1] in (b"{", b"[") or value.startswith(b"bplist0"))


_PLAIN_BYTES: Final = re.compile(rb"[\t\n\r\x20-\x7e\x80-\xff]+")


def _may_be_wrapped(values: list[Any]) -> bool:
    """Whether most values are bytes that may be texts, or texts that may hold others."""
    there = [v for v in values if v not in ("", b"")]
    if len(there) < _LEAST_PACKED or not any(map(_wraps, there[:_LEAST_PACKED])):
        return False
    return sum(map(_wraps, there)) >= _PACKED * len(there)


def _wraps(value: Any) -> bool:
    if isinstance(value, bytes):
        return _PLAIN_BYTES.fullmatch(value) is not None or value[:2] == b"\x1f\x8b" or value[:1] == b"x"
    if not isinstance(value, str):
        return False
    if wrapped.bare(value)[:1] in ('"', "[", "{"):
        return True
    if len(value) < 8 or " " in value:
        return False
    return wrapped.is_escaped(value) or wrapped.unwrapped(value[:64]) is not None


def _may_be_packed(values: list[Any]) -> bool:
    there = [v for v in values if isinstance(v, str | bytes) and v]
    if len(there) < _LEAST_PACKED:
        return False
    # So many are something else at most: of what is no packed column few are looked at.
    others = int((1 - _PACKED) * len(there) + 1e-9)
    packed = 0
    for value in there:
        if cells.may_be(value):
            packed += 1
        elif others == 0:
            return False
        else:
            others -= 1
    return packed >= _LEAST_PACKED


def _inside(column: str, values: list[Any], taken: set[str]) -> list[Column]:
    """The columns that the objects in a column's cells make."""
    there = [v for v in values if isinstance(v, str | bytes) and v]
    if sum(bool(cells.unpacked(v)) for v in there[:_LEAST_PACKED]) < _LEAST_PACKED:
        return []
    nothing: Mapping[str, Any] = {}
    objects = [cells.unpacked(v) if isinstance(v, str | bytes) else nothing for v in values]
    if sum(map(bool, objects)) < _PACKED * len(there):
        return []
    counts = Counter(path for one in objects for path, v in one.items() if not isinstance(v, bytes))
    often = [p for p, n in counts.most_common(_MOST_INSIDE) if n >= 0.05 * len(there) and _PATH.fullmatch(p)]
    made: list[Column] = []
    for path in often:
        if path.rpartition(".")[2].startswith("$") or _ONES_OWN.search(path):
            continue
        name = path if path.lower() not in taken else f"{column}.{path}"
        called = words.without_containers(name)
        if not words.column_meanings(called or name) and words.column_meanings(column) - {"size"}:
            # What the path does not say the column may: 'body' of 'NSString'.
            called = f"{column}.{called or name}"
        shown = tuple(_shown(one.get(path)) for one in objects)
        made.append(Column(name, "", shown, within=(column, path), called=called))
    return made
