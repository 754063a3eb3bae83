"""Uber on iOS: the places that it knew (`database.db`)."""

from __future__ import annotations

import json

from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_MS, UNIX_S
from aboveboard.kit import About, Artifact, Place, Row, SqliteCode

_SECONDS_UP_TO = 100_000_000_000


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _place(row: Row, about: About) -> Place:
    """The answer of the service, in JSON; its first point of access is where cars stop."""
    del about
    stamp, text = row["time"], row["result"]
    seconds = isinstance(stamp, int | float) and stamp < _SECONDS_UP_TO
    where = loose.mapping(loose.mapping(json.loads(text) if isinstance(text, str) and text else None).get("location"))
    points = loose.mappings(where.get("accessPoints")) or [{}]
    point = loose.mapping(points[0].get("coordinate"))
    return Place(
        at=(UNIX_S if seconds else UNIX_MS).to_utc_us(stamp),
        latitude=_number(point.get("latitude")),
        longitude=_number(point.get("longitude")),
        address=loose.text(where.get("fullAddress")),
        name=loose.text(where.get("name")),
        position_class="place known to the app",
    )


PLACES = Artifact(
    id="ios.uber",
    title="Uber places",
    service="uber",
    emits=Place,
    files=("{app_data:com.ubercab.UberClient}/Documents/database.db",),
    read=(
        SqliteCode(
            base="place AS p",
            key="p.rowid",
            columns={"time": "p.timestamp_ms", "result": "p.place_result"},
            make=_place,
        ),
    ),
    says="One record for each place that the app had found or suggested.",
    limits="The column of times is called milliseconds and is said to hold seconds: large values are taken as the one, others as"
    " the other. Rides and payments are not read. A place does not show that anybody went there.",
    sources=("https://github.com/abrignoni/iLEAPP (uberPlaces)",),
)
