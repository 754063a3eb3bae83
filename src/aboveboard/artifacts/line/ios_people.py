"""LINE: people: see `ios.py`."""

from aboveboard.artifacts.line._ios import FILES, SOURCES
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, opt

PEOPLE = Artifact(
    id="ios.line.people",
    title="LINE: people",
    service="line",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            base="ZUSER AS u",
            key="u.Z_PK",
            kind=Contact,
            optional=True,
            requires={"ZUSER": ("ZMID", "ZNAME")},
            fields={
                "name": Col("NULLIF(u.ZNAME, '')"),
                "nickname": opt("COALESCE(NULLIF(u.ZCUSTOMNAME, ''), NULLIF(u.ZADDRESSBOOKNAME, ''))"),
                "note": opt("NULLIF(u.ZSTATUSMESSAGE, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(v.ZMID AS TEXT) AS value FROM ZUSER AS v WHERE"
                    " v.Z_PK = u.Z_PK AND v.ZMID <> ''",
                    keys=("type", "value"),
                ),
                "contact_id": Col("u.ZMID"),
                "party": Col("u.ZMID"),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What ios.line says of its limits holds here too.",
    sources=SOURCES,
)
