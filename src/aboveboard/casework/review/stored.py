"""What a store kept for a time of a record, how that is counted, and whose clock it was: for pointing at the time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Any

import msgspec

from aboveboard.casework.review.desk import Desk, Record
from aboveboard.engine.registry import artifacts
from aboveboard.model.times import Basis, Clock, Time
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.flags import counts
from aboveboard.store.present import fields_of_row


@dataclass(frozen=True)
class Stored:
    """What is known of one time; '' where nothing is."""

    said: str = ""
    """Column, value and what it counts: 'ZDATE 778391115.76, seconds since 2001'; '' where no one column says it."""
    clock: str = ""
    """Whose clock it was: a word of `model.times.Clock`."""
    basis: str = ""
    """What the stored value means: a word of `model.times.Basis`."""
    offset: int | None = None
    """Minutes east of UTC, where the zone was stored."""


NOTHING = Stored()


def is_time(name: str) -> bool:
    """Whether a field of this name holds a time."""
    return name in ("at", "until") or name.endswith("_at")


def stored_times(desk: Desk, record: Record, fields: Iterable[str]) -> dict[str, Stored]:
    """The same of those of a record's fields that hold times."""
    return {name: stored_as(desk, record, name) for name in fields if is_time(name)}


def stored_of(desk: Desk, record: Record | str, field: str) -> Stored:
    """The same of a record or its key. Within the desk's work."""
    if not isinstance(record, str):
        return stored_as(desk, record, field)
    found = desk.record(record)
    has = isinstance(found[field], str) or "local" in (found[field] or {})
    return stored_as(desk, found, field) if has else NOTHING


def stored_as(desk: Desk, record: Record, field: str) -> Stored:
    """What is known of a time of a record."""
    place = record["provenance"]
    number = next((n for n, o in enumerate(desk.opened) if o.exhibit.label == place["exhibit"]), None)
    if number is None:
        return NOTHING
    declared = artifacts().get(str(record["artifact"]))
    clock = "" if declared is None else str(declared.clocks.get(field, ""))
    ways: _Ways = desk.cached("stored times", _ways)[number]
    where = str(place["path"]), str(record["artifact"])
    said, rule = _said(ways.columns.get((*where, field), ()), record) if place.get("state") == "live" else ("", "")
    if where in ways.decoded or counts(rule) == rule:
        return _decoded(desk, record, field, Stored(said, clock))
    return Stored(said, clock, str(Basis.UTC))


def _decoded(desk: Desk, record: Record, field: str, known: Stored) -> Stored:
    """The same with what a time that was made in Python says itself. That nothing was said of its clock says no device."""
    number, row = desk.find(str(record["key"]))
    value = fields_of_row(row, desk.opened[number].exhibit.readings[row.src]).get(field)
    try:
        time = msgspec.convert(value, Time)
    except msgspec.ValidationError:
        return replace(known, basis=str(Basis.UTC) if isinstance(record.get(field), str) else "")
    clock = known.clock or ("" if time.clock is Clock.DEVICE else str(time.clock))
    return replace(known, clock=clock, basis=str(time.basis), offset=time.offset)


def _said(ways: Iterable[tuple[tuple[str, ...], str]], record: Record) -> tuple[str, str]:
    """(in words, the rule) of the column that a time is decoded from; '' where no one column says it."""
    for columns, rule in ways:
        for column in columns:
            value = record["as_stored"].get(column)
            if value is not None and not isinstance(value, dict | list):
                return f"{column} {str(value)[:40]}, {counts(rule)}", rule
    return "", ""


@dataclass
class _Ways:
    """How the readings of an exhibit come by their times."""

    columns: dict[tuple[str, str, str], list[tuple[tuple[str, ...], str]]] = field(
        default_factory=dict[tuple[str, str, str], "list[tuple[tuple[str, ...], str]]"]
    )
    """(file, artifact, field) -> each way in which it is decoded: the columns, and the rule."""
    decoded: set[tuple[str, str]] = field(default_factory=set[tuple[str, str]])
    """(file, artifact) whose records are made in Python."""


def _ways(exhibit: Exhibit) -> _Ways:
    found = _Ways()
    for reading in exhibit.readings.values():
        layouts: dict[str, dict[str, Any]] = reading.layout.get("fields", {})
        if reading.layout.get("code"):
            found.decoded.add((reading.path, reading.artifact))
        for name, layout in layouts.items():
            if "rule" in layout and is_time(name):
                some = found.columns.setdefault((reading.path, reading.artifact, name), [])
                one = (tuple(layout["stored"]), str(layout["rule"]))
                if one not in some:
                    some.append(one)
    return found
