"""Tables whose names follow a pattern: one reading each, with a part of its own and whose it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest

from aboveboard.engine.evidence import Buffer, EvidenceVfs
from aboveboard.engine.patterns import means, of_part, spread
from aboveboard.engine.read import Files, Job, Place, bounds_of, read
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Contact, Message, Owners, Person, Rows, Sqlite, SqliteCode, check
from aboveboard.model.outcome import Status
from aboveboard.store.shard import open_shard
from tests.artifacts.harness import run, run_recovered, sqlite_bytes

PATH = "private/var/mobile/Containers/Data/Application/org.example.pigeon/Documents/pigeon.db"
BESIDE = "private/var/mobile/Containers/Data/Application/org.example.pigeon/Documents/people.txt"


def _beside(files: Mapping[str, bytes]) -> Iterator[tuple[str, str | None]]:
    for line in files.get("people.txt", b"").decode().splitlines():
        who, _, name = line.partition("=")
        yield who, name


def pigeon(*, optional: bool = False, where: str | None = None) -> Artifact:
    return Artifact(
        id="ios.pigeon",
        title="Pigeon",
        service="pigeon",
        emits=(Message, Contact),
        files=("{app_data:org.example.pigeon}/Documents/pigeon.db",),
        read=(
            Sqlite(
                name="lofts",
                base='"Loft_*" AS m',
                key="m.id",
                optional=optional,
                where=where,
                leaves_out="what is not wanted" if where else None,
                requires={"Loft_*": ("at", "mine", "body")},
                owners=Owners(
                    table=lambda who: f"Loft_{len(who)}",
                    select="SELECT p.who AS who, p.name AS name FROM person AS p",
                    beside=_beside,
                    companions=("people.txt",),
                ),
                fields={
                    "at": Col("m.at", UNIX_S),
                    "thread": Col("COALESCE(:owner, :table)"),
                    "sender": Person(":owner", ":owner_name", "sender", when="m.mine = 0"),
                    "body": Col("m.body"),
                    "attachments": Rows(
                        "SELECT f.file AS path FROM \"Loft_*\" AS f WHERE f.id = m.id AND f.file <> ''", keys=("path",)
                    ),
                },
            ),
            Sqlite(
                base="person AS p",
                key="p.rowid",
                kind=Contact,
                optional=True,
                fields={"name": Col("p.name"), "contact_id": Col("p.who")},
            ),
        ),
        says="One record for each letter.",
        limits="None.",
        sources=("invented for this test",),
    )


def lofts(*tables: str, more: str = "") -> bytes:
    made = "".join(
        f'CREATE TABLE "{t}" (id INTEGER PRIMARY KEY, at INTEGER, mine INTEGER, body TEXT, file TEXT);'
        f"INSERT INTO \"{t}\" VALUES (1, 1700000000, 0, \"in {t}\", 'a.jpg'), (2, 1700000060, 1, 'out', '');"
        for t in tables
    )
    return sqlite_bytes(made + more)


PEOPLE = "CREATE TABLE person (who TEXT, name TEXT); INSERT INTO person VALUES ('li', 'Li Wei'), ('mira', 'Mira');"


def test_each_table_is_a_part_of_its_own() -> None:
    result = run(pigeon(), {PATH: lofts("Loft_2", "Loft_4", "Other_2", more=PEOPLE)})
    told = [(r["body"], r["thread"], r["sender"]) for r in result.of("Message")]
    li = {"identifier": "li", "name": "Li Wei", "role": "sender"}
    mira = {"identifier": "mira", "name": "Mira", "role": "sender"}
    none = {"absent": "NULL"}
    assert told == [("in Loft_2", "li", li), ("out", "li", none), ("in Loft_4", "mira", mira), ("out", "mira", none)]
    assert [(o.part, o.status, o.emitted) for o in result.outcomes] == [
        ("lofts: Loft_2", Status.COMPLETE, 2),
        ("lofts: Loft_4", Status.COMPLETE, 2),
        ("person", Status.COMPLETE, 2),
    ]
    first = result.of("Message")[0]
    assert first["attachments"] == [{"path": "a.jpg"}]
    assert "owner" not in str(first["as_stored"])
    assert {r["provenance"]["table"] for r in result.of("Message")} == {"Loft_2", "Loft_4"}
    assert len({r["key"] for r in result.records}) == 6


def test_files_beside_say_whose_it_is_and_are_believed() -> None:
    result = run(pigeon(), {PATH: lofts("Loft_2", "Loft_3", more=PEOPLE), BESIDE: b"bo=Bo\n"})
    assert [r["thread"] for r in result.of("Message")] == ["bo", "bo", "Loft_3", "Loft_3"]


def test_a_file_beside_that_cannot_be_read_is_told() -> None:
    result = run(pigeon(), {PATH: lofts("Loft_2"), BESIDE: b"\xff\xfe"})
    assert [r["thread"] for r in result.of("Message")] == ["Loft_2", "Loft_2"]
    assert result.outcomes[0].status is Status.PARTIAL
    assert "whose its tables are could not be read" in (result.outcomes[0].reason or "")


def test_no_table_of_the_pattern() -> None:
    (unknown,) = run(pigeon(), {PATH: lofts("Other_2")}).outcomes
    assert (unknown.status, unknown.missing) == (Status.UNKNOWN_SCHEMA, ("table Loft_*",))
    (empty,) = run(pigeon(optional=True), {PATH: lofts("Other_2")}).outcomes
    assert empty.status is Status.EMPTY


def test_a_table_of_another_structure_is_told_alone() -> None:
    data = lofts("Loft_2", more="CREATE TABLE Loft_9 (id INTEGER PRIMARY KEY, words TEXT);")
    good, bad = run(pigeon(), {PATH: data}).outcomes
    assert (good.part, good.status) == ("lofts: Loft_2", Status.COMPLETE)
    assert (bad.part, bad.status) == ("lofts: Loft_9", Status.UNKNOWN_SCHEMA)
    assert bad.missing == ("Loft_9.at", "Loft_9.mine", "Loft_9.body")


def test_where_may_ask_for_the_table() -> None:
    result = run(pigeon(where="m.mine = 0 OR :table <> 'Loft_4'"), {PATH: lofts("Loft_2", "Loft_4")})
    assert [(o.part, o.emitted, o.excluded) for o in result.outcomes] == [
        ("lofts: Loft_2", 2, 0),
        ("lofts: Loft_4", 1, 1),
    ]


def test_names_with_signs_of_sql_are_not_meant() -> None:
    (outcome,) = run(pigeon(optional=True), {PATH: lofts("Loft_2'--", "Loft_a b")}).outcomes
    assert outcome.status is Status.EMPTY


@pytest.mark.parametrize(
    ("name", "meant"), [("Loft_2", True), ("loft_2", True), ("Loft_", True), ("Lofts", False), ("xLoft_2", False)]
)
def test_meaning(name: str, meant: bool) -> None:
    assert means("Loft_*", name) is meant


def test_rows_that_are_not_live() -> None:
    letters = ", ".join(f"({n}, 1700000000, 1, 'letter {n} of several', '')" for n in range(3, 9))
    more = f"INSERT INTO Loft_4 VALUES {letters}; DELETE FROM Loft_4 WHERE id = 5;"
    data = lofts("Loft_2", "Loft_4", more=PEOPLE + more)
    result = run_recovered(pigeon(), {PATH: data})
    (gone,) = result.of("Message")
    assert (gone["body"], gone["thread"]) == ("letter 5 of several", "mira")
    assert next(o.part for o in result.outcomes if o.emitted) == "lofts: Loft_4 (recovered)"


def test_ranges_and_parts() -> None:
    db, vfs = open_shard(None, b""), EvidenceVfs()
    files = Files(Buffer(lofts("Loft_2", "Loft_4", more=PEOPLE)))
    ranges = bounds_of(db, vfs, pigeon(), files, 2, 2)
    assert {part: len(windows) for part, windows in ranges.items()} == {
        "lofts: Loft_2": 2,
        "lofts: Loft_4": 2,
        "person": 2,
    }
    whole = bounds_of(db, vfs, pigeon(), files, 3, 2)
    assert whole == {"lofts: Loft_2": [], "lofts: Loft_4": [], "person": []}
    place = Place("TEST", 1, "test", PATH, PATH, files.main.size)
    outcomes = read(db, vfs, pigeon(), place, files, Job("task", parts=("lofts: Loft_4", "person")))
    assert [(o.part, o.emitted) for o in outcomes] == [("lofts: Loft_4", 2), ("person", 2)]


def test_declarations_that_are_wrong() -> None:
    plain = pigeon().read[0]
    assert isinstance(plain, Sqlite)
    code = SqliteCode(base='"Loft_*" AS m', key="m.id", columns={"body": "m.body"}, make=lambda row, about: None)
    both = replace(pigeon(), read=(code, replace(plain, base="Loft AS m")))
    assert [w.partition(": ")[2] for w in check(both)] == [
        "'Loft_*' is a pattern, which SqliteCode does not take",
        "'Loft' is no pattern and needs no owners",
    ]


def test_declared_readings_of_a_part() -> None:
    assert [r.part for r in of_part(pigeon(), "lofts: Loft_2")] == ["lofts"]
    assert [r.part for r in of_part(pigeon(), "person")] == ["person"]
    assert of_part(pigeon(), "person: Loft_2") == []
    assert [r.part for r in spread(of_part(pigeon(), "lofts: Loft_2"), ["Loft_4", "Loft_2"])] == [
        "lofts: Loft_2",
        "lofts: Loft_4",
    ]
