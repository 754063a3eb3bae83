"""Provenance says of a row in which file, on which page and at which byte it stands."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import pytest

from aboveboard.engine import placed
from aboveboard.formats.sqlite import Database
from aboveboard.formats.sqlite.places import RowPlaces
from aboveboard.formats.sqlite.view import Array
from aboveboard.kit import Artifact, Col, Note, Sqlite
from aboveboard.model.places import CHUNK, Places, RowPlace
from tests.artifacts.harness import run, sqlite_bytes, sqlite_with_wal

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


WORDS = Artifact(
    id="any.words_of_a_test",
    title="Words",
    service="test",
    emits=Note,
    files=("**/words.db",),
    read=(Sqlite(base="word AS w", key="w.word", fields={"body": Col("w.word")}),),
    says="One record a row.",
    limits="",
    sources=(),
)


def test_the_place_of_each_row_is_where_its_cell_begins() -> None:
    script = "CREATE TABLE other (x); CREATE TABLE note (id INTEGER PRIMARY KEY, body TEXT);"
    data = sqlite_bytes(script, {"note": [(n * 3 - 30, f"note {n} " + "x" * (n % 90)) for n in range(9000)]})
    database = Database.open(data)
    records = run(NOTES, {"notes.db": data}).records
    assert len(records) == 9000
    assert len({r["provenance"]["page"] for r in records}) > 50
    for record in records[::71]:
        place = record["provenance"]
        located = database.locate("note", place["rowid"])
        assert located is not None
        assert (place["source"], place["page"], place["offset"]) == ("main", located.page, located.offset)
        assert record["body"] == located.cells[1].value


def test_a_row_named_by_a_column_has_its_place_too() -> None:
    data = sqlite_bytes("CREATE TABLE word (word TEXT PRIMARY KEY, n) WITHOUT ROWID", {"word": [("b", 1), ("a", 2)]})
    database = Database.open(data)
    for record in run(WORDS, {"words.db": data}).records:
        located = database.locate("word", (record["body"],))
        assert located is not None
        assert (record["provenance"]["page"], record["provenance"]["offset"]) == (located.page, located.offset)


@pytest.mark.parametrize("step", [700, 4096, 9000])
def test_rows_in_the_order_of_their_tree_and_in_another_are_packed_alike(step: int) -> None:
    count = 10_000
    numbers = np.arange(count, dtype=np.int64) * 3
    rows = RowPlaces(numbers, numbers % 97 + 2, numbers % 3, numbers * 40)

    def parts(order: Array) -> Iterator[RowPlaces]:
        for start in range(0, count, step):
            yield RowPlaces(*(column[order[start : start + step]] for column in rows))

    straight = list(placed._packed(lambda: parts(np.arange(count))))
    turned = list(placed._packed(lambda: parts(np.roll(np.arange(count), 5))))
    assert straight == turned
    assert [first for first, _ in straight] == [0, 3 * CHUNK, 6 * CHUNK]
    assert Places.unpack(straight[2][1]).of(29_997) == RowPlace("main", 29_997 % 97 + 2, 29_997 * 40)
