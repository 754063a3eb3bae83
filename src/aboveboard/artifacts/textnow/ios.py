"""TextNow on iOS: messages, calls, people and the account of the store that is named by the account."""

from __future__ import annotations

from aboveboard.formats.times import COCOA_S
from aboveboard.kit import (
    Account,
    Artifact,
    Call,
    Col,
    Contact,
    FieldSource,
    Message,
    Person,
    Rows,
    Sql,
    Sqlite,
    flag,
    opt,
)

_DIRECTION = Sql("1 = received, 2 = sent", "CASE {} WHEN 1 THEN 'incoming' WHEN 2 THEN 'outgoing' END")
_NEEDS = {"ZTMOINTERACTION": ("ZLOCALTIMESTAMP", "ZDIRECTION", "ZCONTENT", "ZCALLID", "ZCONVERSATION")}
_JOINS = (
    "LEFT JOIN ZTMOCONVERSATION AS c ON c.Z_PK = m.ZCONVERSATION",
    "LEFT JOIN ZTMOCONTACTVALUE AS v ON v.Z_PK = c.ZCONTACTVALUE",
)
_WHO, _NAME = "NULLIF(v.ZCONTACTVALUE, '')", "NULLIF(v.ZCONTACTNAME, '')"
_COMMON: tuple[tuple[str, FieldSource], ...] = (
    ("at", Col("m.ZLOCALTIMESTAMP", COCOA_S)),
    ("direction", Col("m.ZDIRECTION", _DIRECTION)),
    ("party", opt(_WHO)),
    ("recipients", Person(_WHO, _NAME, "recipient", many=True, optional=True, when="m.ZDIRECTION = 2")),
    ("thread", opt(_WHO)),
    ("read", opt("m.ZREAD", flag)),
)

TEXTNOW = Artifact(
    id="ios.textnow",
    title="TextNow: messages, calls, people, account",
    service="textnow",
    emits=(Message, Call, Contact, Account),
    files=tuple(
        f"{{app_data:{app}}}/Documents/{'[0-9]' * 10}*"
        for app in ("com.tinginteractive.usms", "com.enflick.ios.textnow")
    ),
    read=(
        Sqlite(
            name="messages",
            base="ZTMOINTERACTION AS m",
            key="m.Z_PK",
            joins=_JOINS,
            requires=_NEEDS,
            where="m.ZCALLID IS NULL",
            leaves_out="calls, which are read as such",
            fields=dict(_COMMON)
            | {
                "sender": Person(
                    _WHO,
                    f"COALESCE({_NAME}, NULLIF(m.ZAUTHORNAME, ''))",
                    "sender",
                    optional=True,
                    when="m.ZDIRECTION = 1",
                ),
                "thread_name": opt(_NAME),
                "body": Col("NULLIF(m.ZCONTENT, '')"),
                "sent_at": opt("NULLIF(m.ZREMOTETIMESTAMP, 0)", COCOA_S),
                "status": opt("'status ' || m.ZSTATUS1"),
                "deleted": opt("m.ZDELETEDSTATE <> 0", flag),
                "attachments": Rows(
                    "SELECT f.ZCONTENT AS url FROM ZTMOINTERACTION AS f WHERE f.Z_PK = m.Z_PK AND f.ZTHUMBNAILWIDTH > 0"
                    " AND f.ZCONTENT LIKE 'http%'",
                    keys=("url",),
                ),
                "message_id": opt("CAST(m.ZMESSAGEID AS TEXT)"),
            },
        ),
        Sqlite(
            name="calls",
            base="ZTMOINTERACTION AS m",
            key="m.Z_PK",
            kind=Call,
            joins=_JOINS,
            requires=_NEEDS,
            where="m.ZCALLID IS NOT NULL",
            leaves_out="messages, which are read as such",
            fields=dict(_COMMON)
            | {
                "sender": Person(_WHO, _NAME, "sender", optional=True, when="m.ZDIRECTION = 1"),
                "duration": opt("m.ZLENGTH"),
                "status": opt("'status ' || m.ZSTATUS"),
                "call_id": Col("CAST(m.ZCALLID AS TEXT)"),
            },
        ),
        Sqlite(
            name="people",
            base="ZTMOCONTACTVALUE AS v",
            key="v.Z_PK",
            kind=Contact,
            optional=True,
            requires={"ZTMOCONTACTVALUE": ("ZCONTACTVALUE",)},
            fields={
                "party": Col("NULLIF(v.ZCONTACTVALUE, '')"),
                "name": opt(
                    "COALESCE(NULLIF(v.ZCONTACTNAME, ''), (SELECT NULLIF(s.ZNAME, '') FROM ZTMOSERVERCONTACT AS s WHERE"
                    " s.Z_PK = v.ZSERVERCONTACT))"
                ),
                "identifiers": Rows(
                    "SELECT CASE WHEN x.ZCONTACTVALUE LIKE '%@%' THEN 'email' WHEN x.ZCONTACTVALUE GLOB '+[0-9]*' OR"
                    " x.ZCONTACTVALUE NOT GLOB '*[^0-9]*' THEN 'phone' ELSE 'handle' END AS type,"
                    " x.ZCONTACTVALUE AS value FROM ZTMOCONTACTVALUE AS x WHERE x.Z_PK = v.Z_PK AND x.ZCONTACTVALUE <> ''",
                    keys=("type", "value"),
                ),
                "own": opt("v.ZCONTACTISSELF", flag),
                "contact_id": Col("NULLIF(v.ZCONTACTVALUE, '')"),
            },
        ),
        Sqlite(
            name="account",
            base="ZTMOACCOUNTINFO AS a",
            key="a.Z_PK",
            kind=Account,
            optional=True,
            requires={"ZTMOACCOUNTINFO": ("ZUSERNAME",)},
            fields={
                "username": Col("NULLIF(a.ZUSERNAME, '')"),
                "identifier": opt("COALESCE(NULLIF(a.ZPHONENUMBER, ''), NULLIF(a.ZEMAIL, ''))"),
                "description": opt("NULLIF(a.ZEMAIL, '')"),
                "name": opt("NULLIF(trim(COALESCE(a.ZFIRSTNAME, '') || ' ' || COALESCE(a.ZLASTNAME, '')), '')"),
            },
        ),
    ),
    says="One record for each message and call, for each address that the app knows, and for the account. A picture's address is"
    " its message's text.",
    limits="Statuses have no published meaning and keep their number. A message that the store joins to no conversation has no"
    " party. The beginning of a call also stands in its id. Pictures in the app's cache (named by the MD5 of their address)"
    " and the calling library's own list of calls are not joined. Passwords are not read.",
    sources=("https://github.com/abrignoni/iLEAPP (TextNow on iOS: tables of 20.10 and 21.3, directions, times)",),
)
