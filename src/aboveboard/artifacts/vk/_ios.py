"""What the files about vk share."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import About, Attachment, Direction, Message, Party, Row

FOLDER = "{app_data:*}/Library/Application Support/VKM_*/"

SOURCES = (
    "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/vk.py",
    "https://dev.vk.com/en/reference/objects/message (fields of a message)",
)


def object_of(held: object) -> dict[str, Any]:
    """The JSON of a row, kept as text or as bytes."""
    found = loose.mapping(json.loads(held) if isinstance(held, str | bytes) else None)
    if not found:
        raise ValueError("no JSON object")
    return found


def account_of(about: About) -> str | None:
    """The number in the folder's name."""
    return about.path.rpartition("/VKM_")[2].partition("/")[0] or None


def number(value: object) -> str | None:
    return str(value) if isinstance(value, int | str) and not isinstance(value, bool) and value != "" else None


WAYS = {0: Direction.INCOMING, 1: Direction.OUTGOING}


def message(row: Row, about: About) -> Message:
    given, account = object_of(row["data"]), account_of(about)
    out = given.get("out")
    way = WAYS.get(out) if isinstance(out, int) else None
    author = number(given.get("from_id"))
    peer = number(row["peer"])
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
        reply_to=number(quoted.get("conversation_message_id")),
        attachments=[Attachment(title=kind) for kind in kinds if kind] or None,
        message_id=number(row["id"]),
        account=account,
    )
