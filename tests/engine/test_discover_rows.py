"""Whose a row is and when: identifiers of bytes, the first of several times, who wrote or called where names leave it open.

Each store is made up here for one general rule; none is any app's.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from aboveboard.model.times import iso
from tests.engine.discovering import NAMES, PHONES, START, discovered, store, text
from tests.engine.discovery_measure import discovered_in_file

MANY = 30
KEYS = [bytes.fromhex(f"{n * 7919 + 1_000_003:08x}a{n}c0ffee" * 2) for n in range(5)]
HANDLES = [f"user{n}.x{n * 7}" for n in range(5)]
ME = 0


def at(number: int) -> int:
    """Milliseconds since 1970 of a row."""
    return (START + number * 977) * 1000


def found(script: str, rows: Mapping[str, Sequence[Sequence[Any]]], kind: str = "Message") -> list[dict[str, Any]]:
    """The records of a kind, in order of time."""
    return sorted(discovered(store(script, rows)).of(kind), key=lambda r: str(r["at"]))


def other(number: int) -> int:
    """Who the row is with."""
    return 1 + number % 4


def out(number: int) -> bool:
    """Whether the phone's holder wrote the row, or called."""
    return number // 4 % 2 == 0


def moment(number: int) -> str:
    """When, as records have it."""
    return iso(at(number) * 1000)


def ways(records: list[dict[str, Any]]) -> list[str]:
    return [r["direction"] for r in records]


OUT = ["outgoing" if out(n) else "incoming" for n in range(MANY)]


# --- identifiers -----------------------------------------------------------------------------------------------------


def test_bytes_that_identify_name_people_and_conversations() -> None:
    script = """CREATE TABLE contacts (id INTEGER PRIMARY KEY, userId BLOB UNIQUE, username TEXT, phone TEXT);
        CREATE TABLE rooms (id BLOB PRIMARY KEY, topic TEXT);
        CREATE TABLE messages (id INTEGER PRIMARY KEY, room BLOB REFERENCES rooms (id), sender BLOB, receiver BLOB,
        body TEXT, timestamp INTEGER);"""
    rows = {
        "contacts": [(n, KEYS[n], HANDLES[n], PHONES[n]) for n in range(1, 5)],
        "rooms": [(KEYS[n][::-1], None) for n in range(1, 5)],
        "messages": [
            (
                n,
                KEYS[other(n)][::-1],
                KEYS[ME if out(n) else other(n)],
                KEYS[other(n) if out(n) else ME],
                text(n),
                at(n),
            )
            for n in range(MANY)
        ],
    }
    records = found(script, rows)
    assert ways(records) == OUT
    assert records[4]["sender"]["identifier"] == PHONES[1]
    assert records[0]["sender"]["identifier"] == KEYS[ME].hex() and records[0]["thread"] == KEYS[1][::-1].hex()


def test_people_whose_key_is_bytes_have_its_digits() -> None:
    script = "CREATE TABLE contacts (id BLOB PRIMARY KEY, username TEXT, phone TEXT);"
    rows = [(KEYS[n], HANDLES[n], PHONES[n]) for n in range(5)]
    records = found(script, {"contacts": rows}, "Contact")
    assert {r["contact_id"] for r in records} == {k.hex() for k in KEYS}


def test_who_wrote_beside_the_other_side() -> None:
    keys = [f"{n * 7919 + 1_000_003:x}a{n}c0ffee" for n in range(5)]
    script = (
        "CREATE TABLE direct_messages (id TEXT PRIMARY KEY, pubkey TEXT, peer TEXT, content TEXT, created_at INTEGER);"
    )
    rows = [
        (f"{n:032x}", keys[ME if out(n) else other(n)], keys[other(n)], text(n), at(n) // 1000) for n in range(MANY)
    ]
    records = found(script, {"direct_messages": rows})
    assert ways(records) == OUT
    assert records[0]["recipients"][0]["identifier"] == keys[1] and records[5]["sender"]["identifier"] == keys[2]


def test_to_all_is_a_recipient_too() -> None:
    nodes = [f"!{n * 7919 + 1_000_003:08x}" for n in range(5)]
    script = """CREATE TABLE nodes (num INTEGER PRIMARY KEY, user_id TEXT, long_name TEXT, latitude REAL, longitude REAL);
        CREATE TABLE packet (id INTEGER PRIMARY KEY, my_node INTEGER, from_id TEXT, to_id TEXT, text TEXT, rx_time INTEGER);"""
    rows = {
        "nodes": [(2_900_000_000 + n, nodes[n], NAMES[n], 48.1 + n / 9, 16.3 + n / 7) for n in range(5)],
        "packet": [
            (n, 2_900_000_000, nodes[n % 5], "^all" if n % 3 else nodes[(n + 1) % 5], text(n), at(n) // 1000)
            for n in range(MANY)
        ],
    }
    records = found(script, rows)
    assert [r["sender"]["identifier"] for r in records] == [nodes[n % 5] for n in range(MANY)]
    assert records[1]["recipients"][0]["identifier"] == "^all"
    assert {r["name"] for r in found(script, rows, "Contact")} == {*NAMES}


def test_the_senders_name_is_no_text() -> None:
    script = """CREATE TABLE message (_id INTEGER PRIMARY KEY, conversation_id INTEGER, data TEXT, timestamp INTEGER,
        message_from TEXT, read INTEGER);"""
    rows = [(n, other(n), text(n), at(n), NAMES[other(n)] if n % 3 == 0 else None, 1) for n in range(MANY)]
    assert [r["body"] for r in found(script, {"message": rows})] == [text(n) for n in range(MANY)]


def test_rows_that_name_people_are_theirs_whatever_the_column_is_called() -> None:
    script = """CREATE TABLE lead (id INTEGER PRIMARY KEY, full_name TEXT, mobile TEXT, stage TEXT);
        CREATE TABLE activity (id INTEGER PRIMARY KEY, lead_id INTEGER REFERENCES lead (id), call_start INTEGER,
        call_duration TEXT, is_incoming TEXT);"""
    rows = {
        "lead": [(n, NAMES[n], PHONES[n], "new") for n in range(5)],
        "activity": [(n, other(n), at(n), f"0{n % 9}:4{n % 10}", "false" if out(n) else "true") for n in range(MANY)],
    }
    records = found(script, rows, "Call")
    assert ways(records) == OUT and records[0]["recipients"][0]["identifier"] == PHONES[1]


# --- calls -----------------------------------------------------------------------------------------------------------


def test_who_called_in_a_conversation() -> None:
    script = """CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, phone TEXT);
        CREATE TABLE chats (id INTEGER PRIMARY KEY, kind TEXT);
        CREATE TABLE chat_members (id INTEGER PRIMARY KEY, chat_id INTEGER REFERENCES chats (id),
        user_id INTEGER REFERENCES users (id));
        CREATE TABLE calls (id INTEGER PRIMARY KEY, chat_id INTEGER REFERENCES chats (id),
        caller_id INTEGER REFERENCES users (id), started_at INTEGER, duration INTEGER);"""
    rows = {
        "users": [(n + 1, NAMES[n], PHONES[n]) for n in range(5)],
        "chats": [(n + 70, "direct") for n in range(1, 5)],
        "chat_members": [(2 * n + k, n + 70, (1, n + 1)[k]) for n in range(1, 5) for k in (0, 1)],
        "calls": [(n, other(n) + 70, (ME if out(n) else other(n)) + 1, at(n), n * 7 % 50) for n in range(MANY)],
    }
    records = found(script, rows, "Call")
    assert ways(records) == OUT
    assert records[0]["recipients"][0]["identifier"] == PHONES[1] and records[4]["sender"]["identifier"] == PHONES[1]


def test_a_caller_beside_a_receiver() -> None:
    script = """CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT, login TEXT);
        CREATE TABLE calls (id TEXT PRIMARY KEY, caller_id INTEGER, receiver_id INTEGER, started_at INTEGER, ended_at INTEGER);"""
    rows = {
        "users": [(n + 1, NAMES[n], HANDLES[n]) for n in range(5)],
        "calls": [
            (f"c{n}", *((1, other(n) + 1) if out(n) else (other(n) + 1, 1)), at(n), at(n) + n * 1000)
            for n in range(MANY)
        ],
    }
    records = found(script, rows, "Call")
    assert ways(records) == OUT and records[4]["sender"]["identifier"] == HANDLES[1]


def test_records_of_calls_by_source_and_destination() -> None:
    script = "CREATE TABLE cdr (id INTEGER PRIMARY KEY, calldate TEXT, src TEXT, dst TEXT, billsec INTEGER);"
    ends = [("204", PHONES[other(n)]) if out(n) else (PHONES[other(n)], "204") for n in range(MANY)]
    rows = [(n, moment(n)[:19].replace("T", " "), *ends[n], n * 7 % 50) for n in range(MANY)]
    assert ways(found(script, {"cdr": rows}, "Call")) == OUT


def test_what_is_merely_a_history_says_nothing_of_what_it_is_of() -> None:
    rows = [
        {
            "uuid": f"{n:032x}",
            "number": PHONES[other(n)],
            "isOutgoing": out(n),
            "startedAt": at(n),
            "endedAt": at(n) + n * 1000,
        }
        for n in range(MANY)
    ]
    records = discovered_in_file(
        json.dumps({"calls": {"history": rows}}).encode(), "data/data/org.example.app/files/a.json"
    )
    assert ways(records) == OUT and {r["kind"] for r in records} == {"Call"}


# --- times -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("columns", "lags", "best"),
    [
        (("created_at", "sent_at"), (77, 0), 1),
        (("date_created", "date_server"), (0, 2000), 0),
        (("time_received_server", "time_written"), (900, 0), 1),
        # What is called a time and nothing else is the time.
        (("sent_at", "timestamp"), (0, 3000), 1),
        # Far from each other they tell of different things.
        (("created_at", "member_created_at"), (0, -900_000_000), 0),
        (("created_at", "started_at"), (-900, 0), 1),
    ],
)
def test_the_first_of_several_plain_times(columns: tuple[str, str], lags: tuple[int, int], best: int) -> None:
    script = f"""CREATE TABLE messages (id INTEGER PRIMARY KEY, peer TEXT, is_outgoing INTEGER, body TEXT,
        {columns[0]} INTEGER, {columns[1]} INTEGER);"""
    rows = [(n, PHONES[other(n)], int(out(n)), text(n), at(n) + lags[0], at(n) + lags[1]) for n in range(MANY)]
    records = found(script, {"messages": rows})
    assert [r["at"] for r in records] == [iso((at(n) + lags[best]) * 1000) for n in range(MANY)]


# --- texts -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("preview", ["snippet", None])
def test_texts_stand_in_a_table_of_the_same_key(preview: str | None) -> None:
    script = f"""CREATE TABLE MessageEntity (messageId TEXT PRIMARY KEY, sender TEXT, toList TEXT, time INTEGER
        {f", {preview} TEXT" if preview else ""});
        CREATE TABLE MessageBodyEntity (messageId TEXT PRIMARY KEY, body TEXT, mimeType TEXT);"""
    mails = [f"{h}@mail.example" for h in HANDLES]
    rows = {
        "MessageEntity": [
            (f"k{n:09}", mails[other(n)], mails[ME], at(n), *([text(n)[:9]] if preview else [])) for n in range(MANY)
        ],
        "MessageBodyEntity": [(f"k{n:09}", text(n), "text/plain") for n in reversed(range(MANY))],
    }
    assert [r["body"] for r in found(script, rows)] == [text(n) for n in range(MANY)]


def test_what_describes_something_is_no_message() -> None:
    script = (
        "CREATE TABLE audit (id INTEGER PRIMARY KEY, user_id TEXT, action TEXT, description TEXT, created_at INTEGER);"
    )
    rows = [(n, HANDLES[other(n)], "edit", text(n), at(n)) for n in range(MANY)]
    assert found(script, {"audit": rows}) == []


def test_the_last_of_each_conversation_is_no_message() -> None:
    script = """CREATE TABLE chat (id INTEGER PRIMARY KEY, guid TEXT, identifier TEXT, display_name TEXT, style TEXT,
        latest_message_text TEXT, latest_message_date INTEGER);"""
    rows = [
        (
            n,
            f"any;-;{n}",
            PHONES[n % 5],
            *((None, None, text(n), at(n)) if n < 6 else (NAMES[n % 5], "group", None, None)),
        )
        for n in range(12)
    ]
    assert found(script, {"chat": rows}) == []
