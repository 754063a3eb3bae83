"""Instagram on iOS: direct messages and the people of conversations in the app's DirectSQLiteDatabase."""

from aboveboard.artifacts.instagram._ios import FILES, SOURCES, message
from aboveboard.kit import Artifact, Message, SqliteCode

INSTAGRAM = Artifact(
    id="ios.instagram",
    title="Instagram: direct messages",
    service="instagram",
    emits=Message,
    files=FILES,
    read=(
        SqliteCode(
            name="messages",
            base="messages AS m",
            key="m.row_id",
            joins=(
                "LEFT JOIN threads AS t ON t.row_id = (SELECT min(s.row_id) FROM threads AS s WHERE s.thread_id = m.thread_id)",
            ),
            requires={"messages": ("message_id", "thread_id", "archive", "class_name")},
            columns={
                "archive": "m.archive",
                "thread": "m.thread_id",
                "id": "m.message_id",
                "class": "m.class_name",
                "viewer?": "t.viewer_id",
            },
            make=message,
        ),
    ),
    says="One message for each row of the messages table: words, pictures, calls and other events in a conversation.",
    limits="Names are with the people, not with the messages. Reactions, replies, voice messages' lengths, shared posts and "
    "pictures that vanish are not read beyond their first address.",
    sources=SOURCES,
    tested=("plaso test data (9368974384.db)",),
)
