"""Microsoft Teams on iOS: messages, calls and people of `SkypeSpacesDogfood-….sqlite`."""

from aboveboard.artifacts.teams._ios import COLUMNS, FILES, SOURCES, make
from aboveboard.kit import Artifact, Call, Message, SqliteCode

TEAMS = Artifact(
    id="ios.teams",
    title="Microsoft Teams: messages, calls",
    service="teams",
    emits=(Message, Call),
    files=FILES,
    read=(
        SqliteCode(
            base="ZSMESSAGE AS m",
            key="m.Z_PK",
            joins=(
                "LEFT JOIN ZTHREAD AS t ON t.Z_PK = (SELECT min(x.Z_PK) FROM ZTHREAD AS x WHERE x.ZTSID = m.ZTHREADID)",
                "LEFT JOIN ZMESSAGEPROPERTIES AS p ON p.Z_PK = (SELECT min(y.Z_PK) FROM ZMESSAGEPROPERTIES AS y"
                " WHERE y.ZTSID = m.ZTSID AND y.ZTHREADID = m.ZTHREADID)",
            ),
            requires={"ZSMESSAGE": ("ZARRIVALTIME", "ZCONTENT", "ZFROM", "ZTHREADID", "ZMESSAGETYPE", "ZTSID")},
            columns=COLUMNS,
            make=make,
        ),
    ),
    says="One message or call for each row of the app's messages, events of conversations included.",
    limits="Texts in HTML are given as plain text. Pictures are given by their address; copies lie in"
    " SkypeSpacesDogfood/Downloads under names that CacheFile there lists. Messages that are still to be sent, alerts,"
    " meetings, voicemail and other people's moving positions (which are encrypted) are not read.",
    sources=SOURCES,
    tested=("josh_ios15_ffs (iOS 15.3.1)",),
)
