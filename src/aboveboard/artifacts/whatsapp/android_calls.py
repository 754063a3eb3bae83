"""WhatsApp and WhatsApp Business on Android: the call log of msgstore.db."""

from __future__ import annotations

from aboveboard.artifacts.whatsapp._android import MS, SOURCES, jid, party, people
from aboveboard.kit import Artifact, Call, Col, Person, Sql, Sqlite, first, flag, opt


def _calls(*, mapped: bool) -> Sqlite:
    other = jid("k.jid_row_id", mapped=mapped)
    joined = party(jid("p.jid_row_id", mapped=mapped), "recipient")
    return Sqlite(
        name="call",
        base="call_log AS k",
        key="k._id",
        joins=("LEFT JOIN jid AS g ON g._id = k.group_jid_row_id",),
        requires={
            "call_log": ("jid_row_id", "from_me", "timestamp", "video_call", "duration", "call_result"),
            "jid": ("raw_string",),
        }
        | ({"jid_map": ("lid_row_id", "jid_row_id")} if mapped else {}),
        kind=Call,
        optional=True,
        fields={
            "at": Col("k.timestamp", MS),
            "party": Col(other),
            "direction": Col("CASE k.from_me WHEN 1 THEN 'outgoing' WHEN 0 THEN 'incoming' END"),
            "answered": Col("k.call_result = 5", flag),
            "status": Col(
                "k.call_result",
                Sql(
                    "result of a call",
                    "CASE WHEN {} = 5 THEN NULL WHEN {} IN (2, 4) THEN CASE k.from_me WHEN 0 THEN 'missed or rejected'"
                    " ELSE 'not answered' END WHEN {} = 3 THEN 'unavailable' ELSE 'result ' || {} END",
                    sentinels=(5,),
                ),
            ),
            "duration": Col("k.duration"),
            "medium": Col("CASE k.video_call WHEN 1 THEN 'video' WHEN 0 THEN 'audio' END"),
            "sender": Person(other, role="sender", when="k.from_me = 0"),
            "recipients": first(
                f"{people(joined)} FROM call_log_participant_v2 AS p WHERE p.call_log_row_id = k._id"
                " AND (k.from_me = 1 OR p.jid_row_id IS NOT k.jid_row_id))",
                f"CASE WHEN k.from_me = 1 AND {other} IS NOT NULL THEN json_array({party(other, 'recipient')}) END",
                json=True,
            ),
            "thread": first("g.raw_string", "(SELECT o.raw_string FROM jid AS o WHERE o._id = k.jid_row_id)"),
            "call_id": opt("NULLIF(k.call_id, '')"),
        },
    )


def _log(name: str, title: str, service: str, package: str) -> Artifact:
    return Artifact(
        id=name,
        title=title,
        service=service,
        emits=Call,
        files=(f"{{app_data:{package}}}/databases/msgstore.db",),
        read=(_calls(mapped=True), _calls(mapped=False)),
        says="One record for each call of the call log, its members included.",
        limits="Missed calls that stand only among the messages are messages. Sources disagree whether results 2 and 4 are missed"
        " or rejected.",
        sources=SOURCES,
    )


CALLS = _log("android.whatsapp.calls", "WhatsApp calls", "whatsapp", "com.whatsapp")
BUSINESS_CALLS = _log(
    "android.whatsapp_business.calls", "WhatsApp Business calls", "whatsapp business", "com.whatsapp.w4b"
)
