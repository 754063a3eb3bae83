"""What the files about googlevoice share."""

from aboveboard.formats import times
from aboveboard.kit import Col, Rows, Sql, opt

FILES = ("{app_group:*}/Library/Application Support/*/threadingStore.sqlite",)

SOURCES = (
    "https://github.com/abrignoni/iLEAPP (that threadingStore.sqlite is Google Voice's; the schema is the file's own)",
)


OUT = "i.itemType IN ('SmsOut', 'OutgoingCall')"

OTHERS = (
    "SELECT CAST(p.phoneNumberE164 AS TEXT) AS identifier FROM ThreadParticipant AS p WHERE p.threadKey = i.threadKey"
    " AND p.threadType = i.threadType ORDER BY p.phoneNumberE164"
)

# The sender's number of what came in; the conversation's first number for what went out.
PARTY = (
    f"CASE WHEN {OUT} THEN (SELECT min(p.phoneNumberE164) FROM ThreadParticipant AS p WHERE p.threadKey = i.threadKey"
    " AND p.threadType = i.threadType) ELSE NULLIF(i.senderPhoneNumber, '') END"
)

NEEDS = {"ThreadItem": ("threadItemKey", "threadItemType", "itemType", "timestamp", "senderPhoneNumber", "threadKey")}

COMMON = {
    "at": Col("i.timestamp", times.UNIX_S),
    "party": opt(PARTY),
    "thread": Col("i.threadKey"),
    "direction": Col(
        f"CASE WHEN {OUT} THEN 'outgoing' WHEN i.itemType IN ('SmsIn', 'IncomingCall', 'MissedCall', 'Voicemail')"
        " THEN 'incoming' END"
    ),
    # The number of what went out is the account's own, which may change.
    "sender": Col(
        "CASE WHEN i.senderPhoneNumber <> '' THEN json_object('identifier', CAST(i.senderPhoneNumber AS TEXT), 'role',"
        f" CASE WHEN {OUT} THEN 'owner' ELSE 'sender' END) END",
        Sql("object", "{}", json=True),
    ),
    "recipients": Rows(f"SELECT identifier AS identifier FROM ({OTHERS}) WHERE {OUT}", ("identifier",), "recipient"),
}
