"""GroupMe on iOS: messages and people of `GroupMe.sqlite`, and the account."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import loose, plist, times
from aboveboard.kit import (
    About,
    Account,
    Artifact,
    Code,
    Col,
    Contact,
    Item,
    Message,
    Person,
    Rows,
    Sqlite,
    flag,
    opt,
)  # fmt: skip

_CHAT = "LEFT JOIN ZGMCHAT AS c ON c.Z_PK = COALESCE(m.ZGROUP, m.ZUSER)"
_PLACE = (
    "(SELECT a.{} FROM ZGMATTACHMENT AS a WHERE a.ZMESSAGE = m.Z_PK AND a.ZTYPE = 'location' ORDER BY a.Z_PK LIMIT 1)"
)


def _account(data: bytes, about: About) -> Iterator[Item]:
    """The account of the app's preferences."""
    del about
    user = loose.mapping(loose.mapping(plist.load(data)).get("user"))
    key = loose.text(user.get("id")) or loose.text(user.get("user_id"))
    if not key:
        return
    record = Account(
        type="groupme",
        identifier=key,
        username=loose.text(user.get("email")) or loose.text(user.get("phone_number")),
        name=loose.text(user.get("name")),
        description=loose.text(user.get("phone_number")),
        created_at=times.COCOA_S.to_utc_us(user.get("created_at")),
    )
    shown = ("id", "user_id", "name", "email", "phone_number", "created_at")
    yield Item("user", record, loose.plain({k: user[k] for k in shown if k in user}))


GROUPME = Artifact(
    id="ios.groupme",
    title="GroupMe: messages and people",
    service="groupme",
    emits=(Message, Contact),
    files=(
        "{app_data:com.groupme.iphone-app}/Library/Application Support/GroupMe.sqlite",
        "{app_data:com.groupme.iphone-app}/Documents/GroupMe.sqlite",
    ),
    read=(
        Sqlite(
            base="ZGMMESSAGE AS m",
            key="m.Z_PK",
            joins=(_CHAT,),
            requires={"ZGMMESSAGE": ("ZCREATEDAT", "ZNAME", "ZUSERID", "ZMESSAGE", "ZGROUP", "ZUSER")},
            fields={
                "at": Col("m.ZCREATEDAT", times.COCOA_S),
                "sent_at": Col("m.ZCREATEDAT", times.COCOA_S),
                "party": Col("CAST(NULLIF(m.ZUSERID, '') AS TEXT)"),
                "sender": Person("NULLIF(m.ZUSERID, '')", "NULLIF(m.ZNAME, '')", "sender"),
                "recipients": Rows(
                    "SELECT CAST(k.ZGLOBALUSERID AS TEXT) AS identifier, COALESCE(NULLIF(k.ZNAME, ''), NULLIF(k.ZREALNAME, ''))"
                    " AS name FROM ZGMMEMBER AS k WHERE k.ZGROUP = m.ZGROUP AND k.ZGLOBALUSERID IS NOT m.ZUSERID"
                    " ORDER BY k.Z_PK",
                    keys=("identifier", "name"),
                    role="recipient",
                ),
                "thread": opt(
                    "COALESCE(CAST(NULLIF(c.ZCHATID, '') AS TEXT), CAST(COALESCE(m.ZGROUP, m.ZUSER) AS TEXT))"
                ),
                "thread_name": opt("NULLIF(c.ZNAME, '')"),
                "body": Col("NULLIF(m.ZMESSAGE, '')"),
                "type": opt(
                    "CASE WHEN m.ZSYSTEM = 1 THEN 'group event' ELSE COALESCE((SELECT group_concat(a.ZTYPE, ', ') FROM"
                    " ZGMATTACHMENT AS a WHERE a.ZMESSAGE = m.Z_PK), 'text') END"
                ),
                "status": opt("CASE WHEN m.ZHIDDEN = 1 THEN 'hidden' END"),
                "attachments": Rows(
                    "SELECT NULLIF(a.ZFILENAME, '') AS name, NULLIF(a.ZURL, '') AS url FROM ZGMATTACHMENT AS a"
                    " WHERE a.ZMESSAGE = m.Z_PK AND COALESCE(NULLIF(a.ZURL, ''), NULLIF(a.ZFILENAME, '')) IS NOT NULL"
                    " ORDER BY a.Z_PK",
                    keys=("name", "url"),
                ),
                "latitude": opt(_PLACE.format("ZLAT")),
                "longitude": opt(_PLACE.format("ZLNG")),
                "reply_to": opt("CAST(NULLIF(m.ZREPLYMESSAGEID, '') AS TEXT)"),
                "message_id": opt("CAST(COALESCE(m.ZLINEID, m.ZDIRECTMESSAGEID) AS TEXT)"),
            },
        ),
        Sqlite(
            base="ZGMMEMBER AS k",
            key="k.Z_PK",
            kind=Contact,
            optional=True,
            fields={
                "party": Col("CAST(NULLIF(k.ZGLOBALUSERID, '') AS TEXT)"),
                "name": opt("NULLIF(k.ZREALNAME, '')"),
                "nickname": opt("NULLIF(k.ZNAME, '')"),
                "groups": Rows(
                    "SELECT c.ZNAME AS word FROM ZGMCHAT AS c WHERE c.Z_PK = k.ZGROUP AND c.ZNAME <> ''", keys=("",)
                ),
                "contact_id": Col("CAST(NULLIF(k.ZGLOBALUSERID, '') AS TEXT)"),
            },
        ),
        Sqlite(
            base="ZGMRELATIONSHIP AS r",
            key="r.Z_PK",
            kind=Contact,
            optional=True,
            fields={
                "party": Col("CAST(NULLIF(r.ZUSERID, '') AS TEXT)"),
                "name": opt("NULLIF(r.ZNAME, '')"),
                "identifiers": Rows(
                    "SELECT 'phone' AS type, CAST(r.ZPHONENUMBER AS TEXT) AS value WHERE r.ZPHONENUMBER <> ''",
                    keys=("type", "value"),
                ),
                "created_at": opt("r.ZCREATEDAT", times.COCOA_S),
                "modified_at": opt("r.ZUPDATEDAT", times.COCOA_S),
                "blocked": opt("r.ZBLOCKED", flag),
                "contact_id": Col("CAST(NULLIF(r.ZUSERID, '') AS TEXT)"),
            },
        ),
    ),
    says="One record for each message, for each member of each group, and for each person whom the account knows.",
    limits="Whose account it is stands in the app's preferences, so that direction is not there. Likes are not read.",
    sources=("https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/groupMe.py",),
)
ACCOUNT = Artifact(
    id="ios.groupme_account",
    title="GroupMe: account",
    service="groupme",
    emits=Account,
    files=("{app_data:com.groupme.iphone-app}/Library/Preferences/com.groupme.iphone-app.plist",),
    read=(Code(_account, limit=16 * 1024 * 1024),),
    says="The account that the app is signed in with.",
    limits="`description` is the account's telephone number. Settings and times of synchronization are not read.",
    sources=("https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/groupMe.py",),
    tested=("josh_ios17_ffs (iOS 17.3)",),
)
