"""The list of files of an iTunes/Finder backup: Manifest.db (iOS 10 and later) and Manifest.mbdb (iOS 5 to 9).

Manifest.db is a SQLite database with one row for each file, directory and link. It is evidence, and decrypted it names
everything in the backup: it is read from memory and never laid on disk. The format of its -wal is that of
https://www.sqlite.org/fileformat2.html#walformat. Manifest.mbdb is a run of big-endian records, described at
https://www.theiphonewiki.com/wiki/ITunes_Backup and by Felipe Martín
(https://fmartingr.com/blog/2013/11/29/reading-data-ios-backups-manifestmbdb).
"""

from __future__ import annotations

import hashlib
from array import array
from binascii import Error as HexError
from binascii import unhexlify
from collections.abc import Iterator
from struct import Struct, unpack_from
from typing import Protocol, cast

import apsw
import numpy as np
import numpy.typing as npt

from aboveboard.sources.mbfile import MAX_SECONDS, MbFileError, MbFileReader

SQLITE_MAGIC = b"SQLite format 3\0"
MBDB_MAGIC = b"mbdb\x05\x00"
NO_TIME = -(1 << 63)
KEY_LENGTH = 44
"""4 bytes of class number, little-endian, and a wrapped key of 256 bits."""
NO_KEY, GOOD_KEY, BAD_KEY = 0, 1, 2
MAX_DOMAINS = 100_000
_FILE, _DIRECTORY, _LINK = 1, 2, 4
_NO_KEY_BYTES = bytes(KEY_LENGTH)


class ManifestError(ValueError):
    """The list of files cannot be read at all."""


class _Connection(Protocol):
    """What is used of an apsw connection."""

    def config(self, op: int, val: int, /) -> int: ...
    def deserialize(self, name: str, contents: bytearray) -> None: ...
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


def read_manifest_db(image: bytearray) -> Manifest:
    """The files listed in a Manifest.db held in memory (the image is changed: see below). Raises ManifestError.

    Rows that cannot be read are counted among the problems; rows before a damaged page are kept.
    """
    if not image.startswith(SQLITE_MAGIC) or len(image) < 100:
        raise ManifestError("is not a SQLite database")
    # A database in memory has no -wal beside it: say so in its header, else SQLite refuses to open it.
    image[18] = image[19] = 1
    connection = cast("_Connection", apsw.Connection(":memory:"))
    try:
        for option, value in (
            (apsw.SQLITE_DBCONFIG_DEFENSIVE, 1),
            (apsw.SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0),
            (apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0),
            (apsw.SQLITE_DBCONFIG_ENABLE_VIEW, 0),
        ):
            connection.config(option, value)
        connection.deserialize("main", image)
        image.clear()
        connection.execute("PRAGMA query_only = 1")
        return _read_rows(connection)
    except apsw.Error as error:
        raise ManifestError(f"cannot be read by SQLite ({error})") from error
    finally:
        connection.close()


def _read_rows(connection: _Connection) -> Manifest:
    tables = connection.execute("SELECT rootpage FROM main.sqlite_schema WHERE name = 'Files' AND type = 'table'")
    # A virtual table has no root page.
    if not any(row[0] for row in tables):
        raise ManifestError("has no table Files")
    manifest = Manifest()
    reader = MbFileReader()
    domains = manifest.domains
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


def apply_wal(image: bytearray, wal: bytes) -> tuple[int, str | None]:
    """Lay the committed frames of a -wal over a database image; gives how many, and what is wrong with it, if anything.

    A -wal of another page size, or whose head does not hold, is not merged at all.
    """
    if len(wal) < 32:
        return 0, "is shorter than its header" if wal else None
    magic, _, page_size, _, salt1, salt2, check1, check2 = cast("tuple[int, ...]", _WAL_HEAD.unpack_from(wal))
    if magic & ~1 != 0x377F0682:
        return 0, "is not a write-ahead log"
    order = ">" if magic & 1 else "<"
    stated = int.from_bytes(image[16:18], "big")
    if page_size != (65536 if stated == 1 else stated):
        return 0, f"has pages of {page_size} bytes, the database of {stated}"
    if _checksum(order, wal[:24], 0, 0) != (check1, check2):
        return 0, "has a header that does not hold its checksum"
    pending: dict[int, int] = {}
    done: dict[int, int] = {}
    pages = applied = 0
    view = memoryview(wal)
    sums = (check1, check2)
    for frame, at in enumerate(range(32, len(wal) - page_size - 23, page_size + 24), 1):
        page, commit, frame1, frame2, sum1, sum2 = cast("tuple[int, ...]", _FRAME_HEAD.unpack_from(wal, at))
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
        return 0, None
    if pages > len(image) // page_size + len(done):
        return 0, f"states {pages} pages, more than there are"
    wanted = pages * page_size
    if len(image) < wanted:
        image.extend(bytes(wanted - len(image)))
    for page, at in done.items():
        if page <= pages:
            image[(page - 1) * page_size : page * page_size] = view[at : at + page_size]
    del image[wanted:]
    return applied, None


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
