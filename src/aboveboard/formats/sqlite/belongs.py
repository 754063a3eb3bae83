"""Whether a -wal or -journal belongs to a database as it stands.

SQLite itself does not ask: it would merge a log of another database, or of another moment, and show rows that never
were. Nothing
in a database names its log, so this goes by what must hold if they belong together: page counts, change counters,
what a
checkpoint must have copied, and whether the trees are still sound with the log's pages in them.
Facts: https://www.sqlite.org/fileformat2.html, https://www.sqlite.org/wal.html.
"""

from __future__ import annotations

from collections.abc import Mapping

from aboveboard.formats.sqlite.ddl import DdlError, tokens
from aboveboard.formats.sqlite.journal import Journal
from aboveboard.formats.sqlite.model import SqliteError
from aboveboard.formats.sqlite.record import Damaged, header, signed, values_of, varint
from aboveboard.formats.sqlite.tree import (
    INDEX_INTERIOR,
    INDEX_LEAF,
    TABLE_INTERIOR,
    TABLE_LEAF,
    cell_head,
    chain,
    free_list,
    head_at,
    pieces,
    pointers,
    read_pieces,
)
from aboveboard.formats.sqlite.view import MAGIC, Header, View, parse_header
from aboveboard.formats.sqlite.wal import Wal


def wal(log: Wal, plain: View, merged: View, head: Header) -> str:
    """Why a log cannot belong to the database; empty when nothing speaks against it."""
    if not log.committed:
        if log.foreign:
            return f"{log.foreign} frames whose salts are not those of the log's header"
        return ""
    missing = [
        page for page in range(plain.cut + 1, min(log.pages, plain.cut + 100_000) + 1) if page not in merged.overlay
    ]
    if missing and len(plain.sources[0]):
        return f"{log.pages} pages after the last commit, but page {missing[0]} is in neither file"
    data = plain.sources[1]
    firsts = [bytes(data[frame.offset : frame.offset + 100]) for frame in log.committed if frame.page == 1]
    why = _heads(firsts, head)
    if why:
        return why
    if firsts and head.whole and len(plain.sources[0]):
        counters = [int.from_bytes(first[24:28], "big") for first in firsts]
        own = head.change_counter
        if own > max(counters) and own - max(counters) < 1 << 31:
            return (
                f"the database was changed after the log was written (change counter {own}, in the log {max(counters)})"
            )
        if min(counters) > own + 1:
            return f"the log goes on from a later database (change counter {own}, in the log {min(counters)})"
    early: dict[int, tuple[int, int]] = {}
    for frame in log.committed:
        early.setdefault(frame.page, (1, frame.offset))
    why = _checkpointed(log, plain) or _related(merged, plain, head, early)
    if why:
        return why
    return _sound(merged, plain, "the log's pages")


def journal(back: Journal, plain: View, before: View, head: Header) -> str:
    """Why a journal cannot belong to the database; empty when nothing speaks against it."""
    data = plain.sources[2]
    firsts = [bytes(data[record.offset : record.offset + 100]) for record in back.records if record.page == 1]
    why = _heads(firsts, head)
    if why:
        return why
    if firsts and head.whole and len(plain.sources[0]):
        first = parse_header(firsts[0])
        own = head.change_counter
        if own - first.change_counter not in (0, 1):
            return f"a journal of another moment (change counter {own}, in the journal {first.change_counter})"
        pages = back.pages if back.hot else first.pages
        if first.pages_valid:
            if pages != first.pages:
                return f"{pages} pages before the transaction, but {first.pages} in the journal's first page"
            if any(record.page > first.pages for record in back.records):
                return f"the journal holds a page beyond the {first.pages} that there were"
    if back.hot:
        missing = [
            page
            for page in range(plain.cut + 1, min(back.pages, plain.cut + 100_000) + 1)
            if page not in before.overlay
        ]
        if missing and len(plain.sources[0]):
            return f"{back.pages} pages before the transaction, but page {missing[0]} is in neither file"
    if back.hot or firsts:
        cut = back.pages if back.hot else parse_header(firsts[0]).pages
        earlier = View(plain.sources, plain.page_size, plain.usable, before.overlay, cut or None)
        # pages that were free before the transaction are not in a journal, and once it is done, neither is what it cut off
        # at the end of the database
        spare = 0 if back.hot else 4 + len(back.records) // 2
        gone = range(0) if back.hot else range(plain.cut + 1, cut + 1)
        why = _related(earlier, plain, head, before.overlay)
        if why:
            return why
        return _sound(earlier, plain, "the journal's pages", spare, gone)
    return ""


def _heads(firsts: list[bytes], head: Header) -> str:
    for first in firsts:
        if first[:16] != MAGIC:
            return "its first page is not that of a database"
        try:
            own = parse_header(first)
        except SqliteError:
            return "its first page has no valid page size"
        if own.page_size != head.page_size or (head.whole and own.reserved != head.reserved):
            return "its first page has another page size"
        if head.whole and own.encoding != head.encoding and head.pages > 1:
            return f"its first page has the text encoding {own.encoding}, the database {head.encoding}"
    return ""


def _checkpointed(log: Wal, plain: View) -> str:
    """Whether the main file can be what a checkpoint of this log left.

    A checkpoint copies, for every page, its last frame up to some frame. So a page whose frame comes before one that
    was copied
    must hold one of its own frames; else the main file was changed after that checkpoint, and the log is an older one.
    Or it holds what an earlier generation of the log left there: then nothing of this one was copied, and frames that equal
    the main file are pages that became again what they had been.
    """
    size = plain.page_size
    main, data = plain.sources[0], plain.sources[1]
    firsts: dict[int, int] = {}
    equal: dict[int, int] = {}
    for number, frame in enumerate(log.committed):
        if frame.page > plain.cut:
            continue
        firsts.setdefault(frame.page, number)
        at = (frame.page - 1) * size
        if frame.page not in equal and main[at : at + size] == data[frame.offset : frame.offset + size]:
            equal[frame.page] = number
    if not equal:
        return ""
    reach = max(equal.values())
    before = {
        frame.page
        for frame in log.older
        if frame.page in firsts
        and main[(frame.page - 1) * size : frame.page * size] == data[frame.offset : frame.offset + size]
    }
    copied = sum(1 for page, number in firsts.items() if number <= reach and page in equal and page not in before)
    changed = sum(1 for page, number in firsts.items() if number <= reach and page not in equal and page not in before)
    if _is_newer(log, plain):
        # pages that were written anew as they were, by VACUUM for one, are equal without having been copied
        return ""
    if changed and copied >= 2 and copied > changed:
        return f"the database was changed after this log was written into it ({changed} pages hold what no frame of theirs does)"
    return ""


def _is_newer(log: Wal, plain: View) -> bool:
    """Whether the log's last first page is ahead of the main file's, by its change counter or, if that is the same, by
    its schema cookie.
    """
    first = next((frame for frame in reversed(log.committed) if frame.page == 1), None)
    if first is None:
        return False
    main, data = plain.sources[0], plain.sources[1]
    for at in (24, 40):
        there = int.from_bytes(data[first.offset + at : first.offset + at + 4], "big")
        ahead = (there - int.from_bytes(main[at : at + 4], "big")) % (1 << 32)
        if ahead:
            return ahead < 1 << 31
    return False


def _related(other: View, plain: View, head: Header, changed: Mapping[int, tuple[int, int]]) -> str:
    """Whether pages of two views can be versions of one another.

    A schema changes only together with its cookie; and a page that was changed in place keeps most of its bytes where
    they were, unless the whole database was rewritten, which changes the cookie too.
    """
    first = other.page(1)
    if first is None or not head.whole or not len(plain.sources[0]) or plain.page(1) is None:
        return ""
    cookie = int.from_bytes(first[40:44], "big")
    here, there = set(_schema_rows(plain, head)), set(_schema_rows(other, head))
    if cookie == head.schema_cookie and here != there:
        return "its schema is another one, though the schema cookie is the same"
    pages, share = _lineage(plain, changed)
    if cookie == head.schema_cookie:
        if pages >= 8 and share < 0.03:
            return f"its pages have next to nothing in common with those of the database ({share:.1%})"
    elif here and there and not {row[:2] for row in here} & {row[:2] for row in there} and share < 0.1:
        return "neither its tables nor its pages have anything in common with those of the database"
    return ""


def _lineage(plain: View, changed: Mapping[int, tuple[int, int]]) -> tuple[int, float]:
    """How many b-tree pages of the main file are of the same kind in another version, and the share of equal bytes.

    Zeros are not counted; overflow pages are left out, because they are reused as a whole.
    """
    same = total = pages = 0
    size = plain.page_size
    for page, (source, offset) in list(changed.items())[:2000]:
        if page == 1 or page > plain.cut:
            continue
        left = plain.arrays[0][(page - 1) * size : page * size]
        right = plain.arrays[source][offset : offset + size]
        if left.size != right.size or left[0] != right[0] or left[0] not in (2, 5, 10, 13):
            continue
        there = left != 0
        count = int(there.sum())
        if count < 64:
            continue
        pages += 1
        total += count
        same += int((there & (left == right)).sum())
    return pages, same / total if total else 1.0


def _sound(merged: View, plain: View, what: str, spare: int = 0, gone: range = range(0)) -> str:
    found = faults(merged, gone)
    if not found:
        return ""
    known = faults(plain)
    if found > known + spare:
        return f"with {what} the trees of the database are not sound ({found} faults, {known} without)"
    return ""


def faults(view: View, gone: range = range(0)) -> int:
    """How many faults the trees and the free list of a view have.

    Pages missing, of a wrong kind, reached twice, keys out of order. That one of `gone` is missing is none.
    """
    data = view.page(1)
    if data is None or view.page_size == 0:
        return 1
    try:
        head = parse_header(data)
    except SqliteError:
        return 1
    taken: set[int] = set()
    count = [0]

    def report(code: str, detail: str, page: int | None) -> None:
        del code, detail
        count[0] += page not in gone

    roots = [(1, True), *_roots(view, head)]
    for root, table in roots:
        _check(view, root, table, taken, count, gone)
    free = free_list(view, head.freelist_trunk, report)
    listed = [*free.trunks, *free.leaves]
    count[0] += sum(1 for page in listed if page in taken)
    if head.pages_valid and len(listed) != head.freelist_count and not gone:
        count[0] += 1
    return count[0]


def _roots(view: View, head: Header) -> list[tuple[int, bool]]:
    """Root pages of the schema, and whether each is a table's b-tree."""
    out: list[tuple[int, bool]] = []
    for kind, _, sql, root in _schema_rows(view, head):
        if root > 1:
            try:
                words = [token.text.upper() for token in tokens(sql)[-6:]]
            except DdlError:
                words = []
            out.append((root, kind == "table" and not ("WITHOUT" in words and "ROWID" in words)))
    return out


def _schema_rows(view: View, head: Header) -> list[tuple[str, str, str, int]]:
    """Type, name, statement and root page of each row of the schema."""
    out: list[tuple[str, str, str, int]] = []
    seen: set[int] = set()
    stack = [1]
    while stack and len(seen) < 10_000:
        page = stack.pop()
        data = view.page(page)
        if data is None or page in seen:
            continue
        seen.add(page)
        at = head_at(page)
        if data[at] == TABLE_INTERIOR:
            stack.extend(int.from_bytes(data[place : place + 4], "big") for place in pointers(data, page, view.usable))
            stack.append(int.from_bytes(data[at + 8 : at + 12], "big"))
        elif data[at] == TABLE_LEAF:
            for place in pointers(data, page, view.usable):
                row = _schema_row(view, data, page, place, head.encoding)
                if row is not None:
                    out.append(row)
    return out


def _schema_row(view: View, data: memoryview, page: int, at: int, encoding: str) -> tuple[str, str, str, int] | None:
    home = view.find(page)
    if home is None:
        return None
    try:
        cell = cell_head(data, at, view.usable, table=True)
        following = chain(view, cell.overflow, cell.payload - cell.local, strict=False) if cell.overflow else []
        payload = read_pieces(view.sources, pieces(view, home, cell, following))
        types, start = header(payload, 0, len(payload), 5)
        kind, name, _, root, sql = (*values_of(types, payload[start:], encoding), None, None, None, None, None)[:5]
    except Damaged:
        return None
    return (
        kind if isinstance(kind, str) else "",
        name if isinstance(name, str) else "",
        sql if isinstance(sql, str) else "",
        root if isinstance(root, int) else 0,
    )


def _check(view: View, root: int, table: bool, taken: set[int], count: list[int], gone: range) -> None:
    leaf, interior = (TABLE_LEAF, TABLE_INTERIOR) if table else (INDEX_LEAF, INDEX_INTERIOR)
    low, high = -(2**63) - 1, 2**63
    stack: list[tuple[int, int, int]] = [(root, low, high)]
    usable = view.usable
    while stack:
        page, least, most = stack.pop()
        data = view.page(page)
        if data is None or page in taken:
            count[0] += page in taken or page not in gone
            continue
        taken.add(page)
        at = head_at(page)
        kind = data[at]
        if kind not in (leaf, interior):
            count[0] += 1
            continue
        cells = pointers(data, page, usable)
        if len(cells) != int.from_bytes(data[at + 3 : at + 5], "big"):
            count[0] += 1
        try:
            if kind == leaf:
                if table and cells:
                    _, place = varint(data, cells[0], usable)
                    first = signed(varint(data, place, usable)[0])
                    _, place = varint(data, cells[-1], usable)
                    last = signed(varint(data, place, usable)[0])
                    if not least < first <= last <= most:
                        count[0] += 1
                continue
            before = least
            for place in cells:
                child = int.from_bytes(data[place : place + 4], "big")
                key = signed(varint(data, place + 4, usable)[0]) if table else high
                stack.append((child, before, key) if table else (child, low, high))
                before = key
            stack.append((int.from_bytes(data[at + 8 : at + 12], "big"), before if table else low, most))
        except Damaged:
            count[0] += 1
