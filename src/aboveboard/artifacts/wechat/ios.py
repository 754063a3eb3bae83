"""WeChat on iOS: messages of `MM.sqlite` and `message_N.sqlite`, people of `WCDB_Contact.sqlite`."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from aboveboard.artifacts.wechat._ios import FILES, FOLDERS, SOURCES, TABLES, text_field
from aboveboard.formats import xml
from aboveboard.formats.element import Element
from aboveboard.formats.sqlite import Database
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Message, Owners, Person, Py, Sqlite, enum, opt

_PEOPLE = ("WCDB_Contact.sqlite", "WCDB_Contact.sqlite-wal")


def _table(username: str) -> str:
    return "Chat_" + hashlib.md5(username.encode(), usedforsecurity=False).hexdigest()


def _people(beside: Mapping[str, bytes]) -> Iterator[tuple[str, str | None]]:
    """The user names of `WCDB_Contact.sqlite`, each with the remark or else the nickname."""
    main, wal = (beside.get(name) for name in _PEOPLE)
    if not main:
        return
    database = Database.open(main, wal or None)
    known = {info.name.lower(): info for info in database.tables}
    for table in TABLES:
        info = known.get(table.lower())
        if info is None:
            continue
        names = [c.name.lower() for c in info.columns]
        if not {"username", "dbcontactremark"} <= set(names):
            continue
        user, remark = names.index("username"), names.index("dbcontactremark")
        for row in database.rows(info):
            who, data = row.values[user], row.values[remark]
            if isinstance(who, str):
                yield who, _shown(data) if isinstance(data, bytes) else None


def _shown(data: bytes) -> str | None:
    try:
        return text_field(3)(data) or text_field(1)(data) or None
    except ValueError:
        return None


_KINDS: Mapping[int | str, str] = {
    1: "text",
    3: "image",
    34: "voice message",
    37: "contact request",
    42: "contact",
    43: "video",
    47: "sticker",
    48: "location",
    49: "link or file",
    50: "call",
    62: "video",
    64: "group call",
    66: "contact",
    10000: "service",
    10002: "recalled or service",
}
_SERVICE = (10000, 10002)
_AUTHOR = re.compile(r"([A-Za-z0-9][\w@.-]{2,63}):\n")


def _split(owner: str | None, des: int | None, kind: int | None, message: object) -> tuple[str | None, str | None]:
    """Who wrote what was received, and the message without it: in a group the author's id stands before the text."""
    if not isinstance(message, str):
        message = None
    if des == 0 or kind in _SERVICE:
        return None, message
    group = owner is not None and owner.endswith("@chatroom")
    found = _AUTHOR.match(message) if (group or owner is None) and message else None
    if found:
        return found.group(1), message[found.end() :] if message else None
    return None if group else owner, message


def _sender(
    owner: str | None, name: str | None, des: int | None, kind: int | None, message: object
) -> dict[str, str | None] | str:
    who, _ = _split(owner, des, kind, message)
    return {"identifier": who, "name": name if who == owner else None, "role": "sender"} if who else ""


def _element(owner: str | None, des: int | None, kind: int | None, message: object) -> Element | None:
    text = (_split(owner, des, kind, message)[1] or "").strip()
    return xml.load(text.encode()) if text.startswith("<") else None


def _find(root: Element | None, name: str) -> Element | None:
    if root is None or root.tag == name:
        return root
    return next((found for child in root.children if (found := _find(child, name)) is not None), None)


def _word(root: Element | None, name: str) -> str:
    found = _find(root, name)
    return found.text.strip() if found is not None else ""


_MEDIA = (3, 34, 43, 47, 62)


def _body(owner: str | None, des: int | None, kind: int | None, message: object) -> str:
    """The words that were written or shown; of what the app keeps as XML its title or label."""
    if kind in _MEDIA:
        return ""
    if kind == 49:
        root = _element(owner, des, kind, message)
        return "\n".join(t for t in (_word(root, "title"), _word(root, "des")) if t)
    if kind == 48:
        place = _find(_element(owner, des, kind, message), "location")
        return "\n".join(t for n in ("poiname", "label") if place is not None and (t := place.get(n)))
    return _split(owner, des, kind, message)[1] or ""


def _url(owner: str | None, des: int | None, kind: int | None, message: object) -> str:
    return _word(_element(owner, des, kind, message), "url") if kind == 49 else ""


def _degree(name: str) -> Callable[..., float | str]:
    def function(owner: str | None, des: int | None, kind: int | None, message: object) -> float | str:
        place = _find(_element(owner, des, kind, message), "location") if kind == 48 else None
        text = place.get(name) if place is not None else None
        return float(text) if text else ""

    return function


def _files(folder: str, table: str, number: int | None, kind: int | None) -> list[dict[str, Any]] | str:
    """Where the app keeps the picture, sound or film of a message: named by its number, in a folder of the chat."""
    kept = FOLDERS.get(kind or 0)
    if kept is None or number is None:
        return ""
    name, ending = kept
    return [{"path": f"{folder.rpartition('/')[0]}/{name}/{table.removeprefix('Chat_')}/{number}.{ending}"}]


_GIVEN = (":owner", "m.Des", "m.Type", "m.Message")


MESSAGES = Artifact(
    id="ios.wechat",
    title="WeChat messages",
    service="wechat",
    emits=Message,
    files=FILES,
    read=(
        Sqlite(
            name="chats",
            base='"Chat_*" AS m',
            key="m.MesLocalID",
            optional=True,
            requires={"Chat_*": ("CreateTime", "Des", "Message", "Type")},
            owners=Owners(
                table=_table,
                select="SELECT f.UsrName AS who, f.NickName AS name FROM Friend AS f",
                beside=_people,
                companions=_PEOPLE,
            ),
            fields={
                "at": Col("m.CreateTime", UNIX_S),
                "direction": Col("CASE m.Des WHEN 0 THEN 'outgoing' WHEN 1 THEN 'incoming' END"),
                "party": Col("COALESCE(:owner, substr(:table, 6))"),
                "sender": Col(
                    (":owner", ":owner_name", "m.Des", "m.Type", "m.Message"),
                    Py("wechat_ios_sender", _sender, json=True),
                ),
                "recipients": Person(":owner", ":owner_name", "recipient", many=True, when="m.Des = 0"),
                "thread": Col("COALESCE(:owner, substr(:table, 6))"),
                "thread_name": Col(":owner_name"),
                "body": Col(_GIVEN, Py("wechat_ios_body", _body)),
                "type": Col("m.Type", enum("kind of message", _KINDS)),
                "status": opt(
                    "m.Status",
                    enum("state", {1: "sending", 2: "sent", 3: "delivered", 4: "read", 5: "failed"}),
                ),
                "url": Col(_GIVEN, Py("wechat_ios_url", _url)),
                "latitude": Col(_GIVEN, Py("wechat_ios_latitude", _degree("x"))),
                "longitude": Col(_GIVEN, Py("wechat_ios_longitude", _degree("y"))),
                "attachments": Col(
                    (":folder", ":table", "m.MesLocalID", "m.Type"), Py("wechat_ios_files", _files, json=True)
                ),
                "message_id": opt("CAST(NULLIF(m.MesSvrID, 0) AS TEXT)"),
            },
        ),
    ),
    says="One record for each message, notes of the app and of groups among them; in versions that kept people in the same"
    " database also for each of them. `thread` is the user name or group whose MD5 the chat's table is called by, where"
    " the people stored beside it have it, else that MD5. Of links `body` is the title and description, of places the label.",
    limits="Whose chat it is, is known from the people in WCDB_Contact.sqlite up to 8 MiB (or the same database), so a chat"
    " with somebody no longer there has its MD5 alone, and what was received in it no sender but one named in the text."
    " Attachments are where the app keeps such files by its own rule: whether they are there was not looked at."
    " Pictures, films, stickers and calls keep their XML in `as_stored`. Who is in a group, moments, payments and"
    " favourites are not read.",
    sources=SOURCES,
)
