"""How apps were used: the usage statistics service's interval files (XML, then protobuf) and its older history file.

The name of an interval file is the time (ms since 1970) from which all times in it count.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType
from typing import Any

from aboveboard.formats.errors import ProtobufError, XmlError
from aboveboard.formats.protobuf import BYTES, Field, every, fields, first
from aboveboard.formats.times import UNIX_MS
from aboveboard.formats.xml import Element, load
from aboveboard.kit import About, App, Artifact, Code, Item, Lost, Usage

_SOURCE = "https://android.googlesource.com/platform/frameworks/base"
_EVENTS = MappingProxyType(
    {1: "moved to foreground", 2: "moved to background", 3: "end of day", 4: "continues previous day",
     5: "configuration changed", 6: "system interaction", 7: "user interaction", 8: "shortcut used",
     9: "chooser action", 10: "notification seen", 11: "standby bucket changed", 12: "notification interrupted",
     13: "slice pinned by a privileged app", 14: "slice pinned by an app", 15: "screen on", 16: "screen off",
     17: "lock screen shown", 18: "lock screen hidden", 19: "foreground service started",
     20: "foreground service stopped", 21: "foreground service continues", 22: "foreground service rolled over",
     23: "activity stopped", 24: "activity destroyed", 25: "flushed to disk", 26: "shutdown", 27: "startup",
     28: "user unlocked", 29: "user stopped", 30: "locus id set", 31: "app component used"}
)  # fmt: skip
_SCREEN = MappingProxyType(
    {10: "screen on, total", 11: "screen off, total", 12: "lock screen shown, total", 13: "lock screen hidden, total"}
)
_TAGS = MappingProxyType(
    {"interactive": _SCREEN[10], "non-interactive": _SCREEN[11], "keyguard-shown": _SCREEN[12],
     "keyguard-hidden": _SCREEN[13]}
)  # fmt: skip
_NAME = re.compile(r"(?:.*/)?(daily|weekly|monthly|yearly)/(\d{10,15})[^/]*")
_ABSOLUTE = 10**12
"""Offsets stay far below this; a larger number is a time of its own (files before the change to offsets)."""


class _Interval:
    """The file's base time and kind, and how its records are made."""

    def __init__(self, about: About) -> None:
        match = _NAME.fullmatch(about.path)
        if match is None:
            raise ValueError("the file's name is not the time of an interval")
        self.kind, self.base = match[1], int(match[2])
        self.until: int | None = None

    def time(self, offset: int | None) -> int | None:
        """UTC microseconds of a stored offset in milliseconds. The phone writes -base for 'never'."""
        if offset is None:
            return None
        return UNIX_MS.to_utc_us(offset if offset > _ABSOLUTE else self.base + offset)

    def event(self, offset: int | None, code: int | None, app: str | None, part: str | None) -> Usage:
        name = _EVENTS.get(code, f"event {code}") if code is not None else None
        return Usage(at=self.time(offset), app=app, component=part, event=name, interval=self.kind)

    def total(self, what: str, app: str | None, last: int | None, ms: int | None, count: int | None) -> Usage:
        return Usage(
            at=UNIX_MS.to_utc_us(self.base),
            until=self.until,
            app=app,
            event=what,
            last_used_at=self.time(last),
            duration=None if ms is None else ms / 1000,
            count=count,
            interval=self.kind,
        )


def _number(text: str | None) -> int | None:
    try:
        return int(text) if text and len(text) <= 20 else None
    except ValueError:
        return None


def _xml(data: bytes, interval: _Interval) -> Iterator[Item | Lost]:
    damage = None
    try:
        root = load(data)
    except XmlError as error:
        if not isinstance(error.partial, Element):
            raise
        root, damage = error.partial, error
    interval.until = interval.time(_number(root.get("endTime")))
    for section in root.children:
        if section.tag in _TAGS:
            duration, count = _number(section.get("time")), _number(section.get("count"))
            usage = interval.total(_TAGS[section.tag], None, None, duration, count)
            yield Item(section.tag, usage, section.attrs, offset=section.start)
        for number, element in enumerate(section.children, 1):
            get = element.get
            if element.tag == "event":
                usage = interval.event(_number(get("time")), _number(get("type")), get("package"), get("class"))
            elif element.tag in ("package", "config"):
                what = "total" if element.tag == "package" else "configuration, total"
                last, active = _number(get("lastTimeActive")), _number(get("timeActive"))
                count = _number(get("appLaunchCount") or get("count"))
                usage = interval.total(what, get("package"), last, active, count)
            else:
                continue
            yield Item(f"{section.tag}/{element.tag}[{number}]", usage, element.attrs, offset=element.start)
    if damage:
        raise damage


def _numbers(data: bytes) -> dict[int, int | str]:
    """The numbers and texts of one message, by field number; the first of each."""
    found: dict[int, int | str] = {}
    for field in fields(data):
        if isinstance(field.value, int):
            found.setdefault(field.number, field.int)
        elif field.wire == BYTES:
            found.setdefault(field.number, field.value.decode("utf-8", "replace"))
    return found


def _int(found: Mapping[int, int | str], number: int) -> int | None:
    value = found.get(number)
    return value if isinstance(value, int) else None


class _Plain:
    """Android 10: names as text or as places in the file's own pool of texts."""

    time, type = 5, 7

    def __init__(self, pool: Field) -> None:
        self.pool = [text.bytes.decode("utf-8", "replace") for text in every(pool.bytes, "2")]

    def text(self, found: Mapping[int, int | str], plain: int, place: int) -> str | None:
        index, text = _int(found, place), found.get(plain)
        if index is not None and 0 < index <= len(self.pool):
            return self.pool[index - 1]
        return text if isinstance(text, str) else None

    def package(self, found: Mapping[int, int | str]) -> str | None:
        return self.text(found, 1, 2)

    def part(self, found: Mapping[int, int | str]) -> str | None:
        return self.text(found, 3, 4)


class _Tokens:
    """Android 11 and later: names are tokens whose texts are in the file `mappings` beside the intervals."""

    time, type = 3, 5

    def __init__(self, names: Mapping[int, Sequence[str]]) -> None:
        self.names = names

    def package(self, found: Mapping[int, int | str]) -> str | None:
        token = (_int(found, 1) or 0) - 1
        names = self.names.get(token, ())
        return names[0] if names else f"package token {token}" if token >= 0 else None

    def part(self, found: Mapping[int, int | str]) -> str | None:
        token = (_int(found, 2) or 0) - 1
        names = self.names.get((_int(found, 1) or 0) - 1, ())
        return names[token] if 0 <= token < len(names) else f"token {token}" if token >= 0 else None


def _mapping(data: bytes) -> Iterator[tuple[Field, int, list[str]]]:
    """The entries of a `mappings` file: package token, its texts (the package's name first)."""
    for entry in fields(data):
        if entry.number == 2 and entry.wire == BYTES:
            token = first(entry.bytes, 1)
            texts = [text.bytes.decode("utf-8", "replace") for text in every(entry.bytes, "2")]
            if token is not None and texts:
                yield entry, token.int - 1, texts


def _protobuf(data: bytes, interval: _Interval) -> Iterator[Item | Lost]:
    pool = first(data, 2)
    names = _Plain(pool) if pool is not None and pool.wire == BYTES else _Tokens(MappingProxyType({}))
    end = first(data, 1)
    interval.until = interval.time(end.int) if end is not None and isinstance(end.value, int) else None
    for field in fields(data):
        if field.wire != BYTES or field.number not in (10, 11, 12, 13, 20, 21, 22):
            continue
        try:
            found = _numbers(field.bytes)
        except ProtobufError as error:
            yield Lost(f"field {field.number} at byte {field.start}: {error}")
            continue
        if field.number == 22:
            offset = _int(found, names.time)
            usage = interval.event(offset, _int(found, names.type), names.package(found), names.part(found))
        elif field.number == 20:
            package = names.package(found)
            usage = interval.total("total", package, _int(found, 3), _int(found, 4), _int(found, 6))
        elif field.number == 21:
            last, active, count = _int(found, 2), _int(found, 3), _int(found, 4)
            usage = interval.total("configuration, total", None, last, active, count)
        else:
            usage = interval.total(_SCREEN[field.number], None, None, _int(found, 2), _int(found, 1))
        stored: dict[str, Any] = {str(number): value for number, value in found.items()}
        yield Item(f"bytes {field.start}-{field.end}", usage, stored, offset=field.start)


def _read(data: bytes, about: About) -> Iterator[Item | Lost]:
    interval = _Interval(about)
    return _xml(data, interval) if data.lstrip()[:1] == b"<" else _protobuf(data, interval)


def _tokens(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for entry, token, texts in _mapping(data):
        app = App(app=texts[0], seen_in=f"usage statistics, package token {token}")
        yield Item(f"bytes {entry.start}-{entry.end}", app, {"token": token, "texts": texts}, offset=entry.start)


def _history(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for number, package in enumerate(load(data).findall("pkg"), 1):
        for place, part in enumerate(package.findall("comp"), 1):
            last = UNIX_MS.to_utc_us(_number(part.get("lrt")))
            usage = Usage(
                at=last, last_used_at=last, app=package.get("name"), component=part.get("name"), event="last resumed"
            )
            yield Item(f"pkg[{number}]/comp[{place}]", usage, part.attrs, offset=part.start)


_KINDS = ("daily", "weekly", "monthly", "yearly")
USAGE = Artifact(
    id="android.usagestats",
    title="Usage statistics",
    service="android.usagestats",
    emits=Usage,
    files=(
        *(f"{{system}}/usagestats/*/{kind}/*" for kind in _KINDS),
        *(f"data/system_ce/*/usagestats/{kind}/*" for kind in _KINDS),
    ),
    read=(Code(_read, name="interval"),),
    says="One record for each event, and one for each total of an app, a configuration or the screen in an interval.",
    limits=(
        "Intervals overlap: a day is also in its week, month and year. Since Android 11 names are tokens, shown as"
        " such; their texts are records of android.usagestats.tokens. Shortcuts, channels and chooser counts are not"
        " read."
    ),
    sources=(
        f"{_SOURCE} (core/proto/android/server/usagestatsservice.proto, services/usage: UsageStatsXmlV1,"
        " UsageStatsProto, UsageStatsProtoV2)",
        "https://developer.android.com/reference/android/app/usage/UsageEvents.Event",
    ),
    tested=("redroid Android 8.1 (XML)",),
)
TOKENS = Artifact(
    id="android.usagestats.tokens",
    title="Names in the usage statistics",
    service="android.usagestats",
    emits=App,
    files=("data/system_ce/*/usagestats/mappings", "{system}/usagestats/*/mappings"),
    read=(Code(_tokens, name="tokens"),),
    says="One record for each package that the usage statistics gave a token.",
    limits="A package can be listed after it was removed; when it was listed is not stored.",
    sources=(f"{_SOURCE} (services/usage: UsageStatsProtoV2)",),
)
HISTORY = Artifact(
    id="android.usagestats.history",
    title="Usage history (Android 4)",
    service="android.usagestats",
    emits=Usage,
    files=("{system}/usagestats/usage-history.xml",),
    read=(Code(_history, name="history"),),
    says="One record for each component, with the time it was last resumed.",
    limits="Small numbers are times that the phone had before its clock was set.",
    sources=("https://android.googlesource.com/platform/frameworks/base (Android 4: UsageStatsService.java)",),
    tested=("plaso test data (usage-history.xml)",),
)
