"""Forms of stores that later sets of apps and pools had: tables that extend others, keys and values, dealings.

Each store is made up here for one general rule; none is any app's.
"""

from __future__ import annotations

import json

from tests.engine.discovering import NAMES, PHONES, START, discovered, store, text
from tests.engine.discovery_measure import discovered_in_file

MANY = 24


def at(n: int) -> int:
    """Milliseconds since 1970 of a row."""
    return (START + n * 977) * 1000


def test_a_table_that_extends_another_row_by_row_gives_it_texts_and_senders() -> None:
    script = """CREATE TABLE happened (id INTEGER PRIMARY KEY, kind TEXT, at INTEGER, chat_id INTEGER);
        CREATE TABLE message_parts (event_id INTEGER PRIMARY KEY, sender TEXT, body TEXT,
            FOREIGN KEY (event_id) REFERENCES happened (id))"""
    rows = {
        "happened": [(n + 1, "text" if n % 4 else "joined", at(n), n % 3) for n in range(MANY)],
        "message_parts": [(n + 1, PHONES[n % 3], text(n)) for n in range(MANY) if n % 4],
    }
    found = discovered(store(script, rows)).of("Message")
    assert [(r["body"], r["sender"]["identifier"]) for r in found] == [
        (text(n), PHONES[n % 3]) for n in range(MANY) if n % 4
    ]


def test_numbers_of_rows_that_agree_by_accident_extend_nothing() -> None:
    script = """CREATE TABLE call_log (id INTEGER PRIMARY KEY, at INTEGER, status INTEGER);
        CREATE TABLE call_notes (id INTEGER PRIMARY KEY, number TEXT)"""
    rows = {
        "call_log": [(n + 1, at(n), n % 2) for n in range(MANY)],
        "call_notes": [(n + 1, PHONES[n % 3]) for n in range(MANY)],
    }
    assert not any(
        "recipients" in r and isinstance(r["recipients"], list) for r in discovered(store(script, rows)).of("Call")
    )


def test_keys_and_values_are_read_by_kind_of_key() -> None:
    people = {str(9000 + n): {"displayName": NAMES[n], "login": f"p{n}@talk.example", "avatar": "a"} for n in range(5)}
    chats = {
        f"chatItems_{c}": {
            str(c * 1000 + n): {"sender": f"p{n % 5}@talk.example", "created": at(n + 40 * c), "message": text(n)}
            for n in range(6)
        }
        for c in range(1, 4)
    }
    rows = [("memberList", json.dumps(people)), *((k, json.dumps(v)) for k, v in chats.items()), ("theme", '"dark"')]
    result = discovered(store("CREATE TABLE keyed (record_key TEXT PRIMARY KEY, value TEXT)", {"keyed": rows}))
    assert {r["name"] for r in result.of("Contact")} == set(NAMES)
    assert sorted(r["at"] for r in result.of("Message")) == sorted({r["at"] for r in result.of("Message")})
    assert len(result.of("Message")) == 18


def test_files_of_messages_stay_beside_them() -> None:
    said = [
        {
            "id": str(n),
            "author": {"id": str(7000 + n % 3)},
            "channel_id": "1",
            "timestamp": f"2024-03-{n + 1:02}T10:00:00+00:00",
            "content": text(n),
            "attachments": [{"filename": f"p{n}.jpg", "size": 9000 + n, "content_type": "image/jpeg"}] * (n % 2),
        }
        for n in range(12)
    ]
    found = discovered_in_file(json.dumps(said).encode(), "data/data/org.example.app/files/thread.json")
    kinds = [r["kind"] for r in found]
    assert (kinds.count("Message"), kinds.count("Media")) == (12, 6)


def test_calls_among_a_customers_dealings_are_told_from_the_rest() -> None:
    script = """CREATE TABLE customers (id INTEGER PRIMARY KEY, name TEXT, phone TEXT);
        CREATE TABLE interactions (id INTEGER PRIMARY KEY, customer_id INTEGER, happened_at INTEGER, method TEXT, note TEXT,
            FOREIGN KEY (customer_id) REFERENCES customers (id))"""
    how = ("call", "email", "meeting", "call", "visit")
    rows = {
        "customers": [(n + 1, NAMES[n], PHONES[n]) for n in range(5)],
        "interactions": [(n + 1, 1 + n % 4, at(n), how[n % 5], None) for n in range(MANY)],
    }
    found = discovered(store(script, rows)).of("Call")
    assert len(found) == sum(how[n % 5] == "call" for n in range(MANY))


def test_what_was_written_and_what_was_answered_are_two_messages() -> None:
    script = "CREATE TABLE chat_history (id INTEGER PRIMARY KEY, prompt TEXT, response TEXT, created_at INTEGER)"
    rows = [(n + 1, text(n), f"Answer to {text(n)}", at(n)) for n in range(12)]
    found = discovered(store(script, {"chat_history": rows})).of("Message")
    assert {(r["body"], r["direction"]) for r in found} == {
        *((text(n), "outgoing") for n in range(12)),
        *((f"Answer to {text(n)}", "incoming") for n in range(12)),
    }


def test_cards_to_learn_from_are_no_conversation() -> None:
    script = "CREATE TABLE cards (id INTEGER PRIMARY KEY, question TEXT, answer TEXT, created_at INTEGER)"
    rows = [(n + 1, text(n), f"Answer to {text(n)}", at(n)) for n in range(12)]
    assert discovered(store(script, {"cards": rows})).of("Message") == []


def test_who_a_call_was_with_is_said_where_its_way_is_not() -> None:
    script = "CREATE TABLE calls (id INTEGER PRIMARY KEY, number TEXT, at INTEGER, type TEXT, seconds INTEGER)"
    types = ("INCOMING", "OUTGOING", "SOMETHING_ELSE")
    rows = [(n + 1, PHONES[n % 5], at(n), types[n % 3], n) for n in range(MANY)]
    for n, record in enumerate(discovered(store(script, {"calls": rows})).of("Call")):
        role, field = (("sender", "sender"), ("recipient", "recipients"), ("party", "recipients"))[n % 3]
        party = record[field] if field == "sender" else record[field][0]
        assert (party["identifier"], party["role"]) == (PHONES[n % 5], role)


def test_lengths_in_texts_and_with_units() -> None:
    for write in (
        str,
        lambda s: f"{s} sec",
        lambda s: f"{s // 60} min {s % 60} s",
        lambda s: f"{s // 60:02}:{s % 60:02}",
    ):
        script = "CREATE TABLE calls (id INTEGER PRIMARY KEY, number TEXT, at INTEGER, duration TEXT)"
        rows = [(n + 1, PHONES[n % 5], at(n), write(n * 17)) for n in range(MANY)]
        found = discovered(store(script, {"calls": rows})).of("Call")
        assert [r["duration"] for r in found] == [n * 17 for n in range(MANY)]


def test_tables_whose_names_have_signs_are_read() -> None:
    script = ""
    for chat in "abc":
        script += f'CREATE TABLE "messages_#{chat}" (id INTEGER PRIMARY KEY, sender TEXT, date INTEGER, text TEXT);'
        for n in range(8):
            script += f"INSERT INTO \"messages_#{chat}\" VALUES ({n}, 'p{n % 3}@talk.example', {at(n)}, '{text(n)}');"
    found = discovered(store(script)).of("Message")
    assert {r["thread"] for r in found} == {"#a", "#b", "#c"}
