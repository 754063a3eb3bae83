"""Telegram on iOS: messages, calls, people and groups in Postbox's `db_sqlite`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from aboveboard.formats import postbox
from aboveboard.formats import postbox_message as pm
from aboveboard.kit import Artifact, Call, Col, Contact, FieldSource, Message, Py, Sqlite, opt


def _said(name: str, function: Callable[..., object], *, json: bool = False) -> Py:
    """A fact that a message may lack: '' means that nothing is there."""

    def said(*data: bytes) -> object:
        found = function(*data)
        return "" if found is None else found

    return Py(f"postbox_{name}", said, json=json)


def _id(value: bytes | None, key: bytes | str | None, user: int | None = None) -> int | bytes | None:
    """The other side of what was sent, else who wrote it; with a word beside the value what that word names, for joins."""
    if value is None or isinstance(key, str):
        found = {"author": pm.author, "reference": pm.reference, "secret": pm.secret_with}.get(str(key))
        return found(value) if found and value is not None else None
    other = user or (postbox.index(key).peer if key else None)
    return other if pm.outgoing(value) else pm.author(value) or other


def _party(who: int | None, peer: bytes | None, role: str) -> dict[str, str | None] | None:
    return {"identifier": str(who), "name": pm.shown_name(peer) if peer else None, "role": role} if who else None


def _sender(value: bytes, key: bytes, peer: bytes | None) -> dict[str, str | None] | str:
    return _party(pm.author(value) or postbox.index(key).peer, peer, "owner" if pm.outgoing(value) else "sender") or ""


def _recipients(value: bytes, key: bytes, user: int | None, peer: bytes | None) -> list[dict[str, str | None]] | str:
    other = _party(user or postbox.index(key).peer, peer, "recipient")
    return [other] if other and pm.outgoing(value) else ""


# In joins and conditions: with blobs alone, which no text that is not UTF-8 can upset.
_PEER = "postbox_peer(CAST(m.key AS BLOB))"
_IS_CALL = "CASE WHEN m.value IS NOT NULL THEN postbox_call_medium(CAST(m.value AS BLOB)) <> '' END"
_NO_CALL = "COALESCE(CASE WHEN m.value IS NOT NULL THEN postbox_kind(CAST(m.value AS BLOB)) END, '') <> 'call'"
_FIELDS: Mapping[str, FieldSource] = {
    "at": Col("m.key", Py("postbox_at", pm.sent_at)),
    "party": Col(("m.value", "m.key", "s.key"), Py("postbox_id", _id)),
    "direction": Col("m.value", Py("postbox_direction", pm.direction)),
    "sender": Col(("m.value", "m.key", "a.value"), Py("postbox_sender", _sender, json=True)),
    "recipients": Col(
        ("m.value", "m.key", "s.key", "COALESCE(s.value, p.value)"), Py("postbox_to", _recipients, json=True)
    ),
    "thread": Col("m.key", Py("postbox_peer", pm.chat)),
}
_MESSAGE: Mapping[str, FieldSource] = {
    "thread_name": opt("COALESCE(s.value, p.value)", _said("name", pm.shown_name)),
    "body": Col("m.value", _said("body", pm.body)),
    "type": Col(("m.value", "r.value"), _said("kind", pm.kind)),
    "status": Col("m.value", _said("status", pm.status)),
    "edited_at": Col("m.value", _said("edited", pm.edited)),
    "forwarded": Col("m.value", _said("forwarded", pm.forwarded)),
    "reply_to": Col("m.value", _said("reply_to", pm.reply_to)),
    "reactions": Col("m.value", _said("reactions", pm.reactions, json=True)),
    "attachments": Col(("m.value", "r.value"), _said("files", pm.files, json=True)),
    "latitude": Col("m.value", _said("latitude", pm.latitude)),
    "longitude": Col("m.value", _said("longitude", pm.longitude)),
    "url": Col(("m.value", "r.value"), _said("url", pm.url)),
    "message_id": Col("m.key", Py("postbox_number", pm.number)),
    "expires_at": Col("m.value", _said("expires", pm.expires)),
}
_CALL: Mapping[str, FieldSource] = {
    "answered": Col("m.value", _said("call_answered", pm.call_answered)),
    "status": Col("m.value", _said("call_end", pm.call_end)),
    "duration": Col("m.value", _said("call_duration", pm.call_duration)),
    "medium": Col("m.value", _said("call_medium", pm.call_medium)),
    "call_id": Col("m.value", _said("call_id", pm.call_id)),
}


def _rows(fields: Mapping[str, FieldSource], *, call: bool) -> Sqlite:
    return Sqlite(
        name="calls" if call else "messages",
        base="t7 AS m",
        key="m.key",
        joins=(
            f"LEFT JOIN t2 AS p ON p.key = CAST({_PEER} AS INTEGER)",
            "LEFT JOIN t2 AS s ON s.key = postbox_id(CAST(p.value AS BLOB), 'secret')",
            "LEFT JOIN t2 AS a ON a.key = postbox_id(CAST(m.value AS BLOB), 'author')",
            "LEFT JOIN t6 AS r ON r.key = postbox_id(CAST(m.value AS BLOB), 'reference')",
        ),
        requires={"t7": ("key", "value"), "t2": ("key", "value")},
        fields={**_FIELDS, **fields},
        kind=Call if call else Message,
        where=_IS_CALL if call else _NO_CALL,
        leaves_out="messages that stand for no call" if call else "messages that stand for calls",
    )


TELEGRAM = Artifact(
    id="ios.telegram",
    title="Telegram messages, calls and people",
    service="telegram",
    emits=(Message, Call, Contact),
    files=(
        "{app_group:group.ph.telegra.Telegraph}/telegram-data/account-*/postbox/db/db_sqlite",
        "{app_group:group.org.telegram.TelegramHD}/telegram-data/account-*/postbox/db/db_sqlite",
    ),
    read=(
        _rows(_MESSAGE, call=False),
        _rows(_CALL, call=True),
        Sqlite(
            base="t2 AS p",
            key="p.key",
            requires={"t2": ("key", "value")},
            kind=Contact,
            fields={
                "party": Col("CAST(p.key AS TEXT)"),
                "name": Col("p.value", _said("name", pm.shown_name)),
                "given_name": Col("p.value", _said("first_name", pm.first_name)),
                "family_name": Col("p.value", _said("last_name", pm.last_name)),
                "identifiers": Col("p.value", _said("identifiers", pm.identifiers, json=True)),
                "groups": Col("p.value", _said("marks", pm.marks, json=True)),
                "contact_id": Col("CAST(p.key AS TEXT)"),
            },
        ),
    ),
    says="One record for each message of table t7, service messages among them, for each call, and for each person, group"
    " and channel of table t2. `thread` and ids are Postbox's packed ids: the three bits from bit 32 are the kind.",
    limits="Newer versions encrypt the database behind a plain header; it then cannot be opened. Of media that a message"
    " only refers to the first is joined. Files lie in the folder `media` beside under the name that `title` or `name` gives."
    " When messages were read, drafts, messages to be sent later apart from their namespace, stories and who is in a group"
    " are not read. Edits keep their time, not the earlier text.",
    sources=(
        "https://github.com/TelegramMessenger/Telegram-iOS (Postbox, SyncCore)",
        "https://gist.github.com/stek29/8a7ac0e673818917525ec4031d77a713",
        "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/telegramMesssages.py",
    ),
)
