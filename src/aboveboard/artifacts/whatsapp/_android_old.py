"""The table `messages` of WhatsApp on Android, in use until 2022."""

from __future__ import annotations

import re
from typing import Any

from aboveboard.artifacts.whatsapp._android import JSON, MS, file, party, people
from aboveboard.artifacts.whatsapp._codes import actions, status, types
from aboveboard.kit import Attachment, Col, Py, Sqlite, first, flag, opt

_PATH = re.compile(rb"t(..)((?:/|Media/)[^\x00-\x1f]{4,1000})", re.DOTALL)


def _old_file(blob: Any, name: Any, mime: Any, size: Any, url: Any, digest: Any) -> list[Attachment] | None:
    """The file of a message in the old table; its path stands in a serialised Java object."""
    path = None
    for match in _PATH.finditer(blob if isinstance(blob, bytes) else b""):
        length = int.from_bytes(match[1])
        if 4 <= length <= len(match[2]):
            path = match[2][:length].decode("utf-8", "replace")
            break
    return file(path, name, mime, size, None, url, digest)


_TYPE = "CAST(m.media_wa_type AS INTEGER)"
_OLD_GROUP = "m.key_remote_jid LIKE '%@g.us'"
_WRITER = (
    "COALESCE(NULLIF(m.remote_resource, ''), CASE WHEN m.key_remote_jid NOT LIKE '%@g.us'"
    " AND m.key_remote_jid <> 'status@broadcast' THEN m.key_remote_jid END)"
)
# A system message has state 6 and its action where others have their size.
_EVENT = "COALESCE(m.status, 0) = 6"
OLD = Sqlite(
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
        "at": Col("m.timestamp", MS),
        "party": opt(f"CASE WHEN m.key_from_me = 1 AND NOT {_EVENT} THEN m.key_remote_jid ELSE {_WRITER} END"),
        "direction": Col(
            f"CASE WHEN {_EVENT} THEN NULL WHEN m.key_from_me = 1 THEN 'outgoing' WHEN m.key_from_me = 0 THEN"
            " 'incoming' END"
        ),
        "sender": Col(
            f"CASE WHEN m.key_from_me = 1 AND NOT {_EVENT} THEN json_object('role', 'owner')"
            f" WHEN {_WRITER} IS NOT NULL THEN {party(_WRITER, 'sender')} END",
            JSON,
            optional=True,
        ),
        "recipients": first(
            f"CASE WHEN NOT {_EVENT} AND {_OLD_GROUP} THEN {people(party('g.jid', 'recipient'))}"
            " FROM group_participants AS g WHERE g.gjid = m.key_remote_jid AND g.jid <> ''"
            " AND g.jid IS NOT NULLIF(m.remote_resource, '')) END",
            f"CASE WHEN NOT {_EVENT} AND {_OLD_GROUP} THEN json_array({party('m.key_remote_jid', 'group')})"
            f" WHEN NOT {_EVENT} AND m.key_from_me = 1"
            f" THEN json_array({party('m.key_remote_jid', 'recipient')}) END",
            json=True,
        ),
        "thread": Col("m.key_remote_jid"),
        "thread_name": first(
            "(SELECT NULLIF(c.subject, '') FROM chat_list AS c WHERE c.key_remote_jid = m.key_remote_jid LIMIT 1)",
            "(SELECT NULLIF(n.subject, '') FROM jid AS k JOIN chat AS n ON n.jid_row_id = k._id"
            " WHERE k.raw_string = m.key_remote_jid LIMIT 1)",
        ),
        "body": first(
            "NULLIF(m.data, '')",
            f"CASE WHEN {_TYPE} NOT IN (8, 10) THEN NULLIF(m.media_caption, '') END",
            f"CASE WHEN {_TYPE} IN (5, 16) THEN NULLIF(m.media_name, '') END",
        ),
        "type": opt(
            f"CASE WHEN {_EVENT} AND {_TYPE} = 0 THEN {actions('m.media_size')} ELSE"
            f" {types(_TYPE, 'm.media_caption')} END"
        ),
        "status": Col("m.status", status("m.key_from_me")),
        "sent_at": Col(f"CASE WHEN NOT {_EVENT} THEN m.timestamp END", MS),
        "received_at": opt("CASE WHEN m.key_from_me = 0 THEN m.received_timestamp END", MS),
        "delivered_at": opt("CASE WHEN m.key_from_me = 1 THEN m.receipt_device_timestamp END", MS),
        "read_at": opt("CASE WHEN m.key_from_me = 1 THEN m.read_device_timestamp END", MS),
        "played_at": opt("CASE WHEN m.key_from_me = 1 THEN m.played_device_timestamp END", MS),
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
