"""Proton Mail on Android: what is not encrypted of messages (`…-MessagesDatabase.db`, since 2023 `db-mail`)."""

from aboveboard.artifacts.protonmail._android import FOLDER, FOLDERS, OWN, PEOPLE, SENDER, STARRED
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Email, Rows, Sqlite, flag, opt

MESSAGES = Artifact(
    id="android.protonmail",
    title="Proton Mail: messages without their bodies",
    service="protonmail",
    emits=Email,
    files=(
        "{app_data:ch.protonmail.android}/databases/*-MessagesDatabase.db",
        "{app_data:ch.protonmail.android}/databases/db-mail",
    ),
    read=(
        Sqlite(
            name="messages",
            base="messagev3 AS m",
            key="m.rowid",
            requires={"messagev3": ("ID", "Subject", "Time", "Type", "Unread", "Location", "ToList")},
            fields={
                "at": Col("m.Time", UNIX_S),
                "direction": Col(
                    "CASE m.Type WHEN 0 THEN 'incoming' WHEN 1 THEN 'outgoing' WHEN 2 THEN 'outgoing' END"
                ),
                "sender": opt("m.Sender_SenderSerialized", SENDER),
                "recipients": opt(("m.ToList", "m.CCList", "m.BCCList"), PEOPLE),
                "subject": Col("NULLIF(m.Subject, '')"),
                "folder": Col("m.Location", FOLDERS),
                "read": Col("CASE m.Unread WHEN 0 THEN 1 WHEN 1 THEN 0 END", flag),
                "flagged": opt("m.Starred", flag),
                "size": opt("m.Size"),
                "attachments": Rows(
                    "SELECT NULLIF(a.file_name, '') AS name, CAST(a.file_size AS INTEGER) AS size FROM attachmentv3 AS a"
                    " WHERE a.message_id = m.ID ORDER BY a.rowid",
                    keys=("name", "size"),
                ),
                "message_id": Col("m.ID"),
            },
        ),
        Sqlite(
            name="messages",
            base="MessageEntity AS m",
            key="m.rowid",
            requires={
                "MessageEntity": ("messageId", "subject", "time", "toList", "sender_address", "sender_name", "unread")
            },
            fields={
                "at": Col("m.time", UNIX_S),
                "direction": opt(f"CASE WHEN EXISTS ({OWN}) THEN 'outgoing' ELSE 'incoming' END"),
                "sender": Col(("json_object('Address', m.sender_address, 'Name', m.sender_name)",), SENDER),
                "recipients": opt(("m.toList", "m.ccList", "m.bccList"), PEOPLE),
                "subject": Col("NULLIF(m.subject, '')"),
                "folder": opt(f"({FOLDER})", FOLDERS),
                "read": Col("CASE m.unread WHEN 0 THEN 1 WHEN 1 THEN 0 END", flag),
                "flagged": opt(f"EXISTS ({STARRED})", flag),
                "thread": opt("NULLIF(m.conversationId, '')"),
                "size": opt("m.size"),
                "attachments": Rows(
                    "SELECT NULLIF(a.name, '') AS name, NULLIF(a.mimeType, '') AS mime, CAST(a.size AS INTEGER) AS size FROM"
                    " MessageAttachmentEntity AS a WHERE a.userId = m.userId AND a.messageId = m.messageId ORDER BY a.rowid",
                    keys=("name", "mime", "size"),
                ),
                "account": opt("NULLIF(m.addressId, '')"),
                "message_id": opt("COALESCE(NULLIF(m.externalId, ''), m.messageId)"),
            },
        ),
    ),
    says="One record for each message that the app kept.",
    limits="Bodies and files are encrypted with the account's key and are not read. A draft counts as outgoing. When a"
    " message was opened (AccessTime) has no settled meaning and is not read.",
    sources=(
        "https://github.com/ProtonMail/proton-mail-android (Message.kt, Constants.kt)",
        "https://github.com/ProtonMail/android-mail (MessageDatabase.kt: MessageEntity)",
        "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/protonmail.py",
    ),
)
