"""sms.db of Messages: SMS, MMS, RCS and iMessage, from iPhone OS 2 to the present schema."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, cast

from aboveboard.formats import loose, plist, times, typedstream
from aboveboard.kit import (
    Artifact,
    Col,
    Edit,
    Message,
    NoText,
    Person,
    Py,
    Rows,
    Sql,
    Sqlite,
    direction_from_me,
    flag,
    opt,
)


def _text(body: Any) -> str:
    return body if isinstance(body, str) else typedstream.attributed_text(body)


def _summary(data: bytes) -> dict[str, Any]:
    value = plist.load(data)
    if not isinstance(value, dict):
        raise NoText("message_summary_info is not a dictionary")
    return cast("dict[str, Any]", value)


def _edits(data: Any) -> list[Edit]:
    """Earlier texts: `ec` maps each part to its versions in order, of which the last is the present one."""
    info = _summary(data)
    gone = {str(part) for part in loose.listing(info.get("rp"))}
    edits: list[Edit] = []
    for part, versions in loose.mapping(info.get("ec")).items():
        kept = loose.listing(versions) if part in gone else loose.listing(versions)[:-1]
        for version in map(loose.mapping, kept):
            text = version.get("t")
            body = typedstream.attributed_text(text) if isinstance(text, bytes) else None
            edits.append(Edit(body=body, at=times.COCOA_S.to_utc_us(version.get("d"))))
    return edits


def _unsent(data: Any) -> bool:
    """Whether all parts of the message (`otr`) are among those taken back (`rp`)."""
    if not isinstance(data, bytes):
        return bool(data)
    info = _summary(data)
    gone = {str(part) for part in loose.listing(info.get("rp"))}
    return bool(gone) and set(loose.mapping(info.get("otr"))) <= gone


_DATE = Sql("cocoa seconds or nanoseconds", times.COCOA_AUTO.sql("{}"), sentinels=(0,))
_JSON = Sql("parties", "{}", json=True)
_REACTIONS = "'loved', 'liked', 'disliked', 'laughed at', 'emphasized', 'questioned', 'emoji', 'sticker'"
_REACTION = (
    "CASE WHEN m.associated_message_type BETWEEN 2000 AND 2007"
    f" THEN json_extract(json_array({_REACTIONS}), '$[' || (m.associated_message_type - 2000) || ']')"
    " WHEN m.associated_message_type BETWEEN 3000 AND 3007"
    f" THEN 'removed ' || json_extract(json_array({_REACTIONS}), '$[' || (m.associated_message_type - 3000) || ']') END"
)
_EMOJI = f"CASE WHEN m.associated_message_type = 2006 THEN m.associated_message_emoji ELSE {_REACTION} END"
_ABOUT = (
    "CASE WHEN m.associated_message_guid LIKE 'p:%/%' THEN substr(m.associated_message_guid,"
    " instr(m.associated_message_guid, '/') + 1) WHEN m.associated_message_guid LIKE 'bp:%'"
    " THEN substr(m.associated_message_guid, 4) ELSE NULLIF(m.associated_message_guid, '') END"
)
_GROUP = (
    "WHEN m.item_type = 1 THEN CASE m.group_action_type WHEN 0 THEN 'participant added' ELSE 'participant removed' END"
    " WHEN m.item_type = 2 THEN 'group renamed'"
    " WHEN m.item_type = 3 THEN CASE m.group_action_type WHEN 0 THEN 'participant left'"
    " WHEN 1 THEN 'group photo changed' WHEN 2 THEN 'group photo removed' ELSE 'group action' END"
    " WHEN m.item_type = 4 THEN"
    " CASE m.share_status WHEN 1 THEN 'location sharing stopped' ELSE 'location sharing started' END"
    " WHEN m.item_type = 5 THEN 'audio message kept' WHEN m.item_type = 6 THEN 'SharePlay'"
    " WHEN m.item_type > 0 THEN 'item ' || m.item_type"
)
_APPS = (
    "WHEN m.associated_message_type BETWEEN 2000 AND 3007 THEN 'reaction'"
    " WHEN m.associated_message_type = 1000 THEN 'sticker'"
    " WHEN m.balloon_bundle_id = 'com.apple.messages.URLBalloonProvider' THEN 'link'"
    " WHEN m.balloon_bundle_id <> '' THEN 'app message'"
)
_PLAIN = "WHEN m.cache_has_attachments = 1 THEN 'attachment' ELSE 'text' END"
_VOICE = "WHEN m.is_audio_message = 1 THEN 'audio'"


def _plain(expr: str) -> str:
    """JSON has no blobs, and one of them must not cost the row."""
    return f"CASE typeof({expr}) WHEN 'blob' THEN NULL ELSE {expr} END"


def _party(expr: str, role: str) -> str:
    return f"json_object('identifier', {expr}, 'role', '{role}')"


# 'E:jane@example.org' or 'P:+15550100'; the newer column has the address alone.
_LOGIN = (
    "CASE WHEN typeof(m.account) = 'blob' THEN NULL WHEN substr(m.account, 2, 1) = ':'"
    " THEN NULLIF(substr(m.account, 3), '') ELSE NULLIF(m.account, '') END"
)
_CALLER = f"COALESCE(NULLIF({_plain('m.destination_caller_id')}, ''), {_LOGIN})"
_CHAT = "LEFT JOIN chat AS c ON c.ROWID = {}"
_OF_MESSAGE = "(SELECT min(j.chat_id) FROM chat_message_join AS j WHERE j.message_id = m.ROWID)"
_HANDLE = "LEFT JOIN handle AS h ON h.ROWID = m.handle_id"
_RECOVERABLE = (
    "LEFT JOIN chat_recoverable_message_join AS r ON r.message_id = m.ROWID AND NOT EXISTS (SELECT 1 FROM"
    " chat_recoverable_message_join AS k WHERE k.message_id = r.message_id AND k.chat_id < r.chat_id)"
)


def _people(owner: str) -> dict[str, Col]:
    handle, chat, me = _plain("h.id"), _plain("c.chat_identifier"), _party(owner, "owner")
    # In a group that the phone sent to, handle_id is 0, so that nobody is left out of the list.
    others = (
        f"(SELECT json_group_array({_party(_plain('p.id'), 'recipient')}) FROM chat_handle_join AS q"
        " JOIN handle AS p ON p.ROWID = q.handle_id WHERE q.chat_id = c.ROWID AND q.handle_id <> m.handle_id)"
    )
    return {
        "sender": Col(
            f"CASE WHEN m.is_from_me = 1 THEN {me} WHEN h.id IS NOT NULL THEN {_party(handle, 'sender')} END", _JSON
        ),
        "recipients": Col(
            f"CASE WHEN m.is_from_me = 1 THEN CASE WHEN c.style = 43 THEN {others}"
            f" WHEN h.id IS NOT NULL THEN json_array({_party(handle, 'recipient')})"
            f" WHEN c.chat_identifier <> '' THEN json_array({_party(chat, 'recipient')}) END"
            f" WHEN c.style = 43 THEN json_insert({others}, '$[#]', {me}) ELSE json_array({me}) END",
            _JSON,
        ),
    }


_BODY = "CASE WHEN m.text <> '' THEN m.text ELSE NULLIF(m.attributedBody, '') END"
_ATTACHED = Rows(
    "SELECT a.filename AS path, a.transfer_name AS name, a.mime_type AS mime, a.total_bytes AS size,"
    " CASE WHEN a.filename LIKE '~/%' THEN 'private/var/mobile/' || substr(a.filename, 3)"
    " WHEN a.filename LIKE '/var/%' THEN 'private' || a.filename END AS file"
    " FROM message_attachment_join AS x JOIN attachment AS a ON a.ROWID = x.attachment_id"
    " WHERE x.message_id = m.ROWID ORDER BY a.ROWID",
    keys=("path", "name", "mime", "size", "file"),
)
_IOS6 = MappingProxyType(
    {
        "at": Col("m.date", _DATE),
        "party": Col("COALESCE(h.id, NULLIF(c.chat_identifier, ''))"),
        "direction": Col("m.is_from_me", direction_from_me),
        "thread": Col("NULLIF(c.guid, '')"),
        "thread_name": Col("NULLIF(c.display_name, '')", optional=True),
        "subject": Col("NULLIF(m.subject, '')"),
        "body": Col(_BODY, Py("attributed_text", _text, blobs_only=True)),
        "type": Col(f"CASE {_PLAIN}"),
        "status": Col(
            "CASE WHEN m.error <> 0 THEN 'error ' || m.error WHEN m.is_from_me = 0 THEN NULL WHEN m.is_delivered = 1"
            " THEN 'delivered' WHEN m.is_sent = 1 THEN 'sent' ELSE 'not sent' END"
        ),
        "sent_at": Col("CASE m.is_from_me WHEN 1 THEN m.date END", _DATE),
        "delivered_at": Col("m.date_delivered", _DATE),
        "read_at": Col("m.date_read", _DATE),
        # For what the phone sent, is_read says nothing; a time means that the other side sent a read receipt.
        "read": Col("CASE WHEN m.is_from_me = 0 THEN m.is_read WHEN m.date_read > 0 THEN 1 END", flag),
        "protocol": Col("NULLIF(m.service, '')"),
        "attachments": _ATTACHED,
        "message_id": Col("NULLIF(m.guid, '')"),
        "account": Col("NULLIF(m.account, '')"),
    }
    | _people(_LOGIN)
)
_IOS8 = MappingProxyType(
    _IOS6
    | {
        "subject": Col("COALESCE(NULLIF(m.subject, ''), NULLIF(m.group_title, ''))"),
        "type": Col(f"CASE {_GROUP} {_VOICE} {_PLAIN}"),
        "played_at": opt("m.date_played", _DATE),
    }
)
_IOS10 = MappingProxyType(
    _IOS8
    | {
        "type": Col(f"CASE {_GROUP} {_APPS} {_VOICE} {_PLAIN}"),
        "app": Col("NULLIF(m.balloon_bundle_id, '')"),
        "reaction": Col(_REACTION),
        "reaction_to": Col(_ABOUT),
    }
    | _people(_CALLER)
)
_IOS14 = MappingProxyType(_IOS10 | {"reply_to": Col("NULLIF(m.thread_originator_guid, '')")})
_IOS16 = MappingProxyType(
    _IOS14
    | {
        "edited_at": Col("m.date_edited", _DATE),
        "edits": Col(
            "CASE WHEN m.date_edited > 0 THEN m.message_summary_info END", Py("message_edits", _edits, json=True)
        ),
        "deleted": Col(
            "CASE WHEN r.message_id IS NOT NULL OR m.date_retracted > 0 THEN 1"
            " WHEN m.date_edited > 0 THEN m.message_summary_info END",
            Py("message_unsent", _unsent, blobs_only=True),
        ),
        "deleted_at": Col("COALESCE(r.delete_date, NULLIF(m.date_retracted, 0))", _DATE),
    }
)
_IOS18 = MappingProxyType(_IOS16 | {"reaction": Col(_EMOJI)})

# iPhone OS 2 to iOS 5: no handle table; in iOS 5 iMessage has columns of its own and another epoch.
_IOS5 = MappingProxyType(
    {
        "at": Col("CASE WHEN m.is_madrid = 1 THEN m.date + 978307200 ELSE m.date END", times.UNIX_S),
        "party": Col("COALESCE(NULLIF(m.address, ''), NULLIF(m.madrid_handle, ''))"),
        "direction": Col(
            "CASE WHEN m.is_madrid = 1 THEN (m.madrid_flags & 4) <> 0 WHEN m.flags = 2 THEN 0"
            " WHEN m.flags IN (3, 33, 35, 67) THEN 1 END",
            direction_from_me,
        ),
        "body": Col("NULLIF(m.text, '')"),
        "subject": opt("NULLIF(m.subject, '')"),
        "thread": Col(
            "CASE WHEN m.is_madrid = 1 THEN COALESCE(m.madrid_roomname, m.madrid_handle)"
            " ELSE CAST(m.group_id AS TEXT) END"
        ),
        "read": opt("m.read", flag),
        "read_at": opt("m.madrid_date_read", times.COCOA_S),
        "delivered_at": opt("m.madrid_date_delivered", times.COCOA_S),
        "protocol": Col("CASE WHEN m.is_madrid = 1 THEN m.madrid_service ELSE 'SMS' END"),
        "status": Col(
            "CASE WHEN m.madrid_error <> 0 THEN 'error ' || m.madrid_error"
            " WHEN m.flags IN (33, 35, 67) THEN 'not sent' END"
        ),
        "deleted": Col("CASE WHEN m.flags & 128 THEN 1 END", flag),
        "account": opt("NULLIF(m.madrid_account, '')"),
        "message_id": opt("m.madrid_guid"),
    }
)
_IOS2 = MappingProxyType(
    {
        "at": Col("m.date", times.UNIX_S),
        "party": Col("NULLIF(m.address, '')"),
        "direction": Col("CASE WHEN m.flags = 2 THEN 0 WHEN m.flags IN (3, 33, 35, 67) THEN 1 END", direction_from_me),
        "body": Col("NULLIF(m.text, '')"),
        "subject": opt("NULLIF(m.subject, '')"),
        "thread": opt("CAST(m.group_id AS TEXT)"),
        "read": opt("m.read", flag),
        "status": Col("CASE WHEN m.flags IN (33, 35, 67) THEN 'not sent' END"),
        "deleted": Col("CASE WHEN m.flags & 128 THEN 1 END", flag),
    }
)
# Whatever else has the words and the direction; each field stands for itself.
_ANY = MappingProxyType(
    {
        "at": Col("m.date", _DATE),
        "party": opt("COALESCE(h.id, NULLIF(c.chat_identifier, ''))"),
        "direction": Col("m.is_from_me", direction_from_me),
        "sender": Person("h.id", role="sender", when="m.is_from_me = 0"),
        "recipients": Person("h.id", role="recipient", many=True, when="m.is_from_me = 1"),
        "thread": opt("NULLIF(c.guid, '')"),
        "thread_name": opt("NULLIF(c.display_name, '')"),
        "subject": opt("NULLIF(m.subject, '')"),
        "body": Col(_BODY, Py("attributed_text", _text, blobs_only=True), optional=True),
        "protocol": opt("NULLIF(m.service, '')"),
        "read_at": opt("m.date_read", _DATE),
        "delivered_at": opt("m.date_delivered", _DATE),
        "attachments": _ATTACHED,
        "message_id": opt("NULLIF(m.guid, '')"),
        "account": opt("NULLIF(m.account, '')"),
    }
)
_BASE = ("text", "attributedBody", "handle_id", "date", "is_from_me", "guid")
_OLD = ("address", "date", "text", "flags")
_RESPONSES = ("associated_message_type", "associated_message_guid", "balloon_bundle_id", "destination_caller_id")
_EDITED = ("thread_originator_guid", "date_edited", "date_retracted", "message_summary_info")
_RECOVER = ("chat_id", "message_id", "delete_date")


def _variant(fields: Mapping[str, Any], *columns: str, recoverable: bool = False) -> Sqlite:
    chat = f"COALESCE({_OF_MESSAGE}, r.chat_id)" if recoverable else _OF_MESSAGE
    return Sqlite(
        name="message",
        base="message AS m",
        key="m.ROWID",
        joins=(_HANDLE, *((_RECOVERABLE,) if recoverable else ()), _CHAT.format(chat)),
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
        _variant(_IOS18, "item_type", *_RESPONSES, *_EDITED, "associated_message_emoji", recoverable=True),
        _variant(_IOS16, "item_type", *_RESPONSES, *_EDITED, recoverable=True),
        _variant(_IOS14, "item_type", *_RESPONSES, "thread_originator_guid"),
        _variant(_IOS10, "item_type", *_RESPONSES),
        _variant(_IOS8, "item_type", "group_action_type", "is_audio_message"),
        _variant(_IOS6),
        Sqlite(
            name="message",
            base="message AS m",
            key="m.ROWID",
            joins=(_HANDLE, _CHAT.format(_OF_MESSAGE)),
            requires={"message": ("text", "date", "is_from_me")},
            fields=_ANY,
        ),
        Sqlite(
            name="message",
            base="message AS m",
            key="m.ROWID",
            fields=_IOS5,
            requires={"message": (*_OLD, "is_madrid", "madrid_handle")},
        ),
        Sqlite(name="message", base="message AS m", key="m.ROWID", fields=_IOS2, requires={"message": _OLD}),
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
