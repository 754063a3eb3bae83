"""What a database of the evidence says of itself is not believed: views, virtual tables, lengths, and trees that lie."""

from __future__ import annotations

import apsw
import pytest

from aboveboard.engine import evidence
from aboveboard.engine.compose import read_schema
from aboveboard.engine.evidence import Buffer, EvidenceVfs, attached
from aboveboard.engine.read import deadline
from aboveboard.engine.registry import artifacts
from aboveboard.engine.utf16 import _only_tables
from aboveboard.formats.sqlite.ddl import is_ordinary
from aboveboard.model.outcome import Status
from aboveboard.store.shard import open_shard
from tests.artifacts.harness import run
from tests.hostile import databases


@pytest.mark.parametrize(
    ("sql", "ordinary"),
    [
        ("CREATE TABLE a (b)", True),
        ("create table if not exists a (b)", True),
        ("CREATE VIRTUAL TABLE a USING fts5(b)", False),
        ("CREATE/**/VIRTUAL TABLE a USING dbstat", False),
        ("CREATE --x\nVIRTUAL TABLE a USING dbstat", False),
        ("CREATE  VIEW a AS SELECT 1", False),
        ("", False),
    ],
)
def test_a_table_is_what_its_statement_makes(sql: str, ordinary: bool) -> None:
    assert is_ordinary(sql) is ordinary


def test_a_virtual_table_behind_a_comment_is_none_of_the_tables() -> None:
    db = open_shard(None, b"")
    with attached(db, EvidenceVfs(), Buffer(databases.virtual_as_table.data())) as ev:
        assert read_schema(db, ev.schema, ["sms"]).tables == {}


def test_nothing_of_the_evidence_runs() -> None:
    data = databases.made(lambda db: db.execute("CREATE VIEW v AS SELECT 1 AS a"))
    db = open_shard(None, b"")
    with attached(db, EvidenceVfs(), Buffer(data)):
        with pytest.raises(apsw.SQLError, match="view"):
            db.execute("SELECT * FROM ev.v").fetchall()
        assert db.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, -1) == 0
        assert db.config(apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, -1) == 0
        assert db.config(apsw.SQLITE_DBCONFIG_DEFENSIVE, -1) == 1
        assert db.config(apsw.SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, -1) == 0
        assert db.limit(apsw.SQLITE_LIMIT_LENGTH) == evidence.MOST_CELL
    assert db.limit(apsw.SQLITE_LIMIT_LENGTH) > evidence.MOST_CELL


@pytest.mark.parametrize(
    "sql",
    [
        "ATTACH ':memory:' AS x",
        "VACUUM INTO '/nowhere/x'",
        "PRAGMA writable_schema = ON",
        "CREATE TABLE a AS SELECT 1",
        "CREATE VIRTUAL TABLE a USING fts5(b)",
        "CREATE VIEW a AS SELECT 1",
        "COMMIT",
        "INSERT INTO t VALUES (1)",
    ],
)
def test_the_statement_of_a_utf_16_table_makes_tables_only(sql: str) -> None:
    db = apsw.Connection(":memory:")
    db.execute("CREATE TABLE t (a); BEGIN")
    db.authorizer = _only_tables
    db.execute("CREATE TABLE b (c INTEGER PRIMARY KEY AUTOINCREMENT, d UNIQUE CHECK (length(d) > 1), e AS (d || 'x'))")
    with pytest.raises((apsw.AuthError, apsw.SQLError)):
        db.execute(sql)


def test_a_damaged_row_costs_itself_alone() -> None:
    for attack in (databases.header_length, databases.text_length, databases.endless_cell):
        result = run(artifacts()["android.sms"], {attack.path: attack.data()})
        assert [r["body"] for r in result.records] == ["good row 1", "good row 2", "good row 3"], attack.name
        assert result.outcomes[0].status is Status.PARTIAL


def test_pages_that_stand_in_a_tree_again_and_again_make_no_rows() -> None:
    result = run(artifacts()["android.sms"], {databases.shared_pages.path: databases.shared_pages.data()})
    assert result.records == []
    assert result.outcomes[0].status is Status.FAILED
    assert result.outcomes[0].seconds < 2
    assert "more rows than its bytes can hold" in (result.outcomes[0].reason or "")


def test_a_count_of_endless_rows_is_ended_by_the_watch() -> None:
    db = open_shard(None, b"")
    data = databases.sharing(60, 4)
    with attached(db, EvidenceVfs(), Buffer(data)), deadline(db, 0.2), pytest.raises(apsw.InterruptError):
        db.execute("SELECT count(*) FROM ev.sms WHERE 1").fetchall()
