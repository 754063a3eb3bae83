"""Signal on iOS: messages, calls and people in a decrypted `signal.sqlite`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aboveboard.formats import loose, plist
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Call, Col, Contact, Message, Person, Py, Rows, Sqlite, enum, flag, opt


def _archived(*keys: str) -> Any:
    """A function from a keyed archive to the first text under one of the keys ('' where there is none)."""

    def function(data: bytes) -> str:
        root = loose.mapping(plist.unarchive(data))
        return next((text for key in keys if (text := loose.text(root.get(key)))), "")

    return function


_ID = "COALESCE(NULLIF({0}.{1}PhoneNumber, ''), {0}.{1}UUID)"
_AUTHOR = _ID.format("m", "author")
_OTHER = _ID.format("t", "contact")
_NAME = "NULLIF(TRIM(COALESCE({0}.profileName, '') || ' ' || COALESCE({0}.familyName, '')), '')"
_OUT = "(m.storedMessageState IS NOT NULL OR m.callType IN (2, 4, 8))"
_IN = f"({_AUTHOR} IS NOT NULL OR m.callType IN (1, 3, 5, 6, 7, 9, 10, 11, 12))"
_CALLS: Mapping[int | str, str] = {
    1: "answered",
    2: "made",
    3: "missed",
    4: "not completed",
    5: "not completed",
    6: "missed, identity changed",
    7: "declined",
    8: "not answered",
    9: "answered elsewhere",
    10: "declined elsewhere",
    11: "busy elsewhere",
    12: "missed, do not disturb",
}
_JOINS = (
    "LEFT JOIN model_TSThread AS t ON t.id = (SELECT min(x.id) FROM model_TSThread AS x WHERE x.uniqueId = m.uniqueThreadId)",
    "LEFT JOIN model_OWSUserProfile AS a ON a.id = (SELECT min(p.id) FROM model_OWSUserProfile AS p WHERE p.recipientUUID ="
    " m.authorUUID OR (m.authorUUID IS NULL AND p.recipientPhoneNumber = m.authorPhoneNumber))",
    "LEFT JOIN model_OWSUserProfile AS o ON o.id = (SELECT min(p.id) FROM model_OWSUserProfile AS p WHERE p.recipientUUID ="
    " t.contactUUID OR (t.contactUUID IS NULL AND p.recipientPhoneNumber = t.contactPhoneNumber))",
)
_OLD_FILES = (
    "SELECT NULLIF(f.sourceFilename, '') AS name, f.contentType AS mime, CASE WHEN"
    " typeof(f.byteCount) = 'integer' THEN f.byteCount END AS size, f.localRelativeFilePath AS path,"
    " NULLIF(f.caption, '') AS title FROM model_TSAttachment AS f WHERE f.albumMessageId = m.uniqueId ORDER BY f.id"
)
_FILES = (
    "SELECT NULLIF(f.sourceFilename, '') AS name, b.mimeType AS mime, CASE WHEN"
    " typeof(b.unencryptedByteCount) = 'integer' THEN b.unencryptedByteCount END AS size,"
    " b.localRelativeFilePath AS"
    " path, NULLIF(f.caption, '') AS title FROM MessageAttachmentReference AS f JOIN Attachment AS b ON b.id ="
    " f.attachmentRowId"
    " WHERE f.ownerRowId = m.id ORDER BY f.orderInMessage"
)


def _messages(files: str, **needs: tuple[str, ...]) -> Sqlite:
    return Sqlite(
        name="messages",
        base="model_TSInteraction AS m",
        key="m.id",
        joins=_JOINS,
        requires={"model_TSInteraction": ("uniqueThreadId", "timestamp", "authorUUID", "callType"), **needs},
        where="m.callType IS NULL",
        leaves_out="rows that stand for calls",
        fields={
            "at": Col("m.timestamp", UNIX_MS),
            "sent_at": Col("m.timestamp", UNIX_MS),
            "received_at": Col(f"CASE WHEN {_AUTHOR} IS NOT NULL THEN m.receivedAtTimestamp END", UNIX_MS),
            "direction": Col(f"CASE WHEN {_OUT} THEN 'outgoing' WHEN {_IN} THEN 'incoming' END"),
            "sender": Person(_AUTHOR, _NAME.format("a"), "sender"),
            "recipients": Person(_OTHER, _NAME.format("o"), "recipient", many=True, when=_OUT),
            "party": Col(f"COALESCE({_AUTHOR}, {_OTHER})"),
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
    title="Signal messages, calls and people",
    service="signal",
    emits=(Message, Call, Contact),
    files=("{app_group:group.org.whispersystems.signal.group}/grdb/signal.sqlite",),
    read=(
        _messages(_FILES, MessageAttachmentReference=("ownerRowId", "attachmentRowId"), Attachment=("mimeType",)),
        _messages(_OLD_FILES),
        Sqlite(
            name="calls",
            base="model_TSInteraction AS m",
            key="m.id",
            joins=_JOINS,
            kind=Call,
            requires={"model_TSInteraction": ("uniqueThreadId", "timestamp", "authorUUID", "callType")},
            where="m.callType IS NOT NULL",
            leaves_out="rows that stand for messages",
            fields={
                "at": Col("m.timestamp", UNIX_MS),
                "direction": Col(f"CASE WHEN {_OUT} THEN 'outgoing' WHEN {_IN} THEN 'incoming' END"),
                "answered": Col("m.callType IN (1, 2)", flag),
                "status": Col("m.callType", enum("kind of call", _CALLS)),
                "medium": opt("CASE m.offerType WHEN 0 THEN 'audio' WHEN 1 THEN 'video' END"),
                "sender": Person(_OTHER, _NAME.format("o"), "sender", when=_IN),
                "recipients": Person(_OTHER, _NAME.format("o"), "recipient", many=True, when=_OUT),
                "party": Col(_OTHER),
                "thread": Col("m.uniqueThreadId"),
                "read": opt("m.read", flag),
                "call_id": Col("m.uniqueId"),
            },
        ),
        Sqlite(
            base="model_OWSUserProfile AS p",
            key="p.id",
            kind=Contact,
            optional=True,
            fields={
                "name": Col(_NAME.format("p")),
                "given_name": Col("NULLIF(p.profileName, '')"),
                "family_name": Col("NULLIF(p.familyName, '')"),
                "identifiers": Rows(
                    "SELECT 'phone' AS type, w.recipientPhoneNumber AS value FROM model_OWSUserProfile AS w WHERE w.id ="
                    " p.id AND"
                    " w.recipientPhoneNumber <> '' UNION ALL SELECT 'handle', w.recipientUUID FROM model_OWSUserProfile AS w"
                    " WHERE w.id = p.id AND w.recipientUUID <> '' UNION ALL SELECT 'handle', w.username FROM"
                    " model_OWSUserProfile"
                    " AS w WHERE w.id = p.id AND w.username <> ''",
                    keys=("type", "value"),
                ),
                "note": opt("NULLIF(p.bio, '')"),
                "party": Col("COALESCE(NULLIF(p.recipientPhoneNumber, ''), p.recipientUUID)"),
                "contact_id": Col("p.recipientUUID"),
            },
        ),
    ),
    says="One record for each message, notes of the app and of groups among them, for each call, and for each person whose"
    " profile the app knows.",
    limits="The app encrypts the database with a key of the keychain: only copies that were"
    " decrypted are read, the others are"
    " reported as encrypted. A message counts as sent where it has a state of sending, as received where it has an author."
    " Numbers of notes and errors have no names here. Quoted messages, mentions, link previews, earlier versions of edited"
    " messages, read and delivery receipts, group calls' members and stories are not read.",
    sources=("https://github.com/signalapp/Signal-iOS/blob/main/SignalServiceKit/Resources/schema.sql",),
)
