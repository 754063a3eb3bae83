"""What the files about tiktok share."""

from __future__ import annotations

import json
import re
from typing import Any

from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import About, Attachment, Direction, Message, Party, Row

SOURCES = ("https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/tikTok.py",)


ACCOUNT = re.compile(r"/ChatFiles/(\d+)/db\.sqlite$")

ONE_TO_ONE = re.compile(r"0:1:(\d+):(\d+)")


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
    thread = loose.text(row["conversation"])
    pair = ONE_TO_ONE.fullmatch(thread or "")
    other = next((p for p in pair.groups() if p != by), None) if pair else None
    local, server = UNIX_S.to_utc_us(row["local"]), UNIX_S.to_utc_us(row["server"])
    return Message(
        at=local or server,
        sent_at=server,
        account=me,
        direction=None if own is None else Direction.OUTGOING if own else Direction.INCOMING,
        sender=Party(by, role="sender") if by else None,
        recipients=[Party(other, role="recipient")] if other else None,
        thread=thread,
        body=loose.text(content.get("text")) or loose.text(content.get("tips")),
        attachments=[Attachment(url=url, title=name)] if url or name else None,
        message_id=loose.text(row["key"]),
    )
