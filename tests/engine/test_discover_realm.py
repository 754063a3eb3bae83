"""Discovery in Realm files: linked objects, lists of messages in conversations, what is damaged, sealed or beside the store."""

from __future__ import annotations

import random
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from aboveboard.engine.discover.draft import Nothing, draft
from aboveboard.engine.discover.forms import SEALED_REALM, form_of, may_be_a_store
from aboveboard.engine.evidence import Buffer, NotADatabase, attached
from aboveboard.engine.realmimage import LIMIT, image_of
from aboveboard.engine.realmplaces import object_places
from aboveboard.engine.utf16 import TooLarge
from aboveboard.formats.realm import Realm
from aboveboard.kit import Artifact, Message, Sqlite, check
from aboveboard.model.outcome import Status
from aboveboard.store.db import connect
from tests.artifacts.harness import _vfs, run
from tests.engine.discovering import NAMES, PHONES, START, text
from tests.engine.test_discover_files import looked
from tests.formats.realm.build import (
    BINARY,
    BOOL,
    DOUBLE,
    INT,
    LINK,
    MIXED,
    STRING,
    TIMESTAMP,
    At,
    Col,
    Obj,
    Tab,
    Writer,
    realm,
)

PATH = "data/data/org.example.klatsch/files/default.realm"
RUFF = Path(sys.executable).parent / "ruff"
COUNT = 60


def chat(format_: int = 23, count: int = COUNT, **more: Any) -> bytes:
    """People, messages with a link to who wrote them, conversations with a list of their messages."""
    people = {n: {"phone": PHONES[n], "displayName": NAMES[n], "avatar": b"\x89PNG"} for n in range(5)}
    messages = {
        n: {
            "text": text(n),
            "sentAt": At(START + 60 * n, 250_000_000),
            "isOutgoing": n % 2 == 1,
            "sender": None if n % 2 else n // 2 % 5,
        }
        for n in range(count)
    }
    chats = {n: {"title": f"Chat {n}", "messages": [m for m in range(count) if m % 4 == n]} for n in range(4)}
    return realm(
        [
            Tab("ChatMessage", (*MESSAGE, Col("sender", LINK, nullable=True, to="Person")), messages),
            Tab("Person", (Col("phone", STRING), Col("displayName", STRING), Col("avatar", BINARY)), people),
            Tab("Conversation", (Col("title", STRING), Col("messages", LINK, kind="list", to="ChatMessage")), chats),
        ],
        format_=format_,
        **more,
    )


MESSAGE = (Col("text", STRING), Col("sentAt", TIMESTAMP), Col("isOutgoing", BOOL))


@pytest.mark.parametrize("format_", [9, 11, 22, 23, 24])
def test_links_and_lists_are_joined(format_: int) -> None:
    records, outcomes = looked(chat(format_), PATH)
    assert [(o.part, o.status, o.read, o.emitted) for o in outcomes] == [
        ("ChatMessage", Status.COMPLETE, COUNT, COUNT),
        ("Person", Status.COMPLETE, 5, 5),
    ]
    messages = [r for r in records if r["kind"] == "Message"]
    for n, record in enumerate(messages):
        expected = {
            "at": f"2023-11-14T{22 + (13 + n) // 60:02d}:{(13 + n) % 60:02d}:20.250000Z",
            "body": text(n),
            "direction": "outgoing" if n % 2 else "incoming",
            "thread": str(n % 4),
        }
        assert {name: record[name] for name in expected} == expected
        sender = {"identifier": PHONES[n // 2 % 5], "name": NAMES[n // 2 % 5], "role": "sender"}
        assert record["sender"] == ({"absent": "NULL"} if n % 2 else sender)
        assert record["provenance"]["table"] == "ChatMessage"
        assert record["provenance"]["discovered"]["confidence"] >= 0.6
    assert {r["name"] for r in records if r["kind"] == "Contact"} == set(NAMES)
    assert len({r["key"] for r in records}) == len(records)


def test_the_image_is_what_declarations_see() -> None:
    tables = [
        Tab("Part", (Col("n", INT),), {0: {"n": 9}}, flags=1),
        Tab(
            "Thing",
            (
                Col("id", INT),
                Col("ID", INT),
                Col("_key", STRING),
                Col("part", LINK, to="Part"),
                Col("parts", LINK, kind="dictionary", to="Part"),
                Col("tags", STRING, kind="list"),
                Col("any", MIXED),
                Col("at", TIMESTAMP),
                Col("ratio", DOUBLE),
            ),
            {
                3: {
                    "id": 1,
                    "ID": 2,
                    "_key": "own",
                    "part": 0,
                    "parts": {"a": 0, "b": None},
                    "tags": ["x", "é"],
                    "any": Obj("Part", 0),
                },
                4: {"tags": [], "any": "text", "at": At(1, 5), "part": None, "parts": {}, "ratio": float("inf")},
            },
        ),
        Tab("metadata", (Col("version", INT),), {0: {"version": 1}}, prefix=""),
    ]
    db = connect(None, b"")
    made, faults = image_of(realm(tables))
    assert faults == ()
    db.deserialize("main", made)
    named = [n for (n,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")]
    assert named == ["Part", "Thing", "Thing_parts"]
    columns = [c[1] for c in db.execute("PRAGMA table_info(Thing)")]
    assert columns == ["_key", "id", "ID_2", "_key_2", "part", "tags", "any", "at", "ratio"]
    first, second = db.execute("SELECT * FROM Thing ORDER BY _key").fetchall()
    assert first == (3, 1, 2, "own", 0, '["x", "é"]', '{"table": "Part", "_key": 0}', None, None)
    assert second == (4, 0, 0, "", None, "[]", "text", "1970-01-01T00:00:01.000000005Z", float("inf"))
    assert db.execute("SELECT Thing, parts, name FROM Thing_parts ORDER BY name").fetchall() == [
        (3, 0, "a"),
        (3, None, "b"),
    ]
    foreign = db.execute("PRAGMA foreign_key_list(Thing)").fetchall()
    assert [(f[2], f[3], f[4]) for f in foreign] == [("Part", "part", "_key")]


def test_names_that_sqlite_keeps_for_itself_and_hostile_ones() -> None:
    """Names of classes and properties are the phone's, and need not be names in SQL."""
    odd = 'x"; DROP TABLE y; --'
    tables = [
        Tab("sqlite_sequence", (Col("a", INT),), {0: {"a": 1}}),
        Tab(odd, (Col(odd, INT), Col(odd.upper(), INT)), {0: {odd: 5, odd.upper(): 6}}),
        Tab("Same", (Col("a", INT),), {}),
        Tab("same", (Col("a", INT),), {}),
        Tab("Same", (Col("a", INT),), {}, prefix=""),
    ]
    db = connect(None, b"")
    db.deserialize("main", image_of(realm(tables))[0])
    named = [n for (n,) in db.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY rowid")]
    assert named == ["_sqlite_sequence", odd, "Same", "same_2", "Same_3"]
    quoted = odd.replace('"', '""')
    assert db.execute(f'SELECT * FROM "{quoted}"').fetchall() == [(0, 5, 6)]
    assert looked(realm(tables), PATH)[0] == []


def test_a_draft_reads_what_discovery_read(tmp_path: Path) -> None:
    source = draft(chat(), "/x/" + PATH)
    names: dict[str, object] = {}
    exec(compile(source, "draft.py", "exec"), names)
    (made,) = [v for v in names.values() if isinstance(v, Artifact)]
    assert check(made) == []
    assert made.files == ("{app_data:org.example.klatsch}/files/default.realm",)
    assert 'key="t._key"' in source
    assert "LEFT JOIN Person AS j1 ON j1._key = t.sender" in source
    by_draft, (seen, _) = run(made, {PATH: chat()}), looked(chat(), PATH)
    fields = ("at", "body", "direction", "sender", "thread")
    messages = [r for r in seen if r["kind"] == "Message"]
    assert [[r[f] for f in fields] for r in by_draft.of("Message")] == [[r[f] for f in fields] for r in messages]
    file = tmp_path / "draft.py"
    file.write_text(source, "utf-8")
    checked = subprocess.run(
        [RUFF, "format", "--check", "--line-length", "120", file], capture_output=True, check=False
    )
    assert checked.returncode == 0, source


def test_where_objects_stand() -> None:
    data = chat()
    joins = ("LEFT JOIN Person AS p ON p._key = t.sender",)
    reading = Sqlite("ChatMessage AS t", "t._key", {}, joins=joins)
    own, joined = object_places(data, [reading], 4)
    assert (own.table, own.role, own.rowid) == ("ChatMessage", "row", 4)
    values = {m.name: m for m in own.marks}
    assert bytes.fromhex(values["text"].hex) == text(4).encode() + b"\0"
    assert values["sentAt"].value == "2023-11-14T22:17:20.25Z"
    (seconds, nanos) = (data[p[1] : p[1] + p[2]] for p in values["sentAt"].pieces)
    assert (int.from_bytes(seconds, "little"), int.from_bytes(nanos, "little")) == (START + 240, 250_000_000)
    assert values["sender"].value == "class_Person 2"
    assert (joined.table, joined.role, joined.rowid) == ("Person", "joined as p", 2)
    # A member of a list: its conversation's array of members.
    member = Sqlite("Conversation_messages AS k", "k._key", {})
    (place,) = object_places(data, [member], 0)
    assert (place.table, [m.name for m in place.marks]) == ("Conversation_messages", ["messages"])
    assert list(object_places(data, [reading], 999)) == []
    assert list(object_places(b"", [reading], 4)) == []


def test_secrets_are_not_shown() -> None:
    tab = Tab("Account", (Col("name", STRING), Col("password", STRING)), {0: {"name": "Ida", "password": "hunter2"}})
    (place,) = object_places(realm([tab]), [Sqlite("Account AS a", "a._key", {})], 0)
    values = {m.name: m for m in place.marks}
    assert values["name"].value == "Ida"
    assert (values["password"].value, set(values["password"].hex)) == (None, {"x"})


# --- what is damaged, sealed or no store -------------------------------------------------------------------------------


def test_a_realm_that_cannot_be_read_says_why() -> None:
    for data, why in (
        (bytes(16) + b"T-DB" + bytes(1000), "Realm's file format 0, which is not known here"),
        (chat(slot=None)[:-16], "breaks off before the footer"),
        (chat()[:2000], "where no node can be"),
    ):
        records, (outcome,) = looked(data, PATH)
        assert (records, outcome.status) == ([], Status.UNKNOWN_SCHEMA)
        assert why in str(outcome.reason)


def test_a_damaged_part_is_said_and_the_rest_is_read() -> None:
    def spoil(writer: Writer, refs: list[int]) -> None:
        refs[2] = len(writer.nodes.data) + 8000

    records, outcomes = looked(chat(change=spoil), PATH)
    assert len([r for r in records if r["kind"] == "Message"]) == COUNT
    assert any("class_Conversation: a reference to byte" in str(o.reason) for o in outcomes)


def sealed(blocks: int = 9) -> bytes:
    chance = random.Random(7)
    table = b"".join(chance.randbytes(32) + bytes(32) for _ in range(blocks)).ljust(4096, b"\0")
    return table + chance.randbytes(4096 * blocks)


def test_an_encrypted_realm_is_said_to_be_one() -> None:
    data = sealed()
    assert form_of(data[:4096], None, PATH, len(data)) == SEALED_REALM
    assert form_of(data[:4096], None, PATH.replace(".realm", ".dat"), len(data)) is None
    records, (outcome,) = looked(data, PATH)
    assert (records, outcome.status) == ([], Status.ENCRYPTED)
    assert "a Realm database by its name and layout" in str(outcome.reason)
    with pytest.raises(Nothing, match="encrypted Realm"):
        draft(data, PATH)


def test_an_encrypted_realm_that_an_artifact_claims() -> None:
    reading = Sqlite("Message AS m", "m._key", {})
    made = run(_artifact(reading), {PATH: sealed()}).outcome
    assert made.status is Status.ENCRYPTED
    assert "laid out as encrypted Realm files are" in str(made.reason)


def _artifact(reading: Sqlite) -> Artifact:
    return Artifact(
        id="android.klatsch",
        title="Klatsch",
        service="klatsch",
        emits=Message,
        files=("{app_data:org.example.klatsch}/files/default.realm",),
        read=(reading,),
        says="x",
        limits="x",
        sources=("x",),
    )


def test_a_realm_that_is_too_large_says_so() -> None:
    class Huge(Buffer):
        size = LIMIT + 1  # pyright: ignore[reportIncompatibleMethodOverride]

    db = connect(None, b"")
    with (
        pytest.raises(TooLarge, match=r"more than the 268,435,456 that are read at once"),
        attached(db, _vfs(), Huge(chat())),
    ):
        pass
    db.close()


def test_an_image_that_takes_too_long_is_said() -> None:
    made, warnings = image_of(chat(), seconds=-1)
    assert warnings == ("stopped after -1 s: ChatMessage, Person, Conversation not or not wholly read",)
    db = connect(None, b"")
    db.deserialize("main", made)
    assert db.execute("SELECT count(*) FROM ChatMessage").get == 0


def test_what_stands_beside_an_open_realm_is_no_store() -> None:
    assert may_be_a_store(PATH, 4096)
    for name in ("lock", "note", "management/access_control.write.mx"):
        assert not may_be_a_store(f"{PATH}.{name}", 4096)


def test_random_damage_ends_in_an_image_or_in_words() -> None:
    """Through the engine: nothing but NotADatabase comes out of changed bytes."""
    whole, chance = chat(22), random.Random(3)
    made = 0
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(chance.choice((1, 2, 10))):
            data[chance.randrange(20, len(data))] = chance.randrange(256)
        db = connect(None, b"")
        try:
            with attached(db, _vfs(), Buffer(bytes(data))) as seen:
                made += db.execute(f"SELECT count(*) FROM {seen.schema}.sqlite_schema").get > 0
        except NotADatabase as error:
            assert str(error)
        finally:
            db.close()
    assert made > 20
    assert Realm(whole).faults == []
