"""TextNow on iOS: messages, calls, people and the account of the store that is named by the account."""

from aboveboard.artifacts.textnow._ios import COMMON, FILES, JOINS, NAME, NEEDS, SOURCES, WHO
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Message, Person, Rows, Sqlite, flag, opt

TEXTNOW = Artifact(
    id="ios.textnow",
    title="TextNow: messages",
    service="textnow",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            name="messages",
            base="ZTMOINTERACTION AS m",
            key="m.Z_PK",
            joins=JOINS,
            requires=NEEDS,
            where="m.ZCALLID IS NULL",
            leaves_out="calls, which are read as such",
            fields=dict(COMMON)
            | {
                "sender": Person(
                    WHO,
                    f"COALESCE({NAME}, NULLIF(m.ZAUTHORNAME, ''))",
                    "sender",
                    optional=True,
                    when="m.ZDIRECTION = 1",
                ),
                "thread_name": opt(NAME),
                "body": Col("NULLIF(m.ZCONTENT, '')"),
                "sent_at": opt("NULLIF(m.ZREMOTETIMESTAMP, 0)", COCOA_S),
                "status": opt("'status ' || m.ZSTATUS1"),
                "deleted": opt("m.ZDELETEDSTATE <> 0", flag),
                "attachments": Rows(
                    "SELECT f.ZCONTENT AS url FROM ZTMOINTERACTION AS f WHERE f.Z_PK = m.Z_PK AND f.ZTHUMBNAILWIDTH > 0"
                    " AND f.ZCONTENT LIKE 'http%'",
                    keys=("url",),
                ),
                "message_id": opt("CAST(m.ZMESSAGEID AS TEXT)"),
            },
        ),
    ),
    says="One record for each message. A picture's address is its message's text.",
    limits="Statuses have no published meaning and keep their number. A message that the store joins to no conversation has no"
    " party. The beginning of a call also stands in its id. Pictures in the app's cache (named by the MD5 of their address)"
    " and the calling library's own list of calls are not joined. Passwords are not read.",
    sources=SOURCES,
)
