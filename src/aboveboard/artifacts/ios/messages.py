"""sms.db of Messages: SMS, MMS, RCS and iMessage, from iPhone OS 2 to the present schema."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aboveboard.artifacts.ios._messages_fields import ANY, IOS2, IOS5, IOS6, IOS8, IOS10, IOS14, IOS16, IOS18
from aboveboard.artifacts.ios._messages_words import CHAT, HANDLE, OF_MESSAGE, RECOVERABLE
from aboveboard.kit import Artifact, Message, Sqlite

_BASE = ("text", "attributedBody", "handle_id", "date", "is_from_me", "guid")
_OLD = ("address", "date", "text", "flags")
_RESPONSES = ("associated_message_type", "associated_message_guid", "balloon_bundle_id", "destination_caller_id")
_EDITED = ("thread_originator_guid", "date_edited", "date_retracted", "message_summary_info")
_RECOVER = ("chat_id", "message_id", "delete_date")


def _variant(fields: Mapping[str, Any], *columns: str, recoverable: bool = False) -> Sqlite:
    chat = f"COALESCE({OF_MESSAGE}, r.chat_id)" if recoverable else OF_MESSAGE
    return Sqlite(
        name="message",
        base="message AS m",
        key="m.ROWID",
        joins=(HANDLE, *((RECOVERABLE,) if recoverable else ()), CHAT.format(chat)),
        requires={
            "message": (*_BASE, *columns),
            "handle": ("id",),
            "chat": ("guid",),
            "chat_message_join": ("message_id", "chat_id"),
        }
        | ({"chat_recoverable_message_join": _RECOVER} if recoverable else {}),
        fields=fields,
    )


MESSAGES = Artifact(
    id="ios.messages",
    title="Messages (SMS, iMessage)",
    service="ios.messages",
    emits=Message,
    files=(
        "{mobile}/Library/SMS/sms.db",
        "{mobile}/Library/SMS/sms-temp.db",
    ),
    read=(
        _variant(IOS18, "item_type", *_RESPONSES, *_EDITED, "associated_message_emoji", recoverable=True),
        _variant(IOS16, "item_type", *_RESPONSES, *_EDITED, recoverable=True),
        _variant(IOS14, "item_type", *_RESPONSES, "thread_originator_guid"),
        _variant(IOS10, "item_type", *_RESPONSES),
        _variant(IOS8, "item_type", "group_action_type", "is_audio_message"),
        _variant(IOS6),
        Sqlite(
            name="message",
            base="message AS m",
            key="m.ROWID",
            joins=(HANDLE, CHAT.format(OF_MESSAGE)),
            requires={"message": ("text", "date", "is_from_me")},
            fields=ANY,
        ),
        Sqlite(
            name="message",
            base="message AS m",
            key="m.ROWID",
            fields=IOS5,
            requires={"message": (*_OLD, "is_madrid", "madrid_handle")},
        ),
        Sqlite(name="message", base="message AS m", key="m.ROWID", fields=IOS2, requires={"message": _OLD}),
    ),
    says="One record for each row of the message table: messages, tapbacks, and what happened in a group.",
    limits="Effects, app messages' payloads and who was in a group at an earlier time are not read; of a message in "
    "several conversations the first is given; messages that Messages deleted for good have no row here. `at` of an "
    "iMessage received is the time that its sender's device or the service gave. In iOS 5 and older, group and "
    "attachment tables are not read.",
    sources=(
        "https://github.com/ReagentX/imessage-exporter (docs/tables: columns, tapbacks, edited parts)",
        "http://doubleblak.com/blogPost.php?k=iOS16iMessage (edited, unsent, recently deleted)",
        "https://www.theiphonewiki.com/wiki/Messages (schema of iPhone OS 3 and iOS 5)",
        "https://github.com/log2timeline/plaso (parsers/sqlite_plugins/imessage.py: OS X 10.9-11 schema)",
    ),
    tested=("ios_native_ffs (sms.db of iOS 11 to 13 schema)", "plaso test data (imessage_chat.db)"),
)
