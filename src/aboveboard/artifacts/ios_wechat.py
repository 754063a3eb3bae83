"""WeChat on iOS: people of `WCDB_Contact.sqlite`."""

from __future__ import annotations

from collections.abc import Callable

from aboveboard.formats import protobuf
from aboveboard.kit import Artifact, Col, Contact, Py, Sqlite, flag, opt


def _text(number: int) -> Callable[[bytes], str]:
    def function(data: bytes) -> str:
        found = protobuf.first(data, number)
        return found.text if found is not None else ""

    return function


def _ways(username: str | None, data: bytes | None) -> list[dict[str, str]]:
    alias = _text(2)(data) if data else ""
    return [{"type": "handle", "value": value} for value in (username, alias) if value]


PEOPLE = Artifact(
    id="ios.wechat_people",
    title="WeChat people",
    service="wechat",
    emits=Contact,
    files=("{app_data:com.tencent.xin}/Documents/*/DB/WCDB_Contact.sqlite",),
    read=(
        Sqlite(
            base="Friend AS f",
            key="f.rowid",
            requires={"Friend": ("userName", "dbContactRemark")},
            fields={
                "name": Col("f.dbContactRemark", Py("wechat_nickname", _text(1))),
                "nickname": Col("f.dbContactRemark", Py("wechat_remark", _text(3))),
                "identifiers": Col(("f.userName", "f.dbContactRemark"), Py("wechat_ways", _ways, json=True)),
                "blocked": opt("(f.type & 8) > 0", flag),
                "contact_id": Col("f.userName"),
                "party": Col("f.userName"),
            },
        ),
    ),
    says="One record for each person, group and public account that the app knows. `nickname` is the"
    " name that the account gave.",
    limits="Messages are in MM.sqlite and message_N.sqlite, in a table for each chat (Chat_ and the MD5 of its id), which no"
    " declaration can name yet: they are not read. Who is in a group, pictures and regions are not read.",
    sources=("https://github.com/stomakun/WechatExport-iOS (Friend, dbContactRemark)",),
)
