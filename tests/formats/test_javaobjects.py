"""Serialized Java objects: a stream that Java itself wrote, and what damage costs."""

from base64 import b64decode

import pytest

from aboveboard.formats.errors import JavaError
from aboveboard.formats.javaobjects import Array, Number, Object, Text, objects, places, read, texts

# A class with a field of every primitive type, arrays, an enumeration, itself, an ArrayList and a HashMap; then a string, null.
NODE = b64decode(
    "rO0ABXNyAAlNYWtlJE5vZGUAAAAAAAAAAgIAEUIAAWJDAAFjRAABZEYAAWZJAAFpSgABalMAAXNaAAF6TAAFYWdhaW50ABJMamF2YS9sYW5nL1"
    "N0cmluZztMAAZjb2xvdXJ0AA1MTWFrZSRDb2xvdXI7TAAEbGlzdHQAEkxqYXZhL2xhbmcvT2JqZWN0O1sABG1hbnl0AAJbSUwAA21hcHEAfgAD"
    "WwAFbmFtZXN0ABNbTGphdmEvbGFuZy9TdHJpbmc7WwADcmF3dAACW0JMAARzZWxmdAALTE1ha2UkTm9kZTtMAAR0eXBldAARTGphdmEvbGFuZy"
    "9DbGFzczt4cP4A6T/4AAAAAAAAwCAAAP////kAAAEAAAAAAP7UAXQAAWF+cgALTWFrZSRDb2xvdXIAAAAAAAAAABIAAHhyAA5qYXZhLmxhbmcu"
    "RW51bQAAAAAAAAAAEgAAeHB0AARCTFVFc3IAE2phdmEudXRpbC5BcnJheUxpc3R4gdIdmcdhnQMAAUkABHNpemV4cAAAAAJ3BAAAAAJ0AAF4c3"
    "IAEWphdmEubGFuZy5JbnRlZ2VyEuKgpPeBhzgCAAFJAAV2YWx1ZXhyABBqYXZhLmxhbmcuTnVtYmVyhqyVHQuU4IsCAAB4cAAAAAV4dXIAAltJ"
    "TbpgJnbqsqUCAAB4cAAAAAMAAAAB/////gAAAANzcgARamF2YS51dGlsLkhhc2hNYXAFB9rBwxZg0QMAAkYACmxvYWRGYWN0b3JJAAl0aHJlc2"
    "hvbGR4cD9AAAAAAAAMdwgAAAAQAAAAAXQAAWt0AAF2eHVyABNbTGphdmEubGFuZy5TdHJpbmc7rdJW5+kde0cCAAB4cAAAAANxAH4ACnB0AAjt"
    "oL3tuIDAgHVyAAJbQqzzF/gGCFTgAgAAeHAAAAADAAECcQB+AAl2cgAQamF2YS5sYW5nLlN0cmluZ6DwpDh6O7NCAgAAeHB0AAZzZWNvbmRw"
)


def test_every_kind_of_value() -> None:
    node, second, nothing = read(NODE)
    assert isinstance(node, Object)
    assert isinstance(second, Text)
    assert (node.type, second.value, nothing) == ("Make$Node", "second", None)
    found = {path: value.value for path, value in texts(node)}
    expected = {
        "b": -2,
        "c": 233,
        "d": 1.5,
        "f": -2.5,
        "i": -7,
        "j": 1 << 40,
        "s": -300,
        "z": True,
        "again": "a",
        "colour/name": "BLUE",
        "list/1": "x",
        "list/2/value": 5,
        "map/1": "k",
        "map/2": "v",
        "many/0": 1,
        "many/1": -2,
        "many/2": 3,
        "names/0": "a",
        "names/2": "😀\0",
        "raw/0": b"\0\1\2",
    }
    assert {name: found[name] for name in expected} == expected
    assert node.fields["self"] is node
    names = node.fields["names"]
    assert isinstance(names, Array)
    assert names.items[1] is None
    assert [o.type for o in objects(node)] == [
        *("Make$Node", "Make$Colour", "java.util.ArrayList", "java.lang.Integer", "java.util.HashMap")
    ]


def test_values_say_where_they_stand() -> None:
    for path, value in ((p, v) for thing in read(NODE) for p, v in texts(thing)):
        raw = value.span.of(NODE)
        if isinstance(value, Number):
            assert len(raw) in (1, 2, 4, 8)
        elif isinstance(value.value, str) and value.value.isascii() and path != "names/2":
            assert raw == value.value.encode()
    found = places(NODE)("file")
    assert found is not None
    assert {"list/2/value", "names/2", "1"} <= {part.path for part in found.parts}


def test_damage_costs_no_more_than_an_error() -> None:
    for end in range(len(NODE) - 1):
        try:
            read(NODE[:end])
        except JavaError:
            continue
    for at in range(4, len(NODE)):
        for byte in (0x00, 0x71, 0x73, 0x75, 0xFF):
            try:
                read(NODE[:at] + bytes([byte]) + NODE[at + 1 :])
            except JavaError:
                continue
    with pytest.raises(JavaError, match="no stream of Java objects"):
        read(b"PK")
    with pytest.raises(JavaError, match="longer than the stream"):
        read(b"\xac\xed\0\5\x75\x72\0\2[I" + bytes(8) + b"\2\0\0\x78\x70\x7f\xff\xff\xff")
    with pytest.raises(JavaError, match="deeper"):
        read(b"\xac\xed\0\5" + b"\x7e\x72\0\1e" + bytes(8) + b"\x12\0\0\x78\x70" + b"\x7e\x71\0\x7e\0\0" * 500)
