"""imo: people: see `android.py`."""

from aboveboard.artifacts.imo._android import NAME, SOURCES
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, opt

ANDROID_PEOPLE = Artifact(
    id="android.imo.people",
    title="imo: people",
    service="imo",
    emits=Contact,
    files=("{app_data:com.imo.android.*}/databases/imofriends.db",),
    read=(
        Sqlite(
            base="friends AS f",
            key="f.rowid",
            kind=Contact,
            optional=True,
            requires={"friends": ("buid",)},
            fields={
                "name": opt(NAME.format("f")),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(u.buid AS TEXT) AS value FROM friends AS u WHERE u.rowid = f.rowid",
                    keys=("type", "value"),
                ),
                "contact_id": Col("f.buid"),
                "party": Col("f.buid"),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What android.imo says of its limits holds here too.",
    sources=SOURCES,
)
