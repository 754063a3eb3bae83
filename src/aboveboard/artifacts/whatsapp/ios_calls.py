"""WhatsApp on iOS: CallHistory.sqlite."""

from __future__ import annotations

from collections.abc import Mapping

from aboveboard.formats import times
from aboveboard.kit import Artifact, Call, Col, FieldSource, Person, Rows, Sqlite, flag, opt

_SOURCES = (
    "https://github.com/sepinf-inc/IPED (codes of types, group events and states, reactions)",
    "https://github.com/domingogallardo/SwiftWABackupAPI/blob/main/Docs/WhatsAppDatabase/README.md",
    "https://bakerst221b.com/docs/artefacts/applications/communication/whatsapp/",
)


_OUTCOME = (
    "CASE z.ZOUTCOME WHEN 0 THEN NULL WHEN 1 THEN CASE WHEN {in} THEN 'missed' ELSE 'not answered' END"
    " WHEN 4 THEN 'rejected' ELSE 'outcome ' || z.ZOUTCOME END"
)
_FIRST = (
    "(SELECT p.ZJIDSTRING FROM ZWACDCALLEVENTPARTICIPANT AS p WHERE p.Z1PARTICIPANTS = z.Z1CALLEVENTS"
    " ORDER BY p.Z_PK LIMIT 1)"
)
_CREATOR = "NULLIF(z.ZGROUPCALLCREATORUSERJIDSTRING, '')"


def _calls(incoming: str, creator: str, *requires: str, more: Mapping[str, FieldSource] | None = None) -> Sqlite:
    return Sqlite(
        name="call",
        base="ZWACDCALLEVENT AS z",
        key="z.Z_PK",
        joins=("LEFT JOIN ZWAAGGREGATECALLEVENT AS a ON a.Z_PK = z.Z1CALLEVENTS",),
        requires={
            "ZWACDCALLEVENT": ("ZDATE", "ZDURATION", "Z1CALLEVENTS", *requires),
            "ZWACDCALLEVENTPARTICIPANT": ("Z1PARTICIPANTS", "ZJIDSTRING"),
        },
        fields={
            "at": Col("z.ZDATE", times.COCOA_S),
            "party": Col(f"CASE WHEN {incoming} THEN COALESCE({creator}, {_FIRST}) ELSE {_FIRST} END"),
            "direction": Col(f"CASE WHEN {incoming} THEN 'incoming' WHEN NOT ({incoming}) THEN 'outgoing' END"),
            "answered": opt("z.ZOUTCOME = 0", flag),
            "status": opt(_OUTCOME.replace("{in}", incoming)),
            "duration": Col("z.ZDURATION"),
            "ended_at": Col("CASE WHEN z.ZDURATION > 0 THEN z.ZDATE + z.ZDURATION END", times.COCOA_S),
            "sender": Person(f"COALESCE({creator}, {_FIRST})", role="sender", when=incoming),
            "recipients": Rows(
                "SELECT p.ZJIDSTRING AS identifier FROM ZWACDCALLEVENTPARTICIPANT AS p"
                f" WHERE p.Z1PARTICIPANTS = z.Z1CALLEVENTS AND (NOT ({incoming}) OR"
                f" p.ZJIDSTRING IS NOT COALESCE({creator}, {_FIRST})) ORDER BY p.Z_PK",
                keys=("identifier",),
                role="recipient",
            ),
            "thread": opt("NULLIF(z.ZGROUPJIDSTRING, '')"),
            "call_id": opt("NULLIF(z.ZCALLIDSTRING, '')"),
            **(more or {}),
        },
    )


CALLS = Artifact(
    id="ios.whatsapp_calls",
    title="WhatsApp calls",
    service="whatsapp",
    emits=Call,
    files=(
        "{app_group:group.net.whatsapp.WhatsApp.shared}/CallHistory.sqlite",
        "{app_group:group.net.whatsapp.WhatsAppSMB.shared}/CallHistory.sqlite",
        "{app_data:net.whatsapp.WhatsApp}/Documents/CallHistory.sqlite",
    ),
    read=(
        _calls(
            "a.ZINCOMING = 1",
            _CREATOR,
            "ZGROUPCALLCREATORUSERJIDSTRING",
            more={"medium": opt("CASE a.ZVIDEO WHEN 1 THEN 'video' WHEN 0 THEN 'audio' END")},
        ),
        _calls(f"{_CREATOR} = {_FIRST}", _CREATOR, "ZGROUPCALLCREATORUSERJIDSTRING"),
    ),
    says="One record for each call of ZWACDCALLEVENT.",
    limits="Names of people are in ContactsV2.sqlite; here are their ids. Without the table of aggregated calls an"
    " incoming one is told by who began it. Calls that could be joined or are planned are not read. 'missed' and"
    " 'rejected' are WhatsApp's outcomes 1 and 4 as other tools read them.",
    sources=(*_SOURCES, "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/whatsApp.py"),
    tested=("josh_ios15_ffs (iOS 15.3.1)",),
)
