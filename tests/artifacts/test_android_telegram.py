"""Telegram's cache4.db made here: messages of a person, a group and a secret chat, calls, people, the address book."""

from __future__ import annotations

import struct

from aboveboard.artifacts.telegram.android import TELEGRAM
from aboveboard.artifacts.telegram.android_calls import CALLS as TELEGRAM_CALLS
from aboveboard.artifacts.telegram.android_people import PEOPLE as TELEGRAM_PEOPLE
from tests.artifacts import telegram_bytes as tb
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/org.telegram.messenger/files/cache4.db"
SCHEMA = """CREATE TABLE messages_v2(mid INTEGER, uid INTEGER, read_state INTEGER, send_state INTEGER, date INTEGER, data BLOB,
  out INTEGER, ttl INTEGER, media INTEGER, replydata BLOB, imp INTEGER, mention INTEGER, forwards INTEGER, replies_data BLOB,
  thread_reply_id INTEGER, is_channel INTEGER, reply_to_message_id INTEGER, custom_params BLOB, group_id INTEGER,
  PRIMARY KEY(mid, uid));
CREATE TABLE users(uid INTEGER PRIMARY KEY, name TEXT, status INTEGER, data BLOB);
CREATE TABLE chats(uid INTEGER PRIMARY KEY, name TEXT, data BLOB);
CREATE TABLE enc_chats(uid INTEGER PRIMARY KEY, user INTEGER, name TEXT, data BLOB, g BLOB, authkey BLOB, ttl INTEGER);
CREATE TABLE user_contacts_v7(key TEXT PRIMARY KEY, uid INTEGER, fname TEXT, sname TEXT, imported INTEGER);
CREATE TABLE user_phones_v7(key TEXT, phone TEXT, sphone TEXT, deleted INTEGER, PRIMARY KEY (key, phone));"""
LI, ME, GROUP, SECRET = 42, 7, 99, (1 << 62) | 5
CALL = tb.u32(0x80E11A7F, 0b110) + tb.i64(1234) + tb.u32(65)
MISSED = tb.u32(0x80E11A7F, 0b1) + tb.i64(1235) + tb.u32(0x85E42301)
GEO = tb.u32(0x56E0D474, 0xB2A2F663, 0) + struct.pack("<dd", 13.4, 52.5) + tb.i64(1)
ROWS = (
    (1, LI, 1, 0, 1700000000, tb.message(1, tb.user(LI), 1700000000, "hello"), 0),
    (2, LI, 3, 0, 1700000100, tb.message(2, tb.user(LI), 1700000100, "", flags=2, sender=tb.user(ME),
        media=tb.u32(0x9CB070D7, 1) + tb.document(8, "a.pdf", "application/pdf")) + tb.text("/storage/emulated/0/a.pdf"), 1),
    (3, -GROUP, 1, 0, 1700000200, tb.message(3, tb.chat(GROUP), 1700000200, "here", sender=tb.user(LI), media=GEO), 0),
    (4, -GROUP, 1, 0, 1700000300,
        tb.service(4, tb.chat(GROUP), 1700000300, tb.u32(0xB5A1CE5A) + tb.text("New name"), sender=tb.user(LI)), 0),
    (5, LI, 1, 0, 1700000400, tb.service(5, tb.user(LI), 1700000400, CALL), 0),
    (6, LI, 1, 0, 1700000500, tb.service(6, tb.user(LI), 1700000500, MISSED), 1),
    (-210000, SECRET, 0, 0, 1700000600, tb.u32(0x555555FA, 0, 1, 0) + tb.i64(LI) + tb.user(ME) + tb.u32(1700000600)
        + tb.text("psst") + tb.u32(0x3DED6320), 0),
    (8, LI, 1, 0, 1700000700, tb.u32(0xDEADBEEF) + b"\0" * 40, 0),
)  # fmt: skip
FILE = sqlite_bytes(
    SCHEMA,
    {
        "messages_v2(mid, uid, read_state, send_state, date, data, out)": ROWS,
        "users": (
            (LI, "li wei;;;liwei", 0, tb.person(LI, "Li", "Wei", "liwei", "15550101", flags=1 << 11)),
            (ME, "mira;;;", 0, tb.person(ME, "Mira", "", "", "15550100", flags=1 << 10)),
        ),
        "chats": ((GROUP, "flat", tb.group(GROUP, "Flat")),),
        "enc_chats(uid, user, name)": ((5, LI, "li wei"),),
        "user_contacts_v7": (("k1", LI, "Li", "W.", 1),),
        "user_phones_v7": (("k1", "+15550101", "15550101", 0),),
    },
)
FIXTURES = {
    "android.telegram": {PATH: FILE},
    "android.telegram.people": {PATH: FILE},
    "android.telegram.calls": {PATH: FILE},
}
NULL = {"absent": "NULL"}
LI_WEI = {"identifier": "42", "name": "Li Wei"}


def test_messages() -> None:
    result = run((TELEGRAM, TELEGRAM_PEOPLE, TELEGRAM_CALLS), {PATH: FILE})
    hello, pdf, here, renamed, secret, unknown = sorted(result.of("Message"), key=lambda r: r["at"])
    expected = {
        "at": "2023-11-14T22:13:20.000000Z",
        "direction": "incoming",
        "sender": {**LI_WEI, "role": "sender"},
        "recipients": NULL,
        "thread": "42",
        "thread_name": "Li Wei",
        "body": "hello",
        "type": "text",
        "status": "sent",
        "read": True,
        "message_id": "1",
        "attachments": NULL,
    }
    assert {name: hello[name] for name in expected} == expected
    assert (pdf["sender"], pdf["recipients"]) == (
        {"identifier": "7", "name": "Mira", "role": "owner"},
        [{**LI_WEI, "role": "recipient"}],
    )
    assert pdf["attachments"] == [
        {"name": "a.pdf", "title": "cached as 2_8", "mime": "application/pdf", "size": 5_000_000_000,
         "path": "/storage/emulated/0/a.pdf"}
    ]  # fmt: skip
    assert (pdf["type"], pdf["body"]) == ("document", NULL)
    assert (here["thread"], here["thread_name"], here["latitude"], here["longitude"]) == ("-99", "Flat", 52.5, 13.4)
    assert (renamed["type"], renamed["body"]) == ("service: ChatEditTitle", "New name")
    assert (secret["protocol"], secret["body"], secret["thread_name"]) == ("secret chat", "psst", "Li Wei")
    assert (unknown["body"], unknown["at"]) == ({"absent": "UNREADABLE"}, "2023-11-14T22:25:00.000000Z")


def test_calls_and_people() -> None:
    result = run((TELEGRAM, TELEGRAM_PEOPLE, TELEGRAM_CALLS), {PATH: FILE})
    taken, missed = sorted(result.of("Call"), key=lambda r: r["at"])
    expected = {
        "direction": "incoming",
        "answered": True,
        "duration": 65,
        "medium": "video",
        "call_id": "1234",
        "status": NULL,
    }
    assert {name: taken[name] for name in expected} == expected
    assert (missed["direction"], missed["status"], missed["medium"]) == ("outgoing", "missed", "audio")
    people = {r["contact_id"]: r for r in result.of("Contact") if r["provenance"]["table"] == "users"}
    assert people["42"]["identifiers"] == [
        {"value": "liwei", "type": "handle"},
        {"value": "+15550101", "type": "phone"},
    ]
    assert (people["42"]["groups"], people["7"]["own"]) == (["contact"], True)
    (flat,) = (r for r in result.of("Contact") if r["provenance"]["table"] == "chats")
    assert (flat["name"], flat["groups"]) == ("Flat", ["group"])
    (book,) = (r for r in result.of("Contact") if r["provenance"]["table"] == "user_contacts_v7")
    assert (book["name"], book["identifiers"]) == ("Li W.", [{"type": "phone", "value": "+15550101"}])
