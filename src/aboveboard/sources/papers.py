"""What came with a source: hashes beside it or in it, and what the tool that made it says of the phone.

Read are `NAME.sha256` and its kin (one bare hash, 'hash  name' as GNU coreutils writes it, or 'SHA256 (name) = hash'
as BSD does), lists such as SHA256SUMS and BagIt's manifest-sha256.txt (RFC 8493), and Cellebrite's .ufd: an INI file
in UTF-8 or UTF-16 with the parts of the extraction, their hashes by name ([SHA256]) and facts of the device
([DeviceInfo]).
"""

from __future__ import annotations

import hashlib
import os
import re
import stat
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final, Protocol

import msgspec
import numpy as np

from aboveboard.sources.api import (
    HashCheck,
    Keys,
    MemberError,
    Opener,
    Problem,
    Ref,
    Source,
    SourceError,
    SourceFacts,
    display,
)
from aboveboard.sources.members import open_container, open_quietly, pread
from aboveboard.sources.tree import Int64s, Tree

Progress = Callable[[int, int], None]

_ALGORITHMS: Final[dict[int, str]] = {32: "md5", 40: "sha1", 56: "sha224", 64: "sha256", 96: "sha384", 128: "sha512"}
_LIST_NAME: Final = re.compile(
    r"(?:.*\.(?:md5|sha1|sha224|sha256|sha384|sha512)(?:sum)?|(?:manifest-)?(?:md5|sha1|sha224|sha256|sha384|sha512)"
    r"(?:sums?)?(?:\.txt)?|checksums?(?:\.txt)?)\Z",
    re.IGNORECASE,
)
_HEX: Final = re.compile(r"[0-9A-Fa-f]+\Z")
_BSD: Final = re.compile(r"\w+ ?\((?P<name>.+)\) ?= ?(?P<hash>[0-9A-Fa-f]+)\Z")
UFD: Final = ".ufd"
_LIMIT: Final = 64 << 20
_PAPER: Final = 1 << 20
_NEAR: Final = 5000
_TOLD: Final = 100
_MANY: Final = 100_000
_CHUNK: Final = 1 << 22
_UFD_SECTIONS: Final = frozenset({"dumps", "deviceinfo", "extractionstatus", "backup", "general"})


class _Digest(Protocol):
    """The part of hashlib's objects that is used here."""

    def update(self, data: bytes, /) -> None: ...

    def hexdigest(self) -> str: ...


@dataclass(frozen=True, slots=True)
class Papers:
    """What was learnt from the papers of a source."""

    hashes: tuple[HashCheck, ...] = ()
    device: tuple[tuple[str, str], ...] = ()
    problems: tuple[Problem, ...] = ()
    acquisition: str = ""
    """The kind of acquisition, where they tell it."""

    def __add__(self, other: Papers) -> Papers:
        """Both."""
        return Papers(
            (*self.hashes, *other.hashes),
            (*self.device, *other.device),
            (*self.problems, *other.problems),
            self.acquisition or other.acquisition,
        )


@dataclass(frozen=True, slots=True)
class Ufd:
    """A .ufd file: its sections, and for each (key, value) in order; keys as written."""

    sections: Mapping[str, tuple[tuple[str, str], ...]]

    def dumps(self) -> Iterator[str]:
        """Names of the files that it describes, without directories."""
        for section in ("dumps", "sha256", "hash", "sha1", "md5"):
            for key, value in self.sections.get(section, ()):
                yield from (_base(value), _base(key))

    def hash_of(self, name: str) -> str | None:
        """The hash stated for a file, or None."""
        for pairs in self.sections.values():
            for key, value in pairs:
                if _base(key).lower() == name.lower() and _algorithm(value.strip()):
                    return value.strip()
        return None

    def device(self) -> tuple[tuple[str, str], ...]:
        """Facts of the device as the tool states them."""
        pairs = [
            (key[:80], value[:400])
            for section in ("deviceinfo", "general")
            for key, value in self.sections.get(section, ())
            if value
        ]
        return tuple(dict(reversed(pairs)).items())[::-1][:60]


def _base(name: str) -> str:
    return name.replace("\\", "/").rstrip("/").rpartition("/")[2].strip()


def _algorithm(text: str) -> str | None:
    return _ALGORITHMS.get(len(text)) if _HEX.match(text) else None


def text_of(content: bytes) -> str:
    """Text in UTF-8 or UTF-16 with or without a mark; never fails."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return content.decode("utf-16", "replace")
    if content[1:2] == b"\0" and content[:1] != b"\0":
        return content.decode("utf-16-le", "replace")
    return content.decode("utf-8-sig", "replace")


def read_ufd(content: bytes) -> Ufd | None:
    """A .ufd file, or None where the bytes are none."""
    if not content or len(content) > _PAPER or b"[" not in content[:4096]:
        return None
    sections: dict[str, list[tuple[str, str]]] = {}
    current: list[tuple[str, str]] | None = None
    for line in text_of(content).splitlines():
        line = line.strip()
        if line.startswith("[") and line.endswith("]"):
            current = sections.setdefault(line[1:-1].strip().lower(), [])
        elif current is not None and "=" in line and not line.startswith((";", "#")):
            key, _, value = line.partition("=")
            current.append((key.strip(), value.strip()))
    if len(_UFD_SECTIONS & sections.keys()) < 2:
        return None
    return Ufd({name: tuple(pairs) for name, pairs in sections.items()})


def read_list(content: bytes) -> Iterator[tuple[str, str | None]]:
    """(hash, name) of each line of a list of hashes; name None for a bare hash. Lines of other form are passed over."""
    for line in text_of(content).splitlines():
        line = line.strip()
        if not line or line[0] in "#;":
            continue
        bsd = _BSD.match(line)
        if bsd is not None:
            found, name = bsd.group("hash", "name")
        else:
            found, _, name = line.lstrip("\\").partition(" ")
            name = name.lstrip(" ").removeprefix("*")
        if _algorithm(found):
            yield found.lower(), name.strip() or None


def _read_small(path: Path, limit: int = _PAPER) -> bytes:
    """A small regular file; empty where it is none, or larger. Nothing is followed or waited for."""
    try:
        descriptor = open_quietly(str(path), getattr(os, "O_NOFOLLOW", 0))
    except (OSError, ValueError):
        return b""
    try:
        found = os.fstat(descriptor)
        return pread(descriptor, found.st_size, 0) if stat.S_ISREG(found.st_mode) and found.st_size <= limit else b""
    except (OSError, MemberError):
        return b""
    finally:
        os.close(descriptor)


def follow(path: Path) -> tuple[Path, Path | None]:
    """The container that a .ufd beside it describes, and the .ufd; or the path itself and None. Raises SourceError."""
    try:
        size = path.stat().st_size if path.is_file() else 0
    except (OSError, ValueError):
        return path, None
    ufd = read_ufd(_read_small(path.resolve())) if 0 < size <= _PAPER else None
    if ufd is None:
        return path, None
    for name in ufd.dumps():
        if name and name != path.name and name not in (".", "..") and (path.parent / name).exists():
            return path.parent / name, path
    names = ", ".join(sorted({name for name in ufd.dumps() if "." in name})[:3])
    raise SourceError(
        f"{display(path)}: describes an extraction ({names or 'without naming its files'}) that is not beside it; put"
        " them into one folder, or give the extraction itself"
    )


def _beside(path: Path) -> list[Path]:
    """Papers in the folder of a container, by their names."""
    return [
        path.parent / name
        for name in _names_near(path)
        if name != path.name and (name.lower().endswith(UFD) or _LIST_NAME.match(name))
    ]


def near(path: Path) -> tuple[Path, ...]:
    """What may be wanted of the folder of a container, by names alone: its papers; of a .ufd, all files beside it."""
    if path.suffix.lower() == UFD:
        return tuple(path.parent / name for name in _names_near(path))
    return tuple(_beside(path))


def _names_near(path: Path) -> list[str]:
    try:
        with os.scandir(path.parent) as entries:
            return sorted(entry.name for entry in islice(entries, _NEAR))
    except OSError:
        return []


def _stated(path: Path, paper: Path) -> Iterator[tuple[str, str]]:
    """(hash, paper) of what one paper states of a container."""
    content = _read_small(paper, _LIMIT)
    ufd = read_ufd(content) if paper.suffix.lower() == UFD else None
    if ufd is not None:
        found = ufd.hash_of(path.name)
        if found:
            yield found.lower(), paper.name
        return
    lines = list(read_list(content))
    for found, name in lines:
        if name is not None:
            if _base(name) == path.name:
                yield found, paper.name
        elif len(lines) == 1 and paper.name.rpartition(".")[0] in (path.name, path.stem):
            yield found, paper.name


def check(
    path: Path, paper: Path | None, progress: Progress | None = None, beside: Sequence[Path] | None = None
) -> Papers:
    """Compare a container file with the hashes beside it, and take up what a .ufd says of the device.

    The container is read once for all of them, in 4 MiB pieces; `progress` is told (bytes done, bytes in all). `beside` is what
    `near` gave, for a process that may no longer list the folder.
    """
    papers = (
        _beside(path) if beside is None else [p for p in beside if p.suffix.lower() == UFD or _LIST_NAME.match(p.name)]
    )
    if paper is not None and paper not in papers:
        papers.append(paper)
    device: tuple[tuple[str, str], ...] = ()
    stated: list[tuple[str, str]] = []
    for one in papers:
        stated.extend(_stated(path, one))
        if one.suffix.lower() == UFD:
            ufd = read_ufd(_read_small(one))
            if ufd is not None and (one == paper or path.name in ufd.dumps()):
                device = device or ufd.device()
    if not stated:
        return Papers(device=device)
    stated = list(dict.fromkeys(stated))
    wanted = {algorithm for found, _ in stated if (algorithm := _algorithm(found))}
    descriptor = open_container(path)
    try:
        size = os.fstat(descriptor).st_size
        digests: dict[str, _Digest] = {name: hashlib.new(name, usedforsecurity=False) for name in wanted}
        done = 0
        while part := pread(descriptor, _CHUNK, done):
            for digest in digests.values():
                digest.update(part)
            done += len(part)
            if progress is not None:
                progress(done, size)
    except MemberError as error:
        raise SourceError(f"{display(path)}: {error}") from error
    finally:
        os.close(descriptor)
    return Papers(tuple(_checks(path.name, stated, digests)), device, _bad(path.name, stated, digests))


def _checks(name: str, stated: Sequence[tuple[str, str]], digests: Mapping[str, _Digest]) -> Iterator[HashCheck]:
    for expected, paper in stated:
        algorithm = _algorithm(expected)
        if algorithm is not None:
            yield HashCheck(name, algorithm, expected, digests[algorithm].hexdigest(), paper)


def _bad(name: str, stated: Sequence[tuple[str, str]], digests: Mapping[str, _Digest]) -> tuple[Problem, ...]:
    return tuple(
        Problem(f"Its {one.algorithm.upper()} is not that in {one.stated_in}: one of them was changed or damaged", name)
        for one in _checks(name, stated, digests)
        if not one.holds
    )


def check_members(source: Tree) -> Papers:
    """Compare files of a source with lists of hashes at its top (SHA256SUMS, manifest-sha256.txt …).

    In a source of more than 100,000 files whose system is known, lists are not looked for: phones hold none, and tools
    that make such sources put them beside. Up to 100 results are kept one by one, those that do not hold first.
    """
    if len(source.sizes) > _MANY and source.layout.system != "unknown":
        return Papers()
    papers: list[int] = []
    for first, names in source.names():
        for index, name in enumerate(names, first):
            bare = name.removeprefix("./")
            if "/" not in bare and _LIST_NAME.match(bare):
                papers.append(index)
    result = Papers()
    for index in papers[:8]:
        if source.sizes[index] <= _LIMIT:
            result += _check_list(source, index)
    return result


def _check_list(source: Tree, index: int) -> Papers:
    paper = source.name(index)
    try:
        lines = list(read_list(source.read(index, _LIMIT)))
    except MemberError as error:
        return Papers(problems=(Problem(f"This list of hashes cannot be read: it {error}", paper),))
    opener = source.opener()
    good: list[HashCheck] = []
    bad: list[HashCheck] = []
    held = missing = 0
    problems: list[Problem] = []
    try:
        for expected, name in lines:
            one = source.find_member((name or paper.rpartition(".")[0]).replace("\\", "/").removeprefix("./"))
            if one is None or one == index:
                missing += 1
                continue
            algorithm = _algorithm(expected) or ""
            try:
                found = _hash_member(opener, source.ref(one), algorithm)
            except MemberError as error:
                problems.append(Problem(f"Its hash could not be checked: it {error}", name))
                continue
            check_ = HashCheck(source.name(one), algorithm, expected, found, paper)
            if check_.holds:
                held += 1
                if len(good) < _TOLD:
                    good.append(check_)
            else:
                bad.append(check_)
    finally:
        opener.close()
    if len(lines) > _TOLD or missing or bad:
        problems.append(
            Problem(
                f"Of {len(lines)} hashes in it {held} hold, {len(bad)} do not; {missing} are of files not in here",
                paper,
            )
        )
    return Papers((*bad[:_TOLD], *good[: max(0, _TOLD - len(bad))]), (), tuple(problems[-_TOLD:]))


def _hash_member(opener: Opener, ref: Ref, algorithm: str) -> str:
    member = opener.open(ref)
    try:
        digest = hashlib.new(algorithm, usedforsecurity=False)
        for part in member.stream():
            digest.update(part)
        return digest.hexdigest()
    finally:
        member.close()


def duplicates_of(source: Source) -> Int64s:
    """Indexes of later members with the device path and size of an earlier one, ascending; see `Tree.duplicates`."""
    return source.duplicates() if isinstance(source, Tree | PaperedSource) else np.empty(0, np.int64)


class PaperedSource:
    """A source with more among its facts than it knows itself; all else is the source's own."""

    def __init__(self, source: Source, papers: Papers, password: bytes | None) -> None:
        self._source = source
        facts = source.facts
        self._facts = msgspec.structs.replace(
            facts,
            acquisition=papers.acquisition or facts.acquisition,
            hashes=(*papers.hashes, *facts.hashes),
            device=tuple({**dict(papers.device), **dict(facts.device)}.items()),
            problems=(*papers.problems, *facts.problems),
        )
        self._password = password

    @property
    def facts(self) -> SourceFacts:
        """What is known of the source."""
        return self._facts

    @property
    def keys(self) -> Keys:
        """The source's keys, and the password of the archive around it where that needs one."""
        keys = self._source.keys
        return keys if keys.password or not self._password else msgspec.structs.replace(keys, password=self._password)

    def names(self) -> Iterator[tuple[int, list[str]]]:
        """(index of the first, names) in chunks."""
        return self._source.names()

    @property
    def sizes(self) -> Sequence[int]:
        """Uncompressed sizes by index."""
        return self._source.sizes

    def canonical(self, directory: str) -> str | None:
        """The device path of a directory."""
        return self._source.canonical(directory)

    def find(self, path: str) -> int | None:
        """The index of the file at a canonical device path."""
        return self._source.find(path)

    def sibling(self, index: int, suffix: str) -> int | None:
        """The index of the file beside a member that has its name and `suffix`."""
        return self._source.sibling(index, suffix)

    def duplicates(self) -> Int64s:
        """Indexes of later members with the device path and size of an earlier one."""
        return duplicates_of(self._source)

    def ref(self, index: int) -> Ref:
        """The reference of a member."""
        return self._source.ref(index)

    def container_app(self, segment: str) -> str | None:
        """The bundle or group id of an iOS container directory."""
        return self._source.container_app(segment)

    def close(self) -> None:
        """Release descriptors and memory."""
        self._source.close()


def attach(source: Source, papers: Papers, password: bytes | None = None) -> Source:
    """The source, with what its papers say among its facts."""
    return PaperedSource(source, papers, password) if papers != Papers() or password else source
