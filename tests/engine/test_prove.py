"""The second reader makes the records again that SQLite gave: tables of every kind, and what stands in them."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest

from aboveboard.casework.prove import differences
from aboveboard.engine import prove
from aboveboard.engine.messages import BytePlace, Derived, FileFound, Placed, Prove, Proved, Proving, Standing
from aboveboard.engine.mirror import Mirror, schema_of
from aboveboard.formats.sqlite import Database
from aboveboard.kit import Artifact, Code, Col, Item, Note, Owners, Person, Py, Row, Rows, Sqlite, SqliteCode
from aboveboard.model.provenance import locator_number
from aboveboard.store.present import Reading, StoredRow, present
from tests.artifacts.harness import run, sqlite_bytes, sqlite_with_wal


def artifact(*read: Any) -> Artifact:
    return Artifact(
        id="any.notes_of_a_test",
        title="Notes",
        service="test",
        emits=Note,
        files=("**/notes.db",),
        read=read,
        says="One record a row.",
        limits="",
        sources=(),
    )


def simple(base: str = "note AS n", key: str = "n.id", **more: Any) -> Sqlite:
    return Sqlite(base=base, key=key, fields={"body": Col("n.body")}, **more)


def asked(
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    declared: Artifact,
    files: dict[str, bytes],
    one: tuple[int, str | None] | None = None,
    part: str | None = None,
) -> list[Any]:
    """The prover's answers for the first part of an artifact on files in a folder."""
    for name, data in files.items():
        (folder / name).write_bytes(data)
    monkeypatch.setattr(prove, "artifacts", lambda: {declared.id: declared})
    prover = prove.Prover(Proving(str(folder), None, tuple(files)))
    name = next(iter(files))
    standing = Standing("TEST", 1, "test", name, name, "0", None, declared.id, part or declared.read[0].part)
    return list(prover.handle(Prove(standing, one)))


def made(answers: Sequence[Any]) -> list[dict[str, Any]]:
    """The records in the answers."""
    return [record for record, _ in _made(answers)]


def _made(answers: Sequence[Any]) -> Iterator[tuple[dict[str, Any], StoredRow]]:
    for answer in answers:
        if isinstance(answer, Derived):
            layout = msgspec.json.decode(answer.layout)
            reading = Reading(1, 1, "any.notes_of_a_test", 1, "test", "", "notes.db", "0", None, layout)
            for values in answer.rows:
                row = StoredRow.of(values)
                yield present(row, reading), row


def agree(folder: Path, monkeypatch: pytest.MonkeyPatch, declared: Artifact, files: dict[str, bytes]) -> int:
    """Assert that the second reader makes what the examination made; how many records that is."""
    expected = run(declared, files).records
    answers = asked(folder, monkeypatch, declared, files)
    assert isinstance(answers[0], FileFound)
    assert answers[-1] == Proved("", second=True)

    def lean(record: dict[str, Any]) -> dict[str, Any]:
        bare = {n: _bare(v) for n, v in record.items() if n not in ("as_stored", "key", "profile")}
        return {**bare, "as_stored": record["as_stored"]}

    def place(record: dict[str, Any]) -> str:
        where = record["provenance"]
        return str(where.get("rowid", where.get("locator")))

    ours, theirs = ({place(r): lean(r) for r in records} for records in (made(answers), expected))
    assert ours.keys() == theirs.keys()
    for key, record in theirs.items():
        assert not list(differences(record, ours[key])), key
    return len(expected)


def _bare(value: Any) -> Any:
    if isinstance(value, dict):
        return {k: _bare(v) for k, v in value.items() if v is not None}
    return [_bare(v) for v in value] if isinstance(value, list) else value


ROWS = {"note": [(1, "one"), (2, "two"), (7, None), (9, "")]}

TABLES: dict[str, tuple[str, dict[str, list[tuple[Any, ...]]], Sqlite]] = {
    "rowid": ("CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT)", ROWS, simple()),
    "row numbers below none": (
        "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT)",
        {"note": [(-5, "below"), (1 << 60, "above"), ((1 << 63) - 1, "last")]},
        simple(),
    ),
    "no alias": (
        "CREATE TABLE note (body TEXT, rowid_ TEXT)",
        {"note": [("a", "b"), ("c", "d")]},
        simple(key="n.rowid"),
    ),
    "a column called rowid": (
        "CREATE TABLE note (rowid TEXT, body TEXT)",
        {"note": [("x", "a"), ("y", "b")]},
        simple(key="n._rowid_"),
    ),
    "without rowid": (
        "CREATE TABLE note (body TEXT, id TEXT, n INT, PRIMARY KEY (id, n)) WITHOUT ROWID",
        {"note": [(f"body {i}", f"id {i % 50}", i) for i in range(500)]},
        simple(key="n.id || ' ' || n.n"),
    ),
    "without rowid, one column": (
        "CREATE TABLE note (id BLOB PRIMARY KEY, body TEXT) WITHOUT ROWID",
        {"note": [(b"\x01\x02", "a"), (b"\xff", "b"), ("text", "c"), (5, "d")]},
        simple(),
    ),
    "text key of a table with row numbers": (
        "CREATE TABLE note (id TEXT PRIMARY KEY, body TEXT)",
        {"note": [("a", "x"), ("B", "y"), ("ñ", "z")]},
        simple(),
    ),
    "overflow": (
        "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT)",
        {"note": [(i, f"{i} " * 9000) for i in range(1, 5)]},
        simple(),
    ),
    "values that are not of their column": (
        "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT, size INTEGER, height REAL, what)",
        {"note": [(1, "a", "no number", 5, b"\x00\x01"), (2, 5, 1.5, "x", 7), (3, None, 5.0, 1e300, 0.1)]},
        Sqlite(
            base="note AS n",
            key="n.id",
            fields={"body": Col("n.body || typeof(n.size) || typeof(n.height) || n.height"), "title": Col("n.what")},
        ),
    ),
    "blobs where text belongs": (
        "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT)",
        {"note": [(1, b"\xff\x00blob"), (2, "text")]},
        simple(),
    ),
    "zero characters": (
        "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT)",
        {"note": [(1, "a\0b"), (2, "\ud7ff\ue000\U0010ffff")]},
        simple(),
    ),
    "many": (
        "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT)",
        {"note": [(i, f"body {i}") for i in range(1, 45_000, 2)]},
        simple(),
    ),
    "joined": (
        "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT, who TEXT); "
        "CREATE TABLE person (name TEXT COLLATE NOCASE PRIMARY KEY, tel TEXT) WITHOUT ROWID; "
        "CREATE TABLE tag (note INT, t TEXT); CREATE INDEX tags ON tag (note);",
        {
            "note": [(i, f"body {i}", "ANNA" if i % 2 else "ben") for i in range(50)],
            "person": [("Anna", "+1"), ("Ben", None)],
            "tag": [(i % 50, f"tag {i}") for i in range(120)],
        },
        Sqlite(
            base="note AS n",
            key="n.id",
            fields={
                "body": Col("n.body"),
                "account": Person("p.tel", "n.who"),
                "title": Col("(SELECT group_concat(t.t) FROM tag AS t WHERE t.note = n.id)"),
            },
            joins=("LEFT JOIN person AS p ON p.name = n.who",),
        ),
    ),
    "joined with itself": (
        "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT, parent INT)",
        {"note": [(i, f"body {i}", i // 2) for i in range(1, 400)]},
        Sqlite(
            base="note AS n",
            key="n.id",
            fields={"body": Col("n.body"), "folder": Col("p.body")},
            joins=("LEFT JOIN note AS p ON p.id = n.parent",),
        ),
    ),
    "column added later": (
        "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT); INSERT INTO note VALUES (100, 'old'); "
        "ALTER TABLE note ADD COLUMN title TEXT DEFAULT 'untitled';",
        {"note": [(1, "new", "named")]},
        Sqlite(base="note AS n", key="n.id", fields={"body": Col("n.body"), "title": Col("n.title")}),
    ),
    "left out by a rule": (
        "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT)",
        ROWS,
        simple(where="n.body IS NOT NULL", leaves_out="empty ones"),
    ),
}


@pytest.mark.parametrize("what", TABLES)
def test_the_second_reader_makes_the_same_records(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script, rows, reading = TABLES[what]
    data = sqlite_bytes(script, rows)
    count = agree(tmp_path, monkeypatch, artifact(reading), {"notes.db": data})
    assert count >= len(rows["note"]) - (2 if reading.where else 0)
    assert count > 0


@pytest.mark.parametrize("encoding", ["UTF-16le", "UTF-16be"])
@pytest.mark.parametrize("size", [512, 65536])
def test_other_encodings_and_page_sizes(
    encoding: str, size: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script = f"PRAGMA encoding = '{encoding}'; PRAGMA page_size = {size}; CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT)"
    data = sqlite_bytes(script, {"note": [(1, "我已经转账了"), (2, "plain"), (3, "🎂" * 5000)]})
    assert agree(tmp_path, monkeypatch, artifact(simple()), {"notes.db": data}) == 3


def test_text_that_is_not_utf8(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT);"
    script += "INSERT INTO note VALUES (1, CAST(x'61FF62' AS TEXT)), (2, 'b')"
    assert agree(tmp_path, monkeypatch, artifact(simple()), {"notes.db": sqlite_bytes(script)}) == 2


def test_rows_of_a_write_ahead_log(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    main, wal = sqlite_with_wal(
        "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT); INSERT INTO note VALUES (1, 'before'), (2, 'same')",
        "UPDATE note SET body = 'after' WHERE id = 1; INSERT INTO note VALUES (3, 'later')",
    )
    files = {"notes.db": main, "notes.db-wal": wal}
    assert agree(tmp_path, monkeypatch, artifact(simple()), files) == 3
    answers = asked(tmp_path, monkeypatch, artifact(simple()), files, (3, None))
    assert [r["body"] for r in made(answers)] == ["later"]
    (place,) = places(answers)
    assert place.source == "wal"
    assert wal[place.offset : place.offset + place.length].hex() == place.hex
    assert b"later" in bytes.fromhex(place.hex)


def test_a_python_decoder_and_lists_of_joined_rows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def upside_down(value: object) -> str:
        if not isinstance(value, bytes):
            raise ValueError("no bytes")
        return value[::-1].decode()

    reading = Sqlite(
        base="note AS n",
        key="n.id",
        fields={
            "body": Col("n.body", Py("upside_down", upside_down)),
            "attachments": Rows(
                "SELECT f.name AS name FROM file AS f WHERE f.note = n.id ORDER BY f.rowid", keys=("name",)
            ),
        },
    )
    data = sqlite_bytes(
        "CREATE TABLE note (id INTEGER PRIMARY KEY, body BLOB); CREATE TABLE file (note INT, name TEXT)",
        {"note": [(1, b"abc"), (2, "text"), (3, b"\xff")], "file": [(1, "x"), (1, "y"), (3, "z")]},
    )
    assert agree(tmp_path, monkeypatch, artifact(reading), {"notes.db": data}) == 3


def test_rows_that_go_through_python(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def make(row: Row, about: object) -> Any:
        del about
        if row["body"] is None:
            return None
        return [Item(f"line {n}", Note(body=line)) for n, line in enumerate(str(row["body"]).split())]

    reading = SqliteCode(base="note AS n", key="n.id", columns={"body": "n.body", "other?": "n.other"}, make=make)
    data = sqlite_bytes(
        "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT)", {"note": [(1, "a b"), (2, None), (3, "c")]}
    )
    files = {"notes.db": data}
    assert agree(tmp_path, monkeypatch, artifact(reading), files) == 3
    where = "rowid 1 line 1"
    answers = asked(tmp_path, monkeypatch, artifact(reading), files, (locator_number(where), where))
    assert [r["body"] for r in made(answers)] == ["b"]
    assert places(answers)[0].rowid == 1


def places(answers: Sequence[Any]) -> tuple[BytePlace, ...]:
    return next((a.rows for a in answers if isinstance(a, Placed)), ())


@pytest.mark.parametrize(
    "what", ["rowid", "without rowid", "text key of a table with row numbers", "joined", "overflow"]
)
def test_one_record_and_every_byte_of_it(what: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script, rows, reading = TABLES[what]
    data = sqlite_bytes(script, rows)
    declared = artifact(reading)
    every = list(_made(asked(tmp_path, monkeypatch, declared, {"notes.db": data})))
    record, row = every[len(every) // 2]
    answers = asked(tmp_path, monkeypatch, declared, {"notes.db": data}, (row.loc, row.locator))
    assert made(answers) == [record]
    place, *joined = places(answers)
    assert bool(joined) is bool(reading.joins)
    assert data[place.offset : place.offset + place.length].hex() == place.hex
    # What the marks name is all of the cell, each byte once.
    covered = sorted((start, start + size) for m in place.marks for _, start, size in m.pieces if size)
    inside = [(a, b) for a, b in covered if place.offset <= a < place.offset + place.length]
    assert inside[0][0] == place.offset
    assert inside[-1][1] == place.offset + place.length
    assert all(end == start for (_, end), (start, _) in pairwise(inside))
    # And SQLite itself gives these values for the row.
    db = sqlite3.connect(":memory:")
    db.deserialize(data)
    columns = [m for m in place.marks if m.column]
    names = ", ".join(f'"{m.name}"' for m in columns)
    stored = [tuple(r) for r in db.execute(f"SELECT {names} FROM note")]
    db.close()
    assert tuple(m.value for m in columns) in stored
    for mark in columns:
        if isinstance(mark.value, str):
            found = b"".join(data[start : start + size] for _, start, size in mark.pieces)
            assert found.decode() == mark.value
            assert found.hex().startswith(mark.hex)


def test_passwords_in_the_row_of_a_record_are_not_shown(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    script = "CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT, password TEXT);"
    data = sqlite_bytes(script, {"note": [(1, "first", "correct horse")]})
    answers = asked(tmp_path, monkeypatch, artifact(simple()), {"notes.db": data}, (1, None))
    (place,) = places(answers)
    (mark,) = [m for m in place.marks if m.name == "password"]
    assert (mark.hex, mark.value) == ("xx" * len("correct horse"), None)
    assert "xx" * len("correct horse") in place.hex
    assert b"first".hex() in place.hex
    assert "correct horse" not in str(answers)
    assert b"correct horse".hex() not in str(answers)


def test_a_row_that_is_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = sqlite_bytes(*TABLES["rowid"][:2])
    answers = asked(tmp_path, monkeypatch, artifact(simple()), {"notes.db": data}, (5, None))
    assert not made(answers)
    assert not places(answers)
    other = asked(tmp_path, monkeypatch, artifact(simple(key="n.body")), {"notes.db": data}, (5, "body nothing"))
    assert not made(other)


def test_a_database_without_the_tables_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = sqlite_bytes("CREATE TABLE other (x)")
    (_, last) = asked(tmp_path, monkeypatch, artifact(simple()), {"notes.db": data})
    assert "table note" in last.unproved


def test_one_of_the_tables_that_a_pattern_stands_for(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def beside(files: Mapping[str, bytes]) -> list[tuple[str, str | None]]:
        return [("ab", files["names.txt"].decode())]

    declared = artifact(
        Sqlite(
            name="notes",
            base='"note_*" AS n',
            key="n.id",
            owners=Owners(
                table=lambda who: f"note_{len(who)}",
                select="SELECT p.who AS who, p.name AS name FROM person AS p",
                beside=beside,
                companions=("names.txt",),
            ),
            fields={
                "body": Col("n.body"),
                "title": Col(":owner"),
                "folder": Col(":owner_name"),
                "note_id": Col('(SELECT o.id FROM "note_*" AS o WHERE o.id > n.id ORDER BY o.id LIMIT 1)'),
            },
        )
    )
    script = "CREATE TABLE person (who TEXT, name TEXT); INSERT INTO person VALUES ('a', 'Li'), ('abc', 'Mira');"
    for table in ("note_1", "note_2", "note_3"):
        script += f"CREATE TABLE {table} (id INTEGER PRIMARY KEY, body TEXT);"
        script += f"INSERT INTO {table} VALUES (1, 'one of {table}'), (2, 'two');"
    files = {"notes.db": sqlite_bytes(script), "names.txt": b"Bo"}
    live = run(declared, files).records
    told: list[tuple[Any, ...]] = []
    for table in ("note_1", "note_2", "note_3"):
        answers = asked(tmp_path, monkeypatch, declared, files, part=f"notes: {table}")
        assert answers[-1] == Proved("", second=True)
        told += [(r["body"], r["title"], r["folder"], r["note_id"]) for r in made(answers)]
    assert told == [(r["body"], r["title"], r["folder"], r["note_id"]) for r in live]
    assert [t[1:3] for t in told[::2]] == [("a", "Li"), ("ab", "Bo"), ("abc", "Mira")]
    answers = asked(tmp_path, monkeypatch, declared, files, one=(2, None), part="notes: note_3")
    assert [r["body"] for r in made(answers)] == ["two"]
    assert places(answers)[0].table == "note_3"


def test_what_is_no_database_any_more_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = asked(tmp_path, monkeypatch, artifact(simple()), {"notes.db": b"SQLite format 3\0" + b"rubbish" * 100})
    assert answers[-1].unproved
    assert not made(answers)


def test_tables_that_are_too_large_to_be_there_whole(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prove, "WHOLE_BYTES", 100)
    script, rows, reading = TABLES["joined with itself"]
    answers = asked(tmp_path, monkeypatch, artifact(reading), {"notes.db": sqlite_bytes(script, rows)})
    assert "100 bytes" in answers[-1].unproved


@pytest.mark.parametrize("rows", [1, 7, 1000])
def test_ranges_of_any_size_give_the_same(rows: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(prove, "RANGE_ROWS", rows)
    for what in ("joined", "joined with itself", "without rowid, one column"):
        script, found, reading = TABLES[what]
        assert agree(tmp_path, monkeypatch, artifact(reading), {"notes.db": sqlite_bytes(script, found)})


def test_other_files_are_read_again_and_their_bytes_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def lines(data: bytes, about: object) -> Iterator[Item]:
        del about
        at = 0
        for line in data.splitlines(keepends=True):
            yield Item(f"bytes {at}-{at + len(line)}", Note(body=line.decode().strip()), offset=at)
            at += len(line)

    declared = artifact(Code(lines))
    data = b"first\nsecond\n"
    answers = asked(tmp_path, monkeypatch, declared, {"notes.txt": data})
    assert answers[-1] == Proved("", second=False)
    assert [r["body"] for r in made(answers)] == ["first", "second"]
    where = "bytes 6-13"
    answers = asked(tmp_path, monkeypatch, declared, {"notes.txt": data}, (locator_number(where), where))
    (place,) = places(answers)
    assert (place.offset, place.length, bytes.fromhex(place.hex)) == (6, 7, b"second\n")


SCRIPTS: tuple[str, ...] = (
    'CREATE TABLE "a ""quoted"" \'table\'" ("a column]" TEXT, [select] INT, `from` REAL, x NUMERIC, PRIMARY KEY ("a column]"))',
    "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT COLLATE NOCASE, c TEXT)",
    "CREATE TABLE t (b TEXT COLLATE RTRIM, c INT, PRIMARY KEY (c, b)) WITHOUT ROWID",
)


@pytest.mark.parametrize("script", SCRIPTS)
@pytest.mark.parametrize(
    "fill", [lambda n: (), lambda n: [tuple(i + 0.5 for i in range(n)), tuple(f"v{i} " for i in range(n))]]
)
def test_a_mirror_holds_what_the_table_holds(script: str, fill: Callable[[int], Any]) -> None:
    data = sqlite_bytes(script)
    database = Database.open(data)
    (info,) = database.tables
    mirror = Mirror(database.tables, database.indexes)
    rows = [(n, tuple(values)) for n, values in enumerate(fill(len(info.columns)), 1)]
    if info.rowid_column is not None:
        rows = [(n, (n, *values[1:])) for n, values in rows]
    mirror.fill(info, rows)
    mirror.index([info])
    again = Database.open(mirror.image())
    (copy,) = again.tables
    assert [c.name for c in copy.columns] == [c.name for c in info.columns]
    assert [c.affinity for c in copy.columns] == [c.affinity for c in info.columns]
    assert [c.collation for c in copy.columns] == [c.collation for c in info.columns]
    assert (copy.without_rowid, copy.rowid_column) == (info.without_rowid, info.rowid_column)
    assert schema_of(again.tables) == schema_of(database.tables)
    assert sorted(map(repr, (r.values for r in again.rows(copy)))) == sorted(repr(values) for _, values in rows)
    mirror.close()


@pytest.mark.parametrize("seed", range(40))
def test_damage_ends_in_words(seed: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever bytes are wrong, the answers come to their end; records that both readers give are mostly the same."""
    chance = random.Random(seed)
    what = chance.choice([name for name in TABLES if name != "many"])
    script, rows, reading = TABLES[what]
    data = bytearray(sqlite_bytes(script, rows))
    for _ in range(chance.choice((1, 2, 5, 40))):
        data[chance.randrange(100 if chance.random() < 0.9 else 0, len(data))] = chance.randrange(256)
    if chance.random() < 0.2:
        del data[chance.randrange(200, len(data)) :]
    answers = asked(tmp_path, monkeypatch, artifact(reading), {"notes.db": bytes(data)})
    assert isinstance(answers[0], FileFound)
    assert isinstance(answers[-1], Proved)
    for record in made(answers):
        assert record["kind"] == "Note"
