"""TikTok on Android: direct messages (one `<account>_im.db` for each account) and the people known to the app."""

from aboveboard.artifacts.tiktok._android import PACKAGES, SOURCES, message
from aboveboard.kit import Artifact, Message, SqliteCode

MESSAGES = Artifact(
    id="android.tiktok",
    title="TikTok: direct messages",
    service="tiktok",
    emits=Message,
    files=tuple(f"{{app_data:{package}}}/databases/*_im.db" for package in PACKAGES),
    read=(
        SqliteCode(
            base="msg AS m",
            key="m.rowid",
            columns={
                "uuid?": "m.msg_uuid",
                "created": "m.created_time",
                "sender": "m.sender",
                "content": "m.content",
                "type?": "m.type",
                "deleted?": "m.deleted",
                "read?": "m.read_status",
                "conversation": "m.conversation_id",
            },
            requires={"msg": ("created_time", "sender", "content", "conversation_id")},
            make=message,
        ),
    ),
    says="One record for each message; which way it went is told by the account in the file's name.",
    limits="Names of senders are in another database and are records of their own. Types are numbers without a public"
    " meaning. Films and stickers are named by title and address; what only the app can show has no text.",
    sources=SOURCES,
)
