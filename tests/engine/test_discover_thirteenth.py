"""Forms of stores that the thirteenth set, later pools and generated layouts had.

Each store is made up here for one general rule; none is any app's.
"""

from __future__ import annotations

import json
from urllib.parse import quote_plus

from tests.engine.discovering import NAMES, PHONES, discovered, store, text
from tests.engine.test_discover_tenth import MANY, at

WAYS = [n % 3 == 0 for n in range(MANY)]
"""Which of the rows the phone's holder wrote."""


def other(n: int) -> int:
    """The other side of a row, by number; the holder is 1."""
    return 2 + n % 4


def test_who_wrote_faces_whom_it_is_for() -> None:
    script = "CREATE TABLE messages (id INTEGER PRIMARY KEY, owner_id INTEGER, to_user INTEGER, content TEXT, created_at INTEGER)"
    rows = [(n, *((1, other(n)) if WAYS[n] else (other(n), 1)), text(n), at(n)) for n in range(MANY)]
    found = discovered(store(script, {"messages": rows})).of("Message")
    assert [r["direction"] for r in found] == ["outgoing" if w else "incoming" for w in WAYS]
    assert [r["sender"]["identifier"] for r in found] == [str(1 if WAYS[n] else other(n)) for n in range(MANY)]


def test_whose_the_store_is_is_no_other_side() -> None:
    script = """CREATE TABLE chat_message (id INTEGER PRIMARY KEY, user_id TEXT, sender_id TEXT, chat_id INTEGER, body TEXT,
        at INTEGER)"""
    rows = [
        (n, "account-0001", "account-0001" if WAYS[n] else f"account-000{other(n)}", n % 4, text(n), at(n))
        for n in range(MANY)
    ]
    found = discovered(store(script, {"chat_message": rows})).of("Message")
    assert len(found) == MANY
    assert not any(r["recipients"] == [{"identifier": "account-0001", "role": "party"}] for r in found)


def test_by_whom_is_no_time() -> None:
    script = "CREATE TABLE messages (id INTEGER PRIMARY KEY, created_by INTEGER, room_id INTEGER, text TEXT, created_at INTEGER)"
    rows = [(n, 153_305_382 + 1_000_003 * (n % 4), n % 3, text(n), at(n)) for n in range(MANY)]
    found = discovered(store(script, {"messages": rows})).of("Message")
    assert {r["sender"]["identifier"] for r in found} == {str(153_305_382 + 1_000_003 * n) for n in range(4)}


def test_texts_without_times_are_messages_where_all_else_says_so() -> None:
    script = "CREATE TABLE incomingsms (id INTEGER PRIMARY KEY, number TEXT, message TEXT)"
    rows = [(n, PHONES[n % 4], text(n)) for n in range(MANY)]
    found = discovered(store(script, {"incomingsms": rows})).of("Message")
    assert [(r["body"], r["direction"]) for r in found] == [(text(n), "incoming") for n in range(MANY)]
    notes = "CREATE TABLE notes (id INTEGER PRIMARY KEY, number TEXT, message TEXT)"
    assert discovered(store(notes, {"notes": rows})).of("Message") == []


def test_names_to_find_by_and_titles_of_work_are_no_names() -> None:
    script = """CREATE TABLE contacts (id INTEGER PRIMARY KEY, first_name TEXT, last_name TEXT, converted_name TEXT,
        job_title TEXT, phone TEXT)"""
    people = [n.split() for n in NAMES]
    rows = [(n, *people[n], f"zz {n}", ("Nurse", "Clerk")[n % 2], PHONES[n]) for n in range(5)]
    assert {r["name"] for r in discovered(store(script, {"contacts": rows})).of("Contact")} == set(NAMES)


def test_groups_of_people_and_their_numbers_are_no_people() -> None:
    script = """CREATE TABLE contacts (id INTEGER PRIMARY KEY, name TEXT);
        CREATE TABLE contact_phones (id INTEGER PRIMARY KEY, contact_id INTEGER REFERENCES contacts (id), number TEXT);
        CREATE TABLE contact_groups (id INTEGER PRIMARY KEY, name TEXT);
        CREATE TABLE group_contacts (group_id INTEGER REFERENCES contact_groups (id),
        contact_id INTEGER REFERENCES contacts (id))"""
    rows = {
        "contacts": [(n + 1, NAMES[n]) for n in range(5)],
        "contact_phones": [(n + 1, n + 1, PHONES[n]) for n in range(5)],
        "contact_groups": [(1, "Friends"), (2, "Family")],
        "group_contacts": [(1 + n % 2, n + 1) for n in range(5)],
    }
    found = discovered(store(script, rows)).of("Contact")
    assert {(r["name"], r["identifiers"][0]["value"]) for r in found} == set(zip(NAMES, PHONES, strict=True))
    assert len(found) == 5


def test_what_a_page_keeps_is_read_in_utf_16() -> None:
    people = [{"name": NAMES[n], "phone": PHONES[n], "email": f"p{n}@mail.example"} for n in range(5)]
    script = "CREATE TABLE ItemTable (key TEXT UNIQUE ON CONFLICT REPLACE, value BLOB NOT NULL ON CONFLICT FAIL)"
    rows = [("contacts", json.dumps(people, ensure_ascii=False).encode("utf-16-le"))]
    found = discovered(store(script, {"ItemTable": rows})).of("Contact")
    assert {r["name"] for r in found} == set(NAMES)


def test_texts_in_percent_signs_and_times_joined_by_hand() -> None:
    script = "CREATE TABLE messages (id INTEGER PRIMARY KEY, sender TEXT, message TEXT, date TEXT)"
    rows = [
        (n, PHONES[n % 4], quote_plus(text(n)), f"2023-{1 + n % 12}-{1 + n} {n % 24}:{n % 7}:{n % 9}")
        for n in range(MANY)
    ]
    found = discovered(store(script, {"messages": rows})).of("Message")
    assert [r["body"] for r in found] == [text(n) for n in range(MANY)]
    assert found[3]["at"]["local"] == "2023-04-04T03:03:03.000000"


def test_whom_a_message_joins_by_declared_keys() -> None:
    script = """CREATE TABLE friends (id_friend INTEGER PRIMARY KEY, nick TEXT, phone TEXT);
        CREATE TABLE messages (id_message INTEGER PRIMARY KEY, date_message INTEGER, text TEXT);
        CREATE TABLE send_private (id_message INTEGER REFERENCES messages (id_message),
        id_friend INTEGER REFERENCES friends (id_friend))"""
    rows = {
        "friends": [(100 + n, NAMES[n], PHONES[n]) for n in range(5)],
        "messages": [(n + 1, at(n), text(n)) for n in range(MANY)],
        "send_private": [(n + 1, 100 + n % 5) for n in range(MANY)],
    }
    found = discovered(store(script, rows)).of("Message")
    assert [r["recipients"][0]["name"] for r in found] == [NAMES[n % 5] for n in range(MANY)]


def test_a_recorder_keeps_calls_and_a_screener_tells_who_answered() -> None:
    recorder = "CREATE TABLE recordings (id INTEGER PRIMARY KEY, name TEXT, number TEXT, date INTEGER)"
    sounds = [(n, f"/storage/emulated/0/CallRecorder/{n}.3gp", PHONES[n % 4], at(n)) for n in range(MANY)]
    assert len(discovered(store(recorder, {"recordings": sounds})).of("Call")) == MANY
    kept = [(n, f"/storage/emulated/0/Notes/{n}.3gp", PHONES[n % 4], at(n)) for n in range(MANY)]
    assert discovered(store(recorder, {"recordings": kept})).of("Call") == []
    screener = "CREATE TABLE screen_log (id INTEGER PRIMARY KEY, at INTEGER, e164 TEXT, verdict TEXT, answered INTEGER)"
    rows = [(n, at(n), PHONES[n % 4], ("Ring", "Silence")[n % 2], n % 2) for n in range(MANY)]
    assert len(discovered(store(screener, {"screen_log": rows})).of("Call")) == MANY


def test_what_is_to_come_is_no_message() -> None:
    script = "CREATE TABLE reminders (id INTEGER PRIMARY KEY, text TEXT, remind_at INTEGER, contact_name TEXT)"
    rows = [(n, text(n), at(n), NAMES[n % 5]) for n in range(MANY)]
    assert discovered(store(script, {"reminders": rows})).of("Message") == []
