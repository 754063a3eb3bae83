"""The keybag of an encrypted iTunes/Finder backup: class keys, wrapped with a key derived from the backup's password.

A keybag is a run of entries: four letters, a big-endian 32-bit length, the value. The head has VERS, TYPE, UUID, HMCK,
WRAP, SALT, ITER and, since iOS 10.2, DPWT, DPIC and DPSL; then each class key begins with its own UUID and has CLAS,
WRAP, KTYP and WPKY. Facts: Apple Platform Security ('Keybags for Data Protection'); J. Bédrune, J. Sigwald, 'iPhone
data protection in depth' (HITB Amsterdam 2011); the published account of the double derivation of iOS 10.2
(https://stackoverflow.com/questions/1498342).
"""

from __future__ import annotations

import msgspec

from aboveboard.sources.api import SourceError, WrongPassword
from aboveboard.sources.crypto import CryptoError, derive_key, unwrap_key

MAX_SIZE = 1 << 20
MAX_CLASSES = 64
WRAPPED_WITH_PASSCODE = 2
BACKUP_KEYBAG = 1
WRAPPED_LENGTH = 40


class ClassKey(msgspec.Struct, frozen=True):
    """One wrapped class key: `number` as in CLAS, `wrap` bits as in WRAP."""

    number: int
    wrap: int
    wrapped: bytes


class Keybag(msgspec.Struct, frozen=True):
    """A parsed keybag; `outer_salt` and `outer_rounds` are of the second derivation (iOS 10.2 and later)."""

    kind: int
    salt: bytes
    rounds: int
    classes: tuple[ClassKey, ...]
    outer_salt: bytes | None = None
    outer_rounds: int = 0


def _entries(data: bytes) -> list[tuple[bytes, bytes]]:
    if len(data) > MAX_SIZE:
        raise CryptoError(f"is {len(data)} bytes long; at most {MAX_SIZE} are accepted")
    found: list[tuple[bytes, bytes]] = []
    at = 0
    while at + 8 <= len(data):
        length = int.from_bytes(data[at + 4 : at + 8], "big")
        if length > len(data) - at - 8:
            raise CryptoError(f"is cut short at byte {at}")
        found.append((data[at : at + 4], data[at + 8 : at + 8 + length]))
        at += 8 + length
    return found


def parse_keybag(data: bytes) -> Keybag:
    """A keybag from its bytes. Raises CryptoError."""
    head: dict[bytes, bytes] = {}
    classes: list[dict[bytes, bytes]] = []
    for tag, value in _entries(data):
        if tag == b"UUID" and b"UUID" in head:
            classes.append({})
            if len(classes) > MAX_CLASSES:
                raise CryptoError(f"has more than {MAX_CLASSES} class keys")
        (classes[-1] if classes else head).setdefault(tag, value)
    if b"SALT" not in head or b"ITER" not in head:
        raise CryptoError("has no salt or no count of rounds")
    if not classes:
        raise CryptoError("has no class keys")

    def number(entry: dict[bytes, bytes], tag: bytes) -> int:
        return int.from_bytes(entry.get(tag, b""), "big")

    double = b"DPSL" in head and b"DPIC" in head
    return Keybag(
        kind=number(head, b"TYPE") & 0x3FFFFFFF,
        salt=head[b"SALT"],
        rounds=number(head, b"ITER"),
        classes=tuple(
            ClassKey(number(entry, b"CLAS"), number(entry, b"WRAP"), entry[b"WPKY"])
            for entry in classes
            if b"WPKY" in entry and b"CLAS" in entry
        ),
        outer_salt=head[b"DPSL"] if double else None,
        outer_rounds=number(head, b"DPIC") if double else 0,
    )


def passcode_key(bag: Keybag, password: bytes) -> bytes:
    """The 32 bytes that the class keys are wrapped with. Raises CryptoError for absurd counts of rounds."""
    if bag.outer_salt is not None:
        password = derive_key(password, bag.outer_salt, bag.outer_rounds, "sha256")
    return derive_key(password, bag.salt, bag.rounds, "sha1")


def unlock(data: bytes, password: bytes) -> tuple[dict[int, bytes], list[str]]:
    """Class keys by number, and what could not be opened. Raises WrongPassword; SourceError for a damaged keybag."""
    try:
        bag = parse_keybag(data)
        key = passcode_key(bag, password)
    except CryptoError as error:
        raise SourceError(f"The keybag in Manifest.plist {error}; nothing can be decrypted without it.") from error
    keys: dict[int, bytes] = {}
    damaged: list[str] = []
    tried = 0
    for entry in bag.classes:
        if not entry.wrap & WRAPPED_WITH_PASSCODE:
            continue
        tried += 1
        try:
            keys[entry.number] = unwrap_key(key, entry.wrapped)
        except CryptoError:
            damaged.append(f"The key of protection class {entry.number} cannot be unwrapped.")
    if not tried:
        raise SourceError("The keybag in Manifest.plist has no key that a password opens.")
    if not keys:
        raise WrongPassword("The password does not open this backup's keybag.")
    return keys, damaged
