"""WeChat on Android: messages and people of a decrypted `EnMicroMsg.db`."""

from __future__ import annotations

import re

from aboveboard.artifacts.wechat._android import SOURCES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Message, Py, Rows, Sqlite, direction_from_me, enum, opt

_KINDS = {
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
_AUTHOR = re.compile(r"([A-Za-z][\w@.-]{2,63}):\n")


def _sender(
    content: str | None, talker: str | None, mine: int | None, *names: str | None
) -> dict[str, str | None] | str:
    """In a group the author's id stands before the text of what was received."""
    if mine or not talker:
        return {"role": "owner"} if mine else ""
    group = talker.endswith("@chatroom")
    found = _AUTHOR.match(content) if group and isinstance(content, str) else None
    who = found.group(1) if found else None if group else talker
    return (
        {"identifier": who, "name": None if group else next((n for n in names if n), None), "role": "sender"}
        if who
        else ""
    )


def _body(content: str, talker: str | None, mine: int | None) -> str:
    found = _AUTHOR.match(content) if not mine and isinstance(talker, str) and talker.endswith("@chatroom") else None
    return content[found.end() :] if found else content


_NAME = "COALESCE(NULLIF({0}.conRemark, ''), NULLIF({0}.nickname, ''), NULLIF({0}.alias, ''))"


WECHAT = Artifact(
    id="android.wechat",
    title="WeChat messages and people",
    service="wechat",
    emits=Message,
    files=("{app_data:com.tencent.mm}/MicroMsg/*/EnMicroMsg.db",),
    read=(
        Sqlite(
            base="message AS m",
            key="m.msgId",
            joins=("LEFT JOIN rcontact AS c ON c.username = m.talker",),
            requires={"message": ("msgId", "type", "isSend", "createTime", "talker", "content")},
            fields={
                "at": Col("m.createTime", UNIX_MS),
                "party": Col("m.talker"),
                "direction": Col("m.isSend", direction_from_me),
                "sender": Col(
                    ("m.content", "m.talker", "m.isSend", _NAME.format("c")),
                    Py("wechat_sender", _sender, json=True),
                    optional=True,
                ),
                "thread": Col("m.talker"),
                "thread_name": opt(_NAME.format("c")),
                "body": Col(("m.content", "m.talker", "m.isSend"), Py("wechat_body", _body)),
                "type": Col("m.type", enum("kind of message", {**_KINDS})),
                "status": opt(
                    "m.status",
                    enum(
                        "state",
                        {1: "sending", 2: "sent", 3: "received", 4: "played or shown", 5: "failed", 6: "service"},
                    ),
                ),
                "attachments": Rows(
                    "SELECT f.imgPath AS path FROM message AS f WHERE f.msgId = m.msgId AND f.imgPath <> ''",
                    keys=("path",),
                ),
                "message_id": opt("CAST(NULLIF(m.msgSvrId, 0) AS TEXT)"),
            },
        ),
    ),
    says="One record for each message, notes of the app and of groups among them, and for each"
    " person, group and public account.",
    limits="The app encrypts the database with a key made of the device's and the account's numbers: only copies that were"
    " decrypted are read, the others are reported as encrypted. Pictures, links, calls and locations"
    " keep their XML as the body;"
    " paths are the app's own short forms. Who is in a group (a binary list in `chatroom`), moments"
    " and payments are not read.",
    sources=SOURCES,
)
