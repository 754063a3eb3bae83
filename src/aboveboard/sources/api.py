"""What every kind of source offers.

A source has two sides. A `Source` knows all of its members: it is opened once, by the survey, and gives their names and
sizes in bulk without an object for each. An `Opener` knows none: it opens the few members that a task names, by the
`Ref`s that the survey made, in another process. Neither ever writes, nor changes a time stamp where the system allows it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Protocol

import msgspec


class SourceError(Exception):
    """The source cannot be opened; the text says what is wrong, with which file, and what to do."""


class PasswordNeeded(SourceError):
    """The source is encrypted and no password was given."""


class WrongPassword(SourceError):
    """The source is encrypted and the password given does not open it. Nothing is guessed."""


class MemberError(Exception):
    """One member of a source cannot be read; the others are not affected."""


class Locked(MemberError):
    """The member is there, and the key of the protection class that it belongs to is not in reach."""


class Ref(msgspec.Struct, frozen=True, omit_defaults=True, array_like=True):
    """All that an `Opener` needs to open one member; small, and safe to send to another process."""

    index: int
    path: str
    """Device path, canonical (see `layout`), without a leading slash."""
    size: int
    member: str
    """The name in the container, as it stands there (for provenance): 'private/var/…', 'HomeDomain/Library/…'."""
    where: tuple[Any, ...] = ()
    """The opener's own: offsets, method, wrapped key, file id …; int, str and bytes only (msgspec cannot decode a union
    of str and bytes, so the type does not say it)."""
    modified: int | None = None
    """Modification time as the container states it, UTC microseconds."""
    local_modified: str | None = None
    """The same where the container keeps it without zone (zip): ISO 8601 local text."""


class Problem(msgspec.Struct, frozen=True, omit_defaults=True):
    """Something about the source that a reader of the case must know."""

    what: str
    member: str | None = None


class HashCheck(msgspec.Struct, frozen=True):
    """One hash that came with the source, and whether it holds."""

    file: str
    algorithm: str
    expected: str
    found: str
    stated_in: str

    @property
    def holds(self) -> bool:
        """Whether the file still has the hash it came with."""
        return self.expected.lower() == self.found.lower()


class SourceFacts(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is known of a source as a whole; entered in the case and shown at the head of the summary."""

    path: str
    format: str
    """folder, zip, tar, tar.gz, itunes backup, itunes backup in zip, android backup, file …"""
    system: str
    """ios, android or unknown"""
    acquisition: str
    """full file system, itunes backup, adb backup, files"""
    encrypted: bool
    members: int
    bytes: int
    """Sum of the members' sizes."""
    profiles: tuple[str, ...] = ()
    """Device users seen in paths: '0', '10', '150' …"""
    device: tuple[tuple[str, str], ...] = ()
    """What the container's own papers say (Info.plist, UFD): name and value."""
    hashes: tuple[HashCheck, ...] = ()
    problems: tuple[Problem, ...] = ()
    size: int = 0
    """Bytes of the container file itself; 0 for a folder."""


class Keys(msgspec.Struct, frozen=True, omit_defaults=True):
    """Unlocked keys, handed from the survey to openers so that derivation happens once. Never stored."""

    password: bytes | None = None
    class_keys: tuple[tuple[int, bytes], ...] = ()
    master: bytes | None = None
    iv: bytes | None = None


class Member(Protocol):
    """One open member."""

    @property
    def size(self) -> int:
        """Bytes, as far as is known before it is read through."""
        ...

    def read_at(self, offset: int, size: int) -> bytes:
        """The bytes there; fewer at the end. Raises MemberError. May be costly for compressed members: see `random`."""
        ...

    def stream(self, chunk: int = 1 << 20) -> Iterator[bytes]:
        """All bytes in order. Raises MemberError (also for a wrong CRC or length, after the last good chunk)."""
        ...

    @property
    def random(self) -> bool:
        """Whether `read_at` is cheap anywhere; else the engine puts the member into scratch memory by `stream`."""
        ...

    def close(self) -> None:
        """Release what it holds."""
        ...


class Opener(Protocol):
    """Opens members by reference, in any process."""

    def open(self, ref: Ref) -> Member:
        """Raises MemberError."""
        ...

    def close(self) -> None:
        """Release descriptors."""
        ...


class Source(Protocol):
    """The whole tree, for the survey."""

    @property
    def facts(self) -> SourceFacts:
        """What is known of it."""
        ...

    @property
    def keys(self) -> Keys:
        """Unlocked keys for openers."""
        ...

    def names(self) -> Iterator[tuple[int, list[str]]]:
        """(index of the first, names) in chunks: file members only, in container order, as they stand in the container.

        Names that are not UTF-8 are decoded with surrogateescape or the container's legacy encoding; a NUL or newline in a
        name is kept.
        """
        ...

    @property
    def sizes(self) -> Sequence[int]:
        """Uncompressed sizes, by index; a NumPy int64 array."""
        ...

    def canonical(self, directory: str) -> str | None:
        """The device path of a directory as named in the container ('' for the top); None where it maps to none."""
        ...

    def find(self, path: str) -> int | None:
        """The index of the file at a canonical device path."""
        ...

    def sibling(self, index: int, suffix: str) -> int | None:
        """The index of the file beside a member that has its name and `suffix` ('-wal'), as named in the container."""
        ...

    def ref(self, index: int) -> Ref:
        """The reference of a member."""
        ...

    def container_app(self, segment: str) -> str | None:
        """The bundle or group id of an iOS container directory named `segment` (a UUID, or the id itself in a backup)."""
        ...

    def close(self) -> None:
        """Release descriptors and memory."""
        ...


def read_all(member: Member, limit: int) -> bytes:
    """All bytes of a member of at most `limit` bytes. Raises MemberError."""
    parts: list[bytes] = []
    total = 0
    for part in member.stream():
        total += len(part)
        if total > limit:
            raise MemberError(f"is larger than the {limit} bytes that can be read at once")
        parts.append(part)
    return b"".join(parts)


def display(path: Path) -> str:
    """A path for messages, with control characters made visible."""
    return "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in str(path))
