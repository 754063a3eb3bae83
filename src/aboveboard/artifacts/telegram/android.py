"""Telegram on Android: messages, calls, people, groups and the phone's contacts in `cache4.db`."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from aboveboard.formats import telegram_message as tm
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import (
    Artifact,
    Call,
    Col,
    Contact,
    FieldSource,
    Message,
    Py,
    Rows,
    Sqlite,
    direction_from_me,
    enum,
    flag,
    opt,
)


def _author(data: bytes | None, mine: int | None = None, other: int | None = None) -> int | None:
    """Who wrote it; with the columns beside it: the other side of what was sent, else who wrote it."""
    return other if mine == 1 else (None if data is None else tm.author(data)) or other


def _sender(
    data: bytes | None, mine: int | None, other: int | None, person: bytes | None
) -> dict[str, str | None] | str:
    who = _author(data) or (other if mine == 0 else None)
    name = tm.shown_name(person) if person else None
    return {"identifier": str(who), "name": name, "role": "owner" if mine else "sender"} if who else ""


def _recipients(
    mine: int | None, user: int | None, other: int | None, person: bytes | None
) -> list[dict[str, str | None]] | str:
    name = tm.shown_name(person) if person else None
    return [{"identifier": str(user or other), "name": name, "role": "recipient"}] if mine == 1 else ""


def _said(name: str, function: Callable[[bytes], object], *, json: bool = False) -> Py:
    """A fact that a message may lack: '' means that nothing is there."""

    def said(data: bytes) -> object:
        found = function(data)
        return "" if found is None else found

    return Py(f"telegram_{name}", said, json=json)


_PACKAGES = ("org.telegram.messenger", "org.telegram.messenger.web", "org.telegram.messenger.beta", "org.telegram.plus")
# In joins and conditions: with blobs alone, which no text that is not UTF-8 can upset.
_BY = "COALESCE(telegram_author(CAST(m.data AS BLOB)), CASE WHEN m.out = 0 THEN m.uid END)"
_SECRET = "CASE WHEN m.uid >> 62 = 1 THEN m.uid & 4294967295 END"
_FIELDS: Mapping[str, FieldSource] = {
    "at": Col("m.date", UNIX_S),
    "party": Col(("m.data", "m.out", "m.uid"), Py("telegram_author", _author)),
    "direction": Col("m.out", direction_from_me),
    "sender": Col(("m.data", "m.out", "m.uid", "COALESCE(a.data, b.data)"), Py("telegram_sender", _sender, json=True)),
    "recipients": Col(
        ("m.out", "e.user", "m.uid", "COALESCE(o.data, g.data)"), Py("telegram_to", _recipients, json=True)
    ),
    "thread": Col("CAST(m.uid AS TEXT)"),
}
_MESSAGE: Mapping[str, FieldSource] = {
    "thread_name": opt("COALESCE(o.data, g.data)", _said("name", tm.shown_name)),
    "body": Col("m.data", _said("body", tm.body)),
    "type": Col("m.data", _said("kind", tm.kind)),
    "status": opt(
        "m.send_state", enum("state of sending", {0: "sent", 1: "sending", 2: "not sent", 3: "being edited"})
    ),
    "read": opt("m.read_state & 1", flag),
    "edited_at": Col("m.data", _said("edited", tm.edited)),
    "forwarded": Col("m.data", _said("forwarded", tm.forwarded)),
    "protocol": Col("CASE WHEN m.uid >> 62 = 1 THEN 'secret chat' END"),
    "reply_to": Col("m.data", _said("reply_to", tm.reply_to)),
    "reactions": Col("m.data", _said("reactions", tm.reactions, json=True)),
    "attachments": Col("m.data", _said("files", tm.files, json=True)),
    "latitude": Col("m.data", _said("latitude", tm.latitude)),
    "longitude": Col("m.data", _said("longitude", tm.longitude)),
    "url": Col("m.data", _said("url", tm.url)),
    "message_id": Col("CAST(m.mid AS TEXT)"),
    "expires_at": Col("m.data", _said("expires", tm.expires)),
}
_CALL: Mapping[str, FieldSource] = {
    "answered": Col("m.data", _said("call_answered", tm.call_answered)),
    "status": Col("m.data", _said("call_end", tm.call_end)),
    "duration": Col("m.data", _said("call_duration", tm.call_duration)),
    "medium": Col("m.data", _said("call_medium", tm.call_medium)),
    "call_id": Col("m.data", _said("call_id", tm.call_id)),
}
_IS_CALL = "CASE WHEN m.data IS NOT NULL THEN telegram_call_medium(CAST(m.data AS BLOB)) <> '' END"
_NO_CALL = "COALESCE(CASE WHEN m.data IS NOT NULL THEN telegram_kind(CAST(m.data AS BLOB)) END, '') <> 'call'"


def _rows(
    table: str, name: str, fields: Mapping[str, FieldSource], *, call: bool = False, optional: bool = False
) -> Sqlite:
    return Sqlite(
        name=name,
        base=f"{table} AS m",
        key="m.rowid",
        joins=(
            f"LEFT JOIN enc_chats AS e ON e.uid = {_SECRET}",
            "LEFT JOIN users AS o ON o.uid = COALESCE(e.user, m.uid)",
            "LEFT JOIN chats AS g ON g.uid = -m.uid",
            f"LEFT JOIN users AS a ON a.uid = {_BY}",
            f"LEFT JOIN chats AS b ON b.uid = -({_BY})",
        ),
        requires={table: ("mid", "uid", "date", "data", "out")},
        optional=optional,
        fields={**_FIELDS, **fields},
        kind=Call if call else Message,
        where=_IS_CALL if call else _NO_CALL,
        leaves_out="messages that stand for no call" if call else "messages that stand for calls",
    )


def _people(table: str, *, own: bool) -> Sqlite:
    names: Mapping[str, FieldSource] = {
        "given_name": Col("p.data", _said("first_name", tm.first_name)),
        "family_name": Col("p.data", _said("last_name", tm.last_name)),
        "own": Col("p.data", _said("is_own", tm.is_own)),
    }
    return Sqlite(
        base=f"{table} AS p",
        key="p.uid",
        requires={table: ("uid", "data")},
        kind=Contact,
        optional=True,
        fields={
            "party": Col("CAST(p.uid AS TEXT)"),
            "name": Col("p.data", _said("name", tm.shown_name)),
            "identifiers": Col("p.data", _said("identifiers", tm.identifiers, json=True)),
            "groups": Col("p.data", _said("marks", tm.marks, json=True)),
            "contact_id": Col("CAST(p.uid AS TEXT)"),
            **(names if own else {}),
        },
    )


_BOOK = Sqlite(
    base="user_contacts_v7 AS k",
    key="k.rowid",
    kind=Contact,
    optional=True,
    fields={
        "name": Col("NULLIF(TRIM(COALESCE(k.fname, '') || ' ' || COALESCE(k.sname, '')), '')"),
        "given_name": Col("NULLIF(k.fname, '')"),
        "family_name": Col("NULLIF(k.sname, '')"),
        "identifiers": Rows(
            "SELECT 'phone' AS type, CAST(n.phone AS TEXT) AS value FROM user_phones_v7 AS n WHERE n.key = k.key"
            " AND n.phone <> '' ORDER BY n.rowid",
            keys=("type", "value"),
        ),
        "groups": Rows(
            "SELECT 'address book of the phone' AS word FROM user_contacts_v7 AS w WHERE w.rowid = k.rowid", keys=("",)
        ),
        "contact_id": Col("CAST(NULLIF(k.uid, 0) AS TEXT)"),
    },
)
TELEGRAM = Artifact(
    id="android.telegram",
    title="Telegram messages, calls and people",
    service="telegram",
    emits=(Message, Call, Contact),
    files=tuple(f"{{app_data:{package}}}/files/{path}cache4.db" for package in _PACKAGES for path in ("", "account*/")),
    read=(
        _rows("messages_v2", "messages", _MESSAGE),
        _rows("messages", "messages", _MESSAGE),
        _rows("messages_v2", "calls", _CALL, call=True, optional=True),
        _rows("messages", "calls", _CALL, call=True, optional=True),
        _people("users", own=True),
        _people("chats", own=False),
        _BOOK,
    ),
    says="One record for each message, service messages and those of secret chats among them, for each call, for each person,"
    " group and channel that the app knows, and for each entry that it took from the phone's address book.",
    limits="The text and all else but time, chat and direction are in binary objects; those of layers 114 to 226 (about 2020 to"
    " 2026) are known, and what stands behind an object of a newer kind is unreadable. Of a secret chat's message what"
    " follows the medium is not read. Whether the other side read it is not there; `read` is the phone's own mark. Ids of"
    " groups and channels are negative as in the chats' ids. Files are named as in the app's cache (documents without their"
    " extension). Messages to be sent later, drafts, stories, topics and who is in a group are not read.",
    sources=(
        "https://core.telegram.org/schema",
        "https://github.com/DrKLO/Telegram (DatabaseMigrationHelper, MessagesStorage: tables and their columns)",
        "https://blog.digital-forensics.it/2020/04/teleparser.html",
        "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/telegramAndroid.py",
    ),
)
