"""Paths lead to bytes that, read alone and by other readers, are the value; hostile files give None or one kind of error."""

from __future__ import annotations

import json
import plistlib
import struct
from collections.abc import Iterator
from typing import Any
from uuid import UUID
from xml.etree import ElementTree
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aboveboard.formats import abx, chromium, elementpath, jsonpath, keypath, lines, locator, mail, plist, protobuf
from aboveboard.formats.element import MAX_DEPTH
from aboveboard.formats.errors import ArchiveError, FormatError, JsonError, MailError, PlistError, XmlError
from aboveboard.formats.places import MAX_PARTS, Found, walk

KEYS = st.text(
    st.characters(min_codepoint=32, max_codepoint=0x2FF, exclude_characters="/"), max_size=6
) | st.sampled_from(("a/b", "a", "b/c", "0", "1/0"))


def bplist(objects: list[bytes], top: int = 0) -> bytes:
    """A binary property list of objects as they are given; references are one byte."""
    offsets = [8 + sum(map(len, objects[:number])) for number in range(len(objects))]
    body = b"bplist00" + b"".join(objects)
    table = b"".join(offset.to_bytes(2, "big") for offset in offsets)
    return body + table + struct.pack(">6xBBQQQ", 2, 1, len(objects), top, len(body))


def paths(value: object, at: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], object]]:
    """Each value with the keys and indexes that lead to it."""
    yield at, value
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from paths(inner, (*at, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from paths(inner, (*at, str(index)))


def unique(all_paths: list[tuple[tuple[str, ...], object]]) -> list[tuple[str, object]]:
    """As locators; those that can be read in two ways are left out."""
    names = ["/".join(path) for path, _ in all_paths]
    ambiguous = {name for name in names if names.count(name) > 1}
    # '' is the whole, and the value under an empty key of the whole.
    return [(name, value) for name, (_, value) in zip(names, all_paths, strict=True) if name not in ambiguous]


def some(found: Found | None) -> Found:
    assert found is not None
    return found


# --- property lists ---------------------------------------------------------------------------------------------------

SCALARS = (
    st.text(st.characters(min_codepoint=32, max_codepoint=0x10FFFF, exclude_categories=("Cs", "Cn")), max_size=20)
    | st.integers(-(2**63), 2**63 - 1)
    | st.booleans()
    | st.binary(max_size=20)
    | st.floats(allow_nan=False)
)
PLISTS = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4), max_leaves=20
)


def same(one: object, other: object) -> bool:
    return type(one) is type(other) and one == other


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(KEYS, PLISTS, max_size=5))
def test_every_path_of_a_binary_property_list(value: dict[str, Any]) -> None:
    data = plistlib.dumps(value, fmt=plistlib.FMT_BINARY, sort_keys=False)
    look = keypath.places(data)
    for name, inner in unique([*paths(value)]):
        found = some(look(name))
        held = [v for v in (v for _, v in paths(inner)) if not isinstance(v, dict | list)]
        if isinstance(inner, dict | list):
            assert [plistlib.loads(bplist([p.span.of(data)])) for p in found.parts] == held[:MAX_PARTS]
            assert found.more == (len(held) > MAX_PARTS)
        else:
            assert found.parts == () and same(plistlib.loads(bplist([found.span.of(data)])), inner)


@settings(max_examples=150, deadline=None)
@given(
    st.dictionaries(KEYS, PLISTS, max_size=5),
    st.booleans(),
    st.sampled_from(("utf-8", "utf-16-be", "utf-16-le")),
)
def test_every_path_of_an_xml_property_list(value: dict[str, Any], compact: bool, coding: str) -> None:
    text = plistlib.dumps(value, sort_keys=False).decode()
    text = text.replace("<string></string>", "<string/>").replace("<data>\n</data>", "<data/>")
    if compact:
        text = text.replace("\n", "").replace("\t", "")
    mark = {"utf-16-be": b"\xfe\xff", "utf-16-le": b"\xff\xfe"}.get(coding, b"")
    data = mark + text.replace('encoding="UTF-8"', "").encode(coding)
    loaded = plistlib.loads(text.encode())
    look = keypath.places(data)
    for name, inner in unique([*paths(loaded)]):
        piece = some(look(name)).span.of(data).decode(coding)
        assert same(plistlib.loads(f"<plist>{piece}</plist>".encode()), inner)


def test_the_last_of_a_key_that_stands_twice() -> None:
    data = bplist([b"\xd2\x01\x01\x02\x03", b"\x51a", b"\x10\x05", b"\x10\x06"])
    assert plist.load(data) == {"a": 6}
    assert some(keypath.places(data)("a")).span.of(data) == b"\x10\x06"
    assert plist.offsets(data)["/a"] == (some(keypath.places(data)("a")).span)
    last = b"<dict><key>y</key><false/></dict>"
    twice = b"<plist><dict><key>a</key><dict><key>x</key><true/></dict><key>a</key>" + last + b"</dict></plist>"
    assert keypath.places(twice)("a/x") is None
    assert some(keypath.places(twice)("a")).span.of(twice) == last
    assert some(keypath.places(twice)("a/y")).span.of(twice) == b"<false/>"


ITSELF = bplist([b"\xa1\x00"])
EACH_OTHER = bplist([b"\xd1\x02\x01", b"\xd1\x02\x00", b"\x51a"])
DEEP = bplist([b"\xa1" + bytes([n + 1]) for n in range(200)] + [b"\x08"])
SHARED = bplist([b"\xa2" + bytes([n + 1, n + 1]) for n in range(60)] + [b"\xa0"])


@pytest.mark.parametrize("data", [ITSELF, EACH_OTHER, DEEP, SHARED, b"", b"bplist00", b"<plist>" + b"<array>" * 5000])
def test_hostile_property_lists(data: bytes) -> None:
    with pytest.raises(PlistError):
        keypath.places(data)
    with pytest.raises(PlistError):
        keypath.whole(data)


def test_lying_offsets() -> None:
    data = bplist([b"\xd1\x01\x02", b"\x51a", b"\x5f\x11\xff\xff"])
    with pytest.raises(PlistError):
        keypath.places(data)
    # A table that leads into the middle of another object: what is read there is where it is said to be.
    inside = bytearray(bplist([b"\xd1\x01\x02", b"\x51a", b"\x52\x10\x07"]))
    inside[-32 - 2 : -32] = (14).to_bytes(2, "big")
    read = plist.load(bytes(inside))
    assert read == {"a": 7}
    assert some(keypath.places(bytes(inside))("a")).span == (14, 2)


def test_few_bytes_that_stand_for_many_values() -> None:
    layers = [b"\xa2" + bytes([n + 1, n + 1]) for n in range(14)]
    found = some(keypath.places(bplist([*layers, b"\x51a"]))(""))
    assert len(found.parts) == MAX_PARTS and found.more
    empty = some(keypath.places(bplist([*layers, b"\xa0"]))(""))
    assert empty.more or len(empty.parts) == 0


def test_paths_with_many_ways() -> None:
    looked: list[int] = []

    def children(node: int) -> dict[str, int | None]:
        looked.append(node)
        return {"a": node + 1, "a/a": node + 1}

    assert walk(0, "/".join("a" * 200), children) is None
    assert len(looked) < 10_000
    assert walk(0, "x", lambda _: {"x": None}) is None


# --- keyed archives ---------------------------------------------------------------------------------------------------


class Archive:
    """Writes keyed archives as NSKeyedArchiver does, for these tests."""

    def __init__(self, root: object) -> None:
        self.objects: list[object] = ["$null"]
        self.classes: dict[str, plistlib.UID] = {}
        top = {"root": self.add(root)}
        self.data = plistlib.dumps(
            {"$version": 100000, "$archiver": "NSKeyedArchiver", "$top": top, "$objects": self.objects},
            fmt=plistlib.FMT_BINARY,
        )

    def class_(self, name: str) -> plistlib.UID:
        if name not in self.classes:
            self.objects.append({"$classname": name, "$classes": [name, "NSObject"]})
            self.classes[name] = plistlib.UID(len(self.objects) - 1)
        return self.classes[name]

    def add(self, value: object) -> plistlib.UID:
        number = len(self.objects)
        self.objects.append(None)
        self.objects[number] = self.made(value)
        return plistlib.UID(number)

    def made(self, value: object) -> object:
        if isinstance(value, dict):
            if "$class" in value:
                fields = {key: self.add(inner) for key, inner in value.items() if key != "$class"}
                return fields | {"$class": self.class_(str(value["$class"]))}
            keys, values = [self.add(key) for key in value], [self.add(inner) for inner in value.values()]
            return {"NS.keys": keys, "NS.objects": values, "$class": self.class_("NSDictionary")}
        if isinstance(value, list):
            return {"NS.objects": [self.add(inner) for inner in value], "$class": self.class_("NSMutableArray")}
        if isinstance(value, UUID):
            return {"NS.uuidbytes": value.bytes, "$class": self.class_("NSUUID")}
        if isinstance(value, plist.Date):
            return {"NS.time": float(value), "$class": self.class_("NSDate")}
        if isinstance(value, bytes):
            return {"NS.data": value, "$class": self.class_("NSMutableData")}
        return value


ARCHIVED = st.recursive(
    SCALARS.filter(lambda v: v != "$null") | st.uuids() | st.floats(-1e9, 1e9).map(plist.Date),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(KEYS, inner, max_size=4)
        | st.dictionaries(st.sampled_from(("name", "when", "NS.x")), inner, min_size=1).map(
            lambda d: {"$class": "Pigeon"} | d
        )
    ),
    max_leaves=15,
)


@settings(max_examples=150, deadline=None)
@given(st.dictionaries(KEYS, ARCHIVED, max_size=4))
def test_every_path_of_a_keyed_archive(value: dict[str, Any]) -> None:
    data = Archive(value).data
    resolved = plist.unarchive(data)
    look = keypath.archived(data)
    for name, inner in unique([*paths(resolved)]):
        found = some(look(name))
        if isinstance(inner, dict | list):
            held = [v for v in (v for _, v in paths(inner)) if not isinstance(v, dict | list)]
            assert [wrapped(plistlib.loads(bplist([p.span.of(data)]))) for p in found.parts] == [
                wrapped(v) for v in held
            ]
        else:
            assert wrapped(plistlib.loads(bplist([found.span.of(data)]))) == wrapped(inner)


def wrapped(value: object) -> object:
    """As it stands in the file: a UUID as its bytes, a date as its number."""
    return value.bytes if isinstance(value, UUID) else float(value) if isinstance(value, plist.Date) else value


def test_archives_that_refer_in_circles() -> None:
    objects = ["$null", {"child": plistlib.UID(2), "name": plistlib.UID(4), "$class": plistlib.UID(3)}]
    objects += [{"parent": plistlib.UID(1), "$class": plistlib.UID(3)}, {"$classname": "Nest"}, "li", plistlib.UID(5)]
    data = plistlib.dumps(
        {"$top": {"root": plistlib.UID(1), "loop": plistlib.UID(5)}, "$objects": objects}, fmt=plistlib.FMT_BINARY
    )
    look = keypath.archived(data)
    found = some(look("root"))
    assert {p.path for p in found.parts} == {"child/$class", "name", "$class"}
    assert some(look("root/child/parent/child/parent/name")).span.of(data) == b"\x52li"
    assert some(look("loop")) and look("loop/x") is None
    with pytest.raises(ArchiveError):
        keypath.archived(plistlib.dumps({"a": 1}))


# --- JSON -------------------------------------------------------------------------------------------------------------

JSONS = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=20,
)


@settings(max_examples=200, deadline=None)
@given(
    st.lists(JSONS, max_size=4) | st.dictionaries(KEYS, JSONS, max_size=5),
    st.sampled_from((None, 1)),
    st.booleans(),
    st.sampled_from(("utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32-le")),
)
def test_every_path_of_json(value: Any, indent: int | None, plain: bool, coding: str) -> None:
    data = json.dumps(value, indent=indent, ensure_ascii=plain).encode(coding, "surrogatepass")
    reader = jsonpath.JsonPaths(data)
    alone = {"utf-8-sig": "utf-8", "utf-16": "utf-16-le"}.get(coding, coding)
    for steps, inner in paths(value):
        typed = typed_steps(value, steps)
        piece = some(reader.at(*typed)).span.of(data).decode(alone, "surrogatepass")
        assert piece == piece.strip() and same(json.loads(piece), inner)
    for name, inner in unique([*paths(value)]):
        assert same(json.loads(some(reader.find(name)).span.of(data).decode(alone, "surrogatepass")), inner)


def typed_steps(value: Any, steps: tuple[str, ...]) -> list[str | int]:
    made: list[str | int] = []
    for step in steps:
        made.append(int(step) if isinstance(value, list) else step)
        value = value[made[-1]]
    return made


def test_json_that_breaks_off() -> None:
    data = b'[{"a": "x]}\\""}, [1, 2], {"b": 1'
    look = jsonpath.places(data)
    assert some(look("$[0].a")).span.of(data) == b'"x]}\\""' and some(look("$[1][1]")).span.of(data) == b"2"
    assert look("$[2]") is None and look("$") is None and look("$[3]") is None
    twice = b'{"a": 1, "a": {"b": 2}}'
    assert some(jsonpath.places(twice)("$.a.b")).span.of(twice) == b"2"


@pytest.mark.parametrize("data", [b"", b"  ", b"x", b'"text"', b"\xff\xfe", b"\0\0\0\0"])
def test_what_is_no_json(data: bytes) -> None:
    with pytest.raises(JsonError):
        jsonpath.places(data)


def test_deep_json() -> None:
    deep = b"[" * 100_000 + b"]" * 100_000
    assert some(jsonpath.places(deep)("$" + "[0]" * 50)).span == (50, 200_000 - 100)
    assert jsonpath.places(b"[" * 100_000)("$[0][0]") is None
    assert jsonpath.places(b'{"' + b"\\" * 100_001)("$.a") is None


def test_bookmarks() -> None:
    leaf = {"name": "n", "url": "u"}
    value = {"roots": {"bar": {"children": [{"children": [leaf, {"url": "v"}]}]}, "a/b": {"children": [leaf]}, "x": 1}}
    data = json.dumps(value).encode()
    look = chromium.places(data)
    entries = [entry for entry in chromium.bookmarks(data) if isinstance(entry, chromium.Entry)]
    assert len(entries) == 3
    for entry in entries:
        assert json.loads(some(look(entry.place)).span.of(data)) == entry.values
    assert [look(name) for name in ("roots/bar/0/2", "roots/none/0", "roots", "bar/0", "roots/x/0")] == [None] * 5


# --- XML --------------------------------------------------------------------------------------------------------------

TAGS = st.sampled_from(("a", "b", "c-d"))
WORDS = st.text(st.characters(min_codepoint=32, max_codepoint=0x2FFF, exclude_categories=("Cs", "Cn")), max_size=8)
TREES = st.recursive(
    st.tuples(TAGS, st.dictionaries(st.sampled_from(("k", "l")), WORDS), st.just(())),
    lambda inner: st.tuples(TAGS, st.dictionaries(st.sampled_from(("k",)), WORDS), st.lists(inner | WORDS, max_size=4)),
    max_leaves=15,
)


def as_xml(tree: Any) -> str:
    if isinstance(tree, str):
        return escape(tree)
    tag, attributes, inner = tree
    head = tag + "".join(f" {name}={quoteattr(text)}" for name, text in attributes.items())
    return f"<{head}>{''.join(map(as_xml, inner))}</{tag}>" if inner else f"<{head}/>"


def as_abx(tree: Any) -> bytes:
    """Without interned texts, so that each element can be read alone."""
    if isinstance(tree, str):
        raw = tree.encode()
        return b"\x24" + len(raw).to_bytes(2, "big") + raw if raw else b""
    tag, attributes, inner = tree
    made = b"\x32" + new(tag)
    for name, text in attributes.items():
        made += b"\x2f" + new(name) + len(text.encode()).to_bytes(2, "big") + text.encode()
    return made + b"".join(map(as_abx, inner)) + b"\x33" + new(tag)


def new(text: str) -> bytes:
    return b"\xff\xff" + len(text.encode()).to_bytes(2, "big") + text.encode()


def elements(tree: Any, at: str) -> Iterator[tuple[str, Any]]:
    yield at, tree
    counted: dict[str, int] = {}
    for child in tree[2]:
        if not isinstance(child, str):
            counted[child[0]] = counted.get(child[0], 0) + 1
            yield from elements(child, f"{at}/{child[0]}[{counted[child[0]]}]")


@settings(max_examples=150, deadline=None)
@given(TREES, st.sampled_from((b"", b"\xef\xbb\xbf", b'<?xml version="1.0"?>\n', b"\n  ")))
def test_every_element_of_xml(tree: Any, before: bytes) -> None:
    data = before + as_xml(tree).encode()
    look = elementpath.places(data)
    for name, (tag, attributes, _) in elements(tree, tree[0]):
        element = ElementTree.fromstring(some(look(name)).span.of(data))
        assert (element.tag, element.attrib) == (tag, attributes)


@settings(max_examples=100, deadline=None)
@given(TREES)
def test_every_element_of_binary_xml(tree: Any) -> None:
    data = abx.MAGIC + b"\x10" + as_abx(tree) + b"\x11"
    look = elementpath.places(data)
    for name, each in elements(tree, tree[0]):
        assert some(look(name)).span.of(data) == as_abx(each)
        alone = abx.load(abx.MAGIC + some(look(name)).span.of(data))
        assert (alone.tag, alone.attrs) == (each[0], each[1])


def test_damaged_and_hostile_xml() -> None:
    data = b"<r><a>1</a><a>2<b>"
    look = elementpath.places(data)
    assert some(look("r/a[1]")).span.of(data) == b"<a>1</a>" and some(look("r/a[2]")).span.of(data) == b"<a>2<b>"
    deep = b"<a>" * (MAX_DEPTH + 50)
    assert elementpath.places(deep)("a/a[1]") is not None and elementpath.places(deep)("a/a[2]") is None
    for bad in (b"", b"<", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', abx.MAGIC, abx.MAGIC + b"\x33\0\0"):
        with pytest.raises(XmlError):
            elementpath.places(bad)
    wide = "<a><b/></a>".encode("utf-16")
    assert elementpath.places(wide)("a/b[1]") is None


# --- protocol buffers -------------------------------------------------------------------------------------------------


def varint(value: int) -> bytes:
    made = b""
    while value > 0x7F:
        made, value = made + bytes([value & 0x7F | 0x80]), value >> 7
    return made + bytes([value])


MESSAGES = st.recursive(
    st.integers(0, 2**64 - 1) | st.binary(max_size=12),
    lambda inner: st.lists(st.tuples(st.integers(1, 3), inner), min_size=1, max_size=4),
    max_leaves=15,
)


def as_protobuf(number: int, value: Any) -> bytes:
    if isinstance(value, int):
        return varint(number << 3) + varint(value)
    raw = value if isinstance(value, bytes) else b"".join(as_protobuf(n, v) for n, v in value)
    return varint(number << 3 | 2) + varint(len(raw)) + raw


def field_paths(message: list[tuple[int, Any]], at: str = "") -> Iterator[tuple[str, bytes]]:
    counted: dict[int, int] = {}
    for number, value in message:
        path = f"{at}{number}[{counted.get(number, 0)}]"
        counted[number] = counted.get(number, 0) + 1
        yield path, as_protobuf(number, value)
        if isinstance(value, list):
            yield from field_paths(value, f"{path}.")


@settings(max_examples=200, deadline=None)
@given(st.lists(st.tuples(st.integers(1, 3), MESSAGES), max_size=5))
def test_every_field_of_a_protocol_buffer(message: list[tuple[int, Any]]) -> None:
    data = b"".join(as_protobuf(number, value) for number, value in message)
    look = protobuf.places(data)
    for path, encoded in field_paths(message):
        assert some(look(path)).span.of(data) == encoded


@given(st.binary(max_size=60), st.sampled_from(("1", "2.3[1].1", "1.1.1", "1[*]", "", "x", "1" + ".1" * 5000)))
def test_hostile_protocol_buffers(data: bytes, path: str) -> None:
    found = protobuf.places(data)(path)
    assert found is None or 0 <= found.span.offset < found.span.end <= len(data)


# --- text, mail -------------------------------------------------------------------------------------------------------


@given(st.binary(max_size=80) | st.text(max_size=40).map(lambda t: t.encode("utf-8", "surrogatepass")))
def test_lines_are_those_of_splitlines(data: bytes) -> None:
    expected = data.decode("utf-8", "replace").splitlines()
    look = lines.places(data)
    assert [
        some(look(f"line {n}")).span.of(data).decode("utf-8", "replace") for n in range(1, len(expected) + 1)
    ] == expected
    assert look(f"line {len(expected) + 1}") is None


def test_parts_of_a_message() -> None:
    text = b"Subject: one\r\n two\r\nFrom: a@b\r\n\r\nBody: no header\r\n"
    properties = plistlib.dumps({"flags": 1})
    for data in (text, str(len(text)).encode() + b"\n" + text + properties):
        found = some(mail.places(data)("message"))
        assert found.span == (0, len(data))
        held = {p.path: p.span.of(data) for p in found.parts}
        assert held.pop("properties", properties) == properties
        assert held == {
            "header Subject": b"Subject: one\r\n two",
            "header From": b"From: a@b",
            "body": b"Body: no header\r\n",
        }
    with pytest.raises(MailError):
        mail.places(b" \n")


@given(st.binary(max_size=120))
def test_hostile_messages(data: bytes) -> None:
    try:
        found = some(mail.places(data)("message"))
    except FormatError:
        return
    assert all(0 <= p.span.offset <= p.span.end <= len(data) for p in found.parts)


# --- the grammar ------------------------------------------------------------------------------------------------------


@given(
    st.text(max_size=20)
    | st.from_regex(r"bytes [0-9]{1,3}-[0-9]{1,3}|line [0-9]{1,3}|\$(\.[a-z]+|\[[0-9]{1,2}\])*", fullmatch=True)
    | st.from_regex(r"[1-9](\[[0-9]\])?(\.[1-9])*|[a-z/]+\[[1-9]\]|[a-z/0-9]+", fullmatch=True)
)
def test_a_locator_is_its_text_again(text: str) -> None:
    assert str(locator.parse(text)) == text
    inner = locator.in_row(f"rowid 5 {text}")
    assert (str(inner), inner.item if inner else None) == ((f"rowid 5 {text}", text) if text else ("None", None))


def test_forms() -> None:
    assert locator.parse("file") == locator.File()
    assert locator.parse("bytes 3-12") == locator.Bytes(3, 12)
    assert locator.parse("line 7") == locator.Line(7)
    assert locator.parse("$.a[3].b") == locator.Json(("a", 3, "b"))
    assert locator.parse("1.2[3].4") == locator.Fields("1.2[3].4")
    assert locator.parse("packages/package[3]") == locator.Elements((("packages", None), ("package", 3)))
    for path in ("a/b/3", "bytes 03-4", "line", "$x", "a[0]", "wifi.network.ssid.[x]", "x" * 200_000):
        assert locator.parse(path) == locator.Path(path)
    assert locator.in_row("row_id -5 metadata/users/0") == locator.InRow("row_id", "-5", "metadata/users/0")
    assert locator.in_row("rowid 5") is None and locator.in_row("key some words") is None
