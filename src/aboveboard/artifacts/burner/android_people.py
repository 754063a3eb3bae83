"""Burner: people: see `android.py`."""

from aboveboard.artifacts.burner._android import SOURCES
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite

PEOPLE = Artifact(
    id="android.burner.people",
    title="Burner: people",
    service="burner",
    emits=Contact,
    files=("{app_data:com.adhoclabs.burner}/databases/burners.db",),
    read=(
        Sqlite(
            base="contacts AS c",
            key="c.rowid",
            kind=Contact,
            optional=True,
            requires={"contacts": ("phone_number", "name")},
            fields={
                "party": Col("NULLIF(c.phone_number, '')"),
                "name": Col("NULLIF(c.name, '')"),
                "identifiers": Rows(
                    "SELECT 'phone' AS type, CAST(c.phone_number AS TEXT) AS value WHERE c.phone_number <> ''",
                    keys=("type", "value"),
                ),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What android.burner says of its limits holds here too.",
    sources=SOURCES,
)
