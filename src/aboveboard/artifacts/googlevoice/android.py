"""Google Voice on Android: messages, calls and voicemail in the protocol buffers of `LegacyMsgDbInstance.db`."""

from __future__ import annotations

from aboveboard.formats import protobuf
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Artifact, Call, Direction, Message, Party, Row, SqliteCode

_CALL_IN, _CALL_OUT, _VOICEMAIL, _OUT = 1, 2, 3, 6


def _text(blob: bytes, path: str) -> str | None:
    found = protobuf.get(blob, path)
    return found.text or None if found else None


def _number(blob: bytes, path: str) -> int | None:
    found = protobuf.get(blob, path)
    return found.uint if found else None


def _transcript(blob: bytes) -> str | None:
    words = (word.text for word in protobuf.every(blob, "7.2[*].1"))
    return " ".join(word for word in words if word) or None


def _make(row: Row, about: About) -> Message | Call:
    """Fields: 1 id, 2 time, 3 own number, 4 other side, 6 read, 7 transcript, 9 seconds, 10 text, 13 kind, 15 group."""
    blob, thread = row["blob"], row["thread"]
    if not isinstance(blob, bytes):
        raise ValueError("no protocol buffer")
    kind, when = _number(blob, "13"), UNIX_MS.to_utc_us(_number(blob, "2"))
    if kind is None and when is None:
        raise ValueError("neither a kind nor a time")
    own, key, read = Party(_text(blob, "3"), role="owner"), _text(blob, "1"), _number(blob, "6")
    folder = about.path.rpartition("/")[0].rpartition("/")[2]
    # Of a group: who is in it, and, of what came in, who wrote.
    members = [member.text for member in protobuf.every(blob, "15.4[*].1")]
    writer = _text(blob, "15.5")
    other = writer or (None if members else _text(blob, "4.1"))
    missed = protobuf.first(blob, 22) is not None
    outgoing = kind in (_CALL_OUT, _OUT) if not members else writer is None
    direction = Direction.OUTGOING if outgoing else Direction.INCOMING
    others = [m for m in members if m != writer] or ([other] if other and outgoing else [])
    recipients = [Party(number, role="recipient") for number in others] or None
    sender = own if outgoing else Party(other, role="sender") if other else None
    if kind in (_CALL_IN, _CALL_OUT) or missed:
        length = protobuf.get(blob, "9")
        return Call(
            at=when,
            account=folder,
            direction=direction,
            answered=False if missed else True if kind == _CALL_IN else None,
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
        body=_transcript(blob) if kind == _VOICEMAIL else _text(blob, "15.1") or _text(blob, "10"),
        type="voicemail" if kind == _VOICEMAIL else "text" if kind in (5, _OUT) or members else f"type {kind}",
        read=bool(read) if read is not None else None,
        protocol="Google Voice",
        message_id=key,
    )


GOOGLE_VOICE = Artifact(
    id="android.googlevoice",
    title="Google Voice: messages, calls, voicemail",
    service="googlevoice",
    emits=(Message, Call),
    files=("{app_data:com.google.android.apps.googlevoice}/files/accounts/*/LegacyMsgDbInstance.db",),
    read=(
        SqliteCode(
            base="message_t AS m",
            key="m.rowid",
            requires={"message_t": ("message_blob", "conversation_id")},
            columns={"blob": "m.message_blob", "thread": "m.conversation_id"},
            make=_make,
        ),
    ),
    says="One message for each text and voicemail (with its transcript) and one call for each call. `account` is the"
    " number of the account's folder.",
    limits="The meaning of the fields was found by others by comparison and is not published. Whether an outgoing call was"
    " answered is not known. Sounds and pictures lie in cache/audio and cache/Photo MMS images under names that begin with the"
    " message's id; they are not joined.",
    sources=("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/googleVoice.py",),
)
