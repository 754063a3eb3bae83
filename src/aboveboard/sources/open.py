"""What a path holds, told by content: which source reads it, and which opener.

`open_source` is for the survey, `opener_for` for workers: that one knows from the source's facts what to expect, and
indexes nothing.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from aboveboard.sources.api import (
    Keys,
    MemberError,
    Opener,
    Source,
    SourceError,
    SourceFacts,
    display,
)
from aboveboard.sources.members import cannot_open, open_container, pread

_BACKUP: Final = b"ANDROID BACKUP\n"
_LISTS: Final = ("Manifest.db", "Manifest.mbdb")
_UNREAD: Final[tuple[tuple[int, bytes, str], ...]] = (
    (0, b"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (0, b"Rar!\x1a\x07", "a RAR archive"),
    (0, b"EVF\x09\x0d\x0a\xff\x00", "an E01 image of a disk"),
    (0, b"EVF2\r\n\x81\x00", "an Ex01 image of a disk"),
    (0, b"ADSEGMENTEDFILE", "an AD1 image"),
    (0, b"AFF10\r\n\x00", "an AFF image of a disk"),
    (0, b"\x28\xb5\x2f\xfd", "a Zstandard file"),
    (0, b"\x04\x22\x4d\x18", "an LZ4 file"),
    (0, b"MSCF\0\0\0\0", "a cabinet archive"),
    (0, b"xar!", "a xar archive"),
    (0, b"070701", "a cpio archive"),
    (32, b"NXSB", "an APFS image"),
    (1024, b"H+\x00\x04", "an HFS+ image"),
    (1080, b"\x53\xef", "an ext file system image"),
    (1024, b"\x10\x20\xf5\xf2", "an F2FS image"),
    (512, b"EFI PART", "an image of a disk"),
    (0, b"\x3a\xff\x26\xed", "an Android sparse image"),
)

Progress = Callable[[int, int], None]
"""Told (bytes done, bytes in all) while a container is hashed."""


def needs(path: Path) -> tuple[Path, ...]:
    """All that `open_source` and `opener_for` may have to open for a path, told by names alone. Nothing is read."""
    from aboveboard.sources import folder, papers

    if path.is_dir():
        return (path,)
    return (path, *folder.companions(path), *papers.near(path))


def open_source(
    path: Path,
    password: bytes | None = None,
    progress: Progress | None = None,
    near: Sequence[Path] | None = None,
) -> Source:
    """Open what stands at a path, whatever its name: folder, zip, tar, packed tar, a backup in these, .ab, one file.

    Hashes that came with it are checked first; `near` is what `needs` gave, for a process that may no longer list folders.
    Raises SourceError, PasswordNeeded, WrongPassword; their text names the file and what to do.
    """
    from aboveboard.sources import papers
    from aboveboard.sources.asked import papers_of_copy
    from aboveboard.sources.tree import Tree

    path, papers_of = papers.follow(path)
    kind = _kind(path)
    checked = papers.check(path, papers_of, progress, near) if kind != "folder" else papers.Papers()
    source = _open(path, kind, password)
    try:
        inner = _backup_inside(path, source, password)
        if inner is source and isinstance(source, Tree) and kind != "file":
            checked += papers.check_members(source) + papers_of_copy(source)
        return papers.attach(inner, checked, source.keys.password if inner is not source else None)
    except BaseException:
        source.close()
        raise


def _kind(path: Path) -> str:
    """folder, zip, tar, packed tar, android backup, box of files, file. Raises SourceError."""
    try:
        found = path.stat()
    except (OSError, ValueError) as error:
        if isinstance(error, OSError):
            raise cannot_open(path, error) from error
        raise SourceError(f"{display(path)}: is not a path that can be opened; check the spelling") from error
    if stat.S_ISDIR(found.st_mode):
        return "folder"
    if not stat.S_ISREG(found.st_mode):
        raise SourceError(f"{display(path)}: is neither a folder nor a file; give what came from the phone")
    if found.st_size == 0:
        raise SourceError(f"{display(path)}: is empty (no bytes); check that the copy is complete")
    from aboveboard.sources import handed, tars, zipdir

    descriptor = open_container(path)
    try:
        head = pread(descriptor, 4096, 0)
        if head.startswith(_BACKUP):
            return "android backup"
        if head.startswith(handed.MAGIC):
            return handed.FORMAT
        for offset, sign, what in _UNREAD:
            if head[offset : offset + len(sign)] == sign:
                raise SourceError(
                    f"{display(path)}: is {what}, which is not read; unpack it or mount it read-only with a tool for"
                    " that, and give the folder"
                )
        if not head.startswith(b"SQLite format 3\0"):
            tar = tars.kind_of(descriptor, head)
            if tar is not None:
                return tar
        if zipdir.looks_like_zip(descriptor, found.st_size):
            return "zip"
    except MemberError as error:
        raise SourceError(f"{display(path)}: {error}") from error
    finally:
        os.close(descriptor)
    return "file"


def _open(path: Path, kind: str, password: bytes | None) -> Source:
    if kind == "zip":
        from aboveboard.sources.zips import ZipSource

        return ZipSource(path, password)
    if kind == "android backup":
        from aboveboard.sources.androidbackup import AndroidBackupSource

        return AndroidBackupSource(path, password)
    if kind == "files handed over":
        from aboveboard.sources.handed import HandedSource

        return HandedSource(path, password)
    if kind in ("folder", "file"):
        from aboveboard.sources.folder import FolderSource

        return FolderSource(path)
    from aboveboard.sources.tars import TarSource

    return TarSource(path, kind)


def _backup_inside(path: Path, source: Source, password: bytes | None) -> Source:
    """The iTunes backup that a source holds, where it holds one and is no file system of a phone; else the source."""
    from aboveboard.sources.tree import Tree

    if not isinstance(source, Tree) or source.facts.format == "file" or source.facts.system != "unknown":
        return source
    tops: list[str] = []
    for _, names in source.names():
        tops.extend(name[:-15] for name in names if name.endswith("Manifest.plist") and name[-15:-14] in ("", "/"))
    roots = [
        top
        for top in sorted(set(tops))
        if any(source.find_member(f"{top}/{list_}" if top else list_) is not None for list_ in _LISTS)
    ]
    # A backup that was interrupted keeps a second set of papers in a folder of its own ('Snapshot').
    roots = [one for one in roots if not any(one != two and one.startswith(two and f"{two}/") for two in roots)]
    if not roots:
        return source
    if len(roots) > 1:
        shown = ", ".join(repr(one) for one in roots[:5])
        more = ", …" if len(roots) > 5 else ""
        raise SourceError(
            f"{display(path)}: holds {len(roots)} backups ({shown}{more}), which may be of several people's phones;"
            " give the folder of one, or an archive of it"
        )
    from aboveboard.sources.itunes import ItunesSource

    opener = source.opener()
    try:
        return ItunesSource(source, opener, roots[0], password)
    except SourceError as error:
        opener.close()
        text = str(error)
        raise type(error)(text if text.startswith(display(path)) else f"{display(path)}: {text}") from error
    except BaseException:
        opener.close()
        raise


def opener_for(path: Path, facts: SourceFacts, keys: Keys) -> Opener:
    """An opener for references that the survey made of the same path; light, for workers. Raises SourceError."""
    from aboveboard.sources import papers

    path = papers.follow(path)[0]
    inner = _opener(path, facts, keys)
    if facts.format.startswith("itunes backup"):
        from aboveboard.sources.itunes import ItunesOpener

        return ItunesOpener(inner, "", keys)
    return inner


def _opener(path: Path, facts: SourceFacts, keys: Keys) -> Opener:
    kind = facts.format.removeprefix("itunes backup").removeprefix(" in ") or "folder"
    if kind in ("folder", "file"):
        from aboveboard.sources.folder import FolderOpener

        return FolderOpener(path)
    if kind == "zip":
        from aboveboard.sources.zips import ZipOpener

        return ZipOpener(path, keys)
    if kind == "files handed over":
        from aboveboard.sources.handed import HandedOpener

        return HandedOpener(path, keys)
    if kind == "android backup":
        from aboveboard.sources.androidbackup import AndroidBackupOpener

        return AndroidBackupOpener(path, keys)
    if kind.startswith("tar"):
        from aboveboard.sources.tars import TarOpener

        return TarOpener(path, kind)
    raise SourceError(f"{display(path)}: was taken in as '{kind}', which this version cannot open")
