"""Bytes as text and as hexadecimal digits: some kilobytes at a time, from any offset, whatever the length of lines."""

from __future__ import annotations

import codecs
import re
from typing import Final

from aboveboard.engine.evidence import Bytes
from aboveboard.engine.raw.asks import ENCODINGS, HexPart, TextLine, TextPart
from aboveboard.engine.raw.spans import Spans

WINDOW: Final = 16 * 1024
"""Bytes of a part as text."""
LINES: Final = 800
"""Lines of a part."""
HEX_WINDOW: Final = 4096
HEX_ROW: Final = 16
_LOOKED: Final = 8192
_UNITS: Final = {"utf-16-le": 2, "utf-16-be": 2}
_BOMS: Final = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be"))
_ESCAPES: Final = re.compile("[\udc80-\udcff]")
_ASCII_LIMIT: Final = 0.3


def guess(head: bytes) -> str:
    """The encoding that a text seems to have: by its mark, else by zeros between letters, else UTF-8 or Western."""
    for bom, name in _BOMS:
        if head.startswith(bom):
            return name
    even, odd = head[0::2].count(0), head[1::2].count(0)
    half = max(1, len(head) // 2)
    if odd > _ASCII_LIMIT * half and even < odd // 8:
        return "utf-16-le"
    if even > _ASCII_LIMIT * half and odd < even // 8:
        return "utf-16-be"
    try:
        head[: len(head) - 3].decode("utf-8")
    except UnicodeDecodeError:
        return "cp1252"
    return "utf-8"


def begins(seen: Spans, marks: Spans, at: int | None, size: int, before: int) -> int:
    """Where a part begins: as asked, else a little before the first mark, else where the first byte may be seen."""
    if at is None:
        pieces = marks.pairs()
        at = max(0, pieces[0][0] - before) if pieces else seen.onward(0, size) or 0
    return max(0, min(at, max(0, size - 1)))


def _turns(seen: Spans, start: int, end: int, size: int, window: int) -> tuple[int | None, int | None]:
    """Where the parts before and after this one begin."""
    back = seen.backward(start) if start else None
    return None if back is None else max(0, back - window), seen.onward(end, size)


def text(data: Bytes, seen: Spans, marks: Spans, at: int | None, encoding: str) -> TextPart:
    """The part from `at` on. Bytes that may not be seen are lines that say how many they are.

    What is no text in the encoding stands as its bytes in angle brackets, and is counted.
    """
    size = data.size
    guessed = encoding not in ENCODINGS
    if guessed:
        # What is masked must not tell the encoding either.
        head = data.read_at(0, _LOOKED)
        encoding = guess(b"".join(head[s:e] for s, e in seen.within(0, len(head))))
    unit = _UNITS.get(encoding, 1)
    start = at = begins(seen, marks, at, size, 64)
    start -= start % unit
    window = data.read_at(start, WINDOW + 8)
    if encoding == "utf-8":
        # A part that begins inside a character begins behind it: the one before has it.
        while start and window and 0x80 <= window[0] < 0xC0 and start - at < 3:
            window, start = window[1:], start + 1
    end = min(size, start + min(len(window), WINDOW))
    lines: list[TextLine] = []
    bad = 0
    place = start
    begun = start == 0
    while place < end and len(lines) < LINES:
        stretch = next(iter(seen.within(place, end)), None)
        if stretch is None or stretch[0] > place:
            stop = end if stretch is None else stretch[0]
            lines.append(TextLine(place, "", masked=stop - place))
            place, begun = stop, True
            continue
        stop = stretch[1]
        piece = window[place - start : stop - start]
        if stop == end and end < size:
            piece = piece[: _whole(piece, encoding)]
            end = place + len(piece)
        made, faults, place = _lines(piece, place, encoding, marks, LINES - len(lines), begun=begun)
        if not made:
            break
        lines += made
        bad += faults
        begun = True
    place = max(place, min(size, start + 1)) if not lines else place
    earlier, later = _turns(seen, start, place, size, WINDOW)
    return TextPart(size, start, place, encoding, guessed, tuple(lines), bad, earlier, later)


def _whole(piece: bytes, encoding: str) -> int:
    """How many bytes of a piece that is cut off are whole characters."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    decoder.decode(piece)
    return max(0, len(piece) - len(decoder.getstate()[0])) or len(piece)


def _lines(
    piece: bytes, offset: int, encoding: str, marks: Spans, most: int, *, begun: bool
) -> tuple[list[TextLine], int, int]:
    """Lines of a piece, the bytes in it that are no text, and the offset behind them."""
    feed = "\n".encode(encoding)
    lines: list[TextLine] = []
    bad = 0
    at = 0
    while at < len(piece) and len(lines) < most:
        cut = piece.find(feed, at)
        while cut >= 0 and cut % len(feed):
            cut = piece.find(feed, cut + 1)
        end = len(piece) if cut < 0 else cut + len(feed)
        raw = piece[at : cut if cut >= 0 else end]
        made, faults = _decoded(raw, encoding)
        bad += faults
        marked = bool(marks.within(offset + at, offset + max(end, at + 1)))
        lines.append(TextLine(offset + at, made.rstrip("\r"), goes_on=not begun and not lines, marked=marked))
        at = end
    return lines, bad, offset + at


def _decoded(raw: bytes, encoding: str) -> tuple[str, int]:
    try:
        return raw.decode(encoding), 0
    except UnicodeDecodeError:
        pass
    if encoding != "utf-8":
        made = raw.decode(encoding, "replace")
        return made.encode("utf-8", "replace").decode(), made.count("\ufffd")
    made = raw.decode(encoding, "surrogateescape")
    return _ESCAPES.sub(lambda m: f"‹{ord(m[0]) - 0xDC00:02X}›", made), len(_ESCAPES.findall(made))


def hexes(data: Bytes, seen: Spans, marks: Spans, at: int | None) -> HexPart:
    """The part that holds `at`; without one, the first of the marks. Masked bytes are not given."""
    size = data.size
    pieces = marks.pairs()
    at = begins(seen, marks, at, size, 4 * HEX_ROW)
    start = at - at % HEX_ROW
    body = bytearray(data.read_at(start, HEX_WINDOW))
    end = start + len(body)
    masked = seen.holes(start, end)
    for first, last in masked:
        body[first - start : last - start] = bytes(last - first)
    return HexPart(
        size,
        start,
        bytes(body),
        tuple((s, e - s) for s, e in masked),
        tuple((s, e - s) for s, e in marks.within(start, end)),
        tuple((s, e - s) for s, e in pieces[:64]),
        *_turns(seen, start, end, size, HEX_WINDOW),
    )
