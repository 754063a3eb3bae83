"""The list of files of an iTunes/Finder backup: Manifest.db (iOS 10 and later) and Manifest.mbdb (iOS 5 to 9).

Manifest.db is a SQLite database with one row for each file, directory and link. It is evidence, and decrypted it names
everything in the backup: it is read from memory and never laid on disk. The format of its -wal is that of
https://www.sqlite.org/fileformat2.html#walformat. Manifest.mbdb is a run of big-endian records, described at
https://www.theiphonewiki.com/wiki/ITunes_Backup and by Felipe Martín
(https://fmartingr.com/blog/2013/11/29/reading-data-ios-backups-manifestmbdb).
"""

from __future__ import annotations

import hashlib
import time
from array import array
from binascii import Error as HexError
from binascii import unhexlify
from collections.abc import Callable, Iterator
from struct import Struct, unpack_from
from typing import Any, Protocol, cast

import apsw
import numpy as np
import numpy.typing as npt

from aboveboard.sources.api import MemberError
from aboveboard.sources.mbfile import MAX_SECONDS, MbFileError, MbFileReader

SQLITE_MAGIC = b"SQLite format 3\0"
MBDB_MAGIC = b"mbdb\x05\x00"
NO_TIME = -(1 << 63)
KEY_LENGTH = 44
"""4 bytes of class number, little-endian, and a wrapped key of 256 bits."""
NO_KEY, GOOD_KEY, BAD_KEY = 0, 1, 2
MAX_DOMAINS = 100_000
MAX_ROW = 16 << 20
"""Bytes of one row; real ones have hundreds."""
_PATTERN_LENGTH = 8
"""SQLITE_LIMIT_LIKE_PATTERN_LENGTH: https://www.sqlite.org/c3ref/c_limit_attached.html"""
MAX_PATTERN = 50
"""Letters of a pattern to compare with: longer ones can take hours, and nothing interrupts them."""
ROW_SECONDS = 5.0
"""Seconds of processor for one row; real ones take microseconds."""
_STEPS = 100_000
_WINDOW = 1 << 16
_FILE, _DIRECTORY, _LINK = 1, 2, 4
_NO_KEY_BYTES = bytes(KEY_LENGTH)


class ManifestError(ValueError):
    """The list of files cannot be read at all."""


class _Connection(Protocol):
    """What is used of an apsw connection."""

    def config(self, op: int, val: int, /) -> int: ...
    def limit(self, id: int, newval: int, /) -> int: ...
    def set_progress_handler(self, callable: Callable[[], bool], nsteps: int, /) -> None: ...
    def execute(self, statements: str) -> Iterator[tuple[object, ...]]: ...
    def close(self) -> None: ...


class Manifest:
    """The files of a backup, as columns; directories and links are left out and counted.

    `ids`: (n,) 20-byte file ids; `names`: 'Domain/relative/path' in UTF-8, end to end, `ends`: (n,) where each ends;
    `sizes`: (n,) int64 bytes, -1 where not stated; `modified`: (n,) int64 UTC microseconds or NO_TIME;
    `keys`: (n, 44) bytes as stored; `key_state`: (n,) NO_KEY, GOOD_KEY or BAD_KEY.
    """

    def __init__(self) -> None:
        self._ids = bytearray()
        self._names = bytearray()
        self._ends = array("q")
        self._sizes = array("q")
        self._modified = array("q")
        self._keys = bytearray()
        self._states = bytearray()
        self.domains: dict[bytes, int] = {}
        self.directories = 0
        self.links = 0
        self.problems: list[str] = []

    def add(
        self, file_id: bytes, domain: bytes, path: bytes, size: int, modified: int | None, key: bytes | None
    ) -> None:
        """Append a file."""
        self._ids += file_id
        self._names += domain
        self._names += b"/"
        self._names += path
        self._ends.append(len(self._names))
        self._sizes.append(size)
        self._modified.append(NO_TIME if modified is None else modified)
        if key is None:
            self._keys += _NO_KEY_BYTES
            self._states.append(NO_KEY)
        elif len(key) == KEY_LENGTH:
            self._keys += key
            self._states.append(GOOD_KEY)
        else:
            self._keys += _NO_KEY_BYTES
            self._states.append(BAD_KEY)

    def __len__(self) -> int:
        return len(self._ends)

    @property
    def ids(self) -> npt.NDArray[np.bytes_]:
        """(n,) file ids, 20 bytes each."""
        return np.frombuffer(bytes(self._ids), dtype="S20")

    @property
    def names(self) -> bytes:
        """All names, end to end."""
        return bytes(self._names)

    @property
    def ends(self) -> npt.NDArray[np.int64]:
        """(n,) where each name ends."""
        return np.frombuffer(self._ends.tobytes(), dtype=np.int64)

    @property
    def sizes(self) -> npt.NDArray[np.int64]:
        """(n,) bytes."""
        return np.frombuffer(self._sizes.tobytes(), dtype=np.int64)

    @property
    def modified(self) -> npt.NDArray[np.int64]:
        """(n,) UTC microseconds."""
        return np.frombuffer(self._modified.tobytes(), dtype=np.int64)

    @property
    def keys(self) -> npt.NDArray[np.uint8]:
        """(n, 44) wrapped keys with their class."""
        return np.frombuffer(bytes(self._keys), dtype=np.uint8).reshape(-1, KEY_LENGTH)

    @property
    def key_state(self) -> npt.NDArray[np.uint8]:
        """(n,) NO_KEY, GOOD_KEY, BAD_KEY."""
        return np.frombuffer(bytes(self._states), dtype=np.uint8)


class Pages(Protocol):
    """A database file: a member, or bytes in memory."""

    @property
    def size(self) -> int:
        """Bytes."""
        ...

    def read_at(self, offset: int, size: int) -> bytes:
        """The bytes there; fewer at the end. Raises MemberError."""
        ...


class InMemory:
    """Bytes in memory as a file."""

    def __init__(self, data: bytes | bytearray) -> None:
        self._data = memoryview(data)

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self._data)

    def read_at(self, offset: int, size: int) -> bytes:
        """The bytes there; fewer at the end."""
        return bytes(self._data[offset : offset + size])


class _Image:
    """The database as SQLite is to see it: decrypted on the way, pages of the -wal laid over it, never written."""

    def __init__(self, file: Pages, log: Log | None) -> None:
        self._file = file
        self._log = log
        self._window = b""
        self._start = 0
        self.size = log.pages * log.page_size if log is not None else file.size

    def read(self, offset: int, amount: int) -> bytes:
        log = self._log
        if log is not None and (page := log.page(offset // log.page_size + 1)) is not None:
            inside = offset % log.page_size
            data = page[inside : inside + amount]
        else:
            inside = offset - self._start
            if inside < 0 or inside + amount > len(self._window):
                # Rows are read nearly in order of pages: a window costs one call and one decryption for many pages.
                self._start, inside = offset, 0
                self._window = self._file.read_at(offset, max(amount, _WINDOW))
            data = self._window[inside : inside + amount]
        if offset <= 18 and offset + amount >= 20:
            # No -wal is to be looked for beside it: a database says so in these two bytes.
            data = data[: 18 - offset] + b"\1\1" + data[20 - offset :]
        return data


class _File:
    """One open file, as apsw calls it; whatever would write is refused."""

    def __init__(self, image: _Image) -> None:
        self._image = image

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802 - apsw's names
        try:
            return self._image.read(offset, amount)
        except MemberError as error:
            raise apsw.IOError(f"the file {error}") from error

    def xFileSize(self) -> int:  # noqa: N802
        return self._image.size

    def xClose(self) -> None:  # noqa: N802
        return

    def xLock(self, level: int) -> None:  # noqa: ARG002, N802
        return

    def xUnlock(self, level: int) -> None:  # noqa: ARG002, N802
        return

    def xCheckReservedLock(self) -> bool:  # noqa: N802
        return False

    def xSectorSize(self) -> int:  # noqa: N802
        return 4096

    def xDeviceCharacteristics(self) -> int:  # noqa: N802
        return apsw.SQLITE_IOCAP_IMMUTABLE

    def xFileControl(self, op: int, pointer: int) -> bool:  # noqa: ARG002, N802
        return False


class _Vfs(apsw.VFS):
    """Knows one file and no other; nothing can be made or deleted through it."""

    def __init__(self, name: str, image: _Image) -> None:
        self._image = image
        super().__init__(name, "")

    def xAccess(self, pathname: str, flags: int) -> bool:  # noqa: ARG002, N802
        return False

    def xFullPathname(self, name: str) -> str:  # noqa: N802
        return name

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: ARG002, N802
        raise apsw.ReadOnlyError("evidence is not deleted")

    def xOpen(self, name: Any, flags: list[int]) -> Any:  # noqa: ARG002, N802
        if not flags[0] & apsw.SQLITE_OPEN_MAIN_DB:
            raise apsw.CantOpenError("there is one file only")
        flags[1] = flags[0]
        return _File(self._image)


def read_manifest_db(file: Pages, log: Log | None = None) -> Manifest:
    """The files listed in a Manifest.db, with the committed pages of its -wal. Raises ManifestError.

    Rows that cannot be read are counted among the problems; rows before a damaged page are kept.
    """
    if file.size < 100 or file.read_at(0, 16) != SQLITE_MAGIC:
        raise ManifestError("is not a SQLite database")
    image = _Image(file, log)
    name = f"aboveboard-manifest-{id(image):x}"
    vfs = _Vfs(name, image)
    connection: _Connection | None = None
    try:
        flags = apsw.SQLITE_OPEN_READONLY
        connection = cast("_Connection", apsw.Connection("Manifest.db", flags=flags, vfs=name))
        for option, value in (
            (apsw.SQLITE_DBCONFIG_DEFENSIVE, 1),
            (apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
            (apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0),
            (apsw.SQLITE_DBCONFIG_ENABLE_VIEW, 0),
        ):
            connection.config(option, value)
        # Columns may be made by expressions: of what size, and how long they take, is the evidence's own choice.
        connection.limit(apsw.SQLITE_LIMIT_LENGTH, MAX_ROW)
        connection.limit(_PATTERN_LENGTH, MAX_PATTERN)
        connection.execute("PRAGMA temp_store = MEMORY")
        return _read_rows(connection)
    except apsw.Error as error:
        raise ManifestError(f"cannot be read by SQLite ({error})") from error
    finally:
        if connection is not None:
            connection.close()
        vfs.unregister()


def _read_rows(connection: _Connection) -> Manifest:
    tables = connection.execute("SELECT rootpage FROM main.sqlite_schema WHERE name = 'Files' AND type = 'table'")
    # A virtual table has no root page.
    if not any(row[0] for row in tables):
        raise ManifestError("has no table Files")
    manifest = Manifest()
    reader = MbFileReader()
    domains = manifest.domains
    since, before = time.process_time(), 0

    def too_long() -> bool:
        """Whether no row came for so long."""
        nonlocal since, before
        now, come = time.process_time(), len(manifest) + manifest.directories + manifest.links + bad_ids
        if come != before:
            since, before = now, come
        return now - since > ROW_SECONDS

    connection.set_progress_handler(too_long, _STEPS)
    unreadable = bad_ids = other_kinds = 0
    examples: list[str] = []
    rows = connection.execute(
        "SELECT CAST(fileID AS BLOB), CAST(domain AS BLOB), CAST(relativePath AS BLOB), flags, CAST(file AS BLOB)"
        " FROM main.Files"
    )
    try:
        for file_id, domain, path, flags, blob in cast(
            "Iterator[tuple[bytes | None, bytes | None, bytes | None, object, bytes | None]]", rows
        ):
            if flags == _DIRECTORY:
                manifest.directories += 1
                continue
            if flags == _LINK:
                manifest.links += 1
                continue
            if flags != _FILE:
                other_kinds += 1
            domain = domain or b""
            path = path or b""
            if domain in domains:
                domains[domain] += 1
            elif len(domains) < MAX_DOMAINS:
                domains[domain] = 1
            else:
                raise ManifestError(f"has more than {MAX_DOMAINS} domains")
            try:
                raw_id = unhexlify(file_id or b"")
            except HexError:
                raw_id = b""
            if len(raw_id) != 20:
                bad_ids += 1
                continue
            size, modified, key = -1, None, None
            try:
                size, modified, _, key = reader.read(blob or b"")
            except MbFileError:
                unreadable += 1
                if len(examples) < 5:
                    examples.append(f"{_text(domain)}/{_text(path)}")
            manifest.add(raw_id, domain, path, size, modified, key)
    except apsw.Error as error:
        manifest.problems.append(
            f"Manifest.db is damaged ({error}): {len(manifest)} files could be listed, those that follow are lost."
        )
    if unreadable:
        manifest.problems.append(
            f"Manifest.db: the details (size, time, key) of {unreadable} files cannot be read: {', '.join(examples)}"
            f"{' …' if unreadable > len(examples) else ''}."
        )
    if bad_ids:
        manifest.problems.append(f"Manifest.db: {bad_ids} rows have no usable file id and were left out.")
    if other_kinds:
        manifest.problems.append(f"Manifest.db: {other_kinds} rows are of an unknown kind and were taken as files.")
    return manifest


def _text(value: bytes) -> str:
    return value.decode("utf-8", "surrogateescape")


_WAL_HEAD = Struct(">8I")
_FRAME_HEAD = Struct(">6I")


def _checksum(order: str, data: bytes | memoryview, first: int, second: int) -> tuple[int, int]:
    words = cast("tuple[int, ...]", unpack_from(f"{order}{len(data) // 4}I", data))
    for at in range(0, len(words), 2):
        first = (first + words[at] + second) & 0xFFFFFFFF
        second = (second + words[at + 1] + first) & 0xFFFFFFFF
    return first, second


class Log:
    """The committed pages of a -wal: `pages` in the database after the last commit, `frames` read for it."""

    def __init__(self, data: bytes, page_size: int, pages: int, frames: int, places: dict[int, int]) -> None:
        self._data = memoryview(data)
        self._places = places
        self.page_size = page_size
        self.pages = pages
        self.frames = frames

    def page(self, number: int) -> bytes | None:
        """The newest committed state of a page (from 1); None where the log has none."""
        at = self._places.get(number)
        return None if at is None else bytes(self._data[at : at + self.page_size])


def read_wal(file: Pages, data: bytes) -> Log | None:
    """The committed pages of the -wal `data` of a database; None where nothing was committed.

    Raises ManifestError for a -wal of another page size, or whose head does not hold: such a one is not merged at all.
    """
    if not data:
        return None
    if len(data) < 32:
        raise ManifestError("is shorter than its header")
    magic, _, page_size, _, salt1, salt2, check1, check2 = cast("tuple[int, ...]", _WAL_HEAD.unpack_from(data))
    if magic & ~1 != 0x377F0682:
        raise ManifestError("is not a write-ahead log")
    order = ">" if magic & 1 else "<"
    stated = int.from_bytes(file.read_at(16, 2), "big")
    if not page_size or page_size != (65536 if stated == 1 else stated):
        raise ManifestError(f"has pages of {page_size} bytes, the database of {stated}")
    if _checksum(order, data[:24], 0, 0) != (check1, check2):
        raise ManifestError("has a header that does not hold its checksum")
    pending: dict[int, int] = {}
    done: dict[int, int] = {}
    pages = applied = 0
    view = memoryview(data)
    sums = (check1, check2)
    for frame, at in enumerate(range(32, len(data) - page_size - 23, page_size + 24), 1):
        page, commit, frame1, frame2, sum1, sum2 = cast("tuple[int, ...]", _FRAME_HEAD.unpack_from(data, at))
        if (frame1, frame2) != (salt1, salt2) or not page:
            break
        sums = _checksum(order, view[at + 24 : at + 24 + page_size], *_checksum(order, view[at : at + 8], *sums))
        if sums != (sum1, sum2):
            break
        pending[page] = at + 24
        if commit:
            done.update(pending)
            pending.clear()
            pages = commit
            applied = frame
    if not applied:
        return None
    if pages > file.size // page_size + len(done):
        raise ManifestError(f"states {pages} pages, more than there are")
    return Log(data, page_size, pages, applied, done)


_MBDB_TAIL = Struct(">HQIIIIIQBB")


def read_mbdb(data: bytes) -> Manifest:
    """The files listed in a Manifest.mbdb. Raises ManifestError; what precedes a damaged record is kept."""
    if not data.startswith(MBDB_MAGIC[:4]):
        raise ManifestError("is not a Manifest.mbdb")
    manifest = Manifest()
    domains = manifest.domains
    at = len(MBDB_MAGIC)
    end = len(data)

    def text(at: int) -> tuple[bytes | None, int]:
        length = data[at] << 8 | data[at + 1]
        if length == 0xFFFF:
            return None, at + 2
        if at + 2 + length > end:
            raise IndexError
        return data[at + 2 : at + 2 + length], at + 2 + length

    while at < end:
        start = at
        try:
            domain, at = text(at)
            path, at = text(at)
            _, at = text(at)  # target of a link
            _, at = text(at)  # digest
            key, at = text(at)
            if at + _MBDB_TAIL.size > end:
                raise IndexError
            mode, _, _, _, modified, _, _, size, _, properties = cast(
                "tuple[int, ...]", _MBDB_TAIL.unpack_from(data, at)
            )
            at += _MBDB_TAIL.size
            for _ in range(2 * properties):
                _, at = text(at)
        except IndexError:
            manifest.problems.append(
                f"Manifest.mbdb is cut short or damaged at byte {start}: {len(manifest)} files could be listed,"
                " those that follow are lost."
            )
            break
        kind = mode & 0xF000
        if kind == 0x4000:
            manifest.directories += 1
        elif kind == 0xA000:
            manifest.links += 1
        else:
            domain, path = domain or b"", path or b""
            if len(domains) >= MAX_DOMAINS and domain not in domains:
                raise ManifestError(f"has more than {MAX_DOMAINS} domains")
            domains[domain] = domains.get(domain, 0) + 1
            file_id = hashlib.sha1(domain + b"-" + path, usedforsecurity=False).digest()
            seconds = modified if modified < MAX_SECONDS else None
            manifest.add(
                file_id,
                domain,
                path,
                size if size < 1 << 62 else -1,
                None if seconds is None else seconds * 1_000_000,
                key or None,
            )
    return manifest
