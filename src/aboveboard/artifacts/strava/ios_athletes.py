"""Strava: athletes."""

from aboveboard.artifacts.strava._both import MADE, STORE
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, opt

_ATHLETES = Sqlite(
    "ZATHLETE AS h",
    "h.Z_PK",
    {
        "at": Col("h.ZCREATEDAT", COCOA_S),
        "created_at": Col("h.ZCREATEDAT", COCOA_S),
        "name": Col("NULLIF(trim(COALESCE(h.ZFIRSTNAME, '') || ' ' || COALESCE(h.ZLASTNAME, '')), '')"),
        "given_name": Col("NULLIF(h.ZFIRSTNAME, '')"),
        "family_name": Col("NULLIF(h.ZLASTNAME, '')"),
        "identifiers": Rows(
            "SELECT CAST(i.ZEMAIL AS TEXT) AS value, 'email' AS type FROM ZATHLETE AS i WHERE i.Z_PK = h.Z_PK AND"
            " i.ZEMAIL <> '' UNION ALL SELECT CAST(i.ZUSERNAME AS TEXT), 'handle' FROM ZATHLETE AS i WHERE"
            " i.Z_PK = h.Z_PK AND i.ZUSERNAME <> ''",
            keys=("value", "type"),
        ),
        "note": opt("NULLIF(h.ZBIO, '')"),
        "contact_id": opt("CAST(h.ZREMOTEID AS TEXT)"),
    },
)

ATHLETES = Artifact(
    id="ios.strava.athletes",
    title="Strava: athletes",
    service="strava",
    emits=Contact,
    files=STORE,
    read=(_ATHLETES,),
    says="One record for each athlete that the app has: the account's own and others.",
    limits="Which of them is the account's own, the table does not say; often it is the first. Date of birth, place and pictures"
    " are not read.",
    sources=(MADE,),
)
