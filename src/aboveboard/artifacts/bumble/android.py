"""Bumble and Badoo on Android: messages of ChatComDatabase."""

from __future__ import annotations

from aboveboard.artifacts.bumble._android import SOURCES, files, words
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Person, Py, Sqlite, directed, enum, opt

_KINDS: dict[int | str, str | int | bool] = {
    "TEXT": "text",
    "IMAGE": "picture",
    "AUDIO": "voice message",
    "INSTANT_VIDEO": "video message",
}
_ROW = (
    "SELECT NULLIF(i.user_name, '') FROM conversation_info AS i WHERE i.user_id = m.conversation_id"
    " OR i.encrypted_user_id = {} LIMIT 1"
)


def _messages(*, marked: bool) -> Sqlite:
    """`marked`: the version has a column that says whose a message is; else the person of the chat tells it."""
    known = "EXISTS (SELECT 1 FROM conversation_info AS i WHERE i.encrypted_user_id = {})"
    into = "m.is_incoming = 1" if marked else known.format("m.sender_id")
    out = "m.is_incoming = 0" if marked else known.format("m.recipient_id")
    other = f"CASE WHEN {into} THEN m.sender_id WHEN {out} THEN m.recipient_id END"
    name = f"({_ROW.format(other)})"
    return Sqlite(
        base="message AS m",
        key="m.rowid",
        requires={
            "message": ("conversation_id", "sender_id", "recipient_id", "created_timestamp", "payload", "payload_type")
            + (("is_incoming",) if marked else ()),
            "conversation_info": ("user_id", "user_name", "encrypted_user_id"),
        },
        fields={
            "at": Col("m.created_timestamp", UNIX_MS),
            "edited_at": opt("NULLIF(m.modified_timestamp, m.created_timestamp)", UNIX_MS),
            "direction": directed(out, into),
            "party": Col(other),
            "sender": Person("m.sender_id", name, role="sender", when=into),
            "recipients": Person("m.recipient_id", name, role="recipient", many=True, when=out),
            "thread": Col("CAST(m.conversation_id AS TEXT)"),
            "thread_name": Col(name),
            "body": Col("m.payload", Py("bumble_words", words)),
            "type": Col("m.payload_type", enum("kind of payload", _KINDS)),
            "attachments": Col("m.payload", Py("bumble_files", files, json=True)),
            "message_id": opt("CAST(m.id AS TEXT)"),
        },
    )


def _app(name: str, title: str, service: str, package: str) -> Artifact:
    return Artifact(
        id=name,
        title=title,
        service=service,
        emits=Message,
        files=(f"{{app_data:{package}}}/databases/ChatComDatabase",),
        read=(_messages(marked=True), _messages(marked=False)),
        says="One record for each message. Of a question of the app's game both answers stand below it; `edited_at` is when the"
        " row was changed last, where that is another time than it was made.",
        limits="Pictures, sounds and films are named by their address alone. Kinds of payload without a published name are given"
        " as stored.",
        sources=SOURCES,
    )


BUMBLE = _app("android.bumble", "Bumble messages", "bumble", "com.bumble.app")
BADOO = _app("android.badoo", "Badoo messages", "badoo", "com.badoo.mobile")
