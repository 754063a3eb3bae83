"""Contacts of Android's contacts provider: `contacts2.db` and, for the phone's own profile, `profile.db`."""

from aboveboard.artifacts.android._contacts import FILES, LIMITS, READINGS, SOURCES, TESTED
from aboveboard.kit import Artifact, Contact

CONTACTS = Artifact(
    id="android.contacts",
    title="Contacts",
    service="android.contacts",
    emits=Contact,
    files=(*FILES, "acquired/android/*/rows/contacts.db"),
    read=(*READINGS,),
    says="One record for each raw contact: a contact as one account keeps it.",
    limits=LIMITS,
    sources=SOURCES,
    tested=TESTED,
    version=2,
)
