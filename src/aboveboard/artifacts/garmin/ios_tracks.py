"""Garmin Connect on iOS: where activities began and ended (a line on a map for each)."""

from aboveboard.artifacts.garmin._ios import APP, SOURCES, track
from aboveboard.formats import jsonpath, keypath, places
from aboveboard.kit import Artifact, Code, Place


def _places(data: bytes) -> places.Lookup:
    """All of the file: the ends of a line stand in no place of their own."""
    if data.startswith(b"bplist"):
        return keypath.whole(data)
    found = jsonpath.JsonPaths(data).at()
    return lambda _: found


TRACKS = Artifact(
    id="ios.garmin.tracks",
    title="Garmin Connect: where activities began and ended",
    service="garmin",
    emits=Place,
    files=(f"{APP}/Library/Application Support/DataCache/com.garmin.activity.common.polyline/*",),
    read=(Code(track, name="ends", places=_places),),
    says="Two records for each activity whose map the app kept: the first and the last point of its line.",
    limits="The line is a sample of the points that were recorded, and no time stands with it: `ios.garmin` has the activity of"
    " the same number. Points between are not read.",
    sources=(*SOURCES, "https://developers.google.com/maps/documentation/utilities/polylinealgorithm"),
)
