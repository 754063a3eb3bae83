r"""Tables of text with a header line: the TSV that iLEAPP and ALEAPP write, and CSV of any tool.

Facts: the tools' `tsv` function writes UTF-8 with a byte order mark, tabs, and quotes where a cell holds a tab, quote or
line break (https://github.com/abrignoni/iLEAPP, scripts/ilapfuncs.py); quoting as in RFC 4180. A quote counts as quoting
only at a cell's beginning, so that `5" screen` stays what it is. Read in pieces: memory is that of one row.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import Final

from aboveboard.formats.othertools.rows import (
    MAX_CELL,
    MAX_COLUMNS,
    MAX_NAME,
    Flaw,
    Header,
    Item,
    OtherToolError,
    Row,
    distinct,
)

DELIMITERS: Final = ("\t", ",", ";", "|")
_BOMS: Final = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_MAX_LINE: Final = 16 << 20
_STRAY: Final = re.compile("[\udc80-\udcff]")


def delimiter_of(head: bytes) -> str | None:
    """The delimiter of a table whose first bytes are given; None where they are not text or have no header line.

    It is the one that stands most often in the header outside quotes, the tab before others.
    """
    encoding, text = _decoded(head)
    if not encoding:
        return None
    line = text.split("\n", 1)[0].rstrip("\r")
    bare = re.sub(r'"[^"]*"?', "x", line)
    best = "\t" if "\t" in bare else max(DELIMITERS, key=bare.count)
    return best if best in bare and _can_be_header(bare, best) else None


def _can_be_header(line: str, delimiter: str) -> bool:
    """Whether a line can be the names of columns: short words, most of them there, no markup, data or damage."""
    cells = [cell.strip() for cell in line.split(delimiter)]
    filled = [cell for cell in cells if cell]
    return (
        line.replace("\t", "").isprintable()
        and "\ufffd" not in line
        and line.lstrip()[:1] not in ("{", "[", "<", "%")
        and 2 * len(filled) > len(cells)
        and any(char.isalpha() for char in line)
        and all(len(cell) <= MAX_NAME for cell in cells)
    )


def _decoded(head: bytes) -> tuple[str, str]:
    """(encoding, text) of a file's beginning; ("", "") where it is not text."""
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return encoding, head[len(bom) :].decode(encoding, "replace")
    if b"\0" in head[:65536]:
        return "", ""
    return "utf-8", head.decode("utf-8", "replace")


class _Text:
    """Lines of a file that comes in pieces, and how many bytes of it were not of its encoding."""

    def __init__(self, chunks: Iterable[bytes], encoding: str | None) -> None:
        self.chunks = iter(chunks)
        self.encoding = encoding
        self.stray = 0

    def lines(self) -> Iterator[str]:
        first = next(self.chunks, b"")
        while first and len(first) < 4 and (more := next(self.chunks, b"")):
            first += more
        found, _ = _decoded(first[:65536])
        for bom, encoding in _BOMS:
            if first.startswith(bom) and self.encoding in (None, encoding, "utf-8-sig"):
                first, self.encoding = first[len(bom) :], encoding
                break
        name = self.encoding or found
        if not name:
            raise OtherToolError("not a table of text: it holds zero bytes")
        decoder = codecs.getincrementaldecoder(name)("surrogateescape" if name == "utf-8" else "replace")
        rest = ""
        for piece in self._all(first):
            text = decoder.decode(piece)
            if not text.isascii():
                text = _STRAY.sub(self._count, text)
            lines = (rest + text).split("\n")
            rest = lines.pop()
            if len(rest) > _MAX_LINE:
                raise OtherToolError(f"a line of more than {_MAX_LINE:,} characters")
            for line in lines:
                yield line.removesuffix("\r")
        rest += _STRAY.sub(self._count, decoder.decode(b"", True))
        if rest:
            yield rest.removesuffix("\r")

    def _all(self, first: bytes) -> Iterator[bytes]:
        yield first
        yield from self.chunks

    def _count(self, _: re.Match[str]) -> str:
        self.stray += 1
        return "\ufffd"


def _cells(lines: Iterator[str], delimiter: str) -> Iterator[list[str]]:
    """The cells of each row."""
    for line in lines:
        if '"' not in line:
            yield line.split(delimiter)
            continue
        cells: list[str] = []
        at = 0
        while at >= 0:
            if line[at : at + 1] == '"':
                text, line, at = _quoted(lines, line, at + 1)
            else:
                text = ""
            end = line.find(delimiter, at)
            cells.append(text + (line[at:] if end < 0 else line[at:end]))
            at = end + 1 if end >= 0 else -1
        yield cells


def _quoted(lines: Iterator[str], line: str, at: int) -> tuple[str, str, int]:
    """A quoted cell's text from behind its opening quote, and the line and place where it ends."""
    parts: list[str] = []
    size = 0
    while True:
        end = line.find('"', at)
        piece = line[at:] if end < 0 else line[at:end]
        parts.append(piece)
        size += len(piece) + 1
        if size > MAX_CELL:
            raise OtherToolError(f"a quoted cell of more than {MAX_CELL:,} characters, or a quote that is never closed")
        if end < 0:
            following = next(lines, None)
            if following is None:
                raise OtherToolError("the file ends within a quoted cell")
            parts.append("\n")
            line, at = following, 0
        elif line[end + 1 : end + 2] == '"':
            parts.append('"')
            at = end + 2
        else:
            return "".join(parts), line, end + 1


def read_delimited(
    chunks: Iterable[bytes], source: str, table: str, *, delimiter: str | None = None, encoding: str | None = None
) -> Iterator[Item]:
    """A Header, then Rows, then what was not read as it stands as Flaws. Damage ends the table with a Flaw.

    `encoding` overrides what the byte order mark says (UTF-8 without one). Raises OtherToolError where not even a header
    can be read, LookupError for an encoding that there is not.
    """
    text = _Text(chunks, encoding)
    lines = text.lines()
    head = next(lines, "")
    if not head.strip():
        raise OtherToolError("an empty file, or one without a header line")
    found = delimiter or delimiter_of(head.encode("utf-8", "replace")) or "\t"
    cells = _cells(_again(head, lines), found)
    names = next(cells, list[str]())
    if len(names) > MAX_COLUMNS:
        raise OtherToolError(f"a table of {len(names):,} columns, more than {MAX_COLUMNS:,}")
    columns = distinct(names)
    yield Header(source, table, columns)
    width, number, ragged = len(columns), 0, 0
    try:
        for values in cells:
            if len(values) != width:
                if width > 1 and values == [""]:
                    continue
                ragged += 1
                values = [*values[:width], *[""] * (width - len(values))]
            number += 1
            yield Row(source, table, number, dict(zip(columns, values, strict=True)))
    except OtherToolError as error:
        yield Flaw(source, table, f"read up to row {number:,} only: {error}")
    if ragged:
        yield Flaw(source, table, f"{ragged:,} rows have more or fewer cells than the header has columns")
    if text.stray:
        yield Flaw(source, table, f"{text.stray:,} bytes are not UTF-8; they are shown as U+FFFD")


def _again(first: str, rest: Iterator[str]) -> Iterator[str]:
    yield first
    yield from rest
