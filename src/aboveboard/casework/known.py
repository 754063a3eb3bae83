"""The use cases of known files: lists of hashes whose files are hidden from view, and nothing more.

A list hides what belongs to systems and apps, so that what is left can be looked at. It takes nothing out of the case, its
proofs, its exports or its coverage, and it flags nothing: entries that a list itself calls malicious or puts into a category are
left out. Adding and removing a list are entries of the custody log, with the reason.
"""

from __future__ import annotations

import hashlib
import io
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.formats.hashlists import SIZES, NoHashList, Tally, hash_columns, hashes, of_rows
from aboveboard.model.provenance import key_of
from aboveboard.model.records import KIND_NUMBER
from aboveboard.store.db import StoreError
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.known import FileHashes, among, keep, rows_of, tables
from aboveboard.store.schema import DERIVED, KNOWN

OF_FILES = ("Media", "Document")
"""Kinds of record that are about a file."""
MOST_WORDS = 200
"""Characters of a list's name, origin, date or reason."""
_SQLITE = b"SQLite format 3\0"
_NSRL = ("METADATA", "FILE")
"""Tables of NSRL's RDS 3 that hold hashes: of a full and of a minimal set."""
_FORM = 1
"""Of what is kept of matches; another number means that they are looked for again."""


@dataclass(frozen=True)
class KnownList:
    """A list of known files that is, or was, in force."""

    number: int
    at: int
    """When it was added, UTC microseconds."""
    actor: str
    name: str
    origin: str
    dated: str
    reason: str
    sha256: str
    """Of the list's file."""
    entries: dict[str, int]
    """By the algorithm of the hash."""
    left_out: dict[str, int]
    removed_at: int | None
    removed_by: str | None
    removed_why: str | None

    @property
    def total(self) -> int:
        """Its entries."""
        return sum(self.entries.values())


@dataclass(frozen=True)
class Matched:
    """What the lists in force say of an exhibit."""

    paths: Mapping[str, tuple[int, ...]]
    """Device path, or name in the container, of each known file -> numbers of the lists."""
    known: int = 0
    """Known files."""
    files: int = 0
    """All files of the exhibit."""
    hashed: int = 0
    """Files of which the case has a hash: a list can say nothing of the others."""
    rows: tuple[tuple[int, int], ...] = ()
    """(row, key) of the records that speak of a known photo, film, sound or document."""

    @property
    def unhashed(self) -> int:
        """Files without a hash."""
        return max(0, self.files - self.hashed)

    @property
    def keys(self) -> frozenset[int]:
        """Of those records."""
        return frozenset(key for _, key in self.rows)


def lists(case: Case, *, removed: bool = False) -> list[KnownList]:
    """Those in force, in the order in which they came; with `removed` the others too."""
    if not _has(case):
        return []
    columns = (
        "number, at, actor, name, origin, dated, reason, sha256, entries, left_out, removed_at, removed_by, removed_why"
    )
    where = "1" if removed else "removed_at IS NULL"
    found: list[KnownList] = []
    for row in case.db.execute(f"SELECT {columns} FROM known_lists WHERE {where} ORDER BY number"):
        values: list[Any] = list(row)
        values[8:10] = map(msgspec.json.decode, values[8:10])
        found.append(KnownList(*values))
    return found


def _has(case: Case) -> bool:
    return bool(case.db.execute("SELECT count(*) FROM sqlite_schema WHERE name = 'known_lists'").get)


def add(
    case: Case, actor: Actor, file: Path, *, name: str, origin: str, dated: str, reason: str
) -> tuple[KnownList, Tally]:
    """Take a list in; it is in force from then on. Raises CaseError."""
    case.must_take_changes(actor)
    said = {"name": name, "origin": origin, "date": dated, "reason": reason}
    for what, words in said.items():
        if not words.strip() and what != "date":
            raise CaseError(f"a list of known files needs its {what}: others must be able to judge it")
        if len(words) > MOST_WORDS or not words.strip().isprintable():
            raise CaseError(f"the {what} of a list is one line of at most {MOST_WORDS} characters")
    name, origin, dated, reason = (words.strip() for words in said.values())
    tally = Tally()
    case.db.execute(KNOWN)
    with case.writing():
        number = int(case.db.execute("SELECT coalesce(max(number), 0) + 1 FROM known_lists").get)
        path = _list_path(case, number)
        try:
            with file.open("rb") as opened:
                if opened.read(len(_SQLITE)) == _SQLITE:
                    keep(path, case.key, _of_database(file, tally))
                    opened.seek(0)
                    digest = hashlib.file_digest(opened, "sha256").hexdigest()
                else:
                    opened.seek(0)
                    told = _Told(opened)
                    keep(path, case.key, hashes(io.BufferedReader(told), tally))
                    digest = told.digest.hexdigest()
        except NoHashList as error:
            raise CaseError(f"{file.name} is no list of hashes: {error}") from error
        except StoreError as error:
            raise CaseError(str(error)) from error
        except OSError as error:
            raise CaseError(f"{file} cannot be read: {error.strerror}") from error
        encode = msgspec.json.encode
        with case.db:
            case.db.execute(
                "INSERT INTO known_lists (number, at, actor, name, origin, dated, reason, sha256, entries, left_out) "
                "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    number,
                    time.time_ns() // 1000,
                    actor.name,
                    name,
                    origin,
                    dated,
                    reason,
                    digest,
                    encode(tally.entries).decode(),
                    encode(tally.left_out).decode(),
                ),
            )
    case.log(
        actor,
        "alteration",
        what="known files: list added",
        number=number,
        list={"name": name, "origin": origin, "date": dated, "sha256": digest},
        entries=tally.entries,
        left_out=tally.left_out,
        reason=reason,
        of="what is shown, not the evidence",
    )
    return next(one for one in lists(case) if one.number == number), tally


def _of_database(file: Path, tally: Tally) -> Iterator[tuple[str, bytes]]:
    """The hashes of a list that is an SQLite database, NSRL's or another. Raises NoHashList, StoreError."""
    every = {name: hash_columns(columns) for name, columns in tables(file)}
    named = {name: columns for name, columns in every.items() if columns}
    if not named:
        raise NoHashList("it is an SQLite database, and no table of it has a column named as MD5, SHA-1 or SHA-256")
    # NSRL's own tables come before others, which may name what they are packed in.
    table = min(named, key=lambda name: _NSRL.index(name.upper()) if name.upper() in _NSRL else len(_NSRL))
    yield from of_rows(named[table], rows_of(file, table, named[table]), tally)


class _Told(io.RawIOBase):
    """A file that is hashed while it is read."""

    def __init__(self, file: io.BufferedReader) -> None:
        self._file = file
        self.digest = hashlib.sha256()

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int:
        count = self._file.readinto(buffer)
        self.digest.update(memoryview(buffer)[:count])
        return count


def remove(case: Case, actor: Actor, number: int, reason: str) -> KnownList:
    """End a list's force; what it hid is shown again, and its hashes are deleted. Raises CaseError."""
    case.must_take_changes(actor)
    reason = reason.strip()
    if not reason or len(reason) > MOST_WORDS or not reason.isprintable():
        raise CaseError(
            f"a reason is needed, one line of at most {MOST_WORDS} characters: others must be able to judge it"
        )
    found = next((one for one in lists(case) if one.number == number), None)
    if found is None:
        raise CaseError(f"no list of known files of number {number} is in force; `aboveboard known list` names them")
    with case.writing():
        with case.db:
            case.db.execute(
                "UPDATE known_lists SET removed_at = ?, removed_by = ?, removed_why = ? WHERE number = ?",
                (time.time_ns() // 1000, actor.name, reason, number),
            )
        _list_path(case, number).unlink(missing_ok=True)
    case.log(
        actor,
        "alteration",
        what="known files: list removed",
        number=number,
        reason=reason,
        of="what is shown, not the evidence",
    )
    return found


def _list_path(case: Case, number: int) -> Path:
    return case.room / "known" / f"list-{number}.db"


def hashes_path(case: Case, label: str) -> Path:
    """Where the hashes of an exhibit's files are kept: see `casework/hashing.py`."""
    return case.room / "known" / f"files-{case.exhibit_path(label).name}"


# --- what they match -------------------------------------------------------------------------------------------------


class _Kept(msgspec.Struct, array_like=True):
    """As the case keeps `Matched` until an exhibit, a list or a hash changes."""

    paths: dict[str, tuple[int, ...]]
    known: int
    files: int
    hashed: int
    rows: list[tuple[int, int]]


def version(case: Case) -> str:
    """Changes with the lists in force and the hashes of files; '' where no list is."""
    numbers = [one.number for one in lists(case)]
    if not numbers:
        return ""
    sizes = [p.stat().st_size for label in case.exhibit_labels() if (p := hashes_path(case, label)).exists()]
    return f"{_FORM} {numbers} {sizes}"


def matched(case: Case, exhibit: Exhibit) -> Matched:
    """What the lists in force say of an exhibit; looked for once until something changes. Raises CaseError."""
    now = version(case)
    if not now:
        return Matched({})
    case.db.execute(DERIVED)
    status = case.exhibit_path(exhibit.label).stat()
    stamp = f"{now} {status.st_size}:{status.st_mtime_ns}"
    sql = "SELECT value FROM derived WHERE exhibit = ? AND name = 'known' AND stamp = ?"
    row = case.db.execute(sql, (exhibit.label, stamp)).fetchone()
    if row is not None:
        kept = msgspec.msgpack.decode(bytes(row[0]), type=_Kept)
    else:
        kept = _match(case, exhibit)
        packed = msgspec.msgpack.encode(kept)
        with case.db:
            case.db.execute("INSERT OR REPLACE INTO derived VALUES (?, 'known', ?, ?)", (exhibit.label, stamp, packed))
    return Matched(kept.paths, kept.known, kept.files, kept.hashed, tuple(kept.rows))


def known_keys(case: Case) -> frozenset[int]:
    """The keys of all records that speak of a known file, over all exhibits: what `known:` asks for."""
    if not version(case):
        return frozenset()
    found: set[int] = set()
    for exhibit in case.exhibits():
        try:
            found |= matched(case, exhibit).keys
        finally:
            exhibit.close()
    return frozenset(found)


def _match(case: Case, exhibit: Exhibit) -> _Kept:
    by_digest: dict[str, dict[bytes, list[str]]] = {name: {} for name in SIZES}
    member_of: dict[str, str] = {}
    for path, member, sha256 in exhibit.db.execute("SELECT path, member, sha256 FROM files WHERE sha256 IS NOT NULL"):
        member_of[str(path)] = str(member)
        by_digest["sha256"].setdefault(bytes.fromhex(sha256), []).append(str(path))
    if (kept := hashes_path(case, exhibit.label)).exists():
        every = FileHashes(kept, case.key)
        for one in every:
            member_of[one.path] = one.member
            for name, digest in (("md5", one.md5), ("sha1", one.sha1), ("sha256", one.sha256)):
                by_digest[name].setdefault(digest, []).append(one.path)
        every.close()
    wanted = {name: set(found) for name, found in by_digest.items()}
    matches: dict[str, dict[int, None]] = {}
    for one in lists(case):
        try:
            found = among(_list_path(case, one.number), case.key, wanted)
        except StoreError as error:
            raise CaseError(f"the hashes of the list of known files {one.number} are not there: {error}") from error
        for name, digests in found.items():
            for path in (p for digest in digests for p in by_digest[name][digest]):
                matches.setdefault(path, {})[one.number] = None
    paths = {path: tuple(numbers) for path, numbers in sorted(matches.items())}
    rows = _rows(exhibit, paths)
    named = {member_of[path]: numbers for path, numbers in paths.items()}
    files = sum(int(source.get("members", 0)) for source in exhibit.sources.values())
    return _Kept({**named, **paths}, len(paths), files, len(member_of), rows)


def _rows(exhibit: Exhibit, paths: Mapping[str, object]) -> list[tuple[int, int]]:
    """(row, key) of the records that are about a file, and that file is known: not those that were read out of one."""
    if not paths:
        return []
    kinds = ", ".join(str(KIND_NUMBER[kind]) for kind in OF_FILES)
    sql = f"SELECT id, src, loc, data ->> '$.file', data ->> '$.path' FROM records WHERE kind IN ({kinds}) ORDER BY id"
    found: list[tuple[int, int]] = []
    for row, src, loc, file, path in exhibit.db.execute(sql):
        if (file or str(path or "").lstrip("/")) in paths:
            found.append((int(row), key_of(exhibit.readings[src].seed, loc)))
    return found
