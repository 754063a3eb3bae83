"""Facebook on Android: notifications, with what they say of posts, and pictures looked at (older versions)."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_MS, UNIX_S
from aboveboard.kit import About, Artifact, Col, Const, Media, Notification, Party, Row, Sqlite, SqliteCode, opt

_HOME = "{app_data:com.facebook.katana}/databases/"


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
    files=(_HOME + "notifications_db", _HOME + "notifications.db"),
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
PHOTOS = Artifact(
    id="android.facebook.photos",
    title="Facebook: pictures looked at (older versions)",
    service="facebook",
    emits=Media,
    files=(_HOME + "fb.db", _HOME + "photos_db"),
    read=(
        Sqlite(
            "photos AS p",
            "p._id",
            {
                "at": Col("p.created", UNIX_S),
                "created_at": Col("p.created", UNIX_S),
                "media_type": Const("image"),
                "description": Col("NULLIF(p.caption, '')"),
                "path": Col("NULLIF(p.src_big, '')"),
                "saved_from": opt("'account ' || p.owner"),
                "media_id": Col("CAST(p._id AS TEXT)"),
                "origin": Const("cached by the app"),
            },
            requires={"photos": ("owner", "src_big", "caption", "created")},
        ),
    ),
    says="One record for each picture that the app showed, at the time when it was uploaded.",
    limits="Until about 2014. The path is an address on the server; small copies inside the database are not read.",
    sources=("the Facebook decoders of Andriller (public copy)",),
)
