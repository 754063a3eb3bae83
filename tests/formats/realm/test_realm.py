"""Realm files made by our own writer: each type of value, each layout, each format; then files that lie."""

from __future__ import annotations

import random
import struct
import time
from typing import Any

import pytest
from tests.formats.realm.build import (
    BACKLINK,
    BINARY,
    BOOL,
    DECIMAL,
    DOUBLE,
    FLOAT,
    INT,
    LINK,
    MIXED,
    OBJECT_ID,
    STRING,
    TIMESTAMP,
    UUID,
    At,
    Col,
    Obj,
    Tab,
    Writer,
    realm,
)

from aboveboard.formats.realm import Link, Realm, RealmError, Stamp, Table, is_realm, is_sealed
from aboveboard.formats.realm.model import LOST
from aboveboard.formats.realm.nodes import Nodes
from aboveboard.formats.realm.values import decimal

OID, OTHER = bytes(range(12)), bytes(range(100, 112))
ID = bytes(range(16))
DEC = (1275, (6176 - 2 << 49) | 1 << 63)
PEOPLE = Tab(
    "Person", (Col("name", STRING, nullable=True),), {0: {"name": "Ada"}, 3: {"name": None}, 300: {"name": "Bo 转"}}
)


def table(data: bytes, name: str) -> tuple[Realm, Table]:
    found = Realm(data)
    return found, next(t for t in found.tables if t.name == f"class_{name}")


def read(data: bytes, name: str) -> dict[int, dict[str, Any]]:
    found, wanted = table(data, name)
    names = [c.name for c in wanted.columns]
    rows = {row.key: dict(zip(names, row.values, strict=True)) for row in found.rows(wanted)}
    assert found.faults == []
    return rows


def one(
    column: Col, values: list[Any], *, format_: int = 23, more: tuple[Tab, ...] = (), leaf: int = 1000
) -> list[Any]:
    """The values of one column, as they are read."""
    tab = Tab("T", (column,), {n: {column.name: v} for n, v in enumerate(values)})
    rows = read(realm([tab, *more], format_=format_, leaf=leaf), "T")
    assert list(rows) == list(range(len(values)))
    return [r[column.name] for r in rows.values()]


LONG, HUGE = "é" * 25, "x" * 500
TYPES: list[tuple[Col, list[Any], list[Any] | None]] = [
    (Col("v", INT), [0, 0, 0], None),
    (Col("v", INT), [0, 1, 1, 0, 1], None),
    (Col("v", INT), [3, 0, 2, 1], None),
    (Col("v", INT), [15, 9, 0], None),
    (Col("v", INT), [-1, 127, -128], None),
    (Col("v", INT), [300, -300], None),
    (Col("v", INT), [1 << 30, -(1 << 30)], None),
    (Col("v", INT), [(1 << 63) - 1, -(1 << 63)], None),
    (Col("v", INT, nullable=True), [7, None, -3, 0], None),
    (Col("v", BOOL), [True, False, True], None),
    (Col("v", BOOL, nullable=True), [True, None, False], None),
    (Col("v", FLOAT, nullable=True), [0.5, None, -2.0], None),
    (Col("v", DOUBLE, nullable=True), [0.1, None, 1e300], None),
    (Col("v", STRING), ["", "a", "fifteen letters"], None),
    (Col("v", STRING, nullable=True), ["", None, "ab"], None),
    (Col("v", STRING, nullable=True), [None, None], None),
    (Col("v", STRING), ["", ""], None),
    (Col("v", STRING, nullable=True), ["", None, LONG, "b"], None),
    (Col("v", STRING, nullable=True), [HUGE, None, ""], None),
    (Col("v", BINARY, nullable=True), [b"", None, b"\x00\xff"], None),
    (Col("v", BINARY, nullable=True), [b"z" * 300, None, b"\x00"], None),
    (Col("v", TIMESTAMP, nullable=True), [At(1, 5), None, At(-2, -500)], [Stamp(1, 5), None, Stamp(-2, -500)]),
]
NEW_TYPES: list[tuple[Col, list[Any], list[Any] | None]] = [
    (Col("v", OBJECT_ID, nullable=True), [OID, None, *[OTHER] * 9], [OID.hex(), None, *[OTHER.hex()] * 9]),
    (Col("v", UUID), [ID] * 9, ["00010203-0405-0607-0809-0a0b0c0d0e0f"] * 9),
    (Col("v", DECIMAL, nullable=True), [DEC, None], ["-12.75", None]),
    (
        Col("v", MIXED, nullable=True),
        [None, 5, -(1 << 40), True, "text", 2.5, b"\xff", At(9, 1), Obj("Person", 3)],
        [None, 5, -(1 << 40), True, "text", 2.5, b"\xff", Stamp(9, 1), Link(1, 3)],
    ),
    (Col("v", INT, nullable=True, kind="list"), [[1, None, 3], [], [1 << 40]], None),
    (Col("v", STRING, kind="set"), [["a", "b" * 30], []], None),
    (Col("v", TIMESTAMP, kind="list"), [[At(1)], []], [[Stamp(1, 0)], []]),
    (Col("v", LINK, kind="list", to="Person"), [[0, 300], []], [[Link(1, 0), Link(1, 300)], []]),
    (Col("v", MIXED, kind="list"), [["a", 1, None]], None),
    (Col("v", INT, kind="dictionary"), [{"k": 1, "": 2}, {}], None),
    (Col("v", LINK, kind="dictionary", to="Person"), [{"who": 3, "no": None}], [{"who": Link(1, 3), "no": None}]),
    (Col("v", LINK, nullable=True, to="Person"), [0, None, 300], [Link(1, 0), None, Link(1, 300)]),
    (Col("v", STRING, enumerated=True), ["b", "a", "b"], None),
]


@pytest.mark.parametrize("format_", [11, 20, 22, 23, 24])
def test_every_type(format_: int) -> None:
    for column, values, expected in (*TYPES, *NEW_TYPES):
        assert one(column, values, format_=format_, more=(PEOPLE,)) == (values if expected is None else expected), (
            column
        )


@pytest.mark.parametrize("format_", [5, 6, 9])
def test_every_type_before_clusters(format_: int) -> None:
    lists: list[tuple[Col, list[Any], list[Any] | None]] = [
        (Col("v", INT, nullable=True, kind="list"), [[1, None, 3], []], None),
        (Col("v", STRING, kind="list"), [["a", "b" * 30], []], None),
        (Col("v", TIMESTAMP, kind="list"), [[At(1), At(2, 3)], []], [[Stamp(1, 0), Stamp(2, 3)], []]),
        (Col("v", LINK, kind="list", to="Person"), [[0, 2], []], [[Link(1, 0), Link(1, 2)], []]),
        (Col("v", LINK, nullable=True, to="Person"), [0, None, 2], [Link(1, 0), None, Link(1, 2)]),
        (Col("v", STRING, enumerated=True), ["b", "a", "b"], None),
    ]
    people = Tab("Person", PEOPLE.columns, dict(enumerate(PEOPLE.rows.values())))
    for column, values, expected in (*TYPES, *lists):
        found = one(column, values, format_=format_, more=(people,), leaf=2)
        assert found == (values if expected is None else expected), column


def test_old_columns_count_indexes_lists_and_enumerations() -> None:
    columns = (
        Col("a", STRING, indexed=True),
        Col("b", STRING, enumerated=True),
        Col("c", INT, kind="list"),
        Col("d", LINK, to="T"),
        Col("e", STRING, enumerated=True),
        Col("f", INT, indexed=True),
        Col("g", INT),
    )
    row = {"a": "A", "b": "B", "c": [1, 2], "d": 0, "e": "E", "f": 6, "g": 7}
    assert read(realm([Tab("T", columns, {0: row})], format_=9), "T") == {0: row | {"d": Link(0, 0)}}


@pytest.mark.parametrize("slot", [0, 1, None])
def test_the_three_ways_a_file_says_where_its_tables_are(slot: int | None) -> None:
    data = realm([PEOPLE], slot=slot)
    assert read(data, "Person") == {0: {"name": "Ada"}, 3: {"name": None}, 300: {"name": "Bo 转"}}
    assert is_realm(data[:24])
    assert len(data) % 8 == 0


def test_objects_keep_their_keys_in_many_clusters() -> None:
    keys = [0, 1, 127, 128, 200, 255, 256, 700, 70_000, 1 << 40]
    tab = Tab("T", (Col("n", INT), Col("s", STRING)), {k: {"n": k, "s": str(k)} for k in keys})
    data = realm([tab])
    assert read(data, "T") == {k: {"n": k, "s": str(k)} for k in keys}
    found, wanted = table(data, "T")
    assert {c.column: c.value for c in found.place(wanted, 70_000)} == {"n": 70_000, "s": "70000"}
    assert found.place(wanted, 2) == ()


def test_objects_without_gaps_have_no_list_of_keys() -> None:
    tab = Tab("T", (Col("n", INT),), {k: {"n": k * 3} for k in range(600)})
    assert read(realm([tab]), "T") == {k: {"n": k * 3} for k in range(600)}


def test_lists_of_many_members_are_trees() -> None:
    members = list(range(50))
    assert one(Col("v", INT, kind="list"), [members], leaf=8) == [members]


def test_kinds_of_tables_and_links_to_what_is_not_there() -> None:
    embedded = Tab("Part", (Col("n", INT),), {0: {"n": 1}}, flags=1)
    link = Tab(
        "T", (Col("to", LINK, to="Part"), Col("many", LINK, kind="list", to="Part")), {0: {"to": -7, "many": [-9, 0]}}
    )
    found, part = table(realm([embedded, link]), "Part")
    assert part.kind == "embedded"
    assert read(realm([embedded, link]), "T") == {0: {"to": None, "many": [Link(0, 0)]}}
    assert [t.kind for t in found.tables] == ["embedded", "objects"]


def test_back_links_are_passed_over() -> None:
    tab = Tab("T", (Col("n", INT), Col("", BACKLINK, to="T")), {})
    _, wanted = table(realm([tab]), "T")
    assert [c.name for c in wanted.columns] == ["n"]


def test_packed_numbers_of_format_24() -> None:
    writer = Writer([], 24, 1000)
    values = [5, -1, 0, 3, -4, 5] * 40
    packed, flex = writer.nodes.packed(values, 4), writer.nodes.flex(values, 4)
    head = struct.pack("<QQ4sBBBB", packed, 0, b"T-DB", 24, 0, 0, 0)
    nodes = Nodes(head + bytes(writer.nodes.data[24:]))
    assert nodes.ints(nodes.node(packed)) == values
    assert nodes.ints(nodes.node(flex)) == values
    wide = Writer([], 24, 1000)
    long = [(1 << 62), -(1 << 62), 12345]
    ref = wide.nodes.packed(long, 64)
    nodes = Nodes(head + bytes(wide.nodes.data[24:]))
    assert nodes.ints(nodes.node(ref)) == long


def test_collections_inside_values_of_format_24() -> None:
    value = ["a", [1, {"deep": [True]}], {"k": None}]
    assert one(Col("v", MIXED), [value, {"a": 1}], format_=24) == [value, {"a": 1}]


def test_text_that_is_no_utf8_stays_bytes() -> None:
    tab = Tab("T", (Col("s", STRING),), {0: {"s": "ab"}})
    data = realm([tab]).replace(b"ab\0", b"\xff\xfe\0")
    assert read(data, "T") == {0: {"s": b"\xff\xfe"}}


@pytest.mark.parametrize("format_", [9, 22, 23])
def test_values_stand_where_they_are_said_to(format_: int) -> None:
    """Each place, read by itself, gives the value."""
    columns = (
        Col("i", INT, nullable=True),
        Col("s", STRING),
        Col("m", STRING, nullable=True),
        Col("h", STRING),
        Col("t", TIMESTAMP, nullable=True),
        Col("d", DOUBLE),
        Col("b", BINARY, nullable=True),
        Col("l", LINK, to="T"),
    )
    rows = {
        n: {
            "i": n * 1000 + 70_000,
            "s": f"s{n}",
            "m": f"medium text {n} " + "y" * 20,
            "h": f"{n}" + "x" * 100,
            "t": At(1_700_000_000 + n, 1000 + n),
            "d": n / 3,
            "b": bytes((n, 1, 2)),
            "l": n + 100,
        }
        for n in range(20)
    }
    data = realm([Tab("T", columns, rows)], format_=format_, leaf=6)
    found, wanted = table(data, "T")
    for key in (0, 5, 6, 19):
        cells = {c.column: c for c in found.place(wanted, key)}
        parts = {n: [data[s.offset : s.offset + s.length] for s in c.spans] for n, c in cells.items()}
        assert int.from_bytes(parts["i"][0], "little") == rows[key]["i"]
        assert parts["s"][0].startswith(f"s{key}\0".encode())
        assert parts["m"][0] == rows[key]["m"].encode() + b"\0"
        assert parts["h"][0] == rows[key]["h"].encode() + b"\0"
        assert [int.from_bytes(p, "little") for p in parts["t"]] == [1_700_000_000 + key, 1000 + key]
        assert struct.unpack("<d", parts["d"][0])[0] == rows[key]["d"]
        assert parts["b"][0] == rows[key]["b"]
        assert parts["l"][0][0] == key + 101
        assert [c.value for c in cells.values()][1:4] == [rows[key]["s"], rows[key]["m"], rows[key]["h"]]


def test_times_are_text_to_the_nanosecond() -> None:
    assert str(Stamp(1_700_000_000, 5)) == "2023-11-14T22:13:20.000000005Z"
    assert str(Stamp(-1, -500_000_000)) == "1969-12-31T23:59:58.5Z"
    assert str(Stamp(-62135769600, 0)) == "-62135769600 s and 0 ns since 1970"
    assert str(Stamp(1 << 60, 7)) == f"{1 << 60} s and 7 ns since 1970"


def test_decimal_numbers() -> None:
    assert decimal(0xAA, 0x7C << 56) is None
    assert decimal(5, 6176 << 49) == "5"
    assert decimal(5, (6176 + 3) << 49) == "5E+3"
    assert decimal(5, (6176 - 60) << 49) == "5E-60"
    assert decimal(0, 0x78 << 56) == "Infinity"
    assert decimal(0, 0xFC << 56) == "NaN"
    assert decimal(10**33, (6176 - 1) << 49 | 10**33 >> 64) == "100000000000000000000000000000000.0"


# --- what is no such file, and what lies -------------------------------------------------------------------------------


def test_what_is_no_realm_file() -> None:
    for data in (b"", b"T-DB", bytes(24), b"SQLite format 3\0" + bytes(100)):
        with pytest.raises(RealmError, match="no header of a Realm database"):
            Realm(data)
    for format_ in (0, 4, 12, 19, 25, 255):
        head = struct.pack("<QQ4sBBBB", 24, 0, b"T-DB", format_, 0, 0, 0)
        with pytest.raises(RealmError, match=f"file format {format_}, which is not known here"):
            Realm(head + bytes(100))


def test_an_empty_file_has_no_tables() -> None:
    assert Realm(struct.pack("<QQ4sBBBB", 0, 0, b"T-DB", 23, 0, 0, 0)).tables == ()


def test_a_file_that_breaks_off_says_so() -> None:
    data = realm([PEOPLE], slot=None)
    with pytest.raises(RealmError, match="breaks off before the footer"):
        Realm(data[:-8])
    with pytest.raises(RealmError):
        Realm(realm([PEOPLE])[:-200])


def test_a_damaged_column_costs_its_values_and_no_more() -> None:
    tab = Tab(
        "T", (Col("n", INT), Col("s", STRING)), {k: {"n": 1000 + k, "s": f"text {k} {'z' * 20}"} for k in range(9)}
    )
    data = bytearray(realm([tab]))
    # The array of bytes that has the texts.
    at = data.index(b"text 0") - 8
    data[at + 3] = 0
    found, wanted = table(bytes(data), "T")
    rows = list(found.rows(wanted))
    assert [r.values[0] for r in rows] == [1000 + k for k in range(9)]
    assert {r.values[1] for r in rows} == {LOST}
    assert found.faults == [f"class_T.s: no node where a reference leads (at byte {at})"]


def test_a_tree_that_leads_back_into_itself() -> None:
    def loop(writer: Writer, refs: list[int]) -> None:
        nodes = writer.nodes
        ref = len(nodes.data)
        # A branch of objects whose only child is itself, in place of the objects of the table.
        nodes.refs([0, 3, 201, ref], inner=True)
        top = refs[0] + 8
        width = {4: 1, 5: 2, 6: 4, 7: 8}[nodes.data[refs[0] + 4] & 7]
        nodes.data[top + 2 * width : top + 3 * width] = ref.to_bytes(width, "little")

    tab = Tab("T", (Col("n", INT), Col("s", STRING)), {k: {"n": 1000 + k, "s": "x" * 600} for k in range(40)})
    found, wanted = table(realm([tab], change=loop), "T")
    assert list(found.rows(wanted)) == []
    assert "leads back into itself" in found.faults[0]


def test_sizes_that_are_made_up_end_soon() -> None:
    """Every object has a list that is the same tree of many members: what is read is bounded by what the file can hold."""
    tab = Tab("T", (Col("l", INT, kind="list"),), {k: {"l": [k]} for k in range(200)})

    def same(writer: Writer, refs: list[int]) -> None:
        nodes = writer.nodes
        leaf = nodes.ints([0] * 60_000)
        tree = nodes.refs([2 * 60_000 + 1, *[leaf] * 500, 2 * 30_000_000 + 1], inner=True)
        lists = nodes.refs([tree] * 200)
        cluster = nodes.refs([2 * 200 + 1, lists])
        top = refs[0] + 8
        width = {5: 2, 6: 4, 7: 8}[nodes.data[refs[0] + 4] & 7]
        nodes.data[top + 2 * width : top + 3 * width] = cluster.to_bytes(width, "little")

    data = realm([tab], change=same)
    started = time.process_time()
    found, wanted = table(data, "T")
    assert list(found.rows(wanted)) == []
    assert found.faults
    assert time.process_time() - started < 10


def every(found: Realm) -> int:
    """Read all of a file, and where some of it stands."""
    count = 0
    for wanted in found.tables:
        for row in found.rows(wanted):
            count += 1
            if row.key % 50 == 0:
                found.place(wanted, row.key)
    return count


def everything(format_: int) -> bytes:
    columns = [Col(f"c{n}", c.type, c.nullable, c.kind, c.to, c.enumerated) for n, (c, _, _) in enumerate(TYPES)]
    given = {f"c{n}": values for n, (_, values, _) in enumerate(TYPES)}
    if format_ >= 10:
        columns += [Col(f"n{n}", c.type, c.nullable, c.kind, c.to) for n, (c, _, _) in enumerate(NEW_TYPES[:-1])]
        given |= {f"n{n}": values for n, (_, values, _) in enumerate(NEW_TYPES[:-1])}
    rows = {n: {name: values[n % len(values)] for name, values in given.items()} for n in range(12)}
    people = PEOPLE if format_ >= 10 else Tab("Person", PEOPLE.columns, {0: {"name": "Ada"}})
    return realm([Tab("T", columns, rows), people], format_=format_, leaf=5, slot=0)


@pytest.mark.parametrize("format_", [9, 22, 23, 24])
def test_damaged_files_end_in_words(format_: int) -> None:
    """Bytes changed, cut and repeated by chance: only RealmError comes out, and soon."""
    whole = everything(format_)
    assert every(Realm(whole)) > 12
    chance = random.Random(format_)
    started, read_ = time.process_time(), 0
    for _ in range(250):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 1, 2, 8, 40))):
            at = chance.randrange(16, len(data))
            if chance.random() < 0.3:
                # References and sizes are numbers of several bytes.
                data[at : at + 4] = chance.choice(
                    (b"\xff\xff\xff\xff", bytes(4), chance.randrange(len(data)).to_bytes(4, "little"))
                )
            else:
                data[at] = chance.randrange(256)
        if chance.random() < 0.1:
            del data[chance.randrange(24, len(data)) :]
        try:
            found = Realm(bytes(data))
            read_ += every(found)
        except RealmError as error:
            assert str(error)
    assert read_ > 250
    assert time.process_time() - started < 60


def test_encrypted_files_are_told_apart() -> None:
    chance = random.Random(7)
    made = b"".join(chance.randbytes(32) + bytes(32) for _ in range(9)).ljust(4096, b"\0")
    assert is_sealed(made, 40960)
    assert not is_sealed(made, 40961)
    assert not is_sealed(made, 4096 * 6), "more blocks are described than there are"
    assert not is_sealed(bytes(4096), 40960)
    assert not is_sealed(b"a database of plain text".ljust(4096, b"\0"), 40960)
    assert not is_sealed(realm([PEOPLE]).ljust(40960, b"\0")[:4096], 40960)
