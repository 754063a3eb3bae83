"""Mail messages kept as files: `.eml`, `.emlx` outside Apple Mail's own folders, and mbox files, by name or content."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.formats import mail, times
from aboveboard.formats.places import Found, Lookup, Part, Span
from aboveboard.kit import About, Artifact, Attachment, Basis, Clock, Code, Email, Item, Lost, Party, Time

_FROM_LINE = re.compile(
    rb"^From [^ \r\n]{1,200} {1,2}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [^\r\n]{0,200}\r?\n", re.MULTILINE
)
_PLACE = re.compile(r"message (\d{1,18})-(\d{1,18})")
_USUAL = frozenset(
    ("from", "to", "cc", "date", "subject", "message-id", "received", "return-path", "mime-version", "delivered-to")
)
_MOST = 200_000
"""Messages of one mbox file that are read."""


def _parties(people: tuple[mail.Address, ...], role: str) -> list[Party]:
    return [Party(p.address or None, p.name or None, role) for p in people if p.address or p.name]


def _sent(reading: times.Reading | None) -> Time | None:
    if reading is None:
        return None
    if reading.utc_us is None:
        local = times.to_iso(reading.local_us).removesuffix("Z")
        return Time(local=local, basis=Basis.LOCAL, clock=Clock.SENDER, precision="s")
    zone = None if reading.offset_s is None else reading.offset_s // 60
    return Time(utc=reading.utc_us, basis=Basis.ZONED, clock=Clock.SENDER, offset=zone, precision="s")


def _item(message: mail.Mail, start: int, end: int, folder: str | None) -> Iterator[Item | Lost]:
    """The record of one message, and beside it what is broken in it."""
    if len(_USUAL & {name.lower() for name, _ in message.headers}) < 2:
        yield Lost(f"no message at byte {start}: fewer than two headers of a mail")
        return
    sent = _sent(message.sent)
    recipients = _parties(message.to, "to") + _parties(message.cc, "cc") + _parties(message.bcc, "bcc")
    record = Email(
        at=sent,
        sender=next(iter(_parties(message.sender, "sender")), None),
        recipients=recipients or None,
        subject=message.subject or None,
        body=message.text or None,
        folder=folder,
        thread=message.references[0] if message.references else None,
        message_id=message.message_id,
        in_reply_to=message.in_reply_to,
        sent_at=sent,
        read=message.flags.read if message.flags else None,
        flagged=message.flags.flagged if message.flags else None,
        deleted=message.flags.deleted if message.flags else None,
        attachments=[Attachment(name=p.name, mime=p.mime, size=p.size) for p in message.attachments] or None,
        size=end - start,
    )
    stored = {"date": message.date, "headers": message.headers} | (
        {"broken": message.warnings} if message.warnings else {}
    )
    yield Item(f"message {start}-{end}", record, {k: v for k, v in stored.items() if v}, offset=start)
    if message.warnings:
        yield Lost(f"message at byte {start} is broken, read as far as it goes: " + "; ".join(message.warnings[:8]))


def _begins(data: bytes) -> list[int]:
    """Where messages of an mbox file begin: a line with an address and a date, at the file's start or after an empty one."""
    return [
        m.start()
        for m in _FROM_LINE.finditer(data)
        if m.start() == 0 or data[: m.start()].endswith((b"\n\n", b"\n\r\n"), max(0, m.start() - 3))
    ]


def _read(data: bytes, about: About) -> Iterator[Item | Lost]:
    name = about.path.rpartition("/")[2]
    if name.lower().endswith(".emlx"):
        if "/Library/Mail/" not in about.path:
            yield from _item(mail.parse_emlx(data), 0, len(data), None)
        return
    if not data.startswith(b"From "):
        yield from _item(mail.parse_eml(data), 0, len(data), None)
        return
    begins = _begins(data)
    if not begins:
        raise ValueError("begins as an mbox file does, and holds no message")
    folder = name if name != "mbox" else about.path.rpartition("/")[0].rpartition("/")[2].removesuffix(".mbox")
    for number, start in enumerate(begins[:_MOST]):
        end = begins[number + 1] if number + 1 < len(begins) else len(data)
        line = data.index(b"\n", start) + 1
        try:
            message = mail.parse_eml(data[line:end])
        except ValueError:
            yield Lost(f"nothing behind the line at byte {start}")
            continue
        yield from _item(message, start, end, folder.removesuffix(".mbox"))
    if len(begins) > _MOST:
        yield Lost(f"more than {_MOST} messages; the rest is not read")


def _places(data: bytes) -> Lookup:
    """Ranges of bytes, each a message: its headers and body within the file."""

    def lookup(locator: str) -> Found | None:
        given = _PLACE.fullmatch(locator)
        start, end = (int(given[1]), int(given[2])) if given else (0, 0)
        if not start < end <= len(data):
            return None
        skip = start + (data[start:end].index(b"\n") + 1 if _FROM_LINE.match(data, start, end) else 0)
        inner = mail.places(data[skip:end])("message")
        parts = tuple(Part(p.path, Span(skip + p.span.offset, p.span.length)) for p in inner.parts) if inner else ()
        return Found("message", Span(start, end - start), parts)

    return lookup


MAIL_FILES = Artifact(
    id="any.mail",
    title="Mail messages as files (.eml, .emlx, mbox)",
    service="files",
    emits=Email,
    files=(
        "**/*.eml",
        "**/*.mbox",
        "**/*.mbox/mbox",
        "{app_data:*}/**/*.emlx",
        "{app_group:*}/**/*.emlx",
        "{media}/**/*.emlx",
        "{mobile}/Library/Mobile Documents/**/*.emlx",
        "{shared}/**/*.emlx",
    ),
    by_content=("message/rfc822", "application/mbox"),
    read=(Code(_read, name="messages", places=_places),),
    says="One record for each message: of a file that is one, and of each in an mbox file.",
    limits="Whose account it is, and with that the direction, is not in such files. Where quoting of lines that begin with"
    " 'From ' was left out, a message of an mbox file is read as two. A broken message is read as far as it goes and counts"
    " one rejected item that says what is broken. HTML bodies are given as text; attachments are named, not taken out. Files"
    " over 256 MB are not read. Apple Mail's own folders are read by `ios.mail`.",
    sources=(
        "RFC 5322, RFC 2045-2047, RFC 2231, RFC 4155 (mbox)",
        "https://www.jwz.org/blog/2005/07/emlx-flags/ (.emlx)",
    ),
)
