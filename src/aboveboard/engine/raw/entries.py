"""Entries of LevelDB tables and logs, and of SEGB files, as lines."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

import msgspec

from aboveboard.engine.raw.asks import EntriesPart, EntryShown
from aboveboard.engine.raw.looks import looks_like, printable
from aboveboard.engine.raw.mask import Allowed
from aboveboard.engine.raw.spans import Spans
from aboveboard.formats import leveldb, segb
from aboveboard.formats.errors import FormatError

PART: Final = 100
MOST: Final = 500_000
_SHOWN: Final = 200
_FAR: Final = 8e9
"""Seconds around 2001 beyond which a time of writing is none."""
_STATES: Final = {segb.WRITTEN: "written", segb.DELETED: "deleted"}

Every = list[tuple[EntryShown, bytes | None, tuple[int, int], str]]
"""Each entry, its value, its stretch of the file, and its locator."""


def read(data: bytes) -> tuple[str, Every, str]:
    """What the file is, its entries, and what ended them early. Raises FormatError where it holds none."""
    if segb.version(data) is not None:
        every, note = _gathered(segb.entries(data), _of_segb)
        return "SEGB", every, note
    every, note = _gathered(leveldb.entries(data), _of_leveldb)
    return "LevelDB", every, note


def _gathered(entries: Any, make: Callable[[int, Any], Any]) -> tuple[Every, str]:
    every: Every = []
    try:
        for number, entry in enumerate(entries):
            if number >= MOST:
                return every, f"only the first {MOST:,} are listed"
            every.append(make(number, entry))
    except FormatError as error:
        if not every:
            raise
        return every, str(error)
    return every, ""


def _of_segb(number: int, entry: segb.Entry) -> tuple[EntryShown, bytes | None, tuple[int, int], str]:
    shown = EntryShown(
        number,
        entry.start,
        len(entry.payload),
        state=_STATES.get(entry.state, f"state {entry.state}"),
        size=len(entry.payload),
        written=entry.written if -_FAR < entry.written < _FAR else None,
        intact=entry.intact,
    )
    return shown, entry.payload, (entry.start, entry.end), ""


def _of_leveldb(number: int, entry: leveldb.Entry) -> tuple[EntryShown, bytes | None, tuple[int, int], str]:
    shown = EntryShown(
        number,
        entry.at,
        entry.size,
        key=_readable(entry.key),
        state="deleted" if entry.value is None else "written",
        size=None if entry.value is None else len(entry.value),
        sequence=entry.sequence,
    )
    return shown, entry.value, (entry.at, entry.at + entry.size), entry.locator


def _readable(data: bytes) -> str:
    """Letters as they are, other bytes in angle brackets."""
    try:
        text = data[:_SHOWN].decode("utf-8")
    except UnicodeDecodeError:
        text = data[:_SHOWN].decode("latin-1")
        text = "".join(c if " " <= c < "\x7f" else f"‹{ord(c):02X}›" for c in text)
    made = "".join(c if c >= " " or c == "\t" else f"‹{ord(c):02X}›" for c in text)
    return made + ("…" if len(data) > _SHOWN else "")


def may_see(allowed: Allowed, place: tuple[int, int], locator: str) -> bool:
    """Whether an entry may be seen: by itself where it has a locator, else by its bytes."""
    return allowed.whole or (locator in allowed.entries if locator else allowed.of("main").covers(*place))


def entries(data: bytes, allowed: Allowed, marks: Spans, start: int) -> EntriesPart:
    """Some entries; what may not be seen is counted. Raises FormatError."""
    form, every, note = read(data)
    start = max(0, min(start, max(0, len(every) - 1)))
    made: list[EntryShown] = []
    at = start
    while at < len(every) and len(made) < PART:
        shown, value, place, locator = every[at]
        if not may_see(allowed, place, locator):
            first = at
            while at < len(every) and not may_see(allowed, every[at][2], every[at][3]):
                at += 1
            made.append(EntryShown(first, 0, 0, masked=at - first))
            continue
        made.append(_with_value(shown, value, marked=bool(marks.within(*place))))
        at += 1
    return EntriesPart(form, tuple(made), start, len(every), at - start, note if allowed.whole else "")


def _with_value(shown: EntryShown, value: bytes | None, *, marked: bool) -> EntryShown:
    if value is None:
        return msgspec.structs.replace(shown, marked=marked)
    text = (
        _readable(value[: _SHOWN + 1]) if printable(value[:_SHOWN], whole=len(value) <= _SHOWN) else value[:24].hex(" ")
    )
    return msgspec.structs.replace(shown, text=text, looks=looks_like(value), marked=marked)
