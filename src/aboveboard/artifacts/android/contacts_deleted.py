"""Contacts: deletions: see `contacts.py`."""

from aboveboard.artifacts.android._contacts import FILES, SOURCES, TESTED
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Event, Sqlite

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

DELETED = Artifact(
    id="android.contacts.deleted",
    title="Contacts: deletions",
    service="android.contacts",
    emits=Event,
    files=FILES,
    read=(_GONE,),
    says="One event for each contact whose deletion the store notes.",
    limits="What android.contacts says of its limits holds here too.",
    sources=SOURCES,
    tested=TESTED,
)
