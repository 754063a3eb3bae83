"""Forms of stores that a ninth set of apps had: row numbers of addresses, attributes in rows, recorders' lists of calls.

Each store is made up here for one general rule; none is any app's.
"""

from __future__ import annotations

import base64
import hashlib
import struct
from collections import Counter
from typing import Any

from aboveboard.engine.places import byte_range
from aboveboard.model.times import iso
from tests.engine.discovering import NAMES, PHONES, START, discovered, store, text
from tests.engine.discovery_measure import discovered_in_file

MANY = 24
ADDRESSES = [f"{n.split()[0].lower().replace('í', 'i')}{i}@talk.example" for i, n in enumerate(NAMES)]
OWN = "myself@talk.example"


def at(n: int) -> int:
    """Milliseconds since 1970 of a row."""
    return (START + n * 977) * 1000


def others(records: list[dict[str, Any]]) -> Counter[str]:
    """How many records name whom as the other side."""
    said = ([r["sender"]] if "identifier" in r["sender"] else r["recipients"] for r in records)
    return Counter(p["identifier"] for people in said for p in people)


def test_a_partys_row_number_is_one_of_the_one_table_of_addresses() -> None:
    script = """CREATE TABLE account (id INTEGER PRIMARY KEY, address TEXT UNIQUE, alias TEXT);
        CREATE TABLE place_of (id INTEGER PRIMARY KEY, address TEXT UNIQUE);
        CREATE TABLE message (id INTEGER PRIMARY KEY, account_id INTEGER, counterpart_id INTEGER, time INTEGER, body TEXT);
        CREATE TABLE message_counterpart (message_id INTEGER, resource TEXT)"""
    rows = {
        "account": [(1, OWN, None)],
        "place_of": [(n + 1, a) for n, a in enumerate([OWN, *ADDRESSES])],
        "message": [(n + 1, 1, 2 + n % 5, at(n), text(n)) for n in range(MANY)],
        "message_counterpart": [(n + 1, "desk") for n in range(MANY)],
    }
    found = discovered(store(script, rows)).of("Message")
    assert others(found) == Counter(ADDRESSES[n % 5] for n in range(MANY))


def test_the_number_of_an_own_account_is_no_other_side() -> None:
    script = """CREATE TABLE accounts (id INTEGER PRIMARY KEY, address TEXT UNIQUE, name TEXT);
        CREATE TABLE message (id INTEGER PRIMARY KEY, account_id INTEGER, thread_id INTEGER, time INTEGER, body TEXT)"""
    rows = {
        "accounts": [(1, OWN, "Ada Own"), (2, "second@talk.example", "Ada Second")],
        "message": [(n + 1, 1 + n % 2, n % 4, at(n), text(n)) for n in range(MANY)],
    }
    found = discovered(store(script, rows)).of("Message")
    assert not any(OWN in str(r.get(f)) for r in found for f in ("recipients", "sender", "party"))


def sound(n: int) -> str:
    """Where a recording lies."""
    return f"/storage/emulated/0/Recorder/{at(n)}.m4a"


def test_a_recorders_list_with_beginning_and_end_is_of_calls() -> None:
    script = """CREATE TABLE people (_id INTEGER PRIMARY KEY, phone_number TEXT UNIQUE, contact_name TEXT);
        CREATE TABLE files (_id INTEGER PRIMARY KEY, phone_num_id INTEGER, incoming INTEGER, path TEXT, start_time INTEGER,
        end_time INTEGER)"""
    rows = {
        "people": [(n + 1, p, NAMES[n]) for n, p in enumerate(PHONES)],
        "files": [(n + 1, 1 + n % 5, n % 3 % 2, sound(n), at(n), at(n) + 5000 + 977 * n) for n in range(MANY)],
    }
    result = discovered(store(script, rows))
    found = result.of("Call")
    assert not result.of("Media")
    assert Counter(r["direction"] for r in found) == {"incoming": 8, "outgoing": 16}
    assert all(r["duration"] > 0 for r in found)
    assert others(found) == Counter(PHONES[n % 5] for n in range(MANY))


def test_a_table_of_recordings_of_numbers_that_last_is_of_calls() -> None:
    script = """CREATE TABLE recordings (id INTEGER PRIMARY KEY, number TEXT, name TEXT, direction TEXT, path TEXT, time INTEGER,
        duration INTEGER)"""
    rows = [
        (n, PHONES[n % 5], NAMES[n % 5], ("incoming", "outgoing")[n % 2], sound(n), at(n), 9 * n) for n in range(MANY)
    ]
    result = discovered(store(script, {"recordings": rows}))
    assert len(result.of("Call")) == MANY
    assert not result.of("Media")


def test_sounds_that_are_no_calls_stay_none() -> None:
    memos = "CREATE TABLE recordings (id INTEGER PRIMARY KEY, title TEXT, path TEXT, created INTEGER, duration INTEGER)"
    rows: list[tuple[Any, ...]] = [(n, f"Idea {n}", sound(n), at(n), 9 * n) for n in range(MANY)]
    assert not discovered(store(memos, {"recordings": rows})).of("Call")
    voice = """CREATE TABLE voice (id INTEGER PRIMARY KEY, contact TEXT, outgoing INTEGER, path TEXT, created INTEGER,
        length INTEGER)"""
    rows = [(n, PHONES[n % 5], n % 2, sound(n), at(n), 9 * n) for n in range(MANY)]
    assert not discovered(store(voice, {"voice": rows})).of("Call")


def test_blocked_numbers_that_come_again_are_calls_and_a_list_of_what_to_block_is_none() -> None:
    script = "CREATE TABLE blocked_numbers (id INTEGER PRIMARY KEY, phoneNumber TEXT, blockedTime INTEGER)"
    again = [(n, PHONES[n % 5], at(n)) for n in range(MANY)]
    found = discovered(store(script, {"blocked_numbers": again})).of("Call")
    assert others(found) == Counter(PHONES[n % 5] for n in range(MANY))
    once = [(n, f"+4930555{n:04}", at(n)) for n in range(MANY)]
    assert not discovered(store(script, {"blocked_numbers": once})).of("Call")


def test_who_was_in_a_call_may_stand_in_a_table_between() -> None:
    own, ids = b"\x00own" * 25, [bytes([n]) * 3 + b"\xff\x00id" * 20 for n in range(5)]
    script = """CREATE TABLE owner (bytes_own BLOB PRIMARY KEY, name TEXT);
        CREATE TABLE contacts (bytes_own BLOB, bytes_contact BLOB, name TEXT, PRIMARY KEY (bytes_own, bytes_contact));
        CREATE TABLE call_log (id INTEGER PRIMARY KEY, bytes_own BLOB, timestamp INTEGER, duration INTEGER);
        CREATE TABLE call_log_contact_join (call_log_id INTEGER, bytes_own BLOB, bytes_contact BLOB)"""
    rows = {
        "owner": [(own, "Ada Own")],
        "contacts": [(own, i, n) for i, n in zip(ids, NAMES, strict=True)],
        "call_log": [(n + 1, own, at(n), 7 * n) for n in range(MANY)],
        "call_log_contact_join": [(n + 1, own, ids[n % 5]) for n in range(MANY)],
    }
    result = discovered(store(script, rows))
    assert others(result.of("Call")) == Counter(ids[n % 5].hex() for n in range(MANY))
    assert {i["value"] for r in result.of("Contact") if r["name"] in NAMES for i in r["identifiers"]} == {
        i.hex() for i in ids
    }


def test_whom_messages_are_for_may_stand_in_a_table_of_their_recipients() -> None:
    script = """CREATE TABLE Message (id TEXT PRIMARY KEY, content TEXT, createdAt INTEGER);
        CREATE TABLE MessageRecipient (messageId TEXT, phoneNumber TEXT, state TEXT);
        CREATE TABLE MessageReaction (messageId TEXT, phoneNumber TEXT, state TEXT)"""
    rows = {
        "Message": [(f"a{n:07}", f'{{"text":"{text(n)}"}}', at(n)) for n in range(MANY)],
        "MessageRecipient": [(f"a{n:07}", PHONES[n % 5], "Sent") for n in range(MANY)],
        "MessageReaction": [(f"a{n:07}", PHONES[0], "heart") for n in range(MANY)],
    }
    found = discovered(store(script, rows)).of("Message")
    assert others(found) == Counter(PHONES[n % 5] for n in range(MANY))
    assert {p["role"] for r in found for p in r["recipients"]} == {"recipient"}
    without = discovered(store(script, {k: v for k, v in rows.items() if k != "MessageRecipient"})).of("Message")
    assert not any(PHONES[0] in str(r) for r in without)


def test_attributes_in_rows_of_another_table_are_read_as_columns() -> None:
    script = """CREATE TABLE message (id INTEGER PRIMARY KEY, date INTEGER, sender_id INTEGER, recipient_id INTEGER);
        CREATE TABLE message_attributes (id INTEGER PRIMARY KEY, message_id INTEGER, key TEXT, value TEXT);
        CREATE TABLE user (id INTEGER PRIMARY KEY, online INTEGER);
        CREATE TABLE user_attributes (id INTEGER PRIMARY KEY, user_id INTEGER, key TEXT, value TEXT)"""
    people = [("Ada Own", OWN), *zip(NAMES, ADDRESSES, strict=True)]
    sent = [(n + 1, at(n), 1, 2 + n % 5) if n % 2 else (n + 1, at(n), 2 + n % 5, 1) for n in range(MANY)]
    rows = {
        "message": sent,
        "message_attributes": [
            (2 * n + i, n + 1, key, value)
            for n in range(MANY)
            for i, (key, value) in enumerate((("text", text(n)), ("it's", "no column")))
        ],
        "user": [(n + 1, n % 2) for n in range(6)],
        "user_attributes": [
            (2 * n + i, n + 1, key, value)
            for n, p in enumerate(people)
            for i, (key, value) in enumerate(zip(("name", "email"), p, strict=True))
        ],
    }
    result = discovered(store(script, rows))
    found = result.of("Message")
    assert [r["body"] for r in found] == [text(n) for n in range(MANY)]
    assert {(r["sender"]["identifier"], r["sender"]["name"]) for r in found} == {(a, n) for n, a in people}
    assert {(r["name"], *(i["value"] for i in r["identifiers"])) for r in result.of("Contact")} == set(people)


def test_keys_that_rows_have_several_times_are_no_attributes() -> None:
    script = """CREATE TABLE message (id INTEGER PRIMARY KEY, date INTEGER, contact TEXT);
        CREATE TABLE message_log (id INTEGER PRIMARY KEY, message_id INTEGER, key TEXT, value TEXT)"""
    rows: dict[str, list[tuple[Any, ...]]] = {
        "message": [(n + 1, at(n), PHONES[n % 5]) for n in range(MANY)],
        "message_log": [(n, 1 + n // 3, "text", text(n)) for n in range(3 * MANY)],
    }
    assert not discovered(store(script, rows)).of("Message")


def test_who_mails_are_from_and_to_may_stand_in_tables_for_each_end() -> None:
    script = """CREATE TABLE Message (id INTEGER PRIMARY KEY, messageId TEXT, preview TEXT, date INTEGER);
        CREATE TABLE Recipient (id INTEGER PRIMARY KEY, email TEXT, name TEXT);
        CREATE TABLE Message_from (message INTEGER REFERENCES Message(id), "from" INTEGER REFERENCES Recipient(id));
        CREATE TABLE Message_to (message INTEGER REFERENCES Message(id), "to" INTEGER REFERENCES Recipient(id));
        CREATE TABLE Message_replyTo (message INTEGER REFERENCES Message(id), "replyTo" INTEGER REFERENCES Recipient(id))"""
    rows = {
        "Message": [(n, f"<{n}.{at(n)}@post.example>", text(n), at(n)) for n in range(MANY)],
        "Recipient": [(1, OWN, None), *((n + 2, a, NAMES[n]) for n, a in enumerate(ADDRESSES))],
        "Message_from": [(n, 1 if n % 2 else 2 + n % 5) for n in range(MANY)],
        "Message_to": [(n, 2 + n % 5 if n % 2 else 1) for n in range(MANY)] + [(7, 1)],
        "Message_replyTo": [(n, 6) for n in range(MANY)],
    }
    found = discovered(store(script, rows)).of("Message")
    for n, record in enumerate(found):
        other = ADDRESSES[n % 5]
        assert record["sender"]["identifier"] == (OWN if n % 2 else other)
        assert [p["identifier"] for p in record["recipients"]] == (
            sorted((other, OWN)) if n == 7 else [other if n % 2 else OWN]
        )
    assert len(found) == MANY


def test_the_identifier_of_a_mail_is_nobodys_address() -> None:
    script = "CREATE TABLE mail (id INTEGER PRIMARY KEY, message_id TEXT, body TEXT, date INTEGER)"
    rows = [(n, f"<{n}.{at(n)}@post.example>", text(n), at(n)) for n in range(MANY)]
    assert not any(
        "post.example" in str(r.get("recipients")) for r in discovered(store(script, {"mail": rows})).of("Message")
    )


def test_one_row_of_each_conversation_that_shows_its_last_text_is_no_message() -> None:
    script = """CREATE TABLE messages (id INTEGER PRIMARY KEY, conversation_id TEXT, time INTEGER, text TEXT, sender TEXT);
        CREATE TABLE messages_overview (id INTEGER PRIMARY KEY, conversation_id TEXT, time INTEGER, text TEXT, sender TEXT)"""
    rows = [(n, f"c{n % 5}", at(n), text(n), ADDRESSES[n % 5]) for n in range(MANY)]
    overview = [(n, *r[1:]) for n, r in enumerate(rows[-5:])]
    result = discovered(store(script, {"messages": rows, "messages_overview": overview}))
    assert Counter(r["provenance"]["table"] for r in result.of("Message")) == {"messages": MANY}


def test_what_is_called_differently_and_has_one_address_is_nobody() -> None:
    script = "CREATE TABLE labels (id INTEGER PRIMARY KEY, email TEXT, name TEXT, alias TEXT)"
    rows = [(n, OWN, name.upper(), name) for n, name in enumerate(("Inbox", "Sent", "Draft"))]
    assert not discovered(store(script, {"labels": rows})).of("Contact")


def test_a_phones_log_is_of_calls_but_for_the_codes_that_have_texts() -> None:
    script = (
        "CREATE TABLE phonelogs (id INTEGER PRIMARY KEY, number TEXT, log_type INTEGER, log_time INTEGER, data2 {})"
    )
    rows = [
        (n, PHONES[n % 5], 103 if n % 4 == 3 else n % 4, at(n), text(n) if n % 4 == 3 else None) for n in range(MANY)
    ]
    found = discovered(store(script.format("TEXT"), {"phonelogs": rows})).of("Call")
    assert len(found) == 18
    assert {r["provenance"]["rowid"] % 4 for r in found} == {0, 1, 2}
    # What was said to a mailbox is of a call.
    said = script.format("TEXT").replace("data2", "transcription")
    assert len(discovered(store(said, {"phonelogs": rows})).of("Call")) == MANY


def utf(text_: str) -> bytes:
    """A text as Java's streams have it."""
    return struct.pack(">H", len(text_.encode())) + text_.encode()


def java_calls(count: int) -> bytes:
    """A stream of calls: who, which way, and a date for the beginning, which missed ones lack, and one for the end."""
    date = b"\x72" + utf("java.util.Date") + bytes(8) + b"\x03\x00\x00\x78\x70"
    typed = b"L%s" + b"\x74" + utf("Ljava/lang/String;")
    strings = [typed.replace(b"%s", utf("peer")), b"L" + utf("way") + b"\x71\x00\x7e\x00\x01"]
    dates = [b"L" + utf("started") + b"\x74" + utf("Ljava/util/Date;"), b"L" + utf("stopped") + b"\x71\x00\x7e\x00\x02"]
    described = (
        b"\x72" + utf("org.example.CallEntry") + bytes(8) + b"\x02" + struct.pack(">H", 4) + b"".join(strings + dates)
    )
    out, known = bytearray(b"\xac\xed\x00\x05"), ""
    for n in range(count):
        out += b"\x73" + (b"\x71\x00\x7e\x00\x00" if n else described + b"\x78\x70")
        out += b"\x74" + utf(PHONES[n % 5]) + b"\x74" + utf(("in", "out")[n % 2])
        for ms in (at(n) if n % 3 else None, at(n) + 60_000):
            # The class of dates is described once: number 3 is the object, 4 and 5 the texts, 6 what comes next.
            again = known or None
            written = b"\x71" + bytes.fromhex(again) if again else date
            if ms is not None:
                known = known or struct.pack(">I", 0x7E0000 + 6).hex()
                out += b"\x73" + written + b"\x77\x08" + struct.pack(">q", ms) + b"\x78"
            else:
                out += b"\x70"
    return bytes(out)


def test_javas_objects_are_rows_and_their_dates_times() -> None:
    data, path = java_calls(MANY), "data/data/org.example.app/files/history"
    found = discovered_in_file(data, path)
    assert {r["kind"] for r in found} == {"Call"}
    assert others(found) == Counter(PHONES[n % 5] for n in range(MANY))
    assert [r["at"] for r in found] == [iso(at(n) * 1000 + (0 if n % 3 else 60_000_000)) for n in range(MANY)]
    assert [r["duration"] == 60 for r in found] == [n % 3 > 0 for n in range(MANY)]
    where = [byte_range(data, r["provenance"]["locator"]) for r in found]
    assert where[0] is not None and where[-1] is not None
    assert data[slice(where[0][0], sum(where[0]))].startswith(b"\x73\x72")
    assert sum(where[-1]) == len(data)


def test_of_a_damaged_stream_what_is_before_the_damage_is_read() -> None:
    data, path = java_calls(MANY), "data/data/org.example.app/files/history"
    found = discovered_in_file(data[: len(data) - 20], path)
    assert len(found) == MANY - 1
    assert discovered_in_file(b"\xac\xed\x00\x05" + bytes(400), path) == []


def test_a_call_that_nobody_took_may_have_an_end_alone() -> None:
    script = "CREATE TABLE calls (id INTEGER PRIMARY KEY, number TEXT, started INTEGER, ended INTEGER)"
    rows = [(n, PHONES[n % 5], at(n) if n % 3 else None, at(n) + 60_000) for n in range(MANY)]
    found = discovered(store(script, {"calls": rows})).of("Call")
    assert [r["at"] for r in found] == [iso(at(n) * 1000 + (0 if n % 3 else 60_000_000)) for n in range(MANY)]


def test_messages_whose_texts_are_sealed_are_told_as_stored() -> None:
    script = """CREATE TABLE users (id TEXT PRIMARY KEY, name TEXT);
        CREATE TABLE {} (id INTEGER PRIMARY KEY, content TEXT, created_at INTEGER, pubkey TEXT, conversation_id TEXT)"""
    keys = [hashlib.sha256(name.encode()).hexdigest() for name in ("own", *NAMES)]
    sealed = [base64.b64encode(hashlib.sha512(text(n).encode()).digest()).decode() for n in range(MANY)]
    people = list(zip(keys, ("Ada Own", *NAMES), strict=True))
    rows = [(n, sealed[n], at(n), keys[0 if n % 2 else 1 + n // 2 % 5], f"talk {n // 2 % 5}") for n in range(MANY)]
    found = discovered(store(script.format("direct_messages"), {"users": people, "direct_messages": rows})).of(
        "Message"
    )
    assert [r["body"] for r in found] == sealed
    assert [r["sender"]["identifier"] for r in found] == [r[3] for r in rows]
    # Digests and tokens stand in many tables that are not called so.
    assert not discovered(store(script.format("uploads"), {"users": people, "uploads": rows})).of("Message")


def test_calls_may_be_told_by_a_code_and_what_is_counted() -> None:
    script = (
        """CREATE TABLE usage_log (id INTEGER PRIMARY KEY, type INTEGER, date INTEGER, amount INTEGER, remote TEXT)"""
    )
    rows: list[tuple[int, int, int, int, str | None]] = []
    for n in range(3 * MANY):
        kind, amount = ((4, 13 * n if n % 8 else 0), (5, 1), (7, 900_000 + n))[n % 3]
        rows.append((n, kind, at(n), amount, None if kind == 7 else PHONES[n % 5]))
    found = discovered(store(script, {"usage_log": rows})).of("Call")
    assert [r["duration"] for r in found] == [r[3] for r in rows if r[1] == 4]
    assert others(found) == Counter(r[4] for r in rows if r[1] == 4)
    # What is sent to a number may be money.
    paid = [(n, 4 + n % 2, at(n), 50 * n, PHONES[n % 5]) for n in range(MANY)]
    assert not discovered(store(script, {"usage_log": paid})).of("Call")
