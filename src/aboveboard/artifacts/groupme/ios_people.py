"""GroupMe: people: see `ios.py`."""

from aboveboard.artifacts.groupme._ios import FILES, SOURCES
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, flag, opt

PEOPLE = Artifact(
    id="ios.groupme.people",
    title="GroupMe: people",
    service="groupme",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            base="ZGMRELATIONSHIP AS r",
            key="r.Z_PK",
            kind=Contact,
            optional=True,
            fields={
                "party": Col("CAST(NULLIF(r.ZUSERID, '') AS TEXT)"),
                "name": opt("NULLIF(r.ZNAME, '')"),
                "identifiers": Rows(
                    "SELECT 'phone' AS type, CAST(r.ZPHONENUMBER AS TEXT) AS value WHERE r.ZPHONENUMBER <> ''",
                    keys=("type", "value"),
                ),
                "created_at": opt("r.ZCREATEDAT", COCOA_S),
                "modified_at": opt("r.ZUPDATEDAT", COCOA_S),
                "blocked": opt("r.ZBLOCKED", flag),
                "contact_id": Col("CAST(NULLIF(r.ZUSERID, '') AS TEXT)"),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What ios.groupme says of its limits holds here too.",
    sources=SOURCES,
)
