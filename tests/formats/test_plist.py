"""Property lists: the standard library writes them, damage and hostility are built by hand."""

from __future__ import annotations

import plistlib
import struct
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aboveboard.formats import plist
from aboveboard.formats.errors import ArchiveError, FlawedText, PlistError

BINARY, XML = plistlib.FMT_BINARY, plistlib.FMT_XML
FORMATS = pytest.mark.parametrize("form", [BINARY, XML], ids=["binary", "xml"])


def ours(value: object) -> object:
    """What our reader gives for a value that the standard library wrote."""
    if isinstance(value, datetime):
        return plist.Date((value - datetime(2001, 1, 1)).total_seconds())
    if isinstance(value, plistlib.UID):
        return plist.Uid(value.data)
    if isinstance(value, dict):
        return {key: ours(item) for key, item in value.items()}
    if isinstance(value, list):
        return [ours(item) for item in value]
    return value


XML_TEXT = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=20)
VALUES = st.recursive(
    st.one_of(
        XML_TEXT,
        st.integers(-(2**63), 2**64 - 1),
        st.floats(allow_nan=False),
        st.booleans(),
        st.binary(max_size=40),
        st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)).map(lambda when: when.replace(microsecond=0)),
    ),
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(XML_TEXT, inner, max_size=4)),
    max_leaves=25,
)


@FORMATS
def test_reads_what_the_standard_library_writes(form: plistlib.PlistFormat) -> None:
    @settings(max_examples=150, deadline=None, database=None, derandomize=True)
    @given(VALUES)
    def check(value: object) -> None:
        got = plist.load(plistlib.dumps(value, fmt=form, sort_keys=False))
        assert got == ours(value)
        assert repr(got) == repr(ours(value))  # 1, 1.0 and True are told apart

    check()


def test_long_lists_and_keys_need_wider_references() -> None:
    value = {f"key {number}": [number, f"text {number}"] for number in range(20_000)}
    assert plist.load(plistlib.dumps(value, fmt=BINARY)) == value


@FORMATS
def test_dates_keep_their_value(form: plistlib.PlistFormat) -> None:
    got = plist.load(plistlib.dumps({"at": datetime(2021, 4, 14, 5, 21, 25)}, fmt=form))
    assert isinstance(got, dict)
    when = got["at"]
    assert isinstance(when, plist.Date)
    assert when == 640070485.0
    assert when.utc_us == 1618377685_000000
    assert plist.Date(-63114076800).utc_us is None


@FORMATS
def test_offsets_point_at_the_bytes_of_each_value(form: plistlib.PlistFormat) -> None:
    value = {
        "accounts": [{"na/me~": "Ann", "id": 5}, {"na/me~": "Bo", "data": b"\x01\x02\x03"}],
        "n": 70000,
        "f": 0.5,
        "t": True,
        "long": "x" * 300,
        "wide": "größer",
    }
    data = plistlib.dumps(value, fmt=form)
    where = plist.offsets(data)

    def piece(path: str) -> bytes:
        start, length = where[path]
        return data[start : start + length]

    if form is BINARY:
        assert piece("/accounts/0/na~1me~0") == b"\x53Ann"
        assert piece("/accounts/1/data") == b"\x43\x01\x02\x03"
        assert piece("/n") == b"\x12\x00\x01\x11\x70"
        assert piece("/f") == b"\x23" + struct.pack(">d", 0.5)
        assert piece("/t") == b"\x09"
        assert piece("/long") == b"\x5f\x11\x01\x2c" + b"x" * 300
        assert piece("/wide") == b"\x66" + "größer".encode("utf-16-be")
    else:
        assert piece("/accounts/0/na~1me~0") == b"<string>Ann</string>"
        assert piece("/n") == b"<integer>70000</integer>"
        assert piece("/t") == b"<true/>"
        assert piece("/wide").decode() == "<string>größer</string>"
        assert piece("/accounts").startswith(b"<array>")
        assert piece("/accounts").endswith(b"</array>")
        assert piece("").startswith(b"<dict>")
        assert piece("").endswith(b"</dict>")
    assert set(where) == {
        *("", "/accounts", "/accounts/0", "/accounts/0/id", "/accounts/0/na~1me~0", "/accounts/1"),
        *("/accounts/1/na~1me~0", "/accounts/1/data", "/n", "/f", "/t", "/long", "/wide"),
    }


def handmade(objects: list[bytes], *, top: int = 0, count: int | None = None, ref_size: int = 1) -> bytes:
    """A binary property list of the given object bytes, in their order."""
    out = bytearray(b"bplist00")
    table = bytearray()
    for item in objects:
        table += struct.pack(">H", len(out))
        out += item
    start = len(out)
    trailer = struct.pack(">6xBBQQQ", 2, ref_size, len(objects) if count is None else count, top, start)
    return bytes(out + table + trailer)


def test_handmade_objects() -> None:
    data = handmade(
        [
            b"\xa8\x01\x02\x03\x04\x05\x06\x07\x08",
            b"\x00",
            b"\x13" + struct.pack(">q", -2),
            b"\x14" + (2**63).to_bytes(16),
            b"\x22" + struct.pack(">f", 0.25),
            b"\x33" + struct.pack(">d", 1.5),
            b"\xc1\x01",
            b"\x73" + b"a\xc3\xa4",
            b"\x81\x01\x00",
        ]
    )
    assert plist.load(data) == [None, -2, 2**63, 0.25, 1.5, [None], "aä", 256]
    assert repr(plist.load(data)) == "[None, -2, 9223372036854775808, 0.25, Date(1.5), [None], 'aä', Uid(256)]"


def test_invalid_strings_are_kept_and_said() -> None:
    got = plist.load(handmade([b"\xa2\x01\x02", b"\x53a\xffb", b"\x61\xd8\x00"]))
    assert isinstance(got, list)
    assert got == ["a\ufffdb", "\ufffd"]
    assert all(isinstance(text, FlawedText) and "not valid" in text.flaw for text in got)


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "empty"),
        (b"bplist00", "only 8 bytes"),
        (b"SQLite format 3\0", "neither"),
        (handmade([b"\xa1\x00"]), "contains itself"),
        (handmade([b"\xa1\x01", b"\xd1\x02\x00", b"\x51k"]), "contains itself"),
        (handmade([b"\xaf\x13" + b"\xff" * 8]), "beyond the objects"),
        (handmade([b"\x5f\x12\x7f\xff\xff\xff"]), "beyond the objects"),
        (handmade([b"\x4f\x41\x05"]), "length that is not an integer"),
        (handmade([b"\x1f" + b"\xff" * 40]), "wider"),
        (handmade([b"\xb0"], top=5), "trailer"),
        (handmade([b"\x09"], count=2**62), "more than"),
        (handmade([b"\x09"], count=1000), "does not fit"),
        (handmade([b"\xa1\x07"]), "damaged"),
        (handmade([b"\xf3"]), "unknown object type"),
        (handmade([b"\xd1\x01\x01", b"\xa0"]), "key is a container"),
    ],
)
def test_damaged_binary_lists_say_what_is_wrong(data: bytes, says: str) -> None:
    for read in (plist.load, plist.offsets):
        if read is plist.offsets and not data:
            continue
        with pytest.raises(PlistError, match=says):
            read(data)


def test_deep_lists_are_refused() -> None:
    chain = [b"\xa1" + struct.pack(">H", number + 1) for number in range(5000)] + [b"\x09"]
    with pytest.raises(PlistError, match="levels"):
        plist.load(handmade(chain, ref_size=2))
    with pytest.raises(PlistError, match="levels"):
        plist.load(b"<plist>" + b"<array>" * 5000)


def test_shared_lists_cannot_explode() -> None:
    laughs = [bytes([0xA2, number + 1, number + 1]) for number in range(60)] + [b"\x09"]
    for read in (plist.load, plist.offsets):
        with pytest.raises(PlistError, match="shared"):
            read(handmade(laughs))


SAMPLE = plistlib.dumps({"a": [1, 2.5, "text", b"data", {"k": True}], "d": datetime(2020, 1, 1)}, fmt=BINARY)
XML_SAMPLE = plistlib.dumps({"a": [1, 2.5, "text", b"data", {"k": True}], "d": datetime(2020, 1, 1)})


def only_its_error(read: Callable[[bytes], object], data: bytes) -> None:
    try:
        read(data)
    except (PlistError, ArchiveError) as error:
        assert str(error)


@settings(max_examples=500, deadline=None, database=None, derandomize=True)
@given(st.sampled_from([SAMPLE, XML_SAMPLE]), st.integers(0, 400), st.binary(min_size=1, max_size=4))
def test_damage_raises_only_the_rooms_error(sample: bytes, at: int, piece: bytes) -> None:
    at %= len(sample)
    for read in (plist.load, plist.offsets, plist.unarchive):
        only_its_error(read, sample[:at] + piece + sample[at + len(piece) :])
        only_its_error(read, sample[:at])


@settings(max_examples=300, deadline=None, database=None, derandomize=True)
@given(st.lists(st.binary(min_size=1, max_size=6), max_size=8), st.integers(1, 9))
def test_hostile_objects_raise_only_the_rooms_error(objects: list[bytes], ref_size: int) -> None:
    data = handmade(objects, ref_size=ref_size)
    only_its_error(plist.load, data)
    only_its_error(plist.offsets, data)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('<!DOCTYPE plist [<!ENTITY a "b">]><plist><string>&a;</string></plist>', "entities"),
        ("<plist><dict><key>a</key></dict></plist>", "without a value"),
        ("<plist><dict><string>a</string></dict></plist>", "without a key"),
        ("<plist><array><key>a</key></array></plist>", "none belongs"),
        ("<plist><string>a<string/></string></plist>", "inside of"),
        ("<plist><integer>twelve</integer></plist>", "none"),
        ("<plist><integer>" + "9" * 5000 + "</integer></plist>", "none"),
        ("<plist><date>soon</date></plist>", "none"),
        ("<plist><data>=x</data></plist>", "none"),
        ("<plist></plist>", "without a value"),
        ("<plist><true/><true/></plist>", "second value"),
        ("<plist><map/></plist>", "unknown element"),
        ('<?xml version="1.0" encoding="nonsense"?><plist/>', "encoding"),
    ],
)
def test_damaged_xml_lists_say_what_is_wrong(text: str, says: str) -> None:
    with pytest.raises(PlistError, match=says):
        plist.load(text.encode())


def test_cut_xml_gives_what_was_read() -> None:
    with pytest.raises(PlistError) as caught:
        plist.load(XML_SAMPLE[: XML_SAMPLE.index(b"<data>")])
    assert caught.value.partial == {}
    with pytest.raises(PlistError) as caught:
        plist.load(b"<plist><dict><key>a</key><string>b</string><key>c</key>")
    assert caught.value.partial == {"a": "b"}


@pytest.mark.parametrize("encoding", ["UTF-7", "shift_jis", "no-such"])
def test_xml_in_an_encoding_that_expat_does_not_take(encoding: str) -> None:
    with pytest.raises(PlistError, match="encoding"):
        plist.load(f'<?xml version="1.0" encoding="{encoding}"?><plist><array/></plist>'.encode())


def test_xml_in_utf16_and_padded() -> None:
    text = '<?xml version="1.0" encoding="UTF-16"?><plist><string>größer</string></plist>'
    assert plist.load(text.encode("utf-16")) == "größer"
    assert plist.load(XML_SAMPLE + b"\0" * 100) == plist.load(XML_SAMPLE)


# Keyed archives


def archive(objects: list[object], top: dict[str, object] | None = None) -> dict[str, object]:
    uid = plistlib.UID
    return {
        "$version": 100000,
        "$archiver": "NSKeyedArchiver",
        "$top": {"root": uid(1)} if top is None else top,
        "$objects": ["$null", *objects],
    }


def cls(name: str, *bases: str) -> dict[str, object]:
    return {"$classname": name, "$classes": [name, *bases, "NSObject"]}


def test_unarchive_foundation_classes() -> None:
    uid = plistlib.UID
    objects: list[object] = [
        {"$class": uid(2), "NS.keys": [uid(n) for n in range(3, 10)], "NS.objects": [uid(n) for n in range(10, 17)]},
        cls("NSMutableDictionary", "NSDictionary"),
        *["date", "uuid", "url", "set", "data", "null", "own"],
        {"$class": uid(17), "NS.time": 640070485.5},
        {"$class": uid(18), "NS.uuidbytes": bytes(range(16))},
        {"$class": uid(19), "NS.base": uid(20), "NS.relative": uid(21)},
        {"$class": uid(22), "NS.objects": [uid(23), uid(0)]},
        {"$class": uid(24), "NS.data": b"abc"},
        {"$class": uid(25)},
        {"$class": uid(26), "name": uid(23), "count": 3, "parts": [uid(23), 4]},
        cls("NSDate"),
        cls("NSUUID"),
        cls("NSURL"),
        "http://example.org/a/",
        "b",
        cls("NSMutableOrderedSet", "NSOrderedSet"),
        {"$class": uid(27), "NS.string": "text"},
        cls("NSMutableData", "NSData"),
        cls("NSNull"),
        cls("Own", "Base"),
        cls("NSMutableString", "NSString"),
    ]
    expected = {
        "date": plist.Date(640070485.5),
        "uuid": UUID(bytes=bytes(range(16))),
        "url": "http://example.org/a/b",
        "set": ["text", None],
        "data": b"abc",
        "null": None,
        "own": {"$class": "Own", "name": "text", "count": 3, "parts": ["text", 4]},
    }
    for form in (BINARY, XML):
        made = archive(objects)
        if form is XML:

            def plain(value: object) -> object:
                if isinstance(value, plistlib.UID):
                    return {"CF$UID": value.data}
                if isinstance(value, dict):
                    return {key: plain(item) for key, item in value.items()}
                return [plain(item) for item in value] if isinstance(value, list) else value

            assert plist.unarchive(plistlib.dumps(plain(made), fmt=form)) == expected
        else:
            assert plist.unarchive(plistlib.dumps(made, fmt=form)) == expected


def test_unarchive_top_objects_by_name() -> None:
    uid = plistlib.UID
    data = plistlib.dumps(archive(["a", "b"], {"first": uid(1), "second": uid(2), "n": 7}), fmt=BINARY)
    assert plist.unarchive(data) == {"first": "a", "second": "b", "n": 7}


def test_unarchive_cycles_end() -> None:
    uid = plist.Uid
    value = archive([{"$class": uid(3), "child": uid(2)}, {"$class": uid(3), "parent": uid(1)}, cls("Node")])
    value["$top"] = {"root": uid(1)}
    assert plist.unarchive(value) == {"$class": "Node", "child": {"$class": "Node", "parent": {"$ref": 1}}}


def test_unarchive_long_chains_and_sharing_are_bounded() -> None:
    uid = plist.Uid
    chain: list[object] = [{"$class": uid(5001), "next": uid(number + 2)} for number in range(4999)]
    value = archive([*chain, "end", cls("Node")])
    value["$top"] = {"root": uid(1)}
    got: object = plist.unarchive(value)
    depth = 0
    while isinstance(got, dict) and "next" in got:
        depth += 1
        got = got["next"]
    assert isinstance(got, dict)
    assert isinstance(got["$ref"], int)
    assert 20 < depth < sys.getrecursionlimit()
    laughs: list[object] = [
        {"$class": uid(62), "NS.objects": [uid(number + 2), uid(number + 2)]} for number in range(60)
    ]
    value = archive([*laughs, "ha", cls("NSArray")])
    value["$top"] = {"root": uid(1)}
    with pytest.raises(ArchiveError, match="shared"):
        plist.unarchive(value)


@pytest.mark.parametrize(
    "value", [{}, [], 5, {"$objects": {}, "$top": {}}, {"$objects": ["$null"], "$top": {"root": plist.Uid(9)}}]
)
def test_unarchive_refuses(value: object) -> None:
    with pytest.raises(ArchiveError):
        plist.unarchive(value)


ARCHIVED = st.recursive(
    st.one_of(st.integers(0, 12).map(plist.Uid), st.text(max_size=3), st.integers(), st.binary(max_size=17)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["$class", "NS.objects", "NS.keys", "NS.time", "NS.string", "NS.relative", "NS.base", "x"]),
            inner,
            max_size=4,
        ),
    ),
    max_leaves=6,
)


@settings(max_examples=300, deadline=None, database=None, derandomize=True)
@given(st.lists(ARCHIVED, max_size=8))
def test_hostile_archives_raise_only_the_rooms_error(objects: list[object]) -> None:
    value: dict[str, object] = archive([*objects, cls("NSDictionary"), cls("NSURL"), cls("NSString"), cls("NSArray")])
    value["$top"] = {"root": plist.Uid(1)}
    only_its_error(lambda _: plist.unarchive(value), b"")


def test_distant_dates_do_not_overflow() -> None:
    data = plistlib.dumps([datetime(2001, 1, 1) + timedelta(days=-700_000)], fmt=BINARY)
    assert plist.load(data) == [plist.Date(-700_000 * 86400)]
    assert plist.load(handmade([b"\x33" + struct.pack(">d", 1e300)])) == 1e300
