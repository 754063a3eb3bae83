"""Telegram's binary objects written by hand, from the description of the type language."""

from __future__ import annotations

import struct


def u32(*values: int) -> bytes:
    return b"".join(struct.pack("<I", v & 0xFFFFFFFF) for v in values)


def i64(*values: int) -> bytes:
    return b"".join(struct.pack("<q", v) for v in values)


def text(value: str | bytes) -> bytes:
    data = value.encode() if isinstance(value, str) else value
    head = bytes([len(data)]) if len(data) < 254 else b"\xfe" + len(data).to_bytes(3, "little")
    return head + data + b"\0" * (-(len(head) + len(data)) % 4)


def vector(*items: bytes) -> bytes:
    return u32(0x1CB5C415, len(items)) + b"".join(items)


def user(number: int) -> bytes:
    return u32(0x59511722) + i64(number)


def chat(number: int) -> bytes:
    return u32(0x36C6019A) + i64(number)


def photo(number: int, *sizes: str) -> bytes:
    made = (u32(0x75C78E60) + text(s) + u32(90, 60, 1234) for s in sizes)
    return u32(0xFB197A65, 0) + i64(number, 77) + text(b"ref") + u32(1700000000) + vector(*made) + u32(2)


def document(number: int, name: str, mime: str, *attributes: bytes) -> bytes:
    named = u32(0x15590068) + text(name)
    head = u32(0x8FD4C4D8, 0) + i64(number, 78) + text(b"ref") + u32(1700000000)
    return head + text(mime) + i64(5_000_000_000) + u32(2) + vector(*attributes, named)


def message(
    number: int, peer: bytes, date: int, words: str, *, flags: int = 0, sender: bytes = b"", **parts: bytes
) -> bytes:
    """One of layer 186 and later (94345242). The parts come in their order: fwd, reply, media, markup, entities, tail."""
    bits = {"fwd": 2, "reply": 3, "media": 9, "markup": 6, "entities": 7}
    for name in bits:
        flags |= (1 << bits[name]) if name in parts else 0
    flags |= 1 << 8 if sender else 0
    before = b"".join(parts.get(n, b"") for n in ("fwd", "reply"))
    after = b"".join(parts.get(n, b"") for n in ("media", "markup", "entities", "tail"))
    return u32(0x94345242, flags, 0, number) + sender + peer + before + u32(date) + text(words) + after


def service(
    number: int, peer: bytes, date: int, action: bytes, *, sender: bytes = b"", tail: bytes = b"", flags: int = 0
) -> bytes:
    return u32(0x7A800E0A, flags | (1 << 8 if sender else 0), number) + sender + peer + u32(date) + action + tail


def person(number: int, first: str, last: str, handle: str, phone: str, *, flags: int = 0) -> bytes:
    """A user of layer 139 and later (3ff6ecb0)."""
    return u32(0x3FF6ECB0, flags | 0b11110) + i64(number) + b"".join(map(text, (first, last, handle, phone)))


def group(number: int, title: str) -> bytes:
    """A basic group (41cbf256) without a picture."""
    return u32(0x41CBF256, 0) + i64(number) + text(title) + u32(0x37C1011C, 3, 1600000000, 1)
