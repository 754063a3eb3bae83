"""How what android.py reads is decoded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Item, Place, Row

HOME = "{app_data:com.life360.android.safetymapd}/databases/"

MADE = "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/"


def name_of(table: str) -> str:
    return f"NULLIF(trim(COALESCE({table}.first_name, '') || ' ' || COALESCE({table}.last_name, '')), '')"


SENDER = (
    "(SELECT NULLIF(t.participant_name, '') FROM thread_participant AS t WHERE t.participant_id = m.sender_id"
    " ORDER BY t.rowid LIMIT 1)"
)

OWNER = (
    f"(SELECT {name_of('o')} FROM members AS o WHERE o.id = d.default_member_id AND o.circle_id = d.circle_id"
    " ORDER BY o.rowid LIMIT 1)"
)

DEVICE = "(SELECT NULLIF(v.name, '') FROM devices AS v WHERE v.device_id = d.device_id ORDER BY v.rowid LIMIT 1)"


def number_of(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def at(given: dict[str, Any], time: str, kind: str) -> Place:
    """A position in the app's own JSON; keys differ by the part of it, and mean the same."""
    accuracy = given.get("horizontalAccuracy")
    return Place(
        at=UNIX_MS.to_utc_us(given.get(time)),
        latitude=number_of(given.get("latitude")),
        longitude=number_of(given.get("longitude")),
        accuracy=number_of(given.get("accuracy") if accuracy is None else accuracy),
        altitude=number_of(given.get("altitude")),
        speed=number_of(given.get("speed")),
        heading=number_of(given.get("course")),
        position_class=kind,
    )


def event(row: Row, about: About) -> Iterator[Item]:
    del about
    given = loose.mapping(json.loads(row["data"]) if isinstance(row["data"], str | bytes) else None)
    fix = loose.mapping(given.get("locationData"))
    if fix:
        yield Item("$.locationData", at(fix, "time", "position of the phone"), loose.plain(fix))
    trip = loose.mapping(given.get("type"))
    for key, kind in (("waypoints", "on a drive"), ("driveEvents", "event of a drive")):
        for number, point in enumerate(loose.mappings(trip.get(key))):
            said = loose.text(point.get("type"))
            place = at(point, "timestamp", f"{kind}: {said}" if said else kind)
            yield Item(f"$.type.{key}[{number}]", place, loose.plain(point))
