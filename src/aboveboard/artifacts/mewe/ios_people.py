"""MeWe: people: see `ios.py`."""

from aboveboard.artifacts.mewe._ios import SOURCES
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, flag, opt

PEOPLE = Artifact(
    id="ios.mewe.people",
    title="MeWe: people",
    service="mewe",
    emits=Contact,
    files=("{app_data:*}/Documents/sgrouplesdb.sqlite",),
    read=(
        Sqlite(
            name="people",
            base="ZUSER AS u",
            key="u.Z_PK",
            requires={"ZUSER": ("ZUSERID", "ZNAME", "ZHANDLE")},
            fields={
                "name": Col("NULLIF(u.ZNAME, '')"),
                "given_name": opt("NULLIF(u.ZFIRSTNAME, '')"),
                "family_name": opt("NULLIF(u.ZLASTNAME, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(u.ZHANDLE AS TEXT) AS value WHERE u.ZHANDLE <> ''",
                    keys=("type", "value"),
                ),
                "own": opt("u.ZCURRENTUSER IS NOT NULL", flag),
                "groups": Rows(
                    "SELECT value AS value FROM (SELECT 'contact' AS value WHERE EXISTS"
                    " (SELECT 1 FROM ZCONTACT AS c WHERE c.ZUSER = u.Z_PK))",
                    keys=("",),
                ),
                "contact_id": Col("u.ZUSERID"),
                "party": Col("u.ZUSERID"),
            },
            kind=Contact,
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What ios.mewe says of its limits holds here too.",
    sources=SOURCES,
    tested=("josh_ios17_ffs (iOS 17.3)",),
)
