"""Key derivation, key wrap and AES-CBC with random access, on top of `cryptography` and hashlib.

AES-CBC can be read from any block: the block before it is the initialisation vector (NIST SP 800-38A, section 6.2).
Padding is PKCS #7 (RFC 5652, section 6.3), key wrap is RFC 3394, key derivation is PBKDF2 (RFC 8018, section 5.2).
Everything is streamed: nothing decrypted is ever laid on disk, and no second pass is made for hashing.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.keywrap import InvalidUnwrap, aes_key_unwrap

from aboveboard.sources.api import Member, MemberError

BLOCK = 16
ZERO_IV = bytes(BLOCK)
MAX_ROUNDS = 100_000_000
"""Ten times what the newest phones ask for; a keybag that asks for more would only keep the machine busy."""

# Parts of this size stay under the allocator's threshold for fresh pages: with `bytes` results 64 KiB parts are
# decrypted and hashed at the speed of one reused buffer, 1 MiB parts at half of it.
PART = 1 << 16


class CryptoError(ValueError):
    """Key material that is damaged or does not fit."""


def derive_key(password: bytes, salt: bytes, rounds: int, algorithm: str, length: int = 32) -> bytes:
    """PBKDF2-HMAC with `algorithm` ('sha1', 'sha256'). Raises CryptoError for a count of rounds that makes no sense."""
    if not 1 <= rounds <= MAX_ROUNDS:
        raise CryptoError(f"asks for {rounds} rounds of key derivation; 1 to {MAX_ROUNDS} are accepted")
    return hashlib.pbkdf2_hmac(algorithm, password, salt, rounds, length)


def unwrap_key(wrapping_key: bytes, wrapped: bytes) -> bytes:
    """The key inside an RFC 3394 wrap. Raises CryptoError where the integrity check or the length is wrong."""
    try:
        return aes_key_unwrap(wrapping_key, wrapped)
    except (InvalidUnwrap, ValueError) as error:
        raise CryptoError("the wrapped key does not open with this key") from error


def cbc_decrypt(key: bytes, iv: bytes, data: bytes | bytearray | memoryview) -> bytes:
    """Whole blocks, decrypted, padding kept. Raises CryptoError for a key, vector or length that does not fit."""
    if len(data) % BLOCK:
        raise CryptoError(f"{len(data)} bytes are not whole blocks of {BLOCK}")
    try:
        return Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor().update(data)
    except ValueError as error:
        raise CryptoError(str(error)) from error


def padding(data: bytes) -> int | None:
    """The length of the PKCS #7 padding at the end of `data` (1 to 16), or None where there is none."""
    if not data:
        return None
    count = data[-1]
    if not 1 <= count <= BLOCK or count > len(data) or data[-count:] != bytes((count,)) * count:
        return None
    return count


def cbc_stream(key: bytes, iv: bytes, parts: Iterable[bytes | memoryview], limit: int) -> Iterator[bytes]:
    """The first `limit` decrypted bytes, in parts of at most 64 KiB; fewer where the input ends before.

    Parts may be of any length; an incomplete block at the end is dropped. Raises CryptoError for a bad key.
    """
    try:
        decryptor = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    except ValueError as error:
        raise CryptoError(str(error)) from error
    update = decryptor.update
    left = limit
    for part in parts:
        if left <= 0:
            return
        if len(part) <= PART:
            pieces: Iterable[bytes | memoryview] = (part,)
        else:
            view = memoryview(part)
            pieces = (view[at : at + PART] for at in range(0, len(view), PART))
        for piece in pieces:
            plain = update(piece)
            if len(plain) > left:
                plain = plain[:left]
            if plain:
                left -= len(plain)
                yield plain
            if left <= 0:
                return


def cbc_range(inner: Member, start: int, key: bytes, iv: bytes, offset: int, size: int) -> bytes:
    """`size` decrypted bytes from `offset`; the cipher text begins at byte `start` of `inner`. Padding stays.

    Raises MemberError for what `inner` cannot read.
    """
    if size <= 0 or offset < 0:
        return b""
    first = offset - offset % BLOCK
    last = offset + size + (-(offset + size)) % BLOCK
    if first:
        data = inner.read_at(start + first - BLOCK, last - first + BLOCK)
        iv, body = data[:BLOCK], memoryview(data)[BLOCK:]
        if len(iv) < BLOCK:
            return b""
    else:
        body = memoryview(inner.read_at(start, last))
    if len(body) % BLOCK:
        body = body[: len(body) - len(body) % BLOCK]
    plain = cbc_decrypt(key, iv, body)
    if first == offset and len(plain) == size:
        return plain
    return plain[offset - first : offset - first + size]


def plain_size(stored: int, stated: int, last: bytes) -> int:
    """The size of a plain text of which `stored` bytes (whole blocks) are there, and `last` is the last block.

    Where the padding and the list (`stated`) differ, the padding is right: it was made with the bytes. Where there is
    no padding, the list is believed as far as the last block bears it out; else every byte counts.
    """
    pad = padding(last)
    if pad:
        return stored - pad
    return stated if max(0, stored - BLOCK) <= stated <= stored else stored


class CbcMember:
    """A member whose bytes stand in `inner` as AES-CBC with PKCS #7 padding; `stated` is its size by the list."""

    def __init__(self, inner: Member, key: bytes, stated: int, iv: bytes = ZERO_IV) -> None:
        self._inner = inner
        self._key = key
        self._iv = iv
        self._stored = inner.size - inner.size % BLOCK
        self._stated = stated
        self._size: int | None = None

    @property
    def size(self) -> int:
        """Bytes of plain text; the last block is read for it where that is cheap, else the list is believed."""
        if self._size is None:
            if not self._inner.random and max(0, self._stored - BLOCK) <= self._stated < self._stored:
                return self._stated
            last = b""
            if self._stored:
                last = self._range(self._stored - BLOCK, BLOCK)
            self._size = plain_size(self._stored, self._stated, last)
        return self._size

    @property
    def random(self) -> bool:
        """As the member below: CBC can be entered at any block."""
        return self._inner.random

    def read_at(self, offset: int, size: int) -> bytes:
        """The bytes there; fewer at the end. Raises MemberError."""
        if offset + size > self._stored - BLOCK:
            size = min(size, self.size - offset)
        return self._range(offset, size) if size > 0 else b""

    def _range(self, offset: int, size: int) -> bytes:
        try:
            return cbc_range(self._inner, 0, self._key, self._iv, offset, size)
        except CryptoError as error:
            raise MemberError(str(error)) from error

    def stream(self, chunk: int = PART) -> Iterator[bytes]:
        """All bytes in order, in parts of at most 64 KiB (see `PART`).

        Raises MemberError for what cannot be read, and after the last byte where the end is not as it must be: CBC has
        no check of its own, so padding that does not hold is the only sign of a wrong key or of damage.
        """
        stored, whole = self._stored, self._inner.size
        got = 0
        padded = not stored
        try:
            for part in cbc_stream(self._key, self._iv, self._inner.stream(min(chunk, PART)), stored):
                got += len(part)
                if got == stored:
                    last = part[-BLOCK:]
                    padded = padding(last) is not None
                    self._size = plain_size(stored, self._stated, last)
                    part = part[: len(part) - (stored - self._size)]
                if part:
                    yield part
        except CryptoError as error:
            raise MemberError(str(error)) from error
        if got < stored:
            raise MemberError(f"ends after {got} of {stored} encrypted bytes")
        if whole != stored:
            raise MemberError(f"is cut short: its {whole} encrypted bytes are not whole blocks of {BLOCK}")
        if not padded:
            raise MemberError("has no valid padding: it is cut short or damaged, or its key is not its own")

    def close(self) -> None:
        """Close the member below."""
        self._inner.close()
