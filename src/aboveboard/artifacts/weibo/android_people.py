"""Weibo: people: see `android_messages.py`."""

from aboveboard.artifacts.weibo._android import HOME, SOURCES
from aboveboard.kit import Artifact, Col, Contact, Sqlite

PEOPLE = Artifact(
    id="android.weibo.people",
    title="Weibo: people",
    service="weibo",
    emits=Contact,
    files=(HOME + "message_*.db",),
    read=(
        Sqlite(
            "t_buddy AS b",
            "b.rowid",
            {
                "name": Col("COALESCE(NULLIF(b.remark, ''), NULLIF(b.nick, ''))"),
                "contact_id": Col("CAST(b.uid AS TEXT)"),
            },
            kind=Contact,
            name="people",
            optional=True,
        ),
    ),
    says="One record for each person or account that the app keeps.",
    limits="What android.weibo.messages says of its limits holds here too.",
    sources=SOURCES,
)
