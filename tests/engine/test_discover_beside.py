"""Calls among messages, names of classes and digests, texts beside addresses of files, and whose account it is.

Each store is made up here for one general rule; none is any app's.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

import pytest

from aboveboard.engine.discover import words
from tests.engine.discovering import NAMES, PHONES, START, discovered, store, text

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


@pytest.mark.parametrize(("who", "calls"), [("caller", MANY // 2), ("label", 0)])
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
