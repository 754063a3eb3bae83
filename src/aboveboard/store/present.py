"""Rows of a case as records that people and programs read: the form of the export, `show` and the review pages."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

import msgspec

from aboveboard.model.provenance import STATE_BY_NUMBER, State, key_of, show_key
from aboveboard.model.records import KIND_BY_NUMBER, Absent, fields_of
from aboveboard.model.times import Time, iso

DIRECTIONS = {1: "incoming", 2: "outgoing"}
_ENVELOPE_FIELDS = ("at", "thread", "direction")


@dataclass(frozen=True)
class Reading:
    """A reading as an exhibit holds it: what its rows have in common."""

    id: int
    seed: int
    artifact: str
    version: int
    service: str
    part: str
    path: str
    profile: str
    app: str | None
    layout: Mapping[str, Any]
    exhibit: str = ""
    member: str | None = None
    sha256: str | None = None
    container: tuple[str, ...] = ()


@dataclass(frozen=True)
class StoredRow:
    """One row of `records`, its JSON still as text."""

    id: int
    src: int
    loc: int
    locator: str | None
    kind: int
    at: int | None
    thread: str | None
    party: str | None
    direction: int | None
    state: int
    data: bytes | None
    raw: bytes | None

    @staticmethod
    def of(values: Sequence[Any]) -> StoredRow:
        """A row as `ROW_COLUMNS` gives it. Text that is not UTF-8 keeps what can be shown of it."""
        number, src, loc, locator, kind, at, thread, party, *rest = values
        return StoredRow(number, src, loc, _text(locator), kind, at, _text(thread), _text(party), *rest)


def _text(value: bytes | None) -> str | None:
    return None if value is None else value.decode("utf-8", "replace")


def decoded(data: bytes) -> dict[str, Any]:
    """A JSON column; the stores of apps hold text that is not UTF-8, and SQLite does not mind."""
    try:
        return cast("dict[str, Any]", msgspec.json.decode(data))
    except (msgspec.DecodeError, UnicodeDecodeError):
        return cast("dict[str, Any]", msgspec.json.decode(data.decode("utf-8", "replace")))


_AS_BYTES = "CAST({} AS BLOB)"
ROW_COLUMNS = ", ".join(
    _AS_BYTES.format(c) if c in ("locator", "thread", "party", "json(data)", "json(raw)") else c
    for c in ("id", "src", "loc", "locator", "kind", "at", "thread", "party", "direction", "state", "json(data)", "json(raw)")
)
"""The columns of a `StoredRow`, in order, for a SELECT from `records`."""


def key_of_row(row: StoredRow, reading: Reading) -> str:
    """The record's key as people write it."""
    return show_key(key_of(reading.seed, row.loc))


def fields_of_row(row: StoredRow, reading: Reading) -> dict[str, Any]:
    """The record's fields as stored in the case, constants of the reading included; for search and export alike."""
    data: dict[str, Any] = dict(cast("Mapping[str, Any]", reading.layout.get("constants", {})))
    if row.data:
        data.update(decoded(row.data))
    return data


def present(row: StoredRow, reading: Reading) -> dict[str, Any]:
    """The record as the export writes it: every field of its kind by name, as stored, and its provenance."""
    data = fields_of_row(row, reading)
    raw = decoded(row.raw) if row.raw else {}
    offset = raw.pop("offset_", None)
    envelope = {"at": row.at, "thread": row.thread, "direction": DIRECTIONS.get(row.direction or 0)}
    known: Mapping[str, Mapping[str, Any]] = reading.layout.get("fields", {})
    missing = reading.layout.get("missing", ())
    is_code = bool(reading.layout.get("code"))
    kind = KIND_BY_NUMBER[row.kind]
    fields: dict[str, Any] = {}
    for name, hint in _hints(row.kind):
        value = data.get(name)
        if value is None and name in _ENVELOPE_FIELDS:
            value = envelope[name]
        if value is None:
            fields[name] = {"absent": _why_absent(name, known, missing, raw, is_code=is_code)}
        else:
            fields[name] = _shown(value, hint)
    return {
        "key": key_of_row(row, reading),
        "kind": kind.__name__,
        "service": reading.service,
        "profile": reading.profile,
        "artifact": reading.artifact,
        **fields,
        "as_stored": _as_stored(known, data, envelope, raw),
        "provenance": _provenance(row, reading, offset),
    }


@cache
def _hints(kind: int) -> tuple[tuple[str, str], ...]:
    """Each field's name with how it is shown: time, bool, list of times, or as it is."""
    shown: list[tuple[str, str]] = []
    for name, (hint, _) in fields_of(KIND_BY_NUMBER[kind]).items():
        text = str(hint)
        if hint is bool:
            shown.append((name, "bool"))
        elif "Time" in text and "int" in text:
            shown.append((name, "time"))
        elif "Reaction" in text or "Edit" in text:
            shown.append((name, "items with times"))
        else:
            shown.append((name, "text" if hint is str else "plain"))
    return tuple(shown)


def _shown(value: Any, hint: str) -> Any:
    match hint:
        case "bool":
            return bool(value)
        case "time":
            return show_time(value)
        case "items with times" if isinstance(value, list):
            items = cast("list[dict[str, Any]]", value)
            return [{**item, "at": show_time(item["at"])} if item.get("at") is not None else item for item in items]
        case "text" if isinstance(value, int | float):
            return str(value)
        case _:
            return value


def show_time(value: Any) -> Any:
    """ISO 8601 in UTC with microseconds; for a local time without zone an object that says so."""
    if isinstance(value, int):
        return iso(value)
    if isinstance(value, Mapping):
        time = msgspec.convert(value, Time)
        if time.utc is not None:
            return iso(time.utc)
        return {"local": time.local, "basis": time.basis.value}
    return value


def _why_absent(name: str, known: Mapping[str, Any], missing: Any, raw: Mapping[str, Any], *, is_code: bool) -> str:
    if is_code:
        return Absent.NULL
    if name in missing or name not in known:
        return Absent.NOT_IN_SCHEMA
    layout = known[name]
    nothing = layout.get("none", ())
    for label in layout["stored"]:
        stored = raw.get(label)
        if stored is not None and stored not in nothing and stored != "":
            return Absent.UNREADABLE
    return Absent.NULL


def _as_stored(
    known: Mapping[str, Mapping[str, Any]], data: Mapping[str, Any], envelope: Mapping[str, Any], raw: Mapping[str, Any]
) -> dict[str, Any]:
    """The row's stored values by their columns' names: kept apart where a rule changed them, else the field's own."""
    stored: dict[str, Any] = {}
    for name, layout in known.items():
        if "rule" not in layout:
            value = data.get(name)
            stored[layout["stored"][0]] = envelope.get(name) if value is None and name in envelope else value
        elif layout["rule"] == "party":
            people = data.get(name)
            person: Any = cast("list[Any]", people)[0] if isinstance(people, list) and people else people
            for part, label in zip(layout["parts"], layout["stored"], strict=True):
                stored.setdefault(label, cast("dict[str, Any]", person).get(part) if isinstance(person, dict) else None)
        elif layout["rule"] != "rows of a joined table":
            for label in layout["stored"]:
                stored.setdefault(label, raw.get(label))
    return {**stored, **raw}


def _provenance(row: StoredRow, reading: Reading, offset: Any) -> dict[str, Any]:
    place: dict[str, Any] = {
        "exhibit": reading.exhibit,
        "container": list(reading.container),
        "path": reading.path,
        "sha256": reading.sha256,
    }
    table = reading.layout.get("table")
    if table is not None:
        place["table"] = table
    if row.locator is None:
        place["rowid"] = row.loc
    elif row.locator.startswith("rowid ") and row.locator[6:].lstrip("-").isdigit():
        place["rowid"] = int(row.locator[6:])
    else:
        place["locator"] = row.locator
    if isinstance(offset, int):
        place["offset"] = offset
    state = STATE_BY_NUMBER.get(row.state, State.LIVE)
    return {**place, "state": state.value, "source": "main", "artifact": reading.artifact, "version": reading.version}
