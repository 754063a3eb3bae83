"""Random access to members that have none of their own: memory first, then a file that only this process can read.

No readable copy of evidence reaches a disk. Up to `MEMORY` bytes lie in an anonymous memory file; what is larger goes to a
file under a key that exists in this process alone and is lost with it.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms

from aboveboard.sources.api import Member

MEMORY = 1 << 30
_BLOCK = 1 << 16


class Scratch:
    """A member's bytes, copied once while they are hashed."""

    def __init__(self, member: Member, folder: Path) -> None:
        """Raises MemberError where the member cannot be read to its end."""
        self._key = os.urandom(32)
        self._encrypted: IO[bytes] | None = None
        self._memory = os.memfd_create("evidence", os.MFD_CLOEXEC)
        self.size = 0
        digest = hashlib.sha256()
        try:
            if member.size > MEMORY:
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

    def _append(self, chunk: bytes, folder: Path) -> None:
        if self._encrypted is None and self.size + len(chunk) > MEMORY:
            self._spill(folder)
        if self._encrypted is None:
            view = memoryview(chunk)
            while view:
                view = view[os.write(self._memory, view) :]
            self.size += len(chunk)
            return
        self.size += len(chunk)
        data = self._pending + chunk
        whole = len(data) - len(data) % _BLOCK
        for start in range(0, whole, _BLOCK):
            self._write_block(data[start : start + _BLOCK])
        self._pending = data[whole:]

    def _spill(self, folder: Path) -> None:
        self._encrypted = TemporaryFile(dir=folder, buffering=0)  # noqa: SIM115 - closed by close()
        self._blocks = 0
        for start in range(0, self.size, _BLOCK):
            piece = os.pread(self._memory, _BLOCK, start)
            if len(piece) == _BLOCK:
                self._write_block(piece)
            else:
                self._pending = piece
        os.ftruncate(self._memory, 0)

    def _write_block(self, block: bytes) -> None:
        assert self._encrypted is not None
        self._encrypted.write(self._crypt(block, self._blocks))
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
            return os.pread(self._memory, size, offset)
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
        if self._memory >= 0:
            os.close(self._memory)
            self._memory = -1
        if self._encrypted is not None:
            self._encrypted.close()
            self._encrypted = None
