"""ChatGPT on iOS: questions that were typed and not sent."""

from __future__ import annotations

import json
from collections.abc import Iterator

from aboveboard.artifacts.chatgpt._ios import SOURCES, STORE
from aboveboard.formats import loose
from aboveboard.kit import About, Artifact, Code, Direction, Item, Message


def _draft(data: bytes, about: About) -> Iterator[Item]:
    del about
    given = loose.mapping(json.loads(data))
    text, chat = loose.text(loose.mapping(given.get("content")).get("text")), loose.text(given.get("conversation_id"))
    if text:
        record = Message(direction=Direction.OUTGOING, thread=chat, body=text, status="draft")
        yield Item("$", record, {"text": text, "conversation_id": chat})


DRAFTS = Artifact(
    id="ios.chatgpt.drafts",
    title="ChatGPT drafts",
    service="chatgpt",
    emits=Message,
    files=(STORE + "drafts-*/*.json",),
    read=(Code(_draft),),
    says="One record for each chat in which something was typed and not sent.",
    limits="The file keeps no time.",
    sources=SOURCES,
)
