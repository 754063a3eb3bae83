"""Live rows: for any database that the real library writes, ours equal its rows, each with its place."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from aboveboard.formats.sqlite import Database
from aboveboard.formats.sqlite.ddl import parse_table

_INTS = st.one_of(
    st.integers(-(2**63), 2**63 - 1),
    st.sampled_from([0, 1, -1, 127, 128, -128, -129, 32767, 2**23, 2**31, 2**47, -(2**47) - 1]),
)
_TEXT = st.text(st.characters(exclude_categories=("Cs",)), max_size=90)
_VALUES = st.one_of(st.none(), _INTS, st.floats(allow_nan=False), _TEXT, st.binary(max_size=300))


def build(
    path: Path, page: int, encoding: str, vacuum: int, script: list[tuple[str, tuple[Any, ...]]]
) -> sqlite3.Connection:
    db = sqlite3.connect(path, isolation_level=None)
    db.execute("PRAGMA secure_delete=0")
    db.execute(f"PRAGMA page_size={page}")
    db.execute(f"PRAGMA encoding='{encoding}'")
    db.execute(f"PRAGMA auto_vacuum={vacuum}")
    db.execute("BEGIN")
    for statement, values in script:
        db.execute(statement, values)
    db.execute("COMMIT")
    return db


def ours(path: Path, table: str) -> list[tuple[Any, ...]]:
    wal = path.with_name(path.name + "-wal")
    db = Database.open(path.read_bytes(), wal.read_bytes() if wal.exists() else None)
    found = [row.values for row in db.rows(table)]
    # after a checkpoint the log begins again, which is said but nothing amiss
    assert [finding for finding in db.findings if finding.code != "wal-older"] == []
    return found


def same(left: list[tuple[Any, ...]], right: list[tuple[Any, ...]]) -> bool:
    return [[(type(v), v) for v in row] for row in left] == [[(type(v), v) for v in row] for row in right]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    page=st.sampled_from([512, 1024, 2048, 4096, 8192, 16384, 32768, 65536]),
    encoding=st.sampled_from(["UTF-8", "UTF-16le", "UTF-16be"]),
    vacuum=st.sampled_from([0, 1, 2]),
    rows=st.lists(st.tuples(_VALUES, _VALUES, _VALUES), max_size=60),
    big=st.integers(0, 9000),
    kind=st.sampled_from(["rowid", "alias", "without"]),
    wal=st.booleans(),
    changes=st.lists(st.sampled_from(["delete", "update", "grow", "add", "index", "vacuum", "checkpoint"]), max_size=5),
)
def test_live_rows_equal_the_librarys(
    tmp_path_factory: pytest.TempPathFactory,
    page: int,
    encoding: str,
    vacuum: int,
    rows: list[tuple[Any, ...]],
    big: int,
    kind: str,
    wal: bool,
    changes: list[str],
) -> None:
    path = tmp_path_factory.mktemp("live") / "a.db"
    create = {
        "rowid": "CREATE TABLE t(a, b REAL, c TEXT)",
        "alias": "CREATE TABLE t(b REAL, a INTEGER PRIMARY KEY, c TEXT)",
        "without": "CREATE TABLE t(a, b REAL, c TEXT, k INT, PRIMARY KEY(k, c)) WITHOUT ROWID",
    }[kind]
    script: list[tuple[str, tuple[Any, ...]]] = [(create, ())]
    for number, (a, b, c) in enumerate(rows):
        text = c if isinstance(c, str) else None
        if isinstance(b, str | bytes):
            b = None
        if number == 0 and text is not None:
            text = text + "x" * big
        if kind == "rowid":
            script.append(("INSERT INTO t VALUES(?, ?, ?)", (a, b, text)))
        elif kind == "alias":
            script.append(("INSERT OR REPLACE INTO t VALUES(?, ?, ?)", (b, a if isinstance(a, int) else None, text)))
        else:
            script.append(("INSERT OR IGNORE INTO t VALUES(?, ?, ?, ?)", (a, b, text or "", number % 7)))
    db = sqlite3.connect(path, isolation_level=None)
    if wal:
        db.execute(f"PRAGMA page_size={page}")
        db.execute("PRAGMA journal_mode=wal")
        db.execute("PRAGMA wal_autocheckpoint=0")
    else:
        db.close()
    writer = build(path, page, encoding, vacuum, script)
    statements = {
        "delete": "DELETE FROM t WHERE length(c) % 3 = 1",
        "update": "UPDATE t SET b = b + 1 WHERE b < 1e9",
        "grow": "UPDATE OR IGNORE t SET c = c || c || 'more' WHERE length(c) % 2 = 0",
        "index": "CREATE INDEX IF NOT EXISTS t_b ON t(b)",
        "vacuum": "VACUUM",
        "checkpoint": "PRAGMA wal_checkpoint(PASSIVE)",
    }
    try:
        for number, change in enumerate(changes):
            added = f"ALTER TABLE t ADD COLUMN n{number} REAL DEFAULT {number}"
            writer.execute(statements.get(change, added)).fetchall()
        expected = writer.execute("SELECT * FROM t").fetchall()
        assert same(ours(path, "t"), expected)
    finally:
        writer.close()
        db.close()


def test_shapes_of_tables(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    db = build(
        path,
        1024,
        "UTF-8",
        0,
        [
            (
                "CREATE TABLE [odd \"name](\"a,b\" INT, 'c d' TEXT /* , x */, `e` -- , f\n, g DEFAULT (1), CHECK(e <> ')'))",
                (),
            ),
            ("INSERT INTO [odd \"name] VALUES(1, 'two', x'03', NULL)", ()),
            ("CREATE TABLE g(a INT, v INT GENERATED ALWAYS AS (a + 1) VIRTUAL, s INT AS (a * 2) STORED, z TEXT)", ()),
            ("INSERT INTO g(a, z) VALUES(5, 'end')", ()),
            ("CREATE TABLE d(id INTEGER PRIMARY KEY DESC, x)", ()),
            ("INSERT INTO d VALUES(9, 1)", ()),
            ("CREATE TABLE alt(a)", ()),
            ("INSERT INTO alt VALUES(1)", ()),
            ("ALTER TABLE alt ADD COLUMN b TEXT DEFAULT 7", ()),
            ("ALTER TABLE alt ADD COLUMN c REAL DEFAULT 2", ()),
            ("ALTER TABLE alt ADD COLUMN d DEFAULT x'0a'", ()),
            ("ALTER TABLE alt ADD COLUMN e INT DEFAULT -3", ()),
            ("CREATE TABLE s(a INTEGER PRIMARY KEY, b ANY) STRICT", ()),
            ("INSERT INTO s VALUES(3, '07')", ()),
        ],
    )
    assert ours(path, 'odd "name') == [(1, "two", b"\x03", None)]
    assert ours(path, "g") == [(5, None, 10, "end")]
    assert ours(path, "d") == db.execute("SELECT * FROM d").fetchall()
    assert same(ours(path, "alt"), db.execute("SELECT * FROM alt").fetchall())
    assert ours(path, "s") == [(3, "07")]
    db.close()


def test_fts_shadow_tables_are_ordinary(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    db = build(
        path,
        4096,
        "UTF-8",
        0,
        [("CREATE VIRTUAL TABLE f USING fts5(a, b)", ()), ("INSERT INTO f VALUES('x y', 'z')", ())],
    )
    for (name,) in db.execute("SELECT name FROM sqlite_schema WHERE rootpage > 0 AND type = 'table'").fetchall():
        assert same(ours(path, name), db.execute(f'SELECT * FROM "{name}"').fetchall())
    db.close()


def test_reserved_bytes(tmp_path: Path) -> None:
    apsw = pytest.importorskip("apsw")
    path = tmp_path / "a.db"
    db = apsw.Connection(str(path))
    db.execute("PRAGMA page_size=1024")
    db.reserve_bytes(reserve=32)
    db.execute("CREATE TABLE t(a, b)")
    db.executemany("INSERT INTO t VALUES(?, ?)", [(number, "y" * number) for number in range(400)])
    expected = list(db.execute("SELECT * FROM t"))
    db.close()
    assert ours(path, "t") == expected


def test_every_cell_is_where_it_says(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    script: list[tuple[str, tuple[Any, ...]]] = [
        ("CREATE TABLE t(id INTEGER PRIMARY KEY, n INT, r REAL, s TEXT, b BLOB)", ())
    ]
    for number in range(300):
        script.append(
            (
                "INSERT INTO t VALUES(?, ?, ?, ?, ?)",
                (number * 7, number, number / 3, "é" * (number * 9), b"\x01" * number),
            )
        )
    build(path, 512, "UTF-8", 0, script).close()
    raw = path.read_bytes()
    db = Database.open(raw)
    for row in db.rows("t"):
        assert row.rowid is not None
        place = db.locate("t", row.rowid)
        assert place is not None
        assert (place.page, place.source, place.offset, place.length) == (row.page, row.source, row.offset, row.length)
        assert tuple(cell.value for cell in place.cells) == row.values
        text = place.cells[3]
        assert b"".join(raw[p.offset : p.offset + p.length] for p in text.pieces) == str(row.values[3]).encode()
        assert db.cells(row) == place.cells
    assert db.locate("t", 5) is None


def test_locate_by_primary_key(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    script: list[tuple[str, tuple[Any, ...]]] = [
        ("CREATE TABLE t(v TEXT, a INT, b TEXT, PRIMARY KEY(b, a)) WITHOUT ROWID", ())
    ]
    script += [("INSERT INTO t VALUES(?, ?, ?)", (f"v{n}", n, f"k{n % 5}")) for n in range(200)]
    build(path, 512, "UTF-8", 0, script).close()
    db = Database.open(path.read_bytes())
    place = db.locate("t", ("k3", 123))
    assert place is not None
    assert [cell.value for cell in place.cells] == ["v123", 123, "k3"]


@pytest.mark.parametrize(
    ("sql", "names", "alias", "without"),
    [
        ("CREATE TABLE t(a INTEGER PRIMARY KEY AUTOINCREMENT, b)", ["a", "b"], 0, False),
        ("CREATE TABLE t(a INT PRIMARY KEY, b)", ["a", "b"], None, False),
        ('CREATE TABLE t(a, b "INTEGER", PRIMARY KEY(b DESC))', ["a", "b"], 1, False),
        ("CREATE TABLE t(a INTEGER PRIMARY KEY, b) WITHOUT ROWID, STRICT", ["a", "b"], None, True),
        ("CREATE TABLE t(a decimal(10, 5) NOT NULL DEFAULT ',', b varchar ( 3 ))", ["a", "b"], None, False),
        ("CREATE TABLE main.t(a TEXT COLLATE NOCASE REFERENCES x(y) ON DELETE CASCADE, UNIQUE(a))", ["a"], None, False),
    ],
)
def test_statements(sql: str, names: list[str], alias: int | None, without: bool) -> None:
    info = parse_table(sql)
    assert [column.name for column in info.columns] == names
    assert (info.rowid_column, info.without_rowid) == (alias, without)
