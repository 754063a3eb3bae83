"""TextNow on Android: messages, calls and people of `textnow_data.db`."""

from aboveboard.artifacts.textnow._android import COMMON, FILES, IS_CALL, NEEDS, SOURCES
from aboveboard.kit import Artifact, Col, Message, Rows, Sqlite, opt

TEXTNOW = Artifact(
    id="android.textnow",
    title="TextNow: messages",
    service="textnow",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            name="messages",
            base="messages AS m",
            key="m._id",
            requires=NEEDS,
            where=f"NOT {IS_CALL}",
            leaves_out="calls, which are read as such",
            fields=dict(COMMON)
            | {
                "recipients": Rows(
                    "SELECT k.member_contact_value AS identifier, NULLIF(k.member_display_name, '') AS name FROM group_members"
                    " AS k WHERE k.contact_value = m.contact_value AND m.message_direction = 2 UNION ALL SELECT o.contact_value,"
                    " NULLIF(o.contact_name, '') FROM messages AS o WHERE o._id = m._id AND o.message_direction = 2 AND NOT"
                    " EXISTS (SELECT 1 FROM group_members AS q WHERE q.contact_value = o.contact_value)",
                    keys=("identifier", "name"),
                    role="recipient",
                ),
                "thread_name": opt(
                    "(SELECT NULLIF(g.title, '') FROM groups AS g WHERE g.contact_value = m.contact_value LIMIT 1)"
                ),
                "body": Col("NULLIF(m.message_text, '')"),
                "type": Col("'type ' || m.message_type"),
                "status": opt("'state ' || m.state"),
                "attachments": Rows(
                    "SELECT f.attach AS path FROM messages AS f WHERE f._id = m._id AND f.attach <> ''", keys=("path",)
                ),
                "message_id": opt("CAST(m.message_id AS TEXT)"),
            },
        ),
    ),
    says="One record for each message.",
    limits="Whether a call was answered, and types and states of messages, have no published meaning. Of a group only the"
    " group's own address is stored with what came in.",
    sources=SOURCES,
)
