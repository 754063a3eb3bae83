"""imo: messages and people of `imofriends.db` on Android and `IMODb2.sqlite` on iOS."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.formats import loose, plist
from aboveboard.formats.times import UNIX_NS
from aboveboard.kit import Artifact, Col, Contact, Message, Person, Py, Rows, Sql, Sqlite, flag, opt


def _given(data: str | bytes) -> dict[str, Any]:
    return loose.mapping(
        plist.unarchive(data) if isinstance(data, bytes) and data[:6] == b"bplist" else json.loads(data)
    )


def _kind(data: str | bytes) -> str:
    return loose.text(_given(data).get("type")) or ""


def _files(data: str | bytes) -> list[dict[str, Any]] | str:
    given = _given(data)
    path = loose.text(given.get("original_path")) or loose.text(given.get("local_path"))
    names = [n for o in loose.mappings(given.get("objects")) if (n := loose.text(o.get("object_id")))]
    return [*([{"path": path}] if path else []), *({"name": name} for name in names)] or ""


_KIND, _FILES = Py("imo_kind", _kind), Py("imo_files", _files, json=True)
_WAY = Sql("1 = incoming, 2 = outgoing", "CASE {} WHEN 1 THEN 'incoming' WHEN 2 THEN 'outgoing' END")
_NAME = "COALESCE(NULLIF({0}.display, ''), NULLIF({0}.name, ''))"
_SHOWN = "COALESCE(NULLIF({0}.ZDISPLAY, ''), NULLIF({0}.ZPH_NAME, ''), NULLIF({0}.ZALIAS, ''))"

ANDROID = Artifact(
    id="android.imo",
    title="imo messages and people",
    service="imo",
    emits=(Message, Contact),
    files=("{app_data:com.imo.android.*}/databases/imofriends.db",),
    read=(
        Sqlite(
            base="messages AS m",
            key="m.rowid",
            joins=(
                "LEFT JOIN friends AS f ON f.rowid = (SELECT min(x.rowid) FROM friends AS x WHERE x.buid = m.buid)",
            ),
            requires={"messages": ("buid", "last_message", "timestamp", "message_type")},
            fields={
                "at": Col("m.timestamp", UNIX_NS),
                "party": Col("m.buid"),
                "direction": Col("m.message_type", _WAY),
                "sender": Person("m.buid", _NAME.format("f"), "sender", when="m.message_type = 1"),
                "recipients": Person("m.buid", _NAME.format("f"), "recipient", many=True, when="m.message_type = 2"),
                "thread": Col("m.buid"),
                "thread_name": opt(_NAME.format("f")),
                "body": Col("NULLIF(m.last_message, '')"),
                "type": opt("m.imdata", _KIND),
                "read": opt("m.message_read", flag),
                "attachments": opt("m.imdata", _FILES),
            },
        ),
        Sqlite(
            base="friends AS f",
            key="f.rowid",
            kind=Contact,
            optional=True,
            requires={"friends": ("buid",)},
            fields={
                "name": opt(_NAME.format("f")),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(u.buid AS TEXT) AS value FROM friends AS u WHERE u.rowid = f.rowid",
                    keys=("type", "value"),
                ),
                "contact_id": Col("f.buid"),
                "party": Col("f.buid"),
            },
        ),
    ),
    says="One record for each message and for each person that the app knows.",
    limits="That 1 is received and 2 is sent is how other tools read it. Calls, groups' members,"
    " reactions and stories are not read.",
    sources=("https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/imo.py",),
)
IOS = Artifact(
    id="ios.imo",
    title="imo messages and people",
    service="imo",
    emits=(Message, Contact),
    files=(
        "{app_data:com.imo.*}/**/IMODb2.sqlite",
        "{app_data:com.pagebites.*}/**/IMODb2.sqlite",
        "{app_group:group.com.imo.*}/**/IMODb2.sqlite",
    ),
    read=(
        Sqlite(
            base="ZIMOCHATMSG AS m",
            key="m.Z_PK",
            joins=(
                "LEFT JOIN ZIMOCONTACT AS s ON s.Z_PK = (SELECT min(x.Z_PK) FROM ZIMOCONTACT AS x WHERE x.ZBUID = m.ZA_UID)",
                "LEFT JOIN ZIMOCONTACT AS o ON o.Z_PK = (SELECT min(y.Z_PK) FROM ZIMOCONTACT AS y WHERE y.ZBUID = m.ZBUID)",
            ),
            requires={"ZIMOCHATMSG": ("ZTS", "ZTEXT", "ZISSENT")},
            fields={
                "at": Col("m.ZTS", UNIX_NS),
                "party": opt("CASE m.ZISSENT WHEN 1 THEN m.ZBUID ELSE m.ZA_UID END"),
                "direction": Col("CASE m.ZISSENT WHEN 1 THEN 'outgoing' WHEN 0 THEN 'incoming' END"),
                "sender": Person(
                    "m.ZA_UID", f"COALESCE({_SHOWN.format('s')}, NULLIF(m.ZALIAS, ''))", "sender", when="m.ZISSENT = 0"
                ),
                "recipients": Person("m.ZBUID", _SHOWN.format("o"), "recipient", many=True, when="m.ZISSENT = 1"),
                "thread": opt("m.ZBUID"),
                "thread_name": opt(_SHOWN.format("o")),
                "body": Col("NULLIF(m.ZTEXT, '')"),
                "type": opt("m.ZIMDATA", _KIND),
                "attachments": opt("m.ZIMDATA", _FILES),
            },
        ),
        Sqlite(
            base="ZIMOCONTACT AS c",
            key="c.Z_PK",
            kind=Contact,
            optional=True,
            fields={
                "name": Col(_SHOWN.format("c")),
                "identifiers": Rows(
                    "SELECT 'phone' AS type, CAST(u.ZPHONE AS TEXT) AS value FROM ZIMOCONTACT AS u"
                    " WHERE u.Z_PK = c.Z_PK AND u.ZPHONE <> ''"
                    " UNION ALL SELECT 'handle', CAST(u.ZBUID AS TEXT) FROM ZIMOCONTACT AS u WHERE"
                    " u.Z_PK = c.Z_PK AND u.ZBUID <> ''",
                    keys=("type", "value"),
                ),
                "contact_id": Col("c.ZBUID"),
                "party": Col("c.ZBUID"),
            },
        ),
    ),
    says="One record for each message and for each person that the app knows.",
    limits="Attachments are named by their number on the service, under which the app's cache keeps"
    " them. Calls, groups' members,"
    " reactions and stories are not read.",
    sources=("https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/imoHD_Chat.py",),
)
