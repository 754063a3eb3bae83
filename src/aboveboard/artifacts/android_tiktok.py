"""TikTok on Android: direct messages (one `<account>_im.db` for each account) and the people known to the app."""

from __future__ import annotations

import json
import re
from typing import Any

from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import (
    About,
    Artifact,
    Attachment,
    Col,
    Contact,
    Direction,
    Message,
    Party,
    Row,
    Rows,
    Sqlite,
    SqliteCode,
    opt,
)

_PACKAGES = ("com.zhiliaoapp.musically", "com.ss.android.ugc.trill", "com.ss.android.ugc.aweme")
_ACCOUNT = re.compile(r"(\d+)_im\.db$")
_ONE_TO_ONE = re.compile(r"0:1:(\d+):(\d+)")
_SOURCES = (
    "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/tikTok.py",
    "https://doi.org/10.1109/ISNCC62547.2024.10759027 (Hu and Karabiyik, TikTok on Android and iOS)",
)


def _message(row: Row, about: About) -> Message:
    found = _ACCOUNT.search(about.path)
    me, sender = found.group(1) if found else None, row["sender"]
    by = str(sender) if isinstance(sender, int | str) and sender != "" else None
    own = by == me if by and me else None
    try:
        content: dict[str, Any] = loose.mapping(json.loads(row["content"])) if isinstance(row["content"], str) else {}
    except (ValueError, RecursionError):
        content = {}
    urls = loose.listing(loose.mapping(content.get("url")).get("url_list"))
    url, name = loose.text(urls[0]) if urls else None, loose.text(content.get("display_name"))
    # A conversation of two is named after both accounts.
    thread = loose.text(row["conversation"])
    pair = _ONE_TO_ONE.fullmatch(thread or "")
    other = next((p for p in pair.groups() if p != by), None) if pair else None
    kind = row["type"]
    at = UNIX_MS.to_utc_us(row["created"])
    return Message(
        at=at,
        sent_at=at,
        account=me,
        direction=None if own is None else Direction.OUTGOING if own else Direction.INCOMING,
        sender=Party(by, role="sender") if by else None,
        recipients=[Party(other, role="recipient")] if other else None,
        thread=thread,
        body=loose.text(content.get("text")) or loose.text(content.get("tips")),
        type=f"type {kind}" if isinstance(kind, int) else None,
        read=row["read"] == 1 if isinstance(row["read"], int) else None,
        deleted=row["deleted"] == 1 if isinstance(row["deleted"], int) else None,
        attachments=[Attachment(url=url, title=name)] if url or name else None,
        message_id=loose.text(row["uuid"]),
    )


MESSAGES = Artifact(
    id="android.tiktok",
    title="TikTok: direct messages",
    service="tiktok",
    emits=Message,
    files=tuple(f"{{app_data:{package}}}/databases/*_im.db" for package in _PACKAGES),
    read=(
        SqliteCode(
            base="msg AS m",
            key="m.rowid",
            columns={
                "uuid?": "m.msg_uuid",
                "created": "m.created_time",
                "sender": "m.sender",
                "content": "m.content",
                "type?": "m.type",
                "deleted?": "m.deleted",
                "read?": "m.read_status",
                "conversation": "m.conversation_id",
            },
            requires={"msg": ("created_time", "sender", "content", "conversation_id")},
            make=_message,
        ),
    ),
    says="One record for each message; which way it went is told by the account in the file's name.",
    limits="Names of senders are in another database and are records of their own. Types are numbers without a public"
    " meaning. Films and stickers are named by title and address; what only the app can show has no text.",
    sources=_SOURCES,
)


def _people(table: str, name: str, *, more: bool) -> Sqlite:
    return Sqlite(
        f"{table} AS u",
        "u.rowid",
        {
            "name": Col("NULLIF(u.NICK_NAME, '')"),
            "identifiers": Rows(
                "SELECT 'handle' AS type, CAST(u.UNIQUE_ID AS TEXT) AS value WHERE u.UNIQUE_ID <> ''",
                keys=("type", "value"),
            ),
            "contact_id": Col("CAST(u.UID AS TEXT)"),
            "party": Col("CAST(u.UID AS TEXT)"),
            "groups": Rows(
                "SELECT value AS value FROM (SELECT 'follow status ' || u.FOLLOW_STATUS AS value"
                " WHERE u.FOLLOW_STATUS IS NOT NULL)",
                keys=("",),
            ),
        }
        | (
            {
                "at": opt("u.UPDATE_TIME", UNIX_MS),
                "modified_at": opt("u.UPDATE_TIME", UNIX_MS),
            }
            if more
            else {}
        ),
        name=name,
        requires={table: ("UID", "NICK_NAME", "UNIQUE_ID")},
        optional=True,
    )


PEOPLE = Artifact(
    id="android.tiktok.people",
    title="TikTok: people",
    service="tiktok",
    emits=Contact,
    files=tuple(
        f"{{app_data:{package}}}/databases/{name}" for package in _PACKAGES for name in ("db_im_xx", "db_im_contact*")
    ),
    read=(_people("IM_USER_BASE_INFO", "people", more=True), _people("SIMPLE_USER", "people of old", more=False)),
    says="One record for each person that the messaging part of the app knows.",
    limits="A row does not say that there was any contact. Follow status, blocked and deleted are numbers without a"
    " public meaning; the first is named as stored. The same person may be in both databases.",
    sources=_SOURCES,
)
