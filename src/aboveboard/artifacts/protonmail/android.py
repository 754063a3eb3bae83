"""Proton Mail on Android: what is not encrypted of messages (`…-MessagesDatabase.db`, since 2023 `db-mail`)."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Email, Py, Rows, Sqlite, enum, flag, opt


def _parties(role: str, text: str | None) -> list[dict[str, str]]:
    """People out of JSON, in the spelling of either version."""
    if not text:
        return []
    try:
        found = json.loads(str(text))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    given: list[dict[str, str]] = []
    for one in (loose.mappings(found) or [loose.mapping(found)])[:1000]:
        lower: dict[str, Any] = {key.lower(): value for key, value in one.items()}
        address, name = (
            loose.text(lower.get("address")) or loose.text(lower.get("emailaddress")),
            loose.text(lower.get("name")),
        )
        if address or name:
            given.append({k: v for k, v in (("identifier", address), ("name", name), ("role", role)) if v})
    return given


def _people(to: str | None, cc: str | None = None, bcc: str | None = None) -> list[dict[str, str]] | str:
    return [*_parties("to", to), *_parties("cc", cc), *_parties("bcc", bcc)] or ""


def _sender(text: str) -> dict[str, str] | str:
    return next(iter(_parties("sender", text)), "")


_PEOPLE, _SENDER = Py("proton_people", _people, json=True), Py("proton_sender", _sender, json=True)
_FOLDERS = enum(
    "folder",
    {0: "Inbox", 1: "All drafts", 2: "All sent", 3: "Trash", 4: "Spam", 5: "All mail", 6: "Archive", 7: "Sent", 8: "Drafts",
     9: "Outbox", 10: "Starred"},
)  # fmt: skip
_LABELS = "SELECT {} FROM MessageLabelEntity AS l WHERE l.userId = m.userId AND l.messageId = m.messageId AND l.labelId IN ({})"
_FOLDER = _LABELS.format("min(CAST(l.labelId AS INTEGER))", "'0', '3', '4', '6', '7', '8', '9'")
_OWN = _LABELS.format("1", "'1', '2', '7', '8', '9'")
_STARRED = _LABELS.format("1", "'10'")

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
                "sender": opt("m.Sender_SenderSerialized", _SENDER),
                "recipients": opt(("m.ToList", "m.CCList", "m.BCCList"), _PEOPLE),
                "subject": Col("NULLIF(m.Subject, '')"),
                "folder": Col("m.Location", _FOLDERS),
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
                "direction": opt(f"CASE WHEN EXISTS ({_OWN}) THEN 'outgoing' ELSE 'incoming' END"),
                "sender": Col(("json_object('Address', m.sender_address, 'Name', m.sender_name)",), _SENDER),
                "recipients": opt(("m.toList", "m.ccList", "m.bccList"), _PEOPLE),
                "subject": Col("NULLIF(m.subject, '')"),
                "folder": opt(f"({_FOLDER})", _FOLDERS),
                "read": Col("CASE m.unread WHEN 0 THEN 1 WHEN 1 THEN 0 END", flag),
                "flagged": opt(f"EXISTS ({_STARRED})", flag),
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
