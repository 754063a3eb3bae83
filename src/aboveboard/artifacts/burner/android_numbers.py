"""Burner: numbers: see `android.py`."""

from aboveboard.artifacts.burner._android import SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Account, Artifact, Col, Sqlite, opt

NUMBERS = Artifact(
    id="android.burner.numbers",
    title="Burner: numbers",
    service="burner",
    emits=Account,
    files=("{app_data:com.adhoclabs.burner}/databases/burners.db",),
    read=(
        Sqlite(
            base="burners AS b",
            key="b.rowid",
            kind=Account,
            optional=True,
            requires={"burners": ("phone_number_id", "name")},
            fields={
                "type": Col("'burner number'"),
                "username": Col("NULLIF(b.phone_number_id, '')"),
                "name": Col("NULLIF(b.name, '')"),
                "created_at": opt("b.date_created", UNIX_MS),
                "description": opt(
                    "CASE WHEN b.expiration_date > 0 THEN 'expires ' || strftime('%Y-%m-%dT%H:%M:%SZ',"
                    " b.expiration_date / 1000, 'unixepoch') END"
                ),
            },
        ),
    ),
    says="One record for each number of the account.",
    limits="What android.burner says of its limits holds here too.",
    sources=SOURCES,
)
