"""Papers: the first page of a PDF as a picture, and the text of what has text."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any
from xml.etree import ElementTree

from aboveboard.formats.previews._pictures import finished
from aboveboard.formats.previews._preview import FAULTS, Broken, Preview, Why

TEXT = 2_000_000
"""Characters of text that are kept."""
_PAGES = 500
_XML = 64 * 1024 * 1024
"""Bytes that the parts of an office file may unpack to."""
_PARTS = re.compile(
    r"(word/document\.xml|word/(header|footer|footnotes|comments)\d*\.xml|ppt/slides/slide\d+\.xml"
    r"|xl/sharedStrings\.xml|content\.xml)\Z"
)
_BREAKS = frozenset(("p", "h", "br", "tab", "line-break", "si", "tr", "table-row"))
_WIDE = (b"\xff\xfe", b"\xfe\xff")
"""How text in UTF-16 begins."""
_HEAD = 4096


def _document(data: bytes) -> Any:
    try:
        import pypdfium2
    except ImportError:
        raise Broken(Why.PACKAGE) from None
    if not data:
        raise Broken(Why.EMPTY)
    try:
        return pypdfium2.PdfDocument(data)
    except FAULTS as error:
        raise Broken(Why.LOCKED if "assword" in str(error) else Why.DAMAGED) from error


def paper(data: bytes, edge: int) -> Preview:
    """The first page of a PDF. Raises Broken."""
    document = _document(data)
    try:
        page = document[0]
        width, height = page.get_size()
        longer = max(width, height)
        if not 1 <= longer < 1e6 or min(width, height) <= 0:
            raise Broken(Why.PIXELS)
        image = page.render(scale=edge / longer, may_draw_forms=False).to_pil()
        made = finished(image, edge)
        return Preview(made.data, made.mime, made.width, made.height, pages=len(document))
    except Broken:
        raise
    except FAULTS as error:
        raise Broken(Why.DAMAGED) from error
    finally:
        document.close()


def text(data: bytes, mime: str) -> Preview:
    """The text of a PDF, of an office file or of plain text, as UTF-8. Raises Broken."""
    if not data:
        raise Broken(Why.EMPTY)
    pages, note = 0, ""
    if data.startswith(b"%PDF-"):
        found, pages = _text_of_pdf(data)
    elif data.startswith(b"PK\x03\x04"):
        found = _text_of_office(data)
    elif mime.startswith("text/") or b"\0" not in data[:_HEAD] or data[:2] in _WIDE:
        found = _plain(data)
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


def _text_of_pdf(data: bytes) -> tuple[str, int]:
    document = _document(data)
    parts: list[str] = []
    try:
        count = len(document)
        for number in range(min(count, _PAGES)):
            page = document[number]
            parts.append(page.get_textpage().get_text_bounded())
            if sum(map(len, parts)) > TEXT:
                break
    except FAULTS as error:
        if not parts:
            raise Broken(Why.DAMAGED) from error
        return "\n\n".join(parts), len(parts)
    else:
        return "\n\n".join(parts), count
    finally:
        document.close()


def _text_of_office(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = sorted(
                (i for i in archive.infolist() if _PARTS.match(i.filename)), key=lambda i: _order(i.filename)
            )
            if not names:
                raise Broken(Why.UNKNOWN)
            if sum(i.file_size for i in names) > _XML:
                raise Broken(Why.BYTES)
            found: list[str] = []
            for info in names:
                with archive.open(info) as part:
                    raw = part.read(_XML + 1)
                # Entities that grow have no place in an office file, which is UTF-8.
                if len(raw) > _XML or b"<!DOCTYPE" in raw or b"<!ENTITY" in raw or b"\0" in raw[:_HEAD]:
                    raise Broken(Why.DAMAGED)
                found += _said(raw)
            return re.sub(r"\n{3,}", "\n\n", "".join(found)).strip()
    except Broken:
        raise
    except (*FAULTS, zipfile.BadZipFile, ElementTree.ParseError) as error:
        raise Broken(Why.DAMAGED) from error


def _order(name: str) -> tuple[str, int]:
    number = re.search(r"\d+", name)
    return re.sub(r"\d+", "", name), int(number[0]) if number else 0


def _said(raw: bytes) -> list[str]:
    """The text of an office file's part, a line for each paragraph."""
    found: list[str] = []
    for _, element in ElementTree.iterparse(io.BytesIO(raw), ("end",)):
        space, _, name = str(element.tag).rpartition("}")
        if name == "t" and element.text:
            found.append(element.text)
        elif "opendocument" in space and name in ("p", "h"):
            found.append("".join(element.itertext()))
        if name in _BREAKS:
            found.append("\n")
    return found
