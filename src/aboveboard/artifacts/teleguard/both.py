"""TeleGuard: messages of teleguard_database.db."""

from aboveboard.artifacts.teleguard._both import ANDROID, IOS, REQUIRES, SIDES, SOURCES, alias, files
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Py, Sqlite, opt


def _system(name: str, file: str) -> Artifact:
    return Artifact(
        id=name,
        title="TeleGuard messages",
        service="teleguard",
        emits=Message,
        files=(file,),
        read=(
            Sqlite(
                base="messages AS m",
                key="m.rowid",
                requires=REQUIRES,
                where="m.type IS NOT 'CALL'",
                leaves_out="calls: their own artifact reads them",
                fields={
                    "at": Col("m.createDate", UNIX_MS),
                    "sent_at": opt("m.userTime", UNIX_MS),
                    **SIDES,
                    "thread": Col("m.chatId"),
                    "thread_name": Col(alias("m.chatId")),
                    "body": Col("NULLIF(m.content, '')"),
                    "type": Col("lower(m.type)"),
                    "status": opt("CAST(m.status AS TEXT)"),
                    "attachments": Col("m.metadata", Py("teleguard_files", files, json=True)),
                    "message_id": Col("m.id"),
                },
            ),
        ),
        says="One record for each message, and for each event of a chat (type service). `sent_at` is the time that the app calls"
        " the user's.",
        limits="Files are named by the numbers under which they lie in the app's cache. Edits are marked"
        " by the app without what was there before. Posts of channels and drafts are not read.",
        sources=SOURCES,
    )


ANDROID_MESSAGES = _system("android.teleguard", ANDROID)
IOS_MESSAGES = _system("ios.teleguard", IOS)
