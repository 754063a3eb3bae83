"""Weibo: private messages."""

from aboveboard.artifacts.weibo._android import HOME, SOURCES
from aboveboard.artifacts.weibo._android_home import MOMENT
from aboveboard.kit import Artifact, Col, Message, Person, Sqlite, direction_from_me, opt

_BUDDY = "(SELECT COALESCE(NULLIF(b.remark, ''), NULLIF(b.nick, '')) FROM t_buddy AS b WHERE b.uid = {})"

MESSAGES = Artifact(
    id="android.weibo.messages",
    title="Weibo: private messages",
    service="weibo",
    emits=Message,
    files=(HOME + "message_*.db",),
    read=(
        Sqlite(
            "t_message AS m",
            "m.rowid",
            {
                "at": Col("m.time", MOMENT),
                "direction": Col("m.outgoing", direction_from_me),
                "sender": Person(
                    "CAST(m.sender_id AS TEXT)", _BUDDY.format("m.sender_id"), role="sender", optional=True
                ),
                "thread": Col("CAST(m.session_id AS TEXT)"),
                "party": Col("CAST(m.session_id AS TEXT)"),
                "thread_name": opt(_BUDDY.format("m.session_id")),
                "body": Col("NULLIF(m.content, '')"),
                "type": opt("'type ' || m.content_type"),
                "message_id": opt("CAST(m.global_id AS TEXT)"),
            },
            requires={"t_message": ("time", "outgoing", "content", "session_id")},
            name="messages",
        ),
    ),
    says="One record for each private message of the message store of one account.",
    limits="The schema is from one empty account: how attachments are stored and what types mean is not known. A"
    " session is taken to bear the other side's number.",
    sources=SOURCES,
)
