"""What the files about android share."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

from aboveboard.formats import elementpath
from aboveboard.formats.android import document, number
from aboveboard.formats.errors import ProtobufError
from aboveboard.formats.places import Lookup
from aboveboard.formats.protobuf import BYTES, Field, every, fields, first
from aboveboard.formats.times import UNIX_MS
from aboveboard.formats.usage_events import EVENTS
from aboveboard.formats.xml import Element
from aboveboard.kit import About, Item, Lost, Usage

SOURCE = "https://android.googlesource.com/platform/frameworks/base"


def texts_of(data: bytes) -> tuple[str, ...]:
    return tuple(text.bytes.decode("utf-8", "replace") for text in every(data, "2"))


def mapping(data: bytes) -> Iterator[tuple[Field, int, tuple[str, ...]]]:
    """The entries of a `mappings` file: package token (plus one), its texts (the package's name first)."""
    for entry in fields(data):
        if entry.number == 2 and entry.wire == BYTES:
            token, texts = first(entry.bytes, 1), texts_of(entry.bytes)
            if token is not None and texts:
                yield entry, token.int, texts


SCREEN = MappingProxyType(
    {10: "screen on, total", 11: "screen off, total", 12: "lock screen shown, total", 13: "lock screen hidden, total"}
)

TAGS = MappingProxyType(
    {"interactive": SCREEN[10], "non-interactive": SCREEN[11], "keyguard-shown": SCREEN[12],
     "keyguard-hidden": SCREEN[13]}
)  # fmt: skip

FIELDS = (*SCREEN, 20, 21, 22)

NAME = re.compile(r"(?:.*/)?(daily|weekly|monthly|yearly)/(\d{10,15})[^/]*")

ABSOLUTE = 10**12
"""Offsets stay far below this; a larger number is a time of its own (files before the change to offsets)."""


@dataclass(frozen=True)
class Interval:
    """A file's kind and base time, and how its records are made."""

    kind: str
    base: int
    end: int | None

    @staticmethod
    def of(about: About, end: int | None) -> Interval:
        match = NAME.fullmatch(about.path)
        if match is None:
            raise ValueError("the file's name is not the time of an interval")
        return Interval(match[1], int(match[2]), end)

    def time(self, offset: int | None) -> int | None:
        """UTC microseconds of a stored offset in milliseconds. The phone writes -base for 'never'."""
        if offset is None:
            return None
        return UNIX_MS.to_utc_us(offset if offset > ABSOLUTE else self.base + offset)

    def event(self, offset: int | None, code: int | None, app: str | None, part: str | None) -> Usage:
        name = EVENTS.get(code, f"event {code}") if code is not None else None
        return Usage(at=self.time(offset), app=app, component=part, event=name, interval=self.kind)

    def total(self, what: str, app: str | None, last: int | None, ms: int | None, count: int | None) -> Usage:
        return Usage(
            at=UNIX_MS.to_utc_us(self.base),
            until=self.time(self.end),
            app=app,
            event=what,
            last_used_at=self.time(last),
            duration=None if ms is None else ms / 1000,
            count=count,
            interval=self.kind,
        )


def xml(data: bytes, about: About) -> Iterator[Item]:
    for root in document(data):
        interval = Interval.of(about, number(root.get("endTime")))
        for section in root.children:
            if section.tag in TAGS:
                active, count = number(section.get("time")), number(section.get("count"))
                usage = interval.total(TAGS[section.tag], None, None, active, count)
                yield Item(section.tag, usage, section.attrs, offset=section.start)
            for place, element in enumerate(section.children, 1):
                get = element.get
                if element.tag == "event":
                    usage = interval.event(number(get("time")), number(get("type")), get("package"), get("class"))
                elif element.tag in ("package", "config"):
                    what = "total" if element.tag == "package" else "configuration, total"
                    last, active = number(get("lastTimeActive")), number(get("timeActive"))
                    count = number(get("appLaunchCount") or get("count"))
                    usage = interval.total(what, get("package"), last, active, count)
                else:
                    continue
                yield Item(f"{section.tag}/{element.tag}[{place}]", usage, element.attrs, offset=element.start)


def sections(root: Element) -> Iterator[tuple[str, Element]]:
    """The places of a file's records: a section, and what is in it by its number among all of the section."""
    for section in root.children:
        if section.tag in TAGS:
            yield section.tag, section
        for place, element in enumerate(section.children, 1):
            yield f"{section.tag}/{element.tag}[{place}]", element


def places(data: bytes) -> Lookup:
    """Of XML; in protocol buffers the locators are byte ranges."""
    return elementpath.listed(sections)(data) if data.lstrip()[:1] == b"<" else lambda _: None


@dataclass(frozen=True)
class Names:
    """What names stand for. Android 10 writes texts or their places in the file's `pool`; later versions write `tokens`:
    of the package, and of a text that belongs to it. Places and tokens are stored plus one."""

    pool: tuple[str, ...] | None
    tokens: Mapping[int, tuple[str, ...]]

    def package(self, row: Mapping[int, int | str]) -> str | None:
        if self.pool is not None:
            return self._pooled(row.get(1), row.get(2))
        token = int_of(row, 1) or 0
        return self.tokens.get(token, (f"package token {token - 1}",))[0] if token > 0 else None

    def part(self, row: Mapping[int, int | str]) -> str | None:
        if self.pool is not None:
            return self._pooled(row.get(3), row.get(4))
        token, texts = int_of(row, 2) or 0, self.tokens.get(int_of(row, 1) or 0, ())
        return None if token <= 0 else texts[token - 1] if token <= len(texts) else f"token {token - 1}"

    def _pooled(self, text: int | str | None, place: int | str | None) -> str | None:
        if self.pool and isinstance(place, int) and 0 < place <= len(self.pool):
            return self.pool[place - 1]
        return text if isinstance(text, str) else None


def numbers(data: bytes) -> dict[int, int | str]:
    """The numbers and texts of one message, by field number; the first of each."""
    found: dict[int, int | str] = {}
    for field in fields(data):
        if isinstance(field.value, int):
            found.setdefault(field.number, field.int)
        elif field.wire == BYTES:
            found.setdefault(field.number, field.value.decode("utf-8", "replace"))
    return found


def int_of(row: Mapping[int, int | str], place: int) -> int | None:
    value = row.get(place)
    return value if isinstance(value, int) else None


def protobuf(data: bytes, about: About) -> Iterator[Item | Lost]:
    tokens: dict[int, tuple[str, ...]] = {}
    try:
        tokens.update((token, texts) for _, token, texts in mapping(about.companions.get("../mappings", b"")))
    except ProtobufError as error:
        yield Lost(f"names after the damage of the file `mappings`: {error}")
    end, pool = first(data, 1), first(data, 2)
    interval = Interval.of(about, end.int if end is not None and isinstance(end.value, int) else None)
    names = Names(texts_of(pool.bytes) if pool is not None and pool.wire == BYTES else None, tokens)
    time, kind = (3, 5) if names.pool is None else (5, 7)
    for field in fields(data):
        if field.wire != BYTES or field.number not in FIELDS:
            continue
        try:
            row = numbers(field.bytes)
        except ProtobufError as error:
            yield Lost(f"field {field.number} at byte {field.start}: {error}")
            continue
        if field.number == 22:
            usage = interval.event(int_of(row, time), int_of(row, kind), names.package(row), names.part(row))
        elif field.number == 20:
            usage = interval.total("total", names.package(row), int_of(row, 3), int_of(row, 4), int_of(row, 6))
        elif field.number == 21:
            usage = interval.total("configuration, total", None, int_of(row, 2), int_of(row, 3), int_of(row, 4))
        else:
            usage = interval.total(SCREEN[field.number], None, None, int_of(row, 2), int_of(row, 1))
        stored: dict[str, Any] = {str(place): value for place, value in row.items()}
        yield Item(f"bytes {field.start}-{field.end}", usage, stored, offset=field.start)


def read(data: bytes, about: About) -> Iterator[Item | Lost]:
    return xml(data, about) if data.lstrip()[:1] == b"<" else protobuf(data, about)


KINDS = ("daily", "weekly", "monthly", "yearly")
