"""How what android_messages.py reads is decoded."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.artifacts.twitter._android import account_of, all_texts, as_id, party
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Attachment, Direction, Message, Row

OTHERS = (
    "(SELECT json_group_array(json_array(CAST(p.user_id AS TEXT), CAST(o.username AS TEXT),"
    " CAST(o.name AS TEXT))) FROM conversation_participants AS p"
    " LEFT JOIN users AS o ON o.user_id = p.user_id WHERE p.conversation_id = e.conversation_id)"
)


def message(row: Row, about: About) -> Message:
    owner, sender = account_of(row, about), as_id(row["user_id"])
    texts = all_texts(row["data"])
    kind = row["entry_type"]
    others: list[list[Any]] = json.loads(row["others"] or "[]")
    outgoing = None if owner is None or sender is None else owner == sender
    return Message(
        at=UNIX_MS.to_utc_us(row["created"]),
        direction=None if outgoing is None else Direction.OUTGOING if outgoing else Direction.INCOMING,
        sender=party(sender, row["username"], row["name"], "owner" if outgoing else "sender"),
        recipients=[p for o in others if str(o[0]) != sender and (p := party(o[0], o[1], o[2], "recipient"))] or None,
        thread=row["conversation_id"] or None,
        thread_name=row["title"] or None,
        body=texts[0] if texts else None,
        type="text" if kind == 0 else None if kind is None else f"entry {kind}",
        sent_at=UNIX_MS.to_utc_us(row["created"]),
        message_id=as_id(row["entry_id"]),
        attachments=[
            Attachment(url=url)
            for url in dict.fromkeys(texts[1:])
            if url.startswith(("https://ton.twitter.com/", "https://pbs.twimg.com/dm_", "https://video.twimg.com/dm_"))
        ]
        or None,
        account=owner,
    )
