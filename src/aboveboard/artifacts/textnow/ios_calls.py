"""TextNow: calls: see `ios.py`."""

from aboveboard.artifacts.textnow._ios import COMMON, JOINS, NAME, NEEDS, WHO
from aboveboard.kit import Artifact, Call, Col, Person, Sqlite, opt

CALLS = Artifact(
    id="ios.textnow.calls",
    title="TextNow: calls",
    service="textnow",
    emits=Call,
    files=tuple(
        f"{{app_data:{app}}}/Documents/{'[0-9]' * 10}*"
        for app in ("com.tinginteractive.usms", "com.enflick.ios.textnow")
    ),
    read=(
        Sqlite(
            name="calls",
            base="ZTMOINTERACTION AS m",
            key="m.Z_PK",
            kind=Call,
            joins=JOINS,
            requires=NEEDS,
            where="m.ZCALLID IS NOT NULL",
            leaves_out="messages, which are read as such",
            fields=dict(COMMON)
            | {
                "sender": Person(WHO, NAME, "sender", optional=True, when="m.ZDIRECTION = 1"),
                "duration": opt("m.ZLENGTH"),
                "status": opt("'status ' || m.ZSTATUS"),
                "call_id": Col("CAST(m.ZCALLID AS TEXT)"),
            },
        ),
    ),
    says="One record for each call.",
    limits="What ios.textnow says of its limits holds here too.",
    sources=("https://github.com/abrignoni/iLEAPP (TextNow on iOS: tables of 20.10 and 21.3, directions, times)",),
)
