"""How what android_notifications.py reads is decoded."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_MS, UNIX_S
from aboveboard.kit import About, Notification, Party, Row


def text(given: dict[str, Any], *path: str) -> str | None:
    held: object = given
    for step in path:
        held = loose.mapping(held).get(step)
    return loose.text(held)


def notification(row: Row, about: About) -> Notification:
    payload = row["payload"]
    if not isinstance(payload, str | bytes):
        message = "its payload is empty"
        raise ValueError(message)
    given = loose.mapping(json.loads(payload))
    people = loose.mappings(given.get("actors"))
    first = people[0] if people else {}
    said = (text(given, "message", "text"), text(given, "attached_story", "message", "text"))
    sender = Party(loose.text(first.get("id")), loose.text(first.get("name")), "sender")
    return Notification(
        at=UNIX_S.to_utc_us(given.get("creation_time")) or UNIX_MS.to_utc_us(row["updated"]),
        app=about.app or "com.facebook.katana",
        title=text(given, "summary", "text") or text(given, "title", "text"),
        body="\n".join(part for part in said if part) or None,
        sender=sender if sender.identifier or sender.name else None,
        channel=loose.text(row["seen"]),
    )
