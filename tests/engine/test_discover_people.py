"""People as apps keep them: names in parts or elsewhere, numbers elsewhere, no numbers at all, groups and members among them.

Each store is made up here for one general rule; none is any app's.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from tests.engine.discovering import NAMES, PHONES, START, discovered, store, text
from tests.engine.discovery_measure import discovered_in_file

FIRST, LAST = [n.split()[0] for n in NAMES], [n.split()[-1] for n in NAMES]
HANDLES = [f"user{n}.x{n * 7}" for n in range(5)]
KEYS = [f"{n * 7919 + 1_000_003:x}a{n}c0ffee" for n in range(5)]
MANY = 30


def at(number: int) -> int:
    """Milliseconds since 1970 of a row."""
    return (START + number * 977) * 1000


def people(script: str, rows: Mapping[str, Sequence[Sequence[Any]]]) -> dict[str, set[str]]:
    """Name -> what the contacts found are reached by."""
    return {
        r["name"]: {i["value"] for i in r["identifiers"]} if isinstance(r["identifiers"], list) else set[str]()
        for r in discovered(store(script, rows)).of("Contact")
    }


# --- how they are reached --------------------------------------------------------------------------------------------


def test_a_table_between_says_which_numbers_are_whose() -> None:
    script = """CREATE TABLE ZPERSON (Z_PK INTEGER PRIMARY KEY, ZFIRSTNAME TEXT, ZLASTNAME TEXT);
        CREATE TABLE ZPERSONNUMBER (Z_PK INTEGER PRIMARY KEY, ZVALUE TEXT, ZMAIL TEXT);
        CREATE TABLE Z_2PERSONNUMBER (Z_1PERSON INTEGER, Z_2PERSONNUMBER INTEGER, PRIMARY KEY (Z_1PERSON, Z_2PERSONNUMBER));"""
    rows = {
        "ZPERSON": [(n + 1, FIRST[n], LAST[n]) for n in range(5)],
        "ZPERSONNUMBER": [(n + 10, PHONES[n], f"m{n}@mail.example") for n in range(5)],
        "Z_2PERSONNUMBER": [(n + 1, n + 10) for n in range(5)],
    }
    found = people(script, rows)
    assert found["Anna Schmidt"] == {PHONES[0], "m0@mail.example"} and len(found) == 5


def test_the_row_that_a_person_names_says_how_they_are_reached() -> None:
    script = """CREATE TABLE profile (id INTEGER PRIMARY KEY, account INTEGER, name TEXT);
        CREATE TABLE account (id INTEGER PRIMARY KEY, jid TEXT, kind INTEGER);"""
    rows = {
        "profile": [(n + 1, n + 21, NAMES[n]) for n in range(5)],
        "account": [(n + 21, f"{HANDLES[n]}@talk.example", 1) for n in range(5)],
    }
    assert people(script, rows)["Omar Haddad"] == {f"{HANDLES[2]}@talk.example"}


def test_names_and_numbers_in_tables_of_their_own() -> None:
    script = """CREATE TABLE person (id INTEGER PRIMARY KEY, made INTEGER);
        CREATE TABLE person_name (id INTEGER PRIMARY KEY, person_id INTEGER, given TEXT, family TEXT);
        CREATE TABLE person_phone (id INTEGER PRIMARY KEY, person_id INTEGER, number TEXT, label TEXT);"""
    rows = {
        "person": [(n + 1, at(0)) for n in range(5)],
        "person_name": [(n + 50, n + 1, FIRST[n], LAST[n]) for n in range(5)],
        "person_phone": [(n + 90, n + 1, PHONES[n], "mobile") for n in range(5)],
    }
    found = people(script, rows)
    assert found["Ana García"] == {PHONES[3]} and len(found) == 5


@pytest.mark.parametrize("mark", ["; ", ",", "|", "\n"])
def test_several_numbers_in_one_cell(mark: str) -> None:
    script = "CREATE TABLE addressbook (id INTEGER PRIMARY KEY, contact_name TEXT, numbers TEXT);"
    rows = [(n, NAMES[n], f"{PHONES[n]}{mark}{PHONES[(n + 1) % 5]}") for n in range(5)]
    assert people(script, {"addressbook": rows})["Li Wei"] == {PHONES[1], PHONES[2]}


def test_people_whom_no_number_is_kept_of() -> None:
    script = """CREATE TABLE friends (id INTEGER PRIMARY KEY, name TEXT, birthday TEXT);
        CREATE TABLE rooms (id INTEGER PRIMARY KEY, name TEXT, size INTEGER);
        CREATE TABLE followers (id INTEGER PRIMARY KEY, username TEXT, private INTEGER);"""
    rows = {
        "friends": [(n, NAMES[n], f"1990-03-{n + 10}") for n in range(5)],
        "rooms": [(n, f"Blue Room {'ABCDE'[n]}", n) for n in range(5)],
        "followers": [(n, HANDLES[n], n % 2) for n in range(5)],
    }
    assert people(script, rows).keys() == {*NAMES, *HANDLES}


# --- what they are called --------------------------------------------------------------------------------------------


def test_an_empty_name_falls_back_on_others() -> None:
    script = (
        "CREATE TABLE buddies (jid TEXT PRIMARY KEY, full_name TEXT, nick_name TEXT, first_name TEXT, last_name TEXT);"
    )
    rows = [
        (f"{HANDLES[n]}@xmpp.example", NAMES[n] if n < 3 else "", "Nana" if n == 3 else "", FIRST[n], LAST[n])
        for n in range(5)
    ]
    assert people(script, {"buddies": rows}).keys() >= {*NAMES[:3], NAMES[4]}


def test_names_are_told_by_their_values_where_no_name_says_so() -> None:
    script = "CREATE TABLE contactos (uid TEXT, n_usuario TEXT, telefono TEXT, imagen TEXT, PRIMARY KEY (uid));"
    rows = [(KEYS[n], NAMES[n], PHONES[n], f"https://img.example/{n}") for n in range(5)]
    assert people(script, {"contactos": rows})["Ana García"] == {PHONES[3], KEYS[3]}


def test_what_a_number_is_for_is_no_name() -> None:
    obj = [
        {"givenName": FIRST[n], "familyName": LAST[n], "phoneNumbers": [{"label": "mobile", "number": PHONES[n]}]}
        for n in range(5)
    ]
    found = discovered_in_file(json.dumps(obj).encode(), "data/data/org.example.app/files/book.json")
    assert [r["name"] for r in found] == list(NAMES)


def test_lists_are_called_by_what_they_stand_in() -> None:
    users = {
        k: {"id": k, "attributes": {"firstName": f, "lastName": s}} for k, f, s in zip(KEYS, FIRST, LAST, strict=True)
    }
    data = json.dumps({"data": {"users": {"entities": users}, "theme": "dark"}}).encode()
    found = discovered_in_file(data, "data/data/org.example.app/files/store.json")
    assert {r["name"] for r in found} == set(NAMES)


def test_cards_in_cells_and_files() -> None:
    cards = [
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nN:{LAST[n]};{FIRST[n]};;;\r\nFN:{NAMES[n]}\r\nTEL;TYPE=CELL:{PHONES[n]}\r\nEND:VCARD\r\n"
        for n in range(5)
    ]
    script = "CREATE TABLE cards (id INTEGER PRIMARY KEY, vcard TEXT, changed INTEGER);"
    assert people(script, {"cards": [(n, c, at(n)) for n, c in enumerate(cards)]})["Li Wei"] == {PHONES[1]}
    found = discovered_in_file("".join(cards).encode(), "data/media/0/Download/people.vcf")
    assert [(r["name"], r["provenance"]["locator"]) for r in found][:2] == [(NAMES[0], "line 1"), (NAMES[1], "line 7")]


# --- who is no contact -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("column", "values"), [("is_group", (0, 1)), ("kind", ("PERSON", "GROUP"))])
def test_groups_among_people_stay_out(column: str, values: tuple[object, object]) -> None:
    script = f"CREATE TABLE contacts (id TEXT PRIMARY KEY, name TEXT, {column});"
    rows = [(KEYS[n], NAMES[n], values[0]) for n in range(5)] + [("g1c0ffee7", "Sunday Team", values[1])]
    assert people(script, {"contacts": rows}).keys() == set(NAMES)


def test_who_takes_part_where_is_no_second_contact() -> None:
    script = """CREATE TABLE users (uid INTEGER PRIMARY KEY, nick TEXT, mobile TEXT);
        CREATE TABLE group_member (id INTEGER PRIMARY KEY, group_id TEXT, uid INTEGER, nick TEXT, role TEXT);"""
    rows = {
        "users": [(n + 1_000_001, NAMES[n], PHONES[n]) for n in range(5)],
        "group_member": [(n, "g1", n + 1_000_001, NAMES[n], "member") for n in range(5)],
    }
    assert len(discovered(store(script, rows)).of("Contact")) == 5


@pytest.mark.parametrize(
    ("script", "row"),
    [
        ("contact_groups (id INTEGER PRIMARY KEY, name TEXT, size INTEGER)", lambda n: (n, f"Old Friends {'ABCDE'[n]}", n)),
        ("user_device (id INTEGER PRIMARY KEY, uid TEXT, device_name TEXT)", lambda n: (n, KEYS[n], f"Galaxy Tab {'ABCDE'[n]}")),
        ("scheduled_messages (id INTEGER PRIMARY KEY, peer TEXT, text TEXT, send_at INTEGER)",
         lambda n: (n, PHONES[n], text(n), at(n))),
        ("call_participants (call_id TEXT, uid TEXT, joined INTEGER)", lambda n: ("c1", KEYS[n], at(n))),
    ],
)  # fmt: skip
def test_what_stands_beside_people_is_none_of_them(script: str, row: Callable[[int], tuple[Any, ...]]) -> None:
    data = store(f"CREATE TABLE {script};", {script.partition(" ")[0]: [row(n) for n in range(5)]})
    assert discovered(data).records == []


# --- messages --------------------------------------------------------------------------------------------------------


def chat(own: str, rows: Callable[[int], tuple[Any, ...]], **more: Sequence[Sequence[Any]]) -> list[dict[str, Any]]:
    """The messages found in a table `chat_message` of these columns, beside other tables."""
    return discovered(store(own, {"chat_message": [rows(n) for n in range(MANY)], **more})).of("Message")


def test_the_account_itself_is_marked_among_the_people() -> None:
    script = """CREATE TABLE chat_message (id INTEGER PRIMARY KEY, author_id INTEGER, message TEXT, created INTEGER);
        CREATE TABLE chat_user (id INTEGER PRIMARY KEY, login TEXT, full_name TEXT, is_me INTEGER);"""
    users = [(n + 1, HANDLES[n], NAMES[n], int(n == 4)) for n in range(5)]
    found = chat(script, lambda n: (n, n % 5 + 1, text(n), at(n)), chat_user=users)
    assert [r["direction"] for r in found] == ["outgoing" if n % 5 == 4 else "incoming" for n in range(MANY)]


def test_what_names_people_is_a_party_in_any_language() -> None:
    script = """CREATE TABLE chat_message (id INTEGER PRIMARY KEY, xeno_id INTEGER, texto TEXT, hora INTEGER, tipo TEXT);
        CREATE TABLE amigos (id INTEGER PRIMARY KEY, nome TEXT, telefone TEXT);"""
    friends = [(n + 1, NAMES[n], PHONES[n]) for n in range(5)]
    script = script.replace("xeno_id", "amigo_id")
    found = chat(script, lambda n: (n, n % 5 + 1, text(n), at(n), "E" if n % 3 else "R"), amigos=friends)
    assert [r["recipients"][0]["identifier"] for r in found] == [PHONES[n % 5] for n in range(MANY)]


def test_who_wrote_is_told_by_structure_where_no_name_says_it() -> None:
    script = "CREATE TABLE chat_message (id INTEGER PRIMARY KEY, t TEXT, f TEXT, d INTEGER, c TEXT);"
    found = chat(script, lambda n: (n, text(n), KEYS[n % 3] if n % 2 else KEYS[4], at(n), KEYS[n % 3]))
    assert [r["direction"] for r in found] == ["incoming" if n % 2 else "outgoing" for n in range(MANY)]
    assert [r["thread"] for r in found] == [KEYS[n % 3] for n in range(MANY)]


def test_an_index_of_members_is_nobody() -> None:
    script = """CREATE TABLE chat_message (id INTEGER PRIMARY KEY, user_uid TEXT, sender_idx INTEGER, body TEXT, time INTEGER,
        room_id TEXT);"""
    found = chat(script, lambda n: (n, KEYS[n % 4], n % 2, text(n), at(n), f"room{n % 3}"))
    assert [r["sender"]["identifier"] for r in found] == [KEYS[n % 4] for n in range(MANY)]


def test_tables_of_one_way_each() -> None:
    script = "".join(
        f"CREATE TABLE {t} (id INTEGER PRIMARY KEY, number TEXT, body TEXT, time INTEGER);" for t in ("inbox", "outbox")
    )
    rows = {
        t: [(n, PHONES[n % 5], text(n + k), at(n + k)) for n in range(20)] for t, k in (("inbox", 0), ("outbox", 30))
    }
    found = discovered(store(script, rows)).of("Message")
    assert [r["direction"] for r in found] == ["incoming"] * 20 + ["outgoing"] * 20


def test_lists_of_conversations_with_counts_of_unread_hold_no_messages() -> None:
    script = "CREATE TABLE recent (uid TEXT PRIMARY KEY, content TEXT, time INTEGER, fromuid TEXT, unreadnum INTEGER);"
    rows = [(f"k{n}c0ffee", text(n), at(n), KEYS[n % 5], n % 3) for n in range(12)]
    assert discovered(store(script, {"recent": rows})).of("Message") == []


def test_texts_behind_the_name_of_a_class() -> None:
    script = "CREATE TABLE chat_message (id INTEGER PRIMARY KEY, peer TEXT, content BLOB, ts INTEGER);"
    found = chat(script, lambda n: (n, PHONES[n % 5], f"java.lang.String;{json.dumps(text(n))}", at(n)))
    assert [r["body"] for r in found] == [text(n) for n in range(MANY)]


def test_parts_of_a_list_may_count_time_otherwise() -> None:
    short = [
        {"_id": str(n), "thread_id": "3", "address": PHONES[n % 5], "date": str(at(n)), "type": str(n % 2 + 1), "body": text(n),
         "read": "1", "protocol": "0"}
        for n in range(20)
    ]  # fmt: skip
    long = [
        {"_id": str(n), "thread_id": "4", "date": str(at(n) // 1000), "msg_box": "2", "m_id": f"m{n}", "ct_t": "x/y", "exp": "60",
         "read": "1", "m_type": "128", "sender_address": {"address": PHONES[0]},
         "parts": [{"ct": "application/smil", "text": "<smil/>"}, {"ct": "text/plain", "text": text(n)}]}
        for n in range(20, 30)
    ]  # fmt: skip
    found = discovered_in_file(json.dumps([*short, *long]).encode(), "data/media/0/Documents/messages.json")
    assert [r["body"] for r in found] == [text(n) for n in range(30)]
    assert len({r["at"] for r in found}) == 30 and all(r["at"].startswith("2023") for r in found)
    assert [r["direction"] for r in found[18:22]] == ["incoming", "outgoing", "outgoing", "outgoing"]


def test_durations_from_times_written_as_text() -> None:
    script = "CREATE TABLE calls (id INTEGER PRIMARY KEY, number TEXT, began_at TEXT, ended_at TEXT, direction TEXT);"
    rows = [
        (n, PHONES[n % 5], f"2024-05-{n + 1:02}T10:00:00Z", f"2024-05-{n + 1:02}T10:01:0{n}Z", ("in", "out")[n % 2])
        for n in range(9)
    ]
    assert [r["duration"] for r in discovered(store(script, {"calls": rows})).of("Call")] == [60 + n for n in range(9)]


# --- which of several it is ------------------------------------------------------------------------------------------


def test_an_empty_name_falls_back_on_what_they_are_called_by() -> None:
    script = "CREATE TABLE contacts (id INTEGER PRIMARY KEY, username TEXT, nickname TEXT, phone TEXT);"
    rows = [(n, HANDLES[n], NAMES[n] if n % 2 else None, PHONES[n]) for n in range(5)]
    assert people(script, {"contacts": rows}).keys() == {HANDLES[0], NAMES[1], HANDLES[2], NAMES[3], HANDLES[4]}


def test_lists_of_numbers_in_json() -> None:
    script = "CREATE TABLE contact (id INTEGER PRIMARY KEY, display_name TEXT, phones TEXT, mails TEXT);"
    rows = [(n, NAMES[n], json.dumps(PHONES[n : n + 2]), "[]" if n else '["anna@mail.example"]') for n in range(5)]
    found = people(script, {"contact": rows})
    assert found["Anna Schmidt"] == {*PHONES[0:2], "anna@mail.example"} and found["Mehmet Yılmaz"] == {PHONES[4]}


def test_whose_account_it_is_is_nobodys_number_and_the_last_calls_length_no_calls() -> None:
    script = """CREATE TABLE contacts (id INTEGER PRIMARY KEY, account TEXT, uri TEXT, name TEXT, timestamp INTEGER,
        last_call_duration INTEGER);"""
    rows = [(n, "me@voip.example", f"{HANDLES[n]}@voip.example", NAMES[n], at(n), n * 61) for n in range(5)]
    assert people(script, {"contacts": rows})["Li Wei"] == {f"{HANDLES[1]}@voip.example"}


def test_extensions_are_numbers_where_the_name_says_so() -> None:
    script = "CREATE TABLE contacts (id TEXT PRIMARY KEY, name TEXT, sip_number TEXT, created_at INTEGER);"
    rows = [(KEYS[n], NAMES[n], f"{201 + n}", at(n)) for n in range(5)]
    assert people(script, {"contacts": rows})["Omar Haddad"] >= {"203"}


def test_what_an_app_knows_people_by_stands_beside_them() -> None:
    script = """CREATE TABLE Users (UserId INTEGER PRIMARY KEY, DisplayName TEXT);
        CREATE TABLE UserPins (UserId INTEGER REFERENCES Users (UserId), Pin TEXT);"""
    rows = {"Users": [(n, NAMES[n]) for n in range(5)], "UserPins": [(n, f"2A{n}B40C{n}") for n in range(5)]}
    assert people(script, rows)["Ana García"] == {"2A3B40C3"}


def test_departments_have_names_and_numbers_and_are_nobody() -> None:
    script = "CREATE TABLE t_dept (id INTEGER PRIMARY KEY, dept_name TEXT, phone TEXT);"
    assert people(script, {"t_dept": [(n, FIRST[n], PHONES[n]) for n in range(5)]}) == {}


def test_what_an_address_is_for_is_no_name() -> None:
    script = """CREATE TABLE contacts (id INTEGER PRIMARY KEY, name TEXT);
        CREATE TABLE contact_phones (id INTEGER PRIMARY KEY, label TEXT, number TEXT, contact_id INTEGER
        REFERENCES contacts (id));
        CREATE TABLE contact_emails (id INTEGER PRIMARY KEY, label TEXT, address TEXT, contact_id INTEGER
        REFERENCES contacts (id));"""
    rows = {
        "contacts": [(n, NAMES[n]) for n in range(5)],
        "contact_phones": [(n, "ext" if n % 2 else "number", PHONES[n], n) for n in range(5)],
        "contact_emails": [(n, "email", f"{HANDLES[n]}@mail.example", n) for n in range(5)],
    }
    assert people(script, rows).keys() == {*NAMES}


def test_one_user_alone_beside_people_is_the_account() -> None:
    script = """CREATE TABLE user (id TEXT PRIMARY KEY, display_name TEXT, email TEXT);
        CREATE TABLE contacts (id INTEGER PRIMARY KEY, name TEXT, phone TEXT);"""
    contacts = [(n, NAMES[n], PHONES[n]) for n in range(5)]
    mine = [(KEYS[0], "Ruth Adler", "ruth@mail.example")]
    assert "Ruth Adler" not in people(script, {"user": mine, "contacts": contacts})
    assert "Ruth Adler" in people(script, {"user": mine, "contacts": []})
