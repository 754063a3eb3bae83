"""WhatsApp and WhatsApp Business on Android: msgstore.db (messages, calls; old and new tables), wa.db (people)."""

from __future__ import annotations

import base64
import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import (
    Artifact,
    Attachment,
    Call,
    Col,
    Contact,
    FieldSource,
    Identifier,
    Message,
    Person,
    Py,
    Rows,
    Sql,
    Sqlite,
    flag,
    opt,
)


class _First(Py):
    """The first of several stored values, found inside SQLite; columns of other versions count as NULL."""

    def sql(self, expr: str) -> str:
        return f"COALESCE({expr}, NULL)"


class _Any(Py):
    """Whether one of several conditions holds, found inside SQLite."""

    def sql(self, expr: str) -> str:
        return f"CASE WHEN 1 IN ({expr}) THEN 1 ELSE 0 END"


_FIRST = _First("first of", lambda *values: next((v for v in values if v is not None), None))
_LIST = _First("first list of", lambda *values: next((v for v in values if v is not None), None), json=True)
_ANY = _Any("any of", lambda *values: any(values))
_JSON = Sql("parties", "{}", json=True)
_MS = replace(UNIX_MS, sentinels=(0, -1))
_MOST = 64
_SOURCES = (
    "Anglano, Forensic analysis of WhatsApp Messenger on Android smartphones, 2014 (old tables, states)",
    "https://thebinaryhick.blog/2022/06/09/new-msgstore-who-dis-a-look-at-an-updated-whatsapp-on-android/",
    "https://github.com/sepinf-inc/IPED (codes of types and actions, system tables)",
    "https://github.com/frozenspider/chat-history-manager (schema of January 2026)",
)
_LIMITS = (
    "Names of people are in wa.db; here are their ids. Members of a group are those of the database's last state, the"
    f" phone's own number among them; groups of more than {_MOST} stand for their members. Codes without a published"
    " meaning are given as numbers. Times of outgoing messages are the phone's, of incoming ones the sender's as the"
    " server gave them; times of delivery and reading in chats of two only. An incoming message counts as read up to"
    " the chat's mark of the last one read. Paths of media are relative to the app's WhatsApp folder on the shared"
    " storage. When the server had a message, votes in polls, products, payments and missed calls apart from the call log are"
    " not read. Sources disagree whether call results 2 and 4 are missed or rejected."
)


def _party(identifier: str, role: str) -> str:
    return f"json_patch('{{}}', json_object('identifier', CAST({identifier} AS TEXT), 'role', '{role}'))"


def _people(select: str) -> str:
    """The JSON list of a subquery's first column, or NULL where it is empty or too long."""
    return f"(SELECT CASE WHEN count(*) BETWEEN 1 AND {_MOST} THEN json_group_array({select}) END"


def _actions(column: str) -> str:
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


def _types(column: str, caption: str) -> str:
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


def _status(from_me: str) -> Sql:
    return Sql(
        "state of delivery",
        f"CASE WHEN {from_me} = 1 THEN CASE {{}} WHEN 0 THEN 'not sent' WHEN 4 THEN 'sent' WHEN 5 THEN 'delivered'"
        " WHEN 8 THEN 'played' WHEN 13 THEN 'read' WHEN 6 THEN 'system' ELSE 'state ' || {} END"
        f" WHEN {from_me} = 0 THEN CASE {{}} WHEN 0 THEN 'received' WHEN 10 THEN 'played' WHEN 6 THEN 'system'"
        " ELSE 'state ' || {} END END",
    )


def _text(value: Any) -> str | None:
    return value if isinstance(value, str) and value else None


def _sha256(value: Any) -> str | None:
    """WhatsApp keeps the SHA-256 of a file in base64."""
    try:
        raw = base64.b64decode(value, validate=True) if isinstance(value, str) else b""
    except ValueError:
        return None
    return raw.hex() if len(raw) == 32 else None


def _file(path: Any, name: Any, mime: Any, size: Any, length: Any, url: Any, digest: Any) -> list[Attachment] | None:
    if not any((path, name, mime, size, length, url)):
        return None
    number = size or length
    return [
        Attachment(
            path=_text(path),
            name=_text(name),
            mime=_text(mime),
            size=number if isinstance(number, int) and number > 0 else None,
            url=_text(url),
            sha256=_sha256(digest),
        )
    ]


def _jid(row: str, *, mapped: bool) -> str:
    """The id behind a row number of `jid`; a privacy id (@lid) as the number that jid_map joins to it."""
    if not mapped:
        return f"(SELECT ja.raw_string FROM jid AS ja WHERE ja._id = {row})"
    return (
        "(SELECT COALESCE(jb.raw_string, ja.raw_string) FROM jid AS ja LEFT JOIN jid_map AS jm"
        f" ON jm.lid_row_id = ja._id LEFT JOIN jid AS jb ON jb._id = jm.jid_row_id WHERE ja._id = {row})"
    )


def _receipt(column: str) -> Col:
    """A time of the only recipient of an outgoing message in a chat of two."""
    return opt(
        f"CASE WHEN m.from_me = 1 AND j.server IS NOT 'g.us' THEN (SELECT CASE WHEN count(*) = 1 THEN max(u.{column})"
        " END FROM receipt_user AS u WHERE u.message_row_id = m._id) END",
        _MS,
    )


def _reactions(*, mapped: bool) -> Rows:
    by = f"COALESCE({_jid('NULLIF(a.sender_jid_row_id, 0)', mapped=mapped)}, {_jid('c.jid_row_id', mapped=mapped)})"
    return Rows(
        f"SELECT ar.reaction AS value, CASE a.from_me WHEN 1 THEN 'owner' ELSE {by} END AS by,"
        f" {_MS.sql('COALESCE(ar.sender_timestamp, a.timestamp)')} AS at FROM message_add_on AS a"
        " JOIN message_add_on_reaction AS ar ON ar.message_add_on_row_id = a._id"
        " WHERE a.parent_message_row_id = m._id AND ar.reaction <> '' ORDER BY a._id",
        keys=("value", "by", "at"),
    )


_GROUP = "j.server IS 'g.us'"
_OPTIONS = (
    "(SELECT group_concat(line, char(10)) FROM (SELECT po.option_name AS line FROM message_poll_option AS po"
    " WHERE po.message_row_id = m._id ORDER BY po._id))"
)
_BODY = (
    f"CASE WHEN m.message_type IN (66, 106) THEN NULLIF(m.text_data, '') || char(10) || {_OPTIONS} END",
    "NULLIF(m.text_data, '')",
    "NULLIF(x.media_caption, '')",
    "(SELECT group_concat(v.vcard, char(10)) FROM message_vcard AS v WHERE v.message_row_id = m._id)",
    "NULLIF(COALESCE(l.place_name, '') || COALESCE(char(10) || NULLIF(l.place_address, ''), ''), '')",
    "(SELECT NULLIF(t.content_text_data, '') FROM message_template AS t WHERE t.message_row_id = m._id)",
    "(SELECT CASE WHEN json_valid(i.element_content) THEN json_extract(i.element_content, '$.description') END"
    " FROM message_ui_elements AS i WHERE i.message_row_id = m._id ORDER BY i._id LIMIT 1)",
    "(SELECT n.group_name FROM message_group_invite AS n WHERE n.message_row_id = m._id)",
)


def _messages(*, mapped: bool, system: bool) -> Sqlite:
    """The table `message`, in use since 2022: `mapped` with privacy ids, `system` with the table of system messages."""
    chat = _jid("c.jid_row_id", mapped=mapped)
    writer = _jid("NULLIF(m.sender_jid_row_id, 0)", mapped=mapped)
    other = f"COALESCE({writer}, CASE WHEN NOT ({_GROUP}) AND j.raw_string IS NOT 'status@broadcast' THEN {chat} END)"
    member = _jid("{}", mapped=mapped)
    new_member = _party(member.format("g.user_jid_row_id"), "recipient")
    concerned = _party(member.format("p.user_jid_row_id"), "member")
    kind = _types("{}", "NULL")
    if system:
        kind = f"CASE WHEN {{}} = 7 THEN {_actions('y.action_type')} ELSE {kind} END"
    return Sqlite(
        name="message",
        base="message AS m",
        key="m._id",
        joins=(
            "LEFT JOIN chat AS c ON c._id = m.chat_row_id",
            "LEFT JOIN jid AS j ON j._id = c.jid_row_id",
            "LEFT JOIN message_media AS x ON x.message_row_id = m._id",
            "LEFT JOIN message_location AS l ON l.message_row_id = m._id",
            "LEFT JOIN message_quoted AS q ON q.message_row_id = m._id",
            "LEFT JOIN message_system AS y ON y.message_row_id = m._id",
            "LEFT JOIN message_revoked AS r ON r.message_row_id = m._id",
            "LEFT JOIN message_edit_info AS e ON e.message_row_id = m._id",
            "LEFT JOIN message_forwarded AS w ON w.message_row_id = m._id",
            "LEFT JOIN message_ephemeral AS h ON h.message_row_id = m._id",
        ),
        requires={
            "message": ("chat_row_id", "from_me", "timestamp", "message_type", "text_data", "sender_jid_row_id"),
            "chat": ("jid_row_id",),
            "jid": ("raw_string", "server"),
        }
        | ({"jid_map": ("lid_row_id", "jid_row_id")} if mapped else {})
        | ({"message_system": ("message_row_id", "action_type")} if system else {}),
        where="m.key_id IS NOT '-1'",
        leaves_out="the row with which WhatsApp begins the table stands for no message",
        optional=True,
        fields={
            "at": Col("m.timestamp", _MS),
            "party": Col(f"CASE WHEN m.from_me = 1 AND m.message_type <> 7 THEN {chat} ELSE {other} END"),
            "direction": Col(
                "CASE WHEN m.message_type = 7 THEN NULL WHEN m.from_me = 1 THEN 'outgoing' WHEN m.from_me = 0 THEN"
                " 'incoming' END"
            ),
            "sender": Col(
                f"CASE WHEN m.from_me = 1 AND m.message_type <> 7 THEN json_object('role', 'owner')"
                f" WHEN {other} IS NOT NULL THEN {_party(other, 'sender')} END",
                _JSON,
            ),
            "recipients": Col(
                (
                    f"CASE WHEN m.message_type = 7 THEN {_people(concerned)} FROM message_system_chat_participant AS p"
                    " WHERE p.message_row_id = m._id) END",
                    f"CASE WHEN m.message_type <> 7 AND {_GROUP} THEN {_people(new_member)}"
                    " FROM group_participant_user AS g WHERE g.group_jid_row_id = c.jid_row_id"
                    " AND g.user_jid_row_id IS NOT m.sender_jid_row_id) END",
                    f"CASE WHEN m.message_type <> 7 AND {_GROUP} THEN {_people(_party('gp.jid', 'recipient'))}"
                    " FROM group_participants AS gp WHERE gp.gjid = j.raw_string AND gp.jid <> '') END",
                    f"CASE WHEN m.message_type <> 7 AND {_GROUP} THEN json_array({_party(chat, 'group')})"
                    f" WHEN m.message_type <> 7 AND m.from_me = 1 AND {chat} IS NOT NULL"
                    f" THEN json_array({_party(chat, 'recipient')}) END",
                ),
                _LIST,
                optional=True,
            ),
            "thread": Col("j.raw_string"),
            "thread_name": opt("NULLIF(c.subject, '')"),
            "body": Col(_BODY, _FIRST, optional=True),
            "type": Col("m.message_type", Sql("type and action", kind)),
            "status": opt("m.status", _status("m.from_me")),
            "sent_at": Col("CASE WHEN m.message_type <> 7 THEN m.timestamp END", _MS),
            "received_at": opt("CASE WHEN m.from_me = 0 THEN m.received_timestamp END", _MS),
            "delivered_at": _receipt("receipt_timestamp"),
            "read_at": _receipt("read_timestamp"),
            "played_at": _receipt("played_timestamp"),
            "edited_at": opt("e.edited_timestamp", _MS),
            "deleted_at": opt("r.revoke_timestamp", _MS),
            "expires_at": opt("h.expire_timestamp", _MS),
            "read": Col(
                (
                    "CASE WHEN m.from_me = 1 AND m.status IN (8, 13) THEN 1 END",
                    "CASE WHEN m.from_me = 0 AND c.last_read_message_sort_id > 0"
                    " THEN m.sort_id <= c.last_read_message_sort_id END",
                ),
                _FIRST,
                optional=True,
            ),
            "deleted": Col(("m.message_type IN (15, 64)", "r.message_row_id IS NOT NULL"), _ANY, optional=True),
            "starred": opt("m.starred", flag),
            "forwarded": Col(("(m.origination_flags & 1) <> 0", "w.message_row_id IS NOT NULL"), _ANY, optional=True),
            "reply_to": opt("NULLIF(q.key_id, '')"),
            "reactions": _reactions(mapped=mapped),
            "attachments": Col(
                (
                    "x.file_path",
                    "x.media_name",
                    "x.mime_type",
                    "x.file_size",
                    "x.file_length",
                    "x.message_url",
                    "x.file_hash",
                ),
                Py("whatsapp_file", _file, json=True),
                optional=True,
            ),
            "latitude": opt("CASE WHEN l.latitude <> 0 OR l.longitude <> 0 THEN l.latitude END"),
            "longitude": opt("CASE WHEN l.latitude <> 0 OR l.longitude <> 0 THEN l.longitude END"),
            "url": Col(
                (
                    "NULLIF(l.url, '')",
                    "(SELECT NULLIF(z.url, '') FROM message_text AS z WHERE z.message_row_id = m._id LIMIT 1)",
                ),
                _FIRST,
                optional=True,
            ),
            "message_id": Col("NULLIF(m.key_id, '')"),
        },
    )


_PATH = re.compile(rb"t(..)((?:/|Media/)[^\x00-\x1f]{4,1000})", re.DOTALL)


def _old_file(blob: Any, name: Any, mime: Any, size: Any, url: Any, digest: Any) -> list[Attachment] | None:
    """The file of a message in the old table; its path stands in a serialised Java object."""
    path = None
    for match in _PATH.finditer(blob if isinstance(blob, bytes) else b""):
        length = int.from_bytes(match[1])
        if 4 <= length <= len(match[2]):
            path = match[2][:length].decode("utf-8", "replace")
            break
    return _file(path, name, mime, size, None, url, digest)


_TYPE = "CAST(m.media_wa_type AS INTEGER)"
_OLD_GROUP = "m.key_remote_jid LIKE '%@g.us'"
_WRITER = (
    "COALESCE(NULLIF(m.remote_resource, ''), CASE WHEN m.key_remote_jid NOT LIKE '%@g.us'"
    " AND m.key_remote_jid <> 'status@broadcast' THEN m.key_remote_jid END)"
)
# A system message has state 6 and its action where others have their size.
_EVENT = "COALESCE(m.status, 0) = 6"
_OLD = Sqlite(
    name="messages",
    base="messages AS m",
    key="m._id",
    requires={
        "messages": ("key_remote_jid", "key_from_me", "key_id", "status", "data", "timestamp", "media_wa_type"),
    },
    where="m.key_id IS NOT '-1'",
    leaves_out="the row with which WhatsApp begins the table stands for no message",
    optional=True,
    fields={
        "at": Col("m.timestamp", _MS),
        "party": opt(f"CASE WHEN m.key_from_me = 1 AND NOT {_EVENT} THEN m.key_remote_jid ELSE {_WRITER} END"),
        "direction": Col(
            f"CASE WHEN {_EVENT} THEN NULL WHEN m.key_from_me = 1 THEN 'outgoing' WHEN m.key_from_me = 0 THEN"
            " 'incoming' END"
        ),
        "sender": Col(
            f"CASE WHEN m.key_from_me = 1 AND NOT {_EVENT} THEN json_object('role', 'owner')"
            f" WHEN {_WRITER} IS NOT NULL THEN {_party(_WRITER, 'sender')} END",
            _JSON,
            optional=True,
        ),
        "recipients": Col(
            (
                f"CASE WHEN NOT {_EVENT} AND {_OLD_GROUP} THEN {_people(_party('g.jid', 'recipient'))}"
                " FROM group_participants AS g WHERE g.gjid = m.key_remote_jid AND g.jid <> ''"
                " AND g.jid IS NOT NULLIF(m.remote_resource, '')) END",
                f"CASE WHEN NOT {_EVENT} AND {_OLD_GROUP} THEN json_array({_party('m.key_remote_jid', 'group')})"
                f" WHEN NOT {_EVENT} AND m.key_from_me = 1"
                f" THEN json_array({_party('m.key_remote_jid', 'recipient')}) END",
            ),
            _LIST,
        ),
        "thread": Col("m.key_remote_jid"),
        "thread_name": Col(
            (
                "(SELECT NULLIF(c.subject, '') FROM chat_list AS c WHERE c.key_remote_jid = m.key_remote_jid LIMIT 1)",
                "(SELECT NULLIF(n.subject, '') FROM jid AS k JOIN chat AS n ON n.jid_row_id = k._id"
                " WHERE k.raw_string = m.key_remote_jid LIMIT 1)",
            ),
            _FIRST,
            optional=True,
        ),
        "body": Col(
            (
                "NULLIF(m.data, '')",
                f"CASE WHEN {_TYPE} NOT IN (8, 10) THEN NULLIF(m.media_caption, '') END",
                f"CASE WHEN {_TYPE} IN (5, 16) THEN NULLIF(m.media_name, '') END",
            ),
            _FIRST,
            optional=True,
        ),
        "type": opt(
            f"CASE WHEN {_EVENT} AND {_TYPE} = 0 THEN {_actions('m.media_size')} ELSE"
            f" {_types(_TYPE, 'm.media_caption')} END"
        ),
        "status": Col("m.status", _status("m.key_from_me")),
        "sent_at": Col(f"CASE WHEN NOT {_EVENT} THEN m.timestamp END", _MS),
        "received_at": opt("CASE WHEN m.key_from_me = 0 THEN m.received_timestamp END", _MS),
        "delivered_at": opt("CASE WHEN m.key_from_me = 1 THEN m.receipt_device_timestamp END", _MS),
        "read_at": opt("CASE WHEN m.key_from_me = 1 THEN m.read_device_timestamp END", _MS),
        "played_at": opt("CASE WHEN m.key_from_me = 1 THEN m.played_device_timestamp END", _MS),
        "read": Col("CASE WHEN m.key_from_me = 1 AND m.status IN (8, 13) THEN 1 END", flag),
        "deleted": Col(f"{_TYPE} IN (15, 64)", flag),
        "starred": opt("m.starred", flag),
        "forwarded": opt("(m.forwarded & 1) <> 0", flag),
        "reply_to": opt("(SELECT q.key_id FROM messages_quotes AS q WHERE q._id = m.quoted_row_id)"),
        "attachments": Col(
            tuple(
                f"CASE WHEN {_TYPE} IN (1, 2, 3, 9, 13, 20, 42, 43, 82) THEN NULLIF(m.{column}, '') END"
                for column in ("thumb_image", "media_name", "media_mime_type", "media_size", "media_url", "media_hash")
            ),
            Py("whatsapp_old_file", _old_file, json=True),
            optional=True,
        ),
        "latitude": opt("CASE WHEN m.latitude <> 0 OR m.longitude <> 0 THEN m.latitude END"),
        "longitude": opt("CASE WHEN m.latitude <> 0 OR m.longitude <> 0 THEN m.longitude END"),
        "message_id": Col("NULLIF(m.key_id, '')"),
    },
)


def _calls(*, mapped: bool) -> Sqlite:
    other = _jid("k.jid_row_id", mapped=mapped)
    joined = _party(_jid("p.jid_row_id", mapped=mapped), "recipient")
    return Sqlite(
        name="call",
        base="call_log AS k",
        key="k._id",
        joins=("LEFT JOIN jid AS g ON g._id = k.group_jid_row_id",),
        requires={
            "call_log": ("jid_row_id", "from_me", "timestamp", "video_call", "duration", "call_result"),
            "jid": ("raw_string",),
        }
        | ({"jid_map": ("lid_row_id", "jid_row_id")} if mapped else {}),
        kind=Call,
        optional=True,
        fields={
            "at": Col("k.timestamp", _MS),
            "party": Col(other),
            "direction": Col("CASE k.from_me WHEN 1 THEN 'outgoing' WHEN 0 THEN 'incoming' END"),
            "answered": Col("k.call_result = 5", flag),
            "status": Col(
                "k.call_result",
                Sql(
                    "result of a call",
                    "CASE WHEN {} = 5 THEN NULL WHEN {} IN (2, 4) THEN CASE k.from_me WHEN 0 THEN 'missed or rejected'"
                    " ELSE 'not answered' END WHEN {} = 3 THEN 'unavailable' ELSE 'result ' || {} END",
                    sentinels=(5,),
                ),
            ),
            "duration": Col("k.duration"),
            "medium": Col("CASE k.video_call WHEN 1 THEN 'video' WHEN 0 THEN 'audio' END"),
            "sender": Person(other, role="sender", when="k.from_me = 0"),
            "recipients": Col(
                (
                    f"{_people(joined)} FROM call_log_participant_v2 AS p WHERE p.call_log_row_id = k._id"
                    " AND (k.from_me = 1 OR p.jid_row_id IS NOT k.jid_row_id))",
                    f"CASE WHEN k.from_me = 1 AND {other} IS NOT NULL"
                    f" THEN json_array({_party(other, 'recipient')}) END",
                ),
                _LIST,
                optional=True,
            ),
            "thread": Col(
                ("g.raw_string", "(SELECT o.raw_string FROM jid AS o WHERE o._id = k.jid_row_id)"),
                _FIRST,
                optional=True,
            ),
            "call_id": opt("NULLIF(k.call_id, '')"),
        },
    )


def _store(name: str, title: str, service: str, package: str) -> Artifact:
    return Artifact(
        id=name,
        title=title,
        service=service,
        emits=(Message, Call),
        files=(f"{{app_data:{package}}}/databases/msgstore.db",),
        read=(
            *(_messages(mapped=mapped, system=system) for mapped in (True, False) for system in (True, False)),
            _OLD,
            *(_calls(mapped=mapped) for mapped in (True, False)),
        ),
        says="One record for each row of `message` or `messages`, events of groups and of the app included, and for"
        " each call of the call log. A privacy id (@lid) is given as the number that jid_map joins to it; `thread` stays"
        " as stored.",
        limits=_LIMITS,
        sources=_SOURCES,
    )


MESSAGES = _store("android.whatsapp", "WhatsApp messages and calls", "whatsapp", "com.whatsapp")
BUSINESS = _store(
    "android.whatsapp_business", "WhatsApp Business messages and calls", "whatsapp business", "com.whatsapp.w4b"
)


def _ways(number: Any, jid: Any, username: Any = None) -> list[Identifier] | None:
    found = [Identifier(number, "phone")] if number else []
    found += [Identifier(jid, "handle", "WhatsApp")] if jid else []
    return [*found, *([Identifier(username, "handle", "username")] if username else [])] or None


_ENTRY: Mapping[str, FieldSource] = {
    "party": Col("NULLIF(z.jid, '')"),
    "name": Col(("NULLIF(z.display_name, '')", "NULLIF(z.wa_name, '')"), _FIRST, optional=True),
    "given_name": opt("NULLIF(z.given_name, '')"),
    "family_name": opt("NULLIF(z.family_name, '')"),
    "nickname": Col(("NULLIF(z.nickname, '')", "NULLIF(z.wa_name, '')"), _FIRST, optional=True),
    "organization": Col(
        (
            "NULLIF(z.company, '')",
            "(SELECT NULLIF(b.verified_name, '') FROM wa_vnames AS b WHERE b.jid = z.jid LIMIT 1)",
        ),
        _FIRST,
        optional=True,
    ),
    "job_title": opt("NULLIF(z.title, '')"),
    "identifiers": Col(
        ("z.number", "z.jid", "z.username"), Py("whatsapp_identifiers", _ways, json=True), optional=True
    ),
    "note": opt("NULLIF(z.status, '')"),
    "favourite": opt("z.is_starred", flag),
    "blocked": opt("EXISTS (SELECT 1 FROM wa_block_list AS b WHERE b.jid = z.jid)", flag),
    "contact_id": opt("CAST(NULLIF(z.raw_contact_id, -1) AS TEXT)"),
}


def _book(name: str, title: str, service: str, package: str) -> Artifact:
    return Artifact(
        id=name,
        title=title,
        service=service,
        emits=Contact,
        files=(f"{{app_data:{package}}}/databases/wa.db",),
        read=(
            Sqlite("wa_contacts AS z", "z._id", _ENTRY, requires={"wa_contacts": ("jid", "number", "display_name")}),
        ),
        says="One record for each row of wa_contacts: people of the address book, users of WhatsApp or not, people met"
        " in chats, and groups (ids ending in @g.us). `nickname` is the name that people gave themselves, `note` their"
        " 'about' text.",
        limits="Profile pictures, times of the 'about' texts and opening hours of businesses are not read.",
        sources=_SOURCES,
    )


CONTACTS = _book("android.whatsapp_contacts", "WhatsApp contacts", "whatsapp", "com.whatsapp")
BUSINESS_CONTACTS = _book(
    "android.whatsapp_business_contacts", "WhatsApp Business contacts", "whatsapp business", "com.whatsapp.w4b"
)
