"""How what ios_messages.py reads is decoded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aboveboard.formats import loose, plist
from aboveboard.formats.errors import FormatError
from aboveboard.kit import About, Attachment, Direction, Item, Message, Party

OWN = "../../../Documents/activeUser"


def own_name(archive: bytes | None) -> str | None:
    try:
        return loose.text(loose.mapping(plist.unarchive(archive)).get("id")) if archive else None
    except FormatError:
        return None


def party(given: dict[str, Any], role: str) -> Party | None:
    key, name = loose.text(given.get("id")), loose.text(given.get("full_name")) or loose.text(given.get("username"))
    return Party(key, name, role) if key or name else None


def pin_of(given: dict[str, Any]) -> list[Attachment] | None:
    title = (
        loose.text(given.get("title")) or loose.text(given.get("grid_title")) or loose.text(given.get("description"))
    )
    key, link = loose.text(given.get("id")), loose.text(given.get("link"))
    return [Attachment(name=key, title=title, url=link)] if key or title or link else None


def messages(data: bytes, about: About) -> Iterator[Item]:
    me = own_name(about.companions.get(OWN))
    for number, given in enumerate(loose.mappings(loose.mapping(plist.unarchive(data)).get("models"))):
        talk, pin = loose.mapping(given.get("conversation")), pin_of(loose.mapping(given.get("pin")))
        sender = party(loose.mapping(given.get("sender")), "sender")
        author = sender.identifier if sender else None
        own = author == me if author and me else None
        people = [party(user, "recipient") for user in loose.mappings(talk.get("users"))]
        made = given.get("created_at")
        at = made.utc_us if isinstance(made, plist.Date) else None
        body, key = loose.text(given.get("text")), loose.text(given.get("id"))
        record = Message(
            at=at,
            sent_at=at,
            direction=None if own is None else Direction.OUTGOING if own else Direction.INCOMING,
            sender=sender,
            recipients=[p for p in people if p and p.identifier != author] or None,
            thread=loose.text(talk.get("id")),
            thread_name=loose.text(talk.get("name")),
            body=body,
            type="pin" if pin and body is None else "text",
            attachments=pin,
            message_id=key,
            account=me,
        )
        yield Item(f"models/{number}", record, {k: v for k, v in (("id", key), ("text", body)) if v})
