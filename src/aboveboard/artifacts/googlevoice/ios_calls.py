"""Google Voice: calls: see `ios.py`."""

from aboveboard.artifacts.googlevoice._ios import COMMON, FILES, NEEDS, SOURCES
from aboveboard.kit import Artifact, Call, Col, Sqlite, flag, opt

CALLS = Artifact(
    id="ios.googlevoice.calls",
    title="Google Voice: calls",
    service="googlevoice",
    emits=Call,
    files=FILES,
    read=(
        Sqlite(
            name="calls",
            base="ThreadItem AS i",
            key="i.rowid",
            requires=NEEDS,
            where="i.itemType LIKE '%Call%'",
            leaves_out="messages and voicemail, which are read as such",
            fields=COMMON
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
    ),
    says="One record for each call.",
    limits="What ios.googlevoice says of its limits holds here too.",
    sources=SOURCES,
    tested=("josh_ios17_ffs (iOS 17.3)",),
)
