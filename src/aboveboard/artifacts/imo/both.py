"""imo: messages and people of `imofriends.db` on Android and `IMODb2.sqlite` on iOS."""

from aboveboard.artifacts.imo._both import FILES, KIND
from aboveboard.artifacts.imo._ios import SOURCES
from aboveboard.artifacts.imo._shared import FILE_ITEMS, SHOWN
from aboveboard.formats.times import UNIX_NS
from aboveboard.kit import Artifact, Col, Message, Person, Sqlite, opt

IOS = Artifact(
    id="ios.imo",
    title="imo messages",
    service="imo",
    emits=Message,
    files=FILE_ITEMS,
    read=(
        Sqlite(
            base="ZIMOCHATMSG AS m",
            key="m.Z_PK",
            joins=(
                "LEFT JOIN ZIMOCONTACT AS s ON s.Z_PK = (SELECT min(x.Z_PK) FROM ZIMOCONTACT AS x WHERE x.ZBUID = m.ZA_UID)",
                "LEFT JOIN ZIMOCONTACT AS o ON o.Z_PK = (SELECT min(y.Z_PK) FROM ZIMOCONTACT AS y WHERE y.ZBUID = m.ZBUID)",
            ),
            requires={"ZIMOCHATMSG": ("ZTS", "ZTEXT", "ZISSENT")},
            fields={
                "at": Col("m.ZTS", UNIX_NS),
                "party": opt("CASE m.ZISSENT WHEN 1 THEN m.ZBUID ELSE m.ZA_UID END"),
                "direction": Col("CASE m.ZISSENT WHEN 1 THEN 'outgoing' WHEN 0 THEN 'incoming' END"),
                "sender": Person(
                    "m.ZA_UID", f"COALESCE({SHOWN.format('s')}, NULLIF(m.ZALIAS, ''))", "sender", when="m.ZISSENT = 0"
                ),
                "recipients": Person("m.ZBUID", SHOWN.format("o"), "recipient", many=True, when="m.ZISSENT = 1"),
                "thread": opt("m.ZBUID"),
                "thread_name": opt(SHOWN.format("o")),
                "body": Col("NULLIF(m.ZTEXT, '')"),
                "type": opt("m.ZIMDATA", KIND),
                "attachments": opt("m.ZIMDATA", FILES),
            },
        ),
    ),
    says="One record for each message.",
    limits="Attachments are named by their number on the service, under which the app's cache keeps"
    " them. Calls, groups' members,"
    " reactions and stories are not read.",
    sources=SOURCES,
)
