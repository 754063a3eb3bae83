"""Wire: people: see `android.py`."""

from aboveboard.artifacts.wire._android import FILES, SOURCES
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, flag, opt

PEOPLE = Artifact(
    id="android.wire.people",
    title="Wire: people",
    service="wire",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            base="Users AS u",
            key="u.rowid",
            kind=Contact,
            requires={"Users": ("_id", "name")},
            fields={
                "party": Col("u._id"),
                "name": Col("NULLIF(u.name, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, u.handle AS value WHERE u.handle <> '' UNION ALL SELECT 'email', u.email"
                    " WHERE u.email <> '' UNION ALL SELECT 'phone', u.phone WHERE u.phone <> ''",
                    keys=("type", "value"),
                ),
                "deleted": opt("u.deleted", flag),
                "contact_id": Col("u._id"),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What android.wire says of its limits holds here too.",
    sources=SOURCES,
)
