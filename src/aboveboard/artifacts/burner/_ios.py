"""What the files about burner share."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import (
    About,
    Account,
    Attachment,
    Call,
    Contact,
    Direction,
    Identifier,
    Item,
    Lost,
    Message,
    Party,
    Record,
)

CALL, IN, OUT = 1, 1, 2

STATES = {4: "missed", 5: "missed, voicemail"}

SHOWN = (
    "dateCreated",
    "lastUpdatedDate",
    "expirationDate",
    "direction",
    "messageType",
    "state",
    "duration",
    "messageDuration",
)


def when(value: object) -> int | None:
    return UNIX_MS.to_utc_us(value)


def said(given: dict[str, Any]) -> Message | Call:
    other, way, state = loose.text(given.get("contactPhoneNumber")), given.get("direction"), given.get("state")
    direction = {IN: Direction.INCOMING, OUT: Direction.OUTGOING}.get(way) if isinstance(way, int) else None
    sender = Party(other, role="sender") if other and way == IN else Party(role="owner") if way == OUT else None
    recipients = [Party(other, role="recipient")] if other and way == OUT else None
    at, account, read = when(given.get("dateCreated")), loose.text(given.get("burnerId")), given.get("read")
    voice, length = loose.text(given.get("voiceUrl")), given.get("duration")
    if given.get("messageType") == CALL and not voice:
        return Call(
            at=at, account=account, direction=direction, sender=sender, recipients=recipients, thread=other,
            answered=False if state in STATES else None,
            status=STATES.get(state) if isinstance(state, int) else None,
            duration=float(length) * 60 if isinstance(length, int | float) else None,
            read=read if isinstance(read, bool) else None,
            call_id=loose.text(given.get("id")),
        )  # fmt: skip
    asset, body = loose.text(given.get("assetUrl")), loose.text(given.get("message"))
    files = [Attachment(url=url) for url in (asset, voice) if url]
    return Message(
        at=at, account=account, direction=direction, sender=sender, recipients=recipients, thread=other,
        body=body,
        type="voicemail" if voice else "attachment" if asset and not body else "text",
        read=read if isinstance(read, bool) else None,
        attachments=files or None,
        message_id=loose.text(given.get("id")),
    )  # fmt: skip


def record_of(given: dict[str, Any]) -> Record | None:
    """What a JSON object of a reply says; replies of other sorts say nothing here."""
    number, key, made = (
        loose.text(given.get("phoneNumber")),
        loose.text(given.get("id")),
        when(given.get("dateCreated")),
    )
    if {"contactPhoneNumber", "direction", "messageType"} <= given.keys():
        return said(given)
    if {"burnerIds", "phoneNumber"} <= given.keys():
        blocked = given.get("blocked")
        return Contact(
            name=loose.text(given.get("name")),
            identifiers=[Identifier(number, "phone")] if number else None,
            created_at=made,
            modified_at=when(given.get("lastUpdatedDate")),
            blocked=blocked if isinstance(blocked, bool) else None,
            contact_id=key,
        )
    if {"phoneNumber", "totalNumberBurners"} <= given.keys():
        carrier = loose.text(given.get("carrierName"))
        return Account(
            type="burner",
            username=number,
            identifier=key,
            description=carrier,
            created_at=made,
        )
    if {"phoneNumber", "expirationDate", "settings"} <= given.keys():
        name = loose.text(loose.mapping(given.get("settings")).get("name"))
        return Account(type="burner number", username=number, identifier=key, name=name, created_at=made)
    return None


def reply(data: bytes) -> Iterator[Item]:
    try:
        value: object = json.loads(data.decode("utf-8", "replace"))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    listed = loose.listing(value)
    many = isinstance(value, list)
    for number, given in enumerate(map(loose.mapping, listed if many else [value])):
        record = record_of(given)
        if record is not None:
            yield Item(f"$[{number}]" if many else "$", record, {k: given[k] for k in SHOWN if k in given})


def file(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    first = data[:64].lstrip()[:1]
    if first not in (b"[", b"{"):
        return
    if b'"contactPhoneNumber"' in data or b'"phoneNumber"' in data:
        yield from reply(data)
    elif data[-64:].rstrip()[-1:] != (b"]" if first == b"[" else b"}"):
        raise ValueError("a reply that breaks off")


LIMITS = (
    "Replies are a part of what the service keeps. `account` is the number's identifier. A call's length is taken for"
    " minutes, as on Android; states have no published meaning but for those of missed calls. Pictures and voicemail may lie"
    " beside the replies under other names."
)
SOURCES = (
    "https://github.com/abrignoni/iLEAPP (Burner cache: states 4 and 5)",
    "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/burner.py (directions, kinds, minutes)",
)
