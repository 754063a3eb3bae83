"""What the files about wechat share."""

from __future__ import annotations

import re

SOURCES = (
    "https://www.forensicfocus.com/articles/decrypt-wechat-enmicromsgdb-database/",
    "https://github.com/ppwwyyxx/wechat-dump (tables, types)",
)


KINDS = {
    1: "text",
    3: "image",
    34: "voice message",
    42: "contact",
    43: "video",
    47: "sticker",
    48: "location",
    49: "link or file",
    50: "call",
    62: "video",
    10000: "service",
    10002: "recalled or service",
    268445456: "recalled",
    318767153: "notice",
    419430449: "transfer",
    436207665: "red packet",
    570425393: "group event",
    922746929: "pat",
    1048625: "sticker",
    822083633: "reply",
}

AUTHOR = re.compile(r"([A-Za-z][\w@.-]{2,63}):\n")


def sender(
    content: str | None, talker: str | None, mine: int | None, *names: str | None
) -> dict[str, str | None] | str:
    """In a group the author's id stands before the text of what was received."""
    if mine or not talker:
        return {"role": "owner"} if mine else ""
    group = talker.endswith("@chatroom")
    found = AUTHOR.match(content) if group and isinstance(content, str) else None
    who = found.group(1) if found else None if group else talker
    return (
        {"identifier": who, "name": None if group else next((n for n in names if n), None), "role": "sender"}
        if who
        else ""
    )


def body(content: str, talker: str | None, mine: int | None) -> str:
    found = AUTHOR.match(content) if not mine and isinstance(talker, str) and talker.endswith("@chatroom") else None
    return content[found.end() :] if found else content


NAME = "COALESCE(NULLIF({0}.conRemark, ''), NULLIF({0}.nickname, ''), NULLIF({0}.alias, ''))"
