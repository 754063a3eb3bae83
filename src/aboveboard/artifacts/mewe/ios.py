"""MeWe on iOS: chats, posts, people and account of sgrouplesdb.sqlite."""

from aboveboard.artifacts.mewe._ios import ME, NAME, SOURCES
from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Message, Person, Rows, Sqlite, flag, opt

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
    title="MeWe: chats",
    service="mewe",
    emits=Message,
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
                "direction": opt(f"CASE m.ZSENDER = {ME} WHEN 1 THEN 'outgoing' WHEN 0 THEN 'incoming' END"),
                "sender": Person("m.ZSENDER", NAME.format("u"), role="sender", optional=True),
                "recipients": Rows(
                    f"SELECT CAST(v.ZUSERID AS TEXT) AS identifier, CAST({NAME.format('v')} AS TEXT) AS name {_PRESENT}"
                    " ORDER BY v.Z_PK",
                    keys=("identifier", "name"),
                    role="recipient",
                ),
                "party": opt(f"CASE WHEN m.ZSENDER = {ME} THEN (SELECT min(v.ZUSERID) {_PRESENT}) ELSE m.ZSENDER END"),
                "thread": Col("m.ZTHREADID"),
                "thread_name": opt(
                    f"(SELECT group_concat({NAME.format('v')}, ', ') FROM Z_11PARTICIPATINGUSERS AS q JOIN ZUSER AS v"
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
                "account": opt(ME),
            },
        ),
    ),
    says="One record for each chat message.",
    limits="Groups, pages, comments, a poll's answers (its question is the post's title), reactions, pictures of posts and "
    "when a person became a contact are not read. Numbers in the names of tables are those of one version of the app; where "
    "they differ, recipients are not there.",
    sources=SOURCES,
    tested=("josh_ios17_ffs (iOS 17.3)",),
)
