"""Google Meet (formerly Duo) on iOS: calls of DataStore."""

from aboveboard.artifacts.googlemeet._ios import FILES, SOURCES
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Call, Col, Person, Sqlite, direction_from_me, opt

_OTHER = "h.call_history_other_user_id"
_NAME = f"(SELECT NULLIF(c.contact_name, '') FROM contact AS c WHERE c.contact_id = {_OTHER} LIMIT 1)"
_OUT = "h.call_history_is_outgoing_call"

CALLS = Artifact(
    id="ios.googlemeet",
    title="Google Meet: calls",
    service="google meet",
    emits=Call,
    files=FILES,
    read=(
        Sqlite(
            base="call_history AS h",
            key="h.rowid",
            requires={
                "call_history": (
                    "call_history_timestamp",
                    "call_history_other_user_id",
                    "call_history_is_outgoing_call",
                    "call_history_duration",
                ),
                "contact": ("contact_id", "contact_name"),
            },
            fields={
                "at": Col("h.call_history_timestamp", UNIX_S),
                "party": Col(_OTHER),
                "direction": Col(_OUT, direction_from_me),
                "duration": Col("h.call_history_duration"),
                "medium": opt("CASE h.call_history_is_video_call WHEN 1 THEN 'video' WHEN 0 THEN 'audio' END"),
                "sender": Person(_OTHER, _NAME, role="sender", when=f"{_OUT} = 0"),
                "recipients": Person(_OTHER, _NAME, role="recipient", many=True, when=f"{_OUT} = 1"),
                "account": opt("h.call_history_local_user_id"),
            },
        ),
    ),
    says="One record for each call of the history.",
    limits="Whether a call was missed is not told apart from one that lasted no time. Meetings by link are not in this table.",
    sources=SOURCES,
)
