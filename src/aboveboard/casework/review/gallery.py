"""Photos and films before a reviewer: one tile for each file, whatever number of records speak of it, in order of time.

A file of its own (`any.media`) and a library's entry about the same file are one tile; the entry leads, since it knows more. What
the library says without a file in the source stays a tile, without a picture.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review import sensitive
from aboveboard.casework.review.desk import Desk
from aboveboard.casework.review.marks import sensitive_keys
from aboveboard.model.incell import parted, within
from aboveboard.model.provenance import key_of, show_key
from aboveboard.model.records import KIND_NUMBER
from aboveboard.model.times import local_as_utc
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.present import Reading

LOOSE = "any.media"
"""The artifact that reads files by content; all others speak of files."""
KINDS = ("image", "video")
TILES = "tiles"
"""The name of what is gathered ahead."""
STATES = ("live", "recovered", "trashed", "hidden", "sensitive", "no file")
CHUNK = 30
"""Tiles of one part."""
_LEAST = 18
"""A part ends with its day where that leaves it so many."""
_TURNED = (5, 6, 7, 8)
_NAMES = (
    "media_type",
    "file",
    "cell",
    "width",
    "height",
    "orientation",
    "duration",
    "make",
    "model",
    "trashed",
    "hidden",
    "favourite",
    "name",
    "latitude",
    "longitude",
    "accuracy",
)
NOWHERE = "no place stored"
_CELLS = 10
"""Cells of a degree by which photos are put together by place: each is some 11 km high."""
_ALBUMS = msgspec.json.Decoder(list[str])
_CARRIERS = ("Message", "Email", "Post", "Note")


@dataclass(slots=True)
class Tile:
    """A photo or film."""

    number: int
    """Of its exhibit on the desk."""
    exhibit: str
    id: int
    """The record that says when it was."""
    at: int | None
    local: str | None
    """The time where it says no zone."""
    film: bool
    file: str
    """Its device path, or the name of the cell that holds it (`model.incell`); '' where it is not in the source."""
    name: str
    width: int
    height: int
    duration: float | None
    camera: str
    albums: tuple[str, ...]
    source: str
    """The app in whose data it lies, else its folder."""
    services: tuple[str, ...]
    ids: tuple[int, ...]
    """The records that speak of it, the leading one first."""
    names: tuple[tuple[int, int], ...]
    """What their keys are made of."""
    trashed: bool
    hidden: bool
    state: int
    """0 where a live record speaks of it."""
    place: tuple[float, float] | None = None
    """Latitude and longitude."""
    accuracy: float | None = None
    """Metres, where it is stored."""

    @property
    def cell(self) -> str:
        """The place in words, by the tenth of a degree."""
        if self.place is None:
            return NOWHERE
        latitude, longitude = (math.floor(d * _CELLS + 0.5) / _CELLS for d in self.place)
        north, east = "N" if latitude >= 0 else "S", "E" if longitude >= 0 else "W"
        return f"{abs(latitude):.1f}° {north} {abs(longitude):.1f}° {east}"

    @property
    def key(self) -> str:
        """Of the leading record."""
        return show_key(key_of(*self.names[0]))

    @property
    def keys(self) -> tuple[str, ...]:
        """Of all records that speak of it, the leading one first. Made when asked for: there may be many tiles."""
        return tuple(show_key(key_of(seed, loc)) for seed, loc in self.names)

    @property
    def moment(self) -> int | None:
        """For order: UTC microseconds, local times as if they were UTC."""
        return local_as_utc(self.local) if self.at is None and self.local else self.at

    @property
    def when(self) -> Any:
        """As pages show times."""
        return {"local": self.local, "basis": "local without zone"} if self.at is None and self.local else self.at

    def day(self, zone: ZoneInfo) -> str:
        """YYYY-MM-DD, '' without a time."""
        if self.at is not None:
            return datetime.fromtimestamp(self.at / 1e6, UTC).astimezone(zone).strftime("%Y-%m-%d")
        return (self.local or "")[:10]


class Chosen(msgspec.Struct, frozen=True, omit_defaults=True):
    """What of the gallery is shown: all where nothing is said."""

    kind: str = ""
    state: str = ""
    camera: str = ""
    album: str = ""
    source: str = ""
    place: str = ""

    def __str__(self) -> str:
        return "gallery\n" + msgspec.json.encode(self).decode()

    @staticmethod
    def read(text: str) -> Chosen:
        """The inverse of `str`. Raises CaseError."""
        head, _, body = text.partition("\n")
        try:
            if head == "gallery":
                return msgspec.json.decode(body, type=Chosen)
        except msgspec.DecodeError:
            pass
        raise CaseError("this address stands for no part of the gallery")


@dataclass(frozen=True)
class Month:
    """A month of the scrubber."""

    name: str
    """YYYY-MM; '' for what has no time."""
    count: int
    chunk: int
    """The part in which it begins."""


@dataclass(frozen=True)
class Shown:
    """The gallery under a filter, in a zone."""

    tiles: list[Tile]
    days: list[str]
    starts: list[int]
    """Where each part begins."""
    months: list[Month]
    index: dict[tuple[int, int], int]
    """The place of each record's tile, by exhibit and number."""

    def chunk(self, number: int) -> tuple[int, list[Tile]]:
        """(place of the first, tiles) of a part; nothing behind the end."""
        if not 0 <= number < len(self.starts):
            return len(self.tiles), []
        end = self.starts[number + 1] if number + 1 < len(self.starts) else len(self.tiles)
        return self.starts[number], self.tiles[self.starts[number] : end]

    def place(self, desk: Desk, key: str) -> int | None:
        """The place of the tile that a record stands behind. Raises CaseError where there is no such record."""
        number, row = desk.find(key)
        return self.index.get((number, row.id))

    def chunk_of(self, place: int) -> int:
        """The part that has a place."""
        return max(0, sum(1 for start in self.starts if start <= place) - 1)


def shown(desk: Desk, chosen: Chosen, zone: str, *, known: bool = True) -> Shown:
    """The tiles that a filter leaves, the newest first, those without a time last; kept until an exhibit or a mark changes.

    `known`: known files too.
    """
    version, marked = sensitive_records(desk)
    name = f"gallery {chosen} {zone} {version if chosen.state == 'sensitive' else ''} {_told(desk, known=known)}"
    if name not in desk.answers:
        tiles = [t for t in _every(desk, known=known) if chosen == Chosen() or _fits(t, chosen, marked)]
        days = _days(desk, zone)
        desk.answers[name] = _arranged(tiles, [days[t.number, t.id] for t in tiles])
    return desk.answers[name]


def _days(desk: Desk, zone: str) -> dict[tuple[int, int], str]:
    """The day of each tile, by its exhibit's number and its own."""
    name = f"days {zone}"
    if name not in desk.answers:
        where = ZoneInfo(zone)
        desk.answers[name] = {(tile.number, tile.id): tile.day(where) for tile in every(desk)}
    return desk.answers[name]


def _told(desk: Desk, *, known: bool) -> str:
    """What changes with what lists of known files hide."""
    return "" if known else desk.known().version


def _every(desk: Desk, *, known: bool) -> list[Tile]:
    """All tiles, or those of files that no list knows."""
    return every(desk) if known else without_known(desk, every(desk))


def without_known(desk: Desk, tiles: list[Tile]) -> list[Tile]:
    """Those that are of files that no list knows."""
    if not desk.known().files:
        return tiles
    of = desk.known().of
    return [tile for tile in tiles if not tile.file or tile.file not in of[tile.number].paths]


def hidden(desk: Desk) -> int:
    """How many tiles are of known files."""
    return len(every(desk)) - len(_every(desk, known=False))


def facets(desk: Desk, *, known: bool = True) -> dict[str, dict[str, int]]:
    """How many there are by camera, album, source, place, kind and state, most first."""
    name = f"gallery facets {_told(desk, known=known)}"
    if name not in desk.answers:
        found: dict[str, dict[str, int]] = {n: {} for n in ("kind", "state", "camera", "album", "source", "place")}

        def add(facet: str, value: str) -> None:
            if value:
                found[facet][value] = found[facet].get(value, 0) + 1

        for tile in _every(desk, known=known):
            add("kind", KINDS[tile.film])
            add("camera", tile.camera)
            add("source", tile.source)
            add("place", tile.cell)
            for album in tile.albums:
                add("album", album)
            for state in STATES[:4]:
                add("state", state if _in_state(tile, state, set()) else "")
            add("state", "" if tile.file else "no file")
        for facet in ("camera", "album", "source", "place"):
            found[facet] = dict(sorted(found[facet].items(), key=lambda i: (-i[1], i[0])))
        desk.answers[name] = found
    return desk.answers[name]


def _fits(tile: Tile, chosen: Chosen, marked: set[tuple[int, int]]) -> bool:
    return (
        chosen.kind in ("", KINDS[tile.film])
        and chosen.camera in ("", tile.camera)
        and chosen.source in ("", tile.source)
        and (not chosen.place or chosen.place == tile.cell)
        and (not chosen.album or chosen.album in tile.albums)
        and (not chosen.state or _in_state(tile, chosen.state, marked))
    )


def _in_state(tile: Tile, state: str, marked: set[tuple[int, int]]) -> bool:
    match state:
        case "live":
            return tile.state == 0 and not tile.trashed and not tile.hidden
        case "recovered":
            return tile.state != 0
        case "trashed":
            return tile.trashed
        case "hidden":
            return tile.hidden
        case "no file":
            return not tile.file
        case _:
            return any((tile.number, number) in marked for number in tile.ids)


def _arranged(tiles: list[Tile], days: list[str]) -> Shown:
    starts: list[int] = []
    start = 0
    while start < len(tiles):
        starts.append(start)
        end = min(start + CHUNK, len(tiles))
        if end < len(tiles):
            # At the end of a day, where one is not far: a row that a part breaks off is left short.
            end = next((n for n in range(end, start + _LEAST, -1) if days[n] != days[n - 1]), end)
        start = end
    months: list[Month] = []
    chunk = 0
    counts: dict[str, list[int]] = {}
    for place, day in enumerate(days):
        if chunk + 1 < len(starts) and place >= starts[chunk + 1]:
            chunk += 1
        counts.setdefault(day[:7], [0, chunk])[0] += 1
    months = [Month(name, count, first) for name, (count, first) in counts.items()]
    index = {(tile.number, number): place for place, tile in enumerate(tiles) for number in tile.ids}
    return Shown(tiles, days, starts, months, index)


def every(desk: Desk, what: str = KINDS[0]) -> list[Tile]:
    """Photos and films, or other media by their kind: the newest first, those without a time last. Raises Gathering."""
    return all_tiles(desk).get(what, [])


def all_tiles(desk: Desk) -> dict[str, list[Tile]]:
    """The same of all media. Raises Gathering."""

    def make() -> dict[str, list[Tile]]:
        found: dict[str, list[Tile]] = {}
        for number, part in enumerate(desk.cached(TILES, _tiles)):
            for what, tiles in part.items():
                for tile in tiles:
                    tile.number = number
                found.setdefault(what, []).extend(tiles)
        for tiles in found.values():
            # Those of one exhibit are in order already; the sort is stable, and their numbers say the order of equal times.
            tiles.sort(key=_order, reverse=True)
        return found

    return desk.gathered(TILES, make)


def _order(tile: Tile) -> tuple[bool, int, int]:
    moment = tile.moment
    return moment is not None, moment or 0, tile.id


def _tiles(exhibit: Exhibit) -> dict[str, list[Tile]]:
    """The tiles of an exhibit, photos and films together, other media by their kind."""
    columns = ", ".join(f"data ->> '$.{name}'" for name in _NAMES)
    sql = (
        f"SELECT id, src, loc, at, state, data ->> '$.at.local', data -> '$.albums', {columns} FROM records "
        f"WHERE kind = {KIND_NUMBER['Media']} AND {exhibit.shown} ORDER BY id"
    )
    found: dict[tuple[str, str], list[_Row]] = {}
    constants: dict[int, dict[str, Any]] = {}
    for number, src, loc, at, state, local, albums, *values in exhibit.db.execute(sql):
        if src not in constants:
            constants[src] = {n: v for n, v in exhibit.readings[src].layout.get("constants", {}).items() if n in _NAMES}
        said: dict[str, Any] = {**constants[src]}
        for name, value in zip(_NAMES, values, strict=True):
            if value is not None:
                said[name] = value
        if isinstance(said.get("cell"), str) and state == 0:
            said.setdefault("file", within(exhibit.readings[src].path, said["cell"]))
        row = _Row(number, exhibit.readings[src], loc, at, state, local, albums, said)
        found.setdefault((_shown_as(said.get("media_type")), str(said.get("file") or f"\0{number}")), []).append(row)
    made: dict[str, list[Tile]] = {}
    for (what, _), rows in found.items():
        made.setdefault(what, []).append(_tile(exhibit.label, rows))
    return made


def _shown_as(said: Any) -> str:
    """Photos and films are shown together, so that a file is one tile; other kinds each by itself."""
    return KINDS[0] if said in KINDS else str(said)


@dataclass(slots=True)
class _Row:
    """A record of a photo or film."""

    id: int
    reading: Reading
    loc: int
    at: int | None
    state: int
    local: str | None
    albums: str | None
    said: dict[str, Any]

    @property
    def rank(self) -> tuple[bool, bool, bool]:
        """What leads: the live, the library's, what has a time."""
        return self.state != 0, self.reading.artifact == LOOSE, self.at is None and self.local is None


def _tile(label: str, rows: list[_Row]) -> Tile:
    rows.sort(key=lambda row: row.rank)
    first = rows[0]

    # What the leading record does not say, the others may.
    said: dict[str, Any] = {}
    for row in reversed(rows):
        said |= {name: value for name, value in row.said.items() if value}
    timed = next((row for row in rows if row.at is not None), None) or next((r for r in rows if r.local), first)
    # Sizes and how it is turned belong together.
    sized = next((row.said for row in rows if row.said.get("width") and row.said.get("height")), first.said)
    width, height = _size(sized)
    # As do both coordinates; and 0 is one.
    located = next((row.said for row in rows if _place(row.said)), first.said)
    albums = [a for row in rows if row.albums for a in _list(row.albums)]
    file = str(first.said.get("file") or "")
    make, model = str(said.get("make") or "").strip(), str(said.get("model") or "").strip()
    duration = said.get("duration")
    return Tile(
        number=0,
        exhibit=label,
        id=timed.id,
        at=timed.at,
        local=timed.local,
        film=said.get("media_type") == "video",
        file=file,
        name=str(said.get("name") or parted(file)[0].rpartition("/")[2]),
        width=width,
        height=height,
        duration=float(duration) if isinstance(duration, int | float) else None,
        camera=model if model.lower().startswith(make.lower()) else f"{make} {model}".strip(),
        albums=tuple(dict.fromkeys(albums)),
        # A library's entry says nothing of whose data the file lies in; the file's own record does.
        source=next((r.reading.app for r in rows if r.reading.app and r.reading.artifact == LOOSE), None)
        or _folder(file),
        services=tuple(dict.fromkeys(row.reading.service for row in rows)),
        ids=tuple(row.id for row in rows),
        names=tuple((row.reading.seed, row.loc) for row in rows),
        trashed=bool(said.get("trashed")),
        hidden=bool(said.get("hidden")),
        state=first.state,
        place=_place(located),
        accuracy=_number(located.get("accuracy")),
    )


def _place(said: dict[str, Any]) -> tuple[float, float] | None:
    latitude, longitude = _number(said.get("latitude")), _number(said.get("longitude"))
    if latitude is None or longitude is None or abs(latitude) > 90 or abs(longitude) > 180:
        return None
    return latitude, longitude


def _number(value: Any) -> float | None:
    return float(value) if isinstance(value, int | float) and math.isfinite(value) else None


def _size(said: dict[str, Any]) -> tuple[int, int]:
    """As it is shown: 4 to 3 where it does not say."""
    width, height = said.get("width"), said.get("height")
    if not isinstance(width, int) or not isinstance(height, int) or not (0 < width < 1e6 and 0 < height < 1e6):
        return 4, 3
    return (height, width) if said.get("orientation") in _TURNED else (width, height)


def _list(text: str) -> list[str]:
    try:
        return [a for a in _ALBUMS.decode(text) if a]
    except (msgspec.DecodeError, msgspec.ValidationError):
        return []


def _folder(file: str) -> str:
    """The name of the folder that a file lies in; cameras number theirs."""
    parts = file.split("/")[:-1]
    if "DCIM" in parts:
        below = parts[parts.index("DCIM") + 1 :]
        return "DCIM" if not below or below[0][:3].isdigit() else f"DCIM/{below[0]}"
    return parts[-1] if parts else ""


# --- one of them ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Use:
    """Where a photo is used: a record that carries it, and by which of its paths."""

    record: dict[str, Any]
    path: str


def carriers(exhibit: Exhibit, rows: Sequence[int]) -> dict[str, list[int]]:
    """Which of the rows that have attachments carry a file: device path -> numbers of the records."""
    kinds = ", ".join(str(KIND_NUMBER[k]) for k in _CARRIERS)
    sql = (
        f"SELECT id, data -> '$.attachments' FROM records WHERE id IN (SELECT value FROM json_each(?)) AND kind IN ({kinds}) "
        f"AND {exhibit.shown} ORDER BY id"
    )
    found: dict[str, list[int]] = {}
    decode = msgspec.json.Decoder(list[dict[str, Any]]).decode
    for number, attached in exhibit.db.execute(sql, (msgspec.json.encode(rows).decode(),)):
        try:
            files = [a.get("file") for a in decode(attached)]
        except (msgspec.DecodeError, msgspec.ValidationError):
            continue
        for file in files:
            if isinstance(file, str) and file:
                found.setdefault(file, []).append(int(number))
    return found


def uses(desk: Desk, tile: Tile, most: int = 50) -> tuple[list[Use], list[str]]:
    """The records that carry a photo or another file of the same bytes; and the paths of those files."""
    if not tile.file:
        return [], []
    exhibit = desk.opened[tile.number].exhibit
    same = sensitive.same_bytes(desk, tile.number, tile.file)
    attached = {id(o.exhibit): c.attached.tolist() for o, (c, _) in zip(desk.opened, desk.row_sets(), strict=True)}
    carried: dict[str, list[int]] = desk.cached("carriers", lambda one: carriers(one, attached[id(one)]))[tile.number]
    found: list[Use] = []
    for path in (tile.file, *same):
        for number in carried.get(path, ()):
            if len(found) < most:
                found += [Use(exhibit.present(row), path) for row in exhibit.rows("id = ?", (number,))]
    return found, same


def records_of(desk: Desk, tile: Tile) -> list[dict[str, Any]]:
    """All records that speak of it, the leading one first."""
    return [desk.record(key) for key in tile.keys]


def beside(shown: Shown, place: int) -> tuple[Tile | None, Tile | None]:
    """The one before (newer) and the one after (older)."""
    tiles: Sequence[Tile] = shown.tiles
    return (tiles[place - 1] if place > 0 else None, tiles[place + 1] if place + 1 < len(tiles) else None)


def sensitive_records(desk: Desk) -> tuple[str, set[tuple[int, int]]]:
    """(what changes with them, exhibit's and own number of the records that are marked as sensitive)."""
    version, keys = sensitive_keys(desk.case)
    found: set[tuple[int, int]] = set()
    for key in keys:
        try:
            number, row = desk.find(key)
        except CaseError:
            # Of an exhibit that is examined anew just now.
            continue
        found.add((number, row.id))
    return version, found


def sensitive_tiles(desk: Desk, tiles: Iterable[Tile]) -> set[tuple[int, int]]:
    """Exhibit's and leading record's number of those that show no preview."""
    hidden = sensitive.files(desk)
    marked = sensitive_records(desk)[1]
    return {
        (t.number, t.ids[0])
        for t in tiles
        if (t.exhibit, t.file) in hidden or any((t.number, number) in marked for number in t.ids)
    }
