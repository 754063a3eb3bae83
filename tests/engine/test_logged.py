"""Provenance says of a row whether it stands in the database's file or in its write-ahead log."""

from __future__ import annotations

from aboveboard.kit import Artifact, Col, Note, Sqlite
from tests.artifacts.harness import run, sqlite_with_wal

NOTES = Artifact(
    id="any.notes_of_a_test",
    title="Notes",
    service="test",
    emits=Note,
    files=("**/notes.db",),
    read=(Sqlite(base="note AS n", key="n.id", fields={"body": Col("n.body")}),),
    says="One record a row.",
    limits="",
    sources=(),
)
TABLES = "CREATE TABLE other (x); CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT);"
FIRST = "INSERT INTO note VALUES (1, 'before');" + "INSERT INTO other VALUES (1);"


def sources(files: dict[str, bytes]) -> list[tuple[object, object]]:
    return [(r["body"], r["provenance"]["source"]) for r in run(NOTES, files).records]


def test_a_row_whose_page_is_in_the_log_says_so() -> None:
    main, wal = sqlite_with_wal(TABLES + FIRST, "INSERT INTO note VALUES (2, 'later');")
    assert sources({"notes.db": main, "notes.db-wal": wal}) == [("before", "wal"), ("later", "wal")]
    assert sources({"notes.db": main}) == [("before", "main")]


def test_a_log_of_other_pages_moves_nothing() -> None:
    main, wal = sqlite_with_wal(TABLES + FIRST, "INSERT INTO other VALUES (2);")
    assert sources({"notes.db": main, "notes.db-wal": wal}) == [("before", "main")]
    assert "source_" not in run(NOTES, {"notes.db": main, "notes.db-wal": wal}).records[0]["as_stored"]
