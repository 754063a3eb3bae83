"""Life360: members of circles."""

from aboveboard.artifacts.life360._ios import MADE, STORE, name
from aboveboard.kit import Artifact, Col, Contact, Rows, Sqlite, flag

_MEMBERS = Sqlite(
    "ZCHATMEMBER AS s",
    "s.Z_PK",
    {
        "name": Col(name("s")),
        "given_name": Col("NULLIF(s.ZFIRSTNAME, '')"),
        "family_name": Col("NULLIF(s.ZLASTNAME, '')"),
        "identifiers": Rows(
            "SELECT CAST(i.ZPHONE AS TEXT) AS value, 'phone' AS type FROM ZCHATMEMBER AS i WHERE i.Z_PK = s.Z_PK AND"
            " i.ZPHONE <> '' UNION ALL SELECT CAST(i.ZEMAIL AS TEXT), 'email' FROM ZCHATMEMBER AS i WHERE i.Z_PK = s.Z_PK"
            " AND i.ZEMAIL <> ''",
            keys=("value", "type"),
        ),
        "groups": Rows(
            "SELECT c.ZNAME AS name FROM ZCHATCIRCLE AS c WHERE c.Z_PK = s.ZCIRCLE AND c.ZNAME <> ''", keys=("",)
        ),
        "contact_id": Col("NULLIF(s.ZMEMBERID, '')"),
        "own": Col("s.ZISLOGGEDINUSER", flag),
    },
)

MEMBERS = Artifact(
    id="ios.life360.members",
    title="Life360: members of circles",
    service="life360",
    emits=Contact,
    files=STORE,
    read=(_MEMBERS,),
    says="One record for each member of each circle; `own` is the one that is logged in.",
    limits="Pictures are addresses on a server and are not read.",
    sources=(MADE,),
)
