"""Call log (Android 6 and older)."""

from dataclasses import replace

from aboveboard.artifacts.android._calls import LIMITS, READ, SOURCES
from aboveboard.kit import Artifact, Call, Clock, Message

CALLS_IN_CONTACTS = Artifact(
    id="android.calls.contacts2",
    title="Call log (Android 6 and older)",
    service="android.calls",
    emits=(Call, Message),
    files=("{app_data:com.android.providers.contacts}/databases/contacts2.db",),
    read=tuple(replace(reading, optional=True) for reading in READ),
    says="One record for each row of the calls table, and one message for each voicemail in it.",
    limits=LIMITS + " Newer phones keep no calls in this file.",
    sources=SOURCES,
    clocks={"at": Clock.DEVICE},
    tested=("plaso test data (contacts2.db)", "NIST CFTT HTC Desire 626 (contacts2.db)"),
)
