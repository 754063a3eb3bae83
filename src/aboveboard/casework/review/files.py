"""The evidence tree as its containers have it, and what is known of one file: who read it, and what came of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby, islice
from operator import itemgetter
from pathlib import PurePath
from typing import Any

import msgspec

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review.cover import Cover, base_of, carried_files, cover_of, number_of, readings_by_path
from aboveboard.casework.review.desk import Desk
from aboveboard.engine.storetypes import SEALED
from aboveboard.model.extent import Extent, limited
from aboveboard.model.outcome import Outcome, Status
from aboveboard.model.provenance import STATE_BY_NUMBER
from aboveboard.model.records import KIND_BY_NUMBER
from aboveboard.sources.asked import HOW_MADE, NAMES_KEPT, OF_COPIES, WHO, WORDS_KEPT, paper_of
from aboveboard.store.columns import Columns
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.nametree import NameTree
from aboveboard.store.present import Reading


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
    more_folders: int = 0
    """Folders that are not listed: see `MOST_FOLDERS`."""


@dataclass(frozen=True)
class Read:
    """What became of one artifact's reading of a file."""

    outcome: Outcome
    service: str
    records: int
    """In the case, live or not."""


@dataclass(frozen=True)
class File:
    """One file."""

    exhibit: str
    path: str
    """Its device path, or the name in its container where no path is known."""
    member: str
    size: int | None
    cover: Cover
    sha256: str | None = None
    mime: str | None = None
    modified: int | None = None
    source: str = ""
    """The name of the source that has it."""
    encrypted: str = ""
    """no, source (the container is encrypted), file (its own bytes are)."""
    app: str | None = None
    profile: str | None = None
    beside: tuple[str, str] | None = None
    """(path of the database, wal or journal) where it belongs to one."""
    companions: tuple[str, ...] = ()
    """Paths of the -wal and -journal beside it."""
    reads: tuple[Read, ...] = ()
    kinds: tuple[tuple[str, str, int], ...] = ()
    """(kind, state, records), the most first."""
    known: tuple[int, ...] = ()
    """The lists of known files that have it."""
    paper: str | None = None
    """What it is, where it is a file of the copy's own that nothing takes records from."""

    @property
    def records(self) -> int:
        """How many records of it there are."""
        return sum(n for _, _, n in self.kinds)


PAPERS = (HOW_MADE, NAMES_KEPT, WHO, WORDS_KEPT)
"""What is said of files that are a copy's own."""
MOST = 1000
"""Files of one folder that are listed."""
MOST_FOLDERS = 20_000
"""Folders in one folder that are listed: a phone has some thousands, who makes more means to fill memory."""
TREE = "tree"
"""The name of what is gathered ahead."""
_FORM = 1
"""Of what is kept of names; another number means that they are gathered again."""
_Trees = dict[int, NameTree]
"""By source."""


def tops(desk: Desk, *, hide: bool = False) -> list[Folder]:
    """The top folder of each source of each exhibit."""
    return [
        folder(desk, o.exhibit.label, s, "", hide=hide)
        for o, of in zip(desk.opened, _trees(desk), strict=True)
        for s in of
    ]


def folder(desk: Desk, exhibit: str, source: int, path: str, *, hide: bool = False) -> Folder:
    """A folder by the name it has in its container; with `hide` without known files. Raises CaseError."""
    number = number_of(desk, exhibit)
    trees = _trees(desk)
    if source not in trees[number]:
        raise CaseError(f"exhibit {exhibit} has no such source")
    inside = trees[number][source].folder(path)
    if inside is None:
        raise CaseError("there is no such folder")
    lists = desk.known().of[number].paths
    known = sum(f"{path}{name}" in lists for name, _ in inside.files()) if lists else 0
    shown = (f for f in inside.files() if not (hide and known and f"{path}{f[0]}" in lists))
    files = list(islice(shown, MOST))
    more = inside.count - (known if hide else 0) - len(files)
    every = inside.folders()
    folders = list(islice(every, MOST_FOLDERS))
    return Folder(exhibit, source, path, folders, files, more, known, sum(1 for _ in every))


def file(desk: Desk, exhibit: str, path: str) -> File:
    """A file by its device path or its name in the container. Raises CaseError."""
    number = number_of(desk, exhibit)
    one = desk.opened[number].exhibit
    sql = "SELECT path, member, size, sha256, mime, modified, source FROM files WHERE path = ?1 OR member = ?1 LIMIT 1"
    row = one.db.execute(sql, (path,)).fetchone()
    cover = cover_of(desk, exhibit, path)
    found = str(row[0]) if row is not None else path
    base, role = base_of(desk, number, found)
    named = _named(desk, number, str(row[1]) if row is not None else path)
    if cover.extent is Extent.NOTHING or (row is None and named is None):
        raise CaseError("no source has such a file")
    beside = None if role == "main" else (base, role)
    known = desk.known().of[number].paths.get(found, ())
    if row is None or cover.extent is Extent.NAME:
        source, size = named or ((int(row[6]), int(row[2])) if row is not None else (0, -1))
        about = one.sources.get(source, {})
        member = str(row[1]) if row is not None else path
        paper = _paper(about, found)
        return File(exhibit, found, member, size, cover, source=_name(about), beside=beside, known=known, paper=paper)
    readings = desk.cached("readings by path", readings_by_path)[number].get(base, [])
    about = one.sources.get(int(row[6]), {})
    app, profile = _app(one, int(row[6]), str(row[1]))
    columns = desk.row_sets()[number][0]
    reads = tuple(_reads(one, columns, base, readings, cover)) if role == "main" else ()
    sealed = row[4] == SEALED or any(r.outcome.status is Status.ENCRYPTED for r in reads)
    return File(
        exhibit,
        found,
        str(row[1]),
        row[2],
        cover,
        row[3],
        row[4],
        row[5],
        _name(about),
        "file" if sealed else "source" if about.get("encrypted") else "no",
        next((r.app for r in readings if r.app), app),
        next((r.profile for r in readings), profile),
        beside,
        tuple(p for p in (f"{found}-wal", f"{found}-journal") if _named(desk, number, f"{row[1]}{p[len(found) :]}")),
        reads,
        tuple(_kinds(columns, readings)) if role == "main" else (),
        known,
        _paper(about, found),
    )


def _paper(source: Mapping[str, Any], path: str) -> str | None:
    return paper_of(path) if source.get("acquisition") in OF_COPIES else None


def _name(source: Mapping[str, Any]) -> str:
    return PurePath(str(source.get("path", ""))).name


def _app(exhibit: Exhibit, source: int, member: str) -> tuple[str | None, str | None]:
    """(app, profile) in whose folder a file lies."""
    parts = member.split("/")
    folders = ["/".join(parts[:n]) for n in range(len(parts) - 1, 0, -1)]
    marks = ", ".join("?" * len(folders)) or "NULL"
    sql = f"SELECT app, profile FROM app_data WHERE source = ? AND folder IN ({marks}) ORDER BY length(folder) DESC"
    found = exhibit.db.execute(sql, (source, *folders)).fetchone()
    return (None, None) if found is None else (str(found[0]) or None, str(found[1]))


def _named(desk: Desk, number: int, member: str) -> tuple[int, int] | None:
    """(source, size) of the file of this name in its container."""
    for source, names in all_trees(desk)[number].items():
        size = names.size_of(member)
        if size is not None:
            return source, size
    return None


def _reads(exhibit: Exhibit, columns: Columns, path: str, readings: list[Reading], cover: Cover) -> Iterator[Read]:
    """What became of each reading. A reason may name tables that are not covered: it is told of files that are, as a whole."""
    made: dict[tuple[str, str], tuple[str, int]] = {}
    for reading in readings:
        name = (reading.artifact, reading.part)
        count = sum(n for _, _, n, _ in columns.counts.get(reading.id, ()))
        made[name] = (reading.service, made.get(name, ("", 0))[1] + count)
    for _, outcome in exhibit.outcomes():
        if outcome.path != path:
            continue
        service, count = made.get((outcome.artifact, outcome.part or ""), ("", 0))
        kept = outcome if cover.whole else msgspec.structs.replace(outcome, reason=None, missing=(), unread=())
        yield Read(kept, service, count)


def _kinds(columns: Columns, readings: list[Reading]) -> Iterator[tuple[str, str, int]]:
    """What is shown of them, most first."""
    found: dict[tuple[int, int], int] = {}
    for reading in readings:
        for kind, state, _, shown in columns.counts.get(reading.id, ()):
            found[kind, state] = found.get((kind, state), 0) + shown
    for (kind, state), count in sorted(found.items(), key=lambda item: (-item[1], item[0])):
        if count:
            yield KIND_BY_NUMBER[kind].__name__, STATE_BY_NUMBER[state].value, count


def all_trees(desk: Desk) -> list[_Trees]:
    """The names of each exhibit by source; kept in the case. Raises Gathering."""

    def make() -> list[_Trees]:
        packed = desk.kept(TREE, _FORM, lambda exhibit: msgspec.msgpack.encode(_gather(exhibit)))
        every = [msgspec.msgpack.decode(p, type=dict[int, bytes]) for p in packed]
        return [{source: NameTree.unpack(names) for source, names in of.items()} for of in every]

    return desk.gathered(TREE, make)


def _gather(exhibit: Exhibit) -> dict[int, bytes]:
    by_source = groupby(exhibit.names(), itemgetter(0))
    return {int(source): NameTree.of((n, z) for _, n, z in some).pack() for source, some in by_source}


def _trees(desk: Desk) -> list[_Trees]:
    """The names of each exhibit by source; without those of which the authority does not let even the name be seen."""
    trees = all_trees(desk)
    authority = desk.case.authority
    if authority.scope.tree or not limited(authority):
        return trees
    if "covered tree" not in desk.answers:
        desk.answers["covered tree"] = [_covered(desk, n, tree) for n, tree in enumerate(trees)]
    return desk.answers["covered tree"]


def _covered(desk: Desk, number: int, trees: _Trees) -> _Trees:
    one = desk.opened[number].exhibit
    # What was not read, and is carried by no record, holds nothing that is covered.
    asked = {str(n) for pair in one.db.execute("SELECT path, member FROM files") for n in pair}
    asked |= desk.cached("carried files", carried_files)[number]

    def shown(source: int) -> Iterator[tuple[str, int]]:
        for of, name, size in one.names():
            if of == source and name in asked and cover_of(desk, one.label, name).extent is not Extent.NOTHING:
                yield name, size

    return {source: NameTree.of(shown(source)) for source in trees}
