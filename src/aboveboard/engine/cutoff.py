"""Databases whose end is missing: what is there is read, and nothing is made up of what is not.

SQLite refuses a file shorter than its header states, and fills a page that is there in part with zeros, in which cells
then read as rows without values. Here a missing page is zeros as a whole, which SQLite finds to be no page: the reading
goes around it and says so. Facts: https://www.sqlite.org/fileformat2.html section 1.3 (page size; in-header size).
"""

from __future__ import annotations

from dataclasses import dataclass

from aboveboard.engine.evidence import Bytes

_PAGES_AT = 28


@dataclass(frozen=True)
class Padded:
    """A file with zeros where its missing pages belong."""

    base: Bytes
    size: int
    there: int
    """Bytes of whole pages."""

    def read_at(self, offset: int, size: int) -> bytes:
        """The bytes there, or zeros; fewer at the end."""
        wanted = max(0, min(size, self.size - offset))
        data = self.base.read_at(offset, min(wanted, self.there - offset)) if offset < self.there else b""
        return data.ljust(wanted, b"\0")


def padded(main: Bytes) -> tuple[Bytes, str | None]:
    """The file, and in words what of it is missing."""
    head = main.read_at(0, 100)
    page = int.from_bytes(head[16:18], "big")
    page = 65536 if page == 1 else page
    if len(head) < 100 or page < 512 or page & (page - 1) or main.size < page:
        return main, None
    there = main.size // page * page
    stated = int.from_bytes(head[_PAGES_AT : _PAGES_AT + 4], "big") * page if head[24:28] == head[92:96] else 0
    size = max(stated, there + page if main.size > there else there)
    if size <= main.size or (stated and stated <= there):
        return main, None
    return Padded(main, size, there), f"the file is cut off: {size - there} of its {size} bytes are missing"
