"""X (Twitter): direct messages: see `android.py`."""

from aboveboard.artifacts.twitter._android import AUTHOR, OWNER, SOURCES
from aboveboard.artifacts.twitter._android_messages import OTHERS, message
from aboveboard.kit import Artifact, Message, SqliteCode

MESSAGES = Artifact(
    id="android.twitter.messages",
    title="X (Twitter): direct messages",
    service="twitter",
    emits=Message,
    files=("{app_data:com.twitter.android}/databases/*-*.db",),
    read=(
        SqliteCode(
            base="conversation_entries AS e",
            key="e._id",
            joins=(
                AUTHOR + "e.user_id",
                "LEFT JOIN conversations AS c ON c.conversation_id = e.conversation_id",
            ),
            columns={
                "entry_id": "e.entry_id",
                "conversation_id": "e.conversation_id",
                "user_id": "e.user_id",
                "created": "e.created",
                "entry_type": "e.entry_type",
                "data": "e.data",
                "username?": "u.username",
                "name?": "u.name",
                "title?": "c.title",
                "others?": OTHERS,
                "owner?": OWNER,
            },
            make=message,
            kind=Message,
            optional=True,
        ),
    ),
    says="One record for each entry of a conversation.",
    limits="What android.twitter says of its limits holds here too.",
    sources=SOURCES,
    tested=("plaso test data (twitter.db of 2015)",),
)
