"""The database header, and views.

Which file holds each page at one moment. Facts: https://www.sqlite.org/fileformat2.html.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import msgspec
import numpy as np

from aboveboard.formats.sqlite.model import SqliteError
from aboveboard.formats.sqlite.paged import Array, Data, Span, span
from aboveboard.formats.sqlite.record import ENCODINGS, Damaged, varint

MAGIC = b"SQLite format 3\0"
PAGE_SIZES = frozenset(1 << bit for bit in range(9, 17))
PADDING = 32


class Header(msgspec.Struct, frozen=True):
    """The first 100 bytes of a database."""

    page_size: int
    reserved: int
    change_counter: int
    pages: int
    freelist_trunk: int
    freelist_count: int
    schema_cookie: int
    largest_root: int
    encoding: str
    pages_valid: bool
    write_version: int
    whole: bool = True

    @property
    def usable(self) -> int:
        """Bytes of a page that b-trees may use."""
        return self.page_size - self.reserved


def parse_header(data: bytes | memoryview) -> Header:
    """Read a database header. Raises SqliteError when its page size makes reading impossible."""
    if len(data) < 100:
        raise SqliteError("shorter than a database header")
    head = bytes(data[:100])

    def number(at: int) -> int:
        return int.from_bytes(head[at : at + 4], "big")

    size = int.from_bytes(head[16:18], "big")
    size = 65536 if size == 1 else size
    if size not in PAGE_SIZES:
        raise SqliteError("no valid page size")
    reserved = head[20]
    if size - reserved < 480:
        reserved = 0
    return Header(
        page_size=size,
        reserved=reserved,
        change_counter=number(24),
        pages=number(28),
        freelist_trunk=number(32),
        freelist_count=number(36),
        schema_cookie=number(40),
        largest_root=number(52),
        encoding=ENCODINGS.get(number(56), "utf-8"),
        pages_valid=number(24) == number(92) and number(28) > 0,
        write_version=head[18],
        whole=head[:16] == MAGIC,
    )


def guess_header(data: Data) -> Header:
    """A header for a file whose own is damaged: the page size at which most pages look like b-tree pages.

    Raises SqliteError when none does.
    """
    best, best_score = 0, 0.0
    told = _told_by_schema(data)
    for size in sorted(PAGE_SIZES):
        pages = min(len(data) // size, 2000)
        if pages < 1:
            continue
        hits = sum(data[number * size] in (2, 5, 10, 13) for number in range(1, pages))
        hits += data[100] in (5, 13) if len(data) > 100 else 0
        # of few pages, many may look so by chance
        score = hits / (pages + 4) + (0.5 if size == told else 0.0)
        if score > best_score * 1.2:
            best, best_score = size, score
    if not best or best_score < 0.2:
        raise SqliteError("not a SQLite database")
    encoding = ENCODINGS.get(int.from_bytes(data[56:60], "big"), "utf-8")
    return Header(best, 0, 0, len(data) // best, 0, 0, 0, 0, encoding, False, 1, whole=False)


def _told_by_schema(data: Data) -> int:
    """The page size that the first page's cells tell, because the first of them was put at its end; 0 when it is no leaf."""
    page = data[: 1 << 16]
    if len(page) < 512 or page[100] != 13:
        return 0
    end = 0
    for place in range(108, min(108 + 2 * int.from_bytes(page[103:105], "big"), len(page) - 1, 108 + 400), 2):
        at = int.from_bytes(page[place : place + 2], "big")
        try:
            payload, at = varint(page, at, len(page))
            _, at = varint(page, at, len(page))
        except Damaged:
            return 0
        end = max(end, at + min(payload, 1 << 16))
    return next((size for size in sorted(PAGE_SIZES) if end <= size < 2 * end), 0)


class View:
    """Which source and file offset hold each page at one moment.

    `sources` are the files' bytes; `overlay` names the pages that are not taken from the main file.
    """

    __slots__ = ("_arrays", "cut", "overlay", "page_size", "sources", "usable")

    def __init__(
        self,
        sources: Sequence[Data],
        page_size: int,
        usable: int,
        overlay: Mapping[int, tuple[int, int]] | None = None,
        cut: int | None = None,
    ) -> None:
        self.sources = sources
        self.page_size = page_size
        self.usable = usable
        self.overlay: Mapping[int, tuple[int, int]] = overlay or {}
        physical = -(-len(sources[0]) // page_size) if page_size else 0
        self.cut = physical if cut is None else min(cut, physical)
        self._arrays: tuple[Span, ...] = tuple(span(source) for source in sources)

    @property
    def count(self) -> int:
        """The highest page number there can be."""
        return max(self.cut, max(self.overlay, default=0))

    def pages(self) -> list[int]:
        """All page numbers that have bytes."""
        extra = sorted(number for number in self.overlay if number > self.cut)
        return [*range(1, self.cut + 1), *extra]

    def find(self, page: int) -> tuple[int, int] | None:
        """Source number and file offset of a page; None when there is none."""
        place = self.overlay.get(page)
        if place is not None:
            return place
        if 1 <= page <= self.cut:
            return 0, (page - 1) * self.page_size
        return None

    def first_byte(self, page: int) -> int:
        """The first byte of a page; -1 when there is none."""
        place = self.overlay.get(page)
        if place is None:
            if not 1 <= page <= self.cut:
                return -1
            place = 0, (page - 1) * self.page_size
        data = self.sources[place[0]]
        return data[place[1]] if place[1] < len(data) else -1

    def page(self, page: int) -> memoryview | None:
        """The bytes of a page; zeros stand for what is missing at a cut end of the file."""
        place = self.find(page)
        if place is None:
            return None
        source, offset = place
        data = self.sources[source][offset : offset + self.page_size]
        if len(data) < self.page_size:
            return memoryview(bytes(data).ljust(self.page_size, b"\0"))
        return data

    def gather(self, pages: Sequence[int]) -> tuple[Array, list[int], list[int]]:
        """Copy pages, one after another, into one padded array; with the source and file offset of each."""
        size = self.page_size
        places = [self.find(page) or (0, len(self.sources[0])) for page in pages]
        return gather(self._arrays, places, size), [place[0] for place in places], [place[1] for place in places]

    @property
    def arrays(self) -> tuple[Span, ...]:
        """The sources, to be sliced into arrays of bytes."""
        return self._arrays


def gather(arrays: Sequence[Span], places: Sequence[tuple[int, int]], size: int) -> Array:
    """Copy pages of `size` bytes at these (source, offset) places, one after another, into one padded array."""
    out = np.zeros(len(places) * size + PADDING, np.uint8)
    at = run = 0
    count = len(places)
    while run < count:
        source, offset = places[run]
        # pages that follow one another in the file too are copied in one go
        many = 1
        while run + many < count and places[run + many] == (source, offset + many * size):
            many += 1
        piece = arrays[source][offset : offset + many * size]
        out[at : at + piece.size] = piece
        at += many * size
        run += many
    return out
