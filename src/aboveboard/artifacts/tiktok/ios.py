"""TikTok on iOS: direct messages (`ChatFiles/<account>/db.sqlite`) and the people of AwemeIM.db."""

from __future__ import annotations

import json
import re
from typing import Any

from aboveboard.artifacts.tiktok._ios import SOURCES
from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import About, Artifact, Attachment, Direction, Message, Party, Row, SqliteCode

_ACCOUNT = re.compile(r"/ChatFiles/(\d+)/db\.sqlite$")
_ONE_TO_ONE = re.compile(r"0:1:(\d+):(\d+)")


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
    thread = loose.text(row["conversation"])
    pair = _ONE_TO_ONE.fullmatch(thread or "")
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


MESSAGES = Artifact(
    id="ios.tiktok",
    title="TikTok: direct messages",
    service="tiktok",
    emits=Message,
    files=("{app_data:*}/Library/Application Support/ChatFiles/*/db.sqlite",),
    read=(
        SqliteCode(
            base="TIMMessageORM AS m",
            key="m.rowid",
            columns={
                "key?": "m.identifier",
                "local": "m.localcreatedat",
                "server?": "m.servercreatedat",
                "sender": "m.sender",
                "content": "m.content",
                "conversation": "m.belongingConversationIdentifier",
            },
            requires={"TIMMessageORM": ("localcreatedat", "sender", "content", "belongingConversationIdentifier")},
            make=_message,
        ),
    ),
    says="One record for each message, at the phone's time; which way it went is told by the account in the folder's name.",
    limits="Names of senders are in AwemeIM.db and are records of their own. Films and stickers are named by title and"
    " address. Reading marks and reactions are in tables that are not read.",
    sources=SOURCES,
)
