"""Decryption of ZIP members: the traditional cipher, and WinZip's AES.

Traditional: PKWARE APPNOTE 6.3.10 section 6.1. AES: https://www.winzip.com/en/support/aes-encryption/ (AE-1 and AE-2:
keys from PBKDF2-HMAC-SHA1 of 1000 rounds, AES in counter mode with a little-endian counter from 1, HMAC-SHA1 cut to
80 bits over what is encrypted).
"""

from __future__ import annotations

import hashlib
import hmac
import zlib
from collections.abc import Callable, Iterator
from typing import Final

import numpy as np

from aboveboard.sources.api import MemberError

_SALTS: Final = {1: 8, 2: 12, 3: 16}
_ROUNDS: Final = 1000


class PasswordError(MemberError):
    """The password does not open the member."""


def _table() -> tuple[int, ...]:
    # The classic byte table of CRC-32, from zlib's function: what one byte does to a register that holds nothing else.
    return tuple(zlib.crc32(bytes((byte,)), 0xFFFFFFFF) ^ 0xFFFFFFFF for byte in range(256))


def traditional(read: Callable[[int], Iterator[bytes]], password: bytes, check: int, chunk: int) -> Iterator[bytes]:
    """Decrypt with the traditional cipher; about 3 MB a second, since each byte's key depends on the byte before.

    `check` is what the last byte of the twelve-byte head must decrypt to. Raises PasswordError, MemberError.
    """
    table = _table()
    first, second, third = 0x12345678, 0x23456789, 0x34567890
    for byte in password:
        first = (first >> 8) ^ table[(first ^ byte) & 0xFF]
        second = ((second + (first & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        third = (third >> 8) ^ table[(third ^ (second >> 24)) & 0xFF]
    head = 12
    for part in read(chunk):
        plain = bytearray(len(part))
        for index, byte in enumerate(part):
            mixed = (third | 2) & 0xFFFF
            byte ^= ((mixed * (mixed ^ 1)) >> 8) & 0xFF
            plain[index] = byte
            first = (first >> 8) ^ table[(first ^ byte) & 0xFF]
            second = ((second + (first & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
            third = (third >> 8) ^ table[(third ^ (second >> 24)) & 0xFF]
        if head:
            if len(plain) >= head and plain[head - 1] != check:
                raise PasswordError("the password does not open it")
            skipped = min(head, len(plain))
            head -= skipped
            del plain[:skipped]
        if plain:
            yield bytes(plain)
    if head:
        raise MemberError("is too short for an encrypted member")


def aes(
    read: Callable[[int], Iterator[bytes]], packed: int, password: bytes, strength: int, chunk: int
) -> Iterator[bytes]:
    """Decrypt with WinZip's AES.

    Raises PasswordError where the check value differs, MemberError where the code at the end does.
    """
    from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

    salt_length = _SALTS.get(strength)
    if salt_length is None:
        raise MemberError(f"names an AES strength that does not exist ({strength})")
    length = packed - salt_length - 12
    if length < 0:
        raise MemberError("is too short for an AES-encrypted member")
    key_length = salt_length * 2
    parts = read(chunk)
    head = b""
    while len(head) < salt_length + 2:
        head += next(parts, b"") or _short()
    keys = hashlib.pbkdf2_hmac("sha1", password, head[:salt_length], _ROUNDS, 2 * key_length + 2)
    if not hmac.compare_digest(keys[-2:], head[salt_length : salt_length + 2]):
        raise PasswordError("the password does not open it")
    code = hmac.new(keys[key_length : 2 * key_length], digestmod="sha1")
    block = Cipher(algorithms.AES(keys[:key_length]), modes.ECB()).encryptor()
    waiting = head[salt_length + 2 :]
    counter, done = 1, 0
    while done < length:
        while len(waiting) < min(16, length - done):
            waiting += next(parts, b"") or _short()
        take = min(length - done, len(waiting))
        if take < length - done:
            take -= take % 16
        piece, waiting = waiting[:take], waiting[take:]
        code.update(piece)
        blocks = -(-take // 16)
        counters = np.zeros((blocks, 2), "<u8")
        counters[:, 0] = np.arange(counter, counter + blocks, dtype=np.uint64)
        stream = np.frombuffer(block.update(counters.tobytes()), np.uint8)[:take]
        yield (np.frombuffer(piece, np.uint8) ^ stream).tobytes()
        counter += blocks
        done += take
    while len(waiting) < 10:
        waiting += next(parts, b"") or _short()
    if not hmac.compare_digest(code.digest()[:10], waiting[:10]):
        raise MemberError("has an authentication code that does not fit its content: it was altered or damaged")


def _short() -> bytes:
    raise MemberError("ends in the middle of its encrypted bytes")
