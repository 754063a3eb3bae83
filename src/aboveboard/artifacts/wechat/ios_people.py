"""WeChat people."""

from __future__ import annotations

from aboveboard.artifacts.wechat._ios import TABLES, text_field
from aboveboard.kit import Artifact, Col, Contact, Py, Sqlite, flag, opt


def _ways(username: str | None, data: bytes | None) -> list[dict[str, str]]:
    alias = text_field(2)(data) if data else ""
    return [{"type": "handle", "value": value} for value in (username, alias) if value]


PEOPLE = Artifact(
    id="ios.wechat_people",
    title="WeChat people",
    service="wechat",
    emits=Contact,
    files=("{app_data:com.tencent.xin}/Documents/*/DB/WCDB_Contact.sqlite",),
    read=tuple(
        Sqlite(
            base=f"{table} AS f",
            key="f.rowid",
            optional=table != "Friend",
            requires={table: ("userName", "dbContactRemark")},
            fields={
                "name": Col("f.dbContactRemark", Py("wechat_nickname", text_field(1))),
                "nickname": Col("f.dbContactRemark", Py("wechat_remark", text_field(3))),
                "identifiers": Col(("f.userName", "f.dbContactRemark"), Py("wechat_ways", _ways, json=True)),
                "blocked": opt("(f.type & 8) > 0", flag),
                "contact_id": Col("f.userName"),
                "party": Col("f.userName"),
            },
        )
        for table in TABLES
    ),
    says="One record for each person, group and public account that the app knows. `name` is the name that the account"
    " gave itself, `nickname` the one that the phone's owner gave it.",
    limits="Who is in a group, pictures and regions are not read.",
    sources=(
        "https://github.com/stomakun/WechatExport-iOS (Friend, dbContactRemark)",
        "https://github.com/BlueMatthew/WechatExporter (OpenIMContact)",
    ),
)
