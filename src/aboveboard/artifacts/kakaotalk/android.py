"""KakaoTalk on Android: messages of `KakaoTalk.db`, people of `KakaoTalk2.db`."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.artifacts.kakaotalk._android import SOURCES
from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Message, Person, Py, Sqlite, enum, opt

_KINDS = {
    0: "service",
    1: "text",
    2: "photo",
    3: "video",
    4: "contact",
    5: "audio",
    6: "emoticon",
    12: "emoticon",
    14: "vote",
    16: "location",
    17: "profile",
    18: "file",
    20: "emoticon",
    23: "search",
    24: "post",
    26: "reply",
    27: "photos",
    51: "call",
    71: "link",
}


def _about(text: str) -> dict[str, Any]:
    return loose.mapping(json.loads(text))


def _direction(text: str) -> str:
    mine = _about(text).get("isMine")
    return "" if mine is None else "outgoing" if mine else "incoming"


def _body(message: str | None, about: str | None) -> str:
    """The text where it is not encrypted."""
    return (message or "") if about is None or not _about(about).get("enc") else ""


def _status(about: str) -> str:
    kind = _about(about).get("enc")
    return f"text encrypted (kind {kind})" if kind else ""


MESSAGES = Artifact(
    id="android.kakaotalk",
    title="KakaoTalk messages",
    service="kakaotalk",
    emits=Message,
    files=("{app_data:com.kakao.talk}/databases/KakaoTalk.db",),
    read=(
        Sqlite(
            base="chat_logs AS m",
            key="m._id",
            requires={"chat_logs": ("id", "chat_id", "user_id", "message", "created_at", "type")},
            fields={
                "at": Col("m.created_at", UNIX_S),
                "party": Col("CAST(m.user_id AS TEXT)"),
                "direction": opt("m.v", Py("kakao_direction", _direction)),
                "sender": Person("m.user_id", role="sender"),
                "thread": Col("CAST(m.chat_id AS TEXT)"),
                "body": Col(("m.message", "m.v"), Py("kakao_body", _body), optional=True),
                "type": Col("m.type", enum("kind of message", {str(k): v for k, v in _KINDS.items()} | _KINDS)),
                "status": opt("m.v", Py("kakao_status", _status)),
                "deleted_at": opt("NULLIF(m.deleted_at, 0)", UNIX_S),
                "message_id": Col("CAST(m.id AS TEXT)"),
            },
        ),
    ),
    says="One record for each message.",
    limits="The app encrypts the texts with keys made of the account's number; `status` says so and"
    " they are not decrypted. Who"
    " the sender is stands in KakaoTalk2.db. Attachments are encrypted the same way and not read.",
    sources=SOURCES,
)
