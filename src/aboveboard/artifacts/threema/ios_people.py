"""Threema: people: see `ios.py`."""

from aboveboard.artifacts.threema._ios import FILES, NAME, SOURCES
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, opt

PEOPLE = Artifact(
    id="ios.threema.people",
    title="Threema: people",
    service="threema",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            base="ZCONTACT AS k",
            key="k.Z_PK",
            kind=Contact,
            requires={"ZCONTACT": ("ZIDENTITY", "ZFIRSTNAME", "ZLASTNAME", "ZPUBLICNICKNAME")},
            fields={
                "party": Col("NULLIF(k.ZIDENTITY, '')"),
                "name": Col(NAME.format("k")),
                "given_name": Col("NULLIF(k.ZFIRSTNAME, '')"),
                "family_name": Col("NULLIF(k.ZLASTNAME, '')"),
                "nickname": Col("NULLIF(k.ZPUBLICNICKNAME, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(x.ZIDENTITY AS TEXT) AS value FROM ZCONTACT AS x WHERE x.Z_PK = k.Z_PK"
                    " AND x.ZIDENTITY <> ''",
                    keys=("type", "value"),
                ),
                "contact_id": opt("NULLIF(k.ZCNCONTACTID, '')"),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What ios.threema says of its limits holds here too.",
    sources=SOURCES,
)
