"""Files of keys and values as lists of similar objects: Android's preferences, MMKV and iOS's defaults. Pure, and bounded.

A value is opened where it is JSON; so are the strings of a set, and the list of strings that Flutter's plugin for preferences
writes as one. Where keys are alike but for a number (`name1`, `phone1`, `name2`), the values of one number are an object.
Facts of the plugin's lists: https://github.com/flutter/packages (packages/shared_preferences/shared_preferences_android).
"""

from __future__ import annotations

import base64
import binascii
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Final, cast

import msgspec

from aboveboard.engine.discover import words
from aboveboard.engine.discover.columns import Column
from aboveboard.formats import cells, javaobjects, mmkv, plist, xml
from aboveboard.formats.errors import FormatError
from aboveboard.formats.objects import LEAST, MOST_OBJECTS, Rows, Walk, flattened, json_locator, name_of

Value = tuple[str, str, Any]
"""Where it stands, its key, and itself."""


class Lists(list[Rows]):
    """The lists of similar objects in a file, and the plain values beside them by path."""

    def __init__(
        self, rows: Iterable[Rows] = (), plain: Mapping[str, str | int | float] | None = None, stem: str = ""
    ) -> None:
        """Nothing stands beside them unless it is given; `stem` is the file's name, where that may say what is in it."""
        super().__init__(rows)
        self.stem = stem
        self.plain = dict(plain or {})


def preference_lists(data: bytes, stem: str) -> Lists:
    """Android's preferences: settings, some of which are texts of JSON. Raises FormatError for what is no XML."""
    root = xml.load(data)
    if root.tag != "map":
        return Lists()
    values: list[Value] = []
    counts: dict[str, int] = {}
    for child in root.children:
        counts[child.tag] = counts.get(child.tag, 0) + 1
        here, key = f"map/{child.tag}[{counts[child.tag]}]", child.attrs.get("name", "")
        if child.tag == "string":
            values.append((here, key, child.text))
        elif child.tag == "set":
            values += _of_set(here, key, child)
        elif child.attrs.get("value") is not None:
            values.append((here, key, child.attrs["value"]))
    return _keyed(values, stem)


def _of_set(here: str, key: str, element: xml.Element) -> Iterator[Value]:
    """The objects that a set of strings holds as JSON, each where it stands."""
    texts = [c.text for c in element.children if c.tag == "string"]
    for number, text in enumerate(texts, 1):
        value = cells.opened(text)
        if isinstance(value, dict):
            yield f"{here}/string[{number}]", key, value


def lists_in_bytes(named: Mapping[Any, Any], stem: str) -> Lists:
    """The lists in the bytes of a property list's members, which may be JSON, property lists or archives of an app's objects.

    Or lists of such bytes, one for each object.
    """
    values = [(str(k), str(k), _of_bytes(v) if isinstance(v, bytes) else _of_each(v)) for k, v in named.items()]
    return _keyed([v for v in values if v[2] is not None], stem)


def _of_each(value: Any) -> list[Any] | None:
    """The objects of a list of bytes; None where it is none."""
    if not isinstance(value, list) or not all(isinstance(v, bytes) for v in cast("list[Any]", value)):
        return None
    return [opened for v in cast("list[bytes]", value) if (opened := _of_bytes(v)) is not None] or None


_OPENS: Final = (b"{", b"[", b"bplist0")


def _of_bytes(data: bytes) -> Any:
    if len(data) > cells.MOST or not data.startswith(_OPENS):
        return None
    try:
        if data.startswith(b"bplist0"):
            value = plist.load(data)
            value = plist.unarchive(value) if plist.is_archive(value) else value
        else:
            value = msgspec.json.decode(data)
    except (FormatError, ValueError, LookupError, TypeError, RecursionError):
        return None
    return cells.opened(value)


def mmkv_lists(data: bytes, stem: str) -> Lists:
    """Keys and values mapped into memory. Raises FormatError for what is none."""
    return _keyed([(f"bytes {p.start}-{p.end}", p.key, p.text) for p in mmkv.live(data).values()], stem)


def _keyed(values: Sequence[Value], stem: str) -> Lists:
    """The objects and lists in values of JSON under keys; other values stand beside them."""
    found: dict[str, Rows] = {}
    plain: dict[str, str | int | float] = {}
    alike = Counter(pattern_of(key) for _, key, _ in values)
    for locator, key, stored in values:
        value = _flutters(stored) or cells.opened(stored) if isinstance(stored, str) else stored
        if not isinstance(value, dict | list):
            if isinstance(value, str) and len(value) <= _SHORT:
                plain[key] = value
            continue
        pattern = pattern_of(key)
        name = name_of(re.sub(r"[^\w]+", ".", pattern)) or stem
        if isinstance(value, dict):
            rows = found.setdefault(pattern, Rows(name, pattern))
            rows.locators.append(f"{locator} $")
            rows.flat.append({"key": key, **flattened(cast("dict[Any, Any]", value))})
        # A list under one of several keys of a kind may be short.
        least = 1 if alike[pattern] > 1 else LEAST
        walk = Walk(name, lambda steps, at=locator: f"{at} {json_locator(steps)}", least)
        walk.walk(cast("Any", value))
        plain |= {f"{key}.{n}": v for n, v in walk.plain.items()} if len(plain) < _MOST_PLAIN else {}
        for inner, rows in walk.found.items():
            merged = found.setdefault(f"{pattern} {inner}", Rows(rows.name, f"{pattern} {inner}"))
            merged.locators += rows.locators
            merged.flat += ({"key": key, **flat} for flat in rows.flat)
            merged.above |= {"key", *rows.above}
    numbered = _numbered([v for v in values if isinstance(v[2], str)])
    return Lists([r for r in (*found.values(), *numbered) if len(r.flat) >= LEAST], plain)


_SHORT: Final = 200
_MOST_PLAIN: Final = 500
_LIST: Final = base64.b64encode(b"This is the prefix for a list.").decode()
"""What Flutter's plugin writes in front of a list; then '!' and JSON, or in older versions base64 of Java's own form."""


def _flutters(text: str) -> list[Any] | None:
    """The list that a text is, as Flutter's plugin writes lists of strings; None where it is none."""
    if not text.startswith(_LIST):
        return None
    rest = text[len(_LIST) :]
    if rest.startswith("!"):
        value = cells.opened(rest[1:])
        return cast("list[Any]", value) if isinstance(value, list) else None
    try:
        things = javaobjects.read(base64.b64decode(rest, validate=False))
    except (binascii.Error, FormatError):
        return None
    said = [t.value for thing in things for _, t in javaobjects.texts(thing) if isinstance(t, javaobjects.Text)]
    return [cells.opened(t) for t in said if isinstance(t, str)]


_ONE_NUMBER: Final = re.compile(r"([^0-9]*)([0-9]{1,4})([^0-9]*)")
_MOST_NUMBERED: Final = 40
_SIGNS: Final = "_-. "


def _numbered(values: Iterable[Value]) -> Iterator[Rows]:
    """The values whose keys are alike but for a number, as objects by number."""
    by: dict[int, dict[tuple[str, str], tuple[str, str]]] = {}
    for locator, key, value in values:
        parts = _ONE_NUMBER.fullmatch(key[:_SHORT])
        if parts is not None and value:
            by.setdefault(int(parts[2]), {})[(parts[1], parts[3])] = (locator, value)
    counts: dict[tuple[str, str], int] = {}
    for members in by.values():
        for around in members:
            counts[around] = counts.get(around, 0) + 1
    often = [around for around, count in counts.items() if count >= LEAST][:_MOST_NUMBERED]
    if len(often) < 2:
        return
    before, *others = {b for b, _ in often}
    shared = "" if others else before
    name = shared.strip(_SIGNS)
    rows = Rows(name, f"{shared}*")
    for _, members in sorted(by.items())[:MOST_OBJECTS]:
        own = {(b[len(shared) :] + a).strip(_SIGNS) or "value": members[(b, a)] for b, a in often if (b, a) in members}
        if len(own) > 1:
            rows.locators.append(next(iter(own.values()))[0])
            rows.flat.append({n: value for n, (_, value) in own.items()})
    yield rows


_WHOSE: Final = re.compile(r"[\w.+%]+@[\w.]+")
"""An address in a key: whose it is, and not what."""
_UUID: Final = re.compile(r"[0-9A-Fa-f]{8}(?:-[0-9A-Fa-f]{4}){3}-[0-9A-Fa-f]{12}|[0-9A-Fa-f]{16,}")
_TOKEN: Final = re.compile(r"[0-9A-Za-z]+")
_LONG_TOKEN: Final = 10
_SHORTEST_WORD: Final = 4


def key_column(columns: Sequence[Column], values: Column) -> Column | None:
    """The column of keys, where a table has hardly more than keys and values; None where it is no such table."""
    if len(columns) > _MOST_BESIDE_KEYS:
        return None
    for column in columns:
        named = (column.primary or column.unique or set(column.words) & _CALLED_KEYS) and column is not values
        if not named or len(column.texts) < len(column.values) or column.distinct < len(column.values):
            continue
        plain = sum(not any(c.isspace() for c in t) and not t[:1].isdigit() for t in column.texts)
        if plain >= _MOSTLY_KEYS * len(column.texts) and column.looks.uuid < 1 - _MOSTLY_KEYS:
            return column
    return None


_MOST_BESIDE_KEYS: Final = 4
_MOSTLY_KEYS: Final = 0.8
_CALLED_KEYS: Final = words.listed("key name k record")


def pattern_of(key: str) -> str:
    """A key with * for what numbers or identifies: keys of one kind have one pattern."""
    return re.sub(r"\*(?:[-_]?\*)+", "*", _TOKEN.sub(_without_numbers, _UUID.sub("*", _WHOSE.sub("*", key[:200]))))


def _without_numbers(match: re.Match[str]) -> str:
    token = match[0]
    digits = sum(c.isdigit() for c in token)
    if token.isalpha() or (digits and len(token) < _LONG_TOKEN and digits < 0.25 * len(token)):
        return re.sub(r"\d+", "*", token)
    # Of 'contacts5f0e9b' the word says what, and the rest whose.
    for end in range(len(token) - 1, _SHORTEST_WORD - 1, -1):
        if token[:end].lower() in words.TABLE and not token[end:].isalpha():
            return f"{token[:end]}*"
    return "*"
