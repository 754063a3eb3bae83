"""Discovery where a table's cells hold JSON objects, keyed archives or protocol buffers."""

from __future__ import annotations

import json
import plistlib
from collections.abc import Callable
from typing import Any

import pytest

from aboveboard.engine.discover.build import artifact
from aboveboard.engine.discover.draft import Nothing, draft
from aboveboard.formats import cells
from aboveboard.model.outcome import Status
from aboveboard.model.times import iso
from tests.artifacts.damage import changed
from tests.artifacts.harness import run, run_recovered
from tests.engine.discovering import NAMES, PATH, PHONES, START, analysed, discovered, store, text
from tests.engine.leveldb_files import number
from tests.engine.test_draft import artifact_in

COCOA = 978_307_200
PEOPLE = "CREATE TABLE people (id TEXT PRIMARY KEY, display_name TEXT, phone TEXT);"
PACKED = PEOPLE + "CREATE TABLE messages (id INTEGER PRIMARY KEY, room_id TEXT, payload {});"


def said(n: int) -> dict[str, Any]:
    """A message as an app packs it."""
    return {
        "content": {"text": text(n), "mentions": []},
        "author": {"id": f"p{n % 5}"},
        "sentAt": (START + 60 * n) * 1000,
        "isMine": n % 5 == 0,
        "id": f"m-{n}",
    }


def archive(fields: dict[str, Any]) -> bytes:
    """A keyed archive of one object with these fields; dates are given as Cocoa seconds."""
    objects: list[Any] = [
        "$null",
        {"$class": plistlib.UID(2)},
        {"$classname": "Letter", "$classes": ["Letter", "NSObject"]},
    ]
    for name, value in fields.items():
        if isinstance(value, float):
            objects += [
                {"$classname": "NSDate", "$classes": ["NSDate", "NSObject"]},
                {"NS.time": value, "$class": plistlib.UID(len(objects))},
            ]
        elif isinstance(value, str):
            objects.append(value)
        else:
            objects[1][name] = value
            continue
        objects[1][name] = plistlib.UID(len(objects) - 1)
    whole = {
        "$archiver": "NSKeyedArchiver",
        "$version": 100_000,
        "$top": {"root": plistlib.UID(1)},
        "$objects": objects,
    }
    return plistlib.dumps(whole, fmt=plistlib.FMT_BINARY)


def proto(*members: tuple[int, int | str | bytes]) -> bytes:
    """A protocol buffer."""
    made = b""
    for field, value in members:
        if isinstance(value, int):
            made += number(field << 3) + number(value)
        else:
            data = value.encode() if isinstance(value, str) else value
            made += number(field << 3 | 2) + number(len(data)) + data
    return made


def people() -> list[tuple[Any, ...]]:
    return [(f"p{n}", NAMES[n], PHONES[n]) for n in range(5)]


def packed(cell: Callable[[int], Any], declared: str = "TEXT") -> bytes:
    """A store of 40 messages whose cells are made by `cell`."""
    rows = [(n + 1, f"room{n % 3}", cell(n)) for n in range(40)]
    return store(PACKED.format(declared), {"people": people(), "messages": rows})


@pytest.mark.parametrize("binary", [False, True])
def test_keys_of_json_objects_are_columns(binary: bool) -> None:
    data = packed(
        lambda n: json.dumps(said(n)).encode() if binary else json.dumps(said(n)), "BLOB" if binary else "TEXT"
    )
    result = discovered(data)
    found = result.of("Message")
    assert [r["body"] for r in found] == [text(n) for n in range(40)]
    assert found[3]["at"] == iso((START + 180) * 1_000_000)
    assert found[3]["sender"] == {"identifier": PHONES[3], "name": NAMES[3], "role": "sender"}
    assert (found[3]["direction"], found[5]["direction"]) == ("incoming", "outgoing")
    assert found[3]["thread"] == "room0"
    assert found[3]["provenance"]["rowid"] == 4


def test_fields_of_keyed_archives_are_columns() -> None:
    def cell(n: int) -> bytes:
        fields = {
            "body": text(n),
            "senderID": f"p{n % 5}",
            "timestamp": float(START - COCOA + n),
            "outgoing": n % 5 == 0,
        }
        return archive(fields)

    found = discovered(packed(cell, "BLOB")).of("Message")
    assert [r["body"] for r in found] == [text(n) for n in range(40)]
    assert found[7]["at"] == iso((START + 7) * 1_000_000)
    assert (found[7]["sender"]["identifier"], found[7]["direction"], found[5]["direction"]) == (
        PHONES[2],
        "incoming",
        "outgoing",
    )


def test_fields_of_protocol_buffers_are_columns() -> None:
    script = (
        "CREATE TABLE messages (id INTEGER PRIMARY KEY, chat_id INTEGER, sender_phone TEXT, time INTEGER, data BLOB);"
    )
    rows = [
        (n + 1, n % 4 + 1, PHONES[n % 5], START + n * 60, proto((1, n + 1), (2, proto((1, text(n)), (4, 2)))))
        for n in range(40)
    ]
    found = discovered(store(script, {"messages": rows})).of("Message")
    assert [r["body"] for r in found] == [text(n) for n in range(40)]
    assert found[4]["sender"]["identifier"] == PHONES[4]


BROKEN = (
    '{"content": {"text": "cut o',
    "{}",
    "[1, 2]",
    None,
    "plain",
    b"\xff\xfe\x00",
    b"bplist00" + bytes(40),
    '{"a":' * 5000,
)


@pytest.mark.parametrize("cell", BROKEN, ids=range(len(BROKEN)))
def test_a_cell_that_cannot_be_unpacked_costs_its_values_only(cell: Any) -> None:
    result = discovered(packed(lambda n: cell if n == 7 else json.dumps(said(n))))
    found = result.of("Message")
    assert len(found) == 40
    assert {o.status for o in result.outcomes} == {Status.COMPLETE}
    assert not isinstance(found[7].get("body"), str)
    assert found[8]["body"] == text(8)


def test_drafts_name_the_values_in_cells() -> None:
    data = packed(lambda n: json.dumps(said(n)))
    written = draft(data, PATH)
    assert "inside(t.payload, 'content.text')" in written
    again = run(artifact_in(written), {PATH: data})
    assert [r["body"] for r in again.of("Message")] == [text(n) for n in range(40)]


def test_packed_settings_become_no_records() -> None:
    script = "CREATE TABLE settings (key TEXT PRIMARY KEY, value TEXT, updated INTEGER);"
    rows = [(f"k{n}", json.dumps({"enabled": True, "title": text(n), "order": n}), START + n) for n in range(40)]
    assert discovered(store(script, {"settings": rows})).records == []


# --- lists in cells --------------------------------------------------------------------------------------------------

ANSWERS = "CREATE TABLE answers (id INTEGER PRIMARY KEY, url TEXT, body {}, at INTEGER);"


def page(n: int) -> dict[str, Any]:
    """An answer of a server with two messages."""
    return {"ok": True, "conversation": {"id": f"c{n % 3}", "messages": [said(2 * n), said(2 * n + 1)]}}


def answers(cell: Any = None, declared: str = "BLOB") -> bytes:
    rows = [(n + 1, f"https://api.example.org/{n}", json.dumps(page(n)).encode(), START + n) for n in range(10)]
    rows.append((11, "https://api.example.org/picture", cell, START))
    return store(ANSWERS.format(declared), {"answers": rows})


@pytest.mark.parametrize(
    "cell", [None, b"\xff\xd8\xff\xe0" + bytes(400), b'{"conversation": {"messages": [', "[]", b"[1]" * 50]
)
def test_lists_in_cells_are_read_item_by_item(cell: Any) -> None:
    result = discovered(answers(cell))
    found = result.of("Message")
    assert [r["body"] for r in found] == [text(n) for n in range(20)]
    assert found[3]["at"] == iso((START + 180) * 1_000_000)
    assert (found[3]["sender"]["identifier"], found[3]["direction"]) == ("p3", "incoming")
    assert found[3]["provenance"]["locator"] == "rowid 2 $.conversation.messages[1]"
    assert found[3]["provenance"]["table"] == "answers"
    # The row of the picture holds none.
    assert [(o.status, o.emitted, o.excluded) for o in result.outcomes] == [(Status.COMPLETE, 20, 1)]


def test_an_object_alone_in_a_list_belongs_to_its_row() -> None:
    def cell(n: int) -> str:
        return json.dumps(
            {"from": f"p{n % 5}", "bodies": [{"type": "txt", "msg": text(n)}], "time": (START + n) * 1000}
        )

    found = discovered(packed(cell)).of("Message")
    assert [r["body"] for r in found] == [text(n) for n in range(40)]
    assert found[3]["provenance"]["rowid"] == 4


def test_lists_in_archives_in_cells() -> None:
    rows = [(n + 1, "", plistlib.dumps({"messages": [said(2 * n), said(2 * n + 1)]}, fmt=plistlib.FMT_BINARY), START)
            for n in range(10)]  # fmt: skip
    found = discovered(store(ANSWERS.format("BLOB"), {"answers": rows})).of("Message")
    assert [r["body"] for r in found] == [text(n) for n in range(20)]
    assert found[3]["provenance"]["locator"] == "rowid 2 messages/1"


def test_lists_of_settings_in_cells_become_no_records() -> None:
    flags = {
        "features": [{"name": f"FEATURE_{n}", "enabled": True, "updated": START + n, "text": "on"} for n in range(9)]
    }
    rows = [(n, "", json.dumps(flags), START) for n in range(9)]
    assert discovered(store(ANSWERS.format("TEXT"), {"answers": rows})).records == []


def test_lists_in_cells_are_not_drafted() -> None:
    with pytest.raises(Nothing, match="lists inside cells"):
        draft(answers(), PATH)


@pytest.mark.parametrize(
    ("cell", "path", "value"),
    [
        ('{"a": {"b": 1.5}}', "a.b", 1.5),
        ('{"a": true}', "a", 1),
        ('{"a": "cut \\ud83d"}', "a", "cut ?"),
        ('{"a": 123456789012345678901234567890}', "a", str(123456789012345678901234567890)),
        ('{"a": "x"}', "b", None),
        (proto((3, proto((1, "h\u00e9\n")))), "field3.field1", "h\u00e9\n"),
        (archive({"a": "x", "b": 2}), "b", 2),
        (b"\x89PNG\r\n\x1a\n" + bytes(60), "field1", None),
        (5, "a", None),
        (None, "a", None),
    ],
)
def test_values_inside_cells(cell: Any, path: str, value: Any) -> None:
    assert cells.inside(cell, path) == value


def test_lengths_inside_cells_are_no_durations() -> None:
    script = "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, phone TEXT, created INTEGER, entities TEXT);"
    entities = json.dumps({"urls": [{"url": "https://example.org", "range": {"location": 4, "length": 23}}]})
    rows = [(n + 1, NAMES[n], PHONES[n], START + n, entities) for n in range(5)]
    assert len(discovered(store(script, {"users": rows})).of("Contact")) == 5


def test_keys_of_cells_are_never_taken_for_sql() -> None:
    keys = ("a'b", 'x"y', "{}", "--", "';DROP TABLE messages;--", "nul\x00l", "{0}", ":folder", "?1")

    def cell(n: int) -> str:
        said_ = dict.fromkeys(keys, f"v{n}") | {"text": text(n), "time": START + n, "from": PHONES[n % 5]}
        return json.dumps(said_)

    result = discovered(packed(cell))
    assert [r["body"] for r in result.of("Message")] == [text(n) for n in range(40)]
    assert {o.status for o in result.outcomes} == {Status.COMPLETE}


def test_deleted_rows_are_unpacked_too() -> None:
    data = packed(lambda n: json.dumps(said(n)))
    spoilt = changed(data, lambda db: db.execute("DELETE FROM messages WHERE id = 20") and None)
    made = artifact(analysed(spoilt).findings, service="org.example.app", files=("**/store.db",), name="store.db")
    (found,) = run_recovered(made, {PATH: spoilt}).of("Message")
    assert (found["body"], found["direction"], found["provenance"]["state"]) == (text(19), "incoming", "deleted")
