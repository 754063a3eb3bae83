"""TextNow: calls: see `android.py`."""

from aboveboard.artifacts.textnow._android import COMMON, FILES, IS_CALL, NAME, NEEDS, SOURCES, WHO
from aboveboard.kit import Artifact, Call, Col, Person, Sqlite, opt

CALLS = Artifact(
    id="android.textnow.calls",
    title="TextNow: calls",
    service="textnow",
    emits=Call,
    files=FILES,
    read=(
        Sqlite(
            name="calls",
            base="messages AS m",
            key="m._id",
            kind=Call,
            requires=NEEDS,
            where=IS_CALL,
            leaves_out="messages, which are read as such",
            fields=dict(COMMON)
            | {
                "recipients": Person(WHO, NAME, "recipient", optional=True, many=True, when="m.message_direction = 2"),
                "duration": Col("CASE WHEN m.message_text GLOB '[0-9]*' THEN CAST(m.message_text AS INTEGER) END"),
                "call_id": opt("CAST(m.message_id AS TEXT)"),
            },
        ),
    ),
    says="One record for each call.",
    limits="What android.textnow says of its limits holds here too.",
    sources=SOURCES,
)
