"""What the files about wire share."""

from __future__ import annotations

import uuid

from aboveboard.formats import loose, protobuf
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import About, Attachment, Direction, Message, Party, Row

FILES = ("{app_group:*}/AccountData/*/store/store.wiredatabase", "{app_group:*}/*/store.wiredatabase")

SOURCES = (
    "https://github.com/wireapp/wire-ios (the store's place)",
    "https://github.com/wireapp/generic-message-proto (GenericMessage)",
    "https://github.com/wireapp/backup-export-tool (tables and columns of the store)",
)


# Fields of GenericMessage; an ephemeral message (18) holds the content in fields of its own.
KINDS = {2: "text", 3: "image", 4: "ping", 10: "call", 11: "attachment", 12: "hidden", 13: "location", 14: "deleted",
          15: "edited", 16: "confirmation", 17: "reaction", 18: "text"}  # fmt: skip

EPHEMERAL = {2: 2, 3: 3, 4: 4, 5: 11, 6: 13}


def text(data: bytes, path: str) -> str | None:
    found = protobuf.get(data, path)
    return found.text or None if found else None


def key(value: object) -> str | None:
    """An identifier, which is kept as the sixteen bytes of a UUID."""
    return str(uuid.UUID(bytes=value)) if isinstance(value, bytes) and len(value) == 16 else None


def content(data: bytes) -> tuple[int, bytes, int | None]:
    """Which sort of content, its bytes, and after how many milliseconds it is to be removed."""
    held = (f for f in protobuf.fields(data) if f.number in KINDS and f.wire == protobuf.BYTES)
    number, inner = next(((f.number, f.bytes) for f in held), (0, b""))
    if number != 18:
        return number, inner, None
    expires = protobuf.first(inner, 1)
    kind, held = next(
        ((EPHEMERAL[f.number], f.bytes) for f in protobuf.fields(inner) if f.number in EPHEMERAL), (0, b"")
    )
    return kind, held, expires.int if expires else None


def make(row: Row, about: About) -> Message:
    data, system = row["data"], row["system"]
    number, inner, lasts = content(data) if isinstance(data, bytes) and data else (0, b"", None)
    author = key(row["author"])
    # The account's folder is named by its identifier.
    own = author is not None and f"/{author}/" in about.path.lower()
    sender = Party(author, loose.text(row["name"]) or loose.text(row["handle"]), "owner" if own else "sender")
    place = [protobuf.first(inner, n) for n in (2, 1)] if number == 13 else [None, None]
    latitude, longitude = (p.real if p and p.wire == protobuf.FIXED32 else None for p in place)
    files = None
    if number == 11 and protobuf.first(inner, 1):
        size = protobuf.get(inner, "1.2")
        files = [Attachment(name=text(inner, "1.3"), mime=text(inner, "1.1"), size=size.uint if size else None)]
    body = {2: "1", 15: "2.1", 13: "3", 17: "1"}.get(number)
    event = isinstance(system, int) and number == 0
    return Message(
        at=COCOA_S.to_utc_us(row["at"]),
        direction=None if event else Direction.OUTGOING if own else Direction.INCOMING if author else None,
        sender=sender if sender.identifier or sender.name else None,
        thread=key(row["thread"]),
        thread_name=loose.text(row["topic"]),
        body=text(inner, body) if body else None,
        type=f"event {system}" if event else KINDS.get(number),
        sent_at=COCOA_S.to_utc_us(row["at"]),
        edited_at=COCOA_S.to_utc_us(row["edited"]),
        deleted=True if row["hidden"] and not number else None,
        status=f"to be removed after {lasts / 1000:g} s" if lasts else None,
        attachments=files,
        latitude=round(latitude, 6) if latitude is not None else None,
        longitude=round(longitude, 6) if longitude is not None else None,
        message_id=text(data, "1") if isinstance(data, bytes) and data else key(row["id"]),
    )
