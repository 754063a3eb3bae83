"""Mastodon: direct messages: see `ios.py`."""

from __future__ import annotations

from typing import Any

from aboveboard.artifacts.mastodon._ios import AUTHOR, BOTH, FILES, JSON, NEEDS, OWN, SHOWN, SOURCES, items
from aboveboard.kit import Artifact, Col, Const, Message, Py, Sqlite, opt


def _thread(author: Any, data: Any) -> str:
    """Who takes part in a private post, in one order: what the app itself groups a conversation by."""
    people = {str(m.get("acct")) for m in items(data)} if data is not None else set[str]()
    return ", ".join(sorted(f"@{name}" for name in people | {str(author)} if author or people))


def _other(mentions: Any, author: Any) -> str:
    """The other side's id: who was written to first, or who wrote."""
    return author or next((str(m["id"]) for m in items(mentions) if m.get("id")), "")


MESSAGES = Artifact(
    id="ios.mastodon.messages",
    title="Mastodon: direct messages",
    service="mastodon",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            name="direct messages",
            base="ZSTATUS AS s",
            key="s.Z_PK",
            joins=(AUTHOR,),
            requires=NEEDS,
            where="s.ZVISIBILITYRAW = 'direct'",
            leaves_out="posts, which are read as such",
            fields=BOTH
            | {
                "direction": opt(f"CASE {OWN} WHEN 1 THEN 'outgoing' WHEN 0 THEN 'incoming' END"),
                "sender": Col(
                    f"CASE WHEN u.ZID IS NOT NULL THEN json_object('identifier', CAST(u.ZID AS TEXT), 'name', {SHOWN}, 'role',"
                    f" CASE WHEN {OWN} THEN 'owner' ELSE 'sender' END) END",
                    JSON,
                    optional=True,
                ),
                "party": opt(
                    (f"CASE WHEN {OWN} THEN s.ZMENTIONS END", f"CASE WHEN NOT {OWN} THEN u.ZID END"),
                    Py("mastodon_other", _other),
                ),
                "thread": opt(("u.ZACCT", "s.ZMENTIONS"), Py("mastodon_people", _thread)),
                "subject": opt("NULLIF(s.ZSPOILERTEXT, '')"),
                "type": Const("private mention"),
                "reply_to": opt("NULLIF(s.ZINREPLYTOID, '')"),
                "message_id": Col("s.ZID"),
            },
            kind=Message,
            optional=True,
        ),
    ),
    says="One record for each post that only those named in it may see.",
    limits="What ios.mastodon says of its limits holds here too.",
    sources=SOURCES,
    tested=("josh_ios17_ffs (iOS 17.3)",),
)
