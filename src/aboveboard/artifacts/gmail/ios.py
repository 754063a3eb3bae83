"""Gmail on iOS: the mail that the app keeps for searching without a network (`searchsqlitedb`)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.formats import loose, times
from aboveboard.kit import About, Artifact, Attachment, Direction, Email, Party, Row, SqliteCode

_ACCOUNT = re.compile(r"/data/([^/]+@[^/]+)/searchsqlitedb$")


def _people(text: object, role: str) -> Iterator[Party]:
    """'Name, address, Name, address': a part with an @ closes a person, those before it are the name."""
    names: list[str] = []
    for part in text.split(", ") if isinstance(text, str) and text else ():
        if "@" in part:
            yield Party(part.strip(), ", ".join(names) or None, role)
            names = []
        else:
            names.append(part)
    if names:
        yield Party(None, ", ".join(names), role)


def _mail(row: Row, about: About) -> Email:
    found = _ACCOUNT.search(about.path)
    account = found.group(1) if found else None
    sender = next(_people(row["sender"], "from"), None)
    recipients = [p for role in ("to", "cc", "bcc") for p in _people(row[role], role)]
    own = None
    if account and sender and sender.identifier:
        own = sender.identifier.casefold() == account.casefold()
    at = times.UNIX_MS.to_utc_us(row["time"])
    has = loose.text(row["has"])
    return Email(
        at=at,
        account=account,
        direction=None if own is None else Direction.OUTGOING if own else Direction.INCOMING,
        sender=sender,
        recipients=recipients or None,
        subject=loose.text(row["subject"]),
        body=loose.text(row["body"]),
        thread=loose.text(row["thread"]),
        message_id=loose.text(row["message"]),
        # The index says no more than that there is something attached.
        attachments=[Attachment(title=has)] if has else None,
    )


GMAIL = Artifact(
    id="ios.gmail",
    title="Gmail: mail kept for offline search",
    service="gmail",
    emits=Email,
    files=("{app_data:com.google.Gmail}/Library/Application Support/data/*/searchsqlitedb",),
    read=(
        SqliteCode(
            name="offline_search",
            base="offline_search_content AS c",
            key="c.id",
            requires={"offline_search_content": ("id", "c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8")},
            columns={
                "time": "c.c0",
                "thread": "c.c1",
                "message": "c.c2",
                "sender": "c.c3",
                "to": "c.c4",
                "cc": "c.c5",
                "bcc": "c.c6",
                "subject": "c.c7",
                "body": "c.c8",
                "has?": "c.c9",
            },
            make=_mail,
        ),
    ),
    says="One mail for each row of the full-text index's content, which holds what the app chose to keep for offline "
    "search, with the text of the mail.",
    limits="`at` is the index's own score of the mail, a time in milliseconds; `direction` compares the sender with "
    "the account that the folder is named after. Labels, read marks and attachments' names are in the app's other store "
    "(`sqlitedb`), which is not read.",
    sources=(
        "https://www.sqlite.org/fts5.html#fts5_data_structures (the %_content table: c0, c1 ... in column order)",
    ),
    tested=("josh_ios15_ffs (iOS 15.3.1)",),
)
