"""Samsung call log: messages: see `logs.py`."""

from aboveboard.artifacts.samsung._logs import FILES, LOG, NO_CALL, SOURCES
from aboveboard.kit import Artifact, Col, Message, Sqlite, enum, opt

MESSAGES = Artifact(
    id="android.calls.samsung.messages",
    title="Samsung call log: messages",
    service="android.calls",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            "logs AS l",
            "l._id",
            dict(LOG)
            | {
                "type": Col("l.logtype", enum("log type", {200: "MMS", 300: "SMS", 400: "mail"})),
                "subject": opt("NULLIF(l.m_subject, '')"),
                "body": Col("NULLIF(l.m_content, '')"),
            },
            kind=Message,
            requires={"logs": ("number", "name")},
            name="messages",
            where=NO_CALL,
            leaves_out="entries for calls",
        ),
    ),
    says="One record for each message that the log notes.",
    limits="What android.calls.samsung says of its limits holds here too.",
    sources=SOURCES,
)
