"""The copy while it is made: a zip that only grows, and beside it a journal of what is whole in it.

Members are stored as they come, so that a copy takes the room of its bytes once. `NAME.zip.part` becomes `NAME.zip` when its
directory is written. After an interruption what the journal says is read back and compared with its hashes before it is believed;
the copy is cut back to where it holds and goes on from there, a large file from the byte that it had.

Format: PKWARE APPNOTE 6.3.10 (https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT): 4.3 headers, 4.5.3 the ZIP64 field.
"""

from __future__ import annotations

import hashlib
import os
import struct
import sys
import time
from collections.abc import Callable, Generator, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path
from queue import SimpleQueue
from threading import Thread
from types import TracebackType
from typing import BinaryIO, Final, Self

import msgspec

from aboveboard.acquire.errors import AcquireError, NoRoom

try:
    # The same sum in a tenth of the time (0068); where it was not installed, zlib's does.
    from isal.isal_zlib import crc32
except ImportError:
    from zlib import crc32

PART, JOURNAL = ".part", ".journal"
_LOCAL: Final = struct.Struct("<IHHHHHIIIHH")
_LOCAL_WIDE: Final = struct.Struct("<HHQQ")
_CENTRAL: Final = struct.Struct("<IHHHHHHIIIHHHHHII")
_CENTRAL_WIDE: Final = struct.Struct("<HHQQQ")
_END_WIDE: Final = struct.Struct("<IQHHIIQQQQ")
_LOCATOR: Final = struct.Struct("<IIQI")
_END: Final = struct.Struct("<IHHHHIIH")
_SIGNATURE: Final = b"PK\x03\x04"
_UTF8: Final = 1 << 11
_VERSION: Final = 45
_MOST16, _MOST32 = 0xFFFF, 0xFFFFFFFF
_SETTLE_BYTES: Final = 64 << 20
_SETTLE_SECONDS: Final = 1.0
_READ: Final = 1 << 20
_BUFFER: Final = 1 << 16
_WRITE: Final = 1 << 17
"""Of larger single writes some file systems take each byte four times slower."""
_BLOCK: Final = 1 << 20
"""Stays in the processor's cache until it is hashed and written."""
_BLOCKS: Final = 8

_Piece = tuple[memoryview, memoryview | None]
"""What is to be hashed, and the block that is free then."""
Fill = Callable[[memoryview], int]
"""Puts what comes next into a block, as much as it likes, and says how much: 0 at the end."""


class Note(msgspec.Struct, frozen=True, omit_defaults=True):
    """What was asked of the phone, and how it ended."""

    command: str
    status: int | None = None
    """Exit status; None where the phone is too old to say it."""
    began: float = 0.0
    ended: float = 0.0
    """Seconds of this computer's clock."""


class Copied(msgspec.Struct, frozen=True, omit_defaults=True):
    """A member of the copy, as a line of the journal and of the manifest tells of it."""

    name: str
    """In the zip; no lone surrogates."""
    size: int
    """Bytes that came."""
    sha256: str
    """Of these; '' where the member is not whole yet."""
    crc: int
    header: int
    """Where its local header stands in the zip."""
    modified: int | None = None
    """The phone's time of modification, UTC seconds."""
    stated: int | None = None
    """Bytes that the phone had said it has, where it said another number."""
    told: int | None = None
    """The size that the phone stated before the file was read, by which a later run knows that it is the same."""
    note: Note | None = None
    """Of an answer: what was asked."""

    @property
    def whole(self) -> bool:
        """Whether all of it is there."""
        return bool(self.sha256)


class Archive:
    """The copy. Not for several threads at once: whoever shares it holds a lock of their own."""

    def __init__(self, target: Path) -> None:
        """Begin a copy, or go on with the one that was begun for the same `target`. Raises AcquireError."""
        self.target = target
        self.part = target.with_name(target.name + PART)
        self._journal_path = target.with_name(target.name + JOURNAL)
        if target.exists():
            raise AcquireError(f"{target} is there already; a copy is never written over: give another name")
        self.members: dict[str, Copied] = {}
        """What is whole, by name."""
        self.begun: Copied | None = None
        """What had begun to come when an earlier run ended."""
        self._held: dict[str, tuple[Copied, bytes]] = {}
        """What came while the member that had begun waits to go on: it must stand last until it is whole."""
        self._waiting: list[Copied] = []
        self.blocks: list[memoryview] = []
        """Memory that members which grow have done with: making it anew for each part of a film costs as much as copying it."""
        self._last = time.monotonic()
        self.resumed = self.part.exists() and self._journal_path.exists()
        end = self._recall() if self.resumed else 0
        flags = os.O_RDWR | os.O_CREAT | os.O_CLOEXEC | os.O_NOFOLLOW
        try:
            self._file = os.fdopen(os.open(self.part, flags, 0o600), "r+b", buffering=_BUFFER)
            self._journal = os.fdopen(os.open(self._journal_path, flags | os.O_APPEND, 0o600), "ab")
        except OSError as error:
            raise AcquireError(f"{target} cannot be written: {error.strerror}") from error
        if not self.resumed:
            os.ftruncate(self._journal.fileno(), 0)
        if os.fstat(self._file.fileno()).st_size > end:
            self._file.truncate(end)
        self._file.seek(end)
        self.end = end
        self._settled = end

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _recall(self) -> int:
        """Take up what the journal says is there, as far as the bytes agree; where the copy goes on from."""
        end = 0
        with self.part.open("rb") as file:
            for said in journal_of(self.target):
                stops = _data_at(said) + said.size
                if not _agrees(file, said):
                    continue
                if said.whole:
                    self.members[said.name] = said
                    self.begun = None
                else:
                    self.begun = said
                end = stops
        return end

    def put(
        self, name: str, data: bytes, modified: int | None = None, stated: int | None = None, note: Note | None = None
    ) -> Copied:
        """A whole member at once. Raises NoRoom."""
        made = Copied(
            name,
            len(data),
            hashlib.sha256(data).hexdigest(),
            crc32(data),
            self.end,
            modified,
            stated if stated != len(data) else None,
            stated,
            note,
        )
        if self.begun is not None:
            self._held[name] = made, data
            self.members[name] = made
        else:
            self._append(made, data)
        return self.members[name]

    def _append(self, made: Copied, data: bytes) -> None:
        made = msgspec.structs.replace(made, header=self.end)
        with room():
            self._file.write(_local(made))
            self._file.write(data)
        self.end = _data_at(made) + made.size
        self._keep(made)

    def _release(self) -> None:
        """Write what was held back."""
        held = list(self._held.values())
        self._held.clear()
        for made, data in held:
            self._append(made, data)

    def forget(self) -> None:
        """Give up what had begun to come, and cut it off."""
        if self.begun is not None:
            self.end = self.begun.header
            self._file.truncate(self.end)
            self._file.seek(self.end)
            self.begun = None
        self._release()

    @contextmanager
    def growing(self, name: str, modified: int | None, stated: int | None) -> Generator[Growing]:
        """A member that comes in pieces; what came stays where it breaks off. Goes on with one that had begun."""
        before = self.begun
        if before is not None and (before.name, before.modified, before.told) != (name, modified, stated):
            self.forget()
            before = None
        self.begun = None
        made = Growing(self, name, modified, stated, before)
        whole = False
        try:
            yield made
            whole = True
        finally:
            made.close()
            if not whole:
                self.settle(made.so_far())
                self.begun = made.so_far()
        self._keep(made.ended())
        self._release()

    def write(self, data: bytes | memoryview) -> None:
        """More of the member that is growing. Raises NoRoom."""
        view, at = memoryview(data), 0
        with room():
            # Past the file's buffer, in which only small members wait.
            self._file.flush()
            while at < len(view):
                at += os.pwrite(self._file.fileno(), view[at : at + _WRITE], self.end + at)
            self._file.seek(self.end + at)
        self.end += at

    def patch(self, at: int, data: bytes) -> None:
        """Write anew what stands at a place, and go back to the end."""
        with room():
            self._file.seek(at)
            self._file.write(data)
            self._file.seek(self.end)

    def recall(self, name: str) -> bytes:
        """A whole member that came before."""
        if name in self._held:
            return self._held[name][1]
        made = self.members[name]
        return b"".join(self.read(_data_at(made), made.size))

    def read(self, at: int, size: int) -> Iterator[bytes]:
        """What was written, in pieces."""
        self._file.flush()
        while size > 0:
            data = os.pread(self._file.fileno(), min(size, _READ), at)
            if not data:
                raise AcquireError(f"{self.part} is shorter than its journal says")
            yield data
            at += len(data)
            size -= len(data)

    def _keep(self, made: Copied) -> None:
        self.members[made.name] = made
        self._waiting.append(made)
        if self.end - self._settled >= _SETTLE_BYTES or time.monotonic() - self._last >= _SETTLE_SECONDS:
            self.settle()

    def due(self) -> bool:
        """Whether so much came since the last line of the journal that another is worth its time."""
        return self.end - self._settled >= _SETTLE_BYTES

    def settle(self, begun: Copied | None = None) -> None:
        """Write out what came, then say so in the journal. Raises NoRoom."""
        with room():
            self._file.flush()
            lines = [*self._waiting, *([begun] if begun is not None else [])]
            self._journal.writelines(msgspec.json.encode(line) + b"\n" for line in lines)
            self._journal.flush()
        self._waiting.clear()
        self._settled, self._last = self.end, time.monotonic()

    def close(self) -> None:
        """Leave it as it is, to go on later; what came is kept. Nothing where it was finished."""
        if self._file.closed:
            return
        try:
            self.settle()
        finally:
            self._file.close()
            self._journal.close()

    def finish(self) -> tuple[str, int]:
        """Write the directory, give the copy its name and put the journal away; (SHA-256 of the file, bytes). Raises NoRoom."""
        self.forget()
        self.settle()
        start = self.end
        with room():
            for made in self.members.values():
                entry = _central(made)
                self._file.write(entry)
                self.end += len(entry)
            self._file.write(_endings(len(self.members), start, self.end - start))
            self._file.flush()
            with ThreadPoolExecutor(1) as disk:
                settling = disk.submit(os.fsync, self._file.fileno())
                whole = _sha256(self.part)
                settling.result()
        size = os.fstat(self._file.fileno()).st_size
        self._file.close()
        self._journal.close()
        self.part.rename(self.target)
        self._journal_path.unlink()
        return whole, size


class Growing:
    """A member that comes in pieces."""

    def __init__(
        self, archive: Archive, name: str, modified: int | None, stated: int | None, before: Copied | None
    ) -> None:
        self._archive = archive
        self.name, self.modified, self._stated = name, modified, stated
        self.size = before.size if before is not None else 0
        self._crc = 0
        self._sha = hashlib.sha256()
        self._todo: SimpleQueue[_Piece | None] = SimpleQueue()
        self._done: SimpleQueue[_Piece | None] = SimpleQueue()
        self._hashing = 0
        """Pieces that were given to be hashed, and have not come back."""
        self._beside = Thread(target=self._hash_beside, daemon=True)
        self.header = before.header if before is not None else archive.end
        if before is not None:
            for data in archive.read(_data_at(before), before.size):
                self._crc = crc32(data, self._crc)
                self._sha.update(data)
        else:
            archive.write(_local(self.so_far()))
        self._beside.start()

    def write(self, data: bytes | bytearray) -> None:
        """More of it; hashed too when this returns. Raises NoRoom."""
        self._hash(memoryview(data), None)
        self._keep(memoryview(data))
        self._hashed()

    def take(self, fill: Fill) -> int:
        """As much more of it as `fill` puts into a block; how much, 0 at the end. Raises NoRoom, and what `fill` raises."""
        self._hashed(_BLOCKS - 1)
        free = self._archive.blocks
        block = free.pop() if free else memoryview(bytearray(_BLOCK))
        # Whole blocks of the file are written faster than what begins and ends within them.
        came = block[: fill(block[: _BLOCK - self._archive.end % _BLOCK])]
        self._hash(came, block)
        self._keep(came)
        return len(came)

    def _hash_beside(self) -> None:
        """In a thread of its own: hashing takes the longest."""
        _behind()
        try:
            while (piece := self._todo.get()) is not None:
                self._sha.update(piece[0])
                self._done.put(piece)
        finally:
            self._done.put(None)

    def _hash(self, data: memoryview, block: memoryview | None) -> None:
        self._todo.put((data, block))
        self._hashing += 1

    def _hashed(self, but: int = 0) -> None:
        """Wait until all is hashed but so many pieces."""
        while self._hashing > but or (self._hashing and not self._done.empty()):
            piece = self._done.get()
            if piece is None:
                raise RuntimeError("the thread that hashes has ended")
            self._hashing -= 1
            if piece[1] is not None:
                self._archive.blocks.append(piece[1])

    def _keep(self, data: memoryview) -> None:
        self._archive.write(data)
        self._crc = crc32(data, self._crc)
        self.size += len(data)
        if self._archive.due():
            self._archive.settle(self.so_far())

    def close(self) -> None:
        """Nothing more comes."""
        self._todo.put(None)
        self._beside.join()
        self._hashed()

    def so_far(self) -> Copied:
        """What came of it until now."""
        return Copied(self.name, self.size, "", self._crc, self.header, self.modified, None, self._stated)

    def ended(self) -> Copied:
        """The whole member; its header gets the sizes that came."""
        stated = self._stated if self._stated != self.size else None
        made = Copied(
            self.name,
            self.size,
            self._sha.hexdigest(),
            self._crc,
            self.header,
            self.modified,
            stated,
            self._stated,
        )
        self._archive.patch(self.header, _local(made))
        return made


def _behind() -> None:
    """Where the system knows that, let this thread not interrupt others when it has work again: the phone waits for them."""
    # Its share of the processors stays the same. Where it may not be said, it is only a little slower.
    if sys.platform == "linux":
        with suppress(OSError):
            if os.sched_getscheduler(0) == os.SCHED_OTHER:
                os.sched_setscheduler(0, os.SCHED_BATCH, os.sched_param(0))


def _agrees(file: BinaryIO, said: Copied) -> bool:
    """Whether the bytes of a member are those that came: of a whole one by its SHA-256, else by the checksum so far."""
    file.seek(said.header)
    head = file.read(_LOCAL.size + len(said.name.encode()) + _LOCAL_WIDE.size)
    if head[:4] != _SIGNATURE or head[_LOCAL.size : -_LOCAL_WIDE.size] != said.name.encode():
        return False
    digest, crc, left = hashlib.sha256(), 0, said.size
    while left and (data := file.read(min(left, _READ))):
        left -= len(data)
        if said.whole:
            digest.update(data)
        else:
            crc = crc32(data, crc)
    return not left and (digest.hexdigest() == said.sha256 if said.whole else crc == said.crc)


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def journal_of(target: Path) -> list[Copied]:
    """The lines of the journal of a copy that is not finished; none where there is none."""
    path = target.with_name(target.name + JOURNAL)
    if not path.exists():
        return []
    found: list[Copied] = []
    for line in path.read_bytes().split(b"\n"):
        if line:
            try:
                found.append(msgspec.json.decode(line, type=Copied))
            except msgspec.DecodeError:
                continue
    return found


def begin_anew(target: Path) -> None:
    """Throw away what had begun to be made for `target`, where it cannot go on."""
    for ending in (PART, JOURNAL):
        target.with_name(target.name + ending).unlink(missing_ok=True)


@contextmanager
def room() -> Generator[None]:
    """Words for a disk that takes no more."""
    try:
        yield
    except OSError as error:
        if error.errno == 28:
            raise NoRoom(
                "there is no room left on the disk of the copy; free some and give the same command again: what came is kept"
            ) from error
        if error.errno == 27:
            raise NoRoom(
                "the disk of the copy takes no file of this size (FAT32 ends at 4 GiB); copy to another disk"
            ) from error
        raise NoRoom(f"the copy cannot be written: {error.strerror}; what came is kept") from error


def _data_at(made: Copied) -> int:
    return made.header + _LOCAL.size + len(made.name.encode()) + _LOCAL_WIDE.size


def _dos(modified: int | None) -> tuple[int, int]:
    """(time, date) as zips keep them; the manifest has the exact one."""
    try:
        at = datetime.fromtimestamp(modified or 0, UTC)
    except (OverflowError, ValueError, OSError):
        at = datetime(1980, 1, 1, tzinfo=UTC)
    at = min(max(at, datetime(1980, 1, 1, tzinfo=UTC)), datetime(2107, 12, 31, tzinfo=UTC))
    return at.hour << 11 | at.minute << 5 | at.second // 2, (at.year - 1980) << 9 | at.month << 5 | at.day


def _local(made: Copied) -> bytes:
    name = made.name.encode()
    at, day = _dos(made.modified)
    head = _LOCAL.pack(0x04034B50, _VERSION, _UTF8, 0, at, day, made.crc, _MOST32, _MOST32, len(name), _LOCAL_WIDE.size)
    return head + name + _LOCAL_WIDE.pack(1, 16, made.size, made.size)


def _central(made: Copied) -> bytes:
    name = made.name.encode()
    at, day = _dos(made.modified)
    wide = _CENTRAL_WIDE.pack(1, 24, made.size, made.size, made.header)
    stamp = _unix_time(made.modified)
    extra = wide + stamp
    mode = 0o100600 << 16
    head = _CENTRAL.pack(
        0x02014B50,
        3 << 8 | _VERSION,
        _VERSION,
        _UTF8,
        0,
        at,
        day,
        made.crc,
        _MOST32,
        _MOST32,
        len(name),
        len(extra),
        0,
        0,
        0,
        mode,
        _MOST32,
    )
    return head + name + extra


def _unix_time(modified: int | None) -> bytes:
    """Info-ZIP's field 'UT': the time of modification in UTC seconds."""
    if modified is None or not -(1 << 31) <= modified < 1 << 31:
        return b""
    return struct.pack("<HHBi", 0x5455, 5, 1, modified)


def _endings(count: int, start: int, size: int) -> bytes:
    wide = _END_WIDE.pack(0x06064B50, _END_WIDE.size - 12, 3 << 8 | _VERSION, _VERSION, 0, 0, count, count, size, start)
    locator = _LOCATOR.pack(0x07064B50, 0, start + size, 1)
    end = _END.pack(0x06054B50, 0, 0, min(count, _MOST16), min(count, _MOST16), _MOST32, _MOST32, 0)
    return wide + locator + end
