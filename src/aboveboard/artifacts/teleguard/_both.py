"""What the files about TeleGuard share: the app keeps the same database on both systems."""

from __future__ import annotations

import json

from aboveboard.formats import loose
from aboveboard.kit import Attachment, Col, Person, directed

ANDROID = "{app_data:ch.swisscows.messenger.teleguardapp}/app_flutter/teleguard_database.db"
IOS = "{app_group:*}/Library/teleguard_database.db"
SOURCES = (
    "https://github.com/abrignoni/ALEAPP (teleguard.py: tables, columns, kinds, whose a message is)",
    "https://github.com/abrignoni/iLEAPP (teleguard.py: the same, and where the database is)",
)

# The account's own number stands in a JSON document, beside its keys: nothing else is taken out of it.
OWN = (
    "(SELECT CASE WHEN typeof(s.data) = 'text' AND json_valid(s.data) THEN json_extract(s.data, '$.serverId') END"
    " FROM service AS s WHERE s.id = 'user' LIMIT 1)"
)
REQUIRES = {
    "messages": ("createDate", "type", "sender", "receiver", "content", "metadata", "chatId", "id"),
    "service": ("id", "data"),
    "contacts": ("serverId", "alias"),
}


def alias(number: str) -> str:
    """The name of a contact."""
    return f"(SELECT NULLIF(c.alias, '') FROM contacts AS c WHERE c.serverId = {number} LIMIT 1)"


def meta(key: str) -> str:
    """A value of a row's metadata, which is JSON."""
    return (
        f"CASE WHEN typeof(m.metadata) = 'text' AND json_valid(m.metadata) THEN json_extract(m.metadata, '$.{key}') END"
    )


def files(metadata: object) -> list[Attachment] | str:
    """The files of a message, by the numbers under which its metadata names them."""
    try:
        held = loose.mapping(json.loads(metadata)) if isinstance(metadata, str) else {}
    except (ValueError, RecursionError):
        return ""
    return [Attachment(name=key) for key in loose.mapping(held.get("files"))] or ""


_OUT, _IN = f"m.sender = {OWN}", f"m.sender <> {OWN}"
SIDES = {
    "direction": directed(_OUT, _IN),
    "party": Col(f"CASE WHEN {_OUT} THEN m.receiver ELSE m.sender END"),
    "sender": Person("m.sender", alias("m.sender"), role="sender", when=f"({_OUT}) IS NOT 1"),
    "recipients": Person("m.receiver", alias("m.receiver"), role="recipient", many=True, when=_OUT),
}
"""Who wrote or called whom."""
