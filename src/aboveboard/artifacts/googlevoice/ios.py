"""Google Voice on iOS: messages, calls, voicemail and numbers of threadingStore.sqlite."""

from aboveboard.artifacts.googlevoice._ios import COMMON, FILES, NEEDS, SOURCES
from aboveboard.kit import Artifact, Col, Const, Message, Rows, Sqlite, flag, opt

_THREAD = (
    "LEFT JOIN Thread AS t ON t.rowid = (SELECT min(s.rowid) FROM Thread AS s WHERE s.threadKey = i.threadKey"
    " AND s.threadType = i.threadType)"
)
_SAID = (
    "(SELECT max(x.text) FROM Transcript AS x WHERE x.threadItemKey = i.threadItemKey"
    " AND x.threadItemType = i.threadItemType)"
)
_MESSAGES = "i.itemType NOT LIKE '%Call%'"


GOOGLE_VOICE = Artifact(
    id="ios.googlevoice",
    title="Google Voice: messages, voicemail",
    service="googlevoice",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            name="messages",
            base="ThreadItem AS i",
            key="i.rowid",
            joins=(_THREAD,),
            requires=NEEDS,
            where=_MESSAGES,
            leaves_out="calls, which are read as such",
            fields=COMMON
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
    ),
    says="One message for each text and voicemail, with its transcript.",
    limits="Names are in the address book, not here. `body` of a voicemail is the service's transcript. Whether an outgoing "
    "call was answered, ring groups, transfers and recordings are not read.",
    sources=SOURCES,
    tested=("josh_ios17_ffs (iOS 17.3)",),
)
