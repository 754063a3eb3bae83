"""The text of papers: PDF by PDFium; office files, books, web pages, RTF and plain text by readers of our own, with bounds.

Facts: ECMA-376 (WordprocessingML, SpreadsheetML, PresentationML), OpenDocument 1.3 part 3, https://www.w3.org/TR/epub-33/,
Rich Text Format 1.9.1 (control words, destinations, \\uN with its fallback).
"""

from __future__ import annotations

import codecs
import io
import re
import zipfile
from collections.abc import Iterator
from html.parser import HTMLParser
from xml.etree import ElementTree

from aboveboard.formats.previews._papers import document
from aboveboard.formats.previews._preview import FAULTS, Broken, Preview, Why

TEXT = 2_000_000
"""Characters of text that are kept."""
_PAGES = 500
_XML = 64 * 1024 * 1024
"""Bytes that the parts of an office file may unpack to."""
_MEMBERS = 20_000
_PARTS = re.compile(
    r"(word/document\.xml|word/(header|footer|footnotes|endnotes|comments)\d*\.xml|ppt/slides/slide\d+\.xml"
    r"|ppt/notesSlides/notesSlide\d+\.xml|content\.xml)\Z"
)
_SHEETS = re.compile(r"xl/worksheets/sheet\d+\.xml\Z")
_SHARED = "xl/sharedStrings.xml"
_CHAPTERS = re.compile(r".{1,300}\.x?html?\Z", re.I)
_BOOK = b"application/epub+zip"
_BREAKS = frozenset(("p", "h", "br", "tab", "line-break", "si", "tr", "table-row"))
_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""How text in UTF-16 begins."""
_HEAD = 4096


def text(data: bytes, mime: str) -> Preview:
    """The text of a PDF, an office file, a book, a web page, RTF or plain text, as UTF-8. Raises Broken."""
    if not data:
        raise Broken(Why.EMPTY)
    pages, note = 0, ""
    if data.startswith(b"%PDF-"):
        found, pages = _of_pdf(data)
    elif data.startswith(b"PK\x03\x04"):
        found = _of_zip(data)
    elif data.startswith(b"{\\rtf"):
        found = _of_rtf(data)
    elif mime.startswith("text/") or b"\0" not in data[:_HEAD] or data[:2] in _WIDE:
        plain = _plain(data)
        found = _of_html(plain) if mime == "text/html" else plain
    else:
        raise Broken(Why.UNKNOWN)
    if len(found) > TEXT:
        found, note = found[:TEXT], Why.CUT
    return Preview(found.encode("utf-8", "replace"), "text/plain; charset=utf-8", note=note, pages=pages)


def _plain(data: bytes) -> str:
    if data[:2] in _WIDE:
        return data.decode("utf-16", "replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")


def _of_pdf(data: bytes) -> tuple[str, int]:
    papers = document(data)
    parts: list[str] = []
    size = 0
    try:
        count = len(papers)
        for number in range(min(count, _PAGES)):
            parts.append(papers[number].get_textpage().get_text_bounded())
            size += len(parts[-1])
            if size > TEXT:
                break
    except FAULTS as error:
        if not parts:
            raise Broken(Why.DAMAGED) from error
        return "\n\n".join(parts), len(parts)
    else:
        return "\n\n".join(parts), count
    finally:
        papers.close()


# --- office files and books ------------------------------------------------------------------------------------------


def _of_zip(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = {i.filename: i for i in archive.infolist()[:_MEMBERS]}
            if any(map(_SHEETS.match, infos)):
                said = _of_sheets(archive, infos)
            elif any(map(_PARTS.match, infos)):
                parts = _read(archive, [infos[n] for n in sorted(filter(_PARTS.match, infos), key=_order)])
                said = "".join(word for _, raw in parts for word in _said(raw))
            elif data[:200].find(_BOOK) > 0:
                chapters = _read(archive, [infos[n] for n in sorted(filter(_CHAPTERS.match, infos), key=_order)])
                said = "\n\n".join(_of_html(_plain(raw)) for _, raw in chapters)
            else:
                raise Broken(Why.UNKNOWN)
            return re.sub(r"\n{3,}", "\n\n", said).strip()
    except Broken:
        raise
    except (*FAULTS, zipfile.BadZipFile, ElementTree.ParseError) as error:
        raise Broken(Why.DAMAGED) from error


def _read(archive: zipfile.ZipFile, infos: list[zipfile.ZipInfo]) -> Iterator[tuple[str, bytes]]:
    """Parts unpacked, together at most `_XML` bytes, whatever they say of their sizes. Raises Broken."""
    if sum(i.file_size for i in infos) > _XML:
        raise Broken(Why.BYTES)
    left = _XML
    for info in infos:
        with archive.open(info) as part:
            raw = part.read(left + 1)
        left -= len(raw)
        if left < 0:
            raise Broken(Why.BYTES)
        yield info.filename, raw


def _order(name: str) -> tuple[str, list[int], str]:
    return re.sub(r"\d+", "", name), [int(n[:9]) for n in re.findall(r"\d+", name)], name


def _elements(raw: bytes) -> Iterator[tuple[str, str, ElementTree.Element]]:
    """(namespace, name, element) at each end. Raises Broken: entities that grow have no place here, and these files are UTF-8."""
    if b"<!DOCTYPE" in raw or b"<!ENTITY" in raw or b"\0" in raw[:_HEAD]:
        raise Broken(Why.DAMAGED)
    for _, element in ElementTree.iterparse(io.BytesIO(raw), ("end",)):
        space, _, name = str(element.tag).rpartition("}")
        yield space, name, element


def _said(raw: bytes) -> list[str]:
    """The text of a part, a line for each paragraph."""
    found: list[str] = []
    for space, name, element in _elements(raw):
        if name == "t" and element.text:
            found.append(element.text)
        elif "opendocument" in space and name in ("p", "h"):
            found.append("".join(element.itertext()))
        if name in _BREAKS:
            found.append("\n")
    return found


def _of_sheets(archive: zipfile.ZipFile, infos: dict[str, zipfile.ZipInfo]) -> str:
    """The cells of a workbook as they were last computed, a line for each row, cells apart by tabs."""
    names = [*([_SHARED] if _SHARED in infos else []), *sorted(filter(_SHEETS.match, infos), key=_order)]
    shared: list[str] = []
    found: list[str] = []
    size = 0
    for name, raw in _read(archive, [infos[n] for n in names]):
        if name == _SHARED:
            for _, kind, element in _elements(raw):
                if kind == "si":
                    shared.append(_inner(element))
            continue
        cells: list[str] = []
        for _, kind, element in _elements(raw):
            if kind == "c":
                cells.append(_cell(element, shared))
            elif kind == "row":
                found.append("\t".join(cells))
                # One shared text may stand in any number of cells.
                size += len(found[-1]) + 1
                cells = []
                element.clear()
                if size > TEXT:
                    return "\n".join(found)
        found.append("")
    return "\n".join(found)


def _inner(element: ElementTree.Element) -> str:
    return "".join(t.text or "" for t in element.iter() if str(t.tag).rpartition("}")[2] == "t")


def _cell(element: ElementTree.Element, shared: list[str]) -> str:
    inner = {str(e.tag).rpartition("}")[2]: e for e in element}
    if "is" in inner:
        return _inner(inner["is"])
    value = (inner["v"].text or "") if "v" in inner else ""
    if element.get("t") == "s":
        place = int(value) if value.isdecimal() and len(value) < 10 else len(shared)
        return shared[place] if place < len(shared) else ""
    return value


# --- web pages -------------------------------------------------------------------------------------------------------

_APART = frozenset(("script", "style", "template", "noscript"))
_LINES = frozenset(
    ("p", "br", "div", "li", "tr", "table", "h1", "h2", "h3", "h4", "h5", "h6", "title", "pre", "blockquote", "section")
)


class _Words(HTMLParser):
    """The text of a page as it reads."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[str] = []
        self._apart = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        del attrs
        if tag in _APART:
            self._apart += 1
        elif tag in _LINES:
            self.found.append("\n")
        elif tag in ("td", "th"):
            self.found.append("\t")

    def handle_endtag(self, tag: str) -> None:
        if tag in _APART:
            self._apart = max(0, self._apart - 1)
        elif tag in _LINES:
            self.found.append("\n")

    def handle_data(self, data: str) -> None:
        if not self._apart:
            self.found.append(re.sub(r"\s+", " ", data))


def _of_html(page: str) -> str:
    words = _Words()
    words.feed(page)
    words.close()
    lines = (re.sub(r" +", " ", line).strip(" ") for line in "".join(words.found).split("\n"))
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip()


# --- rich text -------------------------------------------------------------------------------------------------------

_TOKEN = re.compile(rb"\\([a-z]{1,32})(-?\d{1,9})? ?|\\'([0-9a-fA-F]{2})|\\([^a-z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\")
_SILENT = frozenset(
    b"fonttbl colortbl stylesheet info pict object themedata listtable listoverridetable rsidtbl generator xmlnstbl "
    b"datastore latentstyles fldinst filetbl revtbl".split()
)
"""Destinations whose words are not the paper's."""
_SIGNS = {
    b"par": "\n",
    b"line": "\n",
    b"row": "\n",
    b"sect": "\n",
    b"page": "\n",
    b"tab": "\t",
    b"cell": "\t",
    b"emdash": "—",
    b"endash": "–",
    b"bullet": "•",
    b"lquote": "‘",
    b"rquote": "’",
    b"ldblquote": "“",
    b"rdblquote": "”",
}
_DEEP = 10_000


def _of_rtf(data: bytes) -> str:
    found: list[str] = []
    size = 0
    page = "cp1252"
    stack: list[tuple[bool, int]] = []
    silent, fallback, skip = False, 1, 0
    several = bytearray()

    def say(words: str) -> None:
        nonlocal size
        if not silent:
            found.append(words)
            size += len(words)

    for token in _TOKEN.finditer(data):
        word, number, byte, sign, brace, plain = token.groups()
        if byte is not None:
            # Characters of several bytes come as several of these.
            if skip:
                skip -= 1
            else:
                several += bytes.fromhex(byte.decode())
            continue
        if several:
            say(several.decode(page, "replace"))
            several.clear()
        if brace == b"{":
            if len(stack) > _DEEP:
                raise Broken(Why.DAMAGED)
            stack.append((silent, fallback))
        elif brace == b"}":
            silent, fallback = stack.pop() if stack else (False, 1)
            skip = 0
        elif sign == b"*":
            silent = True
        elif sign is not None:
            say({b"~": "\u00a0", b"_": "‑"}.get(sign, sign.decode("latin-1") if sign in b"\\{}" else ""))
        elif plain is not None:
            said = plain.decode(page, "replace")
            say(said[skip:])
            skip = max(0, skip - len(said))
        elif word == b"u" and number is not None:
            say(chr(int(number) % 65536))
            skip = fallback
        elif word == b"uc" and number is not None:
            fallback = max(0, min(int(number), 16))
        elif word == b"ansicpg" and number is not None:
            page = _page(number.decode())
        elif word == b"bin":
            raise Broken(Why.UNKNOWN)
        elif word in _SILENT:
            silent = True
        elif word in _SIGNS:
            say(_SIGNS[word])
        if size > TEXT:
            break
    if several:
        say(several.decode(page, "replace"))
    # Characters beyond the first plane come as two halves.
    return "".join(found).encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()


def _page(number: str) -> str:
    try:
        return codecs.lookup(f"cp{int(number)}").name
    except LookupError:
        return "cp1252"
