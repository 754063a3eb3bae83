"""Walking b-trees, the free list and overflow chains, whatever they hold.

Facts: https://www.sqlite.org/fileformat2.html#b_tree_pages.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from typing import NamedTuple

from aboveboard.formats.sqlite.model import SOURCES, Piece
from aboveboard.formats.sqlite.paged import Data
from aboveboard.formats.sqlite.record import Bytes, Damaged, local_size, signed, varint
from aboveboard.formats.sqlite.view import View

INDEX_INTERIOR, TABLE_INTERIOR, INDEX_LEAF, TABLE_LEAF = 2, 5, 10, 13
Report = Callable[[str, str, int | None], None]


def head_at(page: int) -> int:
    """Where the b-tree header begins in a page: the first page begins with the database header."""
    return 100 if page == 1 else 0


def pointers(data: Bytes, page: int, usable: int) -> list[int]:
    """The cell pointers of a b-tree page that point into it, in key order."""
    at = head_at(page)
    kind = data[at]
    start = at + (12 if kind in (INDEX_INTERIOR, TABLE_INTERIOR) else 8)
    count = int.from_bytes(data[at + 3 : at + 5], "big")
    count = min(count, (usable - start) // 2)
    if count <= 0:
        return []
    first = start + 2 * count
    found = struct.unpack_from(f">{count}H", data, start)
    return [pointer for pointer in found if first <= pointer <= usable - 4]


class Segment(NamedTuple):
    """Cells of one page that come one after another in key order; `first` and `last` count its pointers, `last` not
    included.

    `last` of -1 is 'to the end'.
    """

    page: int
    first: int
    last: int


class Tree(NamedTuple):
    """A walked tree: its rows' segments in key order, and all its pages."""

    segments: list[Segment]
    pages: list[int]
    interior: list[int]


def walk(view: View, root: int, table: bool, report: Report, taken: set[int] | None = None) -> Tree:
    """Walk a tree from its root.

    Pages that are no part of such a tree, or were met before, are reported and left out.
    """
    leaf, interior = (TABLE_LEAF, TABLE_INTERIOR) if table else (INDEX_LEAF, INDEX_INTERIOR)
    segments: list[Segment] = []
    pages: list[int] = []
    inner: list[int] = []
    seen: set[int] = set() if taken is None else taken
    stack: list[tuple[int, int, int]] = [(root, -1, -1)]
    usable = view.usable
    while stack:
        number, first, last = stack.pop()
        if first >= 0:
            segments.append(Segment(number, first, last))
            continue
        if number in seen:
            report("damaged-page", "a page that its tree, or another, reaches twice", number)
            continue
        seen.add(number)
        data = view.page(number)
        if data is None:
            report("damaged-page", "a tree points at a page that is not in the file", number)
            continue
        at = head_at(number)
        kind = data[at]
        if kind == leaf:
            pages.append(number)
            segments.append(Segment(number, 0, -1))
        elif kind == interior:
            pages.append(number)
            inner.append(number)
            cells = pointers(data, number, usable)
            children = [int.from_bytes(data[pointer : pointer + 4], "big") for pointer in cells]
            children.append(int.from_bytes(data[at + 8 : at + 12], "big"))
            if _all_leaves(view, children, leaf, seen):
                # the common case, without a step for each page
                seen.update(children)
                pages.extend(children)
                for place, child in enumerate(children):
                    segments.append(Segment(child, 0, -1))
                    if not table and place < len(cells):
                        segments.append(Segment(number, place, place + 1))
                continue
            stack.append((children[-1], -1, -1))
            for place in range(len(cells) - 1, -1, -1):
                if not table:
                    stack.append((number, place, place + 1))
                stack.append((children[place], -1, -1))
        else:
            report("damaged-page", f"a page of type {kind} where type {leaf} or {interior} is needed", number)
    return Tree(segments, pages, inner)


def _all_leaves(view: View, children: list[int], leaf: int, seen: set[int]) -> bool:
    """Whether all these pages are there, are leaves, and were not met before."""
    if 1 in children or not seen.isdisjoint(children) or len(set(children)) < len(children):
        return False
    return all(view.first_byte(child) == leaf for child in children)


class FreeList(NamedTuple):
    """The free pages: trunks with the number of entries each lists, and leaves."""

    trunks: dict[int, int]
    leaves: list[int]


def free_list(view: View, first: int, report: Report) -> FreeList:
    """Follow the list of free pages."""
    trunks: dict[int, int] = {}
    leaves: list[int] = []
    seen: set[int] = set()
    page = first
    while page:
        data = view.page(page)
        if data is None or page in seen:
            report("damaged-freelist", "the list of free pages leads to a page that is not there, or in a circle", page)
            break
        seen.add(page)
        following, count = struct.unpack_from(">II", data, 0)
        if count > view.usable // 4 - 2:
            report("damaged-freelist", "a trunk of the free list with an impossible count", page)
            trunks[page] = 0
            break
        trunks[page] = count
        for leaf in struct.unpack_from(f">{count}I", data, 8):
            if leaf in seen or view.find(leaf) is None:
                report("damaged-freelist", "the list of free pages names a page that is not there, or twice", leaf)
                continue
            seen.add(leaf)
            leaves.append(leaf)
        page = following
    return FreeList(trunks, leaves)


class CellHead(NamedTuple):
    """The start of a leaf cell (or an index interior cell): positions are in its page."""

    payload: int
    rowid: int | None
    start: int
    local: int
    end: int
    overflow: int


def cell_head(data: Bytes, at: int, usable: int, table: bool) -> CellHead:
    """Read a cell's payload length, rowid and extent.

    `at` is after the child pointer of an interior cell. Raises Damaged.
    """
    payload, position = varint(data, at, usable)
    rowid: int | None = None
    if table:
        number, position = varint(data, position, usable)
        rowid = signed(number)
    if payload > 2**31:
        raise Damaged("payload too long")
    local = local_size(payload, usable, table)
    end = position + local
    overflow = 0
    if local < payload:
        if end + 4 > usable:
            raise Damaged("cell over the end of its page")
        overflow = int.from_bytes(data[end : end + 4], "big")
        end += 4
    elif end > usable:
        raise Damaged("cell over the end of its page")
    return CellHead(payload, rowid, position, local, end, overflow)


def chain(
    view: View, first: int, left: int, allowed: Callable[[int], bool] | None = None, strict: bool = True
) -> list[int]:
    """The overflow pages that hold `left` bytes, in order.

    Raises Damaged when the chain breaks, runs in a circle, leaves what is `allowed` or, if `strict`, goes on after
    the row's end.
    """
    size = view.usable - 4
    needed = -(-left // size)
    if needed > view.count:
        raise Damaged("more overflow pages than the file has")
    found: list[int] = []
    seen: set[int] = set()
    page = first
    while len(found) < needed:
        place = view.find(page)
        if place is None or page in seen or (allowed is not None and not allowed(page)):
            raise Damaged("overflow chain broken")
        seen.add(page)
        found.append(page)
        source, offset = place
        page = int.from_bytes(view.sources[source][offset : offset + 4], "big")
    if strict and page != 0:
        raise Damaged("overflow chain does not end where the row does")
    return found


def pieces(view: View, home: tuple[int, int], head: CellHead, pages: list[int]) -> list[Piece]:
    """The ranges of a payload: its local part in the page at `home` (source, offset), then its overflow pages."""
    out = [Piece(SOURCES[home[0]], home[1] + head.start, head.local)]
    left = head.payload - head.local
    for page in pages:
        place = view.find(page)
        if place is None:
            raise Damaged("overflow page is not there")
        take = min(left, view.usable - 4)
        out.append(Piece(SOURCES[place[0]], place[1] + 4, take))
        left -= take
    return out


def read_pieces(sources: Sequence[Data], parts: Sequence[Piece]) -> bytes:
    """The bytes of several pieces, joined. Raises Damaged when one is cut off."""
    found: list[bytes] = []
    for part in parts:
        data = bytes(sources[SOURCES.index(part.source)][part.offset : part.offset + part.length])
        if len(data) < part.length:
            raise Damaged("bytes are cut off")
        found.append(data)
    return b"".join(found)
