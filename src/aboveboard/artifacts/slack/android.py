"""Slack on Android: messages and people of each workspace's `org_…` database."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.artifacts.slack._android import SOURCES
from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import About, Artifact, Attachment, Message, Party, Reaction, Row, SqliteCode


def _when(value: object) -> int | None:
    """Slack's times are seconds with six decimals, as text, and name the message as well."""
    whole, _, part = str(value or "").partition(".")
    if not (
        whole.isascii() and whole.isdigit() and len(whole) < 12 and (not part or (part.isascii() and part.isdigit()))
    ):
        return None
    start = UNIX_S.to_utc_us(int(whole))
    return None if start is None else start + int(part[:6].ljust(6, "0") or 0)


def _file(given: dict[str, Any]) -> Attachment:
    size = given.get("size")
    return Attachment(
        name=loose.text(given.get("name")),
        mime=loose.text(given.get("mimetype")),
        size=size if type(size) is int else None,
        url=loose.text(given.get("url_private")) or loose.text(given.get("permalink")),
        title=loose.text(given.get("title")),
    )


def _make(row: Row, about: About) -> Message:
    del about
    raw = row["json"]
    try:
        given = loose.mapping(json.loads(raw)) if isinstance(raw, str | bytes) and raw else {}
    except (ValueError, RecursionError) as error:
        raise ValueError("no JSON in the row") from error
    author, ts = loose.text(row["user"]) or loose.text(given.get("user")), loose.text(row["ts"])
    thread_ts = loose.text(row["thread_ts"])
    files = [_file(f) for f in loose.mappings(given.get("files")) if f]
    files += [
        Attachment(
            url=loose.text(a.get("from_url")) or loose.text(a.get("title_link")), title=loose.text(a.get("title"))
        )
        for a in loose.mappings(given.get("attachments"))
    ]
    body, kind = loose.text(given.get("text")), loose.text(row["subtype"]) or loose.text(given.get("subtype"))
    return Message(
        at=_when(ts),
        sender=Party(author, loose.text(row["name"]), "sender") if author else None,
        thread=loose.text(row["channel"]),
        thread_name=loose.text(row["channel_name"]),
        body=body,
        type=kind.lower() if kind else "attachment" if files and not body else "text",
        sent_at=_when(ts),
        edited_at=_when(loose.mapping(given.get("edited")).get("ts")),
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


def _messages(table: str, columns: dict[str, str], needs: tuple[str, ...], *, optional: bool) -> SqliteCode:
    user = columns["user?"]
    return SqliteCode(
        base=f"{table} AS m",
        key="m.rowid",
        joins=(
            "LEFT JOIN conversation AS c ON c.rowid = (SELECT min(x.rowid) FROM conversation AS x"
            " WHERE x.conversation_id = m.channel_id)",
            f"LEFT JOIN users AS u ON u.rowid = (SELECT min(y.rowid) FROM users AS y WHERE y.id = {user})",
            # The name of a conversation of two is the other person's id.
            "LEFT JOIN users AS o ON o.rowid = (SELECT min(z.rowid) FROM users AS z WHERE z.id = c.name_or_user)",
        ),
        requires={table: ("ts", "channel_id", "thread_ts", *needs)},
        columns={
            "ts": "m.ts",
            "channel": "m.channel_id",
            "channel_name?": "COALESCE(NULLIF(o.profile_real_name, ''), NULLIF(o.name, ''), NULLIF(c.name_or_user, ''))",
            "name?": "COALESCE(NULLIF(u.profile_real_name, ''), NULLIF(u.name, ''))",
            "thread_ts": "m.thread_ts",
        }
        | columns,
        make=_make,
        optional=optional,
    )


SLACK = Artifact(
    id="android.slack",
    title="Slack: messages and people",
    service="slack",
    emits=Message,
    files=("{app_data:com.Slack}/databases/org_*",),
    read=(
        _messages(
            "messages",
            {"json": "m.message_json", "user?": "m.user_id", "subtype?": "m.subtype"},
            ("message_json", "user_id"),
            optional=False,
        ),
        _messages(
            "message_threads",
            {
                "json": "m.message_blob",
                "user?": "CASE WHEN json_valid(m.message_blob) THEN json_extract(m.message_blob, '$.user') END",
                "subtype?": "m.event_sub_type",
            },
            ("message_blob",),
            optional=True,
        ),
    ),
    says="One record for each message and each reply in a thread, and one contact for each member of the workspace that"
    " the app kept.",
    limits="Texts are as Slack writes them, with <@U…> for people. Whose account it is stands in the app's list of accounts,"
    " so that direction is not there. A reply may be in both tables and is then a record of each. Copies of files lie in"
    " cache/slack_image_cache under the SHA-256 of their address. Direct messages' members are not read.",
    sources=SOURCES,
)
