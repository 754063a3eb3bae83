"""GroupMe on iOS: messages and people of `GroupMe.sqlite`."""

from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Contact, Message, Person, Rows, Sqlite, flag, opt

_CHAT = "LEFT JOIN ZGMCHAT AS c ON c.Z_PK = COALESCE(m.ZGROUP, m.ZUSER)"
_PLACE = (
    "(SELECT a.{} FROM ZGMATTACHMENT AS a WHERE a.ZMESSAGE = m.Z_PK AND a.ZTYPE = 'location' ORDER BY a.Z_PK LIMIT 1)"
)


GROUPME = Artifact(
    id="ios.groupme",
    title="GroupMe: messages and people",
    service="groupme",
    emits=(Message, Contact),
    files=(
        "{app_data:com.groupme.iphone-app}/Library/Application Support/GroupMe.sqlite",
        "{app_data:com.groupme.iphone-app}/Documents/GroupMe.sqlite",
    ),
    read=(
        Sqlite(
            base="ZGMMESSAGE AS m",
            key="m.Z_PK",
            joins=(_CHAT,),
            requires={"ZGMMESSAGE": ("ZCREATEDAT", "ZNAME", "ZUSERID", "ZMESSAGE", "ZGROUP", "ZUSER")},
            fields={
                "at": Col("m.ZCREATEDAT", COCOA_S),
                "sent_at": Col("m.ZCREATEDAT", COCOA_S),
                "party": Col("CAST(NULLIF(m.ZUSERID, '') AS TEXT)"),
                "sender": Person("NULLIF(m.ZUSERID, '')", "NULLIF(m.ZNAME, '')", "sender"),
                "recipients": Rows(
                    "SELECT CAST(k.ZGLOBALUSERID AS TEXT) AS identifier, COALESCE(NULLIF(k.ZNAME, ''), NULLIF(k.ZREALNAME, ''))"
                    " AS name FROM ZGMMEMBER AS k WHERE k.ZGROUP = m.ZGROUP AND k.ZGLOBALUSERID IS NOT m.ZUSERID"
                    " ORDER BY k.Z_PK",
                    keys=("identifier", "name"),
                    role="recipient",
                ),
                "thread": opt(
                    "COALESCE(CAST(NULLIF(c.ZCHATID, '') AS TEXT), CAST(COALESCE(m.ZGROUP, m.ZUSER) AS TEXT))"
                ),
                "thread_name": opt("NULLIF(c.ZNAME, '')"),
                "body": Col("NULLIF(m.ZMESSAGE, '')"),
                "type": opt(
                    "CASE WHEN m.ZSYSTEM = 1 THEN 'group event' ELSE COALESCE((SELECT group_concat(a.ZTYPE, ', ') FROM"
                    " ZGMATTACHMENT AS a WHERE a.ZMESSAGE = m.Z_PK), 'text') END"
                ),
                "status": opt("CASE WHEN m.ZHIDDEN = 1 THEN 'hidden' END"),
                "attachments": Rows(
                    "SELECT NULLIF(a.ZFILENAME, '') AS name, NULLIF(a.ZURL, '') AS url FROM ZGMATTACHMENT AS a"
                    " WHERE a.ZMESSAGE = m.Z_PK AND COALESCE(NULLIF(a.ZURL, ''), NULLIF(a.ZFILENAME, '')) IS NOT NULL"
                    " ORDER BY a.Z_PK",
                    keys=("name", "url"),
                ),
                "latitude": opt(_PLACE.format("ZLAT")),
                "longitude": opt(_PLACE.format("ZLNG")),
                "reply_to": opt("CAST(NULLIF(m.ZREPLYMESSAGEID, '') AS TEXT)"),
                "message_id": opt("CAST(COALESCE(m.ZLINEID, m.ZDIRECTMESSAGEID) AS TEXT)"),
            },
        ),
        Sqlite(
            base="ZGMMEMBER AS k",
            key="k.Z_PK",
            kind=Contact,
            optional=True,
            fields={
                "party": Col("CAST(NULLIF(k.ZGLOBALUSERID, '') AS TEXT)"),
                "name": opt("NULLIF(k.ZREALNAME, '')"),
                "nickname": opt("NULLIF(k.ZNAME, '')"),
                "groups": Rows(
                    "SELECT c.ZNAME AS word FROM ZGMCHAT AS c WHERE c.Z_PK = k.ZGROUP AND c.ZNAME <> ''", keys=("",)
                ),
                "contact_id": Col("CAST(NULLIF(k.ZGLOBALUSERID, '') AS TEXT)"),
            },
        ),
        Sqlite(
            base="ZGMRELATIONSHIP AS r",
            key="r.Z_PK",
            kind=Contact,
            optional=True,
            fields={
                "party": Col("CAST(NULLIF(r.ZUSERID, '') AS TEXT)"),
                "name": opt("NULLIF(r.ZNAME, '')"),
                "identifiers": Rows(
                    "SELECT 'phone' AS type, CAST(r.ZPHONENUMBER AS TEXT) AS value WHERE r.ZPHONENUMBER <> ''",
                    keys=("type", "value"),
                ),
                "created_at": opt("r.ZCREATEDAT", COCOA_S),
                "modified_at": opt("r.ZUPDATEDAT", COCOA_S),
                "blocked": opt("r.ZBLOCKED", flag),
                "contact_id": Col("CAST(NULLIF(r.ZUSERID, '') AS TEXT)"),
            },
        ),
    ),
    says="One record for each message, for each member of each group, and for each person whom the account knows.",
    limits="Whose account it is stands in the app's preferences, so that direction is not there. Likes are not read.",
    sources=("https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/groupMe.py",),
)
