"""QQ calls."""

from aboveboard.artifacts.qq._ios import SOURCES
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Call, Col, Person, Sqlite, opt

CALLS = Artifact(
    id="ios.qq_calls",
    title="QQ calls",
    service="qq",
    emits=Call,
    files=("{app_data:com.tencent.mqq}/Documents/contents/*/QQ_Mix.db",),
    read=(
        Sqlite(
            base="tb_callRecord AS c",
            key="c.rowid",
            optional=True,
            requires={"tb_callRecord": ("uin", "time", "duration")},
            fields={
                "at": Col("c.time", UNIX_S),
                "direction": opt(
                    "CASE c.type WHEN 0 THEN 'outgoing' WHEN 1 THEN 'incoming' WHEN 2 THEN 'incoming' END"
                ),
                "party": Col("NULLIF(CAST(c.uin AS TEXT), '0')"),
                "sender": Person(
                    "NULLIF(CAST(c.uin AS TEXT), '0')",
                    "NULLIF(c.nickname, '')",
                    "sender",
                    when="c.type IN (1, 2)",
                    optional=True,
                ),
                "recipients": Person(
                    "NULLIF(CAST(c.uin AS TEXT), '0')",
                    "NULLIF(c.nickname, '')",
                    "recipient",
                    many=True,
                    when="c.type = 0",
                    optional=True,
                ),
                "status": opt("CASE c.type WHEN 2 THEN 'missed' END"),
                "duration": Col("c.duration"),
                "medium": opt("CASE c.msgtype WHEN 2 THEN 'video' END"),
                "thread": opt("NULLIF(CAST(c.discussGroupUin AS TEXT), '0')"),
            },
        ),
    ),
    says="One record for each call in the app's list.",
    limits="Types 0, 1 and 2 are read as sent, received and missed as other tools do; others have no direction. Video is said"
    " where the kind is 2.",
    sources=SOURCES[:1],
)
