"""Zangi on iOS: messages of the account's Core Data store."""

from __future__ import annotations

from aboveboard.artifacts.zangi._ios import FILES, SOURCES, name_of
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Message, Person, Sqlite, directed, enum, file, first

_KINDS: dict[int | str, str | int | bool] = {
    0: "text",
    1: "picture",
    2: "video",
    3: "location",
    4: "voice message",
    8: "link",
    9: "file",
    101: "system",
    115: "group event",
    160: "call started",
    175: "call ended",
}
_CHAT = "COALESCE((SELECT NULLIF(g.ZUID, '') FROM ZGROUP AS g WHERE g.ZCONVERSATION = c.Z_PK LIMIT 1), CAST(c.ZUID AS TEXT))"
_OUT, _IN = "m.ZISRECEIVED = 0", "m.ZISRECEIVED = 1"


def _messages(*, named: bool) -> Sqlite:
    """`named`: the table of links has the numbers that it had where it was described."""
    writer, other = (name_of("m.ZFROM"), name_of("c.ZMEMBER")) if named else ("NULL", "NULL")
    links = {
        "Z_4CONTACTNUMBER": ("Z_4CONTACT", "Z_5CONTACTNUMBER"),
        "ZCONTACT": ("ZDISPLAYNAME", "ZFIRSTNAME", "ZLASTNAME"),
    }
    return Sqlite(
        base="ZZANGIMESSAGE AS m",
        key="m.Z_PK",
        joins=(
            "LEFT JOIN ZCONVERSATION AS c ON c.Z_PK = m.ZCONVERSATION",
            "LEFT JOIN ZCONTACTNUMBER AS s ON s.Z_PK = m.ZFROM",
            "LEFT JOIN ZCONTACTNUMBER AS o ON o.Z_PK = c.ZMEMBER",
        ),
        requires={
            "ZZANGIMESSAGE": (
                "ZMESSAGETIME",
                "ZMESSAGE",
                "ZTYPE",
                "ZMESSAGEID",
                "ZCONVERSATION",
                "ZFROM",
                "ZISRECEIVED",
            ),
            "ZCONVERSATION": ("ZUID", "ZMEMBER"),
            "ZCONTACTNUMBER": ("ZFULLNUMBER",),
            "ZGROUP": ("ZUID", "ZCONVERSATION"),
        }
        | (links if named else {}),
        fields={
            "at": Col("m.ZMESSAGETIME", COCOA_S),
            "direction": directed(_OUT, _IN),
            "party": Col(f"CASE WHEN {_OUT} THEN o.ZFULLNUMBER ELSE s.ZFULLNUMBER END"),
            "sender": Person("s.ZFULLNUMBER", writer, role="sender", when=f"NOT ({_OUT})"),
            "recipients": Person("o.ZFULLNUMBER", other, role="recipient", many=True, when=_OUT),
            "thread": Col(_CHAT),
            "thread_name": first("NULLIF(trim(c.ZGROUPNAME), '')", other),
            "body": Col("NULLIF(m.ZMESSAGE, '')"),
            "type": Col("m.ZTYPE", enum("kind of message", _KINDS)),
            "attachments": file(
                path="COALESCE(NULLIF(m.ZFILEREMOTEPATH, ''), m.ZMEDIAASSETSLIBRARYURL)", name="m.ZFILEEXTENSION"
            ),
            "message_id": Col("m.ZMESSAGEID"),
        },
    )


MESSAGES = Artifact(
    id="ios.zangi",
    title="Zangi messages",
    service="zangi",
    emits=Message,
    files=FILES,
    read=(_messages(named=True), _messages(named=False)),
    says="One record for each message, beginnings and ends of calls among them. The name of an attachment is what its file"
    " ends in; its file is called by `message_id` where it lies in the folders of the app.",
    limits="Core Data numbers its table of links by the version of its model: where the numbers are others, numbers stand"
    " without names. Kinds are as others found them.",
    sources=SOURCES,
)
