"""Instagram on Android: direct messages and the people of conversations in `direct.db`."""

from aboveboard.artifacts.instagram._android import ME, SOURCES, message
from aboveboard.kit import Artifact, Call, Message, SqliteCode

INSTAGRAM = Artifact(
    id="android.instagram",
    title="Instagram: direct messages",
    service="instagram",
    emits=(Message, Call),
    files=("{app_data:com.instagram.android}/databases/direct.db",),
    read=(
        SqliteCode(
            name="messages",
            base="messages AS m",
            key="m.rowid",
            joins=(
                "LEFT JOIN threads AS t ON t.rowid = (SELECT min(x.rowid) FROM threads AS x WHERE"
                " x.thread_id = m.thread_id)",
            ),
            requires={"messages": ("message", "thread_id", "timestamp")},
            columns={
                "message": "m.message",
                "thread": "m.thread_id",
                "timestamp": "m.timestamp",
                "text?": "m.text",
                "type?": "m.message_type",
                "id?": "m.server_item_id",
                "user?": "m.user_id",
                "me?": ME,
                "title?": "t.thread_title",
            },
            make=message,
        ),
    ),
    says="One record for each row of `messages` (words, pictures, shared posts, notes), calls as calls.",
    limits="Names of people are with the people, not with the messages. Of shared posts and media the first address is given."
    " Which messages were seen, voice messages' lengths and drafts are not read.",
    sources=SOURCES,
)
