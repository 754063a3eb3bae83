"""Reddit: people: see `android.py`."""

from aboveboard.artifacts.reddit._android import HOME, SOURCES
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, opt

PEOPLE = Artifact(
    id="android.reddit.people",
    title="Reddit: people",
    service="reddit",
    emits=Contact,
    files=(HOME + "reddit_db_*",),
    read=(
        Sqlite(
            "account AS a",
            "a.rowid",
            {
                "created_at": opt("a.createdUtc", UNIX_S),
                "name": Col("NULLIF(a.name, '')"),
                "identifiers": Rows(
                    "SELECT 'email' AS type, CAST(a.email AS TEXT) AS value WHERE a.email <> '' UNION ALL"
                    " SELECT 'phone', CAST(a.phoneMaskedNumber AS TEXT) WHERE a.phoneMaskedNumber <> ''",
                    keys=("type", "value"),
                ),
                "contact_id": Col("a.accountId"),
            },
            kind=Contact,
            name="accounts",
            requires={"account": ("accountId", "name")},
            optional=True,
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What android.reddit says of its limits holds here too.",
    sources=SOURCES,
)
