"""A cached route of Google Maps made here."""

from aboveboard.artifacts.googlemaps.ios import ROUTES
from tests.artifacts.archive_bytes import Instance, archive
from tests.artifacts.harness import run

FOLDER = (
    "private/var/mobile/Containers/Data/Application/6C1A0000-0000-4000-8000-000000000075/Library/Application Support/"
    "CachedRoutes/"
)
PATH = FOLDER + "1672567200.plist"
POINTS = [
    Instance("GMSPoint", {"_coordinateLat": 48.1, "_coordinateLong": -11.5}),
    Instance("GMSPoint", {"_coordinateLat": 95.0, "_coordinateLong": 0.0}),
    Instance("GMSPoint", {"_coordinateLat": 48.2, "_coordinateLong": 11, "_name": "end"}),
]
FILE = archive({"route": POINTS})
FIXTURES = {"ios.googlemaps": {PATH: FILE}}
NULL = {"absent": "NULL"}


def test_points() -> None:
    first, last = run(ROUTES, {PATH: FILE}).records
    assert (first["at"], first["latitude"], first["longitude"]) == ("2023-01-01T10:00:00.000000Z", 48.1, -11.5)
    assert first["as_stored"] == {"_coordinateLat": 48.1, "_coordinateLong": -11.5}
    assert (last["latitude"], last["longitude"], last["position_class"]) == (48.2, 11.0, "point of a cached route")


def test_names_that_are_times_and_others() -> None:
    files = {FOLDER + "1672567200123.plist": FILE, FOLDER + "recent.plist": FILE}
    times = [record["at"] for record in run(ROUTES, files).records]
    assert times == ["2023-01-01T10:00:00.123000Z"] * 2 + [NULL] * 2
