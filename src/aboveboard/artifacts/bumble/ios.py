"""Bumble on iOS: messages of Chat.sqlite, which keeps each as a keyed archive."""

from __future__ import annotations

from aboveboard.formats import loose, plist
from aboveboard.formats.errors import FormatError
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import About, Artifact, Direction, Message, Party, Row, SqliteCode

_WAYS = {0: Direction.OUTGOING, 1: Direction.INCOMING}


def _message(row: Row, about: About) -> Message | None:
    del about
    data, way = row["data"], row["incoming"]
    if not isinstance(data, bytes):
        raise ValueError("no archive in the row")
    try:
        held = loose.mapping(plist.unarchive(plist.load(data)))
    except FormatError as error:
        raise ValueError(str(error)) from error
    if "self.dateCreated" not in held:
        return None
    made, changed = (UNIX_S.to_utc_us(held.get(f"self.date{word}")) for word in ("Created", "Modified"))
    direction = _WAYS.get(way) if isinstance(way, int) else None
    sender, receiver = loose.text(held.get("self.fromPersonUid")), loose.text(held.get("self.toPersonUid"))
    mine = direction == Direction.OUTGOING
    return Message(
        at=made,
        edited_at=changed if changed != made else None,
        direction=direction,
        sender=Party(sender, role="owner" if mine else "sender") if sender else None,
        recipients=[Party(receiver, role="recipient")] if receiver else None,
        thread=receiver if mine else sender,
        body=loose.text(held.get("self.messageText")),
        read=bool(row["read"]) if isinstance(row["read"], int) else None,
    )


MESSAGES = Artifact(
    id="ios.bumble",
    title="Bumble messages",
    service="bumble",
    emits=Message,
    files=("{app_data:com.moxco.bumble}/Library/Caches/Chat.sqlite",),
    read=(
        SqliteCode(
            base="database2 AS d",
            key="d.rowid",
            columns={"data": "d.data", "incoming": "i.isIncoming", "read": "i.isRead"},
            make=_message,
            joins=("LEFT JOIN secondaryIndex_isReadIndex AS i ON i.rowid = d.rowid",),
            requires={"database2": ("data",), "secondaryIndex_isReadIndex": ("isIncoming", "isRead")},
            leaves_out="rows of the store that are no message",
        ),
    ),
    says="One record for each message; rows of the store that are none are counted as left out. The chat is called by the other"
    " side's number.",
    limits="Names of people are not in this store. Pictures and sounds are not read: how they stand in the archive is not"
    " published.",
    sources=(
        "https://github.com/abrignoni/iLEAPP (bumble.py: the store, keys of the archive, times)",
        "https://github.com/yapstudios/YapDatabase (database2, secondary indexes)",
    ),
)
