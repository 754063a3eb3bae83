"""Gmail on Android: bigTopDataDB (since about 2019) and the older mailstore."""

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
from aboveboard.kit import About, Artifact, Attachment, Direction, Email, Item, Party, Row, SqliteCode

_MOST = 32 << 20
_FOLDERS = (
    ("trash", ("^k",)),
    ("spam", ("^s",)),
    ("drafts", ("^r",)),
    ("sent", ("^f",)),
    ("outbox", ("^r_btms",)),
    ("inbox", ("^i",)),
    ("chats", ("^b",)),
)


@dataclass
class _Letter:
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


def _inflate(data: bytes) -> bytes:
    """zlib, after one byte that says so; raises ValueError for what is not, or is too large."""
    unzip = zlib.decompressobj()
    try:
        plain = unzip.decompress(data if data[:1] == b"\x78" else data[1:], _MOST)
    except zlib.error as error:
        msg = f"the message is not compressed as expected: {error}"
        raise ValueError(msg) from error
    if unzip.unconsumed_tail:
        msg = f"the message is larger than {_MOST} bytes"
        raise ValueError(msg)
    return plain


def _text(data: bytes, path: str) -> str | None:
    found = protobuf.get(data, path)
    return found.text or None if found and isinstance(found.value, bytes) else None


def _number(data: bytes, path: str) -> int | None:
    found = protobuf.get(data, path)
    return found.uint if found and isinstance(found.value, int) else None


def _people(data: bytes, number: int, role: str) -> Iterator[Party]:
    for one in protobuf.every(data, str(number)):
        address, name = _text(one.bytes, "2"), _text(one.bytes, "3")
        if address or name:
            yield Party(address, name, role)


def _read(letter: _Letter, data: bytes) -> None:
    """The message itself: 1 to, 2 cc, 4 from, 5 subject, 6.2.3.2 HTML, 7 snippet, 8 header, 14 attachments, 17 time."""
    letter.sender = next(_people(data, 4, "sender"), None)
    if letter.sender is None and (address := _text(data, "11.17")):
        letter.sender = Party(address, _text(data, "11.15"), "sender")
    letter.recipients = [p for n, role in ((1, "to"), (2, "cc"), (3, "bcc")) for p in _people(data, n, role)]
    letter.subject = _text(data, "5")
    pages = [html_text(page.text) for page in protobuf.every(data, "6.2[*].3.2")]
    letter.body = "\n".join(page for page in pages if page) or None
    letter.snippet = _text(data, "7")
    header = _text(data, "8")
    letter.header = header if header and "@" in header else None
    letter.at = UNIX_MS.to_utc_us(_number(data, "17"))
    for one in protobuf.every(data, "14[*].1.4"):
        letter.attachments.append(
            Attachment(
                name=_text(one.bytes, "3"),
                mime=_text(one.bytes, "4"),
                size=_number(one.bytes, "5"),
                url=_text(one.bytes, "2"),
            )
        )


def _summaries(data: Any) -> dict[str, bytes]:
    """The messages that a conversation's summary tells of, by their ids."""
    found: dict[str, bytes] = {}
    try:
        for one in protobuf.every(data, "2") if isinstance(data, bytes) else ():
            name = _text(one.bytes, "1")
            if name:
                found.setdefault(name, one.bytes)
    except ValueError:
        return found
    return found


def _places(data: bytes) -> Lookup:
    """`message ID`: field 2 of the summary that has this id in its field 1."""
    known: dict[str, Found] = {}
    try:
        for one in protobuf.every(data, "2"):
            name = _text(one.bytes, "1")
            if name:
                place = Found("field 2 of a protocol buffer, by its id", Span(one.start, one.end - one.start))
                known.setdefault(f"message {name}", place)
    except ValueError:
        pass
    return known.get


def _fill(letter: _Letter, data: bytes, subject: str | None) -> None:
    """What only the summary has, and what the message itself lacks."""
    letter.labels = [label.text for label in protobuf.every(data, "4")]
    letter.sender = letter.sender or next(_people(data, 2, "sender"), None)
    letter.snippet = letter.snippet or _text(data, "11")
    letter.subject = letter.subject or subject
    letter.at = letter.at or UNIX_MS.to_utc_us(_number(data, "3"))


def _java_hash(text: str) -> int:
    value = 0
    for unit in text[:320]:
        value = (value * 31 + ord(unit)) & 0xFFFFFFFF
    return value - (1 << 32) if value >> 31 else value


def _account(about: About, people: Iterable[Party | None]) -> str | None:
    """The address that the file is named after: as such, or the one whose hash is its number."""
    name = about.path.rpartition("/")[2]
    old = re.fullmatch(r"(?:internal\.)?mailstore\.(.+@.+)\.db", name)
    if old:
        return old[1]
    number = name.partition(".")[2]
    for person in people:
        if person and person.identifier and str(_java_hash(person.identifier)) == number:
            return person.identifier
    return None


def _email(letter: _Letter, about: About, *, thread: str | None, key: str | None, trashed: bool) -> Email:
    account = _account(about, (letter.sender, *letter.recipients))
    labels = letter.labels
    sent: bool | None = None
    if labels is not None:
        sent = any(label in ("^f", "^r", "^r_btms") for label in labels)
    elif account and letter.sender and letter.sender.identifier:
        sent = letter.sender.identifier.casefold() == account.casefold()
    folders = [name for name, known in _FOLDERS if any(label in known for label in labels or ())]
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


def _message(row: Row, about: About) -> Email:
    letter = _Letter()
    damage: ValueError | None = None
    try:
        if isinstance(row["zipped"], bytes) and row["zipped"]:
            _read(letter, _inflate(row["zipped"]))
        elif isinstance(row["plain"], bytes) and row["plain"]:
            _read(letter, row["plain"])
    except ValueError as error:
        damage = error
    summary = _summaries(row["summary"]).get(row["id"] or "")
    if summary is not None:
        _fill(letter, summary, _text(row["summary"], "1.2"))
    elif damage is not None and letter.sender is None:
        raise damage
    if not letter.attachments:
        letter.attachments = [Attachment(name=name) for name in json.loads(row["files"] or "[]") if name]
    return _email(letter, about, thread=row["thread"] or None, key=row["id"] or None, trashed=bool(row["trashed"]))


def _conversation(row: Row, about: About) -> Iterator[Item]:
    known = set(json.loads(row["known"] or "[]"))
    for name, data in _summaries(row["summary"]).items():
        if name not in known:
            letter = _Letter()
            _fill(letter, data, _text(row["summary"], "1.2"))
            thread = row["thread"] or None
            record = _email(letter, about, thread=thread, key=name, trashed=bool(row["trashed"]))
            yield Item(f"message {name}", record, {"server_perm_id": name})


def _listed(text: Any, role: str) -> list[Party]:
    pairs = getaddresses([text.replace("\n", ", ")[:100_000]]) if isinstance(text, str) else []
    return [Party(address or None, name or None, role) for name, address in pairs if address or name]


def _old_file(line: str) -> Attachment:
    """part|name|type|size|..."""
    parts = [*line.split("|"), "", "", "", ""]
    size = int(parts[3]) if parts[3].isdecimal() and len(parts[3]) < 16 else None
    return Attachment(name=parts[1] or None, mime=parts[2] or None, size=size)


def _old(row: Row, about: About) -> Email:
    page = row["body"]
    if not page and isinstance(row["compressed"], bytes) and row["compressed"]:
        page = _inflate(row["compressed"]).decode("utf-8", "replace")
    labels = [label for label in (row["labels"] or "").split("\n") if label] if row["labels"] is not None else None
    sent, received = UNIX_MS.to_utc_us(row["dateSentMs"]), UNIX_MS.to_utc_us(row["dateReceivedMs"])
    letter = _Letter(
        sender=next(iter(_listed(row["fromAddress"], "sender")), None),
        recipients=[
            *_listed(row["toAddresses"], "to"),
            *_listed(row["ccAddresses"], "cc"),
            *_listed(row["bccAddresses"], "bcc"),
        ],
        subject=row["subject"] or None,
        body=html_text(page) or None if isinstance(page, str) else None,
        snippet=row["snippet"] or None,
        at=received or sent,
        sent_at=sent,
        received_at=received,
        labels=labels,
        attachments=[_old_file(line) for line in (row["joinedAttachmentInfos"] or "").split("\n") if line],
    )
    key = None if row["messageId"] is None else str(row["messageId"])
    thread = None if row["conversation"] is None else str(row["conversation"])
    return _email(letter, about, thread=thread, key=key, trashed=False)


_OLD_COLUMNS = ("messageId", "fromAddress", "toAddresses", "subject", "dateSentMs", "dateReceivedMs")
_OLD_OPTIONAL = ("conversation", "ccAddresses", "bccAddresses", "snippet", "body", "joinedAttachmentInfos")

GMAIL = Artifact(
    id="android.gmail",
    title="Gmail",
    service="gmail",
    emits=Email,
    files=(
        "{app_data:com.google.android.gm}/databases/bigTopDataDB.*",
        "{app_data:com.google.android.gm}/databases/mailstore.*.db",
        "{app_data:com.google.android.gm}/databases/internal.mailstore.*.db",
    ),
    read=(
        SqliteCode(
            base="item_messages AS m",
            key="m.row_id",
            joins=("LEFT JOIN items AS i ON i.row_id = m.items_row_id",),
            columns={
                "id": "m.server_perm_id",
                "zipped?": "m.zipped_message_proto",
                "plain?": "m.message_proto",
                "summary?": "i.item_summary_proto",
                "thread?": "i.server_perm_id",
                "trashed?": "i.is_trashed",
                "files?": "(SELECT json_group_array(CAST(a.attachment_file_name AS TEXT)) FROM item_message_attachments AS a"
                " WHERE a.item_messages_row_id = m.row_id)",
            },
            make=_message,
            optional=True,
        ),
        SqliteCode(
            base="items AS i",
            key="i.row_id",
            columns={
                "summary": "i.item_summary_proto",
                "thread": "i.server_perm_id",
                "trashed?": "i.is_trashed",
                "known": "(SELECT json_group_array(CAST(m.server_perm_id AS TEXT)) FROM item_messages AS m"
                " WHERE m.items_row_id = i.row_id)",
            },
            make=_conversation,
            items_in="summary",
            places=_places,
            leaves_out="conversations all of whose messages stand in item_messages",
            optional=True,
        ),
        SqliteCode(
            base="messages AS m",
            key="m._id",
            columns={name: f"m.{name}" for name in _OLD_COLUMNS}
            | {f"{name}?": f"m.{name}" for name in _OLD_OPTIONAL}
            | {
                "compressed?": "m.bodyCompressed",
                "labels?": "(SELECT group_concat(l.canonicalName, char(10)) FROM message_labels AS k"
                " JOIN labels AS l ON l._id = k.labels_id WHERE k.message_messageId = m.messageId)",
            },
            make=_old,
            optional=True,
        ),
    ),
    says="One record for each message of item_messages, for each message that only a conversation's summary tells of, and"
    " for each row of the older `messages`.",
    limits="Nobody has published the fields of the serialised values; those read here are the ones that several people"
    " found alike. Gmail keeps one time a message. The text is that of the HTML page. `account` is the address in the"
    " file's name, or the sender or recipient whose hash (Java's) is the number there. `folder` lists Gmail's labels;"
    " labels that people made are numbers or names as stored. Contacts, settings and downloads of attachments are not"
    " read.",
    sources=(
        "https://github.com/abrignoni/ALEAPP/blob/main/scripts/artifacts/gmailEmails.py (field numbers)",
        "https://www.stark4n6.com/2021/10/cellebrite-ctf-2021-heisenbergs-android.html",
        "https://docs.google.com/spreadsheets/d/1BS8yazyPcfqbWMG2jQb8HvPvCvQsDNQ3tsp_pBh5P6Q (system labels)",
    ),
)
