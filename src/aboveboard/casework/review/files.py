"""The evidence tree as its containers have it, and what is known of one file: who read it, and what came of it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from typing import Any

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review.desk import Desk
from aboveboard.store.exhibit import Exhibit


@dataclass(frozen=True)
class Folder:
    """What lies directly in a folder of a source."""

    exhibit: str
    source: int
    path: str
    """With a slash at its end; '' is the top."""
    folders: list[tuple[str, int]]
    """(name, files below it)"""
    files: list[tuple[str, int]]
    """(name, bytes)"""
    more: int
    """Files that are not listed: see `MOST`."""
    known: int = 0
    """Files of it that lists of known files have; they are not listed where they are hidden."""


@dataclass(frozen=True)
class File:
    """One file."""

    exhibit: str
    path: str
    """Its device path, or the name in its container where no path is known."""
    member: str
    size: int | None
    sha256: str | None
    mime: str | None
    outcomes: list[Any]
    records: int
    known: tuple[int, ...] = ()
    """The lists of known files that have it."""


MOST = 1000
"""Files of one folder that are listed."""
_Names = dict[int, tuple[list[str], list[int]]]


def tops(desk: Desk, *, hide: bool = False) -> list[Folder]:
    """The top folder of each source of each exhibit."""
    trees: list[_Names] = desk.cached("tree", _tree)
    return [
        folder(desk, o.exhibit.label, s, "", hide=hide)
        for o, names in zip(desk.opened, trees, strict=True)
        for s in names
    ]


def folder(desk: Desk, exhibit: str, source: int, path: str, *, hide: bool = False) -> Folder:
    """A folder by the name it has in its container; with `hide` without known files. Raises CaseError."""
    number = _number(desk, exhibit)
    trees: list[_Names] = desk.cached("tree", _tree)
    if source not in trees[number]:
        raise CaseError(f"exhibit {exhibit} has no such source")
    names, sizes = trees[number][source]
    folders: list[tuple[str, int]] = []
    files: list[tuple[str, int]] = []
    more = known = 0
    lists = desk.known().of[number].paths
    at, end = bisect_left(names, path), bisect_left(names, path + "\U0010ffff")
    while at < end:
        name, slash, _ = names[at][len(path) :].partition("/")
        if slash:
            # The next character after the slash ends what begins with this folder's name.
            after = bisect_left(names, path + name + "0", at)
            folders.append((name, after - at))
            at = max(after, at + 1)
            continue
        is_known = names[at] in lists
        known += is_known
        if is_known and hide:
            pass
        elif len(files) < MOST:
            files.append((name, sizes[at]))
        else:
            more += 1
        at += 1
    if not folders and not files and not known and path:
        raise CaseError("there is no such folder")
    return Folder(exhibit, source, path, folders, files, more, known)


def file(desk: Desk, exhibit: str, path: str) -> File:
    """A file by its device path or its name in the container. Raises CaseError."""
    one = desk.opened[_number(desk, exhibit)].exhibit
    sql = "SELECT path, member, size, sha256, mime FROM files WHERE path = ?1 OR member = ?1 LIMIT 1"
    row = one.db.execute(sql, (path,)).fetchone()
    if row is None:
        for names, sizes in desk.cached("tree", _tree)[_number(desk, exhibit)].values():
            at = bisect_left(names, path)
            if at < len(names) and names[at] == path:
                return File(exhibit, path, path, sizes[at], None, None, [], 0, _lists(desk, exhibit, path))
        raise CaseError("no source has such a file")
    found, member, size, sha256, mime = row
    outcomes = [o for _, o in one.outcomes() if o.path == found]
    readings = [r.id for r in one.readings.values() if r.path == found]
    marks = ", ".join(map(str, readings)) or "NULL"
    records = int(one.db.execute(f"SELECT count(*) FROM records WHERE src IN ({marks}) AND {one.shown}").get)
    known = _lists(desk, exhibit, str(found))
    return File(exhibit, str(found), str(member), size, sha256, mime, outcomes, records, known)


def _lists(desk: Desk, exhibit: str, path: str) -> tuple[int, ...]:
    return desk.known().of[_number(desk, exhibit)].paths.get(path, ())


def _number(desk: Desk, exhibit: str) -> int:
    for number, one in enumerate(desk.opened):
        if one.exhibit.label == exhibit:
            return number
    raise CaseError(f"the case has no exhibit {exhibit}")


def _tree(exhibit: Exhibit) -> _Names:
    gathered: dict[int, list[tuple[str, int]]] = {}
    for source, name, size in exhibit.names():
        gathered.setdefault(source, []).append((name, size))
    return {s: ([n for n, _ in sorted(some)], [z for _, z in sorted(some)]) for s, some in gathered.items()}
