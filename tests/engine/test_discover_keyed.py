"""Lists in files of keys and values: preferences of Android, as apps and Flutter's plugin write them, and defaults of iOS.

Each file is made up here for one general rule; none is any app's.
"""

from __future__ import annotations

import base64
import json
import plistlib
import struct
from html import escape
from typing import Any

import pytest

from aboveboard.engine.places import lookup
from tests.engine.discovering import NAMES, PHONES, START, text
from tests.engine.discovery_measure import discovered_in_file

PREFERENCES = "data/data/org.example.app/shared_prefs/FlutterSharedPreferences.xml"
DEFAULTS = "private/var/mobile/Containers/Data/Application/A/Library/Preferences/org.example.plist"
PEOPLE: list[dict[str, Any]] = [{"name": NAMES[n], "phoneNumber": PHONES[n], "primary": n == 0} for n in range(5)]
LIST = base64.b64encode(b"This is the prefix for a list.").decode()
FILLED = f'    <string name="motd">{"x" * 600}</string>\n'


def preferences(inside: str) -> bytes:
    return f"<?xml version='1.0' encoding='utf-8' standalone='yes' ?>\n<map>\n{inside}{FILLED}</map>\n".encode()


def string(key: str, value: str) -> str:
    return f'    <string name="{key}">{escape(value)}</string>\n'


def serialized(texts: list[str]) -> str:
    """A list of strings as Java's ObjectOutputStream writes an ArrayList."""
    head = b"\xac\xed\x00\x05sr\x00\x13java.util.ArrayListx\x81\xd2\x1d\x99\xc7a\x9d\x03\x00\x01I\x00\x04sizexp"
    size = struct.pack(">i", len(texts))
    items = b"".join(b"t" + struct.pack(">H", len(t.encode())) + t.encode() for t in texts)
    return base64.b64encode(head + size + b"w\x04" + size + items + b"x").decode()


def contacts(data: bytes, path: str) -> dict[str, set[str]]:
    """Name -> what the contacts found are reached by."""
    found = [r for r in discovered_in_file(data, path) if r["kind"] == "Contact"]
    return {r["name"]: {i["value"] for i in r["identifiers"]} for r in found}


TEXTS = [json.dumps(p, ensure_ascii=False) for p in PEOPLE]


@pytest.mark.parametrize(
    "inside",
    [
        '    <set name="trusted_contacts">\n'
        + "".join(f"<string>{escape(t)}</string>\n" for t in TEXTS)
        + "    </set>\n",
        string("flutter.contacts", LIST + "!" + json.dumps(TEXTS)),
        string("flutter.contacts", LIST + serialized(TEXTS)),
        string("flutter.contacts5f0e9b", json.dumps(PEOPLE)),
        "".join(string(f"name{n}", p["name"]) + string(f"phone{n}", p["phoneNumber"]) for n, p in enumerate(PEOPLE)),
        "".join(
            string(f"c_{n}_name", p["name"]) + string(f"c_{n}_tel", p["phoneNumber"]) for n, p in enumerate(PEOPLE)
        ),
    ],
    ids=[
        "a set",
        "a list of Flutter's",
        "the same of before",
        "a key of a word and a number",
        "numbered",
        "numbered inside",
    ],
)
def test_people_in_preferences(inside: str) -> None:
    assert contacts(preferences(inside), PREFERENCES) == {n: {p} for n, p in zip(NAMES, PHONES, strict=True)}


@pytest.mark.parametrize("inside", [string("flutter.list", LIST + "!" + "[1"), string("flutter.list", LIST + "%%%")])
def test_a_damaged_list_is_none(inside: str) -> None:
    assert contacts(preferences(inside), PREFERENCES) == {}


def test_each_of_a_set_is_found_where_it_stands() -> None:
    data = preferences(
        '    <set name="friends">\n' + "".join(f"<string>{escape(t)}</string>\n" for t in TEXTS) + "    </set>\n"
    )
    for record, said in zip(discovered_in_file(data, PREFERENCES), TEXTS, strict=True):
        found = lookup(data)(record["provenance"]["locator"])
        assert found is not None and escape(said).encode() in data[found.span.offset :][: found.span.length]


def test_bytes_of_a_property_list_are_where_their_items_are() -> None:
    data = plistlib.dumps({"savedContacts": json.dumps(PEOPLE).encode(), "theme": "dark"}, fmt=plistlib.FMT_BINARY)
    record = discovered_in_file(data, DEFAULTS)[0]
    found = lookup(data)(record["provenance"]["locator"])
    assert found is not None and b"Anna Schmidt" in data[found.span.offset :][: found.span.length]


def test_short_lists_under_keys_of_one_kind_are_one() -> None:
    said = [{"body": text(n), "timestamp": (START + n * 977) * 1000, "isOutgoing": n % 2 == 0} for n in range(8)]
    talks = [said[0:1], said[1:2], said[2:8]]
    keys = [f"flutter.messages_{n * 7919:08x}c0ffee" for n in range(3)]
    inside = "".join(string(k, json.dumps(v)) for k, v in zip(keys, talks, strict=True))
    found = discovered_in_file(preferences(inside), PREFERENCES)
    assert [r["body"] for r in found if r["kind"] == "Message"] == [s["body"] for s in said]


@pytest.mark.parametrize("packed", [json.dumps(PEOPLE).encode(), plistlib.dumps(PEOPLE, fmt=plistlib.FMT_BINARY)])
def test_bytes_in_a_property_list_are_opened(packed: bytes) -> None:
    data = plistlib.dumps({"savedContacts": packed, "theme": "dark", "icon": b"\x89PNG" * 9}, fmt=plistlib.FMT_BINARY)
    assert contacts(data, DEFAULTS) == {n: {p} for n, p in zip(NAMES, PHONES, strict=True)}


def test_what_says_nobody_is_no_contact() -> None:
    some = [*PEOPLE, {"name": "", "phoneNumber": "", "primary": False}]
    data = json.dumps({"contacts": some}).encode()
    found = [r for r in discovered_in_file(data, "data/data/org.example.app/files/book.json") if r["kind"] == "Contact"]
    assert len(found) == len(PEOPLE)
