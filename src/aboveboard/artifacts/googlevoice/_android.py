"""How what android.py reads is decoded."""

from __future__ import annotations

from aboveboard.formats import protobuf
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Call, Direction, Message, Party, Row

CALL_IN, CALL_OUT, VOICEMAIL, OUT = 1, 2, 3, 6


def text(blob: bytes, path: str) -> str | None:
    found = protobuf.get(blob, path)
    return found.text or None if found else None


def number_of(blob: bytes, path: str) -> int | None:
    found = protobuf.get(blob, path)
    return found.uint if found else None


def transcript(blob: bytes) -> str | None:
    words = (word.text for word in protobuf.every(blob, "7.2[*].1"))
    return " ".join(word for word in words if word) or None


def make(row: Row, about: About) -> Message | Call:
    """Fields: 1 id, 2 time, 3 own number, 4 other side, 6 read, 7 transcript, 9 seconds, 10 text, 13 kind, 15 group."""
    blob, thread = row["blob"], row["thread"]
    if not isinstance(blob, bytes):
        raise ValueError("no protocol buffer")
    kind, when = number_of(blob, "13"), UNIX_MS.to_utc_us(number_of(blob, "2"))
    if kind is None and when is None:
        raise ValueError("neither a kind nor a time")
    own, key, read = Party(text(blob, "3"), role="owner"), text(blob, "1"), number_of(blob, "6")
    folder = about.path.rpartition("/")[0].rpartition("/")[2]
    # Of a group: who is in it, and, of what came in, who wrote.
    members = [member.text for member in protobuf.every(blob, "15.4[*].1")]
    writer = text(blob, "15.5")
    other = writer or (None if members else text(blob, "4.1"))
    missed = protobuf.first(blob, 22) is not None
    outgoing = kind in (CALL_OUT, OUT) if not members else writer is None
    direction = Direction.OUTGOING if outgoing else Direction.INCOMING
    others = [m for m in members if m != writer] or ([other] if other and outgoing else [])
    recipients = [Party(number, role="recipient") for number in others] or None
    sender = own if outgoing else Party(other, role="sender") if other else None
    if kind in (CALL_IN, CALL_OUT) or missed:
        length = protobuf.get(blob, "9")
        return Call(
            at=when,
            account=folder,
            direction=direction,
            answered=False if missed else True if kind == CALL_IN else None,
            status="missed or declined" if missed else None,
            duration=round(length.real, 3) if length else None,
            sender=sender,
            recipients=recipients,
            thread=thread if isinstance(thread, str) else None,
            read=bool(read) if read is not None else None,
            call_id=key,
        )
    return Message(
        at=when,
        account=folder,
        direction=direction,
        sender=sender,
        recipients=recipients,
        thread=thread if isinstance(thread, str) else None,
        body=transcript(blob) if kind == VOICEMAIL else text(blob, "15.1") or text(blob, "10"),
        type="voicemail" if kind == VOICEMAIL else "text" if kind in (5, OUT) or members else f"type {kind}",
        read=bool(read) if read is not None else None,
        protocol="Google Voice",
        message_id=key,
    )
