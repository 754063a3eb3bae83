"""How what mail.py reads is decoded."""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.formats import mail, times
from aboveboard.formats.places import Found, Lookup, Part, Span
from aboveboard.kit import About, Attachment, Basis, Clock, Email, Item, Lost, Party, Time

FROM_LINE = re.compile(rb"^From [^ \r\n]{1,200} {1,2}(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) [^\r\n]{0,200}\r?\n", re.MULTILINE)

PLACE = re.compile(r"message (\d{1,18})-(\d{1,18})")

USUAL = frozenset(
    ("from", "to", "cc", "date", "subject", "message-id", "received", "return-path", "mime-version", "delivered-to")
)

MOST = 200_000
"""Messages of one mbox file that are read."""


def parties(people: tuple[mail.Address, ...], role: str) -> list[Party]:
    return [Party(p.address or None, p.name or None, role) for p in people if p.address or p.name]


def sent_of(reading: times.Reading | None) -> Time | None:
    if reading is None:
        return None
    if reading.utc_us is None:
        local = times.to_iso(reading.local_us).removesuffix("Z")
        return Time(local=local, basis=Basis.LOCAL, clock=Clock.SENDER, precision="s")
    zone = None if reading.offset_s is None else reading.offset_s // 60
    return Time(utc=reading.utc_us, basis=Basis.ZONED, clock=Clock.SENDER, offset=zone, precision="s")


def item(message: mail.Mail, start: int, end: int, folder: str | None) -> Iterator[Item | Lost]:
    """The record of one message, and beside it what is broken in it."""
    if len(USUAL & {name.lower() for name, _ in message.headers}) < 2:
        yield Lost(f"no message at byte {start}: fewer than two headers of a mail")
        return
    sent = sent_of(message.sent)
    recipients = parties(message.to, "to") + parties(message.cc, "cc") + parties(message.bcc, "bcc")
    record = Email(
        at=sent,
        sender=next(iter(parties(message.sender, "sender")), None),
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


def begins_at(data: bytes) -> list[int]:
    """Where messages of an mbox file begin: a line with an address and a date, at the file's start or after an empty one."""
    return [
        m.start()
        for m in FROM_LINE.finditer(data)
        if m.start() == 0 or data[: m.start()].endswith((b"\n\n", b"\n\r\n"), max(0, m.start() - 3))
    ]


def read(data: bytes, about: About) -> Iterator[Item | Lost]:
    name = about.path.rpartition("/")[2]
    if name.lower().endswith(".emlx"):
        if "/Library/Mail/" not in about.path:
            yield from item(mail.parse_emlx(data), 0, len(data), None)
        return
    if not data.startswith(b"From "):
        yield from item(mail.parse_eml(data), 0, len(data), None)
        return
    begins = begins_at(data)
    if not begins:
        raise ValueError("begins as an mbox file does, and holds no message")
    folder = name if name != "mbox" else about.path.rpartition("/")[0].rpartition("/")[2].removesuffix(".mbox")
    for number, start in enumerate(begins[:MOST]):
        end = begins[number + 1] if number + 1 < len(begins) else len(data)
        line = data.index(b"\n", start) + 1
        try:
            message = mail.parse_eml(data[line:end])
        except ValueError:
            yield Lost(f"nothing behind the line at byte {start}")
            continue
        yield from item(message, start, end, folder.removesuffix(".mbox"))
    if len(begins) > MOST:
        yield Lost(f"more than {MOST} messages; the rest is not read")


def places(data: bytes) -> Lookup:
    """Ranges of bytes, each a message: its headers and body within the file."""

    def lookup(locator: str) -> Found | None:
        given = PLACE.fullmatch(locator)
        start, end = (int(given[1]), int(given[2])) if given else (0, 0)
        if not start < end <= len(data):
            return None
        skip = start + (data[start:end].index(b"\n") + 1 if FROM_LINE.match(data, start, end) else 0)
        inner = mail.places(data[skip:end])("message")
        parts = tuple(Part(p.path, Span(skip + p.span.offset, p.span.length)) for p in inner.parts) if inner else ()
        return Found("message", Span(start, end - start), parts)

    return lookup
