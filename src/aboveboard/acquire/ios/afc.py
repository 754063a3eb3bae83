"""Files of the phone's media folder, and of its crash reports: listed and read; no operation that changes anything is known here.

Facts: a packet is 'CFA6LPAA', whole length, length of the head, number and operation, eight bytes each, little-endian; paths end
with a zero byte, attributes are keys and values that do; times are nanoseconds (https://theapplewiki.com/wiki/AFC;
https://github.com/libimobiledevice/libimobiledevice, src/afc.c and src/afc.h).
"""

from __future__ import annotations

import struct
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from aboveboard.acquire.errors import AcquireError
from aboveboard.acquire.ios.mux import NotSaid, Wire

MEDIA: Final = "com.apple.afc"
CRASHES: Final = "com.apple.crashreportcopymobile"
MOVER: Final = "com.apple.crashreportmover"
_MAGIC: Final = b"CFA6LPAA"
_PACKET: Final = struct.Struct("<8s4Q")
_MOST_PACKET: Final = 64 << 20
_MOST_FILES: Final = 5_000_000
_MOST_DEEP: Final = 64
_PIECE: Final = 4 << 20
_STATUS, _READ_DIR, _GET_INFO, _OPEN, _OPENED, _READ, _SEEK, _CLOSE = 0x01, 0x03, 0x0A, 0x0D, 0x0E, 0x0F, 0x11, 0x14
_TO_READ: Final = 1
_FROM_BEGINNING: Final = 0
_NOT_FOUND: Final = 8
_SAID: Final = {
    4: "reading failed",
    7: "a bad request",
    8: "not there any more",
    9: "a folder",
    10: "permission denied",
}


class Refused(AcquireError):
    """The phone did not give a file or folder."""


class NotThere(Refused):
    """It is not there."""


@dataclass(frozen=True, slots=True)
class File:
    """A file of the phone."""

    path: str
    """With a slash at the beginning."""
    size: int
    modified: int | None
    """UTC seconds."""

    @property
    def name(self) -> str:
        """As text; bytes that are no UTF-8 are written out."""
        raw = self.path.encode("utf-8", "surrogateescape")
        return raw.decode("utf-8", "backslashreplace").replace("\0", "\\x00")


@dataclass(frozen=True)
class Failed:
    """A file or folder that the phone did not give."""

    path: str
    why: str


class Files:
    """One connection to a tree of files."""

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self._number = 0

    def _ask(self, operation: int, body: bytes) -> tuple[int, bytes]:
        self._number += 1
        size = _PACKET.size + len(body)
        self._wire.give(_PACKET.pack(_MAGIC, size, size, self._number, operation) + body)
        magic, whole, _, _, kind = _PACKET.unpack(self._wire.take(_PACKET.size))
        if magic != _MAGIC or not _PACKET.size <= whole <= _MOST_PACKET:
            raise NotSaid("the phone's file service sent what is no packet of its own")
        data = self._wire.take(whole - _PACKET.size)
        if kind == _STATUS:
            status = struct.unpack("<Q", data[:8])[0] if len(data) >= 8 else -1
            if status == _NOT_FOUND:
                raise NotThere(_SAID[status])
            if status:
                raise Refused(_SAID.get(status, f"status {status}"))
        return kind, data

    def names(self, folder: str) -> list[str]:
        """What stands in a folder. Raises Refused."""
        _, data = self._ask(_READ_DIR, _path(folder))
        return [n for n in _texts(data) if n not in ("", ".", "..")]

    def about(self, path: str) -> dict[str, str]:
        """A path's attributes. Raises Refused."""
        _, data = self._ask(_GET_INFO, _path(path))
        texts = _texts(data)
        return dict(zip(texts[::2], texts[1::2], strict=False))

    def read(self, path: str, start: int = 0) -> Iterator[bytes]:
        """A file in pieces, from a byte on. Raises Refused."""
        kind, handle = self._ask(_OPEN, struct.pack("<Q", _TO_READ) + _path(path))
        if kind != _OPENED or len(handle) < 8:
            raise NotSaid("the phone's file service opened a file without a handle")
        handle = handle[:8]
        whole = False
        try:
            if start:
                self._ask(_SEEK, handle + struct.pack("<Qq", _FROM_BEGINNING, start))
            while data := self._ask(_READ, handle + struct.pack("<Q", _PIECE))[1]:
                yield data
            whole = True
        finally:
            if whole:
                self._ask(_CLOSE, handle)


def _path(path: str) -> bytes:
    return path.encode("utf-8", "surrogateescape") + b"\0"


def _texts(data: bytes) -> list[str]:
    return [text.decode("utf-8", "surrogateescape") for text in data.removesuffix(b"\0").split(b"\0")]


def listing(files: Files, tops: list[str], standing: Callable[[], None]) -> tuple[list[File], list[Failed]]:
    """All files below some folders. Links are not followed. Raises Unplugged and its kin."""
    found: list[File] = []
    failed: list[Failed] = []
    folders: deque[tuple[str, int]] = deque((top.rstrip("/"), 0) for top in tops)
    while folders:
        folder, deep = folders.popleft()
        standing()
        try:
            names = files.names(folder or "/")
        except NotThere:
            if deep:
                failed.append(Failed(folder, "not there any more"))
            continue
        except Refused as error:
            failed.append(Failed(folder or "/", str(error)))
            continue
        for name in names:
            path = f"{folder}/{name}"
            if "/" in name:
                failed.append(Failed(path, "a name that no file can have"))
                continue
            standing()
            try:
                about = files.about(path)
            except Refused as error:
                failed.append(Failed(path, str(error)))
                continue
            kind = about.get("st_ifmt")
            if kind == "S_IFDIR":
                if deep < _MOST_DEEP:
                    folders.append((path, deep + 1))
                else:
                    failed.append(Failed(path, f"deeper than {_MOST_DEEP} folders"))
            elif (file := file_of(path, about)) is not None:
                found.append(file)
                if len(found) > _MOST_FILES:
                    raise AcquireError(f"the phone lists more than {_MOST_FILES:,} files")
    return found, failed


def file_of(path: str, about: dict[str, str]) -> File | None:
    """A path as a file, by its attributes; None for what is none, such as a link."""
    if about.get("st_ifmt") != "S_IFREG":
        return None
    return File(path, _whole(about.get("st_size")) or 0, _seconds(about.get("st_mtime")))


def _whole(text: str | None) -> int | None:
    return int(text) if text is not None and text.isascii() and text.isdigit() and len(text) < 20 else None


def _seconds(text: str | None) -> int | None:
    nanoseconds = _whole(text)
    return None if not nanoseconds else nanoseconds // 1_000_000_000
