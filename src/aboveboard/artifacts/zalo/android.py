"""Zalo on Android: messages of the table chat_content."""

from aboveboard.artifacts.zalo._android import FILES, GROUP, SOURCES, kind_of, number
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Person, Py, Sqlite, directed, file, first, opt

_OUT = "m.senderUid = m.currentUserUid"
_PEER = "(SELECT NULLIF(p.dpn, '') FROM contact_profile_2 AS p WHERE p.uid = m.ownerId LIMIT 1)"
_ROOM = (
    "(SELECT NULLIF(g.name, '') FROM group_info AS g WHERE m.ownerId IN (g.id, 'group_' || g.id, 'room_' || g.id)"
    " AND g.name <> '' LIMIT 1)"
)

MESSAGES = Artifact(
    id="android.zalo",
    title="Zalo messages",
    service="zalo",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            base="chat_content AS m",
            key="m.rowid",
            requires={"chat_content": ("currentUserUid", "message", "timestamp", "senderUid", "ownerId", "type")},
            fields={
                "at": Col(number("m.timestamp"), UNIX_MS),
                "direction": directed(_OUT, "m.senderUid <> m.currentUserUid"),
                "party": Col(f"CASE WHEN {GROUP} AND NOT ({_OUT}) THEN m.senderUid ELSE m.ownerId END"),
                "sender": Person("m.senderUid", "NULLIF(m.senderName, '')", role="sender", when=f"NOT ({_OUT})"),
                "recipients": Person("m.ownerId", role="recipient", many=True, when=f"{_OUT} AND NOT {GROUP}"),
                "thread": Col("NULLIF(m.ownerId, '')"),
                "thread_name": first(_ROOM, _PEER),
                "body": Col("NULLIF(m.message, '')"),
                "type": Col(("m.type", "m.minigame"), Py("zalo_card", kind_of), optional=True),
                "status": opt("'state ' || m.state"),
                "reply_to": opt("NULLIF(CAST(NULLIF(m.cliMsgIdReply, 0) AS TEXT), '')"),
                "attachments": file(path="NULLIF(m.localpath, '')", url="NULLIF(m.url, '')"),
                "message_id": Col("NULLIF(CAST(m.timestamp AS TEXT), '')"),
                "account": Col("NULLIF(CAST(m.currentUserUid AS TEXT), '')"),
            },
        ),
    ),
    says="One record for each row of chat_content, calls that the app notes in a chat among them. The app tells messages apart"
    " by their time in milliseconds: `message_id` is that, and `reply_to` leads to it.",
    limits="The names of tables and columns are those of version 1.0.8 and of a copy of later columns that others made; newer"
    " versions may keep chats elsewhere, which then shows as an unknown schema. Kinds without a published meaning, and states"
    " of sending, are given as numbers. Names of a group's senders are those that came with the message.",
    sources=SOURCES,
)
