"""Random access to members that have none of their own: memory first, then a file that only this process can read.

No readable copy of evidence reaches a disk. Up to `MEMORY` bytes lie in memory of the process's own, where its limit counts
them; what is larger goes to a file under a key that exists in this process alone and is lost with it.
"""

from __future__ import annotations

import hashlib
import mmap
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms

from aboveboard.sources.api import Member, MemberError

MEMORY = 256 << 20
ALONE = 1 << 30
"""Where there is no folder to put a file in."""
_PIECE = 16 << 20
_BLOCK = 1 << 16


class NoRoom(Exception):
    """The disk of the case has no room for the file."""


class Scratch:
    """A member's bytes, copied once while they are hashed."""

    def __init__(self, member: Member, folder: Path | None) -> None:
        """`folder` None: in memory alone. Raises MemberError where the member cannot be read to its end, or has no room."""
        self._key = os.urandom(32)
        self._encrypted: IO[bytes] | None = None
        self._memory: list[mmap.mmap] = []
        self._most = MEMORY if folder is not None else ALONE
        self.size = 0
        digest = hashlib.sha256()
        try:
            if member.size > self._most:
                self._spill(folder)
            for chunk in member.stream():
                digest.update(chunk)
                self._append(chunk, folder)
            self._flush()
        except BaseException:
            self.close()
            raise
        self.sha256 = digest.hexdigest()

    _pending = b""

    def _append(self, chunk: bytes, folder: Path | None) -> None:
        if self._encrypted is None and self.size + len(chunk) > self._most:
            self._spill(folder)
        if self._encrypted is None:
            self._remember(chunk)
            return
        self.size += len(chunk)
        data = self._pending + chunk
        whole = len(data) - len(data) % _BLOCK
        for start in range(0, whole, _BLOCK):
            self._write_block(data[start : start + _BLOCK])
        self._pending = data[whole:]

    def _remember(self, chunk: bytes) -> None:
        view = memoryview(chunk)
        while view:
            piece, start = divmod(self.size, _PIECE)
            if piece == len(self._memory):
                self._memory.append(mmap.mmap(-1, _PIECE, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS))
            taken = view[: _PIECE - start]
            self._memory[piece][start : start + len(taken)] = taken
            self.size += len(taken)
            view = view[len(taken) :]

    def _remembered(self, offset: int, size: int) -> bytes:
        parts: list[bytes] = []
        while size > 0:
            piece, start = divmod(offset, _PIECE)
            part = self._memory[piece][start : min(start + size, _PIECE)]
            parts.append(part)
            offset, size = offset + len(part), size - len(part)
        return parts[0] if len(parts) == 1 else b"".join(parts)

    def _spill(self, folder: Path | None) -> None:
        if folder is None:
            raise MemberError(f"has more than {ALONE:,} bytes, and cannot be read in place")
        self._encrypted = TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115 - closed by close()
        self._blocks = 0
        for start in range(0, self.size, _BLOCK):
            piece = self._remembered(start, min(_BLOCK, self.size - start))
            if len(piece) == _BLOCK:
                self._write_block(piece)
            else:
                self._pending = piece
        self._release()

    def _write_block(self, block: bytes) -> None:
        assert self._encrypted is not None
        try:
            self._encrypted.write(self._crypt(block, self._blocks))
        except OSError as error:
            raise NoRoom(str(error)) from error
        self._blocks += 1

    def _flush(self) -> None:
        if self._encrypted is not None and self._pending:
            self._write_block(self._pending)
            self._pending = b""

    def _crypt(self, block: bytes, number: int) -> bytes:
        nonce = b"\0" * 8 + number.to_bytes(8, "little")
        return Cipher(algorithms.ChaCha20(self._key, nonce), mode=None).encryptor().update(block)

    def read_at(self, offset: int, size: int) -> bytes:
        """The bytes there; fewer at the end."""
        size = max(0, min(size, self.size - offset))
        if self._encrypted is None:
            return self._remembered(offset, size)
        first, last = offset // _BLOCK, (offset + size - 1) // _BLOCK if size else offset // _BLOCK
        data = b"".join(self._block(n) for n in range(first, last + 1))
        return data[offset - first * _BLOCK :][:size]

    def _block(self, number: int) -> bytes:
        assert self._encrypted is not None
        return self._crypt(os.pread(self._encrypted.fileno(), _BLOCK, number * _BLOCK), number)

    def stream(self, chunk: int = 1 << 20) -> Iterator[bytes]:
        """All bytes in order."""
        for offset in range(0, self.size, chunk):
            yield self.read_at(offset, chunk)

    def close(self) -> None:
        """Give the memory and the file back."""
        self._release()
        if self._encrypted is not None:
            self._encrypted.close()
            self._encrypted = None

    def _release(self) -> None:
        for piece in self._memory:
            piece.close()
        self._memory = []
