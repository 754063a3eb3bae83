"""Open members that several kinds of source share."""

from __future__ import annotations

import os
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from aboveboard.sources.api import MemberError, SourceError, display

_O_NOATIME = getattr(os, "O_NOATIME", 0)
READ = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK | getattr(os, "O_NOCTTY", 0)


def open_quietly(path: str, flags: int = 0) -> int:
    """A read-only descriptor that leaves the access time alone where this user may ask for that. Raises OSError."""
    try:
        return os.open(path, READ | _O_NOATIME | flags)
    except PermissionError:
        if not _O_NOATIME:
            raise
        return os.open(path, READ | flags)


def open_container(path: Path) -> int:
    """A descriptor of a container file. Raises SourceError with what is wrong and what to do."""
    try:
        return open_quietly(str(path))
    except OSError as error:
        raise cannot_open(path, error) from error


def cannot_open(path: Path, error: OSError) -> SourceError:
    """The SourceError that an OSError on a source amounts to."""
    if isinstance(error, FileNotFoundError):
        return SourceError(f"{display(path)}: there is nothing at this path; check the spelling")
    if isinstance(error, PermissionError):
        return SourceError(f"{display(path)}: no permission to read it; ask its keeper for read access")
    return SourceError(f"{display(path)}: cannot be read ({error.strerror or error}); check the disk and the path")


def pread(fd: int, size: int, offset: int) -> bytes:
    """Up to `size` bytes at `offset`: all of them unless the file ends before. Raises MemberError."""
    parts: list[bytes] = []
    try:
        while size > 0:
            part = os.pread(fd, size, offset)
            if not part:
                break
            if len(part) == size and not parts:
                return part
            parts.append(part)
            size -= len(part)
            offset += len(part)
    except (OSError, OverflowError) as error:
        raise MemberError(f"cannot be read at byte {offset} ({error})") from error
    return b"".join(parts)


class PlainMember:
    """A member whose bytes stand as they are in a range of a file; `stream` checks the CRC where it is given one."""

    def __init__(self, fd: int, start: int, size: int, *, owned: bool = False, crc: int | None = None) -> None:
        self._fd = fd
        self._start = start
        self._size = size
        self._owned = owned
        self._crc = crc

    @property
    def size(self) -> int:
        """Bytes."""
        return self._size

    @property
    def random(self) -> bool:
        """Always."""
        return True

    def read_at(self, offset: int, size: int) -> bytes:
        """The bytes there; fewer at the end."""
        if offset < 0:
            raise MemberError(f"has no byte {offset}")
        return pread(self._fd, max(0, min(size, self._size - offset)), self._start + offset)

    def stream(self, chunk: int = 1 << 20) -> Iterator[bytes]:
        """All bytes in order."""
        done = crc = 0
        while done < self._size:
            part = self.read_at(done, chunk)
            if not part:
                raise MemberError(f"ends after {done} of its {self._size} bytes")
            if self._crc is not None:
                crc = zlib.crc32(part, crc)
            done += len(part)
            yield part
        if self._crc is not None and crc != self._crc:
            raise MemberError(f"has the CRC {crc:08x} where its container says {self._crc:08x}")

    def close(self) -> None:
        """Release the descriptor where it is the member's own."""
        if self._owned and self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


class StreamedMember:
    """A member that can only be read from its beginning; reading on is cheap, reading back starts anew."""

    def __init__(self, size: int, begin: Callable[[int], Iterator[bytes]]) -> None:
        self._size = size
        self._begin = begin
        self._running: Iterator[bytes] | None = None
        self._start = 0
        self._part = b""

    @property
    def size(self) -> int:
        """Bytes, as the container states them."""
        return self._size

    @property
    def random(self) -> bool:
        """Never."""
        return False

    def read_at(self, offset: int, size: int) -> bytes:
        """The bytes there; reads through all that stands before, from the last place read or from the beginning."""
        if offset < 0:
            raise MemberError(f"has no byte {offset}")
        if self._running is None or offset < self._start:
            self._running = self._begin(1 << 18)
            self._start, self._part = 0, b""
        wanted = max(0, min(size, self._size - offset))
        found: list[bytes] = []
        while wanted > 0:
            inside = offset - self._start
            if inside < len(self._part):
                piece = self._part[inside : inside + wanted]
                found.append(piece)
                wanted -= len(piece)
                offset += len(piece)
                continue
            self._start += len(self._part)
            self._part = b""
            try:
                self._part = next(self._running)
            except StopIteration:
                break
            except MemberError:
                self._running = None
                raise
        return b"".join(found)

    def stream(self, chunk: int = 1 << 20) -> Iterator[bytes]:
        """All bytes in order."""
        return self._begin(chunk)

    def close(self) -> None:
        """Release the decompressor."""
        self._running = None
        self._part = b""
