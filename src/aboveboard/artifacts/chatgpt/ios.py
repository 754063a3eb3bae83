"""ChatGPT on iOS: what was asked and answered, a JSON file for each chat."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from aboveboard.artifacts.chatgpt._ios import SOURCES, STORE
from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import About, Artifact, Code, Direction, Item, Message


def _words(content: dict[str, Any]) -> str | None:
    parts = [text for part in loose.listing(content.get("parts")) if (text := loose.text(part))]
    return "\n".join(parts) or loose.text(content.get("text"))


def _messages(data: bytes, about: About) -> Iterator[Item]:
    del about
    chat = loose.mapping(json.loads(data))
    for key, node in loose.mapping(loose.mapping(chat.get("tree")).get("storage")).items():
        held = loose.mapping(loose.mapping(node).get("content"))
        role = loose.text(loose.mapping(held.get("author")).get("role"))
        body = _words(loose.mapping(held.get("content")))
        if role is None and body is None:
            continue
        record = Message(
            at=UNIX_S.to_utc_us(held.get("create_time")),
            direction=None if role is None else Direction.OUTGOING if role == "user" else Direction.INCOMING,
            thread=loose.text(chat.get("id")),
            thread_name=loose.text(chat.get("title")),
            body=body,
            type=role,
            message_id=key,
        )
        yield Item(f"tree/storage/{key}", record, loose.plain(held))


MESSAGES = Artifact(
    id="ios.chatgpt",
    title="ChatGPT: questions and answers",
    service="chatgpt",
    emits=Message,
    files=(STORE + "conversations-*/*.json",),
    read=(Code(_messages),),
    says="One record for each question or answer of each chat's file. `type` is the role that the app notes: user, assistant,"
    " tool, system. What the user wrote is outgoing, all else incoming.",
    limits="Files sent along, the model's name and the instructions that a user gave are not read. Folders"
    " of other names, in which newer versions may keep chats, are not read.",
    sources=SOURCES,
)
