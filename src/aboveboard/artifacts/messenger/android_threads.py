"""Facebook Messenger on Android until about 2021: `threads_db2`."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.artifacts.messenger._android_threads import FILES, SOURCES
from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Py, Rows, Sqlite, opt


def _key(value: Any) -> str | None:
    """The number in FACEBOOK:123."""
    text = loose.text(value)
    return text.rpartition(":")[2] if text else None


def _sender(text: str) -> dict[str, Any] | str:
    given = loose.mapping(json.loads(text))
    who, name = _key(given.get("user_key")), loose.text(given.get("name"))
    return {"identifier": who, "name": name, "role": "sender"} if who or name else ""


def _who(text: str) -> str:
    return _key(loose.mapping(json.loads(text)).get("user_key")) or ""


def _direction(sender: str | None, thread: str | None) -> str:
    """ONE_TO_ONE:other:own is the chat's key."""
    parts = str(thread).split(":")
    who = _who(sender) if sender else ""
    return "" if len(parts) != 3 or not who else "outgoing" if who == parts[2] else "incoming"


def _files(*texts: str | None) -> list[dict[str, Any]] | str:
    lists = [loose.mappings(json.loads(text)) if text else [] for text in texts]
    found = [{"name": f.get("filename"), "mime": f.get("mime_type"), "size": f.get("file_size")} for f in lists[0]]
    found += [{"url": s.get("href"), "title": s.get("name") or s.get("description")} for s in lists[1]]
    kept = [{k: v for k, v in file.items() if isinstance(v, str if k != "size" else int) and v != ""} for file in found]
    return [file for file in kept if file] or ""


def _event(text: str) -> str:
    return loose.text(loose.mapping(json.loads(text)).get("event")) or ""


THREADS = Artifact(
    id="android.messenger_threads",
    title="Facebook Messenger messages (threads_db2)",
    service="facebook messenger",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            base="messages AS m",
            key="m.rowid",
            joins=(
                "LEFT JOIN threads AS t ON t.rowid = (SELECT min(x.rowid) FROM threads AS x WHERE"
                " x.thread_key = m.thread_key)",
            ),
            requires={"messages": ("msg_id", "thread_key", "text", "sender", "timestamp_ms")},
            fields={
                "at": Col("NULLIF(m.timestamp_ms, 0)", UNIX_MS),
                "sent_at": opt("NULLIF(m.timestamp_sent_ms, 0)", UNIX_MS),
                "party": Col("m.sender", Py("messenger_party", _who)),
                "direction": Col(("m.sender", "m.thread_key"), Py("messenger_direction", _direction)),
                "sender": Col("m.sender", Py("messenger_sender", _sender, json=True)),
                "thread": Col("m.thread_key"),
                "thread_name": opt("NULLIF(t.name, '')"),
                "body": Col("NULLIF(m.text, '')"),
                "type": opt(
                    "CASE WHEN m.msg_type = -1 THEN 'placeholder' WHEN m.msg_type > 0 AND"
                    " m.generic_admin_message_extensible_data IS"
                    " NOT NULL THEN 'call or service' WHEN m.msg_type IS NOT NULL THEN 'text' END"
                ),
                "attachments": Col(
                    ("m.attachments", "m.shares"), Py("messenger_files", _files, json=True), optional=True
                ),
                "status": opt("m.generic_admin_message_extensible_data", Py("messenger_event", _event)),
                "reactions": Rows(
                    "SELECT r.reaction AS value, r.user_key AS by FROM message_reactions AS r WHERE r.msg_id = m.msg_id"
                    " ORDER BY r.rowid",
                    keys=("value", "by"),
                ),
                "message_id": Col("m.msg_id"),
            },
        ),
    ),
    says="One record for each row of `messages`, calls and notes of the app among them.",
    limits="Direction is only told in chats of two, whose key ends in the account's own number."
    " Calls stand as messages; their"
    " duration is in `as_stored`. Pictures' addresses, places and who is in a group are not read.",
    sources=SOURCES,
)
