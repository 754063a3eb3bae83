"""imo: people: see `both.py`."""

from aboveboard.artifacts.imo._ios import SOURCES
from aboveboard.artifacts.imo._shared import FILE_ITEMS, SHOWN
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite

IOS_PEOPLE = Artifact(
    id="ios.imo.people",
    title="imo: people",
    service="imo",
    emits=Contact,
    files=FILE_ITEMS,
    read=(
        Sqlite(
            base="ZIMOCONTACT AS c",
            key="c.Z_PK",
            kind=Contact,
            optional=True,
            fields={
                "name": Col(SHOWN.format("c")),
                "identifiers": Rows(
                    "SELECT 'phone' AS type, CAST(u.ZPHONE AS TEXT) AS value FROM ZIMOCONTACT AS u"
                    " WHERE u.Z_PK = c.Z_PK AND u.ZPHONE <> ''"
                    " UNION ALL SELECT 'handle', CAST(u.ZBUID AS TEXT) FROM ZIMOCONTACT AS u WHERE"
                    " u.Z_PK = c.Z_PK AND u.ZBUID <> ''",
                    keys=("type", "value"),
                ),
                "contact_id": Col("c.ZBUID"),
                "party": Col("c.ZBUID"),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What ios.imo says of its limits holds here too.",
    sources=SOURCES,
)
