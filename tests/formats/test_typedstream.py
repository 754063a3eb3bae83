"""Typedstreams: an encoder of our own builds them, the fast and the general way must agree on everything it makes."""

from __future__ import annotations

import contextlib
import sqlite3
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from aboveboard.formats import typedstream as ts
from aboveboard.formats.errors import FlawedText, TypedstreamError
from aboveboard.formats.plist import Date

CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"

CHAINS = {
    "NSMutableAttributedString": [("NSMutableAttributedString", 0), ("NSAttributedString", 0), ("NSObject", 0)],
    "NSAttributedString": [("NSAttributedString", 0), ("NSObject", 0)],
    "NSMutableString": [("NSMutableString", 1), ("NSString", 1), ("NSObject", 0)],
    "NSString": [("NSString", 1), ("NSObject", 0)],
    "NSDictionary": [("NSDictionary", 0), ("NSObject", 0)],
    "NSNumber": [("NSNumber", 0), ("NSValue", 0), ("NSObject", 0)],
    "NSMutableData": [("NSMutableData", 0), ("NSData", 0), ("NSObject", 0)],
    "NSURL": [("NSURL", 0), ("NSObject", 0)],
    "NSArray": [("NSArray", 0), ("NSObject", 0)],
    "NSDate": [("NSDate", 0), ("NSObject", 0)],
    "NSNull": [("NSNull", 0), ("NSObject", 0)],
    "Odd": [("Odd", 3), ("NSObject", 0)],
}


class Encoder:
    """Writes a little-endian typedstream as NSArchiver does: strings and classes once, then references."""

    def __init__(self) -> None:
        self.out = bytearray(b"\x04\x0bstreamtyped\x81\xe8\x03")
        self.strings: dict[bytes, int] = {}
        self.classes: dict[str, int] = {}
        self.c_strings: dict[bytes, int] = {}
        self.objects = 0

    def number(self, value: int) -> None:
        if -110 <= value <= 127:
            self.out += struct.pack("b", value)
        elif -0x8000 <= value < 0x8000:
            self.out += b"\x81" + struct.pack("<h", value)
        else:
            self.out += b"\x82" + struct.pack("<i", value)

    def counted(self, piece: bytes, width: int = 0) -> None:
        if width == 2 or (not width and 128 <= len(piece) < 0x10000):
            self.out += b"\x81" + struct.pack("<H", len(piece))
        elif width == 4 or (not width and len(piece) >= 0x10000):
            self.out += b"\x82" + struct.pack("<I", len(piece))
        else:
            self.out.append(len(piece))
        self.out += piece

    def shared(self, piece: bytes) -> None:
        if piece in self.strings:
            self.number(self.strings[piece] - 110)
        else:
            self.strings[piece] = len(self.strings)
            self.out.append(0x84)
            self.counted(piece)

    def c_string(self, piece: bytes) -> None:
        self.shared(b"*")
        if piece in self.c_strings:
            self.number(self.c_strings[piece] - 110)
        else:
            self.c_strings[piece] = self.objects
            self.objects += 1
            self.out.append(0x84)
            self.shared(piece)

    def begin(self, name: str, *, typed: bool = True) -> int:
        if typed:
            self.shared(b"@")
        self.out.append(0x84)
        index = self.objects
        self.objects += 1
        for cls, version in CHAINS[name]:
            if cls in self.classes:
                self.number(self.classes[cls] - 110)
                return index
            self.classes[cls] = self.objects
            self.objects += 1
            self.out.append(0x84)
            self.shared(cls.encode())
            self.number(version)
        self.out.append(0x85)
        return index

    def end(self) -> None:
        self.out.append(0x86)

    def string(self, text: bytes, name: str = "NSString", width: int = 0) -> int:
        index = self.begin(name)
        self.shared(b"+")
        self.counted(text, width)
        self.end()
        return index

    def refer(self, index: int) -> None:
        self.shared(b"@")
        self.number(index - 110)

    def integer(self, kind: bytes, value: int) -> None:
        self.shared(kind)
        self.number(value)

    def value(self, value: object) -> None:
        if isinstance(value, str):
            self.string(value.encode())
        elif isinstance(value, bool):
            raise TypeError
        elif isinstance(value, int):
            self.begin("NSNumber")
            self.c_string(b"i")
            self.integer(b"i", value)
            self.end()
        elif isinstance(value, Date):
            self.begin("NSDate")
            self.shared(b"d")
            self.out += b"\x83" + struct.pack("<d", value)
            self.end()
        elif isinstance(value, float):
            self.begin("NSNumber")
            self.c_string(b"d")
            self.shared(b"d")
            self.out += b"\x83" + struct.pack("<d", value)
            self.end()
        elif isinstance(value, bytes):
            self.begin("NSMutableData")
            self.integer(b"i", len(value))
            self.shared(b"[%dc]" % len(value))
            self.out += value
            self.end()
        elif isinstance(value, dict):
            self.begin("NSDictionary")
            self.integer(b"i", len(value))
            for key, item in value.items():
                self.value(key)
                self.value(item)
            self.end()
        elif isinstance(value, list):
            self.begin("NSArray")
            self.integer(b"i", len(value))
            for item in value:
                self.value(item)
            self.end()
        elif value is None:
            self.begin("NSNull")
            self.end()
        else:
            raise TypeError(value)

    def attributed(
        self,
        text: bytes,
        runs: list[tuple[int, dict[str, object]]],
        classes: tuple[str, str] = ("NSMutableAttributedString", "NSMutableString"),
        width: int = 0,
    ) -> bytes:
        """Runs are (length in UTF-16 units, attributes); equal attributes are written once."""
        self.begin(classes[0])
        self.string(text, classes[1], width)
        seen: list[dict[str, object]] = []
        for length, attributes in runs:
            fresh = attributes not in seen
            if fresh:
                seen.append(attributes)
            self.shared(b"iI")
            self.number(seen.index(attributes) + 1)
            self.number(length)
            if fresh:
                self.value(attributes)
        self.end()
        return bytes(self.out)


def body(text: str, runs: list[tuple[int, dict[str, object]]] | None = None) -> bytes:
    units = len(text.encode("utf-16-le")) // 2
    return Encoder().attributed(text.encode(), runs or [(units, {ts.MESSAGE_PART: 0})])


def test_encoder_writes_the_bytes_that_messages_writes() -> None:
    """Spelled out by hand from the format, so that encoder and decoder cannot err in the same way."""
    assert body("Hi") == (
        b"\x04\x0bstreamtyped\x81\xe8\x03\x84\x01@\x84\x84\x84\x19NSMutableAttributedString\x00\x84\x84"
        b"\x12NSAttributedString\x00\x84\x84\x08NSObject\x00\x85\x92\x84\x84\x84\x0fNSMutableString\x01\x84\x84"
        b"\x08NSString\x01\x95\x84\x01+\x02Hi\x86\x84\x02iI\x01\x02\x92\x84\x84\x84\x0cNSDictionary\x00\x95\x84\x01i\x01"
        b"\x92\x84\x98\x98\x1d__kIMMessagePartAttributeName\x86\x92\x84\x84\x84\x08NSNumber\x00\x84\x84\x07NSValue\x00\x95"
        b"\x84\x01*\x84\x9b\x9b\x00\x86\x86\x86"
    )


@pytest.mark.parametrize("size", [0, 1, 127, 128, 137, 145, 146, 255, 256, 0x7FFF, 0x8000, 0xFFFF, 0x10000, 70000])
def test_every_length_encoding(size: int) -> None:
    text = "x" * size
    data = body(text)
    assert ts.attributed_text(data) == text
    assert ts.attributed(data).text == text


@pytest.mark.parametrize("width", [1, 2, 4])
def test_lengths_wider_than_needed(width: int) -> None:
    data = Encoder().attributed(b"abc", [], width=width)
    assert ts.attributed_text(data) == ts.attributed(data).text == "abc"


def test_a_length_above_the_tags_in_a_single_byte() -> None:
    data = Encoder().attributed(b"y" * 200, [], width=1)
    assert ts.attributed_text(data) == ts.attributed(data).text == "y" * 200


@pytest.mark.parametrize("outer", ["NSMutableAttributedString", "NSAttributedString"])
@pytest.mark.parametrize("inner", ["NSMutableString", "NSString"])
def test_mutable_and_immutable_classes(outer: str, inner: str) -> None:
    data = Encoder().attributed("größer 転账".encode(), [(9, {})], (outer, inner))
    assert ts.attributed_text(data) == ts.attributed(data).text == "größer 転账"


def test_runs_attachments_mentions_links() -> None:
    text = "\ufffc\ufffchi @Ann 😀 http://example.org/"
    runs: list[tuple[int, dict[str, object]]] = [
        (1, {ts.FILE_TRANSFER: "at_0_GUID", ts.MESSAGE_PART: 0}),
        (1, {ts.FILE_TRANSFER: "at_1_GUID", ts.MESSAGE_PART: 1}),
        (3, {ts.MESSAGE_PART: 2}),
        (4, {ts.MESSAGE_PART: 2, ts.MENTION: "+15550100"}),
        (4, {ts.MESSAGE_PART: 2}),
        (19, {ts.MESSAGE_PART: 2, ts.LINK: "http://example.org/"}),
    ]
    got = ts.attributed(body(text, runs))
    assert got.text == text
    assert got.warnings == ()
    assert got.attachments == ["at_0_GUID", "at_1_GUID"]
    assert got.mentions == ["+15550100"]
    assert got.links == ["http://example.org/"]
    assert [text[run.start : run.end] for run in got.runs] == [
        "\ufffc",
        "\ufffc",
        "hi ",
        "@Ann",
        " 😀 ",
        "http://example.org/",
    ]
    assert [run.attributes for run in got.runs] == [attributes for _, attributes in runs]


VALUES = st.recursive(
    st.one_of(
        st.text(max_size=20),
        st.integers(-(2**31), 2**31 - 1),
        st.floats(allow_nan=False),
        st.floats(-1e9, 1e9).map(Date),
        st.binary(max_size=200),
        st.none(),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=5), inner, max_size=3)),
    max_leaves=8,
)


@settings(max_examples=150, deadline=None, database=None, derandomize=True)
@given(
    st.text(max_size=300),
    st.lists(st.tuples(st.integers(0, 60), st.dictionaries(st.text(max_size=8), VALUES, max_size=3)), max_size=6),
)
@example("", [])
def test_fast_and_general_agree_and_nothing_is_lost(text: str, runs: list[tuple[int, dict[str, object]]]) -> None:
    data = Encoder().attributed(text.encode(), runs)
    got = ts.attributed(data)
    assert ts.attributed_text(data) == got.text == text
    assert [run.attributes for run in got.runs] == [attributes for _, attributes in runs]
    assert got.warnings == ()
    assert ts.parse(data).values == (got,)
    position = 0
    for run, (length, _) in zip(got.runs, runs, strict=True):
        position += length
        units = len(text[: run.end].encode("utf-16-le", "surrogatepass")) // 2
        assert units == position or units == position - 1 or run.end == len(text)


def agree(data: bytes) -> None:
    """Both ways give the same text, or both refuse; and only with the room's own error."""
    try:
        fast: str | None = ts.attributed_text(data)
    except TypedstreamError:
        fast = None
    try:
        general: str | None = ts.attributed(data).text
    except TypedstreamError:
        general = None
    assert fast == general
    with contextlib.suppress(TypedstreamError):
        ts.parse(data)


SAMPLE = body(
    "Bye 😀 \ufffc",
    [(7, {ts.MESSAGE_PART: 0, "d": b"bplist00", "l": [1.5, None]}), (1, {ts.FILE_TRANSFER: "at_0_X"})],
)


def test_truncated_anywhere() -> None:
    for size in range(len(SAMPLE)):
        agree(SAMPLE[:size])


@settings(max_examples=400, deadline=None, database=None, derandomize=True)
@given(st.integers(0, len(SAMPLE) - 1), st.binary(min_size=1, max_size=3))
def test_damaged_anywhere(at: int, piece: bytes) -> None:
    agree(SAMPLE[:at] + piece + SAMPLE[at + len(piece) :])


@settings(max_examples=200, deadline=None, database=None, derandomize=True)
@given(st.binary(max_size=120))
def test_hostile_streams(tail: bytes) -> None:
    agree(b"\x04\x0bstreamtyped\x81\xe8\x03" + tail)
    agree(SAMPLE[:110] + tail)


def test_cut_text_is_returned_and_said() -> None:
    data = body("0123456789ö" * 30)
    cut = data[: data.index(b"0123456789") + 11]  # in the middle of the ö
    text = ts.attributed_text(cut)
    assert text == "0123456789"
    assert isinstance(text, FlawedText)
    assert "11 of 360 bytes" in text.flaw
    assert ts.attributed(cut).warnings


def test_invalid_utf8_is_replaced_and_said() -> None:
    data = Encoder().attributed(b"good \xff\xfe bad", [(11, {})])
    text = ts.attributed_text(data)
    assert text == "good \ufffd\ufffd bad"
    assert isinstance(text, FlawedText)
    assert "invalid UTF-8" in text.flaw
    assert ts.attributed(data).warnings


def test_damage_behind_the_text_keeps_text_and_runs() -> None:
    text = "one two"
    data = body(text, [(4, {"a": "x"}), (3, {"b": "y"})])
    cut = data[: data.index(b"\x01b\x86")]
    got = ts.attributed(cut)
    assert got.text == text
    assert [(run.start, run.end, run.attributes) for run in got.runs] == [(0, 4, {"a": "x"})]
    assert "could not be read" in got.warnings[0]


def test_other_classes_and_types_keep_their_values() -> None:
    encoder = Encoder()
    encoder.begin("Odd")
    encoder.shared(b"{point=ff}c[3s]")
    encoder.number(3)
    encoder.out += b"\x83" + struct.pack("<f", 0.5) + b"\xff"
    for number in (1, -200, 300):
        encoder.number(number)
    encoder.end()
    (value,) = ts.parse(bytes(encoder.out)).values
    assert value == ts.Object("Odd", ("NSObject",), ([3.0, 0.5], -1, [1, -200, 300]))


def test_big_endian() -> None:
    data = b"\x04\x0btypedstream\x81\x03\xe8\x84\x01i\x81\x01\x00"
    stream = ts.parse(data)
    assert stream.values == (256,)
    assert stream.system_version == 1000


def test_self_reference_ends() -> None:
    encoder = Encoder()
    index = encoder.begin("NSArray")
    encoder.integer(b"i", 1)
    encoder.refer(index)
    encoder.end()
    stream = ts.parse(bytes(encoder.out))
    assert stream.values == ([None],)
    assert "refers to itself" in stream.warnings[0]


def test_shared_arrays_cannot_explode() -> None:
    """60 arrays, each holding the one before twice, would be 2**60 values when walked."""
    encoder = Encoder()
    previous = encoder.begin("NSArray")
    encoder.integer(b"i", 0)
    encoder.end()
    for _ in range(60):
        index = encoder.begin("NSArray")
        encoder.integer(b"i", 2)
        encoder.refer(previous)
        encoder.refer(previous)
        encoder.end()
        previous = index
    with pytest.raises(TypedstreamError, match="values"):
        ts.parse(bytes(encoder.out))


def test_deep_nesting_and_huge_arrays_are_refused() -> None:
    encoder = Encoder()
    for _ in range(100_000):
        encoder.begin("NSArray")
        encoder.integer(b"i", 1)
    with pytest.raises(TypedstreamError, match="levels"):
        ts.parse(bytes(encoder.out))
    for kind in (b"[999999999i]", b"[999999999{x=}]", b"[4294967295c]", b"[" * 5000 + b"i" + b"]" * 5000):
        encoder = Encoder()
        encoder.shared(kind)
        with pytest.raises(TypedstreamError):
            ts.parse(bytes(encoder.out) + b"\0" * 8)


def test_not_a_typedstream() -> None:
    for data in (b"", b"\x04", b"bplist00", b"\x04\x0bnonsense123"):
        with pytest.raises(TypedstreamError):
            ts.attributed_text(data)


@pytest.mark.corpora
def test_text_of_real_messages() -> None:
    archive = CORPORA / "ios" / "ios_native_ffs.zip"
    if not archive.exists():
        pytest.skip("no corpora")
    with zipfile.ZipFile(archive) as members:
        image = bytearray(members.read("private/var/mobile/Library/SMS/sms.db"))
    image[18:20] = b"\1\1"  # an image in memory has no place for a -wal
    connection = sqlite3.connect(":memory:")
    connection.deserialize(bytes(image))
    rows = connection.execute("SELECT attributedBody, text FROM message WHERE attributedBody NOT NULL").fetchall()
    assert len(rows) > 100
    for data, text in rows:
        got = ts.attributed(data)
        assert got.warnings == ()
        assert ts.attributed_text(data) == got.text == text
        assert got.runs[-1].end == len(text)
