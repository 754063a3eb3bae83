"""Google Drive on iOS: when files were viewed, changed, shared and put in the trash: see `ios.py`."""

from aboveboard.artifacts.google_drive._store import EVENTS, IOS, LIMITS, SERVICE, SOURCES
from aboveboard.kit import Artifact, Event

DATED = Artifact(
    id="ios.google_drive.events",
    title="Google Drive: when files were viewed, changed, shared and put in the trash",
    service=SERVICE,
    emits=Event,
    files=IOS,
    read=EVENTS,
    says="One record for each of these times of a file or folder.",
    limits=LIMITS + " Only the last of each is kept; it may have been done on any device of the account."
    " Older stores do not hold when a file was put in the trash.",
    sources=SOURCES,
)
