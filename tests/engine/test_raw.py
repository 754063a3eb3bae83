"""Parts of raw files as a worker gives them: whole, masked, hostile."""

from __future__ import annotations

import json
import plistlib
import sqlite3
from array import array
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from aboveboard.engine.raw.asks import (
    Cell,
    EntriesPart,
    HexPart,
    Inspected,
    Items,
    Mask,
    RecordPart,
    Rows,
    RowsPart,
    Show,
    Shown,
    TablesPart,
    TextPart,
    TreePart,
)
from aboveboard.engine.raw.serve import BYTES, DAMAGED, EMPTY, MASKED, NO_DATABASE, NOT_THIS, NOWHERE, Viewer
from aboveboard.engine.raw.spans import Spans
from aboveboard.engine.raw.texts import guess
from aboveboard.sources.open import open_source, opener_for
from tests.engine.leveldb_files import table as leveldb_table
from tests.formats.test_segb import second as segb
from tests.web.raw_phone import cyclic, message

WHOLE = Mask(whole=True)
IN, OUT = "within the order", "planted outside of it"
_viewers: list[Viewer] = []


def viewer(folder: Path) -> Viewer:
    # The VFS has one name in a process: one viewer serves all tests.
    source = open_source(folder)
    opener = opener_for(folder, source.facts, source.keys)
    if not _viewers:
        _viewers.append(Viewer(opener))
    _viewers[0]._opener = opener  # pyright: ignore[reportPrivateUsage]
    return _viewers[0]


def show(folder: Path, name: str, view: str, mask: Mask = WHOLE, role: str = "main", **more: Any) -> Shown:
    source = open_source(folder)

    def ref(path: str) -> Any:
        index = source.find(path)
        return None if index is None else source.ref(index)

    main = ref(name)
    assert main is not None
    return viewer(folder).show(Show(main, ref(name + "-wal"), ref(name + "-journal"), role, view, mask, **more))


def put(folder: Path, data: bytes) -> str:
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data" / "file").write_bytes(data)
    return "data/file"


def said(shown: Shown) -> str:
    """Everything that an answer holds, in words and as bytes."""
    body = shown.body
    if isinstance(body, HexPart):
        return body.data.decode("latin-1")
    return repr(body) + shown.why + shown.detail


# --- stretches -----------------------------------------------------------------------------------------------------------


def test_stretches_are_merged_and_cut() -> None:
    spans = Spans([(10, 20), (0, 5), (15, 25), (30, 30), (5, 7)])
    assert spans.pairs() == [(0, 7), (10, 25)]
    assert spans.covers(11, 25)
    assert not spans.covers(6, 11)
    assert spans.covers(3, 3)
    assert not spans.covers(8, 8)
    assert (spans.onward(3, 99), spans.onward(8, 99), spans.onward(25, 99), spans.onward(8, 9)) == (3, 10, None, None)
    assert (spans.backward(0), spans.backward(3), spans.backward(9), spans.backward(99)) == (None, 3, 7, 25)
    assert spans.within(5, 12) == [(5, 7), (10, 12)]
    assert spans.holes(5, 30) == [(7, 10), (25, 30)]
    assert Spans().holes(3, 9) == [(3, 9)]
    assert Spans.all().holes(3, 9) == []
    assert spans.without([(12, 14)]).pairs() == [(0, 7), (10, 12), (14, 25)]


# --- text and bytes ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16-le", "utf-16-be", "gb18030", "shift_jis", "latin-1"])
def test_parts_of_a_text_join_to_the_whole(tmp_path: Path, encoding: str) -> None:
    text = "".join(f"line {n} é\n" if encoding == "latin-1" else f"行 {n} 日本語の文\n" for n in range(3000))
    if encoding == "utf-8":
        text = text.replace("\n", "")
    name = put(tmp_path, text.encode(encoding))
    at, found, parts = 0, "", 0
    while True:
        body = show(tmp_path, name, "text", at=at, encoding=encoding).body
        assert isinstance(body, TextPart)
        assert body.bad == 0
        first = True
        for line in body.lines:
            found += ("" if first else "\n") + line.text
            first = False
        parts += 1
        if body.end >= body.size:
            break
        ended = (tmp_path / name).read_bytes()[: body.end].endswith("\n".encode(encoding))
        found += "\n" if ended else ""
        assert body.end > at
        at = body.end
    assert parts > 2
    assert found.rstrip("\n") == text.rstrip("\n")


def test_encodings_are_guessed() -> None:
    assert guess(b"plain") == "utf-8"
    assert guess("naïve – “quoted”".encode("cp1252")) == "cp1252"
    assert guess("some words".encode("utf-16-le")) == "utf-16-le"
    assert guess("some words".encode("utf-16-be")) == "utf-16-be"
    assert guess("\ufeffx".encode("utf-16")) == "utf-16-le"


def test_bytes_that_are_no_text_are_shown_and_counted(tmp_path: Path) -> None:
    body = show(tmp_path, put(tmp_path, b"ab\xffcd"), "text", encoding="utf-8").body
    assert isinstance(body, TextPart)
    assert (body.lines[0].text, body.bad) == ("ab‹FF›cd", 1)


def test_bytes_from_any_offset(tmp_path: Path) -> None:
    data = bytes(n % 251 for n in range(10_000))
    name = put(tmp_path, data)
    body = show(tmp_path, name, "hex", at=5003).body
    assert isinstance(body, HexPart)
    assert (body.start, body.size, body.masked) == (4992, 10_000, ())
    assert body.data == data[4992 : 4992 + 4096]
    beyond = show(tmp_path, name, "hex", at=1 << 40).body
    assert isinstance(beyond, HexPart)
    assert beyond.start + len(beyond.data) == 10_000


def test_masked_bytes_are_not_given(tmp_path: Path) -> None:
    name = put(tmp_path, OUT.encode() + IN.encode() + OUT.encode())
    mask = Mask(spans=(("main", len(OUT), len(IN)),))
    for view in ("hex", "text"):
        shown = show(tmp_path, name, view, mask)
        assert IN in said(shown)
        assert "planted" not in said(shown)
    body = show(tmp_path, name, "text", mask).body
    assert isinstance(body, TextPart)
    # It begins where something may be seen; what lies before is there all the same.
    assert [(x.masked, x.text) for x in body.lines] == [(0, IN), (len(OUT), "")]
    assert (body.earlier, body.later) == (None, None)
    first = show(tmp_path, name, "text", mask, at=0).body
    assert isinstance(first, TextPart)
    assert [(x.masked, x.text) for x in first.lines] == [(len(OUT), ""), (0, IN), (len(OUT), "")]


def test_what_is_masked_as_a_whole_is_passed_over(tmp_path: Path) -> None:
    name = put(tmp_path, bytes(100_000))
    mask = Mask(spans=(("main", 10, 5), ("main", 50_000, 20)))
    first = show(tmp_path, name, "hex", mask).body
    assert isinstance(first, HexPart)
    assert (first.start, first.earlier, first.later) == (0, None, 50_000)
    second = show(tmp_path, name, "hex", mask, at=first.later).body
    assert isinstance(second, HexPart)
    assert (second.start, second.earlier, second.later) == (50_000, 0, None)


# --- trees ---------------------------------------------------------------------------------------------------------------


def rows(shown: Shown) -> list[tuple[int, str, str, str]]:
    assert isinstance(shown.body, TreePart), shown
    return [(r.depth, r.label, r.kind, r.text) for r in shown.body.rows]


def test_json_is_a_tree(tmp_path: Path) -> None:
    name = put(tmp_path, json.dumps({"a": [1, {"b": "x\ny"}], "password": "hunter2", "z": None}).encode())
    shown = show(tmp_path, name, "tree")
    assert rows(shown)[:4] == [
        (0, "a", "list", ""),
        (1, "0", "number", "1"),
        (1, "1", "object", ""),
        (2, "b", "text", "x\ny"),
    ]
    assert "hunter2" not in said(shown)
    inner = show(tmp_path, name, "tree", path=(0, 1))
    assert rows(inner) == [(0, "b", "text", "x\ny")]
    assert isinstance(inner.body, TreePart)
    assert inner.body.crumbs == (("a", (0,)), ("1", (0, 1)))
    assert show(tmp_path, name, "tree", path=(9,)).why == NOWHERE
    where = show(tmp_path, name, "tree").body
    assert isinstance(where, TreePart)
    row = where.rows[3]
    assert (tmp_path / name).read_bytes()[row.offset or 0 :][: row.length] == b'"x\\ny"'


@pytest.mark.parametrize("form", [plistlib.FMT_XML, plistlib.FMT_BINARY])
def test_a_property_list_is_a_tree_with_ways_into_its_bytes(tmp_path: Path, form: Any) -> None:
    data = plistlib.dumps({"blob": message((1, 5), (2, b"inner words")), "n": 3, "t": True}, fmt=form)
    name = put(tmp_path, data)
    shown = show(tmp_path, name, "tree")
    assert [r[1:3] for r in rows(shown)] == [("blob", "data"), ("n", "integer"), ("t", "bool")]
    assert isinstance(shown.body, TreePart)
    assert (shown.body.rows[0].bytes, shown.body.rows[0].looks) == (True, "fields")
    inner = show(tmp_path, name, "fields", node=(0,))
    assert rows(inner)[0] == (0, "1", "varint", "5")
    assert show(tmp_path, name, "hex", node=(1,)).why == NOWHERE


def test_fields_without_a_schema_say_what_is_guessed(tmp_path: Path) -> None:
    name = put(tmp_path, message((1, 1_700_000_000), (2, b"letters"), (3, message((1, 2), (2, b"deep")))))
    body = show(tmp_path, name, "fields").body
    assert isinstance(body, TreePart)
    first, second, third = (r for r in body.rows if not r.depth)
    assert (first.text, first.kind) == ("1700000000", "varint")
    assert ("time, s since 1970", "2023-11-14 22:13:20 UTC") in first.guesses
    assert (second.text, second.guesses) == ("", (("text", "letters"),))
    assert third.guesses[0] == ("message", "2")


@pytest.mark.parametrize(
    ("data", "view", "why"),
    [
        (b"", "tree", EMPTY),
        (b"plain words", "tree", NOT_THIS),
        (b"plain words", "tables", NOT_THIS),
        (b"plain words", "entries", NOT_THIS),
        (b"\xff plain words", "fields", NOT_THIS),
        (b"SQLite format 3\0" + b"\x9c" * 3000, "tables", NO_DATABASE),
        (b"bplist00" + b"\xff" * 90, "tree", DAMAGED),
        (b'<!DOCTYPE l [<!ENTITY a "b">]><l>&a;</l>', "tree", DAMAGED),
        (b"{" * 70_000_000, "tree", BYTES),
    ],
)
def test_what_a_view_is_not_of_is_told(tmp_path: Path, data: bytes, view: str, why: str) -> None:
    shown = show(tmp_path, put(tmp_path, data), view)
    assert (shown.why, shown.body) == (why, None)


def test_depth_costs_nothing(tmp_path: Path) -> None:
    name = put(tmp_path, b"[" * 100_000 + b"]" * 100_000)
    assert len(rows(show(tmp_path, name, "tree"))) == 4
    assert rows(show(tmp_path, name, "tree", path=(0,) * 5000))[0] == (0, "0", "list", "")


def test_values_shared_without_end_are_refused(tmp_path: Path) -> None:
    shared: Any = ["x"]
    for _ in range(60):
        shared = [shared] * 2
    name = put(tmp_path, plistlib.dumps(shared, fmt=plistlib.FMT_BINARY))
    shown = show(tmp_path, name, "tree")
    assert shown.why == DAMAGED
    assert "when shared ones are counted" in shown.detail


# --- tables --------------------------------------------------------------------------------------------------------------


def database(folder: Path, *, wal: bool = False) -> str:
    """Rows 1, 3, 5 … are within the order, the others outside of it; some do not fit on a page."""
    (folder / "data").mkdir(exist_ok=True)
    db = sqlite3.connect(folder / "data" / "file.db", isolation_level=None)
    db.execute("PRAGMA page_size = 512")
    if wal:
        db.execute("PRAGMA journal_mode = WAL")
        db.execute("PRAGMA wal_autocheckpoint = 0")
    db.execute("CREATE TABLE t (id INTEGER PRIMARY KEY, words TEXT, body BLOB, more TEXT)")
    db.execute(f"CREATE TABLE other (x TEXT DEFAULT '{OUT}')")
    db.execute("INSERT INTO other VALUES (?)", (OUT,))
    for n in range(1, 301):
        words = f"{IN if n % 2 else OUT} {n}"
        db.execute("INSERT INTO t VALUES (?, ?, ?, ?)", (n, words, words.encode(), words * (60 if n % 10 < 2 else 1)))
    if wal:
        _open.append(db)
    else:
        db.close()
    return "data/file.db"


_open: list[sqlite3.Connection] = []


@pytest.fixture(autouse=True)
def closed() -> Iterator[None]:
    yield
    while _open:
        _open.pop().close()


def odd(last: int = 300) -> Mask:
    return Mask(rows=(Rows("t", array("q", range(1, last, 2)).tobytes()),))


def test_tables_and_rows_by_their_keys(tmp_path: Path) -> None:
    name = database(tmp_path)
    tables = show(tmp_path, name, "tables").body
    assert isinstance(tables, TablesPart)
    assert [(t.name, t.rows, t.columns) for t in tables.tables] == [("other", 1, 1), ("t", 300, 4)]
    found: list[int | None] = []
    after: tuple[Any, ...] = ()
    while True:
        part = show(tmp_path, name, "tables", table="t", after=after).body
        assert isinstance(part, RowsPart)
        found += [r.rowid for r in part.rows]
        assert part.earlier is bool(after)
        if not part.later:
            break
        after = part.rows[-1].key
    assert found == list(range(1, 301))
    back = show(tmp_path, name, "tables", table="t", after=(201,), back=True).body
    assert isinstance(back, RowsPart)
    assert [r.rowid for r in back.rows] == list(range(101, 201))
    assert (back.earlier, back.later) == (True, True)


def test_rows_without_numbers_go_by_their_primary_key(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    db = sqlite3.connect(tmp_path / "data" / "file.db")
    db.execute("CREATE TABLE w (a TEXT, b BLOB, PRIMARY KEY (a, b)) WITHOUT ROWID")
    db.executemany("INSERT INTO w VALUES (?, ?)", [(f"k{n // 50}", bytes([n])) for n in range(250)])
    db.commit()
    db.close()
    first = show(tmp_path, "data/file.db", "tables", table="w").body
    assert isinstance(first, RowsPart)
    second = show(tmp_path, "data/file.db", "tables", table="w", after=first.rows[-1].key).body
    assert isinstance(second, RowsPart)
    assert [c.text for c in second.rows[0].cells] == ["k2", "64"]
    assert second.earlier
    assert second.later


def test_a_cell_is_a_file_of_its_own(tmp_path: Path) -> None:
    name = database(tmp_path)
    body = show(tmp_path, name, "text", cell=Cell("t", 11, "more")).body
    assert isinstance(body, TextPart)
    assert body.lines[0].text == f"{IN} 11" * 60
    assert show(tmp_path, name, "text", cell=Cell("t", 999, "more")).why == NOWHERE
    assert show(tmp_path, name, "text", cell=Cell("t", 11, "none")).why == NOWHERE


def test_a_damaged_database_gives_what_there_is(tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    cyclic(tmp_path / "data" / "file.db")
    shown = show(tmp_path, "data/file.db", "tables")
    assert isinstance(shown.body, TablesPart)
    assert shown.body.tables[0].rows is None
    inside = show(tmp_path, "data/file.db", "tables", table="loop")
    assert isinstance(inside.body, RowsPart)
    assert "cut short" in inside.body.note


@pytest.mark.parametrize("wal", [False, True])
@pytest.mark.parametrize("view", ["text", "hex", "tables", "rows"])
@pytest.mark.parametrize("role", ["main", "wal"])
def test_only_covered_rows_are_in_any_view(tmp_path: Path, wal: bool, view: str, role: str) -> None:
    name = database(tmp_path, wal=wal)
    if role == "wal" and (not wal or view not in ("text", "hex")):
        pytest.skip("no such view")
    size = (tmp_path / (name + ("-wal" if role == "wal" else ""))).stat().st_size
    words, steps = "", range(0, size, 4096) if view in ("text", "hex") else [0]
    for at in steps:
        more: dict[str, Any] = {"table": "t"} if view == "rows" else {"at": at}
        shown = show(tmp_path, name, "tables" if view == "rows" else view, odd(), role, **more)
        assert shown.masked
        assert shown.unplaced == 0
        words += said(shown)
    assert "planted" not in words
    assert OUT[8:] not in words
    if view == "tables":
        assert "other" not in words
    elif role == "wal" or not wal or view == "rows":
        assert words.count(IN) > 100


def test_all_bytes_of_covered_rows_are_there(tmp_path: Path) -> None:
    """Also those on overflow pages: a row's value can be put together of what is not masked."""
    name = database(tmp_path)
    data = (tmp_path / name).read_bytes()
    seen = bytearray()
    for at in range(0, len(data), 4096):
        body = show(tmp_path, name, "hex", odd(), at=at).body
        assert isinstance(body, HexPart)
        seen += body.data
    for n in range(1, 300, 2):
        assert seen.count(f"{IN} {n}".encode()) >= 2, n
    # 60 times the words, on pages of their own: their ends may be cut by the ends of pages.
    assert seen.count(f"{IN} 11".encode()) > 50


def test_masked_rows_cells_and_tables_are_refused(tmp_path: Path) -> None:
    name = database(tmp_path)
    assert show(tmp_path, name, "tables", odd(), table="other").why == MASKED
    assert show(tmp_path, name, "text", odd(), cell=Cell("t", 2, "words")).why == MASKED
    assert show(tmp_path, name, "text", odd(), cell=Cell("other", 1, "x")).why == MASKED
    allowed = show(tmp_path, name, "text", odd(), cell=Cell("t", 3, "words")).body
    assert isinstance(allowed, TextPart)
    assert allowed.lines[0].text == f"{IN} 3"
    part = show(tmp_path, name, "tables", odd(), table="t").body
    assert isinstance(part, RowsPart)
    assert [r.gap for r in part.rows[:3]] == ["", "2", "4"]
    assert part.covered == 150


def test_the_inspected_record_is_marked(tmp_path: Path) -> None:
    name = database(tmp_path)
    data = (tmp_path / name).read_bytes()
    body = show(tmp_path, name, "hex", inspected=Inspected("a", "t", "t", 150)).body
    assert isinstance(body, HexPart)
    assert body.pieces
    marked = b"".join(data[o : o + n] for o, n in body.pieces)
    assert f"{OUT} 150".encode() in marked
    assert body.start <= body.pieces[0][0] < body.start + len(body.data)
    rows = show(tmp_path, name, "tables", table="t", inspected=Inspected("a", "t", "t", 150)).body
    assert isinstance(rows, RowsPart)
    assert [r.rowid for r in rows.rows if r.marked] == [150]


@pytest.mark.parametrize("wal", [False, True])
def test_the_record_s_own_bytes_by_its_columns(tmp_path: Path, wal: bool) -> None:
    name = database(tmp_path, wal=wal)
    body = show(tmp_path, name, "record", odd(), inspected=Inspected("a", "t", "t", 151)).body
    assert isinstance(body, RecordPart)
    assert body.source == ("wal" if wal else "main")
    parts = {part.name: part for part in body.parts}
    assert list(parts) == ["id", "words", "body", "more"]
    assert bytes.fromhex(parts["words"].hex) == f"{IN} 151".encode()
    data = (tmp_path / (name + "-wal" * wal)).read_bytes()
    assert b"".join(data[o : o + n] for _, o, n in parts["words"].pieces) == f"{IN} 151".encode()
    # Cut, and on more than one page.
    assert len(parts["more"].hex) == 512 < 2 * parts["more"].size
    assert len(parts["more"].pieces) > 1
    # A row that is not covered, and one that is not there.
    assert show(tmp_path, name, "record", odd(), inspected=Inspected("a", "t", "t", 150)).why == MASKED
    assert show(tmp_path, name, "record", inspected=Inspected("a", "t", "t", 999)).why == NOWHERE
    assert show(tmp_path, name, "record").why == NOWHERE


def test_bytes_of_what_is_not_live_keep_to_the_scope_and_to_secrets(tmp_path: Path) -> None:
    name = database(tmp_path)
    data = (tmp_path / name).read_bytes()
    place = data.index(f"{IN} 151".encode())
    one = Inspected("a", "t", "t", source="main", offset=place, length=len(IN))

    def seen(mask: Mask, inspected: Inspected = one) -> Any:
        body = show(tmp_path, name, "record", mask, inspected=inspected).body
        assert isinstance(body, RecordPart)
        return body.parts[0]

    assert bytes.fromhex(seen(WHOLE).hex) == IN.encode()
    assert bytes.fromhex(seen(Mask(spans=(("main", place, len(IN)),))).hex) == IN.encode()
    masked = seen(Mask(spans=(("main", place, 4),)))
    assert (masked.masked, masked.hex) == (True, "")
    with sqlite3.connect(tmp_path / name) as db:
        db.execute("CREATE TABLE accounts (name TEXT, password TEXT)")
    db.close()
    assert set(seen(WHOLE, Inspected("a", "t", "accounts", source="main", offset=place, length=4)).hex) == {"x"}


# --- items of files that are no databases --------------------------------------------------------------------------------


def items(*locators: str) -> Mask:
    return Mask(items=(Items("none", "", None, locators),))


JSON = json.dumps([{"text": IN, "n": 1}, {"text": OUT, "secret place": OUT}], indent=1).encode()
PLIST = {"kept": {"text": IN}, OUT: {"text": OUT}, "list": [OUT, IN]}
XML = f"<map><string name='a'>{IN}</string><string name='b'>{OUT}</string></map>".encode()


@pytest.mark.parametrize(
    ("data", "mask"),
    [
        (JSON, items("$[0]")),
        (plistlib.dumps(PLIST), items("kept", "list/1")),
        (plistlib.dumps(PLIST, fmt=plistlib.FMT_BINARY), items("kept", "list/1")),
        (XML, items("map/string[1]")),
        (message((1, IN.encode()), (2, OUT.encode())), items("1")),
        (f"{IN}\n{OUT}\n".encode(), items("line 1")),
        (b"\0" * 40 + IN.encode() + OUT.encode(), items(f"bytes 40-{40 + len(IN)}")),
    ],
    ids=["json", "plist-xml", "plist-binary", "xml", "protobuf", "line", "bytes"],
)
def test_only_covered_items_are_in_any_view(tmp_path: Path, data: bytes, mask: Mask) -> None:
    name = put(tmp_path, data)
    found = ""
    for view in ("text", "hex", "tree", "fields", "entries", "tables"):
        for more in (
            {},
            {"path": (0,)},
            {"path": (1,)},
            {"node": (0,)},
            {"node": (1,), "fields": True},
            {"resolved": True},
        ):
            words = said(show(tmp_path, name, view, mask, **more)).replace("\0", "")
            assert "planted" not in words, (view, more)
            found += words
    assert IN in found


def test_covered_items_are_a_tree(tmp_path: Path) -> None:
    shown = show(tmp_path, put(tmp_path, JSON), "tree", items("$[0]"))
    assert rows(shown) == [(1, "$[0]", "object", ""), (2, "text", "text", IN), (2, "n", "number", "1")]
    assert isinstance(shown.body, TreePart)
    assert shown.body.masked > len(OUT) * 2


def test_a_record_of_the_whole_file_opens_it(tmp_path: Path) -> None:
    shown = show(tmp_path, put(tmp_path, IN.encode()), "text", items("file"))
    assert not shown.masked
    assert IN in said(shown)


def test_what_cannot_be_placed_is_counted_and_masked(tmp_path: Path) -> None:
    shown = show(tmp_path, put(tmp_path, JSON), "text", items("$[0]", "$[7]", "no such"))
    assert shown.unplaced == 2
    assert "planted" not in said(shown)


@pytest.mark.parametrize("snappy", [False, True])
def test_a_packed_block_is_shown_only_if_all_of_it_may_be(tmp_path: Path, snappy: bool) -> None:
    pairs = [(f"k{n}".encode(), f"{IN if n < 5 else OUT} {n}".encode()) for n in range(8)]
    name = put(tmp_path, leveldb_table(pairs, snappy=snappy, per_block=4))
    whole = show(tmp_path, name, "entries").body
    assert isinstance(whole, EntriesPart)
    assert whole.total == 8
    blocks = sorted({e.offset for e in whole.entries})
    covered = [f"block {blocks[0]} entry {n}" for n in range(4)] + [f"block {blocks[1]} entry 0"]
    for view in ("text", "hex"):
        assert "planted" not in said(show(tmp_path, name, view, items(*covered)))
    part = show(tmp_path, name, "entries", items(*covered))
    assert "planted" not in said(part)
    assert isinstance(part.body, EntriesPart)
    assert [e.masked for e in part.body.entries] == [0, 0, 0, 0, 0, 3]
    assert said(part).count(IN) == 5
    assert show(tmp_path, name, "text", items(*covered), entry=5).why == MASKED
    assert IN in said(show(tmp_path, name, "text", items(*covered), entry=4))
    first = show(tmp_path, name, "hex", items(*covered)).body
    assert isinstance(first, HexPart)
    # The first block is shown, the second is not, though one of its entries might be.
    assert first.masked[0][0] >= blocks[1]


def test_entries_of_segb_with_their_times(tmp_path: Path) -> None:
    entries = [(1, 7e8 + n, message((1, n), (2, f"{IN if n % 2 else OUT}".encode()))) for n in range(6)]
    name = put(tmp_path, segb(*entries))
    whole = show(tmp_path, name, "entries").body
    assert isinstance(whole, EntriesPart)
    assert [(e.number, e.written, e.looks) for e in whole.entries] == [(n, 7e8 + n, "fields") for n in range(6)]
    assert all(a.offset < b.offset for a, b in pairwise(whole.entries))
    second = whole.entries[1]
    mask = items(f"bytes {second.offset}-{second.offset + second.length}")
    for view in ("entries", "hex", "text"):
        assert "planted" not in said(show(tmp_path, name, view, mask))
    part = show(tmp_path, name, "entries", mask).body
    assert isinstance(part, EntriesPart)
    assert [(e.number, e.masked) for e in part.entries] == [(0, 1), (1, 0), (2, 4)]
