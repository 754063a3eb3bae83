"""Google Maps' stores made here."""

from aboveboard.artifacts.googlemaps.android import PLACES
from tests.artifacts.harness import run, sqlite_bytes
from tests.formats.test_protobuf import field

FOLDER = "data/data/com.google.android.apps.maps"
KEPT, STORED, HISTORY = (
    f"{FOLDER}/databases/{n}" for n in ("gmm_myplaces.db", "gmm_storage.db", "da_destination_history")
)
NULL = {"absent": "NULL"}
LABEL = field(6, field(2, "Hauptstraße 5") + field(7, "Oma"))
KEPT_DB = sqlite_bytes(
    """CREATE TABLE sync_item (key_string TEXT, timestamp INTEGER, latitude INTEGER, longitude INTEGER, sync_item BLOB)""",
    {
        "sync_item": [
            ("0:0", 1678307200000, 48100000, 11500000, LABEL),
            ("9:1", None, None, None, LABEL),
            ("9:2", None, None, None, b"\x32\xff"),
        ]
    },
)
ROUTE = b"\0x/dir/48.1,11.5/Some+Place/@48.15,11.55,13z/data=!4m2!1d11.6!2d48.2\0more"
STORED_DB = sqlite_bytes(
    "CREATE TABLE gmm_storage_table (_key_pri TEXT, _data BLOB)",
    {"gmm_storage_table": [("a", ROUTE), ("b", b"nothing"), ("c", b"/dir/48.3,11.7/Place")]},
)
HISTORY_DB = sqlite_bytes(
    """CREATE TABLE destination_history (time INTEGER, dest_lat INTEGER, dest_lng INTEGER, dest_title TEXT, dest_address TEXT,
      source_lat INTEGER, source_lng INTEGER);
    INSERT INTO destination_history VALUES (1678307200000, 48400000, 11800000, 'Oma', 'Hauptstraße 5', 48100000, 11500000);"""
)
FIXTURES = {
    "android.googlemaps": {KEPT: KEPT_DB, STORED: STORED_DB, HISTORY: HISTORY_DB},
}


def test_places_kept() -> None:
    result = run(PLACES, {KEPT: KEPT_DB})
    home, labelled = result.records
    assert (home["name"], home["address"], home["latitude"], home["longitude"]) == ("Home", "Hauptstraße 5", 48.1, 11.5)
    assert (home["at"], labelled["name"], labelled["latitude"]) == ("2023-03-08T20:26:40.000000Z", "Oma", NULL)
    assert result.outcome.rejected == 1


def test_routes() -> None:
    result = run(PLACES, {STORED: STORED_DB})
    route, begun = result.records
    assert (route["latitude"], route["longitude"], route["name"]) == (48.2, 11.6, "route from 48.1, 11.5")
    assert (begun["latitude"], begun["position_class"]) == (48.3, "route asked for, its beginning")
    assert (result.outcome.read, result.outcome.excluded) == (3, 1)


def test_destinations() -> None:
    (place,) = run(PLACES, {HISTORY: HISTORY_DB}).records
    assert (place["latitude"], place["longitude"], place["name"]) == (48.4, 11.8, "Oma")
    assert (place["at"], place["position_class"]) == ("2023-03-08T20:26:40.000000Z", "destination of a navigation")
