"""QQ on iOS before version 9: messages and people of `QQ.db`, calls of `QQ_Mix.db`."""

from __future__ import annotations

from aboveboard.artifacts.qq._ios import DISCUSS, FRIEND, SHOWN, SOURCES, TROOP, common
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Artifact, Col, Message, Person, Sqlite, flag, opt


def _two(table: str, name: str) -> Sqlite:
    """Chats of two: one table each, in older versions one for all."""
    return Sqlite(
        name=name,
        base=f'"{table}" AS m',
        key="m.rowid",
        joins=(FRIEND,),
        optional=True,
        requires={table: ("uin", "time", "type", "flag", "content")},
        fields={
            "at": Col("m.time", UNIX_S),
            "direction": Col("CASE m.flag WHEN 0 THEN 'outgoing' WHEN 1 THEN 'incoming' END"),
            "party": Col("CAST(m.uin AS TEXT)"),
            "sender": Person("m.uin", SHOWN, "sender", when="m.flag = 1"),
            "recipients": Person("m.uin", SHOWN, "recipient", many=True, when="m.flag = 0"),
            "thread": Col("CAST(m.uin AS TEXT)"),
            "thread_name": opt(SHOWN),
            "read": opt("m.read", flag),
            "message_id": opt("CAST(m.msgId AS TEXT)"),
            **common("m.type", "m.content", "m.picUrl"),
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
            **common(kind, words, "m.picUrl"),
        },
    )


QQ = Artifact(
    id="ios.qq",
    title="QQ messages (before version 9)",
    service="qq",
    emits=Message,
    files=("{app_data:com.tencent.mqq}/Documents/contents/*/QQ.db",),
    read=(
        _two("tb_c2cMsg_[0-9]*", "chats"),
        _two("tb_message", "all chats"),
        _many("groups", "tb_TroopMsg_[0-9]*", ("SendUin", "MsgTime", "sMsgType", "strMsg"), TROOP),
        _many("groups", "tb_TroopMsg_[0-9]*", ("uin", "time", "type", "content"), TROOP),
        _many("discussions", "tb_discussGrp_[0-9]*", ("SendUin", "MsgTime", "MsgType", "Msg"), DISCUSS),
    ),
    says="One record for each message of chats of two, groups and discussions.",
    limits="In groups a message is taken for sent where its author is the account whose number the folder has. Since version"
    " 9 messages stand in nt_msg.db. Files are named by their MD5 and not looked for; other structured content keeps its"
    " text as the body. Lists of friends in property lists, members of groups and secret messages are not read. Kinds"
    " that are not named keep their number.",
    sources=SOURCES,
)
