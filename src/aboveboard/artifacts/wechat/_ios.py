"""What the files about wechat share."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from aboveboard.formats import protobuf, xml
from aboveboard.formats.element import Element
from aboveboard.formats.sqlite import Database


def text_field(number: int) -> Callable[[bytes], str]:
    def function(data: bytes) -> str:
        found = protobuf.first(data, number)
        return found.text if found is not None else ""

    return function


TABLES = ("Friend", "OpenIMContact")


FOLDERS = {3: ("Img", "pic"), 34: ("Audio", "aud"), 43: ("Video", "mp4"), 62: ("Video", "mp4")}

FILES = (
    "{app_data:com.tencent.xin}/Documents/*/DB/MM.sqlite",
    "{app_data:com.tencent.xin}/Documents/*/DB/message_*.sqlite",
)

SOURCES = (
    "https://github.com/BlueMatthew/WechatExporter (Chat_ tables, message_N.sqlite, WCDB_Contact.sqlite, Img, Audio, Video)",
    "https://github.com/stomakun/WechatExport-iOS (Friend, Friend_Ext, Des, the author before a group's text)",
    "https://github.com/P79N6A/pa_script (that Des 0 is sent, tables of groups)",
)


PEOPLE = ("WCDB_Contact.sqlite", "WCDB_Contact.sqlite-wal")


def table_of(username: str) -> str:
    return "Chat_" + hashlib.md5(username.encode(), usedforsecurity=False).hexdigest()


def people(beside: Mapping[str, bytes]) -> Iterator[tuple[str, str | None]]:
    """The user names of `WCDB_Contact.sqlite`, each with the remark or else the nickname."""
    main, wal = (beside.get(name) for name in PEOPLE)
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
                yield who, shown(data) if isinstance(data, bytes) else None


def shown(data: bytes) -> str | None:
    try:
        return text_field(3)(data) or text_field(1)(data) or None
    except ValueError:
        return None


KINDS: Mapping[int | str, str] = {
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

SERVICE = (10000, 10002)

AUTHOR = re.compile(r"([A-Za-z0-9][\w@.-]{2,63}):\n")


def split(owner: str | None, des: int | None, kind: int | None, message: object) -> tuple[str | None, str | None]:
    """Who wrote what was received, and the message without it: in a group the author's id stands before the text."""
    if not isinstance(message, str):
        message = None
    if des == 0 or kind in SERVICE:
        return None, message
    group = owner is not None and owner.endswith("@chatroom")
    found = AUTHOR.match(message) if (group or owner is None) and message else None
    if found:
        return found.group(1), message[found.end() :] if message else None
    return None if group else owner, message


def sender(
    owner: str | None, name: str | None, des: int | None, kind: int | None, message: object
) -> dict[str, str | None] | str:
    who, _ = split(owner, des, kind, message)
    return {"identifier": who, "name": name if who == owner else None, "role": "sender"} if who else ""


def element(owner: str | None, des: int | None, kind: int | None, message: object) -> Element | None:
    text = (split(owner, des, kind, message)[1] or "").strip()
    return xml.load(text.encode()) if text.startswith("<") else None


def find(root: Element | None, name: str) -> Element | None:
    if root is None or root.tag == name:
        return root
    return next((found for child in root.children if (found := find(child, name)) is not None), None)


def word(root: Element | None, name: str) -> str:
    found = find(root, name)
    return found.text.strip() if found is not None else ""


MEDIA = (3, 34, 43, 47, 62)


def body(owner: str | None, des: int | None, kind: int | None, message: object) -> str:
    """The words that were written or shown; of what the app keeps as XML its title or label."""
    if kind in MEDIA:
        return ""
    if kind == 49:
        root = element(owner, des, kind, message)
        return "\n".join(t for t in (word(root, "title"), word(root, "des")) if t)
    if kind == 48:
        place = find(element(owner, des, kind, message), "location")
        return "\n".join(t for n in ("poiname", "label") if place is not None and (t := place.get(n)))
    return split(owner, des, kind, message)[1] or ""


def url(owner: str | None, des: int | None, kind: int | None, message: object) -> str:
    return word(element(owner, des, kind, message), "url") if kind == 49 else ""


def degree(name: str) -> Callable[..., float | str]:
    def function(owner: str | None, des: int | None, kind: int | None, message: object) -> float | str:
        place = find(element(owner, des, kind, message), "location") if kind == 48 else None
        text = place.get(name) if place is not None else None
        return float(text) if text else ""

    return function


def files(folder: str, table: str, number: int | None, kind: int | None) -> list[dict[str, Any]] | str:
    """Where the app keeps the picture, sound or film of a message: named by its number, in a folder of the chat."""
    kept = FOLDERS.get(kind or 0)
    if kept is None or number is None:
        return ""
    name, ending = kept
    return [{"path": f"{folder.rpartition('/')[0]}/{name}/{table.removeprefix('Chat_')}/{number}.{ending}"}]


GIVEN = (":owner", "m.Des", "m.Type", "m.Message")
