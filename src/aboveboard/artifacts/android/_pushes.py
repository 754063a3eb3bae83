"""How what pushes.py reads is decoded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.formats import leveldb, protobuf
from aboveboard.formats.errors import ProtobufError
from aboveboard.kit import About, Item, Lost, Notification

TITLES = ("gcm.notification.title", "gcm.n.title", "title", "subject", "sender_name")
BODIES = ("gcm.notification.body", "gcm.n.body", "body", "message", "text", "content", "alert", "msg")
SECRETS = re.compile(r"token|secret|passw|auth|key|cipher|crypt|cookie|otp|signature", re.IGNORECASE)
_WHEN = re.compile(rb"[^:]*:(\d{12,17})%")
MOST = 4096
"""Characters of a value that are kept."""


def when(key: bytes) -> int | None:
    """When it was sent: the number of microseconds in the message's id, `0:1700000000123456%…`."""
    match = _WHEN.match(key)
    return int(match[1]) if match else None


def told(stanza: bytes) -> dict[str, str]:
    """What the app's server said, by its own names, without what may be a secret. Raises ProtobufError."""
    found: dict[str, str] = {}
    for pair in protobuf.every(stanza, "7"):
        name, value = protobuf.first(pair.bytes, 1), protobuf.first(pair.bytes, 2)
        if name is not None and value is not None and not SECRETS.search(name.text):
            found[name.text] = value.text[:MOST]
    return found


def read(data: bytes, about: About) -> Iterator[Item | Lost]:
    """Entries of one file of the store; deletions are entries without a value. Raises LevelDbError."""
    del about
    faults: list[str] = []
    for entry in leveldb.entries(data, faults):
        if entry.value is None:
            continue
        try:
            stanza = protobuf.first(entry.value, 2)
            app = protobuf.first(stanza.bytes, 5) if stanza is not None else None
            pairs = told(stanza.bytes) if stanza is not None else {}
            package = app.text if app is not None else None
        except ProtobufError as error:
            yield Lost(f"{entry.locator}: {error}")
            continue
        if package is None and not pairs:
            yield Lost(f"{entry.locator}: neither app nor content")
            continue
        record = Notification(
            at=when(entry.key),
            app=package,
            title=next((pairs[name] for name in TITLES if pairs.get(name)), None),
            body=next((pairs[name] for name in BODIES if pairs.get(name)), None),
            channel="push message of a server",
        )
        yield Item(entry.locator, record, pairs)
    yield from map(Lost, faults)
