"""Wire on Android, versions before 2022: messages and people of the account's database."""

from aboveboard.artifacts.wire._android import FILES, SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Person, Sqlite, opt

_CONTENT = "CASE WHEN json_valid(m.content) THEN json_extract(m.content, '$[0].content') END"


WIRE = Artifact(
    id="android.wire",
    title="Wire: messages",
    service="wire",
    emits=Message,
    # The database is named by the account's identifier.
    files=FILES,
    read=(
        Sqlite(
            base="Messages AS m",
            key="m.rowid",
            joins=(
                "LEFT JOIN Users AS u ON u.rowid = (SELECT min(x.rowid) FROM Users AS x WHERE x._id = m.user_id)",
                "LEFT JOIN Conversations AS c ON c.rowid = (SELECT min(y.rowid) FROM Conversations AS y WHERE y._id = m.conv_id)",
            ),
            requires={"Messages": ("_id", "conv_id", "msg_type", "user_id", "content", "time")},
            fields={
                "at": Col("m.time", UNIX_MS),
                "party": Col("NULLIF(m.user_id, '')"),
                "sender": Person("NULLIF(m.user_id, '')", "NULLIF(u.name, '')", "sender", optional=True),
                "thread": Col("NULLIF(m.conv_id, '')"),
                "thread_name": opt("NULLIF(c.name, '')"),
                "body": Col(f"NULLIF({_CONTENT}, '')"),
                "type": Col("NULLIF(m.msg_type, '')"),
                "status": opt("lower(NULLIF(m.msg_state, ''))"),
                "sent_at": Col("m.time", UNIX_MS),
                "edited_at": opt("m.edit_time", UNIX_MS),
                "expires_at": opt("m.expiry_time", UNIX_MS),
                "reply_to": opt("NULLIF(m.quote, '')"),
                "message_id": Col("m._id"),
            },
        ),
    ),
    says="One record for each message and event of a conversation.",
    limits="Whose account it is, and with that the direction, is not told. Of texts the first part is read; files, reactions and"
    " who read what are in tables that are not read. Since 2022 the app encrypts its database (SQLCipher), which then stands"
    " under another name and is not read.",
    sources=SOURCES,
)
