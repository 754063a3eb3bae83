"""Burner on iOS: messages, calls, people and numbers in the server's replies that the app cached."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import (
    About,
    Account,
    Artifact,
    Attachment,
    Call,
    Code,
    Contact,
    Direction,
    Identifier,
    Item,
    Lost,
    Message,
    Party,
    Record,
    Row,
    SqliteCode,
)

_CALL, _IN, _OUT = 1, 1, 2
_STATES = {4: "missed", 5: "missed, voicemail"}
_SHOWN = (
    "dateCreated",
    "lastUpdatedDate",
    "expirationDate",
    "direction",
    "messageType",
    "state",
    "duration",
    "messageDuration",
)


def _when(value: object) -> int | None:
    return UNIX_MS.to_utc_us(value)


def _said(given: dict[str, Any]) -> Message | Call:
    other, way, state = loose.text(given.get("contactPhoneNumber")), given.get("direction"), given.get("state")
    direction = {_IN: Direction.INCOMING, _OUT: Direction.OUTGOING}.get(way) if isinstance(way, int) else None
    sender = Party(other, role="sender") if other and way == _IN else Party(role="owner") if way == _OUT else None
    recipients = [Party(other, role="recipient")] if other and way == _OUT else None
    at, account, read = _when(given.get("dateCreated")), loose.text(given.get("burnerId")), given.get("read")
    voice, length = loose.text(given.get("voiceUrl")), given.get("duration")
    if given.get("messageType") == _CALL and not voice:
        return Call(
            at=at, account=account, direction=direction, sender=sender, recipients=recipients, thread=other,
            answered=False if state in _STATES else None,
            status=_STATES.get(state) if isinstance(state, int) else None,
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


def _record(given: dict[str, Any]) -> Record | None:
    """What a JSON object of a reply says; replies of other sorts say nothing here."""
    number, key, made = (
        loose.text(given.get("phoneNumber")),
        loose.text(given.get("id")),
        _when(given.get("dateCreated")),
    )
    if {"contactPhoneNumber", "direction", "messageType"} <= given.keys():
        return _said(given)
    if {"burnerIds", "phoneNumber"} <= given.keys():
        blocked = given.get("blocked")
        return Contact(
            name=loose.text(given.get("name")),
            identifiers=[Identifier(number, "phone")] if number else None,
            created_at=made,
            modified_at=_when(given.get("lastUpdatedDate")),
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


def _reply(data: bytes) -> Iterator[Item]:
    try:
        value: object = json.loads(data.decode("utf-8", "replace"))
    except RecursionError as error:
        raise ValueError("nested too deeply") from error
    listed = loose.listing(value)
    many = isinstance(value, list)
    for number, given in enumerate(map(loose.mapping, listed if many else [value])):
        record = _record(given)
        if record is not None:
            yield Item(f"$[{number}]" if many else "$", record, {k: given[k] for k in _SHOWN if k in given})


def _file(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    first = data[:64].lstrip()[:1]
    if first not in (b"[", b"{"):
        return
    if b'"contactPhoneNumber"' in data or b'"phoneNumber"' in data:
        yield from _reply(data)
    elif data[-64:].rstrip()[-1:] != (b"]" if first == b"[" else b"}"):
        raise ValueError("a reply that breaks off")


def _cached(row: Row, about: About) -> Iterator[Item]:
    del about
    data = row["data"]
    if isinstance(data, bytes | str) and data:
        yield from _reply(data if isinstance(data, bytes) else data.encode("utf-8", "replace"))


BURNER = Artifact(
    id="ios.burner",
    title="Burner: messages, calls, people, numbers in cached replies",
    service="burner",
    emits=(Message, Call, Contact, Account),
    files=("{app_data:com.adhoclabs.burner}/Library/Caches/com.adhoclabs.burner/fsCachedData/*",),
    read=(Code(_file, name="cached replies", limit=64 * 1024 * 1024),),
    says="One record for each message, call, contact, number and account in each reply of the server that the app cached as a"
    " file. The same message in several replies is a record for each place, with one message id.",
    limits="Replies are a part of what the service keeps. `account` is the number's identifier. A call's length is taken for"
    " minutes, as on Android; states have no published meaning but for those of missed calls. Pictures and voicemail may lie"
    " beside the replies under other names.",
    sources=(
        "https://github.com/abrignoni/iLEAPP (Burner cache: states 4 and 5)",
        "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/burner.py (directions, kinds, minutes)",
    ),
    tested=("josh_ios15_ffs (iOS 15.3.1)",),
)
BURNER_CACHE = Artifact(
    id="ios.burner_cache",
    title="Burner: messages, calls, people, numbers in the cache's database",
    service="burner",
    emits=(Message, Call, Contact, Account),
    files=("{app_data:com.adhoclabs.burner}/Library/Caches/com.adhoclabs.burner/Cache.db",),
    read=(
        SqliteCode(
            name="replies in the cache",
            base="cfurl_cache_response AS r",
            key="r.entry_ID",
            joins=("LEFT JOIN cfurl_cache_receiver_data AS d ON d.entry_ID = r.entry_ID",),
            requires={
                "cfurl_cache_response": ("request_key",),
                "cfurl_cache_receiver_data": ("entry_ID", "isDataOnFS", "receiver_data"),
            },
            columns={"data": "d.receiver_data"},
            make=_cached,
            items_in="data",
            where="d.isDataOnFS = 0 AND r.request_key LIKE 'https://%.burnerapp.com/%user/%'"
            " AND r.request_key NOT LIKE '%/token' AND substr(ltrim(CAST(d.receiver_data AS TEXT)), 1, 1) IN ('[', '{')",
            leaves_out="replies that are not about the account, and those that lie in fsCachedData",
        ),
    ),
    says=BURNER.says.replace("as a file", "in its database"),
    limits=BURNER.limits,
    sources=BURNER.sources,
    tested=BURNER.tested,
)
