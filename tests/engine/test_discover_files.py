"""Discovery in files that are no databases: JSON, property lists, protocol buffers, LevelDB; and through a worker's eyes."""

from __future__ import annotations

import json
import plistlib
import struct
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from aboveboard.engine.discover import ARTIFACT
from aboveboard.engine.discover.forms import JSON, LEVELDB, PLIST, PROTOBUF, REALM, SQLITE, form_of, may_be_a_store
from aboveboard.engine.discover.run import explain, look_into, named_app
from aboveboard.engine.evidence import Buffer
from aboveboard.engine.places import lookup
from aboveboard.engine.read import Files, Job, Place, read
from aboveboard.formats.media import sniff
from aboveboard.kit import check
from aboveboard.model.outcome import Outcome, Status
from aboveboard.model.times import iso
from aboveboard.store.present import ROW_COLUMNS, Reading, StoredRow, present
from aboveboard.store.shard import open_shard
from tests.artifacts.harness import _vfs
from tests.engine.discovering import NAMES, PATH, PHONES, START, text
from tests.engine.leveldb_files import log, number, table
from tests.engine.test_discover import german

MOMENT = START * 1_000_000


def looked(data: bytes, path: str) -> tuple[list[dict[str, Any]], list[Outcome]]:
    """What a worker makes of a file."""
    db = open_shard(None, b"")
    files = Files(Buffer(data))
    place = Place("TEST", 1, "test", path, path, len(data), app=None, mime=sniff(data[:512]))
    seen = look_into(db, _vfs(), files, place, 20.0)
    outcomes = list(seen.outcomes)
    if seen.artifact is None:
        return [], outcomes
    assert check(seen.artifact) == []
    outcomes += read(db, _vfs(), seen.artifact, place, files, Job("task"), lambda _: explain(db, "task", seen))
    sql = "SELECT id, seed, artifact, version, service, part, path, profile, app, layout FROM readings"
    readings = {row[0]: Reading(*row[:-1], layout=json.loads(row[-1]), exhibit="TEST") for row in db.execute(sql)}
    rows = [StoredRow.of(row) for row in db.execute(f"SELECT {ROW_COLUMNS} FROM rows ORDER BY id")]
    return [present(row, readings[row.src]) for row in rows], outcomes


def chat(threads: int = 4, each: int = 5) -> dict[str, Any]:
    return {
        "version": 3,
        "conversations": [
            {
                "id": f"c{i}",
                "messages": [
                    {
                        "id": f"{i}-{j}",
                        "outgoing": j % 2 == 0,
                        "author": {"phone": PHONES[j % 5], "name": NAMES[j % 5]},
                        "text": text(i * each + j),
                        "sent": (START + i * 100 + j) * 1000,
                    }
                    for j in range(each)
                ],
            }
            for i in range(threads)
        ],
    }


def test_json_with_lists_in_lists() -> None:
    data = json.dumps(chat()).encode()
    records, (outcome,) = looked(data, "data/data/org.example.app/files/chats.json")
    assert (outcome.status, outcome.emitted) == (Status.COMPLETE, 20)
    record = next(r for r in records if r["body"] == text(7))
    assert record["at"] == iso(MOMENT + 102_000_000)
    assert record["direction"] == "outgoing"
    assert record["sender"] == {"identifier": PHONES[2], "name": NAMES[2], "role": "sender"}
    assert record["thread"] == "c1"
    where = record["provenance"]
    assert where["locator"] == "$.conversations[1].messages[2]"
    assert where["discovered"]["confidence"] >= 0.6
    assert where["discovered"]["fields"]["body"] == "text"
    found = lookup(data, ARTIFACT, outcome.part)(where["locator"])
    assert found is not None
    assert json.loads(found.span.of(data))["id"] == "1-2"


def test_json_lines() -> None:
    lines = [json.dumps({"from": PHONES[n % 5], "message": text(n), "time": START + n}) for n in range(12)]
    records, _ = looked("\n".join(lines).encode(), "data/data/org.example.app/files/messages.jsonl")
    assert [r["body"] for r in records] == [text(n) for n in range(12)]
    assert records[4]["provenance"]["locator"] == "line 5"


def test_objects_under_keys_that_identify_them() -> None:
    people = {f"u{n}00{n}": {"displayName": NAMES[n], "phoneNumber": PHONES[n]} for n in range(5)}
    records, _ = looked(json.dumps({"contacts": people, "pad": "x" * 300}).encode(), "data/data/a.b/files/x.json")
    assert [(r["kind"], r["name"]) for r in records] == [("Contact", n) for n in NAMES]
    assert records[1]["provenance"]["locator"] == "$.contacts.u1001"


def test_property_lists_and_their_dates() -> None:
    begin = datetime(2024, 5, 1, tzinfo=UTC)
    calls = [
        {"number": PHONES[n % 5], "date": (begin + timedelta(hours=n)).replace(tzinfo=None), "duration": n * 10.0}
        for n in range(12)
    ]
    for kind in (plistlib.FMT_BINARY, plistlib.FMT_XML):
        data = plistlib.dumps({"recentCalls": calls}, fmt=kind)
        records, _ = looked(data, "private/var/mobile/Containers/Data/Application/X/Library/recents.plist")
        assert [r["kind"] for r in records] == ["Call"] * 12
        assert (records[3]["at"], records[3]["duration"]) == ("2024-05-01T03:00:00.000000Z", 30.0)
        assert records[3]["provenance"]["locator"] == "recentCalls/3"
        assert lookup(data, ARTIFACT)("recentCalls/3") is not None


@pytest.mark.parametrize("form", ["table", "packed table", "log"])
def test_leveldb(form: str) -> None:
    entries = [
        (f"msg:{n:05}".encode(), json.dumps({"from": PHONES[n % 5], "text": text(n), "timestamp": START + n}).encode())
        for n in range(12)
    ]
    data = log([entries]) if form == "log" else table(entries, snappy=form == "packed table")
    path = "data/data/org.example.app/app_webview/Default/Local Storage/leveldb/000003." + (
        "log" if form == "log" else "ldb"
    )
    records, _ = looked(data, path)
    assert [r["body"] for r in records] == [text(n) for n in range(12)]
    assert records[0]["at"] == iso(MOMENT)
    assert lookup(data, ARTIFACT)(records[5]["provenance"]["locator"]) is not None


def _written(value: Any) -> bytes:
    """A value as V8 writes it, as far as these tests need."""
    if isinstance(value, str):
        wide = value.encode("utf-16-le")
        return b"c" + number(len(wide)) + wide
    if isinstance(value, bool):
        return b"T" if value else b"F"
    if isinstance(value, int):
        return b"N" + struct.pack("<d", value)
    pairs = b"".join(_written(k) + _written(v) for k, v in value.items())
    return b"o" + pairs + b"{" + number(len(value))


@pytest.mark.parametrize("named", [True, False])
def test_indexed_databases(named: bool) -> None:
    rows = [
        {"from": PHONES[n % 5], "text": text(n), "timestamp": (START + n) * 1000, "outgoing": n % 5 == 0}
        for n in range(12)
    ]
    entries = [
        (
            b"\x00\x01\x01\x01\x03" + struct.pack("<d", n),
            number(n + 1) + b"\xff\x15\xfe" + bytes(12) + b"\xff\x0f" + _written(r),
        )
        for n, r in enumerate(rows)
    ]
    entries.append((b"\x00\x01\x01\x01\x03" + struct.pack("<d", 99), b"\x01\xff\x15\xff\x0f\x5c"))
    if named:
        entries.append((b"\x00\x01\x00\x00\x32\x01\x00", "messages".encode("utf-16-be")))
    data = log([entries])
    folder = "data/data/org.example.app/app_webview/Default/IndexedDB/https_example.org_0.indexeddb.leveldb/"
    records, outcomes = looked(data, folder + "000003.log")
    if not named:
        # What the store is called helps, and is not needed.
        assert [o.status for o in outcomes] == [Status.COMPLETE]
    assert [r["body"] for r in records] == [text(n) for n in range(12)]
    assert (records[0]["direction"], records[1]["sender"]["identifier"]) == ("outgoing", PHONES[1])
    assert records[0]["at"] == iso(MOMENT)
    assert lookup(data, ARTIFACT)(records[5]["provenance"]["locator"]) is not None


def test_protocol_buffers_without_names_are_not_sure() -> None:
    def member(field: int, value: bytes) -> bytes:
        return number(field << 3 | 2) + number(len(value)) + value

    def row(n: int) -> bytes:
        time = number(3 << 3) + number((START + n * 900) * 1000)
        return member(1, member(1, PHONES[n % 5].encode()) + member(2, text(n).encode()) + time)

    rows = b"".join(row(n) for n in range(30))
    records, outcomes = looked(rows, "data/data/org.example.app/files/store.pb")
    assert records == []
    assert "looks like messages, not sure" in str(outcomes[0].reason)


SETTINGS = {"theme": "dark", "list": [{"key": f"k{n}", "value": n} for n in range(50)], "updated": START}
FEATURES = {
    "features": [{"name": f"FEATURE_{n}", "enabled": True, "updated": START + n, "text": "on"} for n in range(50)]
}


@pytest.mark.parametrize("value", [SETTINGS, FEATURES, list(range(500)), {"a": "b" * 500}])
def test_settings_become_no_records(value: Any) -> None:
    records, outcomes = looked(json.dumps(value).encode(), "data/data/org.example.app/files/x.json")
    assert records == []
    assert all(o.status is not Status.FAILED for o in outcomes)


@pytest.mark.parametrize("cut", [1, 100, 2000, 4096, 9000])
def test_damage_is_an_outcome_and_never_an_error(cut: int) -> None:
    database = german()
    for data, path in (
        (database[:-cut], PATH),
        (database[:100] + b"\xff" * 200 + database[300:], PATH),
        (database[: len(database) // 2] + bytes(cut) + database[len(database) // 2 + cut :], PATH),
        (json.dumps(chat()).encode()[:-cut], "data/data/a.b/files/x.json"),
        (b"[" * 100_000, "data/data/a.b/files/x.json"),
        (plistlib.dumps(chat(), fmt=plistlib.FMT_BINARY)[:-cut], "data/data/a.b/files/x.plist"),
    ):
        records, outcomes = looked(data, path)
        assert sum(o.emitted for o in outcomes) == len(records)
        for outcome in outcomes:
            assert outcome.read == outcome.emitted + outcome.rejected + outcome.excluded
            assert outcome.reason or outcome.status is Status.COMPLETE


def test_which_files_may_be_stores() -> None:
    app = "data/data/org.example.app/files/"
    assert form_of(b"SQLite format 3\0" + bytes(100), "application/vnd.sqlite3", app + "x", 4096) == SQLITE
    assert form_of(b"bplist00" + bytes(100), None, app + "x", 4096) == PLIST
    assert form_of(b'  {"a": [', None, app + "x", 4096) == JSON
    assert form_of(bytes(16) + b"T-DB" + bytes(4), "application/x-realm", app + "x", 4096) == REALM
    assert form_of(b"\x01\x02", None, app + "leveldb/000005.ldb", 4096) == LEVELDB
    assert form_of(b"\x0a\x02", None, app + "x.pb", 4096) == PROTOBUF
    assert form_of(b"{not json", None, app + "x", 4096) is None
    assert form_of(b"plain", None, app + "x", 4096) is None
    assert not may_be_a_store(app + "x.json", 20)
    assert not may_be_a_store("private/var/containers/Bundle/Application/X/A.app/data.json", 4096)
    assert not may_be_a_store("data/data/a.b/app_webview/Default/GPUCache/data_1", 4096)
    assert not may_be_a_store("system/etc/x.json", 4096)


def test_the_app_is_named_by_a_folder_where_its_container_is_not_known() -> None:
    assert named_app("private/x/Library/Caches/com.example.chat/fs/1") == "com.example.chat"
    assert named_app("private/x/Library/Caches/com.apple.news/1") == "unknown"
    assert named_app("x.db") == "unknown"
