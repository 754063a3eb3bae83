"""What the files about discord share."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType
from typing import Any, cast

from aboveboard.formats import loose, times
from aboveboard.formats.jsonpath import JsonPaths
from aboveboard.formats.locator import Json, parse
from aboveboard.formats.places import Found, Lookup
from aboveboard.kit import (
    About,
    Attachment,
    Call,
    Contact,
    Direction,
    Identifier,
    Item,
    Lost,
    Message,
    Party,
    Reaction,
    Row,
    SqliteCode,
)

ACCOUNT = re.compile(r"/@account\.([0-9]+)/")

CALL = 3

TYPES: Mapping[int, str] = MappingProxyType(
    {
        0: "text",
        1: "participant added",
        2: "participant removed",
        4: "channel renamed",
        5: "channel picture changed",
        6: "message pinned",
        7: "participant joined",
        18: "thread created",
        19: "text",
        20: "command",
        23: "command",
    }
)


def when(value: object) -> int | None:
    text = loose.text(value)
    try:
        return times.iso8601(text).utc_us if text else None
    except ValueError:
        return None


def is_message(given: dict[str, Any]) -> bool:
    return {"id", "channel_id", "author"} <= given.keys() and ("content" in given or "call" in given)


def party(user: dict[str, Any], role: str) -> Party | None:
    shown, name = (
        loose.text(user.get("global_name")) or loose.text(user.get("globalName")),
        loose.text(user.get("username")),
    )
    both = f"{shown} ({name})" if shown and name and shown != name else shown or name
    identifier = loose.text(user.get("id"))
    return Party(identifier, both, role) if identifier or both else None


def attachments(given: dict[str, Any]) -> list[Attachment] | None:
    found = [
        Attachment(
            name=loose.text(a.get("filename")),
            mime=loose.text(a.get("content_type")),
            size=a["size"] if type(a.get("size")) is int else None,
            url=loose.text(a.get("url")) or loose.text(a.get("proxy_url")),
            title=loose.text(a.get("description")),
        )
        for a in loose.mappings(given.get("attachments"))
    ]
    found += [
        Attachment(url=loose.text(e.get("url")), title=loose.text(e.get("title")) or loose.text(e.get("description")))
        for e in loose.mappings(given.get("embeds"))
    ]
    found += [
        Attachment(name=loose.text(s.get("name")), title="sticker") for s in loose.mappings(given.get("sticker_items"))
    ]
    return found or None


def reactions(given: dict[str, Any], me: str | None) -> list[Reaction] | None:
    return [
        Reaction(loose.text(loose.mapping(r.get("emoji")).get("name")), by=me if r.get("me") is True else None)
        for r in loose.mappings(given.get("reactions"))
    ] or None


def made_of(given: dict[str, Any], me: str | None) -> Message | Call:
    """A message as the API gives it. `me`: the account's id, where the place tells."""
    user = loose.mapping(given.get("author"))
    author = loose.text(user.get("id"))
    own = author == me if me and author else None
    sender = party(user, "owner" if own else "sender")
    direction = None if own is None else Direction.OUTGOING if own else Direction.INCOMING
    key, kind = loose.text(given.get("id")), given.get("type")
    at = when(given.get("timestamp"))
    if at is None and key and key.isascii() and key.isdigit() and len(key) < 20:
        at = times.DISCORD_ID.to_utc_us(int(key))
    if kind == CALL:
        call = loose.mapping(given.get("call"))
        ended = when(call.get("ended_timestamp"))
        joined = cast("list[object]", call.get("participants") or [])
        there = [Party(p, role="participant") for p in joined if isinstance(p, str) and p != author]
        return Call(
            at=at,
            account=me,
            direction=direction,
            sender=sender,
            recipients=there or None,
            ended_at=ended,
            duration=(ended - at) / 1_000_000 if ended is not None and at is not None and ended >= at else None,
            thread=loose.text(given.get("channel_id")),
            call_id=key,
        )
    attached = attachments(given)
    body = loose.text(given.get("content"))
    named = TYPES.get(kind, f"type {kind}") if isinstance(kind, int) else None
    return Message(
        at=at,
        account=me,
        direction=direction,
        sender=sender,
        thread=loose.text(given.get("channel_id")),
        body=body,
        type="attachment" if attached and not body and named == "text" else named,
        edited_at=when(given.get("edited_timestamp")),
        reply_to=loose.text(loose.mapping(given.get("message_reference")).get("message_id")),
        reactions=reactions(given, me),
        attachments=attached,
        message_id=key,
    )


def party_of(given: dict[str, Any]) -> Contact | None:
    """A profile as the API gives it."""
    user = loose.mapping(given.get("user"))
    key, name = loose.text(user.get("id")), loose.text(user.get("username"))
    if not key or not name or "connected_accounts" not in given:
        return None
    tag = loose.text(user.get("discriminator"))
    handle = name if tag in (None, "0") else f"{name}#{tag}"
    other = (
        Identifier(loose.text(a.get("name")), "handle", loose.text(a.get("type")))
        for a in loose.mappings(given["connected_accounts"])
    )
    made = times.DISCORD_ID.to_utc_us(int(key)) if key.isascii() and key.isdigit() and len(key) < 20 else None
    return Contact(
        at=made,
        created_at=made,
        name=loose.text(user.get("global_name")) or name,
        identifiers=[Identifier(handle, "handle"), *other],
        note=loose.text(loose.mapping(given.get("user_profile")).get("bio")) or loose.text(user.get("bio")),
        contact_id=key,
    )


def stored(given: dict[str, Any]) -> dict[str, Any]:
    return {k: given[k] for k in ("timestamp", "edited_timestamp", "type", "flags", "pinned") if k in given}


def objects(text: str) -> Iterator[tuple[str, Any]]:
    """The elements of a JSON list, or the one value, with their places; what stands before damage is given first."""
    decoder, at, number = json.JSONDecoder(), 0, 0
    start = text[:64].lstrip()[:1]
    if start != "[":
        yield "$", decoder.decode(text)
        return
    at = text.index("[") + 1
    space = re.compile(r"[\s,]*")
    while True:
        match = space.match(text, at)
        at = match.end() if match else at
        if text[at : at + 1] == "]":
            return
        value, at = decoder.raw_decode(text, at)
        yield f"$[{number}]", value
        number += 1


def reply(data: bytes, me: str | None, *, posted: bool) -> Iterator[Item]:
    """The records in a server's reply. `posted`: an object in reply to sending is the account's own message."""
    for place, value in objects(data.decode("utf-8", "replace")):
        given = loose.mapping(value)
        if is_message(given):
            own = loose.text(loose.mapping(given.get("author")).get("id")) if posted and place == "$" else None
            yield Item(place, made_of(given, me or own), stored(given))
        elif place == "$":
            person = party_of(given)
            if person is not None:
                yield Item("$.user", person)
            found = given.get("messages")
            for number, one in enumerate(cast("list[object]", found) if isinstance(found, list) else []):
                # A search gives each hit as a list with the messages around it.
                for inner, hit in enumerate(loose.mappings(one) or [loose.mapping(one)]):
                    if is_message(hit):
                        yield Item(f"$.messages[{number}][{inner}]", made_of(hit, me), stored(hit))


def places(data: bytes) -> Lookup:
    """Paths in the JSON. A person is made of the whole reply; a hit that is no list counts as a list of itself."""
    paths = JsonPaths(data)

    def lookup(locator: str) -> Found | None:
        parsed = parse(locator)
        if not isinstance(parsed, Json):
            return None
        steps = parsed.steps
        if steps == ("user",):
            return paths.at()
        found = paths.at(*steps)
        return paths.at(*steps[:-1]) if found is None and len(steps) == 3 and steps[-1] == 0 else found

    return lookup


def kept(row: Row, about: About) -> Message | Call | None:
    """A row of messages0: one byte, then JSON with the message in `message`."""
    data = row["data"]
    raw = data if isinstance(data, bytes) else str(data or "").encode("utf-8", "replace")
    start = raw.find(b"{", 0, 16)
    if start < 0:
        raise ValueError("no JSON object in the row")
    root = loose.mapping(json.loads(raw[start:]))
    given = loose.mapping(root.get("message")) or root
    if not is_message(given):
        return None
    found = ACCOUNT.search(about.path)
    return made_of(given, found.group(1) if found else None)


SOURCES = (
    "https://discord.com/developers/docs/resources/message (fields and types of messages, call and embed objects)",
    "https://github.com/log2timeline/plaso (parsers/ios_discord.py: fsCachedData)",
    "https://github.com/abrignoni/iLEAPP (that kv-storage/@account.<id>/a keeps messages as JSON in messages0)",
)

LIMITS = (
    " Names of channels and servers, and who else is in a channel, are not in the messages; a reaction by others has no "
    "name. Embedded links stand among the attachments."
)

MESSAGES = SqliteCode(
    name="messages0",
    base="messages0 AS k",
    key="k.rowid",
    columns={"data": "k.data"},
    make=kept,
    where="k.data IS NOT NULL",
    leaves_out="rows without data, and those whose data is no message",
    optional=True,
)


def file(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    first = data[:64].lstrip()[:1]
    if first not in (b"[", b"{"):
        return
    if b'"channel_id"' in data or b'"connected_accounts"' in data:
        yield from reply(data, None, posted=False)
    elif data[-64:].rstrip()[-1:] != (b"]" if first == b"[" else b"}"):
        raise ValueError("a reply that breaks off")
