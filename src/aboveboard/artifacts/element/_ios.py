"""How what ios.py reads is decoded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aboveboard.formats import loose, plist
from aboveboard.formats.errors import FormatError
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Attachment, Direction, Item, Message, Party

STORE = "MXFileStore/"


def names(state: bytes | None) -> tuple[str | None, dict[str, str]]:
    """A room's name and its members' names, of the archived events of its state."""
    try:
        events = loose.mappings(plist.unarchive(state)) if state else []
    except FormatError:
        events = []
    room: str | None = None
    people: dict[str, str] = {}
    for event in events:
        key, content = event.get("stateKey"), loose.mapping(event.get("content"))
        name = loose.text(content.get("displayname"))
        if isinstance(key, str) and "membership" in content and name:
            people[key] = name
        elif key == "" and set(content) == {"name"}:
            room = loose.text(content["name"])
    return room, people


def whose(path: str) -> tuple[str | None, str | None]:
    """The account and the room, of the folders' names."""
    account, _, rest = path.rpartition(STORE)[2].partition("/rooms/")
    room = rest.partition("/")[0]
    return account or None, room or None


def files(content: dict[str, Any]) -> list[Attachment] | None:
    info, url = loose.mapping(content.get("info")), loose.text(content.get("url"))
    url = url or loose.text(loose.mapping(content.get("file")).get("url"))
    size = info.get("size")
    if not url:
        return None
    name = loose.text(content.get("filename")) or loose.text(content.get("body"))
    return [
        Attachment(
            name=name, mime=loose.text(info.get("mimetype")), size=size if isinstance(size, int) else None, url=url
        )
    ]


def kind_of(content: dict[str, Any]) -> str | None:
    """What an event is, by its content, since numbers of kinds differ between versions; none for those of a room's state."""
    if "ciphertext" in content:
        return "encrypted"
    relation = loose.mapping(content.get("m.relates_to")).get("rel_type")
    if relation == "m.annotation":
        return "reaction"
    if relation == "m.replace":
        return "edit"
    return loose.text(content.get("msgtype"))


def message(event: dict[str, Any], about: About, people: dict[str, str], named: str | None) -> Message | None:
    content, gone = loose.mapping(event.get("content")), loose.mapping(event.get("redactedBecause"))
    kind = kind_of(content)
    # A removed event has no content left; events of a room's state have a key.
    if kind is None and (not gone or event.get("stateKey") is not None):
        return None
    account, room = whose(about.path)
    sender = loose.text(event.get("userId"))
    relation = loose.mapping(content.get("m.relates_to"))
    shown = loose.mapping(content.get("m.new_content")) if kind == "edit" else content
    at = UNIX_MS.to_utc_us(event.get("originServerTs"))
    own = sender == account if sender and account else None
    return Message(
        at=at,
        sent_at=at,
        direction=None if own is None else Direction.OUTGOING if own else Direction.INCOMING,
        sender=Party(sender, people.get(sender), "owner" if own else "sender") if sender else None,
        thread=loose.text(event.get("roomId")) or room,
        thread_name=named,
        body=loose.text(shown.get("body")),
        type=kind or "removed",
        reply_to=loose.text(loose.mapping(relation.get("m.in_reply_to")).get("event_id")),
        reaction=loose.text(relation.get("key")) if kind == "reaction" else None,
        reaction_to=loose.text(relation.get("event_id")) if kind == "reaction" else None,
        attachments=files(content),
        deleted=bool(gone),
        deleted_at=UNIX_MS.to_utc_us(gone.get("origin_server_ts")),
        message_id=loose.text(event.get("eventId")),
        account=account,
    )


def stored(event: dict[str, Any]) -> dict[str, Any]:
    content = loose.mapping(event.get("content"))
    kept = {k: event.get(k) for k in ("eventId", "roomId", "userId", "originServerTs")}
    kept |= {k: content.get(k) for k in ("msgtype", "body", "algorithm")}
    return {k: v for k, v in kept.items() if isinstance(v, str | int)}


def messages(data: bytes, about: About) -> Iterator[Item]:
    room = loose.mapping(plist.unarchive(data))
    named, people = names(about.companions.get("state"))
    for number, event in enumerate(loose.mappings(room.get("messages"))):
        record = message(event, about, people, named)
        if record is not None:
            yield Item(f"messages/{number}", record, stored(event))
    draft = loose.text(room.get("partialTextMessage"))
    if draft:
        account, thread = whose(about.path)
        record = Message(
            direction=Direction.OUTGOING, thread=thread, thread_name=named, body=draft, type="draft", account=account
        )
        yield Item("partialTextMessage", record, {"partialTextMessage": draft})
