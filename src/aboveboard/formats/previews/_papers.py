"""Papers: the first page of a PDF as a picture, by PDFium, and the small picture that office files and books bring."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

from aboveboard.formats.previews._pictures import finished, picture
from aboveboard.formats.previews._preview import FAULTS, Broken, Preview, Why

_COVERS = (
    re.compile(r"docProps/thumbnail\.(jpe?g|png)\Z", re.I),
    re.compile(r"Thumbnails/thumbnail\.png\Z"),
    re.compile(r"(QuickLook/Thumbnail|preview)\.(jpe?g|png)\Z", re.I),
    re.compile(r"(.{1,200}/)?[^/]{0,60}cover[^/]{0,60}\.(jpe?g|png|webp)\Z", re.I),
)
"""Where they keep it: Office Open XML, OpenDocument, iWork, EPUB. Facts: ECMA-376 part 2 (thumbnails), OpenDocument 1.3 part 2,
https://www.w3.org/TR/epub-33/."""
_COVER = 16 * 1024 * 1024


def document(data: bytes) -> Any:
    """A PDF. Raises Broken."""
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
    papers = document(data)
    try:
        page = papers[0]
        width, height = page.get_size()
        longer = max(width, height)
        if not 1 <= longer < 1e6 or min(width, height) <= 0:
            raise Broken(Why.PIXELS)
        image = page.render(scale=edge / longer, may_draw_forms=False).to_pil()
        made = finished(image, edge)
        return Preview(made.data, made.mime, made.width, made.height, pages=len(papers))
    except Broken:
        raise
    except FAULTS as error:
        raise Broken(Why.DAMAGED) from error
    finally:
        papers.close()


def cover(data: bytes, edge: int) -> Preview:
    """The small picture of itself that an office file or a book brings, made by what wrote it. Raises Broken."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            found = next((i for form in _COVERS for i in infos if form.match(i.filename)), None)
            if found is None:
                raise Broken(Why.UNKNOWN)
            with archive.open(found) as part:
                raw = part.read(_COVER + 1)
    except Broken:
        raise
    except (*FAULTS, zipfile.BadZipFile) as error:
        raise Broken(Why.DAMAGED) from error
    if len(raw) > _COVER:
        raise Broken(Why.BYTES)
    return picture(raw, edge)
