"""Facebook: notifications."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.artifacts.facebook._android import HOME
from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_MS, UNIX_S
from aboveboard.kit import About, Artifact, Notification, Party, Row, SqliteCode


def _text(given: dict[str, Any], *path: str) -> str | None:
    held: object = given
    for step in path:
        held = loose.mapping(held).get(step)
    return loose.text(held)


def _notification(row: Row, about: About) -> Notification:
    payload = row["payload"]
    if not isinstance(payload, str | bytes):
        message = "its payload is empty"
        raise ValueError(message)
    given = loose.mapping(json.loads(payload))
    people = loose.mappings(given.get("actors"))
    first = people[0] if people else {}
    said = (_text(given, "message", "text"), _text(given, "attached_story", "message", "text"))
    sender = Party(loose.text(first.get("id")), loose.text(first.get("name")), "sender")
    return Notification(
        at=UNIX_S.to_utc_us(given.get("creation_time")) or UNIX_MS.to_utc_us(row["updated"]),
        app=about.app or "com.facebook.katana",
        title=_text(given, "summary", "text") or _text(given, "title", "text"),
        body="\n".join(part for part in said if part) or None,
        sender=sender if sender.identifier or sender.name else None,
        channel=loose.text(row["seen"]),
    )


NOTIFICATIONS = Artifact(
    id="android.facebook.notifications",
    title="Facebook: notifications",
    service="facebook",
    emits=Notification,
    files=(HOME + "notifications_db", HOME + "notifications.db"),
    read=(
        SqliteCode(
            base="gql_notifications AS n",
            key="n.rowid",
            columns={"payload": "n.gql_payload", "updated": "n.updated", "seen?": "n.seen_state"},
            make=_notification,
        ),
    ),
    says="One record for each notification, with its summary, the text of the post that it is about, and who caused it;"
    " `channel` is whether it was seen.",
    limits="Newer versions keep a payload in a form that is not public: such rows are counted as rejected. Only the first"
    " of several people is read. Own posts are kept in no store that is known; of feeds only keys (android.facebook.feed).",
    sources=(
        "the Facebook decoders of Andriller (public copy)",
        "Practical Mobile Forensics, Packt (gql_notifications: seen_state, updated, gql_payload)",
    ),
)
