"""LINE calls."""

from aboveboard.artifacts.line._android import MS, SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Call, Col, Person, Sql, Sqlite, opt

CALLS = Artifact(
    id="android.line_calls",
    title="LINE calls",
    service="line",
    emits=Call,
    files=("{app_data:jp.naver.line.android}/databases/call_history",),
    read=(
        Sqlite(
            base="call_history AS k",
            key="k.rowid",
            requires={"call_history": ("call_type", "start_time", "end_time", "caller_mid")},
            fields={
                "at": Col(MS.format("k.start_time"), UNIX_MS),
                "ended_at": Col(f"NULLIF({MS.format('k.end_time')}, 0)", UNIX_MS),
                "duration": Col(
                    "CASE WHEN CAST(k.end_time AS INTEGER) >= CAST(k.start_time AS INTEGER) THEN"
                    " (CAST(k.end_time AS INTEGER) - CAST(k.start_time AS INTEGER)) / 1000.0 END"
                ),
                "direction": Col(
                    "CASE WHEN substr(k.call_type, -1) = 'O' THEN 'outgoing' WHEN k.call_type <> '' THEN 'incoming' END"
                ),
                "medium": opt(
                    "k.voip_type", Sql("kind of call", "CASE {} WHEN 'V' THEN 'video' WHEN 'A' THEN 'audio' END")
                ),
                "network": opt("CASE k.voip_type WHEN 'G' THEN 'group call' END"),
                "sender": Person("k.caller_mid", role="sender", when="substr(k.call_type, -1) <> 'O'"),
                "recipients": Person("k.caller_mid", role="recipient", many=True, when="substr(k.call_type, -1) = 'O'"),
                "party": Col("k.caller_mid"),
                "thread": Col("k.caller_mid"),
            },
        ),
    ),
    says="One record for each call of the app's history.",
    limits="Names of people are in naver_line. Whether a call was answered is told by its duration alone.",
    sources=SOURCES,
)
