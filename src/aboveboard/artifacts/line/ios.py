"""LINE on iOS: messages and people of `Line.sqlite`."""

from collections.abc import Mapping

from aboveboard.artifacts.line._ios import FILES, SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Person, Rows, Sqlite, enum, opt

_NAME = "COALESCE(NULLIF({0}.ZCUSTOMNAME, ''), NULLIF({0}.ZNAME, ''), NULLIF({0}.ZADDRESSBOOKNAME, ''))"
_KINDS: Mapping[int | str, str] = {
    0: "text",
    1: "image",
    2: "video",
    3: "audio",
    6: "call",
    7: "sticker",
    13: "contact",
    14: "file",
    15: "location",
    16: "post",
    18: "service",
    22: "service",
}
_OTHER = "(SELECT min(x.Z_PK) FROM ZUSER AS x WHERE x.ZMID = c.ZMID)"
_IN = "m.ZMESSAGETYPE = 'R'"
_OUT = "m.ZMESSAGETYPE = 'S'"


LINE = Artifact(
    id="ios.line",
    title="LINE messages",
    service="line",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            base="ZMESSAGE AS m",
            key="m.Z_PK",
            joins=(
                "LEFT JOIN ZCHAT AS c ON c.Z_PK = m.ZCHAT",
                "LEFT JOIN ZUSER AS s ON s.Z_PK = m.ZSENDER",
                f"LEFT JOIN ZUSER AS o ON o.Z_PK = {_OTHER}",
                "LEFT JOIN ZGROUP AS g ON g.Z_PK = (SELECT min(y.Z_PK) FROM ZGROUP AS y WHERE y.ZID = c.ZMID)",
            ),
            requires={"ZMESSAGE": ("ZTIMESTAMP", "ZTEXT", "ZCHAT", "ZSENDER", "ZMESSAGETYPE")},
            fields={
                "at": Col("m.ZTIMESTAMP", UNIX_MS),
                "party": opt(f"CASE WHEN {_OUT} THEN c.ZMID ELSE COALESCE(s.ZMID, c.ZMID) END"),
                "direction": Col(f"CASE WHEN {_IN} THEN 'incoming' WHEN {_OUT} THEN 'outgoing' END"),
                "sender": Person("s.ZMID", _NAME.format("s"), "sender", when=_IN),
                "recipients": Person(
                    "c.ZMID", f"COALESCE({_NAME.format('o')}, NULLIF(g.ZNAME, ''))", "recipient", many=True, when=_OUT
                ),
                "thread": opt("c.ZMID"),
                "thread_name": opt(f"COALESCE(NULLIF(g.ZNAME, ''), {_NAME.format('o')})"),
                "body": Col("NULLIF(m.ZTEXT, '')"),
                "type": opt("m.ZCONTENTTYPE", enum("kind of content", _KINDS)),
                "status": opt("'sent status ' || m.ZSENDSTATUS"),
                "latitude": opt("CASE WHEN m.ZLATITUDE <> 0 OR m.ZLONGITUDE <> 0 THEN m.ZLATITUDE END"),
                "longitude": opt("CASE WHEN m.ZLATITUDE <> 0 OR m.ZLONGITUDE <> 0 THEN m.ZLONGITUDE END"),
                "attachments": Rows(
                    "SELECT c.ZMID || '/' || f.ZID AS name FROM ZMESSAGE AS f WHERE f.Z_PK = m.Z_PK"
                    " AND f.ZCONTENTTYPE IN (1, 2, 3, 14)"
                    " AND f.ZID <> '' AND c.ZMID <> ''",
                    keys=("name",),
                ),
                "message_id": opt("NULLIF(m.ZID, '')"),
            },
        ),
    ),
    says="One record for each message, calls and notes of groups as the chat shows them among them.",
    limits="Files lie in `Message Attachments` beside the database, in a folder for each chat, under the message's number:"
    " `name` gives both. Read times, reactions, stickers' names and who is in a group are not read."
    " Newer versions keep people"
    " in other databases.",
    sources=SOURCES,
)
