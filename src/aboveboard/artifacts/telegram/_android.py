"""What the files about telegram share."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from aboveboard.formats import telegram_message as tm
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Call, Col, FieldSource, Message, Py, Sqlite, direction_from_me, enum, flag, opt

_PACKAGES = ("org.telegram.messenger", "org.telegram.messenger.web", "org.telegram.messenger.beta", "org.telegram.plus")
FILES = tuple(f"{{app_data:{package}}}/files/{path}cache4.db" for package in _PACKAGES for path in ("", "account*/"))

SOURCES = (
    "https://core.telegram.org/schema",
    "https://github.com/DrKLO/Telegram (DatabaseMigrationHelper, MessagesStorage: tables and their columns)",
    "https://blog.digital-forensics.it/2020/04/teleparser.html",
    "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/telegramAndroid.py",
)


def said_by(name: str, function: Callable[[bytes], object], *, json: bool = False) -> Py:
    """A fact that a message may lack: '' means that nothing is there."""

    def said(data: bytes) -> object:
        found = function(data)
        return "" if found is None else found

    return Py(f"telegram_{name}", said, json=json)


def author(data: bytes | None, mine: int | None = None, other: int | None = None) -> int | None:
    """Who wrote it; with the columns beside it: the other side of what was sent, else who wrote it."""
    return other if mine == 1 else (None if data is None else tm.author(data)) or other


def sender(
    data: bytes | None, mine: int | None, other: int | None, person: bytes | None
) -> dict[str, str | None] | str:
    who = author(data) or (other if mine == 0 else None)
    name = tm.shown_name(person) if person else None
    return {"identifier": str(who), "name": name, "role": "owner" if mine else "sender"} if who else ""


def recipients(
    mine: int | None, user: int | None, other: int | None, person: bytes | None
) -> list[dict[str, str | None]] | str:
    name = tm.shown_name(person) if person else None
    return [{"identifier": str(user or other), "name": name, "role": "recipient"}] if mine == 1 else ""


# In joins and conditions: with blobs alone, which no text that is not UTF-8 can upset.
BY = "COALESCE(telegram_author(CAST(m.data AS BLOB)), CASE WHEN m.out = 0 THEN m.uid END)"

SECRET = "CASE WHEN m.uid >> 62 = 1 THEN m.uid & 4294967295 END"

FIELDS: Mapping[str, FieldSource] = {
    "at": Col("m.date", UNIX_S),
    "party": Col(("m.data", "m.out", "m.uid"), Py("telegram_author", author)),
    "direction": Col("m.out", direction_from_me),
    "sender": Col(("m.data", "m.out", "m.uid", "COALESCE(a.data, b.data)"), Py("telegram_sender", sender, json=True)),
    "recipients": Col(
        ("m.out", "e.user", "m.uid", "COALESCE(o.data, g.data)"), Py("telegram_to", recipients, json=True)
    ),
    "thread": Col("CAST(m.uid AS TEXT)"),
}

IS_CALL = "CASE WHEN m.data IS NOT NULL THEN telegram_call_medium(CAST(m.data AS BLOB)) <> '' END"

NO_CALL = "COALESCE(CASE WHEN m.data IS NOT NULL THEN telegram_kind(CAST(m.data AS BLOB)) END, '') <> 'call'"


def rows(
    table: str, name: str, fields: Mapping[str, FieldSource], *, call: bool = False, optional: bool = False
) -> Sqlite:
    return Sqlite(
        name=name,
        base=f"{table} AS m",
        key="m.rowid",
        joins=(
            f"LEFT JOIN enc_chats AS e ON e.uid = {SECRET}",
            "LEFT JOIN users AS o ON o.uid = COALESCE(e.user, m.uid)",
            "LEFT JOIN chats AS g ON g.uid = -m.uid",
            f"LEFT JOIN users AS a ON a.uid = {BY}",
            f"LEFT JOIN chats AS b ON b.uid = -({BY})",
        ),
        requires={table: ("mid", "uid", "date", "data", "out")},
        optional=optional,
        fields={**FIELDS, **fields},
        kind=Call if call else Message,
        where=IS_CALL if call else NO_CALL,
        leaves_out="messages that stand for no call" if call else "messages that stand for calls",
    )


MESSAGE: Mapping[str, FieldSource] = {
    "thread_name": opt("COALESCE(o.data, g.data)", said_by("name", tm.shown_name)),
    "body": Col("m.data", said_by("body", tm.body)),
    "type": Col("m.data", said_by("kind", tm.kind)),
    "status": opt(
        "m.send_state", enum("state of sending", {0: "sent", 1: "sending", 2: "not sent", 3: "being edited"})
    ),
    "read": opt("m.read_state & 1", flag),
    "edited_at": Col("m.data", said_by("edited", tm.edited)),
    "forwarded": Col("m.data", said_by("forwarded", tm.forwarded)),
    "protocol": Col("CASE WHEN m.uid >> 62 = 1 THEN 'secret chat' END"),
    "reply_to": Col("m.data", said_by("reply_to", tm.reply_to)),
    "reactions": Col("m.data", said_by("reactions", tm.reactions, json=True)),
    "attachments": Col("m.data", said_by("files", tm.files, json=True)),
    "latitude": Col("m.data", said_by("latitude", tm.latitude)),
    "longitude": Col("m.data", said_by("longitude", tm.longitude)),
    "url": Col("m.data", said_by("url", tm.url)),
    "message_id": Col("CAST(m.mid AS TEXT)"),
    "expires_at": Col("m.data", said_by("expires", tm.expires)),
}
