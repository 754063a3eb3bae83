"""Rows that are not live: found, called what they are, made into records by the artifact's own declaration."""

from __future__ import annotations

import sqlite3
import tempfile
from collections import Counter
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from aboveboard.engine import deadrows
from aboveboard.kit import Artifact, Col, Item, Message, Note, Person, Row, Rows, Sqlite, SqliteCode
from aboveboard.model.authority import Scope
from aboveboard.model.outcome import Status
from aboveboard.model.records import KIND_NUMBER
from tests.artifacts.harness import Result, run, run_recovered

SCHEMA = """
CREATE TABLE person (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT COLLATE NOCASE, writer INTEGER, guid TEXT UNIQUE, at REAL);
CREATE TABLE other (word TEXT, number INTEGER);
CREATE TABLE android_metadata (locale TEXT);
CREATE VIRTUAL TABLE found USING fts4(text);
"""
GUID = "8E3FA1{:02d}-0C5B-4C1E-9A51-0123456789{:02d}"


def artifact(**more: Any) -> Artifact:
    declared: dict[str, Any] = {
        "base": "note AS n",
        "key": "n.ROWID",
        "joins": ("LEFT JOIN person AS p ON p.id = n.writer",),
        "fields": {
            "at": Col("CAST(n.at * 1000000 AS INTEGER)"),
            "body": Col("n.body"),
            "title": Col("CASE WHEN n.body = 'MIXED case' THEN 'as its column compares' END"),
            "people": Person("p.name", many=True),
            # The row asks for itself again, as several declarations do.
            "attachments": Rows("SELECT m.body AS name FROM note AS m WHERE m.id = n.id", keys=("name",)),
            "note_id": Col("CAST(n.ROWID AS TEXT)"),
        },
    }
    reading = Sqlite(**(declared | more))
    return Artifact(
        id="any.notes_of_a_test",
        title="Notes",
        service="test",
        emits=Note,
        files=("**/notes.db",),
        read=(reading,),
        says="One record a row.",
        limits="",
        sources=(),
    )


NOTES = artifact()


def database(*steps: str, wal: Iterable[str] = (), schema: str = SCHEMA, page_size: int = 4096) -> dict[str, bytes]:
    """A database after each step in a transaction of its own; the steps of `wal` only in its write-ahead log."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "notes.db"
        with closing(sqlite3.connect(path, isolation_level=None)) as db:
            db.execute(f"PRAGMA page_size = {page_size}")
            db.execute("PRAGMA journal_mode = WAL")
            db.execute("PRAGMA secure_delete = OFF")
            db.execute("PRAGMA wal_autocheckpoint = 0")
            db.executescript(schema)
            for step in steps:
                db.execute(step)
            db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            for step in wal:
                db.execute(step)
            files = {"notes.db": path.read_bytes()}
            log = path.with_name("notes.db-wal")
            return files | ({"notes.db-wal": log.read_bytes()} if log.exists() and log.stat().st_size else {})


def note(number: int, body: str, writer: int = 1, at: float = 1_700_000_000.5) -> str:
    return f"INSERT INTO note VALUES ({number}, '{body}', {writer}, '{GUID.format(number, number)}', {at + number})"


MIRA = "INSERT INTO person VALUES (1, 'Mira')"
THREE = (MIRA, note(1, "the first of them"), note(2, "the second of them"), note(3, "the third of them"))


def states(result: Result, field: str = "body") -> Counter[tuple[str, str]]:
    return Counter((r["provenance"]["state"], r[field]) for r in result.records if field in r)


# --- states ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("place", ["main", "wal"])
def test_a_deleted_row_is_the_record_that_it_was(place: str) -> None:
    gone = "DELETE FROM note WHERE id = 2"
    files = database(*THREE, gone) if place == "main" else database(*THREE, wal=[gone])
    (record,) = run_recovered(NOTES, files).records
    assert (record["kind"], record["artifact"], record["body"]) == ("Note", "any.notes_of_a_test", "the second of them")
    assert record["people"] == [{"identifier": "Mira"}]
    assert record["at"] == "2023-11-14T22:13:22.500000Z"
    where = record["provenance"]
    assert where["state"] == "deleted"
    assert where["table"] == "note"
    assert where["locator"] == f"main page {where['page']} offset {where['offset']} length {where['length']}"
    data = files["notes.db"]
    assert b"the second of them" in data[where["offset"] : where["offset"] + where["length"]]
    if place == "wal":
        assert (where["rowid"], record["note_id"]) == (2, "2")
        assert record["attachments"] == [{"name": "the second of them"}]


def test_live_records_are_as_they_were_and_share_no_key() -> None:
    files = database(*THREE, "DELETE FROM note WHERE id = 2", "UPDATE note SET body = 'changed' WHERE id = 3")
    live, dead = run(NOTES, files), run_recovered(NOTES, files)
    assert [r["body"] for r in live.records] == ["the first of them", "changed"]
    assert {r["provenance"]["state"] for r in live.records} == {"live"}
    assert "live" not in {r["provenance"]["state"] for r in dead.records}
    assert not {r["key"] for r in live.records} & {r["key"] for r in dead.records}


def test_an_earlier_version_is_older_and_says_what_it_said() -> None:
    files = database(*THREE, wal=["UPDATE note SET body = 'changed', writer = NULL WHERE id = 2"])
    result = run_recovered(NOTES, files)
    assert states(result) == {("older", "the second of them"): 1}
    # What it asks of itself is what it said then, not what the live row says.
    assert result.records[0]["attachments"] == [{"name": "the second of them"}]
    assert result.records[0]["people"] == [{"identifier": "Mira"}]


def test_what_was_not_committed_is_called_so() -> None:
    files = database(*THREE, wal=[note(4, "committed later"), note(5, "never committed")])
    wal = bytearray(files["notes.db-wal"])
    size = 4096 + 24
    frames = range(32, len(wal), size)
    # Without the mark of a commit on its last frame the second transaction never ended.
    *_, last = [at for at in frames if any(wal[at + 4 : at + 8])]
    body = uncommitted(bytes(wal), last)
    result = run_recovered(NOTES, {**files, "notes.db-wal": body})
    assert states(result) == {("uncommitted", "never committed"): 1}


def uncommitted(wal: bytes, last: int) -> bytes:
    """The log whose frame at `last` commits nothing, its checksum made to hold."""
    from aboveboard.demo.database import _checksum  # pyright: ignore[reportPrivateUsage]

    data = bytearray(wal)
    data[last + 4 : last + 8] = bytes(4)
    order = ">" if wal[3] & 1 else "<"
    import struct

    before = struct.unpack(">2I", wal[last - 4096 - 8 : last - 4096]) if last > 32 else struct.unpack(">2I", wal[24:32])

    def summed(part: bytes, start: tuple[int, int]) -> tuple[int, int]:
        if order == "<":
            return _checksum(part, start)
        words = struct.unpack(f">{len(part) // 4}I", part)
        return _checksum(struct.pack(f"<{len(words)}I", *words), start)

    check = summed(bytes(data[last + 24 : last + 24 + 4096]), summed(bytes(data[last : last + 8]), before))
    data[last + 16 : last + 24] = struct.pack(">2I", *check)
    return bytes(data[: last + 24 + 4096])


# --- what is live is never called deleted ----------------------------------------------------------------------------

MANY = (MIRA, *(note(n, f"note number {n} with some words") for n in range(1, 90)))


@pytest.mark.parametrize(
    "steps",
    [
        ["UPDATE note SET at = at + 1"],
        ["UPDATE note SET id = id + 1000"],
        ["UPDATE note SET body = body || ' and more of them' WHERE id % 3 = 0"],
        [
            f"INSERT OR REPLACE INTO note SELECT id + 500, body, writer, guid, at FROM note WHERE id = {n}"
            for n in (5, 9, 40)
        ],
        ["CREATE TABLE copy AS SELECT * FROM note", "DELETE FROM note", "INSERT INTO note SELECT * FROM copy"],
        ["VACUUM"],
        ["ALTER TABLE note ADD COLUMN more TEXT DEFAULT 'x'", "UPDATE note SET more = 'y' WHERE id < 20"],
    ],
)
@pytest.mark.parametrize("place", ["main", "wal"])
def test_rows_that_were_moved_or_changed_are_never_called_deleted(steps: list[str], place: str) -> None:
    files = database(*MANY, *steps) if place == "main" else database(*MANY, wal=steps)
    result = run_recovered(NOTES, files)
    assert not [r for r in result.records if r["artifact"] == NOTES.id and r["provenance"]["state"] == "deleted"]


def test_another_row_with_the_same_stranger_is_still_deleted() -> None:
    """What two rows share without being the same must not make one an older version of the other."""
    schema = "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT, writer TEXT, guid TEXT, at REAL);"
    steps = [
        f"INSERT INTO note VALUES ({n}, 'note number {n}', 'person.{n}@example.org.invalid', '{GUID.format(n, n)}', {n})"
        for n in range(1, 30)
    ]
    own = (
        "INSERT INTO note VALUES (77, 'forget this', 'person.7@example.org.invalid', 'another-guid-of-its-own-1', 9999)"
    )
    files = database(*steps, own, wal=["DELETE FROM note WHERE id = 77"], schema=schema)
    other = artifact(joins=(), fields={"body": Col("n.body")})
    assert states(run_recovered(other, files)) == {("deleted", "forget this"): 1}


# --- tables that no artifact reads -----------------------------------------------------------------------------------


def test_rows_of_other_tables_are_kept_as_they_are() -> None:
    files = database(*THREE, "INSERT INTO other VALUES ('kept', 42)", wal=["DELETE FROM other"])
    (record,) = run_recovered(NOTES, files).records
    assert (record["artifact"], record["kind"]) == ("any.recovered_rows", "Event")
    assert record["event"] == "row of other"
    assert record["detail"] == "kept · 42"
    assert record["as_stored"] == {"word": "kept", "number": 42}
    assert record["provenance"]["table"] == "other"
    assert run_recovered(None, files).records[0]["as_stored"] == record["as_stored"]


def test_passwords_and_tokens_of_other_tables_are_not_kept() -> None:
    schema = "CREATE TABLE login (id INTEGER PRIMARY KEY, name TEXT, password TEXT, authToken BLOB);"
    row = "INSERT INTO login VALUES (1, 'nadia', 'correct horse', x'0102030405060708')"
    (record,) = run_recovered(None, database(row, wal=["DELETE FROM login"], schema=schema)).records
    hidden = {"hidden": "password, token or key"}
    assert record["as_stored"] == {"id": 1, "name": "nadia", "password": hidden, "authToken": hidden}
    assert record["detail"] == "1 · nadia"
    assert "horse" not in str(record)


def test_a_dropped_table_comes_back_with_its_columns() -> None:
    steps = [f"INSERT INTO other VALUES ('word {n}', {n})" for n in range(200)]
    result = run_recovered(None, database(*steps, "DROP TABLE other"))
    found = {r["as_stored"].get("word") for r in result.records if r["provenance"].get("table") == "other"}
    assert len(found & {f"word {n}" for n in range(200)}) > 190
    assert {r["provenance"]["state"] for r in result.records} == {"deleted"}


def test_bookkeeping_is_left_out_and_counted() -> None:
    steps = ("INSERT INTO android_metadata VALUES ('de')", "INSERT INTO found VALUES ('some words of it')")
    files = database(*steps, wal=["DELETE FROM android_metadata", "DELETE FROM found"])
    result = run_recovered(None, files)
    assert {r["provenance"]["table"] for r in result.records} == {"found_content"}
    outcome = result.outcome
    assert outcome.excluded > 0
    assert "bookkeeping" in str(outcome.reason)
    assert outcome.read == outcome.emitted + outcome.excluded


def test_columns_named_as_provenance_is_are_told_apart() -> None:
    schema = "CREATE TABLE odd (page_ TEXT, offset_ INTEGER, rowid TEXT);"
    files = database("INSERT INTO odd VALUES ('mine', 7, 'own')", wal=["DELETE FROM odd"], schema=schema)
    (record,) = run_recovered(None, files).records
    assert record["as_stored"] == {"page__": "mine", "offset__": 7, "rowid": "own"}
    assert record["provenance"]["page"] == 2


# --- limits, scope, damage -------------------------------------------------------------------------------------------

GONE = database(
    *THREE, "INSERT INTO other VALUES ('kept', 42)", wal=["DELETE FROM note WHERE id < 3", "DELETE FROM other"]
)


def test_the_scope_holds_for_them_too() -> None:
    scope = Scope(since="2023-11-14T22:13:22", until="2024-01-01", undated=False)
    result = run_recovered(NOTES, GONE, scope=scope)
    assert states(result) == {("deleted", "the second of them"): 1}
    assert sum(o.excluded for o in result.outcomes) == 2
    assert states(run_recovered(NOTES, GONE, scope=Scope(since="2023-11-14T22:13:22"))) == {
        ("deleted", "the second of them"): 1
    }


def test_other_kinds_are_not_read_and_rows_that_could_be_anything_neither() -> None:
    assert not run_recovered(NOTES, GONE, kinds=(KIND_NUMBER["Message"],), generic=False).records
    result = run_recovered(NOTES, GONE, kinds=(KIND_NUMBER["Note"],), generic=False)
    assert {r["artifact"] for r in result.records} == {NOTES.id}
    (rest,) = (o for o in result.outcomes if o.artifact == "any.recovered_rows")
    assert (rest.read, rest.excluded) == (1, 1)


def test_rows_that_the_artifact_leaves_out_stay_out() -> None:
    wanted = artifact(where="n.id <> 2", leaves_out="the second is left out")
    result = run_recovered(wanted, GONE, generic=False)
    assert states(result) == {("deleted", "the first of them"): 1}
    (outcome,) = (o for o in result.outcomes if o.part == "note (recovered)")
    assert (outcome.read, outcome.emitted, outcome.excluded) == (2, 1, 1)
    assert "the second is left out" in str(outcome.reason)


def test_readings_in_python_make_their_own_records() -> None:
    def make(row: Row, about: object) -> list[Item]:
        del about
        if row["body"] == "the first of them":
            raise ValueError("not this one")
        return [Item(f"word {n}", Note(body=word)) for n, word in enumerate(row["body"].split())]

    code = SqliteCode("note AS n", "n.id", {"body": "n.body"}, make)
    coded = Artifact(
        id="any.notes_of_a_test", title="", service="test", emits=Note, files=("x",), read=(code,), says="", limits="",
        sources=(),
    )  # fmt: skip
    result = run_recovered(coded, GONE, generic=False)
    assert states(result) == Counter(("deleted", word) for word in ["the", "second", "of", "them"])
    assert {r["provenance"]["rowid"] for r in result.records} == {2}
    (outcome,) = (o for o in result.outcomes if o.part == "note (recovered)")
    assert (outcome.status, outcome.rejected, outcome.emitted) == (Status.PARTIAL, 1, 4)
    assert outcome.read == 5


def test_the_same_twice() -> None:
    assert run_recovered(NOTES, GONE).records == run_recovered(NOTES, GONE).records


def test_budgets_cut_and_say_so(monkeypatch: pytest.MonkeyPatch) -> None:
    files = database(*MANY, wal=["DELETE FROM note WHERE id > 10"])
    monkeypatch.setattr(deadrows, "MAX_ROWS", 30)
    result = run_recovered(NOTES, files)
    assert len(result.records) == 30
    (outcome,) = (o for o in result.outcomes if o.part == "note (recovered)")
    assert (outcome.status, outcome.emitted) == (Status.PARTIAL, 30)
    assert "49 further rows" in str(outcome.reason)
    monkeypatch.setattr(deadrows, "MAX_BYTES", 1000)
    none = run_recovered(NOTES, files)
    assert not none.records
    assert none.outcome.status is Status.FAILED
    assert "up to 1000" in str(none.outcome.reason)


def test_a_search_without_end_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deadrows, "SECONDS", 0.01)
    monkeypatch.setattr(deadrows, "SECONDS_PER_MB", 0)

    def endless(*_: object) -> None:
        while True:
            pass

    monkeypatch.setattr(deadrows, "_sort", endless)
    result = run_recovered(NOTES, GONE)
    assert not result.records
    assert result.outcome.status is Status.FAILED
    assert "stopped after" in str(result.outcome.reason)


def test_damage_costs_no_more_than_it_must() -> None:
    main, wal = GONE["notes.db"], GONE["notes.db-wal"]
    for at in range(0, len(main), 331):
        spoilt = main[:at] + b"\xff\0\x80\x7f\xfe" + main[at + 5 :]
        for files in ({"notes.db": spoilt}, {"notes.db": spoilt, "notes.db-wal": wal}):
            result = run_recovered(NOTES, files)
            for outcome in result.outcomes:
                assert outcome.read == outcome.emitted + outcome.rejected + outcome.excluded
                assert outcome.status is not Status.PARTIAL or outcome.reason
    for at in range(100, len(main), 977):
        run_recovered(NOTES, {"notes.db": main[:at]})
    assert not run_recovered(NOTES, {"notes.db": b"no database"}).outcomes


def test_a_table_of_two_definitions_gives_no_columns_a_wrong_name() -> None:
    """The columns stand in another order now: of the old rows it cannot be said by their number alone."""
    schema = "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT, writer TEXT);"
    steps = [f"INSERT INTO note VALUES ({n}, 'body {n}', 'writer {n}')" for n in range(1, 120)]
    anew = [
        "DROP TABLE note",
        "CREATE TABLE note (id INTEGER PRIMARY KEY, writer TEXT, body TEXT /* its columns have changed places */)",
        "INSERT INTO note VALUES (1, 'the writer', 'the body')",
    ]
    other = artifact(joins=(), fields={"body": Col("n.body")})
    result = run_recovered(other, database(*steps, wal=anew, schema=schema))
    assert not [r for r in result.of("Note") if str(r["body"]).startswith("writer")]
    rows = [r for r in result.of("Event") if r["provenance"].get("table") == "note"]
    assert len(rows) > 100
    assert all(set(r["as_stored"]) == {"column 1", "column 2", "column 3"} for r in rows)


def test_messages_keep_their_direction() -> None:
    told = Artifact(
        id="any.messages_of_a_test", title="", service="test", emits=Message, files=("x",), says="", limits="", sources=(),
        read=(Sqlite("note AS n", "n.id", {"body": Col("n.body"), "direction": Col("'incoming'"), "party": Col("n.guid")}),),
    )  # fmt: skip
    record = run_recovered(told, GONE).of("Message")[0]
    assert record["direction"] == "incoming"
