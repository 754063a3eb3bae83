"""Papers before a reviewer: what records say of documents, and files that are documents by content or by name, each once."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from aboveboard.casework.review.cover import cover_of
from aboveboard.casework.review.desk import Desk
from aboveboard.model.extent import Extent
from aboveboard.model.provenance import key_of, show_key
from aboveboard.model.records import KIND_NUMBER
from aboveboard.store.exhibit import Exhibit

PAPERS = "papers"
"""The name of what is gathered ahead."""
_MIMES = (
    "application/pdf",
    "application/rtf",
    "application/msword",
    "application/epub+zip",
    "application/vnd.ms-%",
    "application/vnd.openxmlformats%",
    "application/vnd.oasis%",
)
_NAMES = (
    *("pdf", "doc", "docx", "docm", "dot", "dotx", "rtf", "odt", "pages", "epub", "txt", "md", "log"),
    *("xls", "xlsx", "xlsm", "ods", "csv", "tsv", "numbers", "ppt", "pptx", "odp", "key"),
)
_COVERED = tuple(
    f".{name}"
    for name in ("docx", "docm", "dotx", "xlsx", "xlsm", "pptx", "odt", "ods", "odp", "epub", "pages", "numbers", "key")
)
_ENDS = tuple(f".{name}" for name in _NAMES)


@dataclass(slots=True)
class Paper:
    """A document."""

    number: int
    """Of its exhibit on the desk."""
    exhibit: str
    path: str
    name: str
    mime: str
    size: int | None
    at: int | None
    """When it was changed, as a record or the source says."""
    keys: tuple[str, ...]
    """Of the records that speak of it; of a file alone, none."""
    title: str
    there: bool
    """Whether the file was met in the source."""

    @property
    def id(self) -> str:
        """What tells it from others of its exhibit."""
        return self.path or self.keys[0]

    @property
    def is_pdf(self) -> bool:
        """Whether its first page can be shown."""
        return self.mime == "application/pdf" or self.path.lower().endswith(".pdf")

    @property
    def brings_cover(self) -> bool:
        """Whether it may hold a small picture of itself."""
        return self.path.lower().endswith(_COVERED)


def papers(desk: Desk) -> list[Paper]:
    """All of them, the newest first, those without a time last."""

    def make() -> list[Paper]:
        found: list[Paper] = []
        for number, part in enumerate(desk.cached(PAPERS, _papers)):
            for paper in part:
                paper.number = number
            found += part
        if not desk.case.authority.scope.tree:
            found = [p for p in found if p.keys or cover_of(desk, p.exhibit, p.path).extent is not Extent.NOTHING]
        found.sort(key=lambda p: (p.at is not None, p.at or 0, p.path), reverse=True)
        return found

    return desk.gathered(PAPERS, make)


def without_known(desk: Desk, some: list[Paper]) -> list[Paper]:
    """Those that are of files that no list of known files has."""
    if not desk.known().files:
        return some
    of = desk.known().of
    return [p for p in some if not p.path or p.path not in of[p.number].paths]


def paper(desk: Desk, exhibit: str, name: str) -> Paper | None:
    """The one with this `id`."""
    return next((p for p in papers(desk) if (p.exhibit, p.id) == (exhibit, name)), None)


def _papers(exhibit: Exhibit) -> list[Paper]:
    found: dict[str, Paper] = {}
    like = [f"mime LIKE '{m}'" for m in _MIMES]
    like += [f"path LIKE '%.{name}'" for name in _NAMES]
    members: set[str] = set()
    sql = f"SELECT path, member, mime, size, modified FROM files WHERE {' OR '.join(like)}"
    for path, member, mime, size, modified in exhibit.db.execute(sql):
        members |= {member, path}
        name = str(path).rpartition("/")[2]
        found[path] = Paper(0, exhibit.label, path, name, mime or "", size, modified, (), "", there=True)
    # Plain text is known by nothing but its name; such files keep the name that they have in their container.
    for _, member, size in exhibit.names():
        if member.lower().endswith(_ENDS) and member not in members:
            name = member.rpartition("/")[2]
            found[member] = Paper(0, exhibit.label, member, name, "", size, None, (), "", there=True)
    columns = ", ".join(f"data ->> '$.{n}'" for n in ("path", "name", "title", "mime", "size"))
    sql = f"SELECT src, loc, at, {columns} FROM records WHERE kind = {KIND_NUMBER['Document']} AND {exhibit.shown} ORDER BY id"
    for src, loc, at, path, name, title, mime, size in exhibit.db.execute(sql):
        key = show_key(key_of(exhibit.readings[src].seed, loc))
        place = str(path or "").lstrip("/")
        known = found.get(place)
        said: dict[str, Any] = {
            "name": name or (known.name if known else "") or place.rpartition("/")[2],
            "mime": (known.mime if known else "") or mime or "",
            "size": known.size if known else size,
            "at": at if at is not None else (known.at if known else None),
            "title": title or (known.title if known else ""),
            "keys": (*(known.keys if known else ()), key),
        }
        found[place or key] = Paper(number=0, exhibit=exhibit.label, path=place, there=known is not None, **said)
    return list(found.values())
