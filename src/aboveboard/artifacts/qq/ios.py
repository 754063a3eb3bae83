"""QQ on iOS before version 9: messages and people of `QQ.db`, calls of `QQ_Mix.db`."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from aboveboard.artifacts.qq._ios import SOURCES
from aboveboard.formats import loose
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, FieldSource, Message, Person, Py, Sqlite, enum, flag, opt

_KINDS = enum(
    "kind of message",
    {0: "text", 1: "image", 3: "voice message", 4: "file", 181: "video", 337: "location or other structured content"},
)


def _files(text: str) -> list[dict[str, Any]] | str:
    """What `picUrl` holds: a JSON list with the MD5 of each picture or film, which the app's files are named by."""
    names = [
        {"name": name}
        for item in loose.mappings(json.loads(text))
        if (name := loose.text(item.get("fileName")) or loose.text(item.get("md5")) or loose.text(item.get("videoMD5")))
    ]
    return names or ""


def _degree(name: str) -> Callable[..., float | str]:
    def function(text: str | float | None, kind: int | None) -> float | str:
        if kind != 337 or not isinstance(text, str) or not text.startswith("{"):
            return ""
        found = loose.mapping(loose.mapping(loose.mapping(json.loads(text)).get("meta")).get("Location.Search"))
        value = found.get(name)
        return float(value) if isinstance(value, str | int | float) and value != "" else ""

    return function


def _common(kind: str, words: str, files: str) -> dict[str, FieldSource]:
    return {
        "body": Col(f"NULLIF({words}, '')"),
        "type": Col(kind, _KINDS),
        "attachments": opt(f"NULLIF({files}, '')", Py("qq_ios_files", _files, json=True)),
        "latitude": Col((words, kind), Py("qq_ios_latitude", _degree("lat")), optional=True),
        "longitude": Col((words, kind), Py("qq_ios_longitude", _degree("lng")), optional=True),
    }


_FRIEND = (
    "LEFT JOIN tb_userSummary AS u ON u.rowid = (SELECT min(x.rowid) FROM tb_userSummary AS x WHERE x.uin = m.uin)"
)
_SHOWN = "COALESCE(NULLIF(u.remark, ''), NULLIF(u.nick, ''))"


def _two(table: str, name: str) -> Sqlite:
    """Chats of two: one table each, in older versions one for all."""
    return Sqlite(
        name=name,
        base=f'"{table}" AS m',
        key="m.rowid",
        joins=(_FRIEND,),
        optional=True,
        requires={table: ("uin", "time", "type", "flag", "content")},
        fields={
            "at": Col("m.time", UNIX_S),
            "direction": Col("CASE m.flag WHEN 0 THEN 'outgoing' WHEN 1 THEN 'incoming' END"),
            "party": Col("CAST(m.uin AS TEXT)"),
            "sender": Person("m.uin", _SHOWN, "sender", when="m.flag = 1"),
            "recipients": Person("m.uin", _SHOWN, "recipient", many=True, when="m.flag = 0"),
            "thread": Col("CAST(m.uin AS TEXT)"),
            "thread_name": opt(_SHOWN),
            "read": opt("m.read", flag),
            "message_id": opt("CAST(m.msgId AS TEXT)"),
            **_common("m.type", "m.content", "m.picUrl"),
        },
    )


def _many(name: str, table: str, columns: tuple[str, str, str, str], group: tuple[str, str, str]) -> Sqlite:
    """Groups: `columns` are those of author, time, kind and words, `group` the table of groups, its number and its name.

    What the account itself sent has the number by which the database's folder is called.
    """
    author, time, kind, words = (f"m.{column}" for column in columns)
    groups, number, title = group
    mine = f"substr(:folder, -length({author}) - 1) = '/' || {author}"
    return Sqlite(
        name=name,
        base=f'"{table}" AS m',
        key="m.rowid",
        optional=True,
        requires={table: columns},
        fields={
            "at": Col(time, UNIX_S),
            "direction": Col(f"CASE WHEN {author} IS NULL THEN NULL WHEN {mine} THEN 'outgoing' ELSE 'incoming' END"),
            "party": Col(f"CAST({author} AS TEXT)"),
            "sender": Person(author, "NULLIF(m.nickName, '')", "sender"),
            "thread": Col(f"substr(:table, {len(table) - len('[0-9]*') + 1})"),
            "thread_name": opt(
                f"(SELECT NULLIF(g.{title}, '') FROM {groups} AS g WHERE CAST(g.{number} AS TEXT) ="
                f" substr(:table, {len(table) - len('[0-9]*') + 1}) LIMIT 1)"
            ),
            "read": opt("m.Read", flag),
            "message_id": opt("CAST(m.MsgId AS TEXT)"),
            **_common(kind, words, "m.picUrl"),
        },
    )


_TROOP, _DISCUSS = ("tb_troop", "groupcode", "GroupName"), ("tb_discussGrp_list", "uin", "name")

QQ = Artifact(
    id="ios.qq",
    title="QQ messages and people (before version 9)",
    service="qq",
    emits=Message,
    files=("{app_data:com.tencent.mqq}/Documents/contents/*/QQ.db",),
    read=(
        _two("tb_c2cMsg_[0-9]*", "chats"),
        _two("tb_message", "all chats"),
        _many("groups", "tb_TroopMsg_[0-9]*", ("SendUin", "MsgTime", "sMsgType", "strMsg"), _TROOP),
        _many("groups", "tb_TroopMsg_[0-9]*", ("uin", "time", "type", "content"), _TROOP),
        _many("discussions", "tb_discussGrp_[0-9]*", ("SendUin", "MsgTime", "MsgType", "Msg"), _DISCUSS),
    ),
    says="One record for each message of chats of two, groups and discussions, and for each person whose profile the app kept.",
    limits="In groups a message is taken for sent where its author is the account whose number the folder has. Since version"
    " 9 messages stand in nt_msg.db. Files are named by their MD5 and not looked for; other structured content keeps its"
    " text as the body. Lists of friends in property lists, members of groups and secret messages are not read. Kinds"
    " that are not named keep their number.",
    sources=SOURCES,
)
