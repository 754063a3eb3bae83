"""Text and binary XML: the same document in both forms must give the same elements."""

from __future__ import annotations

import base64
import struct
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aboveboard.formats import abx, xml
from aboveboard.formats.element import Element
from aboveboard.formats.errors import XmlError

CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


class Abx:
    """Writes Android Binary XML."""

    def __init__(self) -> None:
        self.out = bytearray(b"ABX\0\x10")
        self.names: dict[str, int] = {}

    def string(self, text: str) -> bytes:
        raw = text.encode()
        return struct.pack(">H", len(raw)) + raw

    def interned(self, text: str) -> bytes:
        if text in self.names:
            return struct.pack(">H", self.names[text])
        self.names[text] = len(self.names)
        return b"\xff\xff" + self.string(text)

    def attribute(self, name: str, kind: int, raw: bytes) -> None:
        self.out += bytes([kind << 4 | 15]) + self.interned(name) + raw

    def element(self, element: Element) -> None:
        self.out += b"\x32" + self.interned(element.tag)
        for name, value in element.attrs.items():
            self.out += b"\x2f" + self.interned(name) + self.string(value)
        if element.text:
            self.out += b"\x24" + self.string(element.text)
        for child in element.children:
            self.element(child)
        self.out += b"\x33" + self.interned(element.tag)

    def done(self) -> bytes:
        return bytes(self.out) + b"\x11"


def plain(element: Element) -> object:
    return element.tag, element.attrs, element.text, [plain(child) for child in element.children]


NAMES = st.from_regex(r"[a-z][a-z-]{0,5}", fullmatch=True)
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters="\ufffe\uffff"), max_size=12)
ELEMENTS = st.recursive(
    st.builds(Element, NAMES, st.dictionaries(NAMES, TEXTS, max_size=3), TEXTS),
    lambda inner: st.builds(
        Element, NAMES, st.dictionaries(NAMES, TEXTS, max_size=3), st.just(""), st.lists(inner, min_size=1, max_size=3)
    ),
    max_leaves=8,
)


def as_text(element: Element) -> ET.Element:
    made = ET.Element(element.tag, element.attrs)
    made.text = element.text
    made.extend(as_text(child) for child in element.children)
    return made


@settings(max_examples=150, deadline=None, database=None, derandomize=True)
@given(ELEMENTS)
def test_text_and_binary_give_the_same(element: Element) -> None:
    writer = Abx()
    writer.element(element)
    text = ET.tostring(as_text(element), encoding="utf-8", xml_declaration=True)
    assert plain(xml.load(writer.done())) == plain(xml.load(text)) == plain(element)


def test_binary_values_of_every_type() -> None:
    writer = Abx()
    writer.out += b"\x32" + writer.interned("a")
    writer.attribute("null", 1, b"")
    writer.attribute("string", 2, writer.string("größer"))
    writer.attribute("interned", 3, writer.interned("a"))
    writer.attribute("hex", 4, b"\0\3\xde\xad\x01")
    writer.attribute("base64", 5, b"\0\3\xde\xad\x01")
    writer.attribute("int", 6, struct.pack(">i", -5))
    writer.attribute("int-hex", 7, struct.pack(">i", -0x1F))
    writer.attribute("long", 8, struct.pack(">q", 2**40))
    writer.attribute("long-hex", 9, struct.pack(">q", 0xABCDEF0123))
    writer.attribute("float", 10, struct.pack(">f", 0.1))
    writer.attribute("double", 11, struct.pack(">d", 0.1))
    writer.attribute("yes", 12, b"")
    writer.attribute("no", 13, b"")
    writer.out += b"\x33" + writer.interned("a")
    assert xml.load(writer.done()).attrs == {
        "string": "größer",
        "interned": "a",
        "hex": "dead01",
        "base64": base64.b64encode(b"\xde\xad\x01").decode(),
        "int": "-5",
        "int-hex": "-1f",
        "long": "1099511627776",
        "long-hex": "abcdef0123",
        "float": "0.1",
        "double": "0.1",
        "yes": "true",
        "no": "false",
    }


def test_binary_text_pieces_comments_entities_and_java_utf8() -> None:
    writer = Abx()
    writer.out += b"\x32" + writer.interned("a")
    writer.out += b"\x24" + writer.string("one ") + b"\x29" + writer.string("comment") + b"\x25" + writer.string("two")
    writer.out += b"\x26" + writer.string("amp") + b"\x26" + writer.string("#65")
    writer.out += b"\x24\0\x08\xc0\x80\xed\xa0\xbd\xed\xb8\x80"  # NUL and U+1F600 as Java writes them
    writer.out += b"\x33" + writer.interned("a")
    assert xml.load(writer.done()).text == "one two&A\0😀"


def test_binary_with_several_roots_and_without_end() -> None:
    writer = Abx()
    writer.element(Element("a"))
    writer.element(Element("b"))
    root = abx.load(bytes(writer.out))
    assert (root.tag, [child.tag for child in root.children]) == ("", ["a", "b"])


def test_positions() -> None:
    text = "  <?xml version='1.0'?>\n<map><int name='ä' value='1' /><string name='b'>x&amp;y</string></map>".encode()
    root = xml.load(text)
    assert [text[child.start : child.end] for child in root.children] == [
        "<int name='ä' value='1' />".encode(),
        b"<string name='b'>x&amp;y</string>",
    ]
    assert text[root.start : root.end].startswith(b"<map>")
    writer = Abx()
    writer.element(Element("a", children=[Element("b", {"c": "d"})]))
    data = writer.done()
    (child,) = abx.load(data).children
    assert data[child.start : child.end].startswith(b"\x32\xff\xff\x00\x01b")
    assert data[child.start : child.end].endswith(b"\x33\x00\x01")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "damaged"),
        (b"plain text", "damaged"),
        (b"<a><b></a>", "mismatched"),
        (b"<a>" * 1000, "levels"),
        (b'<!DOCTYPE a [<!ENTITY x "y">]><a>&x;</a>', "refused"),
        (b'<!DOCTYPE a [<!ATTLIST a b CDATA "c">]><a/>', "refused"),
        (b'<!DOCTYPE a SYSTEM "file:///etc/passwd"><a>&x;</a>', "refused"),
        (b"<?xml version='1.0' encoding='nonsense'?><a/>", "encoding"),
        (b"ABX\0", "without an element"),
        (b"ABX\0\x10\x11", "without an element"),
        (b"ABX\0\x32", "ends within"),
        (b"ABX\0\x32\x00\x05", "reference to string"),
        (b"ABX\0\x32\xff\xff\x00\x01a", "open"),
        (b"ABX\0\x33\xff\xff\x00\x01a", "not open"),
        (b"ABX\0\x32\xff\xff\x00\x01a\x33\xff\xff\x00\x01b", "where <a> is open"),
        (b"ABX\0\x32\xff\xff\x00\x01a\xff\x00\x00", "unknown type"),
        (b"ABX\0\x0b", "unknown token"),
        (b"ABX\0\x2f\xff\xff\x00\x01a\x00\x00", "outside of an element"),
        (b"ABX\0\x32\xff\xff\x00\x01a" + b"\x32\x00\x00" * 1000, "levels"),
    ],
)
def test_damage_is_named(data: bytes, says: str) -> None:
    with pytest.raises(XmlError, match=says):
        xml.load(data)


def test_cut_documents_give_what_was_read() -> None:
    writer = Abx()
    writer.element(Element("a", {"n": "1"}, children=[Element("b", {"c": "d"}), Element("e", {}, "text")]))
    for data in (writer.done()[:-5], b"<a n='1'><b c='d'/><e>text"):
        with pytest.raises(XmlError) as caught:
            xml.load(data)
        root = caught.value.partial
        assert isinstance(root, Element)
        assert plain(root) == ("a", {"n": "1"}, "", [("b", {"c": "d"}, "", []), ("e", {}, "text", [])])


PREFS = b"""<?xml version='1.0' encoding='utf-8' standalone='yes' ?>
<map>
    <string name="s">a &lt;b&gt;
c</string>
    <string name="empty"></string>
    <int name="i" value="-1" />
    <long name="l" value="1650012087093" />
    <float name="f" value="0.5" />
    <boolean name="t" value="true" />
    <boolean name="n" value="false" />
    <set name="set"><string>x</string><string>y</string></set>
    <null name="none" />
    <map name="inner"><int name="i" value="2" /></map>
    <byte-array name="bytes" num="2">0aff</byte-array>
    <int name="odd" value="twelve" />
</map>
"""


def test_shared_preferences() -> None:
    assert xml.shared_prefs(PREFS) == {
        "s": "a <b>\nc",
        "empty": "",
        "i": -1,
        "l": 1650012087093,
        "f": 0.5,
        "t": True,
        "n": False,
        "set": ["x", "y"],
        "none": None,
        "inner": {"i": 2},
        "bytes": b"\x0a\xff",
        "odd": "twelve",
    }
    with pytest.raises(XmlError, match="map"):
        xml.shared_prefs(b"<settings/>")
    with pytest.raises(XmlError) as caught:
        xml.shared_prefs(PREFS[: PREFS.index(b"    <float")])
    assert caught.value.partial == {"s": "a <b>\nc", "empty": "", "i": -1, "l": 1650012087093}


def sample() -> bytes:
    writer = Abx()
    writer.element(
        Element("map", children=[Element("int", {"name": "a", "value": "5"}), Element("string", {}, "text")])
    )
    return writer.done()


@settings(max_examples=400, deadline=None, database=None, derandomize=True)
@given(st.sampled_from([sample(), PREFS]), st.integers(0, 900), st.binary(min_size=1, max_size=4), st.booleans())
def test_damage_raises_only_the_rooms_error(data: bytes, at: int, piece: bytes, cut: bool) -> None:
    at %= len(data)
    data = data[:at] if cut else data[:at] + piece + data[at + len(piece) :]
    for read in (xml.load, xml.shared_prefs):
        try:
            read(data)
        except XmlError as error:
            assert str(error)


@pytest.mark.corpora
def test_android_system_files() -> None:
    folder = CORPORA / "android" / "redroid81"
    if not folder.exists():
        pytest.skip("no corpora")
    compared = 0
    for path in folder.rglob("*.xml"):
        data = path.read_bytes()
        if not data.startswith(b"<?xml"):
            continue
        compared += 1
        root = xml.load(data)
        wanted = [(element.tag, element.attrib) for element in ET.fromstring(data).iter()]
        assert [(element.tag, element.attrs) for element in root.iter()] == wanted
    assert compared > 20


@pytest.mark.parametrize("encoding", ["UTF-7", "shift_jis", "no-such"])
def test_encodings_that_expat_does_not_take(encoding: str) -> None:
    with pytest.raises(XmlError, match="encoding"):
        xml.load(f'<?xml version="1.0" encoding="{encoding}"?><a/>'.encode())
