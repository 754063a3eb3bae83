"""What a store kept for a time of a record, and how that is counted: for pointing at the time."""

from __future__ import annotations

from typing import Any

from aboveboard.casework.review.desk import Desk, Record
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.flags import counts

_Ways = dict[tuple[str, str, str], list[tuple[tuple[str, ...], str]]]


def stored_as(desk: Desk, record: Record, field: str) -> str:
    """Column, value and what it counts: 'ZDATE 778391115.76, seconds since 2001'; '' where no one column says it."""
    place = record["provenance"]
    number = next((n for n, o in enumerate(desk.opened) if o.exhibit.label == place["exhibit"]), None)
    if number is None or place.get("state") != "live":
        return ""
    ways: _Ways = desk.cached("stored times", _ways)[number]
    for columns, rule in ways.get((str(place["path"]), str(record["artifact"]), field), ()):
        for column in columns:
            value = record["as_stored"].get(column)
            if value is not None and not isinstance(value, dict | list):
                return f"{column} {str(value)[:40]}, {counts(rule)}"
    return ""


def _ways(exhibit: Exhibit) -> _Ways:
    """(file, artifact, field) -> each way in which its readings decode it: the columns, and the rule."""
    found: _Ways = {}
    for reading in exhibit.readings.values():
        layouts: dict[str, dict[str, Any]] = reading.layout.get("fields", {})
        for name, layout in layouts.items():
            if "rule" in layout and (name in ("at", "until") or name.endswith("_at")):
                some = found.setdefault((reading.path, reading.artifact, name), [])
                one = (tuple(layout["stored"]), str(layout["rule"]))
                if one not in some:
                    some.append(one)
    return found
