"""Which records match a list of privileged people."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from aboveboard.engine.privileged import Matcher
from aboveboard.model.authority import Listed, Privilege
from aboveboard.model.records import KIND_NUMBER

LIST = Privilege(
    "C. Counsel",
    "",
    (
        Listed("lawyer", ("+49 171 5550101", "Kanzlei@Example.org")),
        Listed("source", ("wxid_quiet", "0170 4440202", "12345")),
    ),
)
MATCHER = Matcher(LIST)
MESSAGE, CONTACT, EMAIL = (KIND_NUMBER[n] for n in ("Message", "Contact", "Email"))


def as_json(value: Any) -> bytes:
    return msgspec.json.encode(value)


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("+491715550101", True),
        ("call me: 0171 / 555 01 01, today", True),
        ("0049-171-5550101", True),
        ("491715550101@s.whatsapp.net", True),
        ("491715550101-1581234567@g.us", True),
        ("+49 170 4440202", True),
        ("write to KANZLEI@example.org.", True),
        ("\uff4b\uff41\uff4e\uff5a\uff4c\uff45\uff49@example.org", True),
        ("wxid_quiet", True),
        ("ask @wxid_quiet about it", True),
        ("+491715550102", False),
        ("17155501", False),
        ("nokanzlei@example.org", False),
        ("kanzlei@example.org.uk", False),
        ("the wxid_quiet one", False),
        ("on 2026-03-01 at 12:34:56 it was 5550101", False),
        ("12345 is a code within a text", False),
        ("", False),
    ],
)
def test_an_identifier_is_found_in_each_form_and_no_other_for_it(text: str, matches: bool) -> None:
    assert MATCHER.mentions(as_json({"body": text}), None) is matches
    assert MATCHER.mentions(None, as_json({"deep": [{"x": text}]})) is matches


def test_numbers_that_are_stored_as_such_are_looked_at() -> None:
    assert MATCHER.mentions(None, as_json({"jid": 491715550101}))
    assert not MATCHER.mentions(None, as_json({"rowid": 12345, "at": 1715550101000}))


def test_who_takes_part_is_told_apart_from_who_is_mentioned() -> None:
    mentioned = as_json({"body": "call +491715550101"})
    assert not MATCHER.takes_part(MESSAGE, b"+4930111", b"7", mentioned)
    assert MATCHER.mentions(mentioned, None)
    assert MATCHER.takes_part(MESSAGE, b"01715550101", b"7", None)
    assert MATCHER.takes_part(MESSAGE, None, b"iMessage;-;+491715550101", None)
    assert MATCHER.takes_part(MESSAGE, None, None, as_json({"recipients": [{"identifier": "wxid_quiet"}]}))
    assert MATCHER.takes_part(EMAIL, None, None, as_json({"recipients": [{"identifier": "kanzlei@example.org"}]}))
    assert MATCHER.takes_part(CONTACT, None, None, as_json({"identifiers": [{"value": "0171-5550101"}]}))
    assert MATCHER.takes_part(MESSAGE, b"12345", None, None), "a short code, where it stands alone"


def test_bytes_that_are_no_json_are_looked_at_as_text() -> None:
    assert MATCHER.mentions(b"\xff{ kanzlei@example.org ", None)
