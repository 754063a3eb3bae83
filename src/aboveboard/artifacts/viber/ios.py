"""Viber on iOS: messages, calls and people of `Contacts.data`."""

from aboveboard.artifacts.viber._ios import FILES, SOURCES
from aboveboard.formats.times import COCOA_S, UNIX_S
from aboveboard.kit import Artifact, Col, Message, Person, Rows, Sqlite, flag, opt

_NAME = "COALESCE(NULLIF({0}.ZDISPLAYFULLNAME, ''), NULLIF({0}.ZNAME, ''), NULLIF({0}.ZDISPLAYSHORTNAME, ''))"
_NUMBER = (
    "(SELECT COALESCE(NULLIF(n.ZCANONIZEDPHONENUM, ''), NULLIF(n.ZPHONE, '')) FROM"
    " ZPHONENUMBER AS n WHERE n.ZMEMBER = {0}.Z_PK ORDER BY n.Z_PK LIMIT 1)"
)
_OUT = "m.ZSTATE IN ('send', 'delivered', 'sent', 'seen')"
_IN = "m.ZSTATE = 'received'"


VIBER = Artifact(
    id="ios.viber",
    title="Viber messages",
    service="viber",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            base="ZVIBERMESSAGE AS m",
            key="m.Z_PK",
            joins=(
                "LEFT JOIN ZCONVERSATION AS c ON c.Z_PK = m.ZCONVERSATION",
                "LEFT JOIN ZMEMBER AS s ON s.Z_PK = m.ZPHONENUMINDEX",
                "LEFT JOIN ZMEMBER AS o ON o.Z_PK = c.ZINTERLOCUTOR",
                "LEFT JOIN ZATTACHMENT AS f ON f.Z_PK = m.ZATTACHMENT",
                "LEFT JOIN ZVIBERLOCATION AS l ON l.Z_PK = m.ZLOCATION",
            ),
            requires={"ZVIBERMESSAGE": ("ZDATE", "ZSTATE", "ZTEXT", "ZCONVERSATION")},
            fields={
                "at": Col("COALESCE(m.ZSTATEDATE, m.ZDATE)", COCOA_S),
                "sent_at": Col("m.ZDATE", COCOA_S),
                "party": opt(
                    f"CASE WHEN {_OUT} THEN {_NUMBER.format('o')} ELSE"
                    f" COALESCE({_NUMBER.format('s')}, {_NUMBER.format('o')}) END"
                ),
                "direction": Col(f"CASE WHEN {_OUT} THEN 'outgoing' WHEN {_IN} THEN 'incoming' END"),
                "sender": Person(_NUMBER.format("s"), _NAME.format("s"), "sender", when=_IN),
                "recipients": Person(_NUMBER.format("o"), _NAME.format("o"), "recipient", many=True, when=_OUT),
                "thread": Col("CAST(m.ZCONVERSATION AS TEXT)"),
                "thread_name": opt(f"COALESCE(NULLIF(c.ZNAME, ''), {_NAME.format('o')})"),
                "body": Col("NULLIF(m.ZTEXT, '')"),
                "type": opt(
                    "CASE WHEN m.ZSYSTEMTYPE <> '' THEN 'service: ' || m.ZSYSTEMTYPE WHEN"
                    " m.ZATTACHMENT IS NOT NULL THEN COALESCE(f.ZTYPE,"
                    " 'attachment') WHEN m.ZLOCATION IS NOT NULL THEN 'location' ELSE 'text' END"
                ),
                "status": Col("m.ZSTATE"),
                "deleted": opt("m.ZBEINGDELETED", flag),
                "expires_at": opt("NULLIF(m.ZTIMEBOMBTIMESTAMP, 0)", UNIX_S),
                "attachments": Rows(
                    "SELECT NULLIF(a.ZNAME, '') AS name, CASE WHEN typeof(a.ZFILESIZE) = 'integer'"
                    " THEN a.ZFILESIZE END AS size, NULLIF(a.ZTYPE,"
                    " '') AS title FROM ZATTACHMENT AS a WHERE a.Z_PK = m.ZATTACHMENT",
                    keys=("name", "size", "title"),
                ),
                "latitude": opt("CASE WHEN l.ZLATITUDE <> 0 OR l.ZLONGITUDE <> 0 THEN l.ZLATITUDE END"),
                "longitude": opt("CASE WHEN l.ZLATITUDE <> 0 OR l.ZLONGITUDE <> 0 THEN l.ZLONGITUDE END"),
                "message_id": opt("CAST(NULLIF(m.ZTOKEN, 0) AS TEXT)"),
            },
        ),
    ),
    says="One record for each message, notes of the app and of groups among them. `at` is when it was made, as "
    "the app's state has it.",
    limits="Calls stand as messages too, where the chat shows them. Details of shared things, quotes"
    " and polls (ZMETADATA), likes,"
    " who is in a group and the account's own number are not read. Files lie in"
    " Documents/Attachments of the app under their name.",
    sources=SOURCES,
)
