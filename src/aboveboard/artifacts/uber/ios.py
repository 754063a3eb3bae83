"""Uber on iOS: the places that it knew (`database.db`)."""

from aboveboard.artifacts.uber._ios import place
from aboveboard.kit import Artifact, Place, SqliteCode

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
            make=place,
        ),
    ),
    says="One record for each place that the app had found or suggested.",
    limits="The column of times is called milliseconds and is said to hold seconds: large values are taken as the one, others as"
    " the other. Rides and payments are not read. A place does not show that anybody went there.",
    sources=("https://github.com/abrignoni/iLEAPP (uberPlaces)",),
)
