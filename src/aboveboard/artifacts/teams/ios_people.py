"""Teams: people: see `ios.py`."""

from aboveboard.artifacts.teams._ios import CONTACT, FILES, SOURCES, ways
from aboveboard.kit import Artifact, Col, Contact, Sqlite, flag, opt

PEOPLE = Artifact(
    id="ios.teams.people",
    title="Teams: people",
    service="teams",
    emits=Contact,
    files=FILES,
    read=(
        Sqlite(
            base="ZUSER AS c",
            key="c.Z_PK",
            kind=Contact,
            optional=True,
            fields=dict(CONTACT)
            | {
                "party": Col("NULLIF(c.ZTSID, '')"),
                "given_name": opt("NULLIF(c.ZGIVENNAME, '')"),
                "family_name": opt("NULLIF(c.ZSURNAME, '')"),
                "organization": opt("NULLIF(c.ZTENANTNAME, '')"),
                "job_title": opt("NULLIF(c.ZJOBTITLE, '')"),
                "blocked": opt("c.ZISBLOCKED", flag),
                "identifiers": ways(
                    "email:ZMAIL",
                    "email:ZALTERNATIVEEMAIL",
                    "phone:ZTELEPHONENUMBER",
                    "phone:ZMOBILE",
                    "phone:ZHOMENUMBER",
                    "handle:ZUSERPRINCIPALNAME",
                ),
            },
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What ios.teams says of its limits holds here too.",
    sources=SOURCES,
    tested=("josh_ios15_ffs (iOS 15.3.1)",),
)
