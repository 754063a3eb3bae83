"""Zalo on Android: words that were typed and not sent."""

from aboveboard.artifacts.zalo._android import FILES, SOURCES
from aboveboard.kit import Artifact, Col, Const, Message, Person, Sqlite

DRAFTS = Artifact(
    id="android.zalo.drafts",
    title="Zalo drafts",
    service="zalo",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            base="draft_messages AS d",
            key="d.rowid",
            requires={"draft_messages": ("currentUserUid", "uid", "displayName", "draftMessages")},
            fields={
                "direction": Const("outgoing"),
                "party": Col("d.uid"),
                "recipients": Person("d.uid", "NULLIF(d.displayName, '')", role="recipient", many=True),
                "thread": Col("NULLIF(d.uid, '')"),
                "thread_name": Col("NULLIF(d.displayName, '')"),
                "body": Col("NULLIF(d.draftMessages, '')"),
                "status": Const("draft"),
                "account": Col("NULLIF(CAST(d.currentUserUid AS TEXT), '')"),
            },
        ),
    ),
    says="One record for each chat in which something was typed and not sent.",
    limits="The table keeps no time. The table is of version 1.0.8; newer ones may keep drafts elsewhere.",
    sources=SOURCES,
)
