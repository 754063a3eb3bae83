"""What the files about yahoomail share."""

from __future__ import annotations

import json
from typing import Any

from aboveboard.formats import loose, mail
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Email, Party, Row

FILES = ("{app_data:com.yahoo.mobile.client.android.mail}/databases/flux_database.db",)

SOURCES = ("https://github.com/abrignoni/ALEAPP (yahooMail: tables of flux_database.db)",)


def value(text: object) -> Any:
    try:
        return json.loads(text) if isinstance(text, str | bytes) and text else None
    except (ValueError, RecursionError):
        return None


def object_of(text: object) -> dict[str, Any]:
    found = loose.mapping(value(text))
    if not found:
        raise ValueError("no JSON object")
    return found


def parties(given: object, role: str) -> list[Party]:
    found = ((loose.text(p.get("email")), loose.text(p.get("name"))) for p in loose.mappings(given))
    return [Party(address, name, role) for address, name in found if address or name]


def message(row: Row, about: About) -> Email:
    del about
    given, people = object_of(row["data"]), loose.mapping(value(row["people"]))
    flags, ref = loose.mapping(value(row["flags"])), loose.mapping(value(row["ref"]))
    # Subject and snippet are stored once for each list that the message was in.
    lists = [loose.mapping(one) for one in loose.mapping(value(row["subject"])).values()]
    shown = lists[0] if lists else {}
    html = loose.text(loose.mapping(value(row["body"])).get("htmlBody"))
    recipients = [p for k in ("to", "cc", "bcc") for p in parties(people.get(f"{k}List"), k)]
    read, flagged = flags.get("isRead"), flags.get("isFlagged")
    return Email(
        at=UNIX_MS.to_utc_us(given.get("date")),
        account=loose.text(row["account"]),
        sender=next(iter(parties(people.get("fromList"), "sender")), None),
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


def beside(table: str, alias: str) -> str:
    """Another table's row of the same account and message."""
    return (
        f"LEFT JOIN {table} AS {alias} ON {alias}.rowid = (SELECT min(x.rowid) FROM {table} AS x"
        " WHERE x.mailboxYid = m.mailboxYid AND x.key = m.key)"
    )


FOLDER = (
    "LEFT JOIN Folders AS o ON o.rowid = (SELECT min(y.rowid) FROM Folders AS y WHERE y.mailboxYid = m.mailboxYid"
    " AND CASE WHEN json_valid(y.value) THEN CAST(json_extract(y.value, '$.folderId') AS TEXT) END = trim(f.value, '\"'))"
)
