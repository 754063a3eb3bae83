"""Contacts of Android's contacts provider: `contacts2.db` and, for the phone's own profile, `profile.db`."""

from aboveboard.artifacts.android._contacts import CONTACTS_, LIMITS, SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Contact, Event, Sqlite

_GONE = Sqlite(
    "deleted_contacts AS x",
    "x.contact_id",
    {
        "at": Col("x.contact_deleted_timestamp", UNIX_MS),
        "event": Col("'contact deleted'"),
        "detail": Col("'contact ' || x.contact_id"),
    },
    kind=Event,
    name="deleted",
    optional=True,
)

CONTACTS = Artifact(
    id="android.contacts",
    title="Contacts",
    service="android.contacts",
    emits=(Contact, Event),
    files=(
        "{app_data:com.android.providers.contacts}/databases/contacts2.db",
        "{app_data:com.samsung.android.providers.contacts}/databases/contacts2.db",
    ),
    read=(*CONTACTS_, _GONE),
    says="One record for each raw contact (a contact as one account keeps it), and one event for each logged deletion.",
    limits=LIMITS,
    sources=SOURCES,
    tested=("NIST CFTT HTC Desire 626 (contacts2.db)", "redroid Android 8.1 (empty)"),
)
