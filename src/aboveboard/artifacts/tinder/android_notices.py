"""Tinder on Android: what the service itself wrote into the inbox, of tinder-3.db."""

from aboveboard.artifacts.tinder._android import FILES, SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Const, Message, Sqlite, flag, opt

NOTICES = Artifact(
    id="android.tinder.notices",
    title="Tinder: notices of the service",
    service="tinder",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            base="inbox_message AS m",
            key="m.rowid",
            requires={"inbox_message": ("sent_date", "body", "message_id")},
            fields={
                "at": Col("m.sent_date", UNIX_MS),
                "direction": Const("incoming"),
                "body": Col("NULLIF(m.body, '')"),
                "type": Const("notice of the service"),
                "read": opt("m.seen", flag),
                "message_id": Col("m.message_id"),
            },
        ),
    ),
    says="One record for each notice that Tinder put into the inbox.",
    limits="Campaigns and experiments that a notice belongs to are not read.",
    sources=SOURCES,
)
