"""GroupMe on Android: messages and members of `groupme.db`."""

from aboveboard.artifacts.groupme._android import SOURCES
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Message, Person, Rows, Sqlite, flag, opt

_GROUP = (
    "LEFT JOIN groups AS g ON g.rowid = (SELECT min(x.rowid) FROM groups AS x WHERE x.group_id = m.conversation_id)"
)
_FILES = (
    "SELECT f.photo_uri AS path, f.photo_url AS url FROM messages AS f WHERE f.rowid = m.rowid"
    " AND (f.photo_uri <> '' OR f.photo_url <> '') UNION ALL SELECT NULL, v.video_url FROM messages AS v"
    " WHERE v.rowid = m.rowid AND v.video_url <> ''"
)


GROUPME = Artifact(
    id="android.groupme",
    title="GroupMe: messages",
    service="groupme",
    emits=Message,
    files=("{app_data:com.groupme.android}/databases/groupme.db",),
    read=(
        Sqlite(
            base="messages AS m",
            key="m.rowid",
            joins=(_GROUP,),
            requires={"messages": ("created_at", "conversation_id", "name", "message_text", "is_system")},
            fields={
                "at": Col("m.created_at", UNIX_S),
                "sent_at": Col("m.created_at", UNIX_S),
                "party": opt("NULLIF(m.sender_id, '')"),
                "sender": Person("NULLIF(m.sender_id, '')", "NULLIF(m.name, '')", "sender", optional=True),
                "recipients": Rows(
                    "SELECT k.user_id AS identifier, COALESCE(NULLIF(k.nickname, ''), NULLIF(k.user_real_name, '')) AS name"
                    " FROM members AS k WHERE k.group_id = m.conversation_id AND k.user_id IS NOT m.sender_id ORDER BY k.rowid",
                    keys=("identifier", "name"),
                    role="recipient",
                ),
                "thread": Col("CAST(m.conversation_id AS TEXT)"),
                "thread_name": opt("NULLIF(g.name, '')"),
                "body": Col("NULLIF(m.message_text, '')"),
                "type": opt(
                    "CASE WHEN m.is_system = 1 THEN 'group event' WHEN m.location_name <> '' OR m.location_lat <> 0 THEN"
                    " 'location' WHEN COALESCE(m.photo_url, '') <> '' OR COALESCE(m.video_url, '') <> '' THEN 'attachment'"
                    " ELSE 'text' END"
                ),
                "status": opt(
                    "CASE WHEN m.deletion_actor <> '' THEN 'deleted by ' || m.deletion_actor WHEN m.hidden <> 0"
                    " THEN 'hidden ' || m.hidden END"
                ),
                "deleted_at": opt("m.deleted_at", UNIX_S),
                "deleted": opt("m.deleted_at > 0", flag),
                "read": opt("m.read", flag),
                "attachments": Rows(_FILES, keys=("path", "url")),
                "latitude": opt("CASE WHEN m.location_lat <> 0 OR m.location_lng <> 0 THEN m.location_lat END"),
                "longitude": opt("CASE WHEN m.location_lat <> 0 OR m.location_lng <> 0 THEN m.location_lng END"),
                "message_id": opt("CAST(NULLIF(m.message_id, '') AS TEXT)"),
            },
        ),
    ),
    says="One record for each message.",
    limits="Whose account it is, and with that the direction, is not in this file. The text of a message that was deleted is"
    " replaced by the app. Likes and replies are not read; members of conversations of two are not stored with them.",
    sources=SOURCES,
)
