"""Declarations and the schema found, put together into one statement.

The statement reads the evidence and writes the shard's rows in a single pass inside SQLite: no value passes through
Python unless its decoder is written in Python. An inner select computes each value once, an outer one forms the record
from them (the LIMITs keep SQLite from merging the two, which would compute values twice).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import apsw

from aboveboard.formats.sqlite.ddl import is_ordinary
from aboveboard.kit import (
    Artifact,
    Col,
    Const,
    Decoder,
    FieldSource,
    Person,
    Py,
    Rows,
    Sqlite,
    SqliteCode,
    address_in,
    aliases,
    expressions,
    inside,
    made_at,
    mailboxes,
    name_in,
    references,
    source_expressions,
    wrapped,
)
from aboveboard.model.records import KIND_NUMBER, fields_of

LIVE = "ev"
"""The schema of the evidence database as SQLite shows it."""
RECOVERED = "rec.found"
"""The table of `engine.recovered` that holds one row. It has a name of its own: some names of evidence are reserved."""
WHOLE_KEYS = 1 << 59
"""Row numbers from 0 up to here are their own locators; others are named in text and stand under a number made of it."""
SAMPLE = 500
_NOT_STORED = ("NULL", ":file", ":table", ":owner", ":owner_name")
"""Arguments of decoders that are no values of the row."""
_ROWID_NAMES = ("rowid", "oid", "_rowid_")
_COLUMNS = ("loc", "locator", "kind", "at", "thread", "party", "direction", "state", "data", "raw", "words")
_ENVELOPE = ("at", "thread", "party", "direction", "state")
_SIMPLE = re.compile(r'\w+\.("[^"]+"|\w+)')
_IN_SQL = (inside, wrapped, made_at, address_in, name_in, mailboxes)
_CALLED = re.compile(rf"\b({'|'.join(f.name for f in _IN_SQL)})\(")
_FROM = re.compile(r"""'(?:[^']|'')*'|\b(FROM|JOIN)\s+("[^"]+"|\w+)(\s+AS\s+\w+)""", re.IGNORECASE)


@dataclass(frozen=True)
class Table:
    """A table of the evidence database."""

    name: str
    columns: frozenset[str]
    """In lower case."""
    rowid: str | None
    """The column that is another name of the row number."""
    has_rowid: bool


@dataclass(frozen=True)
class Schema:
    """The tables of an evidence database, by lower-case name."""

    tables: dict[str, Table]
    most: int = -1
    """More rows than these no table of the file can have, by its bytes; -1: not known."""

    def describe(self) -> str:
        """Tables and columns in one line, for an outcome that says what was found."""
        return "; ".join(f"{t.name}({', '.join(sorted(t.columns))})" for t in self.tables.values())[:2000]


def read_schema(db: apsw.Connection, schema: str, wanted: Iterable[str]) -> Schema:
    """The ordinary tables among `wanted` that the attached database has. Views and virtual tables do not count."""
    found: dict[str, Table] = {}
    names = {
        str(n).lower(): (str(n), str(sql or ""))
        for n, sql in db.execute(f"SELECT name, sql FROM {schema}.sqlite_schema WHERE type = 'table'")
    }
    for name in {w.lower() for w in wanted}:
        if name not in names or not is_ordinary(names[name][1]):
            continue
        real, sql = names[name]
        quoted = real.replace('"', '""')
        columns: list[tuple[Any, ...]] = db.execute(f'PRAGMA {schema}.table_xinfo("{quoted}")').fetchall()
        keys = [c for c in columns if c[5]]
        has_rowid = not re.search(r"WITHOUT\s+ROWID\s*(,\s*STRICT\s*)?;?\s*$", sql, re.IGNORECASE)
        alias = keys[0][1].lower() if has_rowid and len(keys) == 1 and str(keys[0][2]).upper() == "INTEGER" else None
        found[name] = Table(real, frozenset(str(c[1]).lower() for c in columns), alias, has_rowid)
    return Schema(found)


def all_tables(db: apsw.Connection, schema: str) -> list[str]:
    """The names of every ordinary table, for an outcome that says what was found."""
    return [
        str(row[0]) for row in db.execute(f"SELECT name FROM {schema}.sqlite_schema WHERE type = 'table' ORDER BY name")
    ]


def tables_of(reading: Sqlite | SqliteCode) -> set[str]:
    """Every table that a reading may touch."""
    named = set(aliases("FROM " + reading.base).values()) | set(reading.requires)
    for text in (*reading.joins, *expressions(reading)):
        named |= set(aliases(text).values())
    return named


class Names:
    """Which aliases and columns exist for one reading on one database."""

    def __init__(self, reading: Sqlite | SqliteCode, schema: Schema, *, recovered: bool = False) -> None:
        """With `recovered`, the base table is that of `RECOVERED`, and so is wherever a row looks itself up by its key."""
        self.schema = schema
        self.known = aliases("FROM " + reading.base)
        base = schema.tables.get(reading.table.lower())
        self.qualify: Qualify = _itself(reading, base) if recovered and base else _qualify
        alias = next(iter(self.known))
        self.source = f"FROM {RECOVERED} AS {alias}" if recovered else _qualify("FROM " + reading.base)
        self.joins: list[str] = []
        self.dropped: set[str] = set()
        for join in reading.joins:
            introduced = aliases(join)
            trial = self.known | introduced
            if all(t.lower() in schema.tables for t in introduced.values()) and self._all(join, trial):
                self.known = trial
                self.joins.append(join)
            else:
                self.dropped |= set(introduced)

    def has(self, text: str) -> bool:
        """Whether every table and column that `text` names exists."""
        scope = self.known | aliases(text)
        return all(t.lower() in self.schema.tables for t in aliases(text).values()) and self._all(text, scope)

    def missing(self, text: str) -> list[str]:
        """The `table.column`s that `text` names and the database lacks."""
        scope = self.known | aliases(text)
        return [f"{scope.get(a, a)}.{c}" for a, c in references(text) if not self._one(a, c, scope)]

    def _all(self, text: str, scope: dict[str, str]) -> bool:
        return all(self._one(alias, column, scope) for alias, column in references(text))

    def _one(self, alias: str, column: str, scope: dict[str, str]) -> bool:
        table = self.schema.tables.get(scope.get(alias, "").lower())
        if table is None:
            # An alias of a derived table inside the expression itself: its columns were checked where they come from.
            return alias not in self.dropped and alias not in scope
        return column.lower() in table.columns or (table.has_rowid and column.lower() in _ROWID_NAMES)


def unfit(reading: Sqlite | SqliteCode, schema: Schema) -> list[str]:
    """What the database lacks for this reading; empty when it fits."""
    lacks: list[str] = []
    if reading.table.lower() not in schema.tables:
        return [f"table {reading.table}"]
    for table, columns in reading.requires.items():
        found = schema.tables.get(table.lower())
        if found is None:
            lacks.append(f"table {table}")
        else:
            lacks += [f"{table}.{c}" for c in columns if c.lower() not in found.columns]
    names = Names(reading, schema)
    needed = [reading.key, *([reading.where] if reading.where else [])]
    if isinstance(reading, SqliteCode):
        needed += [e for n, e in reading.columns.items() if not n.endswith("?")]
    else:
        for source in reading.fields.values():
            if not getattr(source, "optional", True):
                needed += (
                    [source.identifier]
                    if isinstance(source, Person) and source.identifier
                    else []
                    if isinstance(source, Person)
                    else list(source_expressions(source))
                )
    for text in needed:
        lacks += names.missing(text)
    return lacks


@dataclass(frozen=True)
class Statement:
    """One reading, ready to run. `sql` takes no parameters but `:low` and `:high` where `ranged`."""

    reading: Sqlite | SqliteCode
    sql: str
    """For Sqlite: INSERT INTO the shard. For SqliteCode: a SELECT of key and columns."""
    count: str
    """How many rows the base has (within the range); not more than `:most` and one are counted."""
    bounds: str
    """Smallest and largest row number; '' for keys that are not numbers."""
    excluded: str
    """How many rows `where` leaves out; ''."""
    functions: tuple[Py, ...] = ()
    members: tuple[str, ...] = ()
    sample: str = ""
    """Counts the first rows and, of each member of the record, how many have it."""
    layout: dict[str, Any] = field(default_factory=dict[str, Any])


def compose(
    artifact: Artifact,
    reading: Sqlite,
    schema: Schema,
    *,
    careful: bool = False,
    ranged: bool = False,
    rare: frozenset[str] | None = None,
    recovered: bool = False,
) -> Statement:
    """The statement of a declared table. `careful` guards every cell against blobs and text that is not UTF-8.

    `rare` names the members of the record that are seldom there, as the statement's `sample` showed; None: not known.
    With `recovered` the base is the one row in `RECOVERED`, whose place and state are parameters: `:loc`, `:locator`,
    `:state` and `:place`, a JSON object that joins the stored values.
    """
    names = Names(reading, schema, recovered=recovered)
    qualify = names.qualify
    kind = artifact.kind_of(reading)
    builder = _Builder(names, fields_of(kind), careful)
    for name, source in reading.fields.items():
        builder.add(name, source)
    key, locator, is_rowid = _key(reading, names)
    named = _safe_key(qualify(reading.key)) if careful and not is_rowid else qualify(reading.key)
    source_sql = "\n".join((names.source, *(qualify(j) for j in names.joins)))
    conditions = [c for c in (reading.where, f"{reading.key} BETWEEN :low AND :high" if ranged else None) if c]
    where = f"\nWHERE {' AND '.join(f'({qualify(c)})' for c in conditions)}" if conditions else ""
    inner = ", ".join(f"{expr} AS {name}" for name, expr in {"k_": named, **builder.inner}.items())
    envelope = {e: builder.envelope.get(e, "NULL") for e in _ENVELOPE}
    values = {
        "loc": key,
        "locator": locator,
        "kind": str(KIND_NUMBER[kind.__name__]),
        **envelope,
        "state": builder.envelope.get("state", "0"),
        "data": builder.object(builder.data, rare),
        "raw": builder.object(
            builder.raw, frozenset(r[1:] for r in rare if r.startswith(".")) if rare is not None else None
        ),
        "words": builder.words(rare),
    }
    if recovered:
        raw = f"jsonb_patch(coalesce({values['raw']}, '{{}}'), :place)"
        values |= {"loc": ":loc", "locator": ":locator", "state": ":state", "raw": raw}
    rows = 1 if recovered else -1
    sql = (
        f"INSERT INTO main.rows (src, {', '.join(_COLUMNS)})\n"
        f"SELECT :src, {', '.join(values[c] for c in _COLUMNS)}\n"
        f"FROM (SELECT {inner}\n{source_sql}{where}\nLIMIT {rows})\nLIMIT -1"
    )
    members, counts = builder.sample()
    sample = f"SELECT count(*), {counts} FROM (SELECT {inner}\n{source_sql}{where}\nLIMIT {SAMPLE})" if members else ""
    return Statement(
        reading,
        sql,
        *_accounts(reading, names, is_rowid=is_rowid, ranged=ranged),
        functions=(*builder.functions.values(), *_called(sql, builder.functions)),
        members=members,
        sample=sample,
        layout=builder.layout | {"table": reading.table, "part": reading.part, "service": artifact.service},
    )


def _called(sql: str, known: Mapping[str, Py]) -> list[Py]:
    """The functions that expressions call by name, but those that are decoders here already."""
    called = set(_CALLED.findall(sql)) - known.keys()
    return [f for f in _IN_SQL if f.name in called]


def compose_rows(
    reading: SqliteCode, schema: Schema, *, careful: bool = False, ranged: bool = False, recovered: bool = False
) -> tuple[Statement, dict[str, int]]:
    """The select of a reading whose rows go through Python, and where each declared column stands in it (-1: not there)."""
    names = Names(reading, schema, recovered=recovered)
    qualify = names.qualify
    _, _, is_rowid = _key(reading, names)
    columns: list[str] = [_safe_key(qualify(reading.key)) if careful and not is_rowid else qualify(reading.key)]
    places: dict[str, int] = {}
    for name, expr in reading.columns.items():
        plain = name.rstrip("?")
        if names.has(expr):
            places[plain] = len(columns)
            columns.append(_safe_keep(qualify(expr)) if careful else qualify(expr))
        else:
            places[plain] = -1
    conditions = [c for c in (reading.where, f"{reading.key} BETWEEN :low AND :high" if ranged else None) if c]
    where = f" WHERE {' AND '.join(f'({qualify(c)})' for c in conditions)}" if conditions else ""
    joins = " ".join(qualify(j) for j in names.joins)
    sql = f"SELECT {', '.join(columns)} {names.source} {joins}{where}"
    return Statement(reading, sql, *_accounts(reading, names, is_rowid=is_rowid, ranged=ranged)), places


def _accounts(reading: Sqlite | SqliteCode, names: Names, *, is_rowid: bool, ranged: bool) -> tuple[str, str, str]:
    """The count, bounds and excluded of a `Statement`."""
    base = _qualify("FROM " + reading.base)
    within = f"{reading.key} BETWEEN :low AND :high" if ranged else "1"
    joins = " ".join(_qualify(j) for j in names.joins)
    left_out = f"WHERE {within} AND ({_qualify(reading.where)}) IS NOT TRUE" if reading.where else ""
    # Not more is counted than can be there. (A plain count of a table is a loop within SQLite that no watch interrupts.)
    return (
        f"SELECT count(*) FROM (SELECT 1 {base} WHERE {within} LIMIT :most + 1)",
        f"SELECT min({reading.key}), max({reading.key}) {base}" if is_rowid else "",
        f"SELECT count(*) {base} {joins} {left_out}" if left_out else "",
    )


def key_column(reading: Sqlite | SqliteCode, schema: Schema) -> str | None:
    """The column whose value names a record of this reading: None for the row number, '' where it is no single column."""
    parts = list(references(reading.key))
    if len(parts) != 1 or not _SIMPLE.fullmatch(reading.key):
        return ""
    table, column = schema.tables[reading.table.lower()], parts[0][1].lower()
    return None if table.has_rowid and (column in _ROWID_NAMES or column == table.rowid) else column


def _key(reading: Sqlite | SqliteCode, names: Names) -> tuple[str, str, bool]:
    """SQL of the locator's number and text, and whether the key is a row number."""
    column = key_column(reading, names.schema)
    if column is None:
        own = f"typeof(k_) = 'integer' AND k_ >= 0 AND k_ < {WHOLE_KEYS}"
        return (
            f"CASE WHEN {own} THEN k_ ELSE loc_number('rowid ' || k_) END",
            f"CASE WHEN {own} THEN NULL ELSE 'rowid ' || k_ END",
            True,
        )
    label = column or "key"
    return f"loc_number('{label} ' || loc_text(k_))", f"'{label} ' || loc_text(k_)", False


Qualify = Callable[[str], str]


def _qualify(sql: str, itself: Callable[[str], bool] = lambda _: False) -> str:
    """Name the evidence's schema with every table, so that a table of ours can never be meant.

    `itself` says of an alias whether it stands for the recovered row.
    """

    def fix(match: re.Match[str]) -> str:
        if not match.group(1):
            return match.group(0)
        table = RECOVERED if itself(match.group(3).split()[-1]) else f"{LIVE}.{match.group(2)}"
        return f"{match.group(1)} {table}{match.group(3)}"

    return _FROM.sub(fix, sql)


def qualified(select: str) -> str:
    """A whole statement of the evidence's own tables, with their schema."""
    return _qualify(select)


def _itself(reading: Sqlite | SqliteCode, table: Table) -> Qualify:
    """Qualifies for a recovered row: where the declaration asks the base table again for the row of the same key, that is
    the recovered row and not the live one; every other table, and other rows of this one, are the live ones.
    """
    ((base, _),) = aliases("FROM " + reading.base).items()
    names = {column for _, column in references(reading.key)} if _SIMPLE.fullmatch(reading.key) else set[str]()
    names |= {*_ROWID_NAMES, table.rowid or "rowid"} if table.has_rowid else set()
    column = "(?:" + "|".join(f'"?{re.escape(n)}"?' for n in sorted(names)) + ")"

    def qualify(sql: str) -> str:
        again = {
            alias
            for alias, other in aliases(sql).items()
            if other.lower() == reading.table.lower()
            and (
                re.search(rf"\b{alias}\.{column} = {base}\.{column}(?!\w)", sql, re.IGNORECASE)
                or re.search(rf"\b{base}\.{column} = {alias}\.{column}(?!\w)", sql, re.IGNORECASE)
            )
        }
        return _qualify(sql, again.__contains__)

    return qualify


class _Builder:
    """Collects the parts of one statement, field by field."""

    def __init__(self, names: Names, fields: Mapping[str, tuple[Any, bool]], careful: bool) -> None:
        self._names = names
        self._qualify = names.qualify
        self._fields = fields
        self._careful = careful
        self.inner: dict[str, str] = {}
        self.envelope: dict[str, str] = {}
        self.data: dict[str, str] = {}
        self.raw: dict[str, str] = {}
        self._texts: list[tuple[str, str]] = []
        """(member, value) of what is searched as it is; constants have no member."""
        self._lists: list[tuple[str, str]] = []
        self.functions: dict[str, Py] = {}
        self.layout: dict[str, Any] = {"fields": {}, "missing": [], "constants": {}}
        self._number = 0

    def add(self, name: str, source: FieldSource) -> None:
        match source:
            case Const(value=value):
                self._constant(name, value)
            case Col():
                self._column(name, source)
            case Person():
                self._person(name, source)
            case Rows():
                self._rows(name, source)

    def object(self, members: dict[str, str], rare: frozenset[str] | None) -> str:
        """A JSONB object without the members that are NULL.

        Taking NULLs out costs more than all else, so where it is known which members are `rare`, rows that have none of them
        are written without: what else is NULL there stands as null, which means the same.
        """
        if not members:
            return "NULL"
        whole = f"jsonb_patch('{{}}', {_object(members)})"
        if rare is None:
            return whole
        common = {name: expr for name, expr in members.items() if name not in rare}
        if len(common) == len(members):
            return _object(members)
        none = _none_of(expr for name, expr in members.items() if name in rare)
        return f"CASE WHEN {none} THEN {_object(common) if common else 'NULL'} ELSE {whole} END"

    def sample(self) -> tuple[tuple[str, ...], str]:
        """The names of all members (those of `raw` after a dot), and the counts of their values that are not NULL."""
        members = {**self.data, **{f".{name}": expr for name, expr in self.raw.items()}}
        return tuple(members), ", ".join(f"count({expr})" for expr in members.values())

    def words(self, rare: frozenset[str] | None) -> str:
        """The words of all that is searched; rows without any of the `rare` members hand over the others only."""
        texts, lists = self._texts, self._lists
        whole = _words([v for _, v in texts], [v for _, v in lists])
        seldom = [v for name, v in (*texts, *lists) if name in (rare or ())]
        if not seldom:
            return whole
        common = _words(*([v for name, v in part if name not in (rare or ())] for part in (texts, lists)))
        return f"CASE WHEN {_none_of(seldom)} THEN {common} ELSE {whole} END"

    def _new(self, expr: str) -> str:
        self._number += 1
        name = f"v{self._number}_"
        self.inner[name] = _without_blobs(expr) if self._careful else expr
        return name

    def _searchable(self, name: str) -> bool:
        return name in self._fields and self._fields[name][1]

    def _missing(self, name: str) -> None:
        self.layout["missing"].append(name)

    def _constant(self, name: str, value: str | float | bool) -> None:
        literal = (
            ("1" if value else "0")
            if isinstance(value, bool)
            else str(value)
            if isinstance(value, int | float)
            else "'" + value.replace("'", "''") + "'"
        )
        if name in _ENVELOPE:
            self.envelope[name] = literal if name != "direction" else str({"incoming": 1, "outgoing": 2}[str(value)])
            return
        self.layout["constants"][name] = value
        if self._searchable(name):
            self._texts.append(("", literal))

    def _column(self, name: str, source: Col) -> None:
        exprs = source.expr if isinstance(source.expr, tuple) else (source.expr,)
        present = [e for e in exprs if self._names.has(e)]
        if not present or (len(present) < len(exprs) and not isinstance(source.decode, Py)):
            self._missing(name)
            return
        stored = [self._qualify(e) if self._names.has(e) else "NULL" for e in exprs]
        decode = source.decode
        is_json = bool(getattr(decode, "json", False))
        labels = [_label(e, name) for e in exprs]
        if name in self._fields:
            self.layout["fields"][name] = {"stored": labels, **({"rule": decode.name} if decode else {})}
        if decode is None:
            value = self._new(_safe(stored[0]) if self._careful else stored[0])
            if self._careful and labels[0] not in self.raw:
                blob = self._new(f"CASE typeof({stored[0]}) WHEN 'blob' THEN {stored[0]} END")
                self.raw[labels[0]] = f"CASE WHEN {blob} IS NOT NULL THEN {_blob(blob)} END"
        else:
            value = self._decoded([_safe_keep(s) for s in stored] if self._careful else stored, decode)
            sentinels = tuple(getattr(decode, "sentinels", ()))
            if sentinels and name in self._fields:
                self.layout["fields"][name]["none"] = list(sentinels)
            kept_as_is = decode.sql("x") == "x"
            blobs_only = isinstance(decode, Py) and decode.blobs_only
            if blobs_only and name in self._fields:
                self.layout["fields"][name]["blobs_only"] = True
            for label, expr in zip(labels, stored, strict=True):
                if expr in _NOT_STORED or label in self.raw:
                    continue
                if not kept_as_is:
                    kept = f"CASE typeof({expr}) WHEN 'blob' THEN {expr} END" if blobs_only else expr
                    self._store(label, kept, blob=isinstance(decode, Py))
        self._place(name, value, is_json=is_json)

    def _decoded(self, stored: list[str], decode: Decoder) -> str:
        if isinstance(decode, Py):
            self.functions[decode.name] = decode
            test = " AND ".join(f"{s} IS NULL" for s in stored)
            return self._new(f"CASE WHEN {test} THEN NULL ELSE {decode.sql(', '.join(stored))} END")
        return self._new(decode.sql(stored[0]))

    def _store(self, label: str, expr: str, *, blob: bool) -> None:
        """Keep a stored value. Blobs are looked for where they are usual; elsewhere one makes the reading a careful one."""
        value = self._new(expr)
        if self._careful:
            text = f"utf8(CAST({value} AS BLOB))"
            sorts = f"WHEN 'blob' THEN {_blob(value)} WHEN 'text' THEN {text}"
            self.raw[label] = f"CASE typeof({value}) {sorts} ELSE {value} END"
        elif blob:
            self.raw[label] = f"CASE typeof({value}) WHEN 'blob' THEN {_blob(value)} ELSE {value} END"
        else:
            self.raw[label] = value

    def _place(self, name: str, value: str, *, is_json: bool) -> None:
        if name in _ENVELOPE and not is_json:
            self.envelope[name] = {
                "at": f"CASE WHEN typeof({value}) = 'integer' THEN {value} END",
                "direction": f"CASE {value} WHEN 'incoming' THEN 1 WHEN 'outgoing' THEN 2 END",
                "state": f"coalesce({value}, 0)",
            }.get(name, f"CASE WHEN typeof({value}) <> 'blob' THEN CAST({value} AS TEXT) END")
            return
        plain = f"CASE WHEN typeof({value}) <> 'blob' THEN {value} END" if self._careful else value
        self.data[name] = f"json({value})" if is_json else plain
        if self._searchable(name):
            (self._lists if is_json else self._texts).append((name, value))

    def _person(self, name: str, source: Person) -> None:
        identifier = source.identifier if source.identifier and self._names.has(source.identifier) else None
        label = source.name if source.name and self._names.has(source.name) else None
        if identifier is None and label is None:
            self._missing(name)
            return
        when = source.when if source.when and self._names.has(source.when) else None
        values: dict[str, str] = {}
        for part, expr in (("identifier", identifier), ("name", label)):
            if expr is not None:
                text = (
                    f"CAST({self._qualify(expr)} AS TEXT)"
                    if not self._careful
                    else f"utf8(CAST({self._qualify(expr)} AS BLOB))"
                )
                holds = (
                    f"coalesce({self._qualify(when)}, 1)" if when and source.undecided else self._qualify(when or "")
                )
                values[part] = self._new(f"CASE WHEN {holds} THEN {text} END" if when else text)
        pairs = [f"'{part}', {value}" for part, value in values.items()]
        if source.role and when and source.undecided:
            undecided = self._new(f"({self._qualify(when)}) IS NULL")
            pairs.append(f"'role', CASE WHEN {undecided} THEN '{source.undecided}' ELSE '{source.role}' END")
        elif source.role:
            pairs.append(f"'role', '{source.role}'")
        empty = " AND ".join(f"{v} IS NULL" for v in values.values())
        made = f"json_object({', '.join(pairs)})"
        self.data[name] = f"CASE WHEN {empty} THEN NULL ELSE {f'json_array({made})' if source.many else made} END"
        stored = {part: _label(e, name) for part, e in (("identifier", identifier), ("name", label)) if e}
        self.layout["fields"][name] = {"stored": list(stored.values()), "rule": "party", "parts": list(stored)}
        if self._searchable(name):
            self._texts += [(name, value) for value in values.values()]

    def _rows(self, name: str, source: Rows) -> None:
        if not self._names.has(source.select):
            self._missing(name)
            return
        select = self._qualify(source.select)
        if source.keys == ("",):
            item = f'q_."{_first_column(source.select)}"'
            item = _safe(item) if self._careful else item
        else:
            pairs = [f"'{key}', {_safe(f'q_.{key}') if self._careful else f'q_.{key}'}" for key in source.keys]
            if source.role:
                pairs.append(f"'role', '{source.role}'")
            item = f"json_object({', '.join(pairs)})"
        value = self._new(f"(SELECT CASE WHEN count(*) THEN json_group_array({item}) END FROM ({select}) AS q_)")
        self.data[name] = f"json({value})"
        self.layout["fields"][name] = {"stored": [name], "rule": "rows of a joined table"}
        if self._searchable(name):
            self._lists.append((name, value))


def _object(members: dict[str, str]) -> str:
    pairs = ", ".join(f"'{name}', {expr}" for name, expr in members.items())
    return f"jsonb_object({pairs})"


def _words(texts: list[str], lists: list[str]) -> str:
    return f"words({', '.join([str(len(texts)), *texts, *lists])})" if texts or lists else "NULL"


def _none_of(exprs: Iterable[str]) -> str:
    return " AND ".join(f"({expr}) IS NULL" for expr in exprs)


def _label(expr: str, name: str) -> str:
    """What a stored value is called: its column, or the field where it comes from an expression."""
    return expr.split(".", 1)[1].strip('"') if _SIMPLE.fullmatch(expr) else name


def _blob(value: str) -> str:
    return f"CASE WHEN length({value}) <= 64 THEN json_object('hex', hex({value})) ELSE json_object('bytes', length({value})) END"


def _safe(expr: str) -> str:
    return f"CASE typeof({expr}) WHEN 'blob' THEN NULL WHEN 'text' THEN utf8(CAST({expr} AS BLOB)) ELSE {expr} END"


def _safe_keep(expr: str) -> str:
    return f"CASE typeof({expr}) WHEN 'text' THEN utf8(CAST({expr} AS BLOB)) ELSE {expr} END"


def _safe_key(expr: str) -> str:
    """A key that is not UTF-8 stands as its bytes, so that two of them are never taken for one."""
    return f"CASE WHEN typeof({expr}) = 'text' AND utf8(CAST({expr} AS BLOB)) <> {expr} THEN CAST({expr} AS BLOB) ELSE {expr} END"


_MAKES_JSON = re.compile(r"""'(?:[^']|'')*'|\b(json_\w+)\s*\(""", re.IGNORECASE)
_PARTS = re.compile(r"""'(?:[^']|'')*'|[()]""")
_REFERENCE = re.compile(r"""'(?:[^']|'')*'|\b(?!(?:ev|rec)\.)([A-Za-z_]\w*\.(?:"[^"]+"|[A-Za-z_]\w*))""")


def _without_blobs(sql: str) -> str:
    """The same, with no blob among what a function of JSON is given: one would fail the whole statement."""
    out: list[str] = []
    at = 0
    for match in _MAKES_JSON.finditer(sql):
        if match.start() < at or not match.group(1):
            continue
        end, depth = len(sql), 1
        for part in _PARTS.finditer(sql, match.end()):
            depth += {"(": 1, ")": -1}.get(part.group(), 0)
            if depth == 0:
                end = part.start()
                break
        out += [sql[at : match.end()], _REFERENCE.sub(_not_blob, sql[match.end() : end])]
        at = end
    return "".join((*out, sql[at:]))


def _not_blob(match: re.Match[str]) -> str:
    name = match.group(1)
    return f"CASE WHEN typeof({name}) <> 'blob' THEN {name} END" if name else match.group()


def _first_column(select: str) -> str:
    match = re.search(r"\bAS\s+(\w+)\s+FROM\b", select, re.IGNORECASE)
    if match is None:
        raise ValueError(f"a plain list needs one named column: {select!r}")
    return match.group(1)
