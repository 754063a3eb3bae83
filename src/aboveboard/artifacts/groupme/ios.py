"""GroupMe on iOS: messages and people of `GroupMe.sqlite`."""

from aboveboard.artifacts.groupme._ios import FILES, SOURCES
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Message, Person, Rows, Sqlite, opt

_CHAT = "LEFT JOIN ZGMCHAT AS c ON c.Z_PK = COALESCE(m.ZGROUP, m.ZUSER)"
_PLACE = (
    "(SELECT a.{} FROM ZGMATTACHMENT AS a WHERE a.ZMESSAGE = m.Z_PK AND a.ZTYPE = 'location' ORDER BY a.Z_PK LIMIT 1)"
)


GROUPME = Artifact(
    id="ios.groupme",
    title="GroupMe: messages",
    service="groupme",
    emits=Message,
    files=FILES,
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
    ),
    says="One record for each message.",
    limits="Whose account it is stands in the app's preferences, so that direction is not there. Likes are not read.",
    sources=SOURCES,
)
