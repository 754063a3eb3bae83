"""Uber on iOS: the places that it knew (`database.db`)."""

from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Place, Sql, Sqlite

_POINT = "$.location.accessPoints[0].coordinate."
_JSON = "CASE WHEN json_valid(p.place_result) THEN json_extract(p.place_result, '{}') END"
_TEXT = Sql("text", "NULLIF(CAST({} AS TEXT), '')")

PLACES = Artifact(
    id="ios.uber",
    title="Uber places",
    service="uber",
    emits=Place,
    files=("{app_data:com.ubercab.UberClient}/Documents/database.db",),
    read=(
        Sqlite(
            base="place AS p",
            key="p.rowid",
            requires={"place": ("timestamp_ms", "place_result")},
            fields={
                "at": Col(
                    "CASE WHEN p.timestamp_ms > 100000000000 THEN p.timestamp_ms / 1000.0 ELSE p.timestamp_ms END",
                    UNIX_S,
                ),
                "latitude": Col(_JSON.format(f"{_POINT}latitude")),
                "longitude": Col(_JSON.format(f"{_POINT}longitude")),
                "address": Col(_JSON.format("$.location.fullAddress"), _TEXT),
                "name": Col(_JSON.format("$.location.name"), _TEXT),
                "position_class": Col("'place known to the app'"),
            },
        ),
    ),
    says="One record for each place that the app had found or suggested.",
    limits="The column of times is called milliseconds and is said to hold seconds: large values are taken as the one, others as the"
    " other. Rides and payments are not read. A place does not show that anybody went there.",
    sources=("https://github.com/abrignoni/iLEAPP (uberPlaces)",),
)
