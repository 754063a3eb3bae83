"""What the files about telegram share."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from aboveboard.formats import postbox
from aboveboard.formats import postbox_message as pm
from aboveboard.kit import Call, Col, FieldSource, Message, Py, Sqlite

FILES = (
    "{app_group:group.ph.telegra.Telegraph}/telegram-data/account-*/postbox/db/db_sqlite",
    "{app_group:group.org.telegram.TelegramHD}/telegram-data/account-*/postbox/db/db_sqlite",
)

SOURCES = (
    "https://github.com/TelegramMessenger/Telegram-iOS (Postbox, SyncCore)",
    "https://gist.github.com/stek29/8a7ac0e673818917525ec4031d77a713",
    "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/telegramMesssages.py",
)


def said_by(name: str, function: Callable[..., object], *, json: bool = False) -> Py:
    """A fact that a message may lack: '' means that nothing is there."""

    def said(*data: bytes) -> object:
        found = function(*data)
        return "" if found is None else found

    return Py(f"postbox_{name}", said, json=json)


def identifier(value: bytes | None, key: bytes | str | None, user: int | None = None) -> int | bytes | None:
    """The other side of what was sent, else who wrote it; with a word beside the value what that word names, for joins."""
    if value is None or isinstance(key, str):
        found = {"author": pm.author, "reference": pm.reference, "secret": pm.secret_with}.get(str(key))
        return found(value) if found and value is not None else None
    other = user or (postbox.index(key).peer if key else None)
    return other if pm.outgoing(value) else pm.author(value) or other


def party(who: int | None, peer: bytes | None, role: str) -> dict[str, str | None] | None:
    return {"identifier": str(who), "name": pm.shown_name(peer) if peer else None, "role": role} if who else None


def sender(value: bytes, key: bytes, peer: bytes | None) -> dict[str, str | None] | str:
    return party(pm.author(value) or postbox.index(key).peer, peer, "owner" if pm.outgoing(value) else "sender") or ""


def recipients(value: bytes, key: bytes, user: int | None, peer: bytes | None) -> list[dict[str, str | None]] | str:
    other = party(user or postbox.index(key).peer, peer, "recipient")
    return [other] if other and pm.outgoing(value) else ""


# In joins and conditions: with blobs alone, which no text that is not UTF-8 can upset.
PEER = "postbox_peer(CAST(m.key AS BLOB))"

IS_CALL = "CASE WHEN m.value IS NOT NULL THEN postbox_call_medium(CAST(m.value AS BLOB)) <> '' END"

NO_CALL = "COALESCE(CASE WHEN m.value IS NOT NULL THEN postbox_kind(CAST(m.value AS BLOB)) END, '') <> 'call'"

FIELDS: Mapping[str, FieldSource] = {
    "at": Col("m.key", Py("postbox_at", pm.sent_at)),
    "party": Col(("m.value", "m.key", "s.key"), Py("postbox_id", identifier)),
    "direction": Col("m.value", Py("postbox_direction", pm.direction)),
    "sender": Col(("m.value", "m.key", "a.value"), Py("postbox_sender", sender, json=True)),
    "recipients": Col(
        ("m.value", "m.key", "s.key", "COALESCE(s.value, p.value)"), Py("postbox_to", recipients, json=True)
    ),
    "thread": Col("m.key", Py("postbox_peer", pm.chat)),
}


def rows(fields: Mapping[str, FieldSource], *, call: bool) -> Sqlite:
    return Sqlite(
        name="calls" if call else "messages",
        base="t7 AS m",
        key="m.key",
        joins=(
            f"LEFT JOIN t2 AS p ON p.key = CAST({PEER} AS INTEGER)",
            "LEFT JOIN t2 AS s ON s.key = postbox_id(CAST(p.value AS BLOB), 'secret')",
            "LEFT JOIN t2 AS a ON a.key = postbox_id(CAST(m.value AS BLOB), 'author')",
            "LEFT JOIN t6 AS r ON r.key = postbox_id(CAST(m.value AS BLOB), 'reference')",
        ),
        requires={"t7": ("key", "value"), "t2": ("key", "value")},
        fields={**FIELDS, **fields},
        kind=Call if call else Message,
        where=IS_CALL if call else NO_CALL,
        leaves_out="messages that stand for no call" if call else "messages that stand for calls",
    )
