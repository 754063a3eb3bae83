"""Google Voice on iOS: messages, calls, voicemail and numbers of threadingStore.sqlite."""

from __future__ import annotations

from aboveboard.formats import times
from aboveboard.kit import Artifact, Call, Col, Const, Contact, Message, Rows, Sql, Sqlite, flag, opt

_OUT = "i.itemType IN ('SmsOut', 'OutgoingCall')"
_THREAD = (
    "LEFT JOIN Thread AS t ON t.rowid = (SELECT min(s.rowid) FROM Thread AS s WHERE s.threadKey = i.threadKey"
    " AND s.threadType = i.threadType)"
)
_OTHERS = (
    "SELECT CAST(p.phoneNumberE164 AS TEXT) AS identifier FROM ThreadParticipant AS p WHERE p.threadKey = i.threadKey"
    " AND p.threadType = i.threadType ORDER BY p.phoneNumberE164"
)
# The sender's number of what came in; the conversation's first number for what went out.
_PARTY = (
    f"CASE WHEN {_OUT} THEN (SELECT min(p.phoneNumberE164) FROM ThreadParticipant AS p WHERE p.threadKey = i.threadKey"
    " AND p.threadType = i.threadType) ELSE NULLIF(i.senderPhoneNumber, '') END"
)
_SAID = (
    "(SELECT max(x.text) FROM Transcript AS x WHERE x.threadItemKey = i.threadItemKey"
    " AND x.threadItemType = i.threadItemType)"
)
_NEEDS = {"ThreadItem": ("threadItemKey", "threadItemType", "itemType", "timestamp", "senderPhoneNumber", "threadKey")}
_COMMON = {
    "at": Col("i.timestamp", times.UNIX_S),
    "party": opt(_PARTY),
    "thread": Col("i.threadKey"),
    "direction": Col(
        f"CASE WHEN {_OUT} THEN 'outgoing' WHEN i.itemType IN ('SmsIn', 'IncomingCall', 'MissedCall', 'Voicemail')"
        " THEN 'incoming' END"
    ),
    # The number of what went out is the account's own, which may change.
    "sender": Col(
        "CASE WHEN i.senderPhoneNumber <> '' THEN json_object('identifier', CAST(i.senderPhoneNumber AS TEXT), 'role',"
        f" CASE WHEN {_OUT} THEN 'owner' ELSE 'sender' END) END",
        Sql("object", "{}", json=True),
    ),
    "recipients": Rows(f"SELECT identifier AS identifier FROM ({_OTHERS}) WHERE {_OUT}", ("identifier",), "recipient"),
}
_MESSAGES = "i.itemType NOT LIKE '%Call%'"

GOOGLE_VOICE = Artifact(
    id="ios.googlevoice",
    title="Google Voice: messages, calls, voicemail",
    service="googlevoice",
    emits=(Message, Call, Contact),
    files=("{app_group:*}/Library/Application Support/*/threadingStore.sqlite",),
    read=(
        Sqlite(
            name="messages",
            base="ThreadItem AS i",
            key="i.rowid",
            joins=(_THREAD,),
            requires=_NEEDS,
            where=_MESSAGES,
            leaves_out="calls, which are read as such",
            fields=_COMMON
            | {
                "thread_name": opt("NULLIF(t.groupName, '')"),
                "body": opt(f"COALESCE(NULLIF(i.messageText, ''), {_SAID})"),
                "type": opt(
                    "CASE WHEN i.isSystemMessage = 1 THEN 'system' WHEN i.itemType = 'Voicemail' THEN 'voicemail'"
                    " WHEN i.itemType IN ('SmsIn', 'SmsOut') THEN CASE WHEN COALESCE(i.messageText, '') = ''"
                    " THEN 'attachment' ELSE 'text' END ELSE i.itemType END"
                ),
                "status": opt("CASE WHEN i.failureReason <> 0 THEN 'failed, reason ' || i.failureReason END"),
                "read": opt("CASE i.isUnread WHEN 1 THEN 0 WHEN 0 THEN 1 END", flag),
                "deleted": opt("i.isDeleted", flag),
                "attachments": Rows(
                    "SELECT CAST(m.attachmentKey AS TEXT) AS name FROM MMSAttachmentInfo AS m WHERE"
                    " m.threadItemKey = i.threadItemKey AND m.threadItemType = i.threadItemType ORDER BY m.rowid",
                    keys=("name",),
                ),
                "protocol": Const("Google Voice"),
                "message_id": Col("i.threadItemKey"),
            },
        ),
        Sqlite(
            name="calls",
            base="ThreadItem AS i",
            key="i.rowid",
            requires=_NEEDS,
            where="i.itemType LIKE '%Call%'",
            leaves_out="messages and voicemail, which are read as such",
            fields=_COMMON
            | {
                "answered": Col("CASE i.itemType WHEN 'IncomingCall' THEN 1 WHEN 'MissedCall' THEN 0 END", flag),
                "status": Col("CASE i.itemType WHEN 'MissedCall' THEN 'missed' END"),
                "duration": opt("i.duration"),
                "read": opt("CASE i.isUnread WHEN 1 THEN 0 WHEN 0 THEN 1 END", flag),
                "deleted": opt("i.isDeleted", flag),
                "call_id": Col("i.threadItemKey"),
            },
            kind=Call,
        ),
        Sqlite(
            name="numbers",
            base="Participant AS p",
            key="p.rowid",
            requires={"Participant": ("phoneNumberE164",)},
            fields={
                "identifiers": Rows(
                    "SELECT 'phone' AS type, CAST(p.phoneNumberE164 AS TEXT) AS value WHERE p.phoneNumberE164 <> ''",
                    keys=("type", "value"),
                ),
                "blocked": opt("p.isBlocked", flag),
                "last_contacted_at": opt(
                    "(SELECT max(t.timestamp) FROM ThreadParticipant AS q JOIN Thread AS t ON t.threadKey = q.threadKey"
                    " AND t.threadType = q.threadType WHERE q.phoneNumberE164 = p.phoneNumberE164)",
                    times.UNIX_S,
                ),
                "contact_id": Col("p.phoneNumberE164"),
                "party": Col("p.phoneNumberE164"),
            },
            kind=Contact,
        ),
    ),
    says="One message for each text and voicemail (with its transcript), one call for each call, and one contact for each "
    "number that took part.",
    limits="Names are in the address book, not here. `body` of a voicemail is the service's transcript. Whether an outgoing "
    "call was answered, ring groups, transfers and recordings are not read.",
    sources=(
        "https://github.com/abrignoni/iLEAPP (that threadingStore.sqlite is Google Voice's; the schema is the file's own)",
    ),
    tested=("josh_ios17_ffs (iOS 17.3)",),
)
