"""Google Timeline as exported to a file: `Timeline.json` of Android, `location-history.json` of iOS."""

from aboveboard.artifacts.googlemaps._takeout import read
from aboveboard.kit import Artifact, Code, Place

TIMELINE = Artifact(
    id="any.timeline",
    title="Google Timeline exported to a file",
    service="google.timeline",
    emits=Place,
    files=("**/Timeline.json", "**/location-history.json"),
    read=(Code(read),),
    says="One record for each visit, each end of a movement, each point of a path, and each raw position in the file.",
    limits="Points of paths that have no time of their own (iOS) have the start of their stretch. Other guesses of a place, and"
    " how sure Timeline was, are not read. The file is what somebody exported or copied there, and can be of another phone.",
    sources=("https://support.google.com/maps/answer/6258979 (export of Timeline)",),
)
