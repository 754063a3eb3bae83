"""imo messages and people."""

from aboveboard.artifacts.imo._android import NAME, SOURCES
from aboveboard.artifacts.imo._both import FILES, KIND
from aboveboard.formats.times import UNIX_NS
from aboveboard.kit import Artifact, Col, Message, Person, Sql, Sqlite, flag, opt

_WAY = Sql("1 = incoming, 2 = outgoing", "CASE {} WHEN 1 THEN 'incoming' WHEN 2 THEN 'outgoing' END")


ANDROID = Artifact(
    id="android.imo",
    title="imo messages",
    service="imo",
    emits=Message,
    files=("{app_data:com.imo.android.*}/databases/imofriends.db",),
    read=(
        Sqlite(
            base="messages AS m",
            key="m.rowid",
            joins=(
                "LEFT JOIN friends AS f ON f.rowid = (SELECT min(x.rowid) FROM friends AS x WHERE x.buid = m.buid)",
            ),
            requires={"messages": ("buid", "last_message", "timestamp", "message_type")},
            fields={
                "at": Col("m.timestamp", UNIX_NS),
                "party": Col("m.buid"),
                "direction": Col("m.message_type", _WAY),
                "sender": Person("m.buid", NAME.format("f"), "sender", when="m.message_type = 1"),
                "recipients": Person("m.buid", NAME.format("f"), "recipient", many=True, when="m.message_type = 2"),
                "thread": Col("m.buid"),
                "thread_name": opt(NAME.format("f")),
                "body": Col("NULLIF(m.last_message, '')"),
                "type": opt("m.imdata", KIND),
                "read": opt("m.message_read", flag),
                "attachments": opt("m.imdata", FILES),
            },
        ),
    ),
    says="One record for each message.",
    limits="That 1 is received and 2 is sent is how other tools read it. Calls, groups' members,"
    " reactions and stories are not read.",
    sources=SOURCES,
)
