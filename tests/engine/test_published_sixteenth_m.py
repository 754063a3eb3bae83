"""What the sixteenth set's people and messages say is in their stores, is: rows of what is true, and as many as were meant.

Discovery is not asked here.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Mapping

import pytest

from tests.engine.published_rows import rows_of
from tests.engine.published_stores_sixteenth_m import SIXTEENTH_M
from tests.engine.published_talk import Aside

COUNTS: Mapping[str, tuple[int, int]] = {
    "Campfire": (18, 0),
    "SocialDating": (21, 0),
    "TalksTry": (0, 58),
    "TalksTry's contacts": (23, 0),
    "AbhiChat": (0, 19),
    "ChatApp (evand-hardspace)": (8, 50),
}
"""Contacts and messages of each store."""


@pytest.fixture(scope="module")
def made() -> Mapping[str, Aside]:
    return {name: make() for name, make in SIXTEENTH_M.items()}


def test_as_many_as_were_meant(made: Mapping[str, Aside]) -> None:
    found = {name: Counter(str(r["kind"]) for r in one.truth) for name, one in made.items()}
    assert {name: (k["Contact"], k["Message"]) for name, k in found.items()} == COUNTS
    assert all(set(k) <= {"Contact", "Message"} for k in found.values())


def test_records_are_whole(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        messages = [r for r in one.truth if r["kind"] == "Message"]
        assert len({str(r["at"]) for r in messages}) == len(messages), name
        for record in messages:
            assert record["at"].endswith("Z"), name
            assert record["direction"], name
            assert record["sender"] or name == "AbhiChat", name
            assert record["thread"], name


def test_rows_hold_what_is_said_of_them(made: Mapping[str, Aside]) -> None:
    for name, one in made.items():
        cells = {t: {n: [str(c) for c in row] for n, row in rows.items()} for t, rows in rows_of(one).items()}
        for record in one.truth:
            held = cells[record["provenance"]["table"].lower()][record["provenance"]["rowid"]]
            if record["kind"] == "Contact":
                said = [record["name"], *(way["value"] for way in record["identifiers"])]
                whole = held[1] if name == "Campfire" else held
                assert all((f'"{text}"' if name == "Campfire" else text) in whole for text in said), (name, record)
            else:
                assert record["body"] is None or record["body"] in held, (name, record)
                assert record["thread"] in held, (name, record)
                assert record["sender"] is None or record["sender"]["identifier"] in held, (name, record)


def test_keys_between_tables_are_kept(made: Mapping[str, Aside]) -> None:
    for name in ("SocialDating", "ChatApp (evand-hardspace)"):
        assert rows_of(made[name], keyed=True), name


def test_calls_among_messages_may_be_told_or_not(made: Mapping[str, Aside]) -> None:
    db = sqlite3.connect(":memory:")
    db.deserialize(made["TalksTry"].data)
    calls = {row for (row,) in db.execute("SELECT rowid FROM messages WHERE type = 'call'")}
    assert {("messages", row) for row in calls} == made["TalksTry"].spare
    assert len(calls) == 9
    assert {w for (w,) in db.execute("SELECT DISTINCT sender_type FROM messages")} == {"self", "other"}
    waiting = db.execute(
        "SELECT count(*) FROM messages WHERE client_message_id IN (SELECT client_message_id FROM outbox)"
    )
    assert waiting.fetchone() == (2,)
    db.close()
