"""Puts a database and its -wal or -journal together, if they belong together, and names every page version there is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from aboveboard.formats.sqlite import belongs
from aboveboard.formats.sqlite.journal import Journal, read_journal
from aboveboard.formats.sqlite.model import Source, SqliteError
from aboveboard.formats.sqlite.paged import Data
from aboveboard.formats.sqlite.view import PAGE_SIZES, Header, View, guess_header, parse_header
from aboveboard.formats.sqlite.wal import Frame, Wal, WalError, read_wal

Note = Callable[[str, str, "int | None", Source], None]


class Version(NamedTuple):
    """One version of a page.

    Its place, the view of its moment, and what kind of version it is (older | uncommitted).
    """

    page: int
    source: int
    offset: int
    view: View
    kind: str


class Attached(NamedTuple):
    """A database as SQLite would show it, and all other versions of its pages."""

    header: Header
    live: View
    main: View
    versions: list[Version]
    wal: Wal | None
    journal: Journal | None


def attach(main: Data, wal: Data, journal: Data, note: Note) -> Attached:
    """Put the files together. Raises SqliteError when the main file is no database and nothing beside it helps."""
    sources = (main, wal, journal)
    log = _wal(wal, note)
    head = _header(main, log, wal, note)
    size = head.page_size
    physical = len(main) // size
    plain = View(sources, size, head.usable)
    if head.pages_valid and len(main):
        if head.pages > -(-len(main) // size):
            note("truncated", f"{head.pages} pages in the header, {physical} in the file", None, "main")
        elif head.pages < physical:
            note("trailing", f"{head.pages} pages in the header, {physical} in the file", None, "main")
    if len(main) % size:
        note("truncated", "the last page is not whole", None, "main")
    live = plain
    versions: list[Version] = []
    back = _journal(journal, head, note)
    if log is not None and log.page_size != size:
        note("wal-mismatch", f"pages of {log.page_size} bytes in the -wal, {size} in the database", None, "wal")
        log = None
    if log is not None:
        overlay = {frame.page: (1, frame.offset) for frame in log.committed}
        pages = log.pages or None
        if pages is not None:
            overlay = {page: place for page, place in overlay.items() if page <= pages}
        merged = View(sources, size, head.usable, overlay, pages)
        why = belongs.wal(log, plain, merged, head)
        if why:
            note("wal-mismatch", why, None, "wal")
            log = None
        else:
            if log.committed:
                live = merged
            versions.extend(_wal_versions(log, plain, live))
            _wal_notes(log, note)
    if back is not None:
        live, more, back = _merge_journal(back, live, plain, head, log is not None, note)
        versions.extend(more)
    if live is not plain:
        place = live.find(1)
        if place is not None and place[0]:
            head = parse_header(sources[place[0]][place[1] : place[1] + 100])
    return Attached(head, live, plain, versions, log, back)


def _wal(data: Data, note: Note) -> Wal | None:
    try:
        return read_wal(data)
    except WalError as error:
        note("wal-mismatch", str(error), None, "wal")
        return None


def _header(main: Data, log: Wal | None, wal: Data, note: Note) -> Header:
    if not len(main):
        return Header(log.page_size if log else 4096, 0, 0, 0, 0, 0, 0, 0, "utf-8", False, 1)
    try:
        head = parse_header(main[:100])
    except SqliteError:
        if len(main) < 100:
            raise
        head = None
    if head is not None and head.whole:
        return head
    note("damaged-page", "the database header is damaged", 1, "main")
    if log is not None:
        for frame in reversed(log.committed):
            if frame.page == 1:
                return parse_header(wal[frame.offset : frame.offset + 100])
    if head is not None and head.page_size in PAGE_SIZES and len(main) >= head.page_size and main[100] in (5, 13):
        return head
    return guess_header(main)


def _wal_notes(log: Wal, note: Note) -> None:
    if log.damaged:
        note("wal-damaged", f"{log.damaged} frames whose checksums do not hold", None, "wal")
    if log.foreign:
        note("wal-damaged", f"{log.foreign} frames with salts of no earlier generation", None, "wal")
    if log.older:
        note("wal-older", f"{len(log.older)} frames of an earlier generation", None, "wal")
    if log.uncommitted:
        note("wal-uncommitted", f"{len(log.uncommitted)} frames of a transaction that was not committed", None, "wal")


def _wal_versions(log: Wal, plain: View, live: View) -> list[Version]:
    """All versions of pages in the log and, below it, in the main file, that the live view does not show."""
    out: list[Version] = []
    sources, size, usable = plain.sources, plain.page_size, plain.usable

    def add(frame: Frame, view: View, kind: str) -> None:
        if live.find(frame.page) != (1, frame.offset):
            out.append(Version(frame.page, 1, frame.offset, view, kind))

    state: dict[int, tuple[int, int]] = {}
    group: list[Frame] = []
    # a view for each commit; they share nothing, so of a log of many small commits at most some hundred are kept apart
    commits = sum(1 for frame in log.committed if frame.commit)
    every = max(1, commits // 200)
    done = 0
    for frame in log.committed:
        state[frame.page] = (1, frame.offset)
        group.append(frame)
        if frame.commit:
            done += 1
            if done % every == 0 or done == commits:
                view = View(sources, size, usable, dict(state))
                for each in group:
                    add(each, view, "older")
                group = []
    if log.uncommitted:
        after = dict(live.overlay)
        for frame in log.uncommitted:
            after[frame.page] = (1, frame.offset)
        view = View(sources, size, usable, after)
        for frame in log.uncommitted:
            add(frame, view, "uncommitted")
    by_salt: dict[int, dict[int, tuple[int, int]]] = {}
    for frame in log.older:
        by_salt.setdefault(frame.salt, {})[frame.page] = (1, frame.offset)
    views = {salt: View(sources, size, usable, pages) for salt, pages in by_salt.items()}
    for frame in log.older:
        add(frame, views[frame.salt], "older")
    for page in sorted({frame.page for frame in log.committed}):
        if page <= plain.cut:
            out.append(Version(page, 0, (page - 1) * size, plain, "older"))
    if log.committed:
        out.extend(
            Version(page, 0, (page - 1) * size, plain, "older")
            for page in range(live.cut + 1, plain.cut + 1)
            if page not in live.overlay
        )
    return out


def _journal(data: Data, head: Header, note: Note) -> Journal | None:
    if not len(data):
        return None
    pages = head.pages
    found = read_journal(data, head.page_size, pages)
    if found is None:
        if len(data) >= 512 and any(data[:8]):
            note("journal-mismatch", "no rollback journal header", None, "journal")
        return None
    if found.page_size != head.page_size:
        note(
            "journal-mismatch",
            f"pages of {found.page_size} bytes in the -journal, {head.page_size} in the database",
            None,
            "journal",
        )
        return None
    return found


def _merge_journal(
    back: Journal, live: View, plain: View, head: Header, with_wal: bool, note: Note
) -> tuple[View, list[Version], Journal | None]:
    """Roll back what a hot journal would; name the earlier versions of pages that it holds."""
    sources, size, usable = plain.sources, plain.page_size, plain.usable
    if not back.records:
        if back.damaged:
            note("journal-mismatch", "no record of the -journal holds its checksum", None, "journal")
        return live, [], None
    overlay: dict[int, tuple[int, int]] = {}
    for record in back.records:
        overlay.setdefault(record.page, (2, record.offset))
    before = View(sources, size, usable, overlay, back.pages if back.hot else None)
    why = belongs.journal(back, plain, before, head)
    if why:
        note("journal-mismatch", why, None, "journal")
        return live, [], None
    if back.damaged:
        note("journal-damaged", f"{back.damaged} records whose checksums do not hold", None, "journal")
    if back.hot and back.super_journal is None and not with_wal:
        note(
            "journal-hot",
            f"{len(back.records)} pages are shown as they were before the interrupted transaction",
            None,
            "journal",
        )
        rolled = View(
            sources, size, usable, {page: place for page, place in overlay.items() if page <= back.pages}, back.pages
        )
        versions = [
            Version(page, 0, (page - 1) * size, plain, "uncommitted")
            for page in range(1, plain.cut + 1)
            if page in overlay or page > back.pages
        ]
        versions += [
            Version(record.page, 2, record.offset, before, "older")
            for record in back.records
            if rolled.find(record.page) != (2, record.offset)
        ]
        return rolled, versions, back
    if back.hot and back.super_journal is not None:
        note("journal-super", f"the super-journal is named {back.super_journal!r}", None, "journal")
    else:
        note(
            "journal-persisted", f"{len(back.records) + len(back.leftover)} pages as they were before", None, "journal"
        )
    versions = [Version(record.page, 2, record.offset, before, "older") for record in back.records]
    own = {record.page: (2, record.offset) for record in back.leftover}
    earlier = View(sources, size, usable, {**before.overlay, **own})
    versions += [Version(record.page, 2, record.offset, earlier, "older") for record in back.leftover]
    return live, versions, back
