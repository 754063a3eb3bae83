"""Uber's list of places made here."""

import json

from aboveboard.artifacts.uber.ios import PLACES
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Containers/Data/Application/6C1A0000-0000-4000-8000-000000000001/Documents/database.db"
NULL = {"absent": "NULL"}
PLACE = json.dumps(
    {
        "location": {
            "fullAddress": "Hauptstraße 5",
            "accessPoints": [{"coordinate": {"latitude": 48.1, "longitude": 11.5}}],
        }
    }
)
DB = sqlite_bytes(
    "CREATE TABLE place (timestamp_ms INTEGER, place_result TEXT)",
    {"place": [(1678307200, PLACE), (1678307200123, '{"location": {"name": "Oma"}}'), (1, "no JSON"), (None, None)]},
)
FIXTURES = {"ios.uber": {PATH: DB}}


def test_places() -> None:
    result = run(PLACES, {PATH: DB})
    known, later, bare = result.records
    assert (known["at"], known["address"], known["latitude"], known["longitude"]) == (
        "2023-03-08T20:26:40.000000Z",
        "Hauptstraße 5",
        48.1,
        11.5,
    )
    assert (later["at"], later["latitude"], later["name"]) == ("2023-03-08T20:26:40.123000Z", NULL, "Oma")
    assert bare["at"] == bare["address"] == NULL
    assert result.outcome.rejected == 1
