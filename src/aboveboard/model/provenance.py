"""Where a record stands, and the key that finds it again."""

from __future__ import annotations

import hashlib
from enum import StrEnum

import msgspec

_BITS = 60
_HALF = _BITS // 2
_HALF_MASK = (1 << _HALF) - 1
_MASK = (1 << _BITS) - 1
_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
_READ_AS = str.maketrans("ILOU", "110V")


class State(StrEnum):
    """What the store says of a row, or what the bytes do."""

    LIVE = "live"
    """The store shows it."""
    OLDER = "older"
    """An earlier version of a row that the table still has."""
    UNCOMMITTED = "uncommitted"
    """Written, and not made part of the database."""
    DELETED = "deleted"
    """Not in the live table. Who or what removed it (a person, an app, a sync, an expiry) is not known from that."""


STATE_NUMBER = {State.LIVE: 0, State.OLDER: 1, State.UNCOMMITTED: 2, State.DELETED: 3}
STATE_BY_NUMBER = {number: state for state, number in STATE_NUMBER.items()}


class Provenance(msgspec.Struct, frozen=True, omit_defaults=True):
    """The place of one record in the evidence."""

    exhibit: str
    path: str
    """Device path of the file."""
    artifact: str
    version: int
    container: tuple[str, ...] = ()
    """From the outside in: the source's file, then the member's name in each container."""
    sha256: str | None = None
    table: str | None = None
    rowid: int | None = None
    locator: str | None = None
    page: int | None = None
    offset: int | None = None
    length: int | None = None
    confidence: float | None = None
    reasons: tuple[str, ...] | None = None
    state: State = State.LIVE
    source: str = "main"
    """main, wal or journal; 'main or wal' where a -wal took part and it cannot be told"""


def seed_of(exhibit: str, container: str, path: str, artifact: str, part: str) -> int:
    """60 bits that stand for a reading: one part of one artifact on one file of one exhibit."""
    text = "\0".join((exhibit, container, path, artifact, part)).encode("utf-8", "surrogatepass")
    return int.from_bytes(hashlib.blake2b(text, digest_size=8, person=b"above-key").digest(), "big") & _MASK


def locator_number(locator: str) -> int:
    """60 bits that stand for a locator which is not a row number."""
    digest = hashlib.blake2b(locator.encode("utf-8", "surrogatepass"), digest_size=8, person=b"above-loc").digest()
    return int.from_bytes(digest, "big") & _MASK


def _round(half: int, seed: int, number: int) -> int:
    mixed = (half * 0x9E3779B97F4A7C15 + (seed ^ (number * 0xD1B54A32D192ED03))) & 0xFFFFFFFFFFFFFFFF
    mixed = ((mixed ^ (mixed >> 29)) * 0xBF58476D1CE4E5B9) & 0xFFFFFFFFFFFFFFFF
    return (mixed ^ (mixed >> 32)) & _HALF_MASK


def key_of(seed: int, locator: int) -> int:
    """The key of the record at `locator` (60 bits) of the reading `seed`: a bijection for each seed.

    Nothing about a key depends on row order, other records or versions; `locator_of` turns it back, so that a case needs
    no index of keys.
    """
    left, right = (locator >> _HALF) & _HALF_MASK, locator & _HALF_MASK
    for number in range(4):
        left, right = right, left ^ _round(right, seed, number)
    return (left << _HALF) | right


def locator_of(seed: int, key: int) -> int:
    """The inverse of `key_of`."""
    left, right = (key >> _HALF) & _HALF_MASK, key & _HALF_MASK
    for number in reversed(range(4)):
        left, right = right ^ _round(left, seed, number), left
    return (left << _HALF) | right


def show_key(key: int) -> str:
    """Twelve letters and digits in three groups: `7Q2M-K4XD-9PTR` (Crockford's base 32)."""
    letters = "".join(_ALPHABET[(key >> shift) & 31] for shift in range(_BITS - 5, -1, -5))
    return f"{letters[:4]}-{letters[4:8]}-{letters[8:]}"


def read_key(text: str) -> tuple[int, int]:
    """The range (first, last) of keys that a whole key or its beginning stands for.

    Case, spaces and hyphens do not matter; I and L are read as 1, O as 0. Raises ValueError.
    """
    letters = text.upper().replace("-", "").replace(" ", "").translate(_READ_AS)
    if not 4 <= len(letters) <= 12:
        raise ValueError(
            f"{text!r} is not a record's key: it has 12 letters and digits, such as 7Q2M-K4XD-9PTR, the first 4 or more will do"
        )
    value = 0
    for letter in letters:
        digit = _ALPHABET.find(letter)
        if digit < 0:
            raise ValueError(f"{text!r} is not a record's key: {letter!r} is not used in keys")
        value = (value << 5) | digit
    spare = _BITS - 5 * len(letters)
    return value << spare, ((value + 1) << spare) - 1
