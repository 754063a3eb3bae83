"""Samsung's combined log of calls and messages: `logs.db`."""

from aboveboard.artifacts.samsung._logs import FILES, LOG, NO_CALL, SOURCES
from aboveboard.kit import Artifact, Call, Col, Sqlite, enum, opt

_STATUS = enum(
    "call type",
    {1: "received", 2: "made", 3: "missed", 4: "voicemail", 5: "rejected", 6: "blocked", 7: "answered elsewhere"},
)

SAMSUNG_LOGS = Artifact(
    id="android.calls.samsung",
    title="Samsung call log (logs.db)",
    service="android.calls",
    emits=Call,
    files=FILES,
    read=(
        Sqlite(
            "logs AS l",
            "l._id",
            dict(LOG)
            | {
                "status": Col("l.type", _STATUS),
                "duration": Col("l.duration"),
                "medium": Col("CASE l.logtype WHEN 100 THEN 'audio' END"),
                "place": opt("NULLIF(l.geocoded_location, '')"),
            },
            requires={"logs": ("number", "name", "m_content")},
            name="calls",
            where=f"{NO_CALL} IS NOT TRUE",
            leaves_out="entries for messages and mail",
        ),
    ),
    says="One record for each call of Samsung's combined log of calls, messages and mail.",
    limits=(
        "Texts are shortened by the log and may outlive the message itself. Log types other than 100, 200, 300 and 400"
        " are not documented: with a text they are read as messages, without one as calls. Declared from published"
        " descriptions."
    ),
    sources=SOURCES,
)
