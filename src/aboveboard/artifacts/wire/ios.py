"""Wire on iOS: messages and people of `store.wiredatabase`, whose texts are protocol buffers."""

from __future__ import annotations

import uuid

from aboveboard.artifacts.wire._ios import FILES, SOURCES
from aboveboard.formats import loose, protobuf
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import About, Artifact, Attachment, Direction, Message, Party, Row, SqliteCode

# Fields of GenericMessage; an ephemeral message (18) holds the content in fields of its own.
_KINDS = {2: "text", 3: "image", 4: "ping", 10: "call", 11: "attachment", 12: "hidden", 13: "location", 14: "deleted",
          15: "edited", 16: "confirmation", 17: "reaction", 18: "text"}  # fmt: skip
_EPHEMERAL = {2: 2, 3: 3, 4: 4, 5: 11, 6: 13}


def _text(data: bytes, path: str) -> str | None:
    found = protobuf.get(data, path)
    return found.text or None if found else None


def _key(value: object) -> str | None:
    """An identifier, which is kept as the sixteen bytes of a UUID."""
    return str(uuid.UUID(bytes=value)) if isinstance(value, bytes) and len(value) == 16 else None


def _content(data: bytes) -> tuple[int, bytes, int | None]:
    """Which sort of content, its bytes, and after how many milliseconds it is to be removed."""
    held = (f for f in protobuf.fields(data) if f.number in _KINDS and f.wire == protobuf.BYTES)
    number, inner = next(((f.number, f.bytes) for f in held), (0, b""))
    if number != 18:
        return number, inner, None
    expires = protobuf.first(inner, 1)
    kind, held = next(
        ((_EPHEMERAL[f.number], f.bytes) for f in protobuf.fields(inner) if f.number in _EPHEMERAL), (0, b"")
    )
    return kind, held, expires.int if expires else None


def _make(row: Row, about: About) -> Message:
    data, system = row["data"], row["system"]
    number, inner, lasts = _content(data) if isinstance(data, bytes) and data else (0, b"", None)
    author = _key(row["author"])
    # The account's folder is named by its identifier.
    own = author is not None and f"/{author}/" in about.path.lower()
    sender = Party(author, loose.text(row["name"]) or loose.text(row["handle"]), "owner" if own else "sender")
    place = [protobuf.first(inner, n) for n in (2, 1)] if number == 13 else [None, None]
    latitude, longitude = (p.real if p and p.wire == protobuf.FIXED32 else None for p in place)
    files = None
    if number == 11 and protobuf.first(inner, 1):
        size = protobuf.get(inner, "1.2")
        files = [Attachment(name=_text(inner, "1.3"), mime=_text(inner, "1.1"), size=size.uint if size else None)]
    body = {2: "1", 15: "2.1", 13: "3", 17: "1"}.get(number)
    event = isinstance(system, int) and number == 0
    return Message(
        at=COCOA_S.to_utc_us(row["at"]),
        direction=None if event else Direction.OUTGOING if own else Direction.INCOMING if author else None,
        sender=sender if sender.identifier or sender.name else None,
        thread=_key(row["thread"]),
        thread_name=loose.text(row["topic"]),
        body=_text(inner, body) if body else None,
        type=f"event {system}" if event else _KINDS.get(number),
        sent_at=COCOA_S.to_utc_us(row["at"]),
        edited_at=COCOA_S.to_utc_us(row["edited"]),
        deleted=True if row["hidden"] and not number else None,
        status=f"to be removed after {lasts / 1000:g} s" if lasts else None,
        attachments=files,
        latitude=round(latitude, 6) if latitude is not None else None,
        longitude=round(longitude, 6) if longitude is not None else None,
        message_id=_text(data, "1") if isinstance(data, bytes) and data else _key(row["id"]),
    )


WIRE = Artifact(
    id="ios.wire",
    title="Wire: messages and people",
    service="wire",
    emits=Message,
    files=FILES,
    read=(
        SqliteCode(
            base="ZMESSAGE AS m",
            key="m.Z_PK",
            joins=(
                "LEFT JOIN ZUSER AS u ON u.Z_PK = m.ZSENDER",
                "LEFT JOIN ZCONVERSATION AS c ON c.Z_PK = COALESCE(m.ZVISIBLEINCONVERSATION, m.ZHIDDENINCONVERSATION)",
                "LEFT JOIN ZGENERICMESSAGEDATA AS g ON g.Z_PK = (SELECT max(x.Z_PK) FROM ZGENERICMESSAGEDATA AS x"
                " WHERE m.Z_PK IN (x.ZMESSAGE, x.ZASSET))",
            ),
            requires={
                "ZMESSAGE": ("ZSENDER", "ZSERVERTIMESTAMP", "ZVISIBLEINCONVERSATION"),
                "ZGENERICMESSAGEDATA": ("ZDATA", "ZMESSAGE"),
                "ZUSER": ("ZNAME", "ZHANDLE", "ZREMOTEIDENTIFIER_DATA"),
            },
            columns={
                "at": "m.ZSERVERTIMESTAMP",
                "data": "g.ZDATA",
                "author": "u.ZREMOTEIDENTIFIER_DATA",
                "name": "u.ZNAME",
                "handle": "u.ZHANDLE",
                "thread?": "c.ZREMOTEIDENTIFIER_DATA",
                "topic?": "c.ZUSERDEFINEDNAME",
                "system?": "m.ZSYSTEMMESSAGETYPE",
                "edited?": "m.ZUPDATEDTIMESTAMP",
                "hidden?": "m.ZHIDDENINCONVERSATION",
                "id?": "m.ZNONCE_DATA",
            },
            make=_make,
        ),
    ),
    says="One record for each message, event of a conversation and call, and for each person that the app knows.",
    limits="Where the account's data are encrypted at rest, contents cannot be read and their rows are rejected. Whose account it"
    " is, is told by the folder's name. Quotes, mentions, previews and who read what are not read; an edited message is kept by"
    " the app in its last form. Who is in a conversation is not read. Events are given by their number.",
    sources=SOURCES,
)
