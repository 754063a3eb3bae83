"""Facebook Messenger: `msys_database_*` on Android, `lightspeed-*.db` and Facebook's own copy `fb-msys-*.db` on iOS.

They have their tables in common.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from aboveboard.formats.times import UNIX_MS, UNIX_S
from aboveboard.kit import (
    Artifact,
    Call,
    Col,
    Const,
    Contact,
    FieldSource,
    Message,
    Person,
    Py,
    Rows,
    Sql,
    Sqlite,
    flag,
    opt,
)


def _direction(sender: Any, *own: Any) -> str:
    me = next((o for o in own if o is not None), None)
    return "" if me is None or sender is None else "outgoing" if str(sender) == str(me) else "incoming"


_WAY = Py("messenger_direction", _direction)
_NAME = "NULLIF({0}.name, '')"
_OWN = (
    "(SELECT min(w.facebook_user_id) FROM _user_info AS w)",
    "(SELECT min(q.id) FROM contacts AS q WHERE q.friendship_status = 0)",
)
_FILES = (
    "SELECT NULLIF(f.filename, '') AS name, NULLIF(f.playable_url_mime_type, '') AS mime, CASE WHEN"
    " typeof(f.filesize) = 'integer' THEN f.filesize END AS size,"
    " COALESCE(NULLIF(f.playable_url, ''), NULLIF(f.preview_url, '')) AS url,"
    " NULLIF(TRIM(COALESCE(f.title_text, '') || ' ' ||"
    " COALESCE(f.subtitle_text, '')), '') AS title FROM attachments AS f WHERE f.message_id = m.message_id ORDER BY f.rowid"
)
_MESSAGE: Mapping[str, FieldSource] = {
    "at": Col("m.timestamp_ms", UNIX_MS),
    "party": Col("CAST(m.sender_id AS TEXT)"),
    "direction": Col(("m.sender_id", *_OWN), _WAY, optional=True),
    "sender": Person("m.sender_id", _NAME.format("c"), "sender"),
    "recipients": Rows(
        "SELECT CAST(p.contact_id AS TEXT) AS identifier, NULLIF(o.name, '') AS name FROM"
        " participants AS p LEFT JOIN contacts"
        " AS o ON o.id = p.contact_id WHERE p.thread_key = m.thread_key AND p.contact_id IS NOT m.sender_id ORDER BY p.rowid",
        keys=("identifier", "name"),
        role="recipient",
    ),
    "thread": Col("CAST(m.thread_key AS TEXT)"),
    "thread_name": opt(f"COALESCE(NULLIF(t.thread_name, ''), {_NAME.format('k')})"),
    "body": Col("NULLIF(m.text, '')"),
    "type": opt("CASE WHEN m.is_admin_message = 1 THEN 'service' WHEN m.sticker_id > 0 THEN 'sticker' ELSE 'text' END"),
    "deleted": opt("m.is_unsent", flag),
    "edited_at": opt("NULLIF(m.edit_timestamp_ms, 0)", UNIX_MS),
    "forwarded": opt("m.is_forwarded", flag),
    "reply_to": opt("NULLIF(m.reply_source_id, '')"),
    "expires_at": opt("NULLIF(m.ephemeral_expiration_ts, 0)", UNIX_MS),
    "reactions": Rows(
        f"SELECT r.reaction AS value, CAST(r.actor_id AS TEXT) AS by, {UNIX_MS.sql('r.reaction_creation_timestamp_ms')} AS at"
        " FROM reactions AS r WHERE r.message_id = m.message_id ORDER BY r.rowid",
        keys=("value", "by", "at"),
    ),
    "attachments": Rows(_FILES, keys=("name", "mime", "size", "url", "title")),
    "message_id": Col("m.message_id"),
}

_KEPT = (
    "SELECT NULLIF(f.filename, '') AS name, CASE WHEN typeof(f.filesize) = 'integer' THEN f.filesize END AS size,"
    " (SELECT min(y.persisted_path) FROM client_attachment_store_keys AS y WHERE y.content_token = f.content_token) AS path"
    " FROM client_attachments AS f WHERE f.message_pk = m.pk ORDER BY f.rowid"
)


_WHO = "x.server_contact_id"
_SEALED: Mapping[str, FieldSource] = {
    "at": Col("CASE WHEN m.display_ts_ms > 0 THEN m.display_ts_ms END", UNIX_MS),
    "thread": Col("'encrypted ' || m.thread_pk"),
    "body": Col("NULLIF(m.text, '')"),
    "type": opt("CASE m.message_content_type WHEN 2 THEN 'image' ELSE CAST(m.message_content_type AS TEXT) END"),
    "protocol": Const("end-to-end encrypted"),
    "attachments": Rows(_KEPT, keys=("name", "size", "path")),
    "message_id": Col("CAST(m.pk AS TEXT)"),
}
# Senders are numbers of the store's own: only this table tells whose they are, and a person may have the same number.
_SENDER: Mapping[str, FieldSource] = {
    "party": Col(f"CAST({_WHO} AS TEXT)"),
    "direction": Col((_WHO, *_OWN), _WAY, optional=True),
    "sender": Person(_WHO, _NAME.format("c"), "sender"),
}
_COLUMNS = ("pk", "thread_pk", "sender_contact_pk", "display_ts_ms", "text")
# Messages of end-to-end encrypted chats, which stand in the phone as plain text.
_ENCRYPTED = (
    Sqlite(
        base="client_messages AS m",
        key="m.pk",
        joins=(
            "LEFT JOIN fb_transport_contacts AS x ON x.rowid = (SELECT min(y.rowid) FROM fb_transport_contacts AS y"
            " WHERE y.client_contact_pk = m.sender_contact_pk)",
            f"LEFT JOIN contacts AS c ON c.id = {_WHO}",
        ),
        requires={
            "client_messages": _COLUMNS,
            "fb_transport_contacts": ("client_contact_pk", "server_contact_id"),
            "contacts": ("id", "name"),
        },
        optional=True,
        fields={**_SEALED, **_SENDER},
    ),
    Sqlite(
        base="client_messages AS m", key="m.pk", requires={"client_messages": _COLUMNS}, optional=True, fields=_SEALED
    ),
)


def _store(identifier: str, files: tuple[str, ...]) -> Artifact:
    return Artifact(
        id=identifier,
        title="Facebook Messenger messages, calls and people",
        service="facebook messenger",
        emits=(Message, Call, Contact),
        files=files,
        read=(
            Sqlite(
                base="messages AS m",
                key="m.rowid",
                joins=(
                    "LEFT JOIN contacts AS c ON c.id = m.sender_id",
                    "LEFT JOIN threads AS t ON t.thread_key = m.thread_key",
                    "LEFT JOIN contacts AS k ON k.id = m.thread_key",
                ),
                requires={"messages": ("thread_key", "timestamp_ms", "message_id", "sender_id", "text")},
                fields=_MESSAGE,
            ),
            *_ENCRYPTED,
            Sqlite(
                base="call_log AS l",
                key="l.rowid",
                joins=("LEFT JOIN contacts AS k ON k.id = l.thread_key",),
                requires={"call_log": ("call_timestamp_ms", "call_direction", "thread_key")},
                kind=Call,
                optional=True,
                fields={
                    "at": Col("l.call_timestamp_ms", UNIX_MS),
                    "direction": Col("CASE l.call_direction WHEN 1 THEN 'outgoing' WHEN 2 THEN 'incoming' END"),
                    "duration": opt("l.call_duration"),
                    "answered": opt("l.call_duration > 0", flag),
                    "medium": opt(
                        "l.call_media_type", Sql("kind of call", "CASE {} WHEN 2 THEN 'video' WHEN 1 THEN 'audio' END")
                    ),
                    "sender": Person("l.thread_key", _NAME.format("k"), "sender", when="l.call_direction = 2"),
                    "recipients": Person(
                        "l.thread_key", _NAME.format("k"), "recipient", many=True, when="l.call_direction = 1"
                    ),
                    "party": Col("CAST(l.thread_key AS TEXT)"),
                    "thread": Col("CAST(l.thread_key AS TEXT)"),
                    "read": opt("l.has_been_seen", flag),
                },
            ),
            Sqlite(
                base="contacts AS c",
                key="c.id",
                kind=Contact,
                optional=True,
                fields={
                    "name": Col(_NAME.format("c")),
                    "given_name": opt("NULLIF(c.first_name, '')"),
                    "identifiers": Rows(
                        "SELECT 'handle' AS type, CAST(u.id AS TEXT) AS value FROM contacts AS u WHERE u.id = c.id UNION ALL"
                        " SELECT 'handle', u.username FROM contacts AS u WHERE u.id = c.id AND u.username <> ''",
                        keys=("type", "value"),
                    ),
                    "picture": opt(
                        "CASE WHEN c.profile_picture_url <> '' THEN json_object('url', CAST(c.profile_picture_url AS"
                        " TEXT)) END",
                        Sql("object", "{}", json=True),
                    ),
                    "blocked": opt("c.is_blocked", flag),
                    "groups": Rows(
                        "SELECT CASE v.friendship_status WHEN 0 THEN 'own account' WHEN 1 THEN 'friend' WHEN 2 THEN"
                        " 'request received'"
                        " WHEN 3 THEN 'request sent' END AS word FROM contacts AS v WHERE v.id = c.id AND"
                        " v.friendship_status IN (0, 1, 2, 3)",
                        keys=("",),
                    ),
                    "created_at": opt("NULLIF(c.contact_addition_timestamp, 0)", UNIX_S),
                    "contact_id": Col("CAST(c.id AS TEXT)"),
                    "party": Col("CAST(c.id AS TEXT)"),
                },
            ),
        ),
        says="One record for each message, notes of the app among them, for each call of the call log, and for each person.",
        limits="The account's own number is taken from `_user_info` or the person whose friendship is 0; where neither is"
        " there,"
        " direction is not. Messages of end-to-end encrypted chats have a thread of their own, whose members are not read, and"
        " senders only where a table tells whose number theirs is; names"
        " of their files are the app's. Secret conversations of old are encrypted and not read. Times of"
        " delivery and"
        " reading, polls, places and what shared links led to are not read.",
        version=2,
        sources=(
            "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/FacebookMessenger.py",
            "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/facebookMessenger.py",
        ),
    )


ANDROID = _store(
    "android.messenger",
    (
        "{app_data:com.facebook.orca}/databases/msys_database_*",
        "{app_data:com.facebook.katana}/databases/msys_database_*",
    ),
)
IOS = _store(
    "ios.messenger",
    (
        "{app_group:group.com.facebook.Messenger}/lightspeed-*.db",
        "{app_group:group.com.facebook.Messenger}/**/lightspeed-*.db",
        "{app_group:group.com.facebook.Messenger}/lightspeed-userDatabases/*.db",
        "{app_group:group.com.facebook.Facebook}/cask/*/FBMessagingMailboxCaskStore/*/fb-msys-*.db",
        "{app_data:com.facebook.Messenger}/**/lightspeed-*.db",
    ),
)
