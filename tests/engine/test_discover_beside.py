"""Calls among messages, names of classes and digests, texts beside addresses of files, and whose account it is.

Each store is made up here for one general rule; none is any app's.
"""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

import pytest

from aboveboard.engine.discover import words
from tests.engine.discovering import NAMES, PHONES, START, discovered, store, text
from tests.engine.discovery_measure import discovered_in_file

MANY = 24


def kinds(records: list[dict[str, Any]]) -> dict[str, int]:
    """How many records of each kind."""
    return dict(Counter(r["kind"] for r in records))


def at(n: int) -> int:
    """Milliseconds since 1970 of a row."""
    return (START + n * 977) * 1000


def told(codes: tuple[str, str], *, ended: bool = True) -> dict[str, int]:
    """What becomes of messages and of rows with a text about a call, told apart by these codes."""
    rows = [
        (
            n + 1,
            codes[n % 2],
            PHONES[n % 5],
            f"{NAMES[n % 5]} hung up after {n} seconds" if n % 2 and ended else text(n),
            at(n),
        )
        for n in range(MANY)
    ]
    script = "CREATE TABLE msg (id INTEGER PRIMARY KEY, type TEXT, sender TEXT, content TEXT, time INTEGER)"
    return kinds(discovered(store(script, {"msg": rows})).records)


def test_rows_called_calls_beside_sms_are_calls_whatever_is_written_of_them() -> None:
    assert told(("sms", "call")) == {"Message": MANY // 2, "Call": MANY // 2}
    # What a chat says of a call in words of its own stays a message.
    assert told(("text", "call")) == {"Message": MANY}


def test_how_a_call_is_made_tells_it() -> None:
    rows = [
        (n + 1, ("PLAIN_TEXT", "WEBRTC_AUDIO_END")[n % 2], PHONES[n % 5], None if n % 2 else text(n), at(n))
        for n in range(MANY)
    ]
    script = "CREATE TABLE messages (id INTEGER PRIMARY KEY, category TEXT, sender TEXT, content TEXT, time INTEGER)"
    assert kinds(discovered(store(script, {"messages": rows})).records) == {"Message": MANY // 2, "Call": MANY // 2}


@pytest.mark.parametrize(
    ("who", "calls"), [("caller", MANY // 2), ("label", 0), ("destination_caller_id", 0), ("caller_id", 0)]
)
def test_rows_of_a_caller_without_a_text_are_calls(who: str, calls: int) -> None:
    script = f"CREATE TABLE journal (_id INTEGER PRIMARY KEY, time INTEGER, {who} TEXT, number TEXT, text TEXT)"
    rows = [(n + 1, at(n), NAMES[n % 5], PHONES[n % 5], None if n % 2 else text(n)) for n in range(MANY)]
    found = kinds(discovered(store(script, {"journal": rows})).records)
    assert (found.get("Call", 0), found["Message"]) == (calls, MANY - calls)


def test_classes_are_called_by_what_stands_before_their_kind() -> None:
    assert words.table_meanings("ZMESSAGEDTO") == words.table_meanings("messageEntity") == {"message"}
    script = """CREATE TABLE ZUSERDTO (Z_PK INTEGER PRIMARY KEY, ZNAME VARCHAR, ZID VARCHAR);
        CREATE TABLE ZMESSAGEDTO (Z_PK INTEGER PRIMARY KEY, ZUSER INTEGER, ZCHANNEL INTEGER, ZCREATEDAT TIMESTAMP,
        ZTEXT VARCHAR)"""
    rows = {
        "ZUSERDTO": [(n + 1, name, f"user-{n}") for n, name in enumerate(NAMES)],
        "ZMESSAGEDTO": [(n + 1, 1 + n % 5, 1 + n % 3, at(n) / 1000 - 978_307_200, text(n)) for n in range(MANY)],
    }
    found = [r for r in discovered(store(script, rows)).records if r["kind"] == "Message"]
    assert len(found) == MANY
    assert {r["sender"]["name"] for r in found} == set(NAMES)


def test_digests_are_no_words() -> None:
    assert words.table_meanings("a806b7e1e3ae8c67e0b2ad066a6a10a9") == frozenset()
    assert words.split("conv_4970f89576ca4bb86da96325") == ("conv",)


def test_a_table_of_a_group_is_one_beside_those_of_people() -> None:
    columns = "(id INTEGER PRIMARY KEY, speaker_id INTEGER, timestamp INTEGER, message TEXT, ttl INTEGER)"
    names = ("conv_U42", "conv_U43", "conv_G4970f89576ca4bb86da96325")
    rows = {t: [(n + 1, n % 2 + 40, at(n), text(n), 0) for n in range(8)] for t in names}
    found = discovered(store(";".join(f"CREATE TABLE {t} {columns}" for t in names), rows)).records
    assert Counter(r["provenance"]["table"] for r in found) == dict.fromkeys(names, 8)


def test_texts_whose_column_has_addresses_of_files_too() -> None:
    script = """CREATE TABLE message (_id INTEGER PRIMARY KEY, conversation_id INTEGER, type INTEGER, data TEXT,
        timestamp INTEGER, mime_type TEXT, number TEXT)"""
    said = [
        f"content://media/external/images/{n}" if n % 7 < 2 else f"Gerne, {n}!" if n % 7 < 4 else f"We {text(n)}"
        for n in range(2 * MANY)
    ]
    rows = [(n + 1, n % 4, n % 2, words_, at(n), "text/plain", PHONES[n % 4]) for n, words_ in enumerate(said)]
    assert kinds(discovered(store(script, {"message": rows})).records) == {"Message": 2 * MANY}


def test_the_own_account_in_every_row_is_not_whom_messages_are_with() -> None:
    script = """CREATE TABLE message (id INTEGER PRIMARY KEY, accountId TEXT, actorId TEXT, token TEXT, message TEXT,
        timestamp INTEGER);
        CREATE TABLE account (accountId TEXT PRIMARY KEY, user TEXT, userDisplayName TEXT)"""
    rows = [
        (n + 1, "me@cloud.example", NAMES[n % 5].split()[0].lower(), f"t{n % 3}", text(n), at(n)) for n in range(MANY)
    ]
    found = discovered(store(script, {"message": rows, "account": [("me@cloud.example", "me", "Eva Me")]})).records
    found = [r for r in found if r["kind"] == "Message"]
    assert len(found) == MANY
    assert not any("me@cloud.example" in str(r) for r in found)
    assert {r["sender"]["identifier"] for r in found} == {n.split()[0].lower() for n in NAMES}


@pytest.mark.parametrize(("what", "expected"), [("meeting", {"Call": MANY}), ("page", {})])
def test_conferences_that_somebody_was_in_are_calls(what: str, expected: dict[str, int]) -> None:
    rows = [{what: f"https://meet.example/room{n}", "date": at(n), "duration": 61_000 + n * 997} for n in range(MANY)]
    found = discovered_in_file(json.dumps(rows).encode(), "data/data/org.example.app/files/recent.json")
    assert kinds(found) == expected


@pytest.mark.parametrize("key", ["uuid", "id"])
def test_who_has_no_name_is_called_by_an_address(key: str) -> None:
    script = f"CREATE TABLE contacts ({key} TEXT PRIMARY KEY, jid TEXT, name TEXT)"
    rows = [
        (f"3f2504e0-4f89-41d3-9a0c-0305e82c33{n:02}", f"{n}.buddy@chat.example", NAMES[n % 5] if n % 4 else "")
        for n in range(12)
    ]
    names = [r["name"] for r in discovered(store(script, {"contacts": rows})).records]
    assert [n for n in names if "@" in n] == [f"{n}.buddy@chat.example" for n in (0, 4, 8)]


def test_the_last_of_each_conversation_is_not_another_message() -> None:
    script = """CREATE TABLE conversations (id INTEGER PRIMARY KEY, conver_time INTEGER, last_msg_type TEXT,
        last_msg_sender_id TEXT, content TEXT, is_top INTEGER, title TEXT);
        CREATE TABLE users (user_id TEXT PRIMARY KEY, name TEXT)"""
    rows = {
        "conversations": [
            (n + 1, at(n), ("x:text", "x:image")[n % 4 == 3], f"u{n % 3}", None if n % 4 == 3 else text(n), 0, None)
            for n in range(12)
        ],
        "users": [(f"u{n}", name) for n, name in enumerate(NAMES)],
    }
    assert kinds(discovered(store(script, rows)).records) == {"Contact": 5}


@pytest.mark.parametrize(("name", "expected"), [("ConversationEntity", "Message"), ("ThreadPosts", "Post")])
def test_what_is_liked_in_a_conversation_with_its_members_is_for_those(name: str, expected: str) -> None:
    script = f"""CREATE TABLE {name} (id TEXT PRIMARY KEY, accounts TEXT, s_content TEXT, s_createdAt INTEGER,
        s_favouritesCount INTEGER, s_repliesCount INTEGER)"""
    rows = [
        (str(700 + n), json.dumps([{"id": str(n), "username": f"user{n}@social.example", "displayName": NAMES[n % 5]}]),
         text(n), at(n), n % 2, n % 3)
        for n in range(12)
    ]  # fmt: skip
    assert kinds(discovered(store(script, {name: rows})).records) == {expected: 12}


def test_a_recalled_message_is_no_call() -> None:
    assert "call" not in words.table_meanings("x:recallinfo")
