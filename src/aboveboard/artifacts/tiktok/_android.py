"""How what android.py reads is decoded."""

from __future__ import annotations

import json
import re
from typing import Any

from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Attachment, Direction, Message, Party, Row

PACKAGES = ("com.zhiliaoapp.musically", "com.ss.android.ugc.trill", "com.ss.android.ugc.aweme")

ACCOUNT = re.compile(r"(\d+)_im\.db$")

ONE_TO_ONE = re.compile(r"0:1:(\d+):(\d+)")

SOURCES = (
    "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/tikTok.py",
    "https://doi.org/10.1109/ISNCC62547.2024.10759027 (Hu and Karabiyik, TikTok on Android and iOS)",
)


def message(row: Row, about: About) -> Message:
    found = ACCOUNT.search(about.path)
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
    pair = ONE_TO_ONE.fullmatch(thread or "")
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
