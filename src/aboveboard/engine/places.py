"""Where a record of a file that is no database stands in the file: from its locator to a range of bytes.

Read again from the file alone, without what was noted when the record was made. Which way is taken: forms that mean the
same in every file (`file`, `bytes A-B`, `line N`); else what the artifact declares; else what the content looks like.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from aboveboard.engine.registry import artifacts
from aboveboard.formats import elementpath, jsonpath, keypath, leveldb, lines, locator, mail, media, plist, protobuf
from aboveboard.formats.errors import FormatError
from aboveboard.formats.places import Finder, Found, Lookup, Span
from aboveboard.kit import Code, SqliteCode

__all__ = ["Found", "byte_range", "find", "item_column", "item_of", "lookup"]

_SPACE = b"\xef\xbb\xbf \t\r\n"


def byte_range(
    data: bytes, locator: str, artifact: str | None = None, part: str | None = None
) -> tuple[int, int] | None:
    """(offset, length) in `data` of the item that a record's locator names, or None where it cannot be told.

    `data` is the whole file (or of an item inside a row the value of its cell, with the locator as the record has it or
    without the row). `artifact` and `part` are the record's: some locators mean what only their artifact explains. Never
    raises for what the data or the locator holds; `find` says more.
    """
    try:
        found = find(data, locator, artifact, part)
    except FormatError:
        return None
    return None if found is None else (found.span.offset, found.span.length)


def find(data: bytes, locator: str, artifact: str | None = None, part: str | None = None) -> Found | None:
    """The place of an item with what it was read as, and its parts; see `byte_range`.

    Raises FormatError where the data is not, or no longer, of the format that the artifact declares or the content looks
    like.
    """
    return lookup(data, artifact, part)(locator)


def lookup(data: bytes, artifact: str | None = None, part: str | None = None) -> Lookup:
    """`find` for any number of locators in the same data, which is read once, when it is first needed.

    The look-up raises what `find` does, again at each call.
    """
    finder, in_rows = _declared(artifact, part)
    known: list[Lookup] = []
    of_lines: list[Lookup] = []
    of_media: list[Lookup] = []

    def once(kept: list[Lookup], make: Callable[[], Lookup]) -> Lookup:
        if not kept:
            kept.append(make())
        return kept[0]

    def within(text: str) -> Found | None:
        parsed = locator.parse(text)
        if isinstance(parsed, locator.Bytes):
            fits = parsed.start <= parsed.end <= len(data)
            return Found("bytes", Span(parsed.start, parsed.end - parsed.start)) if fits else None
        if isinstance(parsed, locator.Line):
            return once(of_lines, lambda: lines.places(data))(text)
        if isinstance(parsed, locator.File):
            return once(of_media, lambda: media.places(data))(text)
        return once(known, lambda: (finder or _sniffed)(data))(text)

    def look(text: str) -> Found | None:
        item = item_of(text) if in_rows else None
        found = within(text) if item is None else within(item) or within(text)
        if found is None and _IN_VALUE in text:
            # An object inside a value that is a text of JSON stands in that value.
            found = within(text.partition(_IN_VALUE)[0])
        return found

    return look


_IN_VALUE: Final = " $"


def item_of(text: str) -> str | None:
    """The locator within the cell, of an item inside a row: '$[1]' of 'rowid 5 $[1]'; None where it is none."""
    found = locator.in_row(text)
    return None if found is None else found.item


def item_column(artifact: str, part: str) -> str | None:
    """The SQL expression of the column whose value holds a reading's items; None where rows are its items."""
    for reading in artifacts()[artifact].read if artifact in artifacts() else ():
        if isinstance(reading, SqliteCode) and reading.part == part and reading.items_in is not None:
            return reading.columns.get(reading.items_in) or reading.columns.get(f"{reading.items_in}?")
    return None


def _declared(artifact: str | None, part: str | None) -> tuple[Finder | None, bool]:
    """What the artifact declares for its items, and whether they stand inside rows."""
    declared = artifacts().get(artifact) if artifact is not None else None
    readings = [r for r in declared.read if part in (None, r.part)] if declared else []
    for reading in readings:
        if isinstance(reading, Code | SqliteCode) and reading.places is not None:
            return reading.places, isinstance(reading, SqliteCode)
    return None, not any(isinstance(reading, Code) for reading in readings)


def _sniffed(data: bytes) -> Lookup:
    """The look-up of the format that the data looks like; protocol buffers have no mark of their own and come last."""
    head = data[:4096].lstrip(_SPACE)
    if plist.is_binary(data) or (head[:1] == b"<" and b"<plist" in head):
        return _plist(data)
    if head[:1] == b"<" or data[:4] == b"ABX\0":
        return elementpath.places(data)
    if head[:1] in (b"{", b"["):
        return jsonpath.places(data)
    fields = protobuf.places(data)

    def look(text: str) -> Found | None:
        if leveldb.is_locator(text):
            return leveldb.places(data)(text)
        if text == "message":
            return mail.places(data)(text)
        return fields(text) if isinstance(locator.parse(text), locator.Fields) else None

    return look


def _plist(data: bytes) -> Lookup:
    """Key paths as they stand in the file; where it is a keyed archive, those through the archive first."""
    plain = keypath.KeyPaths(data)
    through = keypath.KeyPaths(data, archived=True) if plain.archive else None
    return lambda text: (through.find(text) if through else None) or plain.find(text)
