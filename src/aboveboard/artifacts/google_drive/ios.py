"""Google Drive on iOS: the files that the account has, as far as the phone lists them."""

from aboveboard.artifacts.google_drive._store import FILES, IOS, LIMITS, SERVICE, SOURCES
from aboveboard.kit import Artifact, Document

DRIVE = Artifact(
    id="ios.google_drive",
    title="Google Drive: files that the phone lists",
    service=SERVICE,
    emits=Document,
    files=IOS,
    read=(FILES,),
    says="One record for each file; it need not lie in the phone.",
    limits=LIMITS + " Who else owns or sees a file, and copies that are kept for use offline, are not read.",
    sources=SOURCES,
)
