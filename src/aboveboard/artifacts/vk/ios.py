"""VK on iOS: messages (`messages-store.sqlite`) and the people that the app cached (`content-store.sqlite`)."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import (
    About,
    Artifact,
    Attachment,
    Contact,
    Direction,
    Identifier,
    Message,
    Party,
    Row,
    SqliteCode,
)

_WAYS = {0: Direction.INCOMING, 1: Direction.OUTGOING}
_FOLDER = "{app_data:*}/Library/Application Support/VKM_*/"
_SOURCES = (
    "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/vk.py",
    "https://dev.vk.com/en/reference/objects/message (fields of a message)",
)


def _object(held: object) -> dict[str, Any]:
    """The JSON of a row, kept as text or as bytes."""
    found = loose.mapping(json.loads(held) if isinstance(held, str | bytes) else None)
    if not found:
        raise ValueError("no JSON object")
    return found


def _account(about: About) -> str | None:
    """The number in the folder's name."""
    return about.path.rpartition("/VKM_")[2].partition("/")[0] or None


def _number(value: object) -> str | None:
    return str(value) if isinstance(value, int | str) and not isinstance(value, bool) and value != "" else None


def _message(row: Row, about: About) -> Message:
    given, account = _object(row["data"]), _account(about)
    out = given.get("out")
    way = _WAYS.get(out) if isinstance(out, int) else None
    author = _number(given.get("from_id"))
    peer = _number(row["peer"])
    kinds = [loose.text(one.get("type")) for one in loose.mappings(given.get("attachments"))]
    action = loose.text(loose.mapping(given.get("action")).get("type")) or loose.text(given.get("action"))
    quoted = loose.mapping(given.get("reply_message"))
    mine = way == Direction.OUTGOING
    return Message(
        at=UNIX_S.to_utc_us(given.get("date")),
        direction=way,
        sender=Party(author, role="owner" if mine else "sender") if author else None,
        recipients=[Party(peer, loose.text(row["title"]), "recipient")] if mine and peer else None,
        thread=peer,
        thread_name=loose.text(row["title"]),
        body=loose.text(given.get("text")),
        type=action or ("attachment" if any(kinds) and not given.get("text") else "text"),
        forwarded=bool(loose.listing(given.get("fwd_messages"))),
        reply_to=_number(quoted.get("conversation_message_id")),
        attachments=[Attachment(title=kind) for kind in kinds if kind] or None,
        message_id=_number(row["id"]),
        account=account,
    )


def _person(row: Row, about: About) -> Contact:
    given = _object(row["data"])
    first, last = loose.text(given.get("first_name")), loose.text(given.get("last_name"))
    handle = loose.text(given.get("screen_name"))
    return Contact(
        name=" ".join(part for part in (first, last) if part) or None,
        given_name=first,
        family_name=last,
        nickname=loose.text(given.get("nickname")),
        identifiers=[Identifier(handle, "handle")] if handle else None,
        contact_id=_number(row["id"]),
        account=_account(about),
    )


MESSAGES = Artifact(
    id="ios.vk",
    title="VK: messages",
    service="vk",
    emits=Message,
    files=(_FOLDER + "messages-store.sqlite",),
    read=(
        SqliteCode(
            base="message AS m",
            key="m.rowid",
            joins=("LEFT JOIN peer_title AS t ON t.rowid = m.peer",),
            requires={"message": ("cmid", "peer", "data")},
            columns={"id": "m.cmid", "peer": "m.peer", "data": "m.data", "title?": "t.title"},
            make=_message,
        ),
    ),
    says="One record for each message in the table. `thread` is the number of the person or group that the message belongs to,"
    " `account` the number in the folder's name.",
    limits="Of what is attached only the kind is said. Names of senders are in another database (see ios.vk.people), titles of"
    " conversations only where the store's own table of them is an ordinary one. Reactions are not read. Walls, news and"
    " groups are in stores whose form is not public and are not read.",
    sources=_SOURCES,
)
PEOPLE = Artifact(
    id="ios.vk.people",
    title="VK: people that the app cached",
    service="vk",
    emits=Contact,
    files=(_FOLDER + "content-store.sqlite",),
    read=(
        SqliteCode(
            base="user AS u",
            key="u.rowid",
            requires={"user": ("id", "data")},
            columns={"id": "u.id", "data": "u.data"},
            make=_person,
        ),
    ),
    says="One record for each person that the app cached.",
    limits="Why the app cached somebody is not known: a record is no sign of a friendship or a conversation.",
    sources=_SOURCES,
)
