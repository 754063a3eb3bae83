"""Google Hangouts on Android: `babel0.db` and further accounts' `babel1.db`, ..."""

from __future__ import annotations

import html

from aboveboard.artifacts.hangouts._android import NAME, SOURCES
from aboveboard.formats.times import UNIX_US
from aboveboard.kit import Artifact, Col, Message, Py, Rows, Sql, Sqlite, enum, opt


def _unescape(text: str) -> str:
    return html.unescape(str(text))


_TEXT = Py("unescaped", _unescape)
_JSON = Sql("parties", "{}", json=True)
_SENT = "m.type = 1"
_OTHERS = (
    f"SELECT p.chat_id AS identifier, {NAME.format('p')} AS name FROM conversation_participants AS k"
    " JOIN participants AS p ON p._id = k.participant_row_id WHERE k.conversation_id = m.conversation_id"
    " AND p.chat_id IS NOT m.author_chat_id ORDER BY p._id"
)
_FILE = (
    "SELECT NULLIF(f.local_url, '') AS path, NULLIF(f.attachment_name, '') AS name, f.attachment_content_type AS mime,"
    " COALESCE(NULLIF(f.remote_url, ''), NULLIF(f.stream_url, '')) AS url FROM messages AS f WHERE f._id = m._id"
    " AND (f.local_url <> '' OR f.remote_url <> '' OR f.stream_url <> '' OR f.attachment_content_type <> '')"
)
_DIRECTION = Sql("1 = sent, 2 = received", "CASE {} WHEN 1 THEN 'outgoing' WHEN 2 THEN 'incoming' END")


HANGOUTS = Artifact(
    id="android.hangouts",
    title="Hangouts: messages",
    service="hangouts",
    emits=Message,
    files=("{app_data:com.google.android.talk}/databases/babel*.db",),
    read=(
        Sqlite(
            base="messages AS m",
            key="m._id",
            joins=(
                "LEFT JOIN participants AS a ON a.chat_id = m.author_chat_id",
                "LEFT JOIN conversations AS c ON c.conversation_id = m.conversation_id",
            ),
            requires={"messages": ("conversation_id", "author_chat_id", "text", "timestamp", "type")},
            fields={
                "at": Col("m.timestamp", UNIX_US),
                "direction": Col("m.type", _DIRECTION),
                "sent_at": Col(f"CASE WHEN {_SENT} THEN m.timestamp END", UNIX_US),
                "received_at": Col("CASE WHEN m.type = 2 THEN m.timestamp END", UNIX_US),
                "party": Col(
                    f"CASE WHEN {_SENT} THEN (SELECT identifier FROM ({_OTHERS}) LIMIT 1) ELSE m.author_chat_id END"
                ),
                "sender": Col(
                    f"json_patch('{{}}', json_object('identifier', CAST(m.author_chat_id AS TEXT), 'name',"
                    f" CAST({NAME.format('a')} AS TEXT), 'role', CASE WHEN {_SENT} THEN 'owner' ELSE 'sender' END))",
                    _JSON,
                    optional=True,
                ),
                "recipients": Rows(_OTHERS, keys=("identifier", "name"), role="recipient"),
                "thread": Col("m.conversation_id"),
                "thread_name": opt("COALESCE(NULLIF(c.name, ''), NULLIF(c.generated_name, ''))"),
                "body": Col("NULLIF(m.text, '')", _TEXT),
                "type": Col("m.type", enum("kind", {1: "text", 2: "text"})),
                "status": opt("'state ' || m.status"),
                "attachments": Rows(_FILE, keys=("path", "name", "mime", "url")),
                "latitude": opt("CASE WHEN m.latitude <> 0 OR m.longitude <> 0 THEN m.latitude END"),
                "longitude": opt("CASE WHEN m.latitude <> 0 OR m.longitude <> 0 THEN m.longitude END"),
                "message_id": opt("NULLIF(m.message_id, '')"),
                "expires_at": opt("m.expiration_timestamp", UNIX_US),
                "subject": opt("NULLIF(m.mms_subject, '')"),
            },
        ),
    ),
    says="One record for each message of a conversation.",
    limits="The text is stored with HTML entities, which are resolved. Codes of states and of types other than 1 and 2"
    " have no published meaning and are given as numbers. Drafts, video calls and stickers are not read.",
    sources=SOURCES,
    tested=("plaso test data (babel.db)",),
)
