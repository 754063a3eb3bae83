"""QKSMS on Android: its own copy of SMS and MMS, in a Realm database."""

from aboveboard.artifacts.qksms._store import FILES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Person, Rows, Sql, Sqlite, flag, opt

_INCOMING = "m.boxId IN (0, 1)"
_DIRECTION = Sql("box", "CASE WHEN {} IN (0, 1) THEN 'incoming' WHEN {} IS NOT NULL THEN 'outgoing' END")
_STATUS = Sql(
    "box and delivery status",
    """CASE {} WHEN 0 THEN 'received' WHEN 1 THEN 'received' WHEN 3 THEN 'draft' WHEN 4 THEN 'outbox' WHEN 5 THEN 'failed'
    WHEN 6 THEN 'queued' WHEN 2 THEN CASE WHEN m.type = 'sms' AND m.deliveryStatus = 0 THEN 'delivered'
    WHEN m.type = 'sms' AND m.deliveryStatus >= 64 THEN 'delivery failed'
    WHEN m.type = 'sms' AND m.deliveryStatus >= 32 THEN 'sent, delivery pending' ELSE 'sent' END ELSE CAST({} AS TEXT) END""",
)
_NAME = (
    "(SELECT NULLIF(c.name, '') FROM Recipient AS r JOIN Contact AS c ON c._key = r.contact WHERE r.address = m.address"
    " AND c.name <> '' LIMIT 1)"
)
_PEOPLE = f"""SELECT r.address AS identifier, (SELECT NULLIF(c.name, '') FROM Contact AS c WHERE c._key = r.contact) AS name
    FROM Conversation AS v JOIN Conversation_recipients AS k ON k.Conversation = v._key JOIN Recipient AS r
    ON r._key = k.recipients WHERE v.id = m.threadId AND r.address <> '' AND NOT {_INCOMING} ORDER BY k.position"""
_PARTS = "FROM Message_parts AS k JOIN MmsPart AS p ON p._key = k.parts WHERE k.Message = m._key"

QKSMS = Artifact(
    id="android.qksms",
    title="QKSMS: messages",
    service="qksms",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            base="Message AS m",
            key="m._key",
            requires={
                "Message": ("id", "threadId", "address", "boxId", "type", "date", "body", "deliveryStatus"),
                "Message_parts": ("Message", "parts"),
                "MmsPart": ("type", "text"),
                "Conversation": ("id",),
                "Recipient": ("address", "contact"),
                "Contact": ("name",),
            },
            fields={
                "at": Col("m.date", UNIX_MS),
                "direction": Col("m.boxId", _DIRECTION),
                "sent_at": Col(f"CASE WHEN {_INCOMING} THEN m.dateSent ELSE m.date END", UNIX_MS),
                "received_at": Col(f"CASE WHEN {_INCOMING} THEN m.date END", UNIX_MS),
                "party": Col("NULLIF(m.address, '')"),
                "sender": Person("NULLIF(m.address, '')", _NAME, role="sender", when=_INCOMING),
                "recipients": Rows(_PEOPLE, keys=("identifier", "name"), role="recipient"),
                "thread": Col("CAST(m.threadId AS TEXT)"),
                "thread_name": opt("(SELECT NULLIF(v.name, '') FROM Conversation AS v WHERE v.id = m.threadId)"),
                "subject": opt("NULLIF(m.subject, '')"),
                "body": Col(
                    "CASE m.type WHEN 'mms' THEN (SELECT group_concat(line, char(10)) FROM (SELECT p.text AS line"
                    f" {_PARTS} AND p.type = 'text/plain' AND p.text <> '' ORDER BY k.position)) ELSE NULLIF(m.body, '') END"
                ),
                "attachments": Rows(
                    "SELECT 'content://mms/part/' || p.id AS url, p.type AS mime"
                    f" {_PARTS} AND p.type NOT IN ('text/plain', 'application/smil') ORDER BY k.position",
                    keys=("url", "mime"),
                ),
                "status": Col("m.boxId", _STATUS),
                "read": opt(f"CASE WHEN {_INCOMING} THEN m.read END", flag),
                "starred": opt("m.locked", flag),
                "protocol": Col("NULLIF(upper(m.type), '')"),
                "message_id": opt("CAST(m.contentId AS TEXT)"),
            },
        ),
    ),
    says="One record for each message that the app copied out of the phone's own store or sent."
    " `message_id` is the row in the phone's own store (mmssms.db), to which attachments lead.",
    limits="What the app was never given is not in its copy; a message deleted elsewhere stays until the app looks again."
    " Blocked, archived and scheduled are not read. The same messages are mostly in mmssms.db too. Quik is a fork that is"
    " taken to keep them alike.",
    sources=(
        "https://github.com/moezbhatti/qksms (domain/src/main/java/com/moez/QKSMS/model; units of times in"
        " data/src/main/java/com/moez/QKSMS/mapper/CursorToMessageImpl.kt)",
        "https://developer.android.com/reference/android/provider/Telephony.TextBasedSmsColumns (boxes, delivery status)",
    ),
)
