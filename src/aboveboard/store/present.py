"""Rows of a case as records that people and programs read: the form of the export, `show` and the review pages."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, cast, get_args, get_origin

import msgspec

from aboveboard.model.places import RowPlace
from aboveboard.model.provenance import STATE_BY_NUMBER, State, key_of, show_key
from aboveboard.model.records import KIND_BY_NUMBER, Absent, fields_of, unwrap
from aboveboard.model.times import Time, iso
from aboveboard.store.flags import flag_of, usual

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
    source: int = 0
    acquired: int | None = None
    """When the phone was acquired, at the latest, UTC microseconds: nothing in it is later."""


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
    """A JSON column; the stores of apps hold what JSON cannot say (see `_mended`), and SQLite does not mind."""
    try:
        return cast("dict[str, Any]", msgspec.json.decode(data))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        pass
    try:
        return cast("dict[str, Any]", _mended(json.loads(data.decode("utf-8", "replace"))))
    except (ValueError, RecursionError):
        return {}


def _mended(value: Any) -> Any:
    """Infinite numbers as text, and text without lone surrogates."""
    if isinstance(value, dict):
        return {str(_mended(k)): _mended(v) for k, v in cast("dict[Any, Any]", value).items()}
    if isinstance(value, list):
        return [_mended(v) for v in cast("list[Any]", value)]
    if isinstance(value, float) and not math.isfinite(value):
        return str(value)
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


_AS_BYTES = "CAST({} AS BLOB)"
ROW_COLUMNS = ", ".join(
    _AS_BYTES.format(c) if c in ("locator", "thread", "party", "json(data)", "json(raw)") else c
    for c in (
        "id",
        "src",
        "loc",
        "locator",
        "kind",
        "at",
        "thread",
        "party",
        "direction",
        "state",
        "json(data)",
        "json(raw)",
    )
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


def present(row: StoredRow, reading: Reading, place: RowPlace | None = None) -> dict[str, Any]:
    """The record as the export writes it: every field of its kind by name, as stored, and its provenance.

    `place` is where the row stands in its file, where that is known.
    """
    data = fields_of_row(row, reading)
    raw = decoded(row.raw) if row.raw else {}
    where = {name: raw.pop(f"{name}_", None) for name in WHERE}
    redacted = raw.pop(REDACTED) if isinstance(raw.get(REDACTED), list) else ()
    envelope = {"at": row.at, "thread": row.thread, "direction": DIRECTIONS.get(row.direction or 0)}
    known: Mapping[str, Mapping[str, Any]] = reading.layout.get("fields", {})
    missing = reading.layout.get("missing", ())
    is_code = bool(reading.layout.get("code"))
    kind = KIND_BY_NUMBER[row.kind]
    fields: dict[str, Any] = {}
    flags: dict[str, Any] = {}
    for name, hint in _hints(row.kind):
        if name in redacted:
            fields[name] = {"absent": Absent.REDACTED}
            continue
        value = data.get(name)
        if value is None and name in _ENVELOPE_FIELDS:
            value = envelope[name]
        if hint == "time" and not usual(value, reading.acquired):
            stored = _stored_number(known.get(name), raw)
            odd = flag_of(value, kind.__name__, name, stored, reading.acquired)
            if odd is not None:
                flags[name] = odd.says
            if odd is not None and not odd.possible:
                fields[name] = {"absent": Absent.IMPOSSIBLE}
                continue
        if value == "":
            fields[name] = {"absent": Absent.NULL}
        elif value is None:
            fields[name] = {"absent": _why_absent(name, known, missing, raw, is_code=is_code)}
        else:
            fields[name] = show_time(value) if hint == "time" else _shown(value, hint)
    return {
        "key": key_of_row(row, reading),
        "kind": kind.__name__,
        "service": reading.service,
        "profile": reading.profile,
        "artifact": reading.artifact,
        **fields,
        **({"time_flags": flags} if flags else {}),
        "as_stored": _as_stored(known, data, envelope, raw),
        "provenance": _provenance(row, reading, where, place),
    }


def _stored_number(layout: Mapping[str, Any] | None, raw: Mapping[str, Any]) -> Any:
    """The one number that a field was decoded from; None where that is something else, or says that there is nothing."""
    if layout is None or "rule" not in layout or len(layout["stored"]) != 1:
        return None
    stored = raw.get(layout["stored"][0])
    return stored if isinstance(stored, int | float) and stored not in layout.get("none", ()) else None


@cache
def _hints(kind: int) -> tuple[tuple[str, str | Mapping[str, str]], ...]:
    """Each field's name with what its values must be: a word for plain ones, for lists and structs that of each member."""
    return tuple((name, _sort_of(hint)) for name, (hint, _) in fields_of(KIND_BY_NUMBER[kind]).items())


def _sort_of(hint: Any) -> str | Mapping[str, str]:
    if hint in _SORTS:
        return _SORTS[hint]
    members = get_args(hint)
    if get_origin(hint) is list:
        item = _sort_of(members[0])
        return {"": item} if isinstance(item, str) else {**item, "[]": ""}
    if Time in members:
        return "time"
    if isinstance(hint, type) and issubclass(hint, msgspec.Struct):
        return {f.name: str(_sort_of(unwrap(f.type)[0])) for f in msgspec.structs.fields(hint)}
    return "text"


_PARTY = ("identifier", "name", "role")
_SORTS: Mapping[Any, str] = {bool: "bool", int: "whole", float: "number", str: "text"}


def _shown(value: Any, sort: str | Mapping[str, str]) -> Any:
    """The value as its field's type has it; None where it is not of that type, as SQLite lets cells be."""
    if isinstance(sort, str):
        return _plain(value, sort)
    if "" not in sort and "[]" not in sort:
        return _item(cast("dict[str, Any]", value), sort) if isinstance(value, dict) else None
    if not isinstance(value, list):
        return None
    items = cast("list[Any]", value)
    if "" in sort:
        return [shown for item in items if (shown := _plain(item, sort[""])) is not None]
    return [_item(cast("dict[str, Any]", item), sort) for item in items if isinstance(item, dict)]


def _item(value: Mapping[str, Any], sort: Mapping[str, str]) -> dict[str, Any]:
    members = ((name, _plain(member, sort.get(name, "text"))) for name, member in value.items() if member is not None)
    shown = {name: member for name, member in members if member is not None and member != ""}
    # A party always has its three members, so that a reader need not ask.
    return {name: shown.get(name) for name in _PARTY} if sort.keys() - {"[]"} == set(_PARTY) else shown


def _plain(value: Any, sort: str) -> Any:
    match sort:
        case "text":
            return str(value) if isinstance(value, int | float) else value if isinstance(value, str) else None
        case "time":
            return _listed_time(value)
        case "bool":
            return bool(value) if isinstance(value, int | float) else None
        case _:
            return _number(value, whole=sort == "whole")


def _number(value: Any, *, whole: bool) -> int | float | None:
    """A number; also one written as text, since a column without a type keeps it so."""
    number: Any = value
    if isinstance(value, str):
        try:
            number = int(value) if value.lstrip("-").isdecimal() else float(value)
        except ValueError:
            return None
    if isinstance(number, float):
        if not math.isfinite(number):
            return None
        if whole:
            return int(number) if number.is_integer() else None
    return number if isinstance(number, int | float) else None


def _listed_time(value: Any) -> Any:
    """A time inside a list or a part, of which no column says what was stored."""
    odd = None if usual(value, None) else flag_of(value, "", "", None, None)
    return show_time(value) if odd is None else {"absent": Absent.IMPOSSIBLE, **odd.says}


def show_time(value: Any) -> Any:
    """ISO 8601 in UTC with microseconds; for a local time without zone an object that says so; None for anything else."""
    if isinstance(value, int):
        return iso(value)
    if not isinstance(value, Mapping):
        return None
    try:
        time = msgspec.convert(value, Time)
    except msgspec.ValidationError:
        return None
    if time.utc is not None:
        return iso(time.utc)
    return {"local": time.local, "basis": time.basis.value} if time.local else None


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
        elif "parts" in layout:
            person = _one(data.get(name))
            for part, label in zip(layout["parts"], layout["stored"], strict=True):
                if stored.get(label) is None:
                    stored[label] = person.get(part)
        elif layout["rule"] != "rows of a joined table":
            for label in layout["stored"]:
                value = raw.get(label)
                stored.setdefault(label, data.get(name) if value is None and layout.get("blobs_only") else value)
    return {**stored, **raw}


def _one(people: Any) -> dict[str, Any]:
    """The party, or the first of a list of them; {} where there is none."""
    if isinstance(people, list):
        people = next(iter(cast("list[Any]", people)), None)
    return cast("dict[str, Any]", people) if isinstance(people, dict) else {}


WHERE = ("rowid", "page", "offset", "length", "confidence", "reasons", "source")
"""What stands among the stored values under these names and an underscore belongs to the provenance."""
REDACTED = "redacted_"
"""Stands there in a copy that was handed over: the names of the fields that were left out of it."""


def row_number(row: StoredRow) -> int | None:
    """The number of the live row that a record was made from, also where that row holds several."""
    if row.locator is None:
        return row.loc
    word, _, rest = row.locator.partition(" ")
    number = rest.partition(" ")[0]
    return int(number) if word == "rowid" and number.lstrip("-").isdigit() else None


def _provenance(row: StoredRow, reading: Reading, where: Mapping[str, Any], found: RowPlace | None) -> dict[str, Any]:
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
    place |= {name: where[name] for name in WHERE[:-1] if where[name] is not None}
    source = where["source"] or reading.layout.get("source", "main")
    if found is not None:
        place |= {"page": found.page, "offset": found.offset}
        source = found.source
    state = STATE_BY_NUMBER.get(row.state, State.LIVE)
    found_by: dict[str, Any] = {}
    if (said := reading.layout.get("discovered")) is not None:
        found_by["discovered"] = said
    return {
        **place,
        "state": state.value,
        "source": source,
        "artifact": reading.artifact,
        "version": reading.version,
        **found_by,
    }
