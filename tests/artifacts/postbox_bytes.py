"""Values of Telegram's Postbox written by hand."""

from __future__ import annotations

import struct
from typing import Any

from aboveboard.formats.postbox import type_hash


def i32(*values: int) -> bytes:
    return struct.pack(f"<{len(values)}i", *values)


def i64(*values: int) -> bytes:
    return struct.pack(f"<{len(values)}q", *values)


def sized(data: bytes) -> bytes:
    return i32(len(data)) + data


def obj(name: str, **values: Any) -> bytes:
    """An object without a key: hash, length, values. Keys with dots are written with an underscore twice."""
    body = b"".join(pair(key.replace("__", "."), value) for key, value in values.items())
    return i32(type_hash(name)) + sized(body)


def pair(key: str, value: Any) -> bytes:
    head = bytes([len(key)]) + key.encode()
    match value:
        case None:
            return head + b"\x0b"
        case bool():
            return head + b"\x02" + bytes([value])
        case int():
            return head + (b"\x00" + i32(value) if -(1 << 31) <= value < 1 << 31 else b"\x01" + i64(value))
        case float():
            return head + b"\x03" + struct.pack("<d", value)
        case str():
            return head + b"\x04" + sized(value.encode())
        case bytes():
            return head + b"\x05" + value
        case list():
            return head + b"\x08" + i32(len(value)) + b"".join(value)
        case _:
            raise TypeError(value)


def root(data: bytes) -> bytes:
    return b"\x01_\x05" + data


def key(peer: int, date: int, number: int, namespace: int = 0) -> bytes:
    return struct.pack(">qiii", peer, namespace, date, number)


def message(
    words: str, *, author: int | None = None, flags: int = 0, attributes: tuple[bytes, ...] = (), media: tuple[bytes, ...] = (),
    references: tuple[tuple[int, int], ...] = (), forward: bytes = b"\0",
) -> bytes:  # fmt: skip
    who = b"\1" + i64(author) if author is not None else b"\0"
    head = b"\0" + i32(1, 1) + b"\x21" + i64(99, 7) + i32(flags, 0) + forward + who + sized(words.encode())
    lists = (i32(len(each)) + b"".join(sized(root(o)) for o in each) for each in (attributes, media))
    ends = b"".join(i32(n) + i64(m) for n, m in references)
    return head + b"".join(lists) + i32(len(references)) + ends
