"""Telegram's Postbox on iOS: values of its tables, its own binary encoding of objects, with bounds.

`message(value)` reads a value of table t7, `index(key)` its key, `root(value)` an object as tables keep it (t2: people,
groups and channels). Objects carry a hash of their class's name instead of the name; `type_hash` computes it.

Sources of the facts: https://github.com/TelegramMessenger/Telegram-iOS (Postbox: Coding, MessageHistoryTable, PeerId,
Message; SyncCore: classes and keys), https://gist.github.com/stek29/8a7ac0e673818917525ec4031d77a713.
"""

from __future__ import annotations

import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Any, Final, cast

from aboveboard.formats.errors import PostboxError

MAX_DEPTH: Final = 32
MAX_VALUES: Final = 100_000
INCOMING: Final = 4
_SEED: Final = 0xF7CA7FD2
_MASK: Final = 0xFFFFFFFF
_INDEX: Final = struct.Struct(">qiii")
_FLAGS: Final = ((1, 8), (2, 4), (4, 8), (8, 4), (16, 4))
"""Bits of a message's data flags and how many bytes each adds, the thread's number (32) apart."""


@dataclass(frozen=True, slots=True)
class Object:
    """An object: the hash of its class's name, and its values by key (numbers, texts, bytes, objects, lists)."""

    kind: int
    values: Mapping[str, Any] = field(default_factory=dict[str, Any])

    def is_a(self, name: str) -> bool:
        """Whether it is of the class of that name."""
        return self.kind == type_hash(name)

    def text(self, key: str) -> str | None:
        """A text that is not empty."""
        value = self.values.get(key)
        return value if isinstance(value, str) and value else None

    def number(self, key: str) -> int | None:
        """A whole number."""
        value = self.values.get(key)
        return value if isinstance(value, int) and not isinstance(value, bool) else None

    def object(self, key: str) -> Object | None:
        """An object."""
        value = self.values.get(key)
        return value if isinstance(value, Object) else None

    def objects(self, key: str) -> list[Object]:
        """The objects of a list."""
        value = self.values.get(key)
        return [v for v in cast("list[object]", value) if isinstance(v, Object)] if isinstance(value, list) else []


@dataclass(frozen=True, slots=True)
class Index:
    """A message's key: the chat's packed id, the namespace (0: of the server), seconds since 1970, number."""

    peer: int
    namespace: int
    timestamp: int
    number: int


@dataclass(frozen=True, slots=True)
class Message:
    """A message: `flags` and `tags` as bits, `author` and `forwarded_from` as packed ids, `references` to media in t6."""

    flags: int
    tags: int
    author: int | None
    forwarded: bool
    forwarded_from: int | None
    forwarded_at: int | None
    text: str
    attributes: tuple[Object, ...]
    media: tuple[Object, ...]
    references: tuple[tuple[int, int], ...]
    thread: int | None = None

    def attribute(self, name: str) -> Object | None:
        """The first attribute of a class."""
        return next((a for a in self.attributes if a.is_a(name)), None)


@cache
def type_hash(name: str) -> int:
    """The number that stands for a class: MurmurHash3 (32 bits) of its name, as a signed number."""
    return murmur3(name.encode(), _SEED)


def murmur3(data: bytes, seed: int) -> int:
    """MurmurHash3_x86_32, signed (https://github.com/aappleby/smhasher, public domain)."""

    def mixed(block: int) -> int:
        block = block * 0xCC9E2D51 & _MASK
        return (block << 15 | block >> 17) * 0x1B873593 & _MASK

    value = seed
    whole = len(data) // 4 * 4
    for at in range(0, whole, 4):
        value ^= mixed(int.from_bytes(data[at : at + 4], "little"))
        value = ((value << 13 | value >> 19) & _MASK) * 5 + 0xE6546B64 & _MASK
    value ^= mixed(int.from_bytes(data[whole:], "little")) ^ len(data)
    for shift, factor in ((16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1)):
        value = (value ^ value >> shift) * factor & _MASK
    return value - (1 << 32) if value >> 31 else value


class _Reader:
    """Walks one value."""

    __slots__ = ("_at", "_data", "_values")

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0
        self._values = 0

    def left(self) -> int:
        return len(self._data) - self._at

    def error(self, what: str) -> PostboxError:
        return PostboxError(what, offset=self._at)

    def take(self, size: int) -> bytes:
        if not 0 <= size <= self.left():
            raise self.error("the value is cut off")
        self._at += size
        return self._data[self._at - size : self._at]

    def int(self, size: int = 4) -> int:
        return int.from_bytes(self.take(size), "little", signed=True)

    def bits(self, size: int = 4) -> int:
        return int.from_bytes(self.take(size), "little")

    def text(self) -> str:
        return self.take(self.int()).decode("utf-8", "replace")

    def count(self, least: int) -> int:
        """How many of a list follow, each of at least so many bytes."""
        found = self.int()
        if not 0 <= found <= self.left() // least:
            raise self.error(f"a list of {found} in too few bytes")
        return found

    def object(self, depth: int) -> Object:
        kind = self.int()
        end = self.int()
        if not 0 <= end <= self.left():
            raise self.error("an object is cut off")
        end += self._at
        if depth > MAX_DEPTH:
            raise self.error(f"objects nested more than {MAX_DEPTH} deep")
        values: dict[str, Any] = {}
        while self._at < end:
            key = self.take(self.bits(1)).decode("utf-8", "replace")
            values[key] = self.value(depth)
        if self._at != end:
            raise self.error("an object that is longer than it says")
        return Object(kind, values)

    def value(self, depth: int) -> object:
        self._values += 1
        if self._values > MAX_VALUES:
            raise self.error(f"more than {MAX_VALUES} values")
        match self.bits(1):
            case 0:
                return self.int()
            case 1:
                return self.int(8)
            case 2:
                return self.bits(1) != 0
            case 3:
                return struct.unpack("<d", self.take(8))[0]
            case 4:
                return self.text()
            case 5:
                return self.object(depth + 1)
            case 6:
                return [self.int() for _ in range(self.count(4))]
            case 7:
                return [self.int(8) for _ in range(self.count(8))]
            case 8:
                return [self.object(depth + 1) for _ in range(self.count(8))]
            case 9:
                return [[self.object(depth + 1), self.object(depth + 1)] for _ in range(self.count(16))]
            case 10:
                return self.take(self.int())
            case 11:
                return None
            case 12:
                return [self.text() for _ in range(self.count(4))]
            case 13:
                return [self.take(self.int()) for _ in range(self.count(4))]
            case other:
                raise self.error(f"a value of unknown kind {other}")

    def roots(self) -> tuple[Object, ...]:
        """A list of objects, each with its length before it."""
        return tuple(root(self.take(self.int())) for _ in range(self.count(4)))


@lru_cache(maxsize=8)
def root(data: bytes) -> Object:
    """The object that a table keeps as a value (under the key `_`). Raises PostboxError."""
    reader = _Reader(data)
    if reader.take(reader.bits(1)) != b"_" or reader.bits(1) != 5:
        raise reader.error("no object")
    return reader.object(0)


def index(key: bytes) -> Index:
    """The key of a message. Raises PostboxError."""
    if len(key) != _INDEX.size:
        msg = f"a key of {len(key)} bytes rather than {_INDEX.size}"
        raise PostboxError(msg)
    peer, namespace, timestamp, number = _INDEX.unpack(key)
    return Index(peer, namespace, timestamp, number)


@lru_cache(maxsize=4)
def message(data: bytes) -> Message:
    """A message. Raises PostboxError for damage, and for rows that are no messages (their first byte is not 0)."""
    reader = _Reader(data)
    kind = reader.bits(1)
    if kind != 0:
        raise reader.error(f"a row of kind {kind}, which is no message")
    reader.take(8)
    has = reader.bits(1)
    for bit, size in _FLAGS:
        reader.take(size if has & bit else 0)
    thread = reader.int(8) if has & 32 else None
    flags, tags = reader.bits(), reader.bits()
    forward = _forward(reader)
    author = reader.int(8) if reader.bits(1) == 1 else None
    text = reader.text()
    attributes, media = reader.roots(), reader.roots()
    references = tuple((reader.int(), reader.int(8)) for _ in range(reader.count(12)))
    return Message(
        flags,
        tags,
        author,
        forward is not None,
        *(forward or (None, None)),
        text,
        attributes,
        media,
        references,
        thread,
    )


def _forward(reader: _Reader) -> tuple[int | None, int] | None:
    """(author or source, seconds since 1970) of what was passed on."""
    has = reader.bits(1)
    if not has:
        return None
    author, date = reader.int(8), reader.int()
    source = reader.int(8) if has & 2 else None
    reader.take(16 if has & 4 else 0)
    for bit in (8, 16):
        reader.take(reader.int() if has & bit else 0)
    reader.take(4 if has & 32 else 0)
    return author or source, date


def media(data: bytes) -> Object | None:
    """A value of table t6: the medium itself, or None where it stands with another message. Raises PostboxError."""
    reader = _Reader(data)
    return root(reader.take(reader.int())) if reader.bits(1) == 0 else None


def media_key(namespace: int, number: int) -> bytes:
    """The key of a medium in table t6."""
    return struct.pack(">iq", namespace, number)


def plain_id(peer: int) -> tuple[str, int]:
    """(user, group, channel, secret chat or other; the number that the service gives it) of a packed id."""
    kind = {0: "user", 1: "group", 2: "channel", 3: "secret chat"}.get(peer >> 32 & 7, "other")
    return kind, (peer >> 35 & _MASK) << 32 | peer & _MASK
