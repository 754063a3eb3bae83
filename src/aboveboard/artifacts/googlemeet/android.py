"""Google Meet (formerly Duo) on Android: calls of tachyon.db."""

from aboveboard.artifacts.googlemeet._android import FILES, SOURCES, bare
from aboveboard.formats.times import UNIX_US
from aboveboard.kit import Artifact, Call, Col, Person, Sqlite, direction_from_me, enum

_OTHER = bare("a.other_id")
_NAME = f"(SELECT NULLIF(u.contact_display_name, '') FROM duo_users AS u WHERE u.user_id = {_OTHER} LIMIT 1)"

CALLS = Artifact(
    id="android.googlemeet",
    title="Google Meet: calls",
    service="google meet",
    emits=Call,
    files=FILES,
    read=(
        Sqlite(
            base="activity_history AS a",
            key="a.rowid",
            requires={
                "activity_history": (
                    "timestamp_usec",
                    "self_id",
                    "other_id",
                    "activity_type",
                    "call_state",
                    "outgoing",
                ),
                "duo_users": ("user_id", "contact_display_name"),
            },
            where="a.activity_type IS NULL OR a.activity_type NOT IN (2, 4)",
            leaves_out="clips and reactions, which are no calls; clips stand in android.googlemeet.clips",
            fields={
                "at": Col("a.timestamp_usec", UNIX_US),
                "party": Col(_OTHER),
                "direction": Col("a.outgoing", direction_from_me),
                "answered": Col("CASE a.call_state WHEN 2 THEN 1 WHEN 1 THEN 0 WHEN 0 THEN 0 END"),
                "status": Col(
                    "a.call_state", enum("state", {0: "left a message", 1: "missed", 2: "answered", 4: "none"})
                ),
                "sender": Person(_OTHER, _NAME, role="sender", when="a.outgoing = 0"),
                "recipients": Person(_OTHER, _NAME, role="recipient", many=True, when="a.outgoing = 1"),
                "account": Col(bare("a.self_id")),
            },
        ),
    ),
    says="One record for each call of the activity history.",
    limits="The history keeps no length of calls, and not whether they had a picture. Meetings by link are not in this table.",
    sources=SOURCES,
)
