"""Times written otherwise than ISO 8601, identifiers that hold a time, texts in their wrapping."""

from __future__ import annotations

import base64
import gzip
import json

import pytest

from aboveboard.formats import madeids, wrapped, written
from aboveboard.formats.errors import TimeError
from aboveboard.formats.times import iso8601

MOMENT = iso8601("2023-11-04T22:13:20Z").utc_us


@pytest.mark.parametrize(
    ("text", "day_first", "offset"),
    [
        ("04.11.2023 22:13:20", True, None),
        ("11/4/2023, 10:13:20 PM", False, None),
        ("2023/11/04 22:13:20", True, None),
        ("2023年11月4日 22:13:20", True, None),
        ("2023-11-4 10:13:20 PM", True, None),
        ("22:13:20 04/11/2023", True, None),
        ("10:13:20 pm, 4 Nov 2023", True, None),
        ("20231104221320", True, None),
        ("Sat Nov 04 23:13:20 GMT+01:00 2023", True, 3600),
        ("Sat Nov 04 2023 20:13:20 GMT-0200 (somewhere)", True, -7200),
        ("Sat, 4 Nov 2023 22:13:20 +0000", True, 0),
        ("Nov 4, 2023 10:13:20 PM", True, None),
        ("/Date(1699136000000+0100)/", True, 0),
    ],
)
def test_forms_of_times(text: str, day_first: bool, offset: int | None) -> None:
    assert MOMENT is not None
    reading = written.read(text, day_first=day_first)
    assert reading.offset_s == offset
    assert reading.local_us - (offset or 0) * 1_000_000 == MOMENT
    assert reading.utc_us == (None if offset is None else MOMENT)


def test_zeros_may_be_left_out() -> None:
    assert (
        written.read("2023-11-4 9:5:3", day_first=True).local_us
        == written.read("04.11.2023 09:05:03", day_first=True).local_us
    )


@pytest.mark.parametrize(
    "text", ["", "31.02.2023 10:00", "13/13/2023 10:00", "4.11.2023", "12345678", "x" * 100, "25:00"]
)
def test_what_is_no_such_time(text: str) -> None:
    with pytest.raises(TimeError):
        written.read(text, day_first=True)


@pytest.mark.parametrize(
    ("identifier", "us"),
    [
        ("017f22e2-79b0-7cc3-98c4-dc0c0c07398f", 1_645_557_742_000_000),  # RFC 9562, A.6
        ("C232AB00-9414-11EC-B3C8-9F6BDECED846", 1_645_557_742_000_000),  # A.1
        ("1EC9414C-232A-6B00-B3C8-9F6BDECED846", 1_645_557_742_000_000),  # A.5
        ("01ARZ3NDEKTSV4RRFFQ69G5FAV", 1_469_922_850_259_000),  # the specification's example
        ("-JhLeOlGIEjaIOFHR0xd", 1_422_395_893_780_000),
    ],
)
def test_identifiers_that_hold_their_time(identifier: str, us: int) -> None:
    made = madeids.made_at(identifier)
    assert made is not None
    assert abs(made - us) < 2_000_000 or identifier.startswith(("01AR", "-J"))
    assert madeids.FIRST_US <= made < madeids.LAST_US


@pytest.mark.parametrize(
    "value", [None, 5, "", "919108f7-52d1-4320-9bac-f847db4148a8", "-", "ZZZZZZZZZZZZZZZZZZZZZZZZZZ"]
)
def test_identifiers_that_hold_none(value: object) -> None:
    assert madeids.made_at(value) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("plain", "plain"),
        ("Testabcd", "Testabcd"),
        (b"\xff\x00", None),
        (b"caf\xc3\xa9", "café"),
        (gzip.compress(b"ja", mtime=0), "ja"),
        (gzip.compress(b"ja", mtime=0)[:-4], None),
        (base64.b64encode("Grüße an alle".encode()).decode(), "Grüße an alle"),
        (json.dumps("ein Satz"), "ein Satz"),
        (json.dumps(["a", "b"]), '["a", "b"]'),
        (json.dumps(["a", {"type": "link", "text": "b"}]), "ab"),
        (json.dumps({"ops": [{"insert": "a"}, {"insert": {"image": "x"}}, {"insert": "b\n"}]}), "ab"),
        ("{broken", "{broken"),
        ("%E4%BD%A0%E5%A5%BD", "你好"),
        ("Bis+morgen%21+um+8%3A30", "Bis morgen! um 8:30"),
        ("100%25 sure", "100%25 sure"),
        ("%FF%FE", "%FF%FE"),
        (7, None),
    ],
)
def test_texts_in_their_wrapping(value: object, text: str | None) -> None:
    assert wrapped.text(value) == text
