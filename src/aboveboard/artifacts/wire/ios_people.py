"""Wire: people: see `ios.py`."""

from aboveboard.artifacts.wire._ios import FILES, SOURCES
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, opt

PEOPLE = Artifact(
    id="ios.wire.people",
    title="Wire: people",
    service="wire",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            base="ZUSER AS u",
            key="u.Z_PK",
            kind=Contact,
            requires={"ZUSER": ("ZNAME", "ZHANDLE")},
            fields={
                "name": Col("NULLIF(u.ZNAME, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(x.ZHANDLE AS TEXT) AS value FROM ZUSER AS x WHERE x.Z_PK = u.Z_PK AND"
                    " x.ZHANDLE <> ''",
                    keys=("type", "value"),
                ),
                "contact_id": opt("lower(hex(u.ZREMOTEIDENTIFIER_DATA))"),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What ios.wire says of its limits holds here too.",
    sources=SOURCES,
)
