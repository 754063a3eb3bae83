"""MeWe on iOS: chats, posts, people and account of sgrouplesdb.sqlite."""

from __future__ import annotations

from aboveboard.formats import times
from aboveboard.kit import Account, Artifact, Col, Const, Contact, Message, Person, Post, Rows, Sql, Sqlite, flag, opt

_JSON = Sql("object", "{}", json=True)
_NAME = "COALESCE(NULLIF({0}.ZNAME, ''), NULLIF({0}.ZHANDLE, ''))"
_ME = "(SELECT min(k.ZUSERID) FROM ZCURRENTUSER AS y JOIN ZUSER AS k ON k.Z_PK = y.ZUSER)"
# Who takes part in a conversation; Core Data names the table's columns after the entities' numbers.
_PRESENT = (
    "FROM Z_11PARTICIPATINGUSERS AS q JOIN ZUSER AS v ON v.Z_PK = q.Z_38PARTICIPATINGUSERS"
    " WHERE q.Z_11THREADS = t.Z_PK AND v.ZUSERID IS NOT m.ZSENDER"
)
_MAP = (
    "CASE WHEN m.ZTEXT LIKE 'https://www.openstreetmap.org/?%{0}=%' THEN"
    " CAST(substr(m.ZTEXT, instr(m.ZTEXT, '{0}=') + 5) AS REAL) END"
)

MEWE = Artifact(
    id="ios.mewe",
    title="MeWe: chats, posts, people",
    service="mewe",
    emits=(Message, Post, Contact, Account),
    files=("{app_data:*}/Documents/sgrouplesdb.sqlite",),
    read=(
        Sqlite(
            name="chats",
            base="ZCHATMESSAGE AS m",
            key="m.Z_PK",
            joins=(
                "LEFT JOIN ZUSER AS u ON u.Z_PK = (SELECT min(s.Z_PK) FROM ZUSER AS s WHERE s.ZUSERID = m.ZSENDER)",
                "LEFT JOIN ZCHATTHREAD AS t ON t.Z_PK ="
                " (SELECT min(s.Z_PK) FROM ZCHATTHREAD AS s WHERE s.ZTHREADID = m.ZTHREADID)",
            ),
            requires={"ZCHATMESSAGE": ("ZDATE", "ZTEXT", "ZSENDER", "ZTHREADID", "ZMESSAGEID")},
            fields={
                "at": Col("m.ZDATE", times.COCOA_S),
                "direction": opt(f"CASE m.ZSENDER = {_ME} WHEN 1 THEN 'outgoing' WHEN 0 THEN 'incoming' END"),
                "sender": Person("m.ZSENDER", _NAME.format("u"), role="sender", optional=True),
                "recipients": Rows(
                    f"SELECT CAST(v.ZUSERID AS TEXT) AS identifier, CAST({_NAME.format('v')} AS TEXT) AS name {_PRESENT}"
                    " ORDER BY v.Z_PK",
                    keys=("identifier", "name"),
                    role="recipient",
                ),
                "party": opt(f"CASE WHEN m.ZSENDER = {_ME} THEN (SELECT min(v.ZUSERID) {_PRESENT}) ELSE m.ZSENDER END"),
                "thread": Col("m.ZTHREADID"),
                "thread_name": opt(
                    f"(SELECT group_concat({_NAME.format('v')}, ', ') FROM Z_11PARTICIPATINGUSERS AS q JOIN ZUSER AS v"
                    " ON v.Z_PK = q.Z_38PARTICIPATINGUSERS WHERE q.Z_11THREADS = t.Z_PK AND v.ZCURRENTUSER IS NULL)"
                ),
                "body": Col("NULLIF(m.ZTEXT, '')"),
                "type": opt(
                    "CASE WHEN m.ZEVENTTYPE <> '' THEN m.ZEVENTTYPE WHEN m.ZCALLDURATION > 0 THEN 'call'"
                    " WHEN m.ZTEXT LIKE '%meweLocationType=%' THEN 'location' WHEN EXISTS (SELECT 1 FROM"
                    " ZCHATATTACHMENT AS a WHERE a.ZCHATMESSAGE = m.Z_PK) THEN 'attachment' ELSE 'text' END"
                ),
                "edited_at": opt("m.ZEDITEDDATE", times.COCOA_S),
                "edits": Rows(
                    "SELECT CAST(m.ZORIGINALTEXT AS TEXT) AS body WHERE m.ZORIGINALTEXT <> '' AND m.ZORIGINALTEXT <> m.ZTEXT",
                    keys=("body",),
                ),
                "deleted": opt("m.ZDELETEDBYSENDER", flag),
                "reply_to": opt("NULLIF(m.ZREPLYMESSAGEID, '')"),
                "latitude": opt(_MAP.format("mlat")),
                "longitude": opt(_MAP.format("mlon")),
                "attachments": Rows(
                    "SELECT CAST(a.ZFILENAME AS TEXT) AS name, CAST(a.ZMIMETYPE AS TEXT) AS mime, CAST(a.ZURL AS TEXT) AS url,"
                    " CAST(a.ZATYPE AS TEXT) AS title FROM ZCHATATTACHMENT AS a WHERE a.ZCHATMESSAGE = m.Z_PK ORDER BY a.Z_PK",
                    keys=("name", "mime", "url", "title"),
                ),
                "message_id": Col("m.ZMESSAGEID"),
                "account": opt(_ME),
            },
        ),
        Sqlite(
            name="posts",
            base="ZPOST AS p",
            key="p.Z_PK",
            joins=(
                "LEFT JOIN ZUSER AS u ON u.Z_PK = (SELECT min(s.Z_PK) FROM ZUSER AS s WHERE s.ZUSERID = p.ZUSERID)",
                "LEFT JOIN ZPOLL AS q ON q.Z_PK = p.ZPOLL",
                "LEFT JOIN ZLINK AS l ON l.Z_PK = p.ZLINK",
                "LEFT JOIN ZHYPERLINK AS h ON h.Z_PK = l.ZURLLINK",
                "LEFT JOIN ZPOST AS o ON o.Z_PK = p.ZREFPOST",
            ),
            requires={"ZPOST": ("ZCREATIONDATE", "ZTEXT", "ZUSERID", "ZPOSTID")},
            fields={
                "at": Col("p.ZCREATIONDATE", times.COCOA_S),
                "author": Person("p.ZUSERID", _NAME.format("u"), role="author", optional=True),
                "party": Col("p.ZUSERID"),
                "body": Col("NULLIF(p.ZTEXT, '')"),
                "title": opt("NULLIF(q.ZQUESTION, '')"),
                "url": opt("NULLIF(h.ZHREFURL, '')"),
                "post_id": Col("p.ZPOSTID"),
                "own": opt(f"p.ZUSERID = {_ME}", flag),
                "in_reply_to": opt("NULLIF(p.ZPARENTPOSTID, '')"),
                "repost_of": opt("NULLIF(o.ZPOSTID, '')"),
                "reposts": opt("p.ZSHARESCOUNT"),
                "replies": opt("p.ZCOMMENTSCOUNT"),
                "edited_at": opt("p.ZEDITEDDATE", times.COCOA_S),
                "visibility": opt(
                    "CASE WHEN p.ZISPUBLIC = 1 THEN 'public' WHEN p.ZISFORCLOSEFRIENDS = 1 THEN 'close friends' END"
                ),
                "group": opt(
                    "COALESCE((SELECT max(g.ZNAME) FROM ZGROUP AS g WHERE g.ZGROUPID = p.ZGROUPID), NULLIF(p.ZGROUPID, ''))"
                ),
                "origin": Const("cached by the app"),
            },
            kind=Post,
            optional=True,
        ),
        Sqlite(
            name="people",
            base="ZUSER AS u",
            key="u.Z_PK",
            requires={"ZUSER": ("ZUSERID", "ZNAME", "ZHANDLE")},
            fields={
                "name": Col("NULLIF(u.ZNAME, '')"),
                "given_name": opt("NULLIF(u.ZFIRSTNAME, '')"),
                "family_name": opt("NULLIF(u.ZLASTNAME, '')"),
                "identifiers": Rows(
                    "SELECT 'handle' AS type, CAST(u.ZHANDLE AS TEXT) AS value WHERE u.ZHANDLE <> ''",
                    keys=("type", "value"),
                ),
                "own": opt("u.ZCURRENTUSER IS NOT NULL", flag),
                "groups": Rows(
                    "SELECT value AS value FROM (SELECT 'contact' AS value WHERE EXISTS"
                    " (SELECT 1 FROM ZCONTACT AS c WHERE c.ZUSER = u.Z_PK))",
                    keys=("",),
                ),
                "contact_id": Col("u.ZUSERID"),
                "party": Col("u.ZUSERID"),
            },
            kind=Contact,
        ),
        Sqlite(
            name="account",
            base="ZCURRENTUSER AS y",
            key="y.Z_PK",
            joins=("LEFT JOIN ZUSER AS u ON u.Z_PK = y.ZUSER",),
            requires={"ZCURRENTUSER": ("ZUSER",)},
            fields={
                "type": Const("MeWe"),
                "identifier": opt("u.ZUSERID"),
                "party": opt("u.ZUSERID"),
                "username": opt("NULLIF(u.ZHANDLE, '')"),
                "name": opt("NULLIF(u.ZNAME, '')"),
                "description": opt("COALESCE(NULLIF(y.ZPRIMARYPHONE, ''), NULLIF(y.ZPRIMARYEMAIL, ''))"),
            },
            kind=Account,
            optional=True,
        ),
    ),
    says="One record for each chat message, post and person that the app keeps, and the account.",
    limits="Groups, pages, comments, a poll's answers (its question is the post's title), reactions, pictures of posts and "
    "when a person became a contact are not read. Numbers in the names of tables are those of one version of the app; where "
    "they differ, recipients are not there.",
    sources=("https://github.com/abrignoni/iLEAPP (that sgrouplesdb.sqlite is MeWe's; the schema is the file's own)",),
    tested=("josh_ios17_ffs (iOS 17.3)",),
)
