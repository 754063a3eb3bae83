"""What of a file the authority lets be seen, and the mask that says it to a worker: see `model.extent` for the rule.

An exhibit holds covered records alone: what they stand in may be seen. What else reads a file is known from what became of
it, and from the names that artifacts declare, also of those that the scope left out.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cache
from mimetypes import guess_type

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review.desk import Desk
from aboveboard.engine.match import Pattern, compile_pattern
from aboveboard.engine.raw.asks import Items, Mask, Rows
from aboveboard.engine.registry import artifacts
from aboveboard.engine.tasks import GENERIC
from aboveboard.formats.locator import in_row
from aboveboard.kit import Artifact
from aboveboard.model.authority import Authority
from aboveboard.model.extent import Claim, Extent, extent, limited, limits
from aboveboard.model.records import CATEGORY_OF, KIND_NUMBER
from aboveboard.sources.layout import profile_of
from aboveboard.store.carried import carried_in
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.present import Reading

WHOLE = Mask(whole=True)
_BESIDE = ("-wal", "-journal")
_OF_FILES = frozenset(("media", "documents"))


@dataclass(frozen=True)
class Cover:
    """What may be seen of a file, and why not more."""

    extent: Extent
    why: tuple[str, ...] = ()
    """The limits of the authority, in words."""

    @property
    def whole(self) -> bool:
        """Whether all of it."""
        return self.extent is Extent.WHOLE


def number_of(desk: Desk, exhibit: str) -> int:
    """The place of an exhibit on the desk. Raises CaseError."""
    for number, one in enumerate(desk.opened):
        if one.exhibit.label == exhibit:
            return number
    raise CaseError(f"the case has no exhibit {exhibit}")


def base_of(desk: Desk, number: int, path: str) -> tuple[str, str]:
    """(the file that is read, which part of it this is): a -wal or -journal belongs to the database beside it."""
    readings = desk.cached("readings by path", readings_by_path)[number]
    for suffix in _BESIDE:
        base = path.removesuffix(suffix)
        if base != path and base in readings and path not in readings:
            return base, suffix[1:]
    return path, "main"


def readings_by_path(exhibit: Exhibit) -> dict[str, list[Reading]]:
    """The readings of each file, by its device path."""
    found: dict[str, list[Reading]] = {}
    for reading in exhibit.readings.values():
        found.setdefault(reading.path, []).append(reading)
    return found


def device_path(desk: Desk, number: int, name: str) -> str:
    """The device path of a file that was read, by that or by its name in the container; the name itself of others."""
    known: dict[str, str] = desk.cached("paths by member", _paths_by_member)[number]
    return known.get(name, name)


def _paths_by_member(exhibit: Exhibit) -> dict[str, str]:
    return {str(m): str(p) for m, p in exhibit.db.execute("SELECT member, path FROM files") if m != p}


def cover_of(desk: Desk, exhibit: str, path: str) -> Cover:
    """What may be seen of a file. Raises CaseError."""
    authority = desk.case.authority
    if not limited(authority):
        return Cover(Extent.WHOLE)
    number = number_of(desk, exhibit)
    base, _ = base_of(desk, number, device_path(desk, number, path))
    name = f"cover {exhibit}\n{base}"
    if name not in desk.answers:
        desk.answers[name] = Cover(_extent(desk, number, base), limits(authority))
    return desk.answers[name]


def _extent(desk: Desk, number: int, path: str) -> Extent:
    readings: list[Reading] = desk.cached("readings by path", readings_by_path)[number].get(path, [])
    carried: frozenset[str] = desk.cached("carried files", carried_files)[number]
    exhibit = desk.opened[number].exhibit
    held = held_of(exhibit, readings)
    return extent_in(desk.case.authority, exhibit, path, readings, held, carried=path in carried)


@dataclass(frozen=True)
class Held:
    """What records some readings have: gathered once where many files are asked for, since no index leads to them."""

    some: bool
    whole: bool
    """Whether one is of the file as a whole."""
    media: bool


def held_of(exhibit: Exhibit, readings: list[Reading]) -> Held:
    """Asked for one file."""
    marks = ", ".join(str(r.id) for r in readings) or "NULL"

    def has(more: str) -> bool:
        return bool(exhibit.db.execute(f"SELECT EXISTS (SELECT 1 FROM records WHERE src IN ({marks}){more})").get)

    return Held(has(""), has(" AND locator = 'file'"), has(f" AND kind = {KIND_NUMBER['Media']}"))


def held_by_reading(exhibit: Exhibit) -> dict[int, Held]:
    """Of all readings that have records, in one go."""
    sql = f"SELECT src, max(locator IS 'file'), max(kind = {KIND_NUMBER['Media']}) FROM records GROUP BY src"
    return {int(src): Held(True, bool(whole), bool(media)) for src, whole, media in exhibit.db.execute(sql)}


def extent_in(
    authority: Authority, exhibit: Exhibit, path: str, readings: list[Reading], held: Held, *, carried: bool
) -> Extent:
    """How much of a file of an exhibit may be seen: `readings` are those of it, `carried` is whether a record carries it."""
    systems = {str(s.get("system")) for s in exhibit.sources.values()}
    return extent(
        authority,
        _claims(exhibit, path, readings, systems),
        records=held.some,
        carried=held.whole or carried,
        media=held.media or _is_media(exhibit, path),
        profile=next((r.profile for r in readings), None) or profile_of(path, next(iter(systems), "")),
    )


def _is_media(exhibit: Exhibit, path: str) -> bool:
    """Whether a file is a picture, film or sound by its first bytes or its name."""
    mime = str(exhibit.db.execute("SELECT mime FROM files WHERE path = ?", (path,)).get or guess_type(path)[0] or "")
    return mime.partition("/")[0] in ("image", "video", "audio")


def _claims(exhibit: Exhibit, path: str, readings: list[Reading], systems: set[str]) -> Iterator[Claim]:
    """Every artifact that read the file, or that declares its name."""
    read = {r.artifact for r in readings}
    read |= {str(a) for (a,) in exhibit.db.execute("SELECT DISTINCT artifact FROM outcomes WHERE path = ?", (path,))}
    read.discard(GENERIC)
    app = next((r.app for r in readings if r.app), None)
    by_name, others = _patterns()
    near = (*by_name.get(path.rpartition("/")[2], ()), *others)
    named = {p.artifact for p in near if p.system in systems and _is_named(p, path, app)}
    known = artifacts()
    for name in sorted(read | named):
        artifact = known.get(name)
        yield Claim(name, "", frozenset()) if artifact is None else _claim(artifact)


def _claim(artifact: Artifact) -> Claim:
    categories = frozenset(CATEGORY_OF[k.__name__] for k in artifact.kinds)
    return Claim(
        artifact.id,
        artifact.service,
        categories,
        of_files=categories <= _OF_FILES,
    )


@cache
def _patterns() -> tuple[dict[str, list[Pattern]], list[Pattern]]:
    """All patterns: those of one last segment by it, and the others."""
    by_name: dict[str, list[Pattern]] = {}
    others: list[Pattern] = []
    for artifact in artifacts().values():
        for pattern in (p for text in artifact.files for p in compile_pattern(artifact, text)):
            if set(pattern.last) & set("*?["):
                others.append(pattern)
            else:
                by_name.setdefault(pattern.last, []).append(pattern)
    return by_name, others


def _is_named(pattern: Pattern, path: str, app: str | None) -> bool:
    match = pattern.path.fullmatch(path)
    if match is None:
        return False
    # Whose folder it is may not be known: then it may be this artifact's.
    return pattern.app is None or pattern.system != "ios" or app is None or fnmatchcase(app, pattern.app)


def carried_files(exhibit: Exhibit) -> frozenset[str]:
    """Files that records are of, or carry."""
    return carried_in(exhibit.db, "records")


# --- masks ---------------------------------------------------------------------------------------------------------------


def mask_of(desk: Desk, exhibit: str, path: str) -> Mask:
    """The mask of a file. Raises CaseError where not even its records may be seen."""
    cover = cover_of(desk, exhibit, path)
    if cover.whole:
        return WHOLE
    if cover.extent is not Extent.RECORDS:
        raise CaseError("outside the scope of the authority")
    number = number_of(desk, exhibit)
    base, _ = base_of(desk, number, device_path(desk, number, path))
    name = f"mask {exhibit}\n{base}"
    if name not in desk.answers:
        readings = desk.cached("readings by path", readings_by_path)[number].get(base, [])
        desk.answers[name] = _mask(desk.opened[number].exhibit, readings)
    return desk.answers[name]


def _mask(exhibit: Exhibit, readings: list[Reading]) -> Mask:
    rows: dict[str, set[int]] = defaultdict(set)
    items: list[Items] = []
    spans: set[tuple[str, int, int]] = set()
    sql = (
        "SELECT loc, CAST(locator AS BLOB), state, raw ->> '$.offset_', raw ->> '$.length_', raw ->> '$.source_' "
        "FROM records WHERE src = ? ORDER BY id"
    )
    for reading in readings:
        table = reading.layout.get("table")
        named: list[str] = []
        for loc, text, state, offset, length, source in exhibit.db.execute(sql, (reading.id,)):
            locator = None if text is None else bytes(text).decode("utf-8", "replace")
            if state and isinstance(offset, int):
                # A row that is not live: where it was found, and not what has its number now.
                spans.add((str(source or "main"), offset, length if isinstance(length, int) else 0))
            elif state:
                spans.add(("", 0, 0))
            elif table is not None and (live := live_row(loc, locator)) is not None:
                rows[str(table)].add(live)
            else:
                named.append(locator or f"rowid {loc}")
        if named:
            items.append(Items(reading.artifact, reading.part, None if table is None else str(table), tuple(named)))
    made = tuple(Rows(name, array("q", sorted(some)).tobytes()) for name, some in sorted(rows.items()))
    return Mask(rows=made, items=tuple(items), spans=tuple(sorted(spans)))


def live_row(loc: int, locator: str | None) -> int | None:
    """The number of the live row that is a record as a whole; None where it is an item inside a row, or has another key."""
    if locator is None:
        return loc
    word, _, rest = locator.partition(" ")
    whole = word == "rowid" and rest.removeprefix("-").isdigit()
    return int(rest) if whole and in_row(locator) is None else None
