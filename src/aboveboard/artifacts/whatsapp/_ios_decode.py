"""What codes and blobs of WhatsApp on iOS mean: types, states, receipts with reactions."""

from __future__ import annotations

from typing import Any

from aboveboard.formats import protobuf, times
from aboveboard.kit import Reaction


def reactions(data: Any) -> list[Reaction]:
    """Field 7 of the receipts: 1 = of others (2 who, 3 what, 4 when), 2 = the phone's own (2 what, 3 when)."""
    found: list[Reaction] = []
    for field in protobuf.every(data, "7[*].1") + protobuf.every(data, "7[*].2"):
        own = field.number == 2
        who = None if own else protobuf.first(field.bytes, 2)
        what = protobuf.first(field.bytes, 2 if own else 3)
        when = protobuf.first(field.bytes, 3 if own else 4)
        if what is not None and what.text:
            by = "owner" if own else who.text if who else None
            found.append(Reaction(value=what.text, by=by, at=times.UNIX_MS.to_utc_us(when.uint) if when else None))
    return found


def receipt(number: int) -> Any:
    """When the only recipient had a message: field 3 plus the seconds in 2.4 (delivered) or 2.5 (read)."""

    def when(data: Any) -> Any:
        base: int | None = None
        after: list[int] = []
        for field in protobuf.fields(data):
            if field.number == 3:
                base = field.uint
            elif field.number == 2:
                seconds = protobuf.first(field.bytes, number)
                after += [seconds.uint] if seconds else []
        us = times.UNIX_S.to_utc_us(base + after[0]) if base is not None and len(after) == 1 else None
        return "" if us is None else us

    return when


def quoted(data: Any) -> str:
    """The id of the message that this one answers: field 5 of the media item's metadata."""
    field = protobuf.first(data, 5)
    return field.text if field else ""


TYPE = (
    "CASE m.ZMESSAGETYPE WHEN 0 THEN 'text' WHEN 1 THEN 'image' WHEN 2 THEN 'video' WHEN 3 THEN 'audio'"
    " WHEN 4 THEN 'contact' WHEN 5 THEN 'location' WHEN 6 THEN"
    " CASE m.ZGROUPEVENTTYPE WHEN 1 THEN 'group renamed' WHEN 2 THEN 'participant joined'"
    " WHEN 3 THEN 'participant left' WHEN 4 THEN 'group picture changed' WHEN 5 THEN 'group picture removed'"
    " WHEN 7 THEN 'participant removed' WHEN 10 THEN 'made administrator' WHEN 12 THEN 'group created'"
    " WHEN 50 THEN 'participants joined' ELSE 'group event ' || m.ZGROUPEVENTTYPE END"
    " WHEN 7 THEN 'link' WHEN 8 THEN 'document' WHEN 10 THEN"
    " CASE m.ZGROUPEVENTTYPE WHEN 1 THEN 'missed voice call' WHEN 2 THEN 'encryption notice'"
    " WHEN 3 THEN 'security code changed' WHEN 4 THEN 'missed video call' WHEN 22 THEN 'missed group video call'"
    " WHEN 34 THEN 'contact blocked' WHEN 35 THEN 'contact unblocked' ELSE 'system event ' || m.ZGROUPEVENTTYPE END"
    " WHEN 11 THEN 'GIF' WHEN 14 THEN 'deleted' WHEN 15 THEN 'sticker' WHEN 38 THEN 'image to view once'"
    " WHEN 39 THEN 'video to view once' WHEN 46 THEN 'poll' ELSE 'type ' || m.ZMESSAGETYPE END"
)
STATUS = (
    "CASE WHEN m.ZMESSAGEERRORSTATUS <> 0 THEN 'error ' || m.ZMESSAGEERRORSTATUS WHEN m.ZISFROMME = 1 THEN"
    " CASE m.ZMESSAGESTATUS WHEN 1 THEN 'sent' WHEN 6 THEN 'delivered' WHEN 8 THEN 'read' WHEN 9 THEN 'not sent'"
    " ELSE 'state ' || m.ZMESSAGESTATUS END END"
)
