"""Signal: calls: see `ios.py`."""

from aboveboard.artifacts.signal._ios import FILES, IN, JOINS, NAME, OTHER, OUT, SOURCES
from aboveboard.artifacts.signal._ios_calls import CALL_KINDS
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Call, Col, Person, Sqlite, enum, flag, opt

CALLS = Artifact(
    id="ios.signal.calls",
    title="Signal: calls",
    service="signal",
    emits=Call,
    files=FILES,
    read=(
        Sqlite(
            name="calls",
            base="model_TSInteraction AS m",
            key="m.id",
            joins=JOINS,
            kind=Call,
            requires={"model_TSInteraction": ("uniqueThreadId", "timestamp", "authorUUID", "callType")},
            where="m.callType IS NOT NULL",
            leaves_out="rows that stand for messages",
            fields={
                "at": Col("m.timestamp", UNIX_MS),
                "direction": Col(f"CASE WHEN {OUT} THEN 'outgoing' WHEN {IN} THEN 'incoming' END"),
                "answered": Col("m.callType IN (1, 2)", flag),
                "status": Col("m.callType", enum("kind of call", CALL_KINDS)),
                "medium": opt("CASE m.offerType WHEN 0 THEN 'audio' WHEN 1 THEN 'video' END"),
                "sender": Person(OTHER, NAME.format("o"), "sender", when=IN),
                "recipients": Person(OTHER, NAME.format("o"), "recipient", many=True, when=OUT),
                "party": Col(OTHER),
                "thread": Col("m.uniqueThreadId"),
                "read": opt("m.read", flag),
                "call_id": Col("m.uniqueId"),
            },
        ),
    ),
    says="One record for each call.",
    limits="What ios.signal says of its limits holds here too.",
    sources=SOURCES,
)
