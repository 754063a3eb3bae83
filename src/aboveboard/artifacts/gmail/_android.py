"""How what android.py reads is decoded."""

from __future__ import annotations

import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from email.utils import getaddresses
from typing import Any

from aboveboard.formats import protobuf
from aboveboard.formats.mail import html_text
from aboveboard.formats.places import Found, Lookup, Span
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Attachment, Direction, Email, Item, Party, Row

MOST = 32 << 20

FOLDERS = (
    ("trash", ("^k",)),
    ("spam", ("^s",)),
    ("drafts", ("^r",)),
    ("sent", ("^f",)),
    ("outbox", ("^r_btms",)),
    ("inbox", ("^i",)),
    ("chats", ("^b",)),
)


@dataclass
class Letter:
    """What is known of one message, from its own value and from its conversation's summary."""

    sender: Party | None = None
    recipients: list[Party] = field(default_factory=list[Party])
    subject: str | None = None
    body: str | None = None
    snippet: str | None = None
    header: str | None = None
    at: int | None = None
    sent_at: int | None = None
    received_at: int | None = None
    labels: list[str] | None = None
    attachments: list[Attachment] = field(default_factory=list[Attachment])


def inflate(data: bytes) -> bytes:
    """zlib, after one byte that says so; raises ValueError for what is not, or is too large."""
    unzip = zlib.decompressobj()
    try:
        plain = unzip.decompress(data if data[:1] == b"\x78" else data[1:], MOST)
    except zlib.error as error:
        msg = f"the message is not compressed as expected: {error}"
        raise ValueError(msg) from error
    if unzip.unconsumed_tail:
        msg = f"the message is larger than {MOST} bytes"
        raise ValueError(msg)
    return plain


def text_of(data: bytes, path: str) -> str | None:
    found = protobuf.get(data, path)
    return found.text or None if found and isinstance(found.value, bytes) else None


def number_of(data: bytes, path: str) -> int | None:
    found = protobuf.get(data, path)
    return found.uint if found and isinstance(found.value, int) else None


def people_of(data: bytes, number: int, role: str) -> Iterator[Party]:
    for one in protobuf.every(data, str(number)):
        address, name = text_of(one.bytes, "2"), text_of(one.bytes, "3")
        if address or name:
            yield Party(address, name, role)


def read(letter: Letter, data: bytes) -> None:
    """The message itself: 1 to, 2 cc, 4 from, 5 subject, 6.2.3.2 HTML, 7 snippet, 8 header, 14 attachments, 17 time."""
    letter.sender = next(people_of(data, 4, "sender"), None)
    if letter.sender is None and (address := text_of(data, "11.17")):
        letter.sender = Party(address, text_of(data, "11.15"), "sender")
    letter.recipients = [p for n, role in ((1, "to"), (2, "cc"), (3, "bcc")) for p in people_of(data, n, role)]
    letter.subject = text_of(data, "5")
    pages = [html_text(page.text) for page in protobuf.every(data, "6.2[*].3.2")]
    letter.body = "\n".join(page for page in pages if page) or None
    letter.snippet = text_of(data, "7")
    header = text_of(data, "8")
    letter.header = header if header and "@" in header else None
    letter.at = UNIX_MS.to_utc_us(number_of(data, "17"))
    for one in protobuf.every(data, "14[*].1.4"):
        letter.attachments.append(
            Attachment(
                name=text_of(one.bytes, "3"),
                mime=text_of(one.bytes, "4"),
                size=number_of(one.bytes, "5"),
                url=text_of(one.bytes, "2"),
            )
        )


def summaries(data: Any) -> dict[str, bytes]:
    """The messages that a conversation's summary tells of, by their ids."""
    found: dict[str, bytes] = {}
    try:
        for one in protobuf.every(data, "2") if isinstance(data, bytes) else ():
            name = text_of(one.bytes, "1")
            if name:
                found.setdefault(name, one.bytes)
    except ValueError:
        return found
    return found


def places(data: bytes) -> Lookup:
    """`message ID`: field 2 of the summary that has this id in its field 1."""
    known: dict[str, Found] = {}
    try:
        for one in protobuf.every(data, "2"):
            name = text_of(one.bytes, "1")
            if name:
                place = Found("field 2 of a protocol buffer, by its id", Span(one.start, one.end - one.start))
                known.setdefault(f"message {name}", place)
    except ValueError:
        pass
    return known.get


def fill(letter: Letter, data: bytes, subject: str | None) -> None:
    """What only the summary has, and what the message itself lacks."""
    letter.labels = [label.text for label in protobuf.every(data, "4")]
    letter.sender = letter.sender or next(people_of(data, 2, "sender"), None)
    letter.snippet = letter.snippet or text_of(data, "11")
    letter.subject = letter.subject or subject
    letter.at = letter.at or UNIX_MS.to_utc_us(number_of(data, "3"))


def java_hash(text: str) -> int:
    value = 0
    for unit in text[:320]:
        value = (value * 31 + ord(unit)) & 0xFFFFFFFF
    return value - (1 << 32) if value >> 31 else value


def account_of(about: About, people: Iterable[Party | None]) -> str | None:
    """The address that the file is named after: as such, or the one whose hash is its number."""
    name = about.path.rpartition("/")[2]
    old = re.fullmatch(r"(?:internal\.)?mailstore\.(.+@.+)\.db", name)
    if old:
        return old[1]
    number = name.partition(".")[2]
    for person in people:
        if person and person.identifier and str(java_hash(person.identifier)) == number:
            return person.identifier
    return None


def email(letter: Letter, about: About, *, thread: str | None, key: str | None, trashed: bool) -> Email:
    account = account_of(about, (letter.sender, *letter.recipients))
    labels = letter.labels
    sent: bool | None = None
    if labels is not None:
        sent = any(label in ("^f", "^r", "^r_btms") for label in labels)
    elif account and letter.sender and letter.sender.identifier:
        sent = letter.sender.identifier.casefold() == account.casefold()
    folders = [name for name, known in FOLDERS if any(label in known for label in labels or ())]
    own = [label for label in labels or () if label and not label.startswith("^")]
    return Email(
        at=letter.at,
        account=account,
        direction=None if sent is None else Direction.OUTGOING if sent else Direction.INCOMING,
        sender=letter.sender,
        recipients=letter.recipients or None,
        subject=letter.subject,
        body=letter.body,
        snippet=letter.snippet,
        folder=", ".join((*folders, *own)) or None,
        thread=thread,
        message_id=letter.header or key,
        sent_at=letter.sent_at or (letter.at if sent else None),
        received_at=letter.received_at or (letter.at if sent is False else None),
        read=None if labels is None else "^u" not in labels,
        flagged=None if labels is None else "^t" in labels,
        deleted=True if trashed else None if labels is None else "^k" in labels,
        attachments=letter.attachments or None,
    )


def message(row: Row, about: About) -> Email:
    letter = Letter()
    damage: ValueError | None = None
    try:
        if isinstance(row["zipped"], bytes) and row["zipped"]:
            read(letter, inflate(row["zipped"]))
        elif isinstance(row["plain"], bytes) and row["plain"]:
            read(letter, row["plain"])
    except ValueError as error:
        damage = error
    summary = summaries(row["summary"]).get(row["id"] or "")
    if summary is not None:
        fill(letter, summary, text_of(row["summary"], "1.2"))
    elif damage is not None and letter.sender is None:
        raise damage
    if not letter.attachments:
        letter.attachments = [Attachment(name=name) for name in json.loads(row["files"] or "[]") if name]
    return email(letter, about, thread=row["thread"] or None, key=row["id"] or None, trashed=bool(row["trashed"]))


def conversation(row: Row, about: About) -> Iterator[Item]:
    known = set(json.loads(row["known"] or "[]"))
    for name, data in summaries(row["summary"]).items():
        if name not in known:
            letter = Letter()
            fill(letter, data, text_of(row["summary"], "1.2"))
            thread = row["thread"] or None
            record = email(letter, about, thread=thread, key=name, trashed=bool(row["trashed"]))
            yield Item(f"message {name}", record, {"server_perm_id": name})


def listed(text: Any, role: str) -> list[Party]:
    pairs = getaddresses([text.replace("\n", ", ")[:100_000]]) if isinstance(text, str) else []
    return [Party(address or None, name or None, role) for name, address in pairs if address or name]


def old_file(line: str) -> Attachment:
    """part|name|type|size|..."""
    parts = [*line.split("|"), "", "", "", ""]
    size = int(parts[3]) if parts[3].isdecimal() and len(parts[3]) < 16 else None
    return Attachment(name=parts[1] or None, mime=parts[2] or None, size=size)


def old_of(row: Row, about: About) -> Email:
    page = row["body"]
    if not page and isinstance(row["compressed"], bytes) and row["compressed"]:
        page = inflate(row["compressed"]).decode("utf-8", "replace")
    labels = [label for label in (row["labels"] or "").split("\n") if label] if row["labels"] is not None else None
    sent, received = UNIX_MS.to_utc_us(row["dateSentMs"]), UNIX_MS.to_utc_us(row["dateReceivedMs"])
    letter = Letter(
        sender=next(iter(listed(row["fromAddress"], "sender")), None),
        recipients=[
            *listed(row["toAddresses"], "to"),
            *listed(row["ccAddresses"], "cc"),
            *listed(row["bccAddresses"], "bcc"),
        ],
        subject=row["subject"] or None,
        body=html_text(page) or None if isinstance(page, str) else None,
        snippet=row["snippet"] or None,
        at=received or sent,
        sent_at=sent,
        received_at=received,
        labels=labels,
        attachments=[old_file(line) for line in (row["joinedAttachmentInfos"] or "").split("\n") if line],
    )
    key = None if row["messageId"] is None else str(row["messageId"])
    thread = None if row["conversation"] is None else str(row["conversation"])
    return email(letter, about, thread=thread, key=key, trashed=False)


OLD_COLUMNS = ("messageId", "fromAddress", "toAddresses", "subject", "dateSentMs", "dateReceivedMs")

OLD_OPTIONAL = ("conversation", "ccAddresses", "bccAddresses", "snippet", "body", "joinedAttachmentInfos")
