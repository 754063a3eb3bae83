"""Viber: people: see `ios.py`."""

from aboveboard.artifacts.viber._ios import FILES, SOURCES
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, opt

PEOPLE = Artifact(
    id="ios.viber.people",
    title="Viber: people",
    service="viber",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            base="ZABCONTACT AS b",
            key="b.Z_PK",
            kind=Contact,
            optional=True,
            fields={
                "name": Col("NULLIF(b.ZMAINNAME, '')"),
                "given_name": opt("NULLIF(b.ZPREFIXNAME, '')"),
                "family_name": opt("NULLIF(b.ZSUFFIXNAME, '')"),
                "identifiers": Rows(
                    "SELECT 'phone' AS type, COALESCE(NULLIF(n.ZCANONIZEDPHONENUM, ''),"
                    " NULLIF(n.ZPHONE, '')) AS value FROM ZABCONTACTNUMBER"
                    " AS n WHERE n.ZCONTACT = b.Z_PK AND COALESCE(NULLIF(n.ZCANONIZEDPHONENUM, ''),"
                    " NULLIF(n.ZPHONE, '')) IS NOT NULL ORDER BY n.Z_PK",
                    keys=("type", "value"),
                ),
                "contact_id": opt("CAST(b.ZCONTACTID AS TEXT)"),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What ios.viber says of its limits holds here too.",
    sources=SOURCES,
)
