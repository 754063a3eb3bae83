"""Viber: calls: see `ios.py`."""

from aboveboard.artifacts.viber._ios import FILES, SOURCES
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Call, Col, Person, Sqlite, flag, opt

CALLS = Artifact(
    id="ios.viber.calls",
    title="Viber: calls",
    service="viber",
    emits=Call,
    files=FILES,
    read=(
        Sqlite(
            base="ZRECENT AS k",
            key="k.Z_PK",
            joins=(
                "LEFT JOIN ZRECENTSLINE AS l ON l.Z_PK = k.ZRECENTSLINE",
                "LEFT JOIN ZVIBERMESSAGE AS m ON m.Z_PK = k.ZCALLLOGMESSAGE",
            ),
            requires={"ZRECENT": ("ZDATE", "ZCALLTYPE", "ZDURATION")},
            kind=Call,
            optional=True,
            fields={
                "at": Col("k.ZDATE", COCOA_S),
                "direction": Col(
                    "CASE WHEN k.ZCALLTYPE LIKE 'outgoing%' THEN 'outgoing' WHEN k.ZCALLTYPE <> '' THEN 'incoming' END"
                ),
                "answered": Col("(k.ZCALLTYPE NOT LIKE 'missed%' AND k.ZDURATION > 0)", flag),
                "status": Col("CASE WHEN k.ZCALLTYPE LIKE 'missed%' THEN 'missed' END"),
                "duration": Col("k.ZDURATION"),
                "medium": Col(
                    "CASE WHEN k.ZCALLTYPE LIKE '%video' THEN 'video' WHEN k.ZCALLTYPE <> '' THEN 'audio' END"
                ),
                "sender": Person("l.ZPHONENUMBER", role="sender", when="k.ZCALLTYPE NOT LIKE 'outgoing%'"),
                "recipients": Person(
                    "l.ZPHONENUMBER", role="recipient", many=True, when="k.ZCALLTYPE LIKE 'outgoing%'"
                ),
                "party": opt("l.ZPHONENUMBER"),
                "thread": opt("CAST(m.ZCONVERSATION AS TEXT)"),
            },
        ),
    ),
    says="One record for each call.",
    limits="What ios.viber says of its limits holds here too.",
    sources=SOURCES,
)
