"""Zangi on Android: messages of the account's database."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Person, Sqlite, directed, file, opt

_NAME = (
    "(SELECT NULLIF(trim(COALESCE(u.first_name, '') || ' ' || COALESCE(u.last_name, '')), '') FROM user_profile AS u"
    " WHERE u.id = {} LIMIT 1)"
)
_IN, _OUT = "m.isIncoming = 1", "m.isIncoming = 0"

MESSAGES = Artifact(
    id="android.zangi",
    title="Zangi messages",
    service="zangi",
    emits=Message,
    files=("{app_data:com.beint.zangi}/databases/*.db",),
    read=(
        Sqlite(
            base="message AS m",
            key="m.rowid",
            requires={
                "message": ("date", "chatWith", "msgId", "message_msg", "msgFrom", "msgTo", "isIncoming"),
                "user_profile": ("id", "first_name", "last_name"),
            },
            fields={
                "at": Col('m."date"', UNIX_MS),
                "direction": directed(_OUT, _IN),
                "party": Col(f"CASE WHEN {_OUT} THEN m.msgTo ELSE m.msgFrom END"),
                "sender": Person("m.msgFrom", _NAME.format("m.msgFrom"), role="sender", when=f"NOT ({_OUT})"),
                "recipients": Person("m.msgTo", _NAME.format("m.msgTo"), role="recipient", many=True, when=_OUT),
                "thread": Col("NULLIF(m.chatWith, '')"),
                "thread_name": Col(_NAME.format("m.chatWith")),
                "body": Col("NULLIF(m.message_msg, '')"),
                "attachments": file(path="CASE WHEN m.extra LIKE '%com.beint.zangi/%' THEN m.extra END"),
                "message_id": Col("m.msgId"),
                "url": opt("CASE WHEN m.extra LIKE 'http%' THEN m.extra END"),
            },
        ),
    ),
    says="One record for each message of the table.",
    limits="Databases without these tables, the settings among them, show as an unknown schema. Files that a message does not"
    " name by a path are called by `message_id` in the folder Zangi Files and are not joined. That isIncoming 0 means sent is"
    " what others took it to mean.",
    sources=("https://github.com/abrignoni/ALEAPP (ZangiChats.py: tables, columns, times)",),
)
