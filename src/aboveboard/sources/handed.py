"""Files of the evidence that were handed over: a box of them, encrypted, that is read in place as any source is.

A box begins with `MAGIC`. Members follow, then the list of them, then where that list begins and how long it is (two 64-bit
numbers). Each is cut into pieces of `PIECE` bytes, sealed one by one with AES-256-GCM (NIST SP 800-38D), so that any place of a
member can be read alone and no readable copy is ever made. A nonce is the member's number in the order of writing, the piece's
number, and whether it is the last one: pieces that were moved, left out or cut off do not open.
"""

from __future__ import annotations

import hashlib
import os
import struct
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import IO, Any, Final

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from aboveboard.sources.api import (
    Keys,
    Member,
    MemberError,
    PasswordNeeded,
    Ref,
    SourceError,
    SourceFacts,
    WrongPassword,
    display,
)
from aboveboard.sources.members import open_container, pread

MAGIC: Final = b"ABOVEBOARD FILES 1\n"
FORMAT: Final = "files handed over"
PIECE: Final = 1 << 18
KEY: Final = 32
_TAG = 16
_LIST = 0xFFFFFFFF
"""The number of the list of members; no member has it."""
_MOST_LIST = 256 << 20
_END = struct.Struct(">QQ")


class Boxed(msgspec.Struct, frozen=True, array_like=True):
    """A file in a box."""

    number: int
    path: str
    """Its device path."""
    member: str
    """Its name in the source."""
    size: int
    sha256: str
    """Of its bytes as they are in the box."""
    start: int
    sealed: str
    """SHA-256 of its sealed bytes."""
    modified: int | None = None

    @property
    def length(self) -> int:
        """Of its sealed bytes."""
        return self.size + _TAG * _pieces(self.size)


class Listed(msgspec.Struct, frozen=True):
    """What is in a box."""

    system: str
    acquisition: str
    members: tuple[Boxed, ...]


def _pieces(size: int) -> int:
    return max(1, -(-size // PIECE))


def _nonce(number: int, piece: int, last: bool) -> bytes:
    return struct.pack(">IQ", number, piece << 1 | last)


class BoxWriter:
    """Writes a box, a file at a time; what is not ended by `end` cannot be opened."""

    def __init__(self, path: Path, key: bytes) -> None:
        """Raises OSError."""
        self._cipher = AESGCM(key)
        # Read too: what was sealed is hashed as it was written.
        self._file: IO[bytes] = path.open("xb")
        self._file.write(MAGIC)
        self._numbers = 0

    def put(self, parts: Iterable[bytes]) -> tuple[int, int, int, str, str]:
        """Seal a file that comes in parts: its (number, start, size, SHA-256, SHA-256 sealed). On any fault it is taken back."""
        start, number = self._file.tell(), self._numbers
        # Never twice, also where the file is taken back: a nonce is used once.
        self._numbers += 1
        plain, sealed = hashlib.sha256(), hashlib.sha256()
        waiting, piece, size = bytearray(), 0, 0
        try:
            for part in parts:
                plain.update(part)
                size += len(part)
                waiting += part
                while len(waiting) > PIECE:
                    self._seal(bytes(waiting[:PIECE]), number, piece, False, sealed)
                    del waiting[:PIECE]
                    piece += 1
            self._seal(bytes(waiting), number, piece, True, sealed)
        except BaseException:
            self.take_back(start)
            raise
        return number, start, size, plain.hexdigest(), sealed.hexdigest()

    def take_back(self, start: int) -> None:
        """Leave out what was written from there on."""
        self._file.flush()
        self._file.truncate(start)
        self._file.seek(start)

    def _seal(self, data: bytes, number: int, piece: int, last: bool, digest: Any) -> None:
        closed = self._cipher.encrypt(_nonce(number, piece, last), data, MAGIC)
        digest.update(closed)
        self._file.write(closed)

    def end(self, listed: Listed) -> None:
        """Write the list."""
        start = self._file.tell()
        self._numbers = _LIST
        _, _, size, _, _ = self.put((msgspec.msgpack.encode(listed),))
        self._file.write(_END.pack(start, size))
        self._file.flush()
        os.fsync(self._file.fileno())

    def close(self) -> None:
        """Give the file back."""
        self._file.close()


class _BoxMember:
    """A member of a box."""

    def __init__(self, fd: int, cipher: AESGCM, number: int, start: int, size: int) -> None:
        self._fd, self._cipher, self._number, self._start, self._size = fd, cipher, number, start, size
        self._last = _pieces(size) - 1
        self._kept: tuple[int, bytes] | None = None

    @property
    def size(self) -> int:
        """Bytes."""
        return self._size

    @property
    def random(self) -> bool:
        """Always."""
        return True

    def read_at(self, offset: int, size: int) -> bytes:
        """The bytes there; fewer at the end. Raises MemberError where they are not those that were sealed."""
        if offset < 0:
            raise MemberError(f"has no byte {offset}")
        end = min(self._size, offset + max(0, size))
        found: list[bytes] = []
        while offset < end:
            piece, inside = divmod(offset, PIECE)
            data = self._piece(piece)[inside : inside + end - offset]
            if not data:
                raise MemberError(f"ends at byte {offset} of its {self._size}")
            found.append(data)
            offset += len(data)
        return b"".join(found)

    def _piece(self, number: int) -> bytes:
        if self._kept is not None and self._kept[0] == number:
            return self._kept[1]
        most = min(PIECE, self._size - number * PIECE) + _TAG
        closed = pread(self._fd, most, self._start + number * (PIECE + _TAG))
        try:
            data = self._cipher.decrypt(_nonce(self._number, number, number == self._last), closed, MAGIC)
        except (InvalidTag, ValueError):
            raise MemberError("is not what was handed over: it does not open with the key of its box") from None
        self._kept = number, data
        return data

    def stream(self, chunk: int = 1 << 20) -> Iterator[bytes]:
        """All bytes in order. Raises MemberError."""
        del chunk
        if not self._size:
            self._piece(0)
        for number in range(self._last + 1 if self._size else 0):
            yield self._piece(number)

    def close(self) -> None:
        """The box stays open."""


class HandedOpener:
    """Opens files of a box by reference."""

    def __init__(self, path: Path, keys: Keys) -> None:
        """Raises SourceError."""
        self._cipher = _cipher(path, keys.password)
        self._fd = open_container(path)

    def open(self, ref: Ref) -> Member:
        """Raises MemberError."""
        if len(ref.where) != 2 or not all(type(n) is int and n >= 0 for n in ref.where) or ref.size < 0:
            raise MemberError("is not a reference into a box of files")
        return _BoxMember(self._fd, self._cipher, ref.where[0], ref.where[1], ref.size)

    def close(self) -> None:
        """Release the descriptor."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


class HandedSource:
    """A box of files, as a source."""

    def __init__(self, path: Path, key: bytes | None) -> None:
        """Raises SourceError, PasswordNeeded, WrongPassword."""
        self._path, self._key = path, key
        self._cipher = _cipher(path, key)
        self._fd = open_container(path)
        try:
            self.listed = self._list()
        except BaseException:
            self.close()
            raise

    def _list(self) -> Listed:
        length = os.fstat(self._fd).st_size
        try:
            start, size = _END.unpack(pread(self._fd, _END.size, max(0, length - _END.size)))
            if size > _MOST_LIST or start + size + _TAG * _pieces(size) + _END.size != length:
                raise SourceError(f"{display(self._path)}: is no box of files, or is cut off")
            member = _BoxMember(self._fd, self._cipher, _LIST, start, size)
            listed = msgspec.msgpack.decode(b"".join(member.stream()), type=Listed)
        except MemberError:
            raise WrongPassword(f"{display(self._path)}: does not open with this key, or was changed") from None
        except (struct.error, msgspec.DecodeError) as error:
            raise SourceError(f"{display(self._path)}: is no box of files ({error})") from error
        for one in listed.members:
            if one.size < 0 or not 0 <= one.number < _LIST or not len(MAGIC) <= one.start <= start - one.length:
                raise SourceError(f"{display(self._path)}: its list names a file that cannot be in it")
        return listed

    @cached_property
    def _places(self) -> dict[str, int]:
        found: dict[str, int] = {}
        for index, one in enumerate(self.listed.members):
            found.setdefault(one.path, index)
        return found

    @property
    def facts(self) -> SourceFacts:
        """What is known of it."""
        sizes = self.sizes
        return SourceFacts(
            path=str(self._path),
            format=FORMAT,
            system=self.listed.system,
            acquisition=self.listed.acquisition,
            encrypted=True,
            members=len(sizes),
            bytes=sum(sizes),
            size=os.fstat(self._fd).st_size,
        )

    @property
    def keys(self) -> Keys:
        """For openers."""
        return Keys(password=self._key)

    def names(self) -> Iterator[tuple[int, list[str]]]:
        """All names."""
        yield 0, [one.member for one in self.listed.members]

    @property
    def sizes(self) -> Sequence[int]:
        """By index."""
        return [one.size for one in self.listed.members]

    def canonical(self, directory: str) -> str | None:
        """Files have their device paths already."""
        return directory

    def find(self, path: str) -> int | None:
        """The index of a file by its device path."""
        return self._places.get(path)

    def sibling(self, index: int, suffix: str) -> int | None:
        """The index of the file beside another."""
        return self._places.get(self.listed.members[index].path + suffix)

    def ref(self, index: int) -> Ref:
        """The reference of a file."""
        one = self.listed.members[index]
        return Ref(index, one.path, one.size, one.member, (one.number, one.start), one.modified)

    def container_app(self, segment: str) -> str | None:
        """None: folders of apps are not in a box."""
        del segment

    def opener(self) -> HandedOpener:
        """An opener of the same box."""
        return HandedOpener(self._path, self.keys)

    def close(self) -> None:
        """Release the descriptor."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1


def _cipher(path: Path, key: bytes | None) -> AESGCM:
    if key is None:
        raise PasswordNeeded(
            f"{display(path)}: is a box of files that were handed over; the case that received it opens it"
        )
    if len(key) != KEY:
        raise WrongPassword(f"{display(path)}: does not open with this key")
    return AESGCM(key)
