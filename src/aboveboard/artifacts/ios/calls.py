"""The call histories of iOS: CallHistory.storedata (iOS 8 and later) and call_history.db (before)."""

from __future__ import annotations

from aboveboard.artifacts.ios._calls import ADDRESS, FIELDS, OUTGOING
from aboveboard.formats import times
from aboveboard.kit import Artifact, Call, Clock, Col, Person, Rows, Sqlite, flag, opt


def _calls(call: int | None = None, handle: int | None = None) -> Sqlite:
    """The names of Core Data's join table carry the numbers of its entities, which differ between versions."""
    fields = dict(FIELDS)
    requires = {"ZCALLRECORD": ("ZADDRESS", "ZDATE", "ZORIGINATED")}
    if call is not None:
        table = f"Z_{call}REMOTEPARTICIPANTHANDLES"
        columns = (f"Z_{call}REMOTEPARTICIPANTCALLS", f"Z_{handle}REMOTEPARTICIPANTHANDLES")
        requires |= {table: columns, "ZHANDLE": ("ZVALUE",)}
        joined = f"FROM {table} AS j JOIN ZHANDLE AS h ON h.Z_PK = j.{columns[1]} WHERE j.{columns[0]} = z.Z_PK"
        fields["recipients"] = Rows(
            f"SELECT h.ZVALUE AS identifier, CASE h.ZVALUE WHEN {ADDRESS} THEN NULLIF(z.ZNAME, '') END AS name"
            f" {joined} AND (z.ZORIGINATED = 1 OR h.ZVALUE IS NOT {ADDRESS})"
            f" UNION ALL SELECT {ADDRESS}, NULLIF(z.ZNAME, '') WHERE z.ZORIGINATED = 1 AND {ADDRESS} IS NOT NULL"
            f" AND NOT EXISTS (SELECT 1 {joined})",
            keys=("identifier", "name"),
            role="recipient",
        )
    return Sqlite(
        name="call",
        base="ZCALLRECORD AS z",
        key="z.Z_PK",
        joins=("LEFT JOIN ZHANDLE AS l ON l.Z_PK = z.ZLOCALADDRESS",),
        requires=requires,
        fields=fields,
    )


CALLS = Artifact(
    id="ios.calls",
    title="Calls",
    service="ios.calls",
    emits=Call,
    files=(
        "{mobile}/Library/CallHistoryDB/CallHistory.storedata",
        "{mobile}/Library/CallHistoryDB/CallHistoryTemp.storedata",
        "{var}/wireless/Library/CallHistory/call_history.db",
        "{mobile}/Library/CallHistory/call_history.db",
    ),
    read=(
        _calls(2, 4),
        _calls(2, 5),
        _calls(2, 3),
        _calls(3, 5),
        _calls(3, 4),
        _calls(),
        Sqlite(
            name="call",
            base="call AS c",
            key="c.ROWID",
            requires={"call": ("address", "date", "duration", "flags")},
            fields={
                "at": Col("c.date", times.UNIX_S),
                "party": Col("NULLIF(c.address, '')"),
                "direction": Col("c.flags & 1", OUTGOING),
                # Before iOS 7 nothing but the duration tells whether a call was taken.
                "answered": opt("c.answered", flag),
                "duration": Col("c.duration"),
                "medium": Col("CASE WHEN c.flags & 16 THEN 'video' END"),
                "sender": Person("NULLIF(c.address, '')", role="sender", when="c.flags & 1 = 0"),
                "recipients": Person("NULLIF(c.address, '')", role="recipient", many=True, when="c.flags & 1 = 1"),
                "read": opt("c.read", flag),
            },
        ),
    ),
    says="One record for each call in the phone's history: telephone, FaceTime, and apps that report theirs.",
    limits="iOS keeps some hundreds of calls at most; older ones are gone. An incoming call not answered is 'missed' "
    "also where it was declined or went to voicemail. Calls of other devices of the same Apple account appear here as "
    "well, and are not told apart. `answered` of a call that went out is told from its duration.",
    sources=(
        "https://www.theiphonewiki.com/wiki/Call_History",
        "https://github.com/abrignoni/iLEAPP (scripts/artifacts/callHistory.py: call types)",
        "https://dfir.pubpub.org/pub/33vkc2ul (call types and categories)",
    ),
    clocks={"at": Clock.DEVICE},
    tested=("backups made for this project's tests",),
)
