"""AOSP's mail app and Samsung Email, which grew out of it: `EmailProvider.db`."""

import re

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Account, Artifact, Col, Const, Email, Py, Rows, Sql, Sqlite, flag, opt

_DIRECTION = Sql(
    "mailbox type", "CASE WHEN {} IN (3, 4, 5) THEN 'outgoing' WHEN {} IN (0, 1, 6, 7) THEN 'incoming' END"
)
_ADDRESS = re.compile(r'(?:"?(.*?)"?\s*<([^<>]*)>|([^<>]*))', re.DOTALL)


def _parties(role: str, packed: str | None) -> list[dict[str, str]]:
    """Addresses as the app packs them: entries divided by \\1, address and name by \\2; or as in mail headers."""
    found: list[dict[str, str]] = []
    text = str(packed or "")
    divider = "\1" if "\1" in text or "\2" in text else ",(?![^<]*>)"
    for entry in re.split(divider, text)[:1000]:
        address, _, name = entry.strip().partition("\2")
        match = _ADDRESS.fullmatch(address) if not name else None
        if match and match[2]:
            address, name = match[2], match[1]
        if address.strip():
            found.append(
                {"identifier": address.strip(), "role": role} | ({"name": name.strip()} if name.strip() else {})
            )
    return found


def _people(to: str | None, cc: str | None = None, bcc: str | None = None) -> list[dict[str, str]] | None:
    return [*_parties("to", to), *_parties("cc", cc), *_parties("bcc", bcc)] or None


def _sender(packed: str) -> dict[str, str] | None:
    return next(iter(_parties("sender", packed)), None)


_SENDER = Py("android_mail_sender", _sender, json=True)
_PEOPLE = Py("android_mail_people", _people, json=True)


def _messages(table: str, *, optional: bool) -> Sqlite:
    """A table of messages; the optional one keeps those that the app still has to delete on the server."""
    return Sqlite(
        f"{table} AS m",
        "m._id",
        {
            "at": Col("m.timeStamp", UNIX_MS),
            "sent_at": Col("m.timeStamp", UNIX_MS),
            "received_at": opt("m.syncServerTimeStamp", UNIX_MS),
            "direction": opt("b.type", _DIRECTION),
            "sender": Col("m.fromList", _SENDER),
            "recipients": Col(("m.toList", "m.ccList", "m.bccList"), _PEOPLE),
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


_ACCOUNTS = Sqlite(
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

EMAIL = Artifact(
    id="android.email",
    title="Mail (AOSP Email app)",
    service="android.email",
    emits=(Email, Account),
    files=("{app_data:com.android.email}/databases/EmailProvider.db",),
    read=(_messages("Message", optional=False), _messages("Message_Deletes", optional=True), _ACCOUNTS),
    says="One record for each message that the app kept or had yet to delete on the server, and for each account.",
    limits="Bodies are in another database (EmailProviderBody.db) and are not joined; of passwords only that one is stored.",
    sources=("https://android.googlesource.com/platform/packages/apps/Email (EmailContent.java, Address.java)",),
    tested=("redroid Android 8.1 (empty)",),
)
SAMSUNG_EMAIL = Artifact(
    id="android.samsung_email",
    title="Samsung Email",
    service="samsung email",
    emits=(Email, Account),
    files=(
        "{app_data:com.samsung.android.email.provider}/databases/EmailProvider.db",
        "{app_de:com.samsung.android.email.provider}/databases/EmailProvider.db",
    ),
    read=EMAIL.read,
    says=EMAIL.says,
    limits=EMAIL.limits + " Samsung's app grew out of AOSP's, whose columns are read; what it added is not.",
    sources=EMAIL.sources,
)
