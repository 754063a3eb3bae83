"""What the files about android share."""

from __future__ import annotations

import re

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Account, Col, Const, Email, Py, Rows, Sql, Sqlite, flag, opt

DIRECTION = Sql("mailbox type", "CASE WHEN {} IN (3, 4, 5) THEN 'outgoing' WHEN {} IN (0, 1, 6, 7) THEN 'incoming' END")

ADDRESS = re.compile(r'(?:"?(.*?)"?\s*<([^<>]*)>|([^<>]*))', re.DOTALL)


def parties(role: str, packed: str | None) -> list[dict[str, str]]:
    """Addresses as the app packs them: entries divided by \\1, address and name by \\2; or as in mail headers."""
    found: list[dict[str, str]] = []
    text = str(packed or "")
    divider = "\1" if "\1" in text or "\2" in text else ",(?![^<]*>)"
    for entry in re.split(divider, text)[:1000]:
        address, _, name = entry.strip().partition("\2")
        match = ADDRESS.fullmatch(address) if not name else None
        if match and match[2]:
            address, name = match[2], match[1]
        if address.strip():
            found.append(
                {"identifier": address.strip(), "role": role} | ({"name": name.strip()} if name.strip() else {})
            )
    return found


def people(to: str | None, cc: str | None = None, bcc: str | None = None) -> list[dict[str, str]] | None:
    return [*parties("to", to), *parties("cc", cc), *parties("bcc", bcc)] or None


def sender(packed: str) -> dict[str, str] | None:
    return next(iter(parties("sender", packed)), None)


SENDER = Py("android_mail_sender", sender, json=True)

PEOPLE = Py("android_mail_people", people, json=True)


def messages(table: str, *, optional: bool) -> Sqlite:
    """A table of messages; the optional one keeps those that the app still has to delete on the server."""
    return Sqlite(
        f"{table} AS m",
        "m._id",
        {
            "at": Col("m.timeStamp", UNIX_MS),
            "sent_at": Col("m.timeStamp", UNIX_MS),
            "received_at": opt("m.syncServerTimeStamp", UNIX_MS),
            "direction": opt("b.type", DIRECTION),
            "sender": Col("m.fromList", SENDER),
            "recipients": Col(("m.toList", "m.ccList", "m.bccList"), PEOPLE),
            "subject": Col("NULLIF(m.subject, '')"),
            "snippet": opt("NULLIF(m.snippet, '')"),
            "folder": opt("b.displayName"),
            "account": opt("a.emailAddress"),
            "message_id": Col("NULLIF(m.messageId, '')"),
            "read": Col("m.flagRead", flag),
            "flagged": Col("m.flagFavorite", flag),
            "attachments": Rows(
                "SELECT p.contentUri AS path, p.fileName AS name, p.mimeType AS mime, p.size AS size"
                " FROM Attachment AS p WHERE p.messageKey = m._id ORDER BY p._id",
                keys=("path", "name", "mime", "size"),
            ),
            "deleted": Const(optional),
        },
        (
            "LEFT JOIN Mailbox AS b ON b._id = m.mailboxKey",
            "LEFT JOIN Account AS a ON a._id = m.accountKey",
        ),
        kind=Email,
        name="deleted" if optional else "messages",
        optional=optional,
    )


ACCOUNTS = Sqlite(
    "Account AS a",
    "a._id",
    {
        "type": Col("'mail'"),
        "username": Col("NULLIF(a.emailAddress, '')"),
        "identifier": Col("NULLIF(a.emailAddress, '')"),
        "name": Col("NULLIF(a.senderName, '')"),
        "description": Col("NULLIF(a.displayName, '')"),
        "has_secret": opt(
            "EXISTS (SELECT 1 FROM HostAuth AS h WHERE h._id IN (a.hostAuthKeyRecv, a.hostAuthKeySend)"
            " AND h.password <> '')"
        ),
    },
    kind=Account,
    name="accounts",
)
READ = (messages("Message", optional=False), messages("Message_Deletes", optional=True), ACCOUNTS)
SAYS = "One record for each message that the app kept or had yet to delete on the server, and for each account."
LIMITS = (
    "Bodies are in another database (EmailProviderBody.db) and are not joined; of passwords only that one is stored."
)
SOURCES = ("https://android.googlesource.com/platform/packages/apps/Email (EmailContent.java, Address.java)",)
