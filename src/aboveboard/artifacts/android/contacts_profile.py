"""Own profile ('Me') in the contacts."""

from dataclasses import replace

from aboveboard.artifacts.android._contacts import LIMITS, READINGS, SOURCES, picture
from aboveboard.kit import Artifact, Const, Contact

PROFILE = Artifact(
    id="android.contacts.profile",
    title="Own profile ('Me') in the contacts",
    service="android.contacts",
    emits=Contact,
    files=(
        "{app_data:com.android.providers.contacts}/databases/profile.db",
        "{app_data:com.samsung.android.providers.contacts}/databases/profile.db",
    ),
    read=tuple(
        replace(
            reading, fields={**reading.fields, "own": Const(value=True), "picture": picture("files/profile/photos")}
        )
        for reading in READINGS
    ),
    says="One record for each part of the profile that the contacts app shows as the phone's own.",
    limits=LIMITS + " Who filled in the profile is not stored.",
    sources=SOURCES,
    tested=("NIST CFTT HTC Desire 626 (profile.db)",),
    version=2,
)
