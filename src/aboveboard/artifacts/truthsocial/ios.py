"""Truth Social on iOS: chats, what happened in them, and the people and account of ChatModel.sqlite."""

from __future__ import annotations

from aboveboard.artifacts.truthsocial._ios import JSON, SOURCES
from aboveboard.formats import mail, times
from aboveboard.kit import Artifact, Col, Message, Py, Rows, Sqlite, flag, opt


def _plain(html: str) -> str:
    return mail.html_text(html).strip()


# Core Data gives two kinds of event a column each for the account they name: members and messages.
_BY = "COALESCE(e.ZACCOUNTID1, e.ZACCOUNTID, e.ZCHANGEDBYACCOUNTID, e.ZINVITEDBYACCOUNTID)"
_SHOWN = "COALESCE(NULLIF({0}.ZDISPLAYNAME, '') || ' (@' || {0}.ZACCT || ')', '@' || {0}.ZACCT)"
_ME = "json_object('identifier', CAST(c.ZOWNEDBYACCOUNTID AS TEXT), 'role', 'owner')"
_OTHER = (
    f"json_object('identifier', CAST(c.ZOTHERACCOUNTID AS TEXT), 'name', {_SHOWN.format('o')}, 'role', 'recipient')"
)


TRUTHSOCIAL = Artifact(
    id="ios.truthsocial",
    title="Truth Social: chats",
    service="truthsocial",
    emits=Message,
    files=("{app_group:*}/chat/v*/*/ChatModel.sqlite",),
    read=(
        Sqlite(
            name="events",
            base="ZMANAGEDEVENTBASE AS e",
            key="e.Z_PK",
            joins=(
                "LEFT JOIN ZMANAGEDCHAT AS c ON c.Z_PK = e.ZCHAT",
                "LEFT JOIN ZMANAGEDACCOUNT AS o ON o.Z_PK = c.ZOTHERACCOUNT",
            ),
            requires={
                "ZMANAGEDEVENTBASE": ("ZCHAT", "ZCREATEDAT", "ZTYPE", "ZCONTENT", "ZACCOUNTID", "ZACCOUNTID1"),
                "ZMANAGEDCHAT": ("ZOWNEDBYACCOUNTID", "ZOTHERACCOUNTID", "ZOTHERACCOUNT", "ZSERVERID"),
                "ZMANAGEDACCOUNT": ("ZSERVERID", "ZACCT", "ZDISPLAYNAME"),
            },
            fields={
                "at": Col("e.ZCREATEDAT", times.COCOA_S),
                "direction": opt(
                    f"CASE WHEN {_BY} = c.ZOWNEDBYACCOUNTID THEN 'outgoing' WHEN {_BY} <> c.ZOWNEDBYACCOUNTID"
                    " THEN 'incoming' END"
                ),
                "sender": Col(
                    f"CASE WHEN {_BY} = c.ZOWNEDBYACCOUNTID THEN {_ME} WHEN {_BY} IS NOT NULL THEN"
                    f" json_object('identifier', CAST({_BY} AS TEXT), 'name', (SELECT max({_SHOWN.format('a')})"
                    f" FROM ZMANAGEDACCOUNT AS a WHERE a.ZSERVERID = {_BY}), 'role', 'sender') END",
                    JSON,
                    optional=True,
                ),
                "recipients": Col(
                    f"CASE WHEN {_BY} = c.ZOWNEDBYACCOUNTID AND c.ZOTHERACCOUNTID IS NOT NULL THEN json_array({_OTHER})"
                    f" WHEN {_BY} <> c.ZOWNEDBYACCOUNTID THEN json_array({_ME}) END",
                    JSON,
                    optional=True,
                ),
                "party": opt(f"CASE WHEN {_BY} <> c.ZOWNEDBYACCOUNTID THEN {_BY} ELSE c.ZOTHERACCOUNTID END"),
                "thread": opt("COALESCE(e.ZCHATID, c.ZSERVERID)"),
                "thread_name": opt(_SHOWN.format("o")),
                "body": Col("COALESCE(NULLIF(e.ZCONTENT, ''), NULLIF(e.ZTEXT, ''))", Py("truth_text", _plain)),
                "type": Col("e.ZTYPE"),
                "status": opt("CASE WHEN e.ZFAILEDTOSEND = 1 THEN 'failed to send' END"),
                "read": opt("CASE e.ZISUNREAD WHEN 1 THEN 0 WHEN 0 THEN 1 END", flag),
                "reactions": Rows(
                    "SELECT CAST(r.ZNAME AS TEXT) AS value,"
                    " CASE WHEN r.ZISME = 1 THEN CAST(c.ZOWNEDBYACCOUNTID AS TEXT) END AS by"
                    " FROM ZMANAGEDREACTION AS r WHERE r.ZMESSAGE = e.Z_PK ORDER BY r.Z_PK",
                    keys=("value", "by"),
                ),
                "attachments": Rows(
                    "SELECT CAST(x.ZURL AS TEXT) AS url, CAST(x.ZTYPE AS TEXT) AS title FROM ZMANAGEDATTACHMENT AS x"
                    " WHERE x.ZMESSAGE = e.Z_PK ORDER BY x.Z_PK",
                    keys=("url", "title"),
                ),
                "url": opt("NULLIF(e.ZURL, '')"),
                "message_id": Col("NULLIF(e.ZMESSAGEID, '')"),
                "account": opt("c.ZOWNEDBYACCOUNTID"),
            },
        ),
    ),
    says="One message for each event of a chat: words, who joined, chat created, time to live changed.",
    limits="Posts are not in this store. `at` of a contact is when the chat was created. A reaction by others has a "
    "count and no names, so that `by` is only there for the account's own. How long messages are kept and deletions "
    "not yet sent are not read.",
    sources=SOURCES,
    tested=("josh_ios17_ffs (iOS 17.3)",),
)
