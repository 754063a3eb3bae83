"""Tinder on Android: messages of tinder-3.db."""

from aboveboard.artifacts.tinder._android import FILES, SOURCES, kind_of, moving
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Person, Py, Rows, Sqlite, directed, flag, opt

_OUT = "m.to_id = c.person_id"
_IN = "m.from_id = c.person_id"

MESSAGES = Artifact(
    id="android.tinder",
    title="Tinder messages",
    service="tinder",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            base="message AS m",
            key="m.rowid",
            joins=(
                'LEFT JOIN "match" AS c ON c.id = m.match_id',
                "LEFT JOIN match_person AS p ON p.id = c.person_id",
            ),
            requires={
                "message": ("id", "match_id", "sent_date", "text", "from_id", "to_id"),
                "match": ("id", "person_id"),
                "match_person": ("id", "name"),
            },
            fields={
                "at": Col("m.sent_date", UNIX_MS),
                "direction": directed(_OUT, _IN),
                "party": Col("c.person_id"),
                "sender": Person("m.from_id", "p.name", role="sender", when=_IN),
                "recipients": Person("m.to_id", "p.name", role="recipient", many=True, when=_OUT),
                "thread": Col("m.match_id"),
                "thread_name": Col("NULLIF(p.name, '')"),
                "body": Col("NULLIF(m.text, '')"),
                "type": Col(("m.type", "m.raw_message_data"), Py("tinder_kind", kind_of), optional=True),
                "status": opt("lower(m.delivery_status)"),
                "read": opt("m.is_seen", flag),
                "reactions": Rows("SELECT 'like' AS value WHERE m.is_liked = 1", keys=("value",)),
                "attachments": Col(
                    ("m.text", "m.raw_message_data"), Py("tinder_gif", moving, json=True), optional=True
                ),
                "message_id": Col("m.id"),
            },
        ),
    ),
    says="One record for each message of a match. Outgoing is what was sent to the person matched with, incoming what came from"
    " that person.",
    limits="Messages whose match is gone have no direction. Who liked a message is not stored with it.",
    sources=SOURCES,
)
