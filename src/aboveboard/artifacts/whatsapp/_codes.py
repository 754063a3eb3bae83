"""What WhatsApp's codes on Android mean, as SQL; see `_android.SOURCES`."""

from __future__ import annotations

from aboveboard.kit import Sql


def actions(column: str) -> str:
    """What a system message says, by its action code."""
    return (
        f"CASE {column} WHEN 1 THEN 'group renamed' WHEN 4 THEN 'participants added' WHEN 5 THEN 'participant left'"
        " WHEN 6 THEN 'group picture changed' WHEN 7 THEN 'participant removed' WHEN 10 THEN 'number changed'"
        " WHEN 11 THEN 'group created' WHEN 12 THEN 'participants added' WHEN 13 THEN 'participant left'"
        " WHEN 14 THEN 'participant removed' WHEN 15 THEN 'made administrator' WHEN 16 THEN 'no longer administrator'"
        " WHEN 18 THEN 'security code changed' WHEN 19 THEN 'encryption notice' WHEN 20 THEN 'joined by link'"
        " WHEN 21 THEN 'group link reset' WHEN 27 THEN 'group description changed' WHEN 28 THEN 'number changed'"
        " WHEN 29 THEN 'only administrators may edit' WHEN 30 THEN 'all may edit'"
        " WHEN 31 THEN 'only administrators may send' WHEN 32 THEN 'all may send' WHEN 46 THEN 'business chat'"
        " WHEN 52 THEN 'joined by invitation' WHEN 56 THEN 'disappearing messages changed'"
        " WHEN 57 THEN 'device changed' WHEN 58 THEN 'contact blocked or unblocked'"
        " WHEN 59 THEN 'disappearing messages changed' WHEN 67 THEN 'encryption notice' WHEN 68 THEN"
        " 'disappearing messages by default' WHEN 70 THEN 'call' WHEN 75 THEN 'group added to community'"
        " WHEN 78 THEN 'group removed from community' WHEN 79 THEN 'joined from community' WHEN 80 THEN 'message kept'"
        " WHEN 81 THEN 'made community administrator' WHEN 90 THEN 'added to community' WHEN 107 THEN"
        " 'community renamed' WHEN 118 THEN 'message pinned' WHEN 132 THEN 'channel created'"
        f" ELSE 'system event' || COALESCE(' ' || {column}, '') END"
    )


def types(column: str, caption: str) -> str:
    """What a message is, by its type code; calls told apart by their caption."""
    medium = f"CASE {caption} WHEN 'audio' THEN 'voice ' WHEN 'video' THEN 'video ' ELSE '' END"
    return (
        f"CASE {column} WHEN 0 THEN 'text' WHEN 1 THEN 'image' WHEN 2 THEN 'audio' WHEN 3 THEN 'video'"
        " WHEN 4 THEN 'contact' WHEN 5 THEN 'location' WHEN 7 THEN 'system'"
        f" WHEN 8 THEN {medium} || 'call' WHEN 9 THEN 'document' WHEN 10 THEN 'missed ' || {medium} || 'call'"
        " WHEN 11 THEN 'waiting for this message' WHEN 13 THEN 'GIF' WHEN 14 THEN 'contacts' WHEN 15 THEN 'deleted'"
        " WHEN 16 THEN 'live location' WHEN 20 THEN 'sticker' WHEN 23 THEN 'product' WHEN 24 THEN 'group invitation'"
        " WHEN 25 THEN 'template' WHEN 26 THEN 'template' WHEN 27 THEN 'template' WHEN 28 THEN 'template'"
        " WHEN 36 THEN 'disappearing messages changed' WHEN 42 THEN 'image to view once'"
        " WHEN 43 THEN 'video to view once' WHEN 44 THEN 'order' WHEN 64 THEN 'deleted by administrator'"
        " WHEN 66 THEN 'poll' WHEN 82 THEN 'audio to view once' WHEN 90 THEN 'call' WHEN 106 THEN 'poll'"
        f" ELSE 'type ' || {column} END"
    )


def status(from_me: str) -> Sql:
    """How far a message came, by its state code and whether it is the phone's own."""
    return Sql(
        "state of delivery",
        f"CASE WHEN {from_me} = 1 THEN CASE {{}} WHEN 0 THEN 'not sent' WHEN 4 THEN 'sent' WHEN 5 THEN 'delivered'"
        " WHEN 8 THEN 'played' WHEN 13 THEN 'read' WHEN 6 THEN 'system' ELSE 'state ' || {} END"
        f" WHEN {from_me} = 0 THEN CASE {{}} WHEN 0 THEN 'received' WHEN 10 THEN 'played' WHEN 6 THEN 'system'"
        " ELSE 'state ' || {} END END",
    )
