"""Tinder on iOS: messages of the Core Data store Tinder2.sqlite."""

from aboveboard.artifacts.tinder._ios import FILES, SOURCES
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Message, Person, Rows, Sqlite, directed, file, first, flag, opt

_OUT = "m.ZFROMUSERID = (SELECT u.ZUSERID FROM ZUSER AS u WHERE u.ZISCURRENTUSER = 1 LIMIT 1)"
_WRITER = "(SELECT NULLIF(w.ZFIRSTNAME, '') FROM ZUSER AS w WHERE w.ZUSERID = m.ZFROMUSERID LIMIT 1)"

MESSAGES = Artifact(
    id="ios.tinder",
    title="Tinder messages",
    service="tinder",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            base="ZMESSAGE AS m",
            key="m.Z_PK",
            joins=("LEFT JOIN ZMATCH AS c ON c.Z_PK = m.ZMATCH", "LEFT JOIN ZUSER AS o ON o.Z_PK = c.ZUSER"),
            requires={
                "ZMESSAGE": ("ZCREATED", "ZFROMUSERID", "ZTEXT", "ZMATCH", "ZMESSAGEID"),
                "ZMATCH": ("ZMATCHID", "ZUSER"),
                "ZUSER": ("ZUSERID", "ZFIRSTNAME", "ZISCURRENTUSER"),
            },
            fields={
                "at": Col("m.ZCREATED", COCOA_S),
                "sent_at": opt("m.ZCLIENTCREATED", COCOA_S),
                "direction": directed(_OUT, f"m.ZFROMUSERID <> '' AND ({_OUT}) IS NOT 1"),
                "party": Col(f"CASE WHEN {_OUT} THEN o.ZUSERID ELSE m.ZFROMUSERID END"),
                "sender": Person("m.ZFROMUSERID", _WRITER, role="sender", when=f"({_OUT}) IS NOT 1"),
                "recipients": Person("o.ZUSERID", "o.ZFIRSTNAME", role="recipient", many=True, when=_OUT),
                "thread": Col("c.ZMATCHID"),
                "thread_name": Col("NULLIF(o.ZFIRSTNAME, '')"),
                "body": Col("NULLIF(m.ZTEXT, '')"),
                "type": opt("NULLIF(m.ZTYPE, '')"),
                "read": opt("m.ZVIEWED", flag),
                "reactions": Rows("SELECT 'like' AS value WHERE m.ZLIKED = 1", keys=("value",)),
                "attachments": file(path="m.ZLOCALIMAGEURL", url="COALESCE(NULLIF(m.ZMEDIAURL, ''), m.ZPHOTOURL)"),
                "url": first("NULLIF(m.ZLINKURL, '')", "NULL"),
                "message_id": Col("m.ZMESSAGEID"),
            },
        ),
    ),
    says="One record for each message of a match, those of the service itself (from com.tinder.inbox.user) among them."
    " `sent_at` is the time that the app calls the client's.",
    limits="Who liked a message is not stored with it. Whether the app hides a message is not read. What the store's own times"
    " stand for is not published.",
    sources=SOURCES,
)
