"""MeWe on Android: chats, people and groups of app_database and app_v3.db."""

from aboveboard.artifacts.mewe._android import FILES, SOURCES
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Message, Person, Rows, Sqlite, direction_from_me, flag, opt

_EMOJI = (
    "SELECT e.key || ' x' || e.count AS value, CASE e.userReacted WHEN 1 THEN 'the account, maybe others' END AS by"
)
_MAP = (
    "CASE WHEN m.textPlain LIKE 'https://www.openstreetmap.org/?%{0}=%' THEN"
    " CAST(substr(m.textPlain, instr(m.textPlain, '{0}=') + 5) AS REAL) END"
)


MEWE = Artifact(
    id="android.mewe",
    title="MeWe: chats",
    service="mewe",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            "CHAT_MESSAGE AS m",
            "m.rowid",
            {
                "at": Col("m.createdAt", UNIX_S),
                "edited_at": opt("m.editedAt", UNIX_S),
                "direction": opt("m.currentUserMessage", direction_from_me),
                "sender": Person("m.ownerId", "NULLIF(m.ownerName, '')", role="sender", optional=True),
                "recipients": Rows(
                    "SELECT CAST(p.id AS TEXT) AS identifier, CAST(p.name AS TEXT) AS name FROM CHAT_THREAD_PARTICIPANT AS p"
                    " WHERE p.chatThreadId = m.threadId AND p.id IS NOT m.ownerId ORDER BY p.id",
                    keys=("identifier", "name"),
                    role="recipient",
                ),
                "thread": Col("CAST(m.threadId AS TEXT)"),
                "thread_name": opt("NULLIF(t.name, '')"),
                "body": opt("NULLIF(m.textPlain, '')"),
                "type": opt("NULLIF(m.attachmentType, 'UNSUPPORTED')"),
                "deleted": opt("m.deleted", flag),
                "latitude": opt(_MAP.format("mlat")),
                "longitude": opt(_MAP.format("mlon")),
                "reactions": Rows(
                    f"{_EMOJI} FROM EMOJI_CHAT_MESSAGE AS e WHERE e.chatMessageId = m.id ORDER BY e.key",
                    keys=("value", "by"),
                ),
                "attachments": Rows(
                    "SELECT CAST(m.attachmentName AS TEXT) AS name WHERE m.attachmentName <> ''", keys=("name",)
                ),
                "message_id": opt("CAST(m.id AS TEXT)"),
            },
            ("LEFT JOIN CHAT_THREAD AS t ON t.id = m.threadId",),
            name="chats",
            optional=True,
        ),
    ),
    says="One record for each chat message.",
    limits="Reactions are counts: who reacted is not there but for the account itself. A group was shown by the app, which is"
    " no membership. Pages, and who the account is, are not read.",
    sources=SOURCES,
)
