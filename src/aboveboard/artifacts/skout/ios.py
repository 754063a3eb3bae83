"""Skout on iOS: messages of SKCache.sqlite, which keeps each as a keyed archive beside its columns."""

from __future__ import annotations

from aboveboard.artifacts.skout._ios import FILES, SOURCES, held, text
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import About, Artifact, Attachment, Direction, Message, Party, Row, SqliteCode


def _message(row: Row, about: About) -> Message:
    del about
    given, other = held(row["archive"]), text(row["other"]) or text(row["user"])
    sender, receiver = text(given.get("fromUserId")), text(given.get("toUserId"))
    mine = sender != other if sender and other else None
    picture = text(given.get("pictureUrl"))
    name = text(row["name"])
    return Message(
        at=COCOA_S.to_utc_us(row["date"]),
        direction=None if mine is None else Direction.OUTGOING if mine else Direction.INCOMING,
        sender=Party(sender, None if mine else name, "owner" if mine else "sender") if sender else None,
        recipients=[Party(receiver, name if mine else None, "recipient")] if receiver else None,
        thread=other,
        thread_name=name,
        body=text(row["text"]) or text(given.get("description")),
        type=text(given.get("type")),
        deleted=bool(row["deleted"]) if isinstance(row["deleted"], int) else None,
        attachments=[Attachment(url=picture)] if picture else None,
        message_id=text(row["id"]),
    )


MESSAGES = Artifact(
    id="ios.skout",
    title="Skout messages",
    service="skout",
    emits=Message,
    files=FILES,
    read=(
        SqliteCode(
            base="ZSKCACHEDCHATMESSAGE AS m",
            key="m.Z_PK",
            columns={
                "date": "m.ZSKOUTMESSAGEDATE",
                "text": "m.ZSKOUTMESSAGETEXT",
                "id": "m.ZSKOUTMESSAGEID",
                "user": "m.ZSKOUTUSERID",
                "deleted?": "m.ZDELETEDLOCALLY",
                "archive": "m.ZSKOUTMESSAGE",
                "other": "u.ZSKOUTUSERID",
                "name": "u.ZSKOUTUSERNAME",
            },
            make=_message,
            joins=(
                "LEFT JOIN ZSKCACHEDCHAT AS c ON c.Z_PK = m.ZCHAT",
                "LEFT JOIN ZSKCACHEDUSER AS u ON u.Z_PK = c.ZCACHEDUSER",
            ),
            requires={
                "ZSKCACHEDCHATMESSAGE": (
                    "ZSKOUTMESSAGEDATE",
                    "ZSKOUTMESSAGETEXT",
                    "ZSKOUTUSERID",
                    "ZCHAT",
                    "ZSKOUTMESSAGE",
                ),
                "ZSKCACHEDCHAT": ("ZCACHEDUSER",),
                "ZSKCACHEDUSER": ("ZSKOUTUSERID", "ZSKOUTUSERNAME"),
            },
        ),
    ),
    says="One record for each message. Outgoing is one whose sender is not the person that the chat is with. `deleted` says that"
    " the app marks it as deleted on this phone.",
    limits="Pictures are named by their address; a copy may lie in the cache of pictures under a name made of it. Kinds are the"
    " app's own words.",
    sources=SOURCES,
)
