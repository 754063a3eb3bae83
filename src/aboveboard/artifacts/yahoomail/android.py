"""Yahoo Mail on Android: messages, contacts and accounts of `flux_database.db`, whose tables all hold JSON."""

from __future__ import annotations

from aboveboard.artifacts.yahoomail._android import FILES, SOURCES, object_of, value
from aboveboard.formats import loose, mail
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Artifact, Email, Party, Row, SqliteCode


def _parties(given: object, role: str) -> list[Party]:
    found = ((loose.text(p.get("email")), loose.text(p.get("name"))) for p in loose.mappings(given))
    return [Party(address, name, role) for address, name in found if address or name]


def _message(row: Row, about: About) -> Email:
    del about
    given, people = object_of(row["data"]), loose.mapping(value(row["people"]))
    flags, ref = loose.mapping(value(row["flags"])), loose.mapping(value(row["ref"]))
    # Subject and snippet are stored once for each list that the message was in.
    lists = [loose.mapping(one) for one in loose.mapping(value(row["subject"])).values()]
    shown = lists[0] if lists else {}
    html = loose.text(loose.mapping(value(row["body"])).get("htmlBody"))
    recipients = [p for k in ("to", "cc", "bcc") for p in _parties(people.get(f"{k}List"), k)]
    read, flagged = flags.get("isRead"), flags.get("isFlagged")
    return Email(
        at=UNIX_MS.to_utc_us(given.get("date")),
        account=loose.text(row["account"]),
        sender=next(iter(_parties(people.get("fromList"), "sender")), None),
        recipients=recipients or None,
        subject=loose.text(shown.get("subject")),
        snippet=loose.text(shown.get("snippet")),
        body=(mail.html_text(html).strip() or None) if html else None,
        folder=loose.text(loose.mapping(value(row["folder"])).get("folderName")),
        thread=loose.text(ref.get("conversationId")),
        message_id=loose.text(row["key"]),
        received_at=UNIX_MS.to_utc_us(given.get("serverSyncTimestamp")),
        read=read if isinstance(read, bool) else None,
        flagged=flagged if isinstance(flagged, bool) else None,
    )


def _beside(table: str, alias: str) -> str:
    """Another table's row of the same account and message."""
    return (
        f"LEFT JOIN {table} AS {alias} ON {alias}.rowid = (SELECT min(x.rowid) FROM {table} AS x"
        " WHERE x.mailboxYid = m.mailboxYid AND x.key = m.key)"
    )


_FOLDER = (
    "LEFT JOIN Folders AS o ON o.rowid = (SELECT min(y.rowid) FROM Folders AS y WHERE y.mailboxYid = m.mailboxYid"
    " AND CASE WHEN json_valid(y.value) THEN CAST(json_extract(y.value, '$.folderId') AS TEXT) END = trim(f.value, '\"'))"
)

YAHOO = Artifact(
    id="android.yahoomail",
    title="Yahoo Mail: messages, contacts, accounts",
    service="yahoo mail",
    emits=Email,
    files=FILES,
    read=(
        SqliteCode(
            base="MessagesData AS m",
            key="m.rowid",
            joins=(
                _beside("MessagesRecipients", "p"),
                _beside("MessagesFlags", "g"),
                _beside("MessagesRefV2", "r"),
                _beside("MessagesSubjectSnippet", "s"),
                _beside("MessagesBody", "b"),
                _beside("MessagesFolderId", "f"),
                _FOLDER,
            ),
            requires={"MessagesData": ("mailboxYid", "key", "value")},
            columns={
                "data": "m.value",
                "key": "m.key",
                "account": "m.mailboxYid",
                "people?": "p.value",
                "flags?": "g.value",
                "ref?": "r.value",
                "subject?": "s.value",
                "body?": "b.value",
                "folder?": "o.value",
            },
            make=_message,
        ),
    ),
    says="One record for each message that the app kept, for each contact (most are made by the app from addresses in mail)"
    " and for each account. `received_at` is when the app had it from the server.",
    limits="Bodies are there only where they were fetched; a snippet is at most 512 bytes. Names of a user's own folders may"
    " be in base64. Attachments, decorations and categories are not read; older versions used other databases. Nothing is"
    " published of the app on iOS.",
    sources=SOURCES,
)
