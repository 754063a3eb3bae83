"""A file of the evidence as it is, before a reviewer: which part of which view, read by a worker and masked by the scope."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from aboveboard.casework.errors import CaseError
from aboveboard.casework.review.cover import (
    base_of,
    cover_of,
    device_path,
    live_row,
    mask_of,
    number_of,
    readings_by_path,
)
from aboveboard.casework.review.desk import Desk, Record
from aboveboard.casework.review.rawreader import Look, Prepared
from aboveboard.engine.raw.asks import ENCODINGS, RECORD, VIEWS, Inspected, Mask, RowsPart, Shown
from aboveboard.engine.raw.serve import WHYS
from aboveboard.engine.registry import artifacts
from aboveboard.formats.locator import in_row
from aboveboard.kit import Col, Const, Person, Rows, Sqlite
from aboveboard.kit.declarations import FieldSource, references
from aboveboard.model.extent import Extent
from aboveboard.model.provenance import key_of, show_key

__all__ = [
    "ENCODINGS",
    "VIEWS",
    "WHYS",
    "Look",
    "Prepared",
    "Seen",
    "beside_of",
    "bytes_of",
    "columns_of",
    "look_at",
    "places_of",
    "prepare",
]


_MANY = 20_000
"""Records of a reading above which items of one row are not looked for: no index has them."""
_MOST = 50
"""Other records of one row that are named."""


@dataclass(frozen=True)
class Seen:
    """What came of it."""

    shown: Shown
    records: Mapping[int, list[str]]
    """Keys of the records of rows that are shown, by their numbers."""


def prepare(desk: Desk, look: Look) -> Prepared:
    """Check the scope and gather the mask. Raises CaseError."""
    if look.view not in VIEWS:
        raise CaseError("there is no such view of a file")
    number = number_of(desk, look.exhibit)
    path = device_path(desk, number, look.path)
    base, role = base_of(desk, number, path)
    cover = cover_of(desk, look.exhibit, path)
    mask = mask_of(desk, look.exhibit, path) if cover.extent in (Extent.WHOLE, Extent.RECORDS) else Mask()
    exhibit = desk.opened[number].exhibit
    source = exhibit.db.execute("SELECT source FROM files WHERE path = ? ORDER BY id LIMIT 1", (base,)).get
    inspected = _inspected(desk, look.key, base) if look.key else None
    return Prepared(look, base, role, None if source is None else int(source), mask, inspected, cover.why)


def look_at(desk: Desk, prepared: Prepared) -> Seen:
    """Have it read. Without the desk held: opening a source may take minutes."""
    look = prepared.look
    shown = desk.raw.show(prepared)
    records: Mapping[int, list[str]] = {}
    if isinstance(shown.body, RowsPart) and not look.is_inner:
        with desk.at_work():
            records = _records(desk, look.exhibit, prepared.base, shown.body)
    return Seen(shown, records)


def _inspected(desk: Desk, key: str, base: str) -> Inspected | None:
    """Where the record says that it stands; None where it is of another file."""
    number, row = desk.find(key)
    reading = desk.opened[number].exhibit.readings[row.src]
    if reading.path != base:
        return None
    record = desk.opened[number].exhibit.present(row)
    place: Record = record["provenance"]
    table = reading.layout.get("table")
    if row.state:
        offset, length = place.get("offset"), place.get("length")
        source = str(place.get("source", "main"))
        named = None if table is None else str(table)
        return Inspected(reading.artifact, reading.part, named, source=source, offset=offset, length=length)
    rowid = live_row(row.loc, row.locator) if table is not None else None
    if (
        rowid is None
        and table is not None
        and (item := in_row(row.locator or "")) is not None
        and item.column == "rowid"
    ):
        rowid = int(item.key)
    named = None if table is None else str(table)
    return Inspected(reading.artifact, reading.part, named, rowid, row.locator)


def places_of(record: Record) -> list[tuple[str, Look]]:
    """The views in which a record's bytes are marked, by name: row, item, bytes. None where its provenance leads to none."""
    place: Record = record["provenance"]
    exhibit, path, key = str(place["exhibit"]), str(place["path"]), str(record["key"])
    rowid, table = place.get("rowid"), place.get("table")
    found: list[tuple[str, Look]] = []
    if table is not None and isinstance(rowid, int) and place.get("state") == "live":
        found.append(("row", Look(exhibit, path, "tables", table=str(table), key=key)))
    if rowid is not None or place.get("locator") is not None or place.get("offset") is not None:
        source = str(place.get("source", "main"))
        beside = f"-{source}" if source in ("wal", "journal") else ""
        found.append(("bytes", Look(exhibit, path + beside, "hex", key=key)))
    return found


def bytes_of(record: Record) -> Look:
    """The record's own bytes, part by part."""
    place: Record = record["provenance"]
    return Look(str(place["exhibit"]), str(place["path"]), RECORD, key=str(record["key"]))


def columns_of(desk: Desk, key: str) -> dict[str, list[str]]:
    """The fields that are made of a column of the record's own row, by its name in lower case. Raises CaseError."""
    number, row = desk.find(key)
    reading = desk.opened[number].exhibit.readings[row.src]
    artifact = artifacts().get(reading.artifact)
    found: dict[str, list[str]] = {}
    for one in artifact.read if artifact is not None else ():
        if not isinstance(one, Sqlite) or one.part != reading.part.partition(": ")[0]:
            continue
        alias = one.base.rpartition(" AS ")[2].strip()
        for field, source in one.fields.items():
            for column in dict.fromkeys(c.lower() for a, c in references(_sql(source)) if a == alias):
                if field not in found.setdefault(column, []):
                    found[column].append(field)
    return found


def _sql(source: FieldSource) -> str:
    match source:
        case Col():
            return source.expr if isinstance(source.expr, str) else " ".join(source.expr)
        case Person():
            return f"{source.identifier} {source.name}"
        case Rows():
            return source.select
        case Const():
            return ""


def beside_of(desk: Desk, key: str) -> list[Record]:
    """The other records that were made of a record's live row: by other artifacts and parts, and of other items in it.

    Items are looked for in readings that are not too large. Raises CaseError.
    """
    number, row = desk.find(key)
    exhibit = desk.opened[number].exhibit
    reading = exhibit.readings[row.src]
    table = reading.layout.get("table")
    if table is None or row.state:
        return []
    rowid = live_row(row.loc, row.locator)
    if rowid is None and (item := in_row(row.locator or "")) is not None and item.column == "rowid":
        rowid = int(item.key)
    if rowid is None:
        return []
    found: list[Record] = []
    for other in desk.cached("readings by path", readings_by_path)[number].get(reading.path, ()):
        if str(other.layout.get("table", "")).lower() != str(table).lower():
            continue
        where = f"src = {other.id} AND state = 0 AND id <> {row.id} AND {exhibit.shown}"
        many = exhibit.db.execute(f"SELECT 1 FROM records WHERE src = ? LIMIT 1 OFFSET {_MANY}", (other.id,)).get
        whole = f"(loc = {rowid} AND locator IS NULL)"
        items = f"locator = 'rowid {rowid}' OR locator LIKE 'rowid {rowid} %'"
        asked = whole if many else f"({whole} OR {items})"
        found += exhibit.records(f"{where} AND {asked}", limit=_MOST - len(found))
        if len(found) == _MOST:
            break
    return found


def _records(desk: Desk, exhibit: str, base: str, body: RowsPart) -> dict[int, list[str]]:
    """The records that were made of these rows."""
    one = desk.opened[number_of(desk, exhibit)].exhibit
    numbers = [r.rowid for r in body.rows if r.rowid is not None]
    found: dict[int, list[str]] = {}
    marks = ", ".join("?" * len(numbers))
    for reading in one.readings.values():
        if reading.path != base or str(reading.layout.get("table", "")).lower() != body.table.lower():
            continue
        sql = f"SELECT loc FROM records WHERE src = ? AND loc IN ({marks}) AND locator IS NULL AND state = 0"
        for (loc,) in one.db.execute(sql, (reading.id, *numbers)):
            found.setdefault(int(loc), []).append(show_key(key_of(reading.seed, int(loc))))
    return found
