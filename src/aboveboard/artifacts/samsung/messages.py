"""Samsung Messages: `message_content.db`, the app's own copy of SMS and MMS, and its RCS chats."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Person, Rows, Sql, Sqlite, flag, opt

_DIRECTION = Sql("box", "CASE {} WHEN 100 THEN 'incoming' WHEN 102 THEN 'outgoing' END")
_NAME = "(SELECT NULLIF(r.cache_name, '') FROM recipients AS r WHERE r.address = m.recipients AND r.cache_name <> '' LIMIT 1)"
_WHO = "NULLIF(m.recipients, '')"

SAMSUNG_MESSAGES = Artifact(
    id="android.samsung_messages",
    title="Samsung Messages",
    service="samsung messages",
    emits=Message,
    files=("{app_data:com.samsung.android.messaging}/databases/message_content.db",),
    read=(
        Sqlite(
            base="messages AS m",
            key="m._id",
            requires={
                "messages": ("conversation_id", "recipients", "message_box_type", "created_timestamp"),
                "parts": ("message_id", "text", "content_uri"),
            },
            fields={
                "at": Col("m.created_timestamp", UNIX_MS),
                "direction": Col("m.message_box_type", _DIRECTION),
                "sent_at": opt("m.sent_timestamp", UNIX_MS),
                "received_at": Col("CASE WHEN m.message_box_type = 100 THEN m.created_timestamp END", UNIX_MS),
                "party": Col(_WHO),
                "sender": Person(_WHO, _NAME, "sender", optional=True, when="m.message_box_type = 100"),
                "recipients": Person(
                    _WHO, _NAME, "recipient", optional=True, many=True, when="m.message_box_type <> 100"
                ),
                "thread": Col("CAST(m.conversation_id AS TEXT)"),
                "body": Col(
                    "(SELECT group_concat(line, char(10)) FROM (SELECT t.text AS line FROM parts AS t"
                    " WHERE t.message_id = m._id AND t.text <> '' AND t.content_uri IS NULL ORDER BY t._id))"
                ),
                "attachments": Rows(
                    "SELECT f.content_uri AS url, NULLIF(f.file_name, '') AS name, f.content_type AS mime, f.size AS size"
                    " FROM parts AS f WHERE f.message_id = m._id AND f.content_uri <> '' ORDER BY f._id",
                    keys=("url", "name", "mime", "size"),
                ),
                "type": opt("'type ' || m.message_type"),
                "status": opt("'state ' || m.message_status"),
                "read": opt("CASE WHEN m.message_box_type = 100 THEN m.is_read END", flag),
                "subject": opt("NULLIF(m.subject, '')"),
                "app": opt("NULLIF(m.creator, '')"),
                "message_id": opt("NULLIF(m.remote_message_uri, '')"),
            },
        ),
    ),
    says="One record for each row of the app's table of messages; `message_id` is the address of the same message in"
    " the phone's own store (mmssms.db) where there is one.",
    limits="Boxes other than 100 (received) and 102 (sent), types and states have no published meaning: their direction"
    " is open and they are given as numbers. `recipients` is the other side, for a group as the app wrote it. Reactions"
    " and reports of delivery are not read.",
    sources=(
        "https://github.com/abrignoni/ALEAPP and public SQL for this file (columns of messages, parts and recipients;"
        " boxes 100 and 102)",
    ),
)
