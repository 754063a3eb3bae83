"""Tango on Android: messages of `tc.db`."""

from __future__ import annotations

import base64

from aboveboard.formats import protobuf
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Person, Py, Sqlite, enum, opt


def _words(conversation: str | None, payload: str | bytes | None) -> str:
    """The payload is base64 of a protocol buffer; the words are the text that follows the chat's own id in it."""
    if payload is None:
        return ""
    nodes = protobuf.tree(base64.b64decode(payload, validate=False))
    texts = [text for text in _texts(nodes) if text != conversation]
    return max(texts, key=len, default="")


def _texts(nodes: list[protobuf.Node]) -> list[str]:
    found: list[str] = []
    for node in nodes:
        if isinstance(node.value, str):
            found.append(node.value)
        elif isinstance(node.value, list):
            found += _texts(node.value)
    return found


_KINDS = enum(
    "kind of message",
    {0: "text", 1: "video message", 2: "voice message", 3: "picture", 4: "location", 35: "call", 36: "missed call"},
)

TANGO = Artifact(
    id="android.tango",
    title="Tango messages",
    service="tango",
    emits=Message,
    files=("{app_data:com.sgiggle.production}/files/tc.db", "{app_data:com.sgiggle.production}/**/tc.db"),
    read=(
        Sqlite(
            base="messages AS m",
            key="m.rowid",
            requires={"messages": ("conv_id", "payload", "create_time", "direction")},
            fields={
                "at": Col("m.create_time", UNIX_MS),
                "sent_at": opt("NULLIF(m.send_time, 0)", UNIX_MS),
                "party": Col("m.conv_id"),
                "direction": Col("CASE m.direction WHEN 1 THEN 'incoming' WHEN 2 THEN 'outgoing' END"),
                "sender": Person("m.conv_id", role="sender", when="m.direction = 1"),
                "recipients": Person("m.conv_id", role="recipient", many=True, when="m.direction = 2"),
                "thread": Col("m.conv_id"),
                "body": Col(("m.conv_id", "m.payload"), Py("tango_words", _words)),
                "type": opt("m.type", _KINDS),
                "status": opt("'status ' || m.status"),
                "message_id": opt("CAST(NULLIF(m.msg_id, 0) AS TEXT)"),
            },
        ),
    ),
    says="One record for each message.",
    limits="Payloads have no published structure: the longest text in it other than the chat's id is"
    " given as the body. Names of"
    " people stand in an encrypted profile store. Types are as older tools name them.",
    sources=("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/tangomessage.py",),
)
