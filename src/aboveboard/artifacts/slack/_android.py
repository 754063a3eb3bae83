"""What the files about slack share."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import About, Attachment, Message, Party, Reaction, Row

SOURCES = (
    "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/slack.py",
    "https://api.slack.com/events/message (fields of a message)",
)


def when(value: object) -> int | None:
    """Slack's times are seconds with six decimals, as text, and name the message as well."""
    whole, _, part = str(value or "").partition(".")
    if not (
        whole.isascii() and whole.isdigit() and len(whole) < 12 and (not part or (part.isascii() and part.isdigit()))
    ):
        return None
    start = UNIX_S.to_utc_us(int(whole))
    return None if start is None else start + int(part[:6].ljust(6, "0") or 0)


def file(given: dict[str, Any]) -> Attachment:
    size = given.get("size")
    return Attachment(
        name=loose.text(given.get("name")),
        mime=loose.text(given.get("mimetype")),
        size=size if type(size) is int else None,
        url=loose.text(given.get("url_private")) or loose.text(given.get("permalink")),
        title=loose.text(given.get("title")),
    )


def make(row: Row, about: About) -> Message:
    del about
    raw = row["json"]
    try:
        given = loose.mapping(json.loads(raw)) if isinstance(raw, str | bytes) and raw else {}
    except (ValueError, RecursionError) as error:
        raise ValueError("no JSON in the row") from error
    author, ts = loose.text(row["user"]) or loose.text(given.get("user")), loose.text(row["ts"])
    thread_ts = loose.text(row["thread_ts"])
    files = [file(f) for f in loose.mappings(given.get("files")) if f]
    files += [
        Attachment(
            url=loose.text(a.get("from_url")) or loose.text(a.get("title_link")), title=loose.text(a.get("title"))
        )
        for a in loose.mappings(given.get("attachments"))
    ]
    body, kind = loose.text(given.get("text")), loose.text(row["subtype"]) or loose.text(given.get("subtype"))
    return Message(
        at=when(ts),
        sender=Party(author, loose.text(row["name"]), "sender") if author else None,
        thread=loose.text(row["channel"]),
        thread_name=loose.text(row["channel_name"]),
        body=body,
        type=kind.lower() if kind else "attachment" if files and not body else "text",
        sent_at=when(ts),
        edited_at=when(loose.mapping(given.get("edited")).get("ts")),
        reply_to=thread_ts if thread_ts != ts else None,
        reactions=[
            Reaction(loose.text(r.get("name")), by=user)
            for r in loose.mappings(given.get("reactions"))
            for user in loose.listing(r.get("users")) or [None]
            if user is None or isinstance(user, str)
        ]
        or None,
        attachments=files or None,
        message_id=loose.text(given.get("client_msg_id")) or ts,
    )
