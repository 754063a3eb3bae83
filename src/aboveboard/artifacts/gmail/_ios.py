"""How what ios.py reads is decoded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.formats import loose, times
from aboveboard.kit import About, Attachment, Direction, Email, Party, Row

ACCOUNT = re.compile(r"/data/([^/]+@[^/]+)/searchsqlitedb$")


def people(text: object, role: str) -> Iterator[Party]:
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


def mail(row: Row, about: About) -> Email:
    found = ACCOUNT.search(about.path)
    account = found.group(1) if found else None
    sender = next(people(row["sender"], "from"), None)
    recipients = [p for role in ("to", "cc", "bcc") for p in people(row[role], role)]
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
