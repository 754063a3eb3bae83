"""Signal on iOS: messages, calls and people in a decrypted `signal.sqlite`."""

from __future__ import annotations

from typing import Any

from aboveboard.artifacts.signal._ios import AUTHOR, FILE_ROWS, FILES, IN, JOINS, NAME, OTHER, OUT, SOURCES
from aboveboard.formats import loose, plist
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Clock, Col, Message, Person, Py, Rows, Sqlite, enum, flag, opt


def _archived(*keys: str) -> Any:
    """A function from a keyed archive to the first text under one of the keys ('' where there is none)."""

    def function(data: bytes) -> str:
        root = loose.mapping(plist.unarchive(data))
        return next((text for key in keys if (text := loose.text(root.get(key)))), "")

    return function


_OLD_FILES = (
    "SELECT NULLIF(f.sourceFilename, '') AS name, f.contentType AS mime, CASE WHEN"
    " typeof(f.byteCount) = 'integer' THEN f.byteCount END AS size, f.localRelativeFilePath AS path,"
    " NULLIF(f.caption, '') AS title FROM model_TSAttachment AS f WHERE f.albumMessageId = m.uniqueId ORDER BY f.id"
)


def _messages(files: str, **needs: tuple[str, ...]) -> Sqlite:
    return Sqlite(
        name="messages",
        base="model_TSInteraction AS m",
        key="m.id",
        joins=JOINS,
        requires={"model_TSInteraction": ("uniqueThreadId", "timestamp", "authorUUID", "callType"), **needs},
        where="m.callType IS NULL",
        leaves_out="rows that stand for calls",
        fields={
            "at": Col("m.timestamp", UNIX_MS),
            "sent_at": Col("m.timestamp", UNIX_MS),
            "received_at": Col(f"CASE WHEN {AUTHOR} IS NOT NULL THEN m.receivedAtTimestamp END", UNIX_MS),
            "direction": Col(f"CASE WHEN {OUT} THEN 'outgoing' WHEN {IN} THEN 'incoming' END"),
            "sender": Person(AUTHOR, NAME.format("a"), "sender"),
            "recipients": Person(OTHER, NAME.format("o"), "recipient", many=True, when=OUT),
            "party": Col(f"COALESCE({AUTHOR}, {OTHER})"),
            "thread": Col("m.uniqueThreadId"),
            "thread_name": Col(
                ("t.groupModel",), Py("signal_group", _archived("groupName", "name", "groupNameV2")), optional=True
            ),
            "body": Col("NULLIF(COALESCE(m.body, m.customMessage), '')"),
            "type": Col(
                "CASE WHEN m.errorType IS NOT NULL THEN 'error ' || m.errorType WHEN m.messageType"
                " IS NOT NULL THEN 'service: '"
                " || m.messageType WHEN m.isVoiceMessage = 1 THEN 'voice message' WHEN m.messageSticker IS NOT NULL THEN"
                " 'sticker'"
                " WHEN m.contactShare IS NOT NULL THEN 'contact' WHEN m.isViewOnceMessage = 1 THEN 'to view once' ELSE"
                " 'text' END"
            ),
            "status": opt("m.storedMessageState", enum("state", {0: "sending", 1: "not sent", 3: "sent", 5: "waiting"})),
            "read": opt("m.read", flag),
            "deleted": opt("m.wasRemotelyDeleted", flag),
            "expires_at": opt("NULLIF(m.expiresAt, 0)", UNIX_MS),
            "reactions": Rows(
                "SELECT q.emoji AS value, COALESCE(NULLIF(q.reactorE164, ''), q.reactorUUID) AS by,"
                f" {UNIX_MS.sql('q.sentAtTimestamp')} AS at"
                " FROM model_OWSReaction AS q WHERE q.uniqueMessageId = m.uniqueId ORDER BY q.id",
                keys=("value", "by", "at"),
            ),
            "attachments": Rows(files, keys=("name", "mime", "size", "path", "title")),
            "message_id": Col("m.uniqueId"),
        },
    )  # fmt: skip


SIGNAL = Artifact(
    id="ios.signal",
    title="Signal messages",
    service="signal",
    emits=Message,
    files=FILES,
    read=(
        _messages(FILE_ROWS, MessageAttachmentReference=("ownerRowId", "attachmentRowId"), Attachment=("mimeType",)),
        _messages(_OLD_FILES),
    ),
    says="One record for each message, notes of the app and of groups among them.",
    limits="The app encrypts the database with a key of the keychain: only copies that were"
    " decrypted are read, the others are"
    " reported as encrypted. A message counts as sent where it has a state of sending, as received where it has an author."
    " Numbers of notes and errors have no names here. Quoted messages, mentions, link previews, earlier versions of edited"
    " messages, read and delivery receipts, group calls' members and stories are not read.",
    clocks={"at": Clock.SENDER, "sent_at": Clock.SENDER, "received_at": Clock.DEVICE},
    sources=SOURCES,
)
