"""Zalo on iOS: messages of one database for each chat in `chat_dbs`, people of `profile.sqlite`, groups of `chatgroup.sqlite`."""

from __future__ import annotations

import re

from aboveboard.artifacts.zalo._ios import SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Person, Py, Rows, Sqlite, opt

_KINDS: dict[int | str, str] = {
    0: "text",
    6: "voice message",
    10: "sticker",
    12: "call, link or contact",
    18: "location",
    22: "file",
    26: "poll",
    **dict.fromkeys((1, 2, 3, 4, 19, 23), "media"),
    **dict.fromkeys((15, 20, 24, 36), "service"),
}
_ASIDE = {
    b"recommened.calltime": "call",
    b"recommened.misscall": "missed call",
    b"recommened.groupcall": "group call",
    b"recommened.link": "link",
    b"recommened.user": "contact",
}
_DEGREE = {n: re.compile(rb'"%s":(-?\d+(?:\.\d+)?)' % n.encode()) for n in ("latitude", "longitude")}
_URL = re.compile(rb'https?://[^\x00-\x20"<>\x7f-\xff]+')


def _bytes(value: str | bytes | float | None) -> bytes:
    return value if isinstance(value, bytes) else value.encode("utf-8", "replace") if isinstance(value, str) else b""


def _kind(kind: int | str | None, blob: str | bytes | None) -> str:
    if kind == 12:
        data = _bytes(blob)
        return next((word for mark, word in _ASIDE.items() if mark in data), _KINDS[12])
    return "" if kind is None else _KINDS.get(kind, f"type {kind}")


def _latitude(kind: int | None, blob: str | bytes | None) -> float | str:
    return _degree("latitude", kind, blob)


def _longitude(kind: int | None, blob: str | bytes | None) -> float | str:
    return _degree("longitude", kind, blob)


def _degree(name: str, kind: int | None, blob: str | bytes | None) -> float | str:
    found = _DEGREE[name].search(_bytes(blob)) if kind == 18 else None
    return float(found.group(1)) if found else ""


def _url(kind: int | None, blob: str | bytes | None) -> str:
    """The last address in what the app keeps of a link or a file: where others found it."""
    found = _URL.findall(_bytes(blob)) if kind in (1, 2, 3, 4, 6, 12, 19, 22, 23) else []
    return found[-1].decode() if found else ""


_ME = "substr(:folder, -length(c.SenderId) - 1) = '/' || c.SenderId"
_CHAT = "replace(replace(:file, 'group_', ''), '.db', '')"
_GROUP = "substr(:file, 1, 6) = 'group_'"

MESSAGES = Artifact(
    id="ios.zalo",
    title="Zalo messages",
    service="zalo",
    emits=Message,
    files=(
        "{app_data:vn.com.vng.zingalo}/Documents/chat_dbs/*/[0-9]*.db",
        "{app_data:vn.com.vng.zingalo}/Documents/chat_dbs/*/group_[0-9]*.db",
    ),
    read=(
        Sqlite(
            base="ChatContent AS c",
            key="c.rowid",
            optional=True,
            requires={"ChatContent": ("SenderId", "MsgType", "TimeStamp", "MsgContent")},
            fields={
                "at": Col("CASE WHEN c.TimeStamp < 100000000000 THEN c.TimeStamp * 1000 ELSE c.TimeStamp END", UNIX_MS),
                "direction": Col(
                    f"CASE WHEN c.SenderId IS NULL THEN NULL WHEN {_ME} THEN 'outgoing' ELSE 'incoming' END"
                ),
                "party": Col(f"CASE WHEN {_GROUP} THEN CAST(c.SenderId AS TEXT) ELSE {_CHAT} END"),
                "sender": Person("c.SenderId", role="sender", when=f"NOT {_ME}"),
                "recipients": Person(_CHAT, role="recipient", many=True, when=f"{_ME} AND NOT {_GROUP}"),
                "thread": Col(_CHAT),
                "body": Col("NULLIF(c.MsgContent, '')"),
                "type": Col(("c.MsgType", "c.BinNet"), Py("zalo_kind", _kind)),
                "url": Col(("c.MsgType", "c.BinNet"), Py("zalo_url", _url), optional=True),
                "latitude": Col(("c.MsgType", "c.BinNet"), Py("zalo_latitude", _latitude), optional=True),
                "longitude": Col(("c.MsgType", "c.BinNet"), Py("zalo_longitude", _longitude), optional=True),
                "attachments": Rows(
                    "SELECT f.LocalPath AS path FROM ChatContent AS f WHERE f.rowid = c.rowid AND f.LocalPath <> ''",
                    keys=("path",),
                ),
                "message_id": opt("CAST(NULLIF(c.CliMsgId, 0) AS TEXT)"),
            },
        ),
    ),
    says="One record for each message, calls and notes of the app among them. The chat is the number by which its database is"
    " called, the account the number of its folder: what the account wrote is sent, all else received.",
    limits="Kinds are as others found them in test data; calls have no length. Names stand in profile.sqlite and"
    " chatgroup.sqlite and are joined by number alone. Files without a stored path are not looked for. Messages that older"
    " versions kept in chat.sqlite are not read: its columns are not published. Databases called _ext are not read.",
    sources=SOURCES,
)
