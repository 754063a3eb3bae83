"""The rollback journal.

Pages as they were before a transaction. Facts: https://www.sqlite.org/fileformat2.html#the_rollback_journal.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

import numpy as np

from aboveboard.formats.sqlite.paged import Array, Data
from aboveboard.formats.sqlite.view import PAGE_SIZES

MAGIC = bytes.fromhex("d9d505f920a163d7")
_CHUNK = 1 << 22
_MOST_PAGES = 1 << 24
SECTORS = (512, 4096, 1024, 2048, 8192, 16384, 32768, 65536)


class Record(NamedTuple):
    """One page as it was: `offset` is where its bytes begin in the file; `segment` counts journal headers."""

    page: int
    offset: int
    segment: int


class Journal(NamedTuple):
    """A read journal.

    `hot` says that its header is still there: the transaction was interrupted. `records` are those that a rollback
    would play back, or,
    when not hot, those of the last transaction; `leftover` are of earlier transactions.
    """

    hot: bool
    page_size: int
    pages: int
    records: list[Record]
    leftover: list[Record]
    damaged: int
    super_journal: str | None


def _sums(data: Data, first: int, count: int, size: int) -> tuple[Array, Array, Array]:
    """Page numbers, stored checksums and computed sums of `count` records that follow each other from `first`."""
    step = size + 8
    chosen = np.arange(size - 200, 0, -200) + 4
    every = max(1, _CHUNK // step)
    parts: list[tuple[Array, Array, Array]] = []
    for done in range(0, count, every):
        many = min(every, count - done)
        at = first + done * step
        block = np.frombuffer(data[at : at + many * step], np.uint8).reshape(many, step)
        numbers = np.ascontiguousarray(block[:, :4]).view(">u4").ravel().astype(np.int64)
        stored = np.ascontiguousarray(block[:, -4:]).view(">u4").ravel().astype(np.int64)
        parts.append((numbers, stored, block[:, chosen].sum(axis=1, dtype=np.int64)))
    if not parts:
        nothing = np.zeros(0, np.int64)
        return nothing, nothing, nothing
    return (
        np.concatenate([part[0] for part in parts]),
        np.concatenate([part[1] for part in parts]),
        np.concatenate([part[2] for part in parts]),
    )


def _super_journal(data: Data) -> str | None:
    """The name of a super-journal at the end of the file."""
    if len(data) < 16 + 8 or bytes(data[-8:]) != MAGIC:
        return None
    length, total = struct.unpack(">II", data[-16:-8])
    if not 0 < length <= 4096 or length + 16 > len(data):
        return None
    name = bytes(data[-16 - length : -16])
    return name.decode("utf-8", "replace") if sum(name) & 0xFFFFFFFF == total else None


def read_journal(data: Data, page_size: int, pages: int) -> Journal | None:
    """Read a rollback journal of a database with `pages` pages of `page_size` bytes; None when it holds nothing."""
    if len(data) < 512 or not page_size:
        return None
    if bytes(data[:8]) == MAGIC:
        return _hot(data)
    if any(data[:8]):
        return None
    return _persisted(data, page_size, pages)


def _hot(data: Data) -> Journal | None:
    records: list[Record] = []
    at = segment = damaged = pages = size = 0
    while at + 28 <= len(data) and bytes(data[at : at + 8]) == MAGIC:
        count, nonce, initial, sector, page = struct.unpack(">IIIII", data[at + 8 : at + 28])
        if at == 0:
            pages, size = initial, page
            if size not in PAGE_SIZES or sector not in SECTORS:
                return None
        elif sector not in SECTORS:
            break
        first = at + sector
        room = max(0, (len(data) - first) // (size + 8))
        count = room if count == 0xFFFFFFFF else min(count, room)
        if not count:
            break
        numbers, stored, sums = _sums(data, first, count, size)
        good = (((sums + nonce) & 0xFFFFFFFF) == stored) & (numbers > 0)
        whole = count if good.all() else int(np.argmin(good))
        records.extend(
            Record(number, first + place * (size + 8) + 4, segment)
            for place, number in enumerate(numbers[:whole].tolist())
        )
        if whole < count:
            damaged += count - whole
            break
        segment += 1
        at = first + count * (size + 8)
        at = -(-at // sector) * sector
    return Journal(True, size, pages, records, [], damaged, _super_journal(data))


def _persisted(data: Data, size: int, pages: int) -> Journal | None:
    """A journal whose header was zeroed.

    Records of one transaction share one nonce, which the first of them gives away.
    """
    step = size + 8
    best: list[tuple[Record, int]] = []
    damaged = best_score = 0
    for sector in SECTORS:
        found: list[tuple[Record, int]] = []
        older: list[tuple[Record, int]] = []
        at, segment = sector, 0
        while at + step <= len(data):
            room = (len(data) - at) // step
            numbers, stored, sums = _sums(data, at, room, size)
            nonce = (stored - sums) & 0xFFFFFFFF
            usable = (numbers > 0) & (numbers < max(4 * pages, _MOST_PAGES))
            if not usable[0]:
                break
            stop = room if usable.all() else int(np.argmin(usable))
            run = 0
            while run < stop:
                key = int(nonce[run])
                same = nonce[run:stop] == key
                many = stop - run if same.all() else int(np.argmin(same))
                for place in range(run, run + many):
                    found.append((Record(int(numbers[place]), at + place * step + 4, segment), key))
                run += many
                if run < stop and _header_between(data, at + run * step, sector):
                    older += _behind(numbers, nonce, at, step, run + 1, stop)
                    break
            at += run * step
            at = -(-at // sector) * sector
            if at + 28 <= len(data) and bytes(data[at : at + 8]) == MAGIC:
                at += sector
                segment += 1
                continue
            break
        if found:
            last = found[-1][0]
            reached = last.offset + step
            found += [(r._replace(segment=last.segment), key) for r, key in older if r.offset >= reached]
        kept, score = _believable(data, found, pages, size)
        if score > best_score or (score == best_score and len(kept) > len(best)):
            best, best_score, damaged = kept, score, len(found) - len(kept)
    if not best:
        return None
    first = best[0][1]
    seen: set[int] = set()
    records: list[Record] = []
    leftover: list[Record] = []
    current = True
    keys = {first}
    last_segment = 0
    for record, key in best:
        if record.segment != last_segment:
            # each segment has a nonce of its own; a page is journalled once in a transaction
            last_segment = record.segment
            if current and record.page not in seen:
                keys = {key}
        if current and (key not in keys or record.page in seen):
            current = False
        if current:
            seen.add(record.page)
            records.append(record)
        else:
            leftover.append(record)
    return Journal(False, size, 0, records, leftover, damaged, None)


def _behind(numbers: Array, nonce: Array, at: int, step: int, run: int, stop: int) -> list[tuple[Record, int]]:
    """Records of an earlier, longer transaction that lie in its own layout behind a later one's header.

    The first of them has that header written into it and is not among them; of the others, those with a common nonce.
    """
    keys, counts = np.unique(nonce[run:stop], return_counts=True)
    common = set(keys[counts > 1].tolist())
    chosen = [place for place in range(run, stop) if int(nonce[place]) in common]
    return [(Record(int(numbers[place]), at + place * step + 4, 0), int(nonce[place])) for place in chosen]


def _header_between(data: Data, at: int, sector: int) -> bool:
    at = -(-at // sector) * sector
    return bytes(data[at : at + 8]) == MAGIC


def _believable(
    data: Data, found: list[tuple[Record, int]], limit: int, size: int
) -> tuple[list[tuple[Record, int]], int]:
    """Records that are believed, and how many share their nonce with another.

    Those are believed; of the others, those of a page that the database has, or had when a first page was journalled; and
    those of a page not much beyond whose bytes are a b-tree's: the rest of their transaction was overwritten, and the
    database has shrunk since.
    """
    counts: dict[int, int] = {}
    for record, key in found:
        counts[key] = counts.get(key, 0) + 1
        if record.page == 1:
            said = int.from_bytes(data[record.offset + 28 : record.offset + 32], "big")
            limit = max(limit, said if said <= _MOST_PAGES else 0)
    kept = [
        (record, key)
        for record, key in found
        if counts[key] > 1
        or record.page <= limit
        or (record.page <= 4 * limit + 64 and _is_tree_page(data[record.offset : record.offset + size]))
    ]
    return kept, sum(many for many in counts.values() if many > 1)


def _is_tree_page(page: Data) -> bool:
    """Whether the bytes are a b-tree page by its header: its type, and room for its cells where it says."""
    if page[0] not in (2, 5, 10, 13):
        return False
    count, content = int.from_bytes(page[3:5], "big"), int.from_bytes(page[5:7], "big") or 65536
    return 8 + 2 * count <= content <= len(page) and page[7] <= 60
