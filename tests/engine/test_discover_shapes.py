"""What apps' stores look like beside plain tables: directions, times, texts, mixed tables, keys and values, other languages.

Each store is made up here for one general rule; none is any app's.
"""

from __future__ import annotations

import base64
import gzip
import json
import struct
import time
import zlib
from collections import Counter
from collections.abc import Callable, Mapping
from html import escape
from typing import Any

import pytest

from aboveboard.engine.places import lookup
from aboveboard.model.times import iso
from tests.engine.discovering import NAMES, PHONES, START, discovered, store, text
from tests.engine.discovery_measure import discovered_in_file
from tests.engine.leveldb_files import log
from tests.engine.leveldb_files import number as varint

IDS = [f"u{n}Xq{n * 7919 % 9973:04d}z" for n in range(5)]
OWN = IDS[4]
MANY = 30
MESSAGES: list[dict[str, Any]] = [
    {"id": f"m{n}", "from": IDS[n % 3], "text": text(n), "time": (START + n * 977) * 1000} for n in range(MANY)
]
NOTHING = {"absent": "NOT_IN_SCHEMA"}


def at(number: int) -> int:
    """Seconds since 1970 of a row."""
    return START + number * 977


def sender(number: int) -> str:
    """The account's own writes every other row."""
    return IDS[number % 3] if number % 2 else OWN


def kinds(records: list[dict[str, Any]]) -> dict[str, int]:
    """How many records of each kind."""
    return dict(Counter(r["kind"] for r in records))


# --- directions ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("column", "out", "into"),
    [
        ("isMine", "true", "false"),
        ("is_self", 1, 0),
        ("own", 1, 0),
        ("fromMe", "1", "0"),
        ("minha", 1, 2),
        ("is_outgoing", "Y", "N"),
        ("sens", "sortant", "entrant"),
        ("side", "right", "left"),
        ("role", "user", "assistant"),
        ("fromOrTo", "to", "from"),
        ("boxtype", "sent", "inbox"),
        ("tipo", "enviado", "recibido"),
        ("fangxiang", "发送", "接收"),
        ("sent", 1, 0),
    ],
)
def test_flags_and_words_that_say_which_way(column: str, out: object, into: object) -> None:
    script = f"CREATE TABLE chat_log (_id INTEGER PRIMARY KEY, peer TEXT, msg TEXT, ts INTEGER, {column});"
    rows = [(n, f"peer{n % 3}", text(n), at(n), out if n % 3 else into) for n in range(MANY)]
    records = discovered(store(script, {"chat_log": rows})).of("Message")
    assert [r["direction"] for r in records] == ["outgoing" if n % 3 else "incoming" for n in range(MANY)]


@pytest.mark.parametrize(
    ("column", "values"),
    [
        ("is_sent", (1, 1, 1, 1, 1, 1, 1, 1, 1, 0)),
        ("type", (1, 2)),
        ("status", ("delivered", "failed")),
        ("folder", ("from", "cc", "to")),
    ],
)
def test_what_may_be_a_state_is_no_direction(column: str, values: tuple[object, ...]) -> None:
    script = f"CREATE TABLE chat_log (_id INTEGER PRIMARY KEY, peer TEXT, msg TEXT, ts INTEGER, {column});"
    rows = [(n, f"peer{n % 3}", text(n), at(n), values[n % len(values)]) for n in range(40)]
    records = discovered(store(script, {"chat_log": rows})).of("Message")
    assert len(records) == 40
    # Nine of ten are set: the mark of what a server has, and not of who wrote.
    assert all(r["direction"] == NOTHING for r in records)


def test_codes_of_a_table_laid_out_as_androids() -> None:
    script = """CREATE TABLE backup (_id INTEGER PRIMARY KEY, thread_id INTEGER, address TEXT, person INTEGER, date INTEGER,
        read INTEGER, type INTEGER, body TEXT);
        CREATE TABLE recents (_id INTEGER PRIMARY KEY, number TEXT, date INTEGER, duration INTEGER, type INTEGER, name TEXT,
        new INTEGER);"""
    texts = [(n, n % 3, PHONES[n % 5], None, at(n) * 1000, 1, (1, 2, 3)[n % 3], text(n)) for n in range(MANY)]
    calls = [
        (n, PHONES[n % 5], at(n) * 1000, 0 if n % 3 == 2 else n + 3, n % 3 + 1, NAMES[n % 5], 0) for n in range(MANY)
    ]
    result = discovered(store(script, {"backup": texts, "recents": calls}))
    # Code 3 of messages are drafts, which were never sent; of calls those that were missed.
    assert Counter(r["direction"] for r in result.of("Message")) == {"incoming": 10, "outgoing": 10}
    assert Counter(r["direction"] for r in result.of("Call")) == {"incoming": 20, "outgoing": 10}


@pytest.mark.parametrize("where", ["account", "prefs", "column", "me"])
def test_the_own_account_is_told_by_another_place(where: str) -> None:
    own = "me" if where == "me" else OWN
    script = "CREATE TABLE message (id INTEGER PRIMARY KEY, room TEXT, sender_id TEXT, text TEXT, created_at INTEGER, uid TEXT);"
    rows: dict[str, list[tuple[Any, ...]]] = {
        "message": [
            (n, "r1", IDS[n % 2] if n % 3 else own, text(n), at(n), OWN if where == "column" else None)
            for n in range(MANY)
        ]
    }
    if where == "account":
        script += "CREATE TABLE account (user_id TEXT, nickname TEXT);"
        rows["account"] = [(OWN, "me")]
    if where == "prefs":
        script += "CREATE TABLE prefs (key TEXT, value TEXT);"
        rows["prefs"] = [("theme", "dark"), ("my_user_id", OWN)]
    records = discovered(store(script, rows)).of("Message")
    assert [r["direction"] for r in records] == ["incoming" if n % 3 else "outgoing" for n in range(MANY)]


def test_who_is_in_every_row_is_the_account_itself() -> None:
    script = """CREATE TABLE user (id INTEGER PRIMARY KEY, name TEXT, phone TEXT);
        CREATE TABLE chat_message (id INTEGER PRIMARY KEY, from_user INTEGER, to_user INTEGER, txt TEXT, sent_at INTEGER);"""
    people = [(n + 1, NAMES[n], PHONES[n]) for n in range(5)]
    rows = [(n, 5 if n % 2 else n % 4 + 1, n % 4 + 1 if n % 2 else 5, text(n), at(n)) for n in range(MANY)]
    records = discovered(store(script, {"user": people, "chat_message": rows})).of("Message")
    assert [r["direction"] for r in records] == ["outgoing" if n % 2 else "incoming" for n in range(MANY)]
    assert records[1]["recipients"][0]["identifier"] == PHONES[1]


def test_beside_to_x_what_is_called_x_is_who_wrote() -> None:
    script = "CREATE TABLE chat (id INTEGER PRIMARY KEY, mac TEXT, tomac TEXT, content TEXT, time INTEGER);"
    macs = [":".join(f"{n * 37 % 256:02x}" for _ in range(6)) for n in range(1, 6)]
    rows = [(n, macs[n % 5], macs[(n + 1) % 5], text(n), at(n)) for n in range(MANY)]
    records = discovered(store(script, {"chat": rows})).of("Message")
    assert records[0]["sender"]["identifier"] == macs[0]
    assert records[0]["recipients"][0]["identifier"] == macs[1]


# --- times -----------------------------------------------------------------------------------------------------------


def _as(form: str) -> Callable[[int], str]:
    return lambda n: time.strftime(form, time.gmtime(at(n * 40)))


@pytest.mark.parametrize(
    ("value", "zoned"),
    [
        (lambda n: str(at(n * 40) * 1000), True),
        (_as("%d.%m.%Y %H:%M:%S"), False),
        (_as("%m/%d/%Y %I:%M:%S %p"), False),
        (_as("%Y/%m/%d %H:%M:%S"), False),
        (_as("%Y%m%d%H%M%S"), False),
        (_as("%b %d, %Y %I:%M:%S %p"), False),
        (_as("%a %b %d %H:%M:%S UTC %Y"), True),
        (_as("%a, %d %b %Y %H:%M:%S +0000"), True),
        (_as("%a %b %d %Y %H:%M:%S GMT+0000 (UTC)"), True),
        (lambda n: f"/Date({at(n * 40) * 1000})/", True),
    ],
)
def test_times_that_are_written(value: Callable[[int], str], zoned: bool) -> None:
    script = "CREATE TABLE messages (id INTEGER PRIMARY KEY, contact TEXT, body TEXT, date, mine INTEGER);"
    rows = [(n, PHONES[n % 5], text(n), value(n), n % 2) for n in range(MANY)]
    records = discovered(store(script, {"messages": rows})).of("Message")
    moment = iso(at(40) * 1_000_000)
    assert records[1]["at"] == (moment if zoned else {"local": moment.removesuffix("Z"), "basis": "local without zone"})
    assert len(records) == MANY


def test_which_of_day_and_month_is_first_has_to_be_plain() -> None:
    script = "CREATE TABLE messages (id INTEGER PRIMARY KEY, contact TEXT, body TEXT, date TEXT, mine INTEGER);"
    # Neither days above 12 nor an order.
    rows = [
        (n, PHONES[n % 5], text(n), f"{n * 7 % 12 + 1:02d}/{n * 5 % 12 + 1:02d}/2024 10:00", n % 2) for n in range(MANY)
    ]
    assert discovered(store(script, {"messages": rows})).of("Message") == []


def test_days_and_times_of_day_in_two_columns() -> None:
    script = (
        "CREATE TABLE mensajes (id INTEGER PRIMARY KEY, numero TEXT, texto TEXT, fecha TEXT, hora TEXT, mio INTEGER);"
    )
    rows = [(n, PHONES[n % 5], text(n), _as("%Y-%m-%d")(n), _as("%H:%M:%S")(n), n % 2) for n in range(MANY)]
    records = discovered(store(script, {"mensajes": rows})).of("Message")
    assert records[2]["at"] == {"local": iso(at(80) * 1_000_000).removesuffix("Z"), "basis": "local without zone"}


def _push(number: int) -> str:
    signs = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz"
    ms, out = at(number) * 1000, ""
    for _ in range(8):
        ms, rest = divmod(ms, 64)
        out = signs[rest] + out
    return out + "".join(signs[(number * 7 + i * 13) % 64] for i in range(12))


def _uuid7(number: int) -> str:
    ms = at(number) * 1000
    return f"{ms >> 16:08x}-{ms & 0xFFFF:04x}-7{number:03x}-a{number:03x}-{number * 77777:012x}"


@pytest.mark.parametrize("made", [_push, _uuid7])
def test_identifiers_that_say_when_they_were_made(made: Callable[[int], str]) -> None:
    script = "CREATE TABLE messages (id TEXT PRIMARY KEY, chat TEXT, sender TEXT, body TEXT);"
    rows = [(made(n), f"c{n % 3}", sender(n), text(n)) for n in range(MANY)]
    records = discovered(store(script, {"messages": rows})).of("Message")
    assert [r["at"] for r in records] == [iso(at(n) * 1_000_000) for n in range(MANY)]


def test_durations_from_beginning_and_end_or_as_a_clock_shows_them() -> None:
    script = """CREATE TABLE calls (id INTEGER PRIMARY KEY, remote_number TEXT, start_time INTEGER, end_time INTEGER,
        mine INTEGER);
        CREATE TABLE llamadas (id INTEGER PRIMARY KEY, numero TEXT, fecha INTEGER, duracion TEXT, tipo TEXT);"""
    first = [(n, PHONES[n % 5], at(n) * 1000, (at(n) + n * 7) * 1000, n % 2) for n in range(MANY)]
    other = [
        (n, PHONES[n % 5], at(n), f"{n:02d}:{n * 3 % 60:02d}", ("entrante", "saliente")[n % 2]) for n in range(MANY)
    ]
    calls = discovered(store(script, {"calls": first, "llamadas": other})).of("Call")
    assert [c["duration"] for c in calls[:4]] == [0, 7, 14, 21]
    assert calls[MANY + 2]["duration"] == 2 * 60 + 6
    assert calls[MANY + 1]["direction"] == "outgoing"


# --- texts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "wrapped",
    [
        lambda x: base64.b64encode(x.encode()).decode(),
        lambda x: gzip.compress(x.encode()),
        lambda x: zlib.compress(x.encode()),
        lambda x: x.encode(),
        json.dumps,
        lambda x: json.dumps({"ops": [{"insert": x[:5]}, {"insert": x[5:] + "\n", "attributes": {"bold": True}}]}),
        lambda x: json.dumps({"blocks": [{"key": "a", "text": x, "type": "unstyled"}], "entityMap": {}}),
        lambda x: json.dumps(
            {"type": "doc", "content": [{"type": "paragraph", "content": [{"type": "text", "text": x}]}]}
        ),
        lambda x: json.dumps([x[:4], {"type": "bold", "text": x[4:]}]),
        lambda x: json.dumps({"text": x, "mentions": []}),
        lambda x: f"<div><p>{escape(x)}</p></div>",
    ],
    ids=["base64", "gzip", "zlib", "bytes", "string", "delta", "blocks", "document", "pieces", "object", "html"],
)
def test_texts_in_their_wrapping(wrapped: Callable[[str], object]) -> None:
    script = "CREATE TABLE messages (id INTEGER PRIMARY KEY, sender TEXT, content, sent_at INTEGER, is_mine INTEGER);"
    rows = [(n, PHONES[n % 5], wrapped(text(n)), at(n) * 1000, n % 2) for n in range(MANY)]
    records = discovered(store(script, {"messages": rows})).of("Message")
    assert [r["body"] for r in records] == [text(n) for n in range(MANY)]


# --- tables ----------------------------------------------------------------------------------------------------------


def test_entities_of_one_table_are_told_apart() -> None:
    script = """CREATE TABLE ZITEM (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, Z_OPT INTEGER, ZTEXT VARCHAR, ZAUTHOR VARCHAR,
        ZDATE TIMESTAMP, ZFULLNAME VARCHAR, ZPHONENUMBER VARCHAR);"""
    rows: list[tuple[Any, ...]] = [
        (n, 2, 1, text(n), PHONES[n % 5], at(n) - 978_307_200, None, None) for n in range(1, MANY + 1)
    ]
    rows += [(100 + n, 3, 1, None, None, None, NAMES[n], PHONES[n]) for n in range(5)]
    assert kinds(discovered(store(script, {"ZITEM": rows})).records) == {"Message": MANY, "Contact": 5}


def test_messages_people_and_settings_under_keys() -> None:
    script = "CREATE TABLE kv (k TEXT PRIMARY KEY, v BLOB);"
    people = [{"uid": IDS[n], "displayName": NAMES[n], "avatar": f"https://x.example/{n}.jpg"} for n in range(5)]
    rows = [(f"message:{n}", json.dumps(MESSAGES[n])) for n in range(MANY)]
    rows += [(f"user:{n}", json.dumps(p)) for n, p in enumerate(people)] + [("setting:theme", '{"v":1}')]
    result = discovered(store(script, {"kv": rows}))
    assert kinds(result.records) == {"Message": MANY, "Contact": 5}
    assert result.of("Contact")[0]["identifiers"][0]["value"] == IDS[0]


def test_columns_that_all_begin_with_one_word() -> None:
    script = """CREATE TABLE message (message_id INTEGER PRIMARY KEY, message_content_text TEXT, message_kind TEXT,
        message_timestamp INTEGER, message_author_uid TEXT, message_conversation_id TEXT);"""
    rows = [(n, text(n), "TEXT", at(n) * 1000, sender(n), f"c{n % 3}") for n in range(MANY)]
    (first, *_) = records = discovered(store(script, {"message": rows})).of("Message")
    assert (len(records), first["body"], first["thread"], first["sender"]["identifier"]) == (MANY, text(0), "c0", OWN)


def test_one_table_for_each_conversation() -> None:
    names = (48121, 48122, 48177)
    script = "".join(
        f"CREATE TABLE chat_{c} (id INTEGER PRIMARY KEY, msg TEXT, time INTEGER, is_send INTEGER);" for c in names
    )
    rows = {f"chat_{c}": [(n, text(n), at(n) * 1000, n % 2) for n in range(4 + c % 9)] for c in names}
    records = discovered(store(script, rows)).of("Message")
    assert Counter(r["thread"] for r in records) == {str(c): 4 + c % 9 for c in names}


def test_messages_of_which_the_conversation_alone_is_named() -> None:
    script = """CREATE TABLE sms (_id INTEGER PRIMARY KEY, thread_id INTEGER, date INTEGER, body TEXT, type INTEGER);
        CREATE TABLE threads (_id INTEGER PRIMARY KEY, snippet TEXT, date INTEGER);"""
    rows = [(n, n % 4 + 1, at(n), text(n), 4 if n % 2 else 8) for n in range(MANY)]
    chats = [(c, text(c), at(c)) for c in range(1, 5)]
    records = discovered(store(script, {"sms": rows, "threads": chats})).records
    assert kinds(records) == {"Message": MANY}
    assert {r["thread"] for r in records} == {"1", "2", "3", "4"}
    assert all(r["direction"] == NOTHING for r in records)


def test_drafts_and_signs_of_writing_stay_out() -> None:
    script = """CREATE TABLE archive (id INTEGER PRIMARY KEY, composing INTEGER, outgoing INTEGER, stamp INTEGER, body TEXT,
        jid TEXT);
        CREATE TABLE emails (id INTEGER PRIMARY KEY, subject TEXT, snippet TEXT, sender TEXT, date INTEGER, folder TEXT);"""
    chats = [
        (n, int(n % 10 == 3), n % 2, at(n), None if n % 10 == 3 else text(n), f"p{n % 4}@chat.example")
        for n in range(MANY)
    ]
    mail = [
        (n, f"Re: {n}", text(n), f'"{NAMES[n % 3]}" <p{n % 3}@example.org>', at(n), ("inbox", "drafts", "sent")[n % 3])
        for n in range(MANY)
    ]
    assert kinds(discovered(store(script, {"archive": chats, "emails": mail})).records) == {"Message": 27 + 20}


# --- people ----------------------------------------------------------------------------------------------------------


def test_people_who_are_known_by_an_identifier() -> None:
    script = """CREATE TABLE match_person (id TEXT PRIMARY KEY, name TEXT, bio TEXT, gender INTEGER);
        CREATE TABLE conversation_info (user_id TEXT PRIMARY KEY, user_name TEXT, gender INTEGER, age INTEGER, work TEXT);
        CREATE TABLE message (id INTEGER PRIMARY KEY, conversation_id TEXT, text TEXT, created INTEGER, is_incoming INTEGER);
        CREATE TABLE city (id TEXT PRIMARY KEY, name TEXT, country TEXT);"""
    rows: dict[str, list[tuple[Any, ...]]] = {
        "match_person": [(IDS[n], NAMES[n], "hello there", n % 2) for n in range(5)],
        "conversation_info": [(f"{9100 + n}a", NAMES[n], n % 2, 20 + n, None) for n in range(5)],
        "message": [(n, f"{9100 + n % 5}a", text(n), at(n), n % 2) for n in range(MANY)],
        "city": [(f"x{n:04d}", f"{NAMES[n % 5].split()[0]}burg", "Germany") for n in range(20)],
    }
    contacts = discovered(store(script, rows)).of("Contact")
    assert Counter(c["name"] for c in contacts) == dict.fromkeys(NAMES, 2)
    assert contacts[0]["identifiers"] == [{"value": IDS[0], "type": "other"}]


def test_the_phones_own_accounts_are_no_contacts() -> None:
    script = """CREATE TABLE account (id INTEGER PRIMARY KEY, host TEXT, port INTEGER, user TEXT, name TEXT);
        CREATE TABLE contact (id INTEGER PRIMARY KEY, account INTEGER, email TEXT, name TEXT);"""
    rows: dict[str, list[tuple[Any, ...]]] = {
        "account": [(n, "imap.example.org", 993, f"me{n}@example.org", f"Mail {n}") for n in (1, 2)],
        "contact": [(n, n % 2 + 1, f"p{n}@example.org", NAMES[n]) for n in range(5)],
    }
    assert [c["name"] for c in discovered(store(script, rows)).of("Contact")] == list(NAMES)


# --- files -----------------------------------------------------------------------------------------------------------


def _mmkv(pairs: Mapping[str, str]) -> bytes:
    inner = b"\xff\xff\xff\x07"
    for key, value in pairs.items():
        stored = varint(len(value.encode())) + value.encode()
        inner += varint(len(key)) + key.encode() + varint(len(stored)) + stored
    return struct.pack("<I", len(inner)) + inner + b"\0" * (4096 - len(inner) % 4096)


def _preferences(pairs: Mapping[str, str]) -> bytes:
    inner = "".join(f'<string name="{k}">{escape(v)}</string>' for k, v in pairs.items())
    return f'<?xml version="1.0" encoding="utf-8"?>\n<map><boolean name="x" value="true" />{inner}</map>'.encode()


@pytest.mark.parametrize(
    ("data", "path"),
    [
        (_mmkv({f"msg_{n}": json.dumps(m) for n, m in enumerate(MESSAGES)} | {"uid": IDS[0]}), "files/mmkv/chat"),
        (_mmkv({"messages": json.dumps(MESSAGES), "my_uid": IDS[0]}), "files/mmkv/chat"),
        (_preferences({"user_id": IDS[0], "messages": json.dumps(MESSAGES)}), "shared_prefs/chat.xml"),
    ],
    ids=["a key for each", "a list", "preferences"],
)
def test_keys_and_values(data: bytes, path: str) -> None:
    records = discovered_in_file(data, f"data/data/org.example.app/{path}")
    assert [r["body"] for r in records] == [m["text"] for m in MESSAGES]
    assert [r["direction"] for r in records[:3]] == ["outgoing", "incoming", "incoming"]
    # Each has a place of its own, and the bytes there hold its text.
    places = {r["provenance"]["locator"] for r in records}
    assert len(places) == MANY
    found = lookup(data)(records[4]["provenance"]["locator"])
    assert found is not None
    assert json.dumps(text(4)).strip('"').encode() in data[found.span.offset :][: found.span.length]


def test_lists_in_xml() -> None:
    attributes = "".join(
        f'<sms address="{PHONES[n % 5]}" date="{at(n) * 1000}" type="{n % 2 + 1}" body="{text(n)}" read="1" locked="0"/>'
        for n in range(MANY)
    )
    elements = "".join(
        f"<message><from>{IDS[n % 3]}</from><time>{at(n)}</time><body>{text(n)}</body></message>" for n in range(MANY)
    )
    texts = discovered_in_file(
        f"<?xml version='1.0'?><smses>{attributes}</smses>".encode(), "data/media/0/Backups/sms.xml"
    )
    assert [r["direction"] for r in texts] == ["outgoing" if n % 2 else "incoming" for n in range(MANY)]
    chat = discovered_in_file(f"<history>{elements}</history>".encode(), "data/data/org.example.app/files/h.xml")
    assert [r["sender"]["identifier"] for r in chat[:3]] == IDS[:3]
    assert chat[1]["provenance"]["locator"] == "history/message[2]"


def test_what_stands_around_a_list_says_with_whom() -> None:
    said = [{"text": text(n), "date": at(n) * 1000, "outgoing": bool(n % 2)} for n in range(MANY)]
    alone = {"version": 1, "contact": {"name": NAMES[0], "phone": PHONES[0]}, "messages": said}
    (first, *_) = discovered_in_file(json.dumps(alone).encode(), "data/data/org.example.app/files/c.json")
    assert first["sender"] == {"identifier": PHONES[0], "name": NAMES[0], "role": "sender"}
    several = [
        {
            "conversationId": f"c{c}",
            "counterParty": {"identifier": f"9{c}", "name": NAMES[c]},
            "messages": said[c : c + 2],
        }
        for c in range(5)
    ]
    records = discovered_in_file(json.dumps({"data": several}).encode(), "data/data/org.example.app/files/c.json")
    assert Counter(r["thread"] for r in records) == {f"c{c}": 2 for c in range(5)}
    named = [one["name"] for r in records for one in (r["sender"], *list(r["recipients"])) if "name" in one]
    assert Counter(named) == dict.fromkeys(NAMES, 2)


def test_whose_file_it_is_is_not_the_other_side() -> None:
    said = [{"text": text(n), "date": at(n) * 1000, "outgoing": bool(n % 2)} for n in range(MANY)]
    whole = {"user": {"id": OWN, "name": "Me Myself"}, "messages": said}
    records = discovered_in_file(json.dumps(whole).encode(), "data/data/org.example.app/files/c.json")
    assert not any(OWN in json.dumps(r.get(f)) for r in records for f in ("sender", "recipients"))


def test_lists_under_keys_that_say_whose_they_are() -> None:
    said = [{"text": text(n), "ts": at(n), "uid": IDS[n % 3]} for n in range(MANY)]
    under = {"history": {NAMES[c]: said[c * 10 : c * 10 + 10] for c in range(3)}}
    records = discovered_in_file(json.dumps(under).encode(), "data/data/org.example.app/files/h.json")
    assert Counter(r["thread"] for r in records) == dict.fromkeys(NAMES[:3], 10)
    pushed = {"chats": {f"room{c}": {_push(n): said[n] for n in range(c * 10, c * 10 + 10)} for c in range(3)}}
    records = discovered_in_file(json.dumps(pushed).encode(), "data/data/org.example.app/files/rtdb.json")
    assert Counter(r["thread"] for r in records) == {f"room{c}": 10 for c in range(3)}


def test_json_in_json_is_opened() -> None:
    root = {"auth": json.dumps({"userId": IDS[0]}), "chat": json.dumps({"messages": MESSAGES})}
    data = json.dumps(root).encode()
    records = discovered_in_file(data, "data/data/org.example.app/files/persist.json")
    assert [r["body"] for r in records] == [m["text"] for m in MESSAGES]
    found = lookup(data)(records[0]["provenance"]["locator"])
    # The place is the text that the object stands in.
    assert found is not None
    assert json.loads(data[found.span.offset :][: found.span.length]) == root["chat"]


def _proto(*members: tuple[int, int | str | bytes]) -> bytes:
    made = b""
    for field, value in members:
        if isinstance(value, int):
            made += varint(field << 3) + varint(value)
        else:
            raw = value.encode() if isinstance(value, str) else value
            made += varint(field << 3 | 2) + varint(len(raw)) + raw
    return made


def test_maps_in_protocol_buffers_have_names() -> None:
    def value(n: int) -> bytes:
        message = json.dumps({"title": NAMES[n % 3], "body": text(n), "conversation": {"id": 70 + n % 3}})
        pairs = {"google.sent_time": str(at(n) * 1000), "message": message}
        inner = b"".join(_proto((7, _proto((1, k), (2, v)))) for k, v in pairs.items())
        return _proto((1, 1), (2, _proto((2, "8123456789"), (5, "org.example.chat")) + inner), (3, 1))

    entries: list[list[tuple[bytes, bytes | None]]] = [
        [(f"0:{at(n)}%{n:06x}f9fd7ecd".encode(), value(n))] for n in range(MANY)
    ]
    records = discovered_in_file(log(entries), "data/data/org.example.app/files/queued.ldb/000027.log")
    assert [(r["body"], r["thread"]) for r in records[:2]] == [(text(0), "70"), (text(1), "71")]
    assert len(records) == MANY


def test_documents_in_protocol_buffers_are_parted_by_their_fields() -> None:
    def stamp(n: int) -> bytes:
        return _proto((1, at(n)), (2, 250_000_000))

    def document(fields: Mapping[str, bytes], n: int) -> bytes:
        inner = b"".join(_proto((2, _proto((1, k), (2, v)))) for k, v in fields.items())
        return _proto((2, _proto((1, f"projects/x/documents/d{n}")) + inner + _proto((3, stamp(n)))))

    def said(n: int) -> dict[str, bytes]:
        return {
            "senderId": _proto((17, IDS[n % 3])),
            "createdAt": _proto((10, stamp(n))),
            "text": _proto((17, text(n))),
        }

    def person(n: int) -> dict[str, bytes]:
        return {"displayName": _proto((17, NAMES[n])), "email": _proto((17, f"p{n}@example.org"))}

    script = "CREATE TABLE remote_documents (path TEXT PRIMARY KEY, contents BLOB);"
    rows = [(f"chats/room{n % 3}/messages/{n}", document(said(n), n)) for n in range(MANY)]
    rows += [(f"users/{IDS[n]}", document(person(n), n)) for n in range(5)]
    result = discovered(store(script, {"remote_documents": rows}))
    assert kinds(result.records) == {"Message": MANY, "Contact": 5}
    assert result.of("Message")[3]["at"] == iso(at(3) * 1_000_000 + 250_000)


# --- languages -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        ("tin_nhan", ("nguoi_gui", "noi_dung", "thoi_gian", "cuoc_tro_chuyen")),
        ("메시지", ("보낸사람", "내용", "시간", "채팅방")),
        ("tbl_berichten", ("afzender", "inhoud", "tijdstip", "gesprek")),
        ("tbMessages", ("sSender", "sText", "dtTime", "sRoom")),
        ("Wiadomosc", ("Nadawca", "Tresc", "DataWyslania", "Rozmowa")),
        ("Сообщения", ("отправитель", "текст", "время", "чат")),
        ("t_message", ("soushinsha", "honbun", "nichiji", "heya")),
        ("rasail", ("mursil", "nass", "waqt", "muhadatha")),
        ("mesajlar", ("gonderen", "icerik", "tarih", "sohbet")),
        ("pesan", ("pengirim", "isi", "waktu", "obrolan")),
        ("liaotianjilu", ("fasongren", "neirong", "shijian", "huihua")),
        ("sandesh", ("preshak", "paath", "samay", "vartalap")),
        ("tMessage", ("expediteur", "contenu", "dateEnvoi", "idConversation")),
        ("mensagens", ("remetente", "mensagem", "hora", "id_conversa")),
    ],
)
def test_names_in_many_languages(table: str, columns: tuple[str, str, str, str]) -> None:
    who, what, when, where = columns
    script = f'CREATE TABLE "{table}" (id INTEGER PRIMARY KEY, {who} TEXT, {what} TEXT, {when} INTEGER, {where} TEXT);'
    rows = [(n, sender(n), text(n), at(n) * 1000, f"r{n % 3}") for n in range(MANY)]
    records = discovered(store(script, {f'"{table}"': rows})).of("Message")
    assert [(r["body"], r["thread"], r["sender"]["identifier"]) for r in records] == [
        (text(n), f"r{n % 3}", sender(n)) for n in range(MANY)
    ]


# --- what becomes no message, call or contact ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("script", "row"),
    [
        (
            "drafts (thread_id INTEGER, text TEXT, date INTEGER, recipient TEXT)",
            lambda n: (n, text(n), at(n), PHONES[n % 5]),
        ),
        (
            "message_templates (id INTEGER, name TEXT, message TEXT, created_at INTEGER, sender TEXT)",
            lambda n: (n, f"T{n}", text(n), at(n), IDS[n % 3]),
        ),
        (
            "notification (id INTEGER, title TEXT, body TEXT, received_at INTEGER, read INTEGER)",
            lambda n: (n, "App", f"Your order {n} has shipped", at(n), n % 2),
        ),
        ("reactions (id INTEGER, sender TEXT, emoji TEXT, ts INTEGER)", lambda n: (n, IDS[n % 3], "👍❤️"[n % 2], at(n))),
        (
            "reviews (id INTEGER, author TEXT, text TEXT, rating INTEGER, created INTEGER)",
            lambda n: (n, NAMES[n % 5], text(n), n % 5, at(n)),
        ),
        (
            "episode (id INTEGER, title TEXT, description TEXT, author TEXT, pub_date INTEGER, duration INTEGER)",
            lambda n: (n, f"Part {n} of it", text(n) * 3, NAMES[n % 2], at(n), 2000 + n),
        ),
        (
            "transactions (id INTEGER, recipient TEXT, purpose TEXT, amount REAL, date INTEGER, direction TEXT)",
            lambda n: (n, NAMES[n % 5], f"Rent for month {n}", 12.5 * n, at(n), ("in", "out")[n % 2]),
        ),
        (
            "words_content (docid INTEGER, c0text TEXT, c1sender TEXT, c2time INTEGER)",
            lambda n: (n, text(n), IDS[n % 3], at(n)),
        ),
        (
            "search_history (id INTEGER, query TEXT, time INTEGER, user TEXT)",
            lambda n: (n, f"pizza near {n}", at(n), OWN),
        ),
        (
            "pending_requests (id INTEGER, url TEXT, body TEXT, created INTEGER, retries INTEGER, user TEXT)",
            lambda n: (n, "https://x.example/a", json.dumps({"text": text(n), "to": IDS[1]}), at(n), 0, OWN),
        ),
        (
            "chats (chat_id TEXT, title TEXT, last_message TEXT, last_message_time INTEGER, last_sender TEXT)",
            lambda n: (f"c{n}", NAMES[n % 5], text(n), at(n), IDS[n % 3]),
        ),
        ("camera (id INTEGER, cameraName TEXT, cameraAddress TEXT)", lambda n: (n, f"Gate {n}", f"192.168.1.{n}")),
        (
            "sessions (id INTEGER, user_id TEXT, start_time INTEGER, end_time INTEGER, duration INTEGER)",
            lambda n: (n, OWN, at(n), at(n) + 600, 600 + n),
        ),
        (
            "player (id TEXT, name TEXT, team_id TEXT, position TEXT)",
            lambda n: (f"pl{n:03d}", f"{NAMES[n % 5]} {chr(65 + n)}", f"t{n % 10}", "goal"),
        ),
    ],
    ids=lambda v: v.partition(" ")[0] if isinstance(v, str) else "",
)
def test_what_only_looks_like_it(script: str, row: Callable[[int], tuple[Any, ...]]) -> None:
    table = script.partition(" ")[0]
    found = discovered(store(f"CREATE TABLE {script};", {table: [row(n) for n in range(24)]})).records
    assert not {"Message", "Call", "Contact"} & {r["kind"] for r in found}


def test_lists_of_news_in_files_are_no_messages() -> None:
    items = [
        {
            "id": n,
            "title": "Big news today",
            "summary": text(n),
            "author": NAMES[n % 3],
            "published": iso(at(n) * 1_000_000),
        }
        for n in range(20)
    ]
    found = discovered_in_file(json.dumps({"items": items}).encode(), "data/data/org.example.app/files/feed.json")
    assert not {"Message", "Call", "Contact"} & {r["kind"] for r in found}
