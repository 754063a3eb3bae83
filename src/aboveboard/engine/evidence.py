"""Evidence databases, opened through a read-only VFS over open members.

SQLite never sees a path of the evidence: it asks for pages, and they come from the member's own bytes. A `-wal` beside the
database takes part as it did on the phone; a rollback journal that SQLite would play back is played back into memory.
Whatever SQLite writes goes into an overlay that is thrown away, so that neither the evidence nor its folder is touched.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Generator
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import Any, Protocol

import apsw

from aboveboard.engine import realmimage
from aboveboard.engine.utf16 import MOST_CELL, TooLarge, as_utf8, is_utf16
from aboveboard.formats.realm import RealmError, is_realm

HEADER = b"SQLite format 3\0"
_BLOCK = 65536
_ROW = 4
"""Bytes of the shortest row: its place in the page's list, and two numbers of its cell."""
_KEPT = 64 * 1024 * 1024
"""Bytes of an image of a Realm file that is kept for the next reading of the same file."""


class Bytes(Protocol):
    """What the VFS needs of a file."""

    @property
    def size(self) -> int:
        """Bytes."""
        ...

    def read_at(self, offset: int, size: int) -> bytes:
        """The bytes there; fewer at the end."""
        ...


@dataclass
class Buffer:
    """Bytes in memory as a file."""

    data: bytes | memoryview

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.data)

    def read_at(self, offset: int, size: int) -> bytes:
        """See `Bytes.read_at`."""
        return bytes(self.data[offset : offset + size])


class NotADatabase(Exception):
    """The file does not begin as an SQLite database does, or is no Realm database after all."""


@dataclass
class _Overlay:
    """A file of the VFS: evidence beneath, what SQLite writes above, in memory only."""

    base: Bytes | None
    size: int = 0
    pages: dict[int, bytearray] = field(default_factory=dict[int, bytearray])

    def __post_init__(self) -> None:
        self.size = self.base.size if self.base else 0

    def read(self, offset: int, amount: int) -> bytes:
        if not self.pages:
            return self.base.read_at(offset, amount) if self.base else b""
        end = min(offset + amount, self.size)
        parts: list[bytes] = []
        while offset < end:
            block, start = divmod(offset, _BLOCK)
            take = min(_BLOCK - start, end - offset)
            if block in self.pages:
                parts.append(bytes(self.pages[block][start : start + take]))
            else:
                piece = self.base.read_at(offset, take) if self.base else b""
                parts.append(piece.ljust(take, b"\0"))
            offset += take
        return b"".join(parts)

    def write(self, data: bytes, offset: int) -> None:
        end = offset + len(data)
        position = offset
        while position < end:
            block, start = divmod(position, _BLOCK)
            if block not in self.pages:
                below = self.base.read_at(block * _BLOCK, _BLOCK) if self.base else b""
                self.pages[block] = bytearray(below.ljust(_BLOCK, b"\0"))
            take = min(_BLOCK - start, end - position)
            self.pages[block][start : start + take] = data[position - offset : position - offset + take]
            position += take
        self.size = max(self.size, end)


class _File:
    """One open file of the VFS, as apsw calls it."""

    def __init__(self, overlay: _Overlay, on_error: Callable[[BaseException], None]) -> None:
        self._overlay = overlay
        self._on_error = on_error

    def xRead(self, amount: int, offset: int) -> bytes:  # noqa: N802 - apsw's names
        try:
            return self._overlay.read(offset, amount)
        except Exception as error:
            self._on_error(error)
            raise apsw.IOError(f"evidence could not be read: {error}") from error

    def xWrite(self, data: bytes, offset: int) -> None:  # noqa: N802
        self._overlay.write(data, offset)

    def xTruncate(self, size: int) -> None:  # noqa: N802
        self._overlay.size = min(self._overlay.size, size)

    def xFileSize(self) -> int:  # noqa: N802
        return self._overlay.size

    def xClose(self) -> None:  # noqa: N802
        return

    def xLock(self, level: int) -> None:  # noqa: N802, ARG002
        return

    def xUnlock(self, level: int) -> None:  # noqa: N802, ARG002
        return

    def xCheckReservedLock(self) -> bool:  # noqa: N802
        return False

    def xSync(self, flags: int) -> None:  # noqa: N802, ARG002
        return

    def xSectorSize(self) -> int:  # noqa: N802
        return 4096

    def xDeviceCharacteristics(self) -> int:  # noqa: N802
        return 0

    def xFileControl(self, op: int, pointer: int) -> bool:  # noqa: N802, ARG002
        return False


class EvidenceVfs(apsw.VFS):
    """A VFS under a name of its own. Files are registered under names made up here; any other name is refused."""

    def __init__(self) -> None:
        self._files: dict[str, _Overlay] = {}
        self._numbers = count(1)
        self.last_error: BaseException | None = None
        self._image: tuple[Bytes, tuple[bytes, tuple[str, ...]]] | None = None
        # SQLite finds it by name, and of two with the same name would find the younger one.
        self.name = f"aboveboard-evidence-{id(self):x}"
        super().__init__(self.name, "")

    def register(self, main: Bytes, wal: Bytes | None, journal: Bytes | None) -> str:
        """Make a database with its companions known; gives its name."""
        name = f"/evidence/{next(self._numbers)}"
        self._files[name] = _Overlay(main)
        if wal is not None and wal.size:
            self._files[name + "-wal"] = _Overlay(wal)
        if journal is not None and journal.size:
            self._files[name + "-journal"] = _Overlay(journal)
        return name

    def image(self, main: Bytes) -> tuple[bytes, tuple[str, ...]]:
        """A Realm file as an SQLite database, with warnings; of the file asked for last it may be there already.

        Raises NotADatabase, TooLarge.
        """
        if self._image is not None and self._image[0] is main:
            return self._image[1]
        self._image = None
        if main.size > realmimage.LIMIT:
            raise TooLarge(
                f"a Realm file of {main.size:,} bytes, more than the {realmimage.LIMIT:,} that are read at once"
            )
        try:
            made = realmimage.image_of(main.read_at(0, main.size))
        except RealmError as error:
            raise NotADatabase(str(error)) from error
        if len(made[0]) <= _KEPT:
            self._image = (main, made)
        return made

    def forget(self, name: str) -> None:
        """Drop a database and its companions."""
        for suffix in ("", "-wal", "-journal"):
            self._files.pop(name + suffix, None)

    def _note(self, error: BaseException) -> None:
        self.last_error = error

    def xAccess(self, pathname: str, flags: int) -> bool:  # noqa: D102, N802, ARG002
        return pathname in self._files

    def xFullPathname(self, filename: str) -> str:  # noqa: D102, N802
        return filename

    def xDelete(self, filename: str, syncdir: bool) -> None:  # noqa: D102, N802, ARG002
        self._files.pop(filename, None)

    def xOpen(self, name: Any, flags: list[int]) -> Any:  # noqa: D102, N802
        filename = name.filename() if isinstance(name, apsw.URIFilename) else name
        overlay = self._files.get(filename) if isinstance(filename, str) else None
        if overlay is None:
            if not isinstance(filename, str) or flags[0] & apsw.SQLITE_OPEN_CREATE:
                overlay = _Overlay(None)
                if isinstance(filename, str):
                    self._files[filename] = overlay
            else:
                raise apsw.CantOpenError(f"no such evidence: {filename}")
        flags[1] = flags[0]
        return _File(overlay, self._note)


@dataclass(frozen=True)
class Attached:
    """An evidence database attached to a connection."""

    schema: str
    warnings: tuple[str, ...]
    """What does not belong together, in sentences."""
    most: int
    """So many rows a table can have: a row takes four bytes at least, of the database or of its logs."""


def companions(main: Bytes, wal: Bytes | None, journal: Bytes | None) -> tuple[Bytes | None, Bytes | None, list[str]]:
    """Which of `-wal` and `-journal` may take part, and a warning for each that does not belong to the database.

    Facts: https://www.sqlite.org/fileformat2.html sections 1.3, 3 and 4.1.
    """
    warnings: list[str] = []
    head = main.read_at(0, 100)
    page = int.from_bytes(head[16:18], "big")
    page = 65536 if page == 1 else page
    if wal is not None and wal.size:
        start = wal.read_at(0, 56)
        magic = start[:4]
        if len(start) < 32 or magic not in (b"\x37\x7f\x06\x82", b"\x37\x7f\x06\x83"):
            warnings.append("the -wal beside it does not begin as a write-ahead log does; it was left out")
            wal = None
        elif not _wal_sum_holds(start[:32]):
            warnings.append("the -wal's header does not match its own checksum; it was left out")
            wal = None
        elif int.from_bytes(start[8:12], "big") != page:
            warnings.append("the -wal has another page size than the database; it was left out")
            wal = None
    if journal is not None and journal.size:
        start = journal.read_at(0, 28)
        if start[:8] == b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" and len(start) == 28:
            records, _, pages, _, size = struct.unpack(">5I", start[8:28])
            if size != page:
                warnings.append("the -journal has another page size than the database; it was left out")
                journal = None
            elif records and pages * page > main.size + 2**31:
                warnings.append("the -journal states more pages than the database can have had; it was left out")
                journal = None
        else:
            journal = None
    return wal, journal, warnings


def _wal_sum_holds(header: bytes) -> bool:
    order = ">" if header[3] & 1 else "<"
    first = second = 0
    words = struct.unpack(order + "6I", header[:24])
    for a, b in zip(words[::2], words[1::2], strict=True):
        first = (first + a + second) & 0xFFFFFFFF
        second = (second + b + first) & 0xFFFFFFFF
    return (first, second) == struct.unpack(">2I", header[24:32])


@contextmanager
def attached(
    db: apsw.Connection,
    vfs: EvidenceVfs,
    main: Bytes,
    *,
    wal: Bytes | None = None,
    journal: Bytes | None = None,
    schema: str = "ev",
) -> Generator[Attached, None, None]:
    """Attach an evidence database to `db` for the time of the context: SQLite, or Realm as `realmimage` makes it.

    Raises NotADatabase for a file that does not begin as one, apsw.Error where SQLite cannot open it.
    """
    head = main.read_at(0, 100)
    said: tuple[str, ...] = ()
    if is_realm(head):
        made, said = vfs.image(main)
        main, wal, journal, head = Buffer(made), None, None, made[:100]
    if head[:16] != HEADER:
        raise NotADatabase("does not begin as an SQLite database does")
    wal, journal, warnings = companions(main, wal, journal)
    name = vfs.register(main, wal, journal)
    if is_utf16(head):
        try:
            utf8 = as_utf8(f"file:{name}?vfs={vfs.name}", main.size)
        finally:
            vfs.forget(name)
        main, wal, journal = Buffer(utf8), None, None
        name = vfs.register(main, wal, journal)
    # Exclusive locking lets SQLite keep the index of the -wal in its own memory: no -shm is needed.
    db.execute("PRAGMA locking_mode = EXCLUSIVE")
    # Nothing is asked of a view and nothing is written; were it so, none of the evidence's own code would run.
    db.config(apsw.SQLITE_DBCONFIG_ENABLE_VIEW, 0)
    db.config(apsw.SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
    # SQLite refuses a longer cell before it reads it; the rows beside it are read.
    longest = db.limit(apsw.SQLITE_LIMIT_LENGTH)
    db.limit(apsw.SQLITE_LIMIT_LENGTH, min(longest, MOST_CELL))
    db.execute(f"ATTACH 'file:{name}?vfs={vfs.name}&cipher=none' AS {schema} KEY ''")
    try:
        db.execute(f"PRAGMA {schema}.cache_size = -16384")
        size = sum(file.size for file in (main, wal, journal) if file is not None)
        yield Attached(schema, (*warnings, *said), size // _ROW + 1)
    finally:
        db.execute(f"DETACH {schema}")
        db.limit(apsw.SQLITE_LIMIT_LENGTH, longest)
        vfs.forget(name)
