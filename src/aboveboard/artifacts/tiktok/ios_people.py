"""TikTok: people."""

from aboveboard.artifacts.tiktok._ios import SOURCES
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, opt

# The table's name counts versions of the app.
_TABLES = ("AwemeContacts", *(f"AwemeContactsV{number}" for number in range(1, 13)))

PEOPLE = Artifact(
    id="ios.tiktok.people",
    title="TikTok: people",
    service="tiktok",
    emits=Contact,
    files=("{app_data:*}/Documents/AwemeIM.db", "{app_data:*}/Library/**/AwemeIM.db"),
    read=tuple(
        Sqlite(
            f"{table} AS c",
            "c.rowid",
            {
                "at": opt("c.latestchattimestamp", UNIX_S),
                "last_contacted_at": opt("c.latestchattimestamp", UNIX_S),
                "name": Col("NULLIF(c.nickname, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(c.customID AS TEXT) AS value WHERE c.customID <> ''",
                    keys=("type", "value"),
                ),
                "contact_id": Col("CAST(c.uid AS TEXT)"),
                "party": Col("CAST(c.uid AS TEXT)"),
            },
            requires={table: ("uid", "nickname", "customID")},
            optional=True,
        )
        for table in _TABLES
    ),
    says="One record for each person that the messaging part of the app knows, at the time of the latest chat.",
    limits="A row without a time does not say that there was any contact. Tables of older versions may repeat people.",
    sources=SOURCES,
)
