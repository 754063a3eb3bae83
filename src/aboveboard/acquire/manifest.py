"""What a copy says of itself: the last member of its zip."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Any, BinaryIO, Final

import msgspec

from aboveboard.acquire.archive import Copied
from aboveboard.acquire.errors import AcquireError

NAME: Final = "acquired/manifest.json"
FORM: Final = "aboveboard acquisition 1"
_END = 22
_LOCATOR = 20
_MOST = 1 << 30
_READ: Final = 1 << 20


class Beside(msgspec.Struct, frozen=True):
    """A file that came whole from the phone in a form of its own."""

    name: str
    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """All that is known of how a copy was made. Times are ISO 8601, UTC, by this computer's clock."""

    form: str = FORM
    system: str
    tool: dict[str, str]
    """Our version and hash, and the programs that were used."""
    case: str
    exhibit: str
    examiner: str
    power: str
    reference: str | None = None
    method: str
    holds: str = ""
    """`backup` where its files are those of a phone's backup."""
    begun: str
    ended: str
    runs: int = 1
    """In how many runs it was made; more than one after an interruption."""
    device: dict[str, str]
    clock: dict[str, float] | None = None
    """`phone` and `computer` in UTC seconds, by how many the phone is `ahead`, `within` so many either way."""
    users: list[dict[str, Any]] = []
    covered: dict[str, Any] = {}
    """The scope under which it was asked."""
    left_out: list[tuple[str, str]] = []
    """(what, why) of what the scope does not cover; it was not asked for."""
    asked: list[dict[str, Any]] = []
    """Each thing that was asked for, and what came of it."""
    failed: list[dict[str, str]] = []
    """Files that the phone did not give."""
    not_covered: int = 0
    """Files whose names were listed and that the scope does not cover."""
    changes: list[str] = []
    """What making the copy changed on the phone."""
    beside: list[Beside] = []
    """Files that belong to the copy and lie beside it."""
    files: list[Copied] = []
    """All members but this one, with their hashes; those that answer a command name it."""


def read_manifest(path: Path) -> Manifest:
    """The manifest of a finished copy. Raises AcquireError for a file that is none."""
    try:
        with path.open("rb") as file:
            start, size = _last(file)
            file.seek(start)
            made = msgspec.json.decode(file.read(size), type=Manifest)
    except OSError as error:
        raise AcquireError(f"{path} cannot be read: {error.strerror}") from error
    except (struct.error, ValueError, msgspec.DecodeError) as error:
        raise AcquireError(f"{path} is no copy that Aboveboard made, or was cut: {error}") from error
    if made.form != FORM:
        raise AcquireError(f"{path} is a copy of another form ({made.form})")
    return made


def _last(file: BinaryIO) -> tuple[int, int]:
    """(where the bytes of the last member stand, how many) of a zip as `Archive` writes it."""
    end = file.seek(0, 2)
    file.seek(end - _END - _LOCATOR - 56)
    tail = file.read(56)
    signature, count, size, start = struct.unpack("<I28xQQQ", tail)
    if signature != 0x06064B50 or not count or size > _MOST:
        raise ValueError("its end is not that of a copy")
    file.seek(start)
    directory = file.read(size)
    at = 0
    for _ in range(count - 1):
        name, extra, note = struct.unpack_from("<HHH", directory, at + 28)
        at += 46 + name + extra + note
    name, extra = struct.unpack_from("<HH", directory, at + 28)
    if directory[at + 46 : at + 46 + name] != NAME.encode():
        raise ValueError("its last member is no manifest")
    length, _, header = struct.unpack_from("<QQQ", directory, at + 46 + name + 4)
    return header + 30 + name + 20, length


def check(path: Path) -> Iterator[str]:
    """What in a copy does not agree with its manifest, one sentence each. Raises AcquireError for a file that is no copy."""
    made = read_manifest(path)
    with path.open("rb") as file:
        for member in made.files:
            file.seek(member.header)
            head = file.read(30 + len(member.name.encode()))
            if head[:4] != b"PK\x03\x04" or head[30:] != member.name.encode():
                yield f"{member.name}: it does not stand where the manifest says"
                continue
            file.seek(20, 1)
            digest = hashlib.sha256()
            left = member.size
            while left and (data := file.read(min(left, _READ))):
                digest.update(data)
                left -= len(data)
            if digest.hexdigest() != member.sha256:
                yield f"{member.name}: its SHA-256 is not the one that the manifest states"
    yield from _beside(path, made)


def _beside(path: Path, made: Manifest) -> Iterator[str]:
    for other in made.beside:
        there = path.with_name(Path(other.name).name)
        if not there.is_file():
            yield f"{other.name}: it does not lie beside the copy"
            continue
        try:
            with there.open("rb") as file:
                found = hashlib.file_digest(file, "sha256").hexdigest()
        except OSError as error:
            raise AcquireError(f"{there} cannot be read: {error.strerror}") from error
        if found != other.sha256:
            yield f"{other.name}: its SHA-256 is not the one that the manifest states"
