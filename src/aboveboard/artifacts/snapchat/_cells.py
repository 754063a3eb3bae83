"""How cells of Snapchat's databases are decoded."""

from __future__ import annotations

import uuid

from aboveboard.formats import flatbuffers, protobuf
from aboveboard.kit import Party


def words(data: bytes) -> str:
    """The words of a message: field 4.4.2.1 of its content."""
    found = protobuf.get(data, "4.4.2.1")
    try:
        return found.text if found is not None else ""
    except ValueError:
        return ""


def members(data: object, sender: object) -> list[Party] | str:
    """The members of a chat but for the sender: 16 bytes of an id in each field 3.1.1 of what the app keeps of the chat."""
    if not isinstance(data, bytes):
        return ""
    raw = [protobuf.get(member.bytes, "1.1") for member in protobuf.every(data, "3")]
    ids = dict.fromkeys(str(uuid.UUID(bytes=one.bytes)) for one in raw if one is not None and len(one.bytes) == 16)
    return [Party(one, role="recipient") for one in ids if one != sender] or ""


def display(data: object, user: object, username: object) -> str:
    """The name in a person's document, its third text, where its first is the person's id; else the account's name."""
    other = username if isinstance(username, str) else ""
    try:
        mine = isinstance(data, bytes) and flatbuffers.text(data, 0) == user
        return (flatbuffers.text(data, 2) if isinstance(data, bytes) and mine else None) or other
    except ValueError:
        return other
