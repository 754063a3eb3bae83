"""Life360 on iOS: messages and members of circles (`Messaging.sqlite`), and the positions that its logs hold."""

from __future__ import annotations

from aboveboard.artifacts.life360._ios import MADE, STORE, name
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Message, Person, Sqlite, enum, flag, opt


def _where(column: str) -> str:
    return f"(SELECT l.{column} FROM ZCHATMESSAGELOCATION AS l WHERE l.ZMESSAGE = m.Z_PK ORDER BY l.Z_PK LIMIT 1)"


_MESSAGES = Sqlite(
    "ZCHATMESSAGE AS m",
    "m.Z_PK",
    {
        "at": Col("m.ZDATE", COCOA_S),
        "direction": Col("CASE s.ZISLOGGEDINUSER WHEN 1 THEN 'outgoing' WHEN 0 THEN 'incoming' END"),
        "sender": Person("s.ZMEMBERID", name("s"), role="sender"),
        "thread": opt("CAST(m.ZTHREAD AS TEXT)"),
        "body": Col("NULLIF(m.ZMESSAGETEXT, '')"),
        "message_id": Col("NULLIF(m.ZMESSAGEID, '')"),
        "status": Col("m.ZSENTSTATUSASINTEGER", enum("sent status", {2: "sent", 3: "failed"})),
        "read": Col("m.ZISREAD", flag),
        "deleted": Col("m.ZISLOCALLYDELETED", flag),
        "latitude": opt(_where("ZLATITUDE")),
        "longitude": opt(_where("ZLONGITUDE")),
    },
    ("LEFT JOIN ZCHATMEMBER AS s ON s.Z_PK = m.ZSENDER",),
    requires={"ZCHATMESSAGE": ("ZMESSAGETEXT", "ZDATE"), "ZCHATMEMBER": ("ZMEMBERID",)},
)


MESSAGES = Artifact(
    id="ios.life360",
    title="Life360: messages",
    service="life360",
    emits=Message,
    files=STORE,
    read=(_MESSAGES,),
    says="One record for each message of a circle; outgoing are those of the member that the store marks as logged in.",
    limits="Likes and actions are not read.",
    sources=(MADE,),
)
