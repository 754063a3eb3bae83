"""TextNow: people: see `ios.py`."""

from aboveboard.artifacts.textnow._ios import FILES, SOURCES
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, flag, opt

PEOPLE = Artifact(
    id="ios.textnow.people",
    title="TextNow: people",
    service="textnow",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            name="people",
            base="ZTMOCONTACTVALUE AS v",
            key="v.Z_PK",
            kind=Contact,
            optional=True,
            requires={"ZTMOCONTACTVALUE": ("ZCONTACTVALUE",)},
            fields={
                "party": Col("NULLIF(v.ZCONTACTVALUE, '')"),
                "name": opt(
                    "COALESCE(NULLIF(v.ZCONTACTNAME, ''), (SELECT NULLIF(s.ZNAME, '') FROM ZTMOSERVERCONTACT AS s WHERE"
                    " s.Z_PK = v.ZSERVERCONTACT))"
                ),
                "identifiers": Rows(
                    "SELECT CASE WHEN x.ZCONTACTVALUE LIKE '%@%' THEN 'email' WHEN x.ZCONTACTVALUE GLOB '+[0-9]*' OR"
                    " x.ZCONTACTVALUE NOT GLOB '*[^0-9]*' THEN 'phone' ELSE 'handle' END AS type,"
                    " x.ZCONTACTVALUE AS value FROM ZTMOCONTACTVALUE AS x WHERE x.Z_PK = v.Z_PK AND x.ZCONTACTVALUE <> ''",
                    keys=("type", "value"),
                ),
                "own": opt("v.ZCONTACTISSELF", flag),
                "contact_id": Col("NULLIF(v.ZCONTACTVALUE, '')"),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What ios.textnow says of its limits holds here too.",
    sources=SOURCES,
)
