"""Forms of stores beside those that a set of apps had: calls without a name, packed addresses, parts in XML, unnamed fields.

Each store is made up here for one general rule; none is any app's.
"""

from __future__ import annotations

import json
import plistlib
from collections import Counter
from collections.abc import Callable
from html import escape
from typing import Any

import pytest

from aboveboard.engine.discover.draft import draft
from aboveboard.formats import mailboxes
from aboveboard.model.times import iso
from tests.artifacts.harness import run
from tests.engine.discovering import NAMES, PATH, PHONES, START, discovered, store, text
from tests.engine.discovery_measure import discovered_in_file
from tests.engine.leveldb_files import log
from tests.engine.leveldb_files import number as varint
from tests.engine.test_draft import artifact_in

MANY = 24
MAILS = [f"{n.split()[0].lower().replace('í', 'i')}{i}@post.example" for i, n in enumerate(NAMES)]
OWN = "me.myself@post.example"


def kinds(records: list[dict[str, Any]]) -> dict[str, int]:
    """How many records of each kind."""
    return dict(Counter(r["kind"] for r in records))


def at(n: int) -> int:
    """Seconds since 1970 of a row."""
    return START + n * 977


WAYS = ("incoming", "outgoing", "missed")
CALLS: dict[str, list[dict[str, Any]]] = {
    "words": [
        {"who": PHONES[n % 5], "state": ("IN_MISSED", "OUT_ANSWERED", "IN_ANSWERED")[n % 3], "ts": at(n)} for n in range(MANY)
    ],
    "kind": [{"number": PHONES[n % 5], "kind": WAYS[n % 3], "time": at(n) * 1000} for n in range(MANY)],
    "nested": [
        {"peer": {"phone": PHONES[n % 5], "name": NAMES[n % 5]}, "result": ("missed", "answered", "rejected")[n % 3],
         "direction": ("incoming", "outgoing")[n % 3 == 1], "startedAt": iso(at(n) * 1_000_000)}
        for n in range(MANY)
    ],
    "dialled": [{"phone": PHONES[n % 5], "dialTime": at(n)} for n in range(MANY)],
}  # fmt: skip
"""Lists of calls without a duration and without a name that says calls."""


@pytest.mark.parametrize("form", list(CALLS))
@pytest.mark.parametrize("packing", ["json", "plist", "preferences"])
def test_calls_in_lists_that_are_not_called_so(form: str, packing: str) -> None:
    whole: dict[str, Any] = {"version": 3, "items": CALLS[form]}
    if packing == "plist":
        data, path = (
            plistlib.dumps(whole, fmt=plistlib.FMT_BINARY),
            "private/var/mobile/Containers/Data/Application/1/Documents/x.plist",
        )
    elif packing == "json":
        data, path = json.dumps(whole).encode(), "data/data/org.example.app/files/state.json"
    else:
        said = escape(json.dumps(CALLS[form]))
        data = f"<?xml version='1.0' ?>\n<map><string name=\"recent\">{said}</string></map>".encode()
        path = "data/data/org.example.app/shared_prefs/state.xml"
    found = discovered_in_file(data, path)
    assert kinds(found) == {"Call": MANY}
    assert {r["at"] for r in found} == {iso(at(n) * 1_000_000) for n in range(MANY)}


def test_requests_that_were_declined_are_no_calls() -> None:
    rows = [
        {"user": PHONES[n % 5], "status": ("accepted", "declined", "pending")[n % 3], "time": at(n)}
        for n in range(MANY)
    ]
    found = discovered_in_file(json.dumps({"requests": rows}).encode(), "data/data/org.example.app/files/state.json")
    assert "Call" not in kinds(found)


def test_what_a_file_is_called_tells_its_one_list() -> None:
    rows = [{"number": PHONES[n % 5], "when": at(n)} for n in range(MANY)]
    data = json.dumps({"data": rows}).encode()
    assert kinds(discovered_in_file(data, "data/data/org.example.app/files/call_log.json")) == {"Call": MANY}
    assert "Call" not in kinds(discovered_in_file(data, "data/data/org.example.app/files/state.json"))


PACKED: dict[str, Callable[[str, str], str]] = {
    "semicolon": lambda a, n: f"{a};{n}",
    "control": lambda a, n: f"{a};\x01{n}",
    "angle": lambda a, n: f"{n} <{a}>",
    "quoted": lambda a, n: f'"{n}" <{a}>',
    "bracket": lambda a, n: f"{a} ({n})",
    "json": lambda a, n: json.dumps([{"address": a, "personal": n}]),
    "pair": lambda a, n: json.dumps({"name": n, "email": a}),
}


@pytest.mark.parametrize("form", list(PACKED))
def test_addresses_packed_with_names(form: str) -> None:
    pack = PACKED[form]
    rows: list[tuple[Any, ...]] = []
    for n in range(MANY):
        mine, theirs = pack(OWN, "Me Myself"), pack(MAILS[n % 5], NAMES[n % 5])
        rows.append(
            (n + 1, theirs if n % 2 else mine, mine if n % 2 else theirs, f"Re: {n % 3}", text(n), at(n) * 1000)
        )
    script = "CREATE TABLE mails (id INTEGER PRIMARY KEY, from_list TEXT, to_list TEXT, subject TEXT, body TEXT, date INTEGER)"
    found = discovered(store(script, {"mails": rows})).records
    assert kinds(found) == {"Message": MANY}
    for record in found:
        n = record["provenance"]["rowid"] - 1
        other: dict[str, str] = {"identifier": MAILS[n % 5], "name": NAMES[n % 5]}
        party = record["sender"] if n % 2 else record["recipients"][0]
        assert {k: party[k] for k in other} == other
        assert record["direction"] == ("incoming" if n % 2 else "outgoing")


def test_all_recipients_of_one_text() -> None:
    both = f"{MAILS[0]};{NAMES[0]},\x01{MAILS[1]};\x01{NAMES[1]}"
    assert [b.address for b in mailboxes.listed(both)] == MAILS[:2]
    assert [b.name for b in mailboxes.listed(f"{NAMES[0]} <{MAILS[0]}>, {MAILS[1]}")] == [NAMES[0], None]
    assert mailboxes.listed("call me @ noon; thanks") == ()
    rows = [
        (n + 1, f"{NAMES[2]} <{MAILS[2]}>", f"{NAMES[0]} <{MAILS[0]}>, {NAMES[1]} <{MAILS[1]}>", text(n), at(n))
        for n in range(MANY)
    ]
    script = "CREATE TABLE emails (id INTEGER PRIMARY KEY, sender TEXT, recipients TEXT, body TEXT, date INTEGER)"
    found = discovered(store(script, {"emails": rows})).records
    assert {tuple(p["identifier"] for p in r["recipients"]) for r in found} == {tuple(MAILS[:2])}


@pytest.mark.parametrize("place", ["storage/emulated/0/Backup", "data/media/0/Backup", "sdcard/Backup"])
def test_messages_in_xml_with_parts(place: str) -> None:
    lines = [
        f'<message box="{("in", "out")[n % 2]}" number="{PHONES[n % 5]}" date="{at(n) * 1000}" id="x{n}"><parts>'
        f'<part type="application/smil" text="&lt;smil/&gt;"/><part type="text/plain" text="{escape(text(n))}"/>'
        "</parts></message>"
        for n in range(MANY)
    ]
    data = ("<?xml version='1.0'?>\n<messages>" + "\n".join(lines) + "</messages>").encode()
    found = discovered_in_file(data, f"{place}/all.xml")
    assert kinds(found) == {"Message": MANY}
    assert {r["body"] for r in found} == {text(n) for n in range(MANY)}
    assert Counter(r["direction"] for r in found) == {"incoming": MANY // 2, "outgoing": MANY // 2}


def test_calls_and_messages_of_one_table_of_events() -> None:
    script = """CREATE TABLE events (id INTEGER PRIMARY KEY, kind INTEGER, began INTEGER, ended INTEGER,
        direction INTEGER, unread INTEGER,
        missed_call INTEGER, remote TEXT, body TEXT, chat INTEGER, token TEXT)"""
    rows: list[tuple[Any, ...]] = []
    for n in range(2 * MANY):
        call, out = n % 3 == 0, n % 2
        rows.append((n + 1, 7 if call else 4, at(n), at(n) + (n % 5) * 20, 1 + out, 0, int(call and not out and n % 5 == 0),
                     PHONES[n % 5], None if call else text(n), None if call else n % 5, None if call else f"t{n}"))  # fmt: skip
    found = discovered(store(script, {"events": rows})).records
    assert kinds(found) == {"Message": 2 * MANY * 2 // 3, "Call": 2 * MANY // 3}
    assert all(r["provenance"]["rowid"] % 3 == 1 for r in found if r["kind"] == "Call")


def buffer(*fields: tuple[int, int | str | bytes]) -> bytes:
    """A protocol buffer."""
    made = b""
    for number, value in fields:
        if isinstance(value, int):
            made += varint(number << 3) + varint(value)
        else:
            data = value.encode() if isinstance(value, str) else value
            made += varint(number << 3 | 2) + varint(len(data)) + data
    return made


def test_messages_in_protocol_buffers_in_tables_of_one_conversation_each() -> None:
    people = [300_000_017 + 1_237 * n for n in range(5)]
    rows: dict[str, list[tuple[Any, ...]]] = {"users": [(p, NAMES[n]) for n, p in enumerate(people)]}
    script = "CREATE TABLE users (id INTEGER PRIMARY KEY, name TEXT);"
    for c in range(1, 4):
        script += f"CREATE TABLE dialog_{people[c]} (id INTEGER PRIMARY KEY, sort INTEGER, data BLOB);"
        rows[f"dialog_{people[c]}"] = [
            (n + 1, at(n) * 1000, buffer((1, 7_000_000_000 + n), (2, at(n) * 1000), (3, people[0 if n % 2 else c]),
                                         (4, buffer((1, 1), (2, buffer((1, text(n))))))))
            for n in range(12)
        ]  # fmt: skip
    found = [r for r in discovered(store(script, rows)).records if r["kind"] == "Message"]
    assert len(found) == 36
    assert {r["body"] for r in found} == {text(n) for n in range(12)}
    assert {r["sender"]["name"] for r in found} == set(NAMES[:4])


def test_texts_of_pages_are_latin_or_wide() -> None:
    entries: list[tuple[bytes, bytes | None]] = []
    for n in range(MANY):
        said = json.dumps({"from": PHONES[n % 5], "text": text(n), "time": at(n) * 1000}, ensure_ascii=False)
        try:
            value = b"\x01" + said.encode("latin-1")
        except UnicodeEncodeError:
            value = b"\x00" + said.encode("utf-16-le")
        entries.append((b"_https://chat.example\x00\x01messages-" + MAILS[n % 5].encode() + f"-{n}".encode(), value))
    found = discovered_in_file(
        log([[e] for e in entries]), "data/data/org.example/app_webview/Local Storage/leveldb/000003.log"
    )
    assert {r["body"] for r in found if r["kind"] == "Message"} == {text(n) for n in range(MANY)}


def test_kinds_of_conversations_are_no_directions() -> None:
    script = """CREATE TABLE chat_logs (id INTEGER PRIMARY KEY, send_id TEXT, recv_id TEXT, sender_platform_id INTEGER,
        session_type INTEGER, content TEXT, is_read INTEGER, send_time INTEGER);
        CREATE TABLE local_users (user_id TEXT, name TEXT)"""
    ids = [f"{90_000_000_01 + 77 * n}" for n in range(5)]
    rows = [
        (n + 1, ids[0] if n % 2 else ids[1 + n % 4], ids[1 + n % 4] if n % 2 else ids[0], 1 + n % 2, 1 if n < 20 else 2, text(n),
         int(n not in (2, 8, 14)), at(n) * 1000)
        for n in range(MANY)
    ]  # fmt: skip
    found = discovered(store(script, {"chat_logs": rows, "local_users": [(ids[0], "Me Myself")]})).records
    messages = [r for r in found if r["kind"] == "Message"]
    assert [r["direction"] for r in messages] == [
        "outgoing" if (r["provenance"]["rowid"] - 1) % 2 else "incoming" for r in messages
    ]
    assert {r["sender"]["identifier"] for r in messages} == set(ids) - (
        {ids[2], ids[4]} - {ids[1 + n % 4] for n in range(0, MANY, 2)}
    )


def test_firms_among_people_and_own_identities() -> None:
    script = """CREATE TABLE contacts (id INTEGER PRIMARY KEY, first_name TEXT, surname TEXT, company TEXT, phone TEXT);
        CREATE TABLE local_identities (hash TEXT PRIMARY KEY, name TEXT, created INTEGER)"""
    rows = [
        (n + 1, *(n_.split() if n != 2 else ("", "")), "Bakery Sol" if n == 2 else "", PHONES[n])
        for n, n_ in enumerate(NAMES)
    ]
    mine = [(f"{n}" * 32, f"Me {n}", at(n)) for n in range(3)]
    found = discovered(store(script, {"contacts": rows, "local_identities": mine})).records
    assert {r["name"] for r in found} == {*NAMES[:2], "Bakery Sol", *NAMES[3:]}


def test_contacts_of_pages_under_addresses_are_one_list() -> None:
    entries: list[tuple[bytes, bytes | None]] = [
        (f"contacts-{OWN}-{m}".encode(), json.dumps({"jid": m, "nickname": NAMES[n], "groups": []}).encode())
        for n, m in enumerate(MAILS)
    ]
    found = discovered_in_file(log([[e] for e in entries]), "data/data/org.example/app_webview/leveldb/000003.log")
    assert kinds(found) == {"Contact": len(MAILS)}


def test_calls_of_other_forms() -> None:
    lists = {
        "begins and ends": [
            {"remote": PHONES[n % 5], "start": at(n), "end": at(n) + n, "dir": ("out", "in")[n % 2]}
            for n in range(MANY)
        ],
        "in German": [
            {"Nummer": PHONES[n % 5], "Zeit": at(n), "Art": ("verpasst", "ausgehend", "eingehend")[n % 3]}
            for n in range(MANY)
        ],
    }
    for rows in lists.values():
        found = discovered_in_file(json.dumps({"list": rows}).encode(), "data/data/org.example.app/files/kept.json")
        assert kinds(found) == {"Call": MANY}
        assert {r["direction"] for r in found} == {"incoming", "outgoing"}
    packed = b"".join(
        buffer((1, buffer((1, PHONES[n % 5]), (2, at(n) * 1000), (3, n % 3), (4, n * 7)))) for n in range(MANY)
    )
    assert kinds(discovered_in_file(packed, "data/data/org.example.app/files/call_log.pb")) == {"Call": MANY}


@pytest.mark.parametrize("name", ["timeline", "events"])
def test_calls_and_messages_told_by_words(name: str) -> None:
    rows = [
        (n + 1, ("call", "message", "message")[n % 3], at(n), PHONES[n % 5], text(n) if n % 3 else None, n * 4, n % 2)
        for n in range(MANY)
    ]
    script = f"""CREATE TABLE {name} (id INTEGER PRIMARY KEY, event_type TEXT, ts INTEGER, peer TEXT, body TEXT, secs INTEGER,
        outgoing INTEGER)"""
    found = discovered(store(script, {name: rows})).records
    assert kinds(found) == {"Message": MANY * 2 // 3, "Call": MANY // 3}


@pytest.mark.parametrize("packed", ["{0};{1}", "{1} <{0}>", "{0} ({1})"])
def test_numbers_packed_with_names(packed: str) -> None:
    rows = [(n + 1, packed.format(PHONES[n % 5], NAMES[n % 5]), text(n), at(n), n % 2) for n in range(MANY)]
    script = "CREATE TABLE sms (id INTEGER PRIMARY KEY, address TEXT, body TEXT, date INTEGER, outgoing INTEGER)"
    found = discovered(store(script, {"sms": rows})).records
    parties = [r["recipients"][0] if r["direction"] == "outgoing" else r["sender"] for r in found]
    assert {(p["identifier"], p["name"]) for p in parties} == set(zip(PHONES, NAMES, strict=True))


NO_CALLS: dict[str, list[dict[str, Any]]] = {
    "tasks": [
        {"assignee": MAILS[n % 5], "status": ("missed", "done", "declined")[n % 3], "due": at(n)} for n in range(MANY)
    ],
    "invitations": [
        {"from": MAILS[n % 5], "direction": ("incoming", "outgoing")[n % 2], "status": "accepted", "time": at(n)}
        for n in range(MANY)
    ],
    "requests": [
        {"user": MAILS[n % 5], "type": ("INCOMING_PENDING", "OUTGOING_PENDING")[n % 2], "time": at(n)}
        for n in range(MANY)
    ],
}


@pytest.mark.parametrize("what", list(NO_CALLS))
def test_tasks_and_invitations_are_no_calls(what: str) -> None:
    data = json.dumps({"list": NO_CALLS[what]}).encode()
    assert "Call" not in kinds(discovered_in_file(data, "data/data/org.example.app/files/kept.json"))


def test_drafts_of_packed_addresses_read_the_same() -> None:
    rows = [
        (
            n + 1,
            f"{MAILS[n % 5]};{NAMES[n % 5]}" if n % 2 else OWN,
            OWN if n % 2 else f"{NAMES[n % 5]} <{MAILS[n % 5]}>",
            text(n),
            at(n),
        )
        for n in range(MANY)
    ]
    script = "CREATE TABLE emails (id INTEGER PRIMARY KEY, sender TEXT, recipients TEXT, body TEXT, date INTEGER)"
    data = store(script, {"emails": rows})
    drafted = run(artifact_in(draft(data, PATH)), {PATH: data}).records
    assert [r["recipients"] for r in drafted] == [r["recipients"] for r in discovered(data).records]
    listed = [
        {"from": f"{NAMES[n % 5]} <{MAILS[n % 5]}>", "to": f"Me <{OWN}>", "body": text(n), "date": at(n) * 1000}
        for n in range(MANY)
    ]
    made = artifact_in(draft(json.dumps({"messages": listed}).encode(), "data/data/org.example.app/files/m.json"))
    assert made.read


def test_a_call_is_when_it_began_and_not_when_it_was_hung_up() -> None:
    script = "CREATE TABLE call_logs (id INTEGER PRIMARY KEY, number TEXT, created_at INTEGER, hung_up_at INTEGER)"
    rows = [(n + 1, PHONES[n % 5], at(n), at(n) + 60 if n % 9 else None) for n in range(MANY)]
    found = discovered(store(script, {"call_logs": rows})).records
    assert [(r["kind"], r["at"]) for r in found] == [("Call", iso(at(n) * 1_000_000)) for n in range(MANY)]


def test_a_message_is_when_it_was_made_and_not_when_its_row_came_in() -> None:
    script = (
        "CREATE TABLE chat_messages (id INTEGER PRIMARY KEY, sender_id TEXT, chat_id INTEGER, content TEXT,"
        " created_at_remote INTEGER NOT NULL, updated_at_remote INTEGER, inserted_at INTEGER, updated_at INTEGER)"
    )
    rows = [(n + 1, f"u-{n % 3}", n % 2, text(n), at(n), at(n) + 5, at(n) + 300, at(n) + 400) for n in range(MANY)]
    found = discovered(store(script, {"chat_messages": rows})).records
    assert [(r["kind"], r["at"]) for r in found] == [("Message", iso(at(n) * 1_000_000)) for n in range(MANY)]
