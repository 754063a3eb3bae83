"""Pinterest: messages cached."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aboveboard.artifacts.pinterest._ios import SOURCES
from aboveboard.formats import keypath, loose, plist
from aboveboard.formats.errors import FormatError
from aboveboard.kit import About, Artifact, Attachment, Code, Direction, Item, Message, Party

_OWN = "../../../Documents/activeUser"


def _me(archive: bytes | None) -> str | None:
    try:
        return loose.text(loose.mapping(plist.unarchive(archive)).get("id")) if archive else None
    except FormatError:
        return None


def _party(given: dict[str, Any], role: str) -> Party | None:
    key, name = loose.text(given.get("id")), loose.text(given.get("full_name")) or loose.text(given.get("username"))
    return Party(key, name, role) if key or name else None


def _pin(given: dict[str, Any]) -> list[Attachment] | None:
    title = (
        loose.text(given.get("title")) or loose.text(given.get("grid_title")) or loose.text(given.get("description"))
    )
    key, link = loose.text(given.get("id")), loose.text(given.get("link"))
    return [Attachment(name=key, title=title, url=link)] if key or title or link else None


def _messages(data: bytes, about: About) -> Iterator[Item]:
    me = _me(about.companions.get(_OWN))
    for number, given in enumerate(loose.mappings(loose.mapping(plist.unarchive(data)).get("models"))):
        talk, pin = loose.mapping(given.get("conversation")), _pin(loose.mapping(given.get("pin")))
        sender = _party(loose.mapping(given.get("sender")), "sender")
        author = sender.identifier if sender else None
        own = author == me if author and me else None
        people = [_party(user, "recipient") for user in loose.mappings(talk.get("users"))]
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


MESSAGES = Artifact(
    id="ios.pinterest.messages",
    title="Pinterest: messages cached",
    service="pinterest",
    emits=Message,
    files=("{app_data:pinterest}/Library/Caches/com.pinterest.PINDiskCache.PINRemoteModelCache/conversations*",),
    read=(Code(_messages, companions=(_OWN,), places=keypath.archived),),
    says="One record for each message in an answer of the server that the app cached for a conversation.",
    limits="A cache holds what was fetched last, not every message. Which way a message went is known where the account's"
    " archive is there. Of a pin that was sent, title, number and link are given. Pins and boards that were looked at, and"
    " words searched for, are in no store that is public; the app's list of search words comes from its server.",
    sources=SOURCES,
    absent_from=("itunes backup",),
)
