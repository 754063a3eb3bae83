"""A message of Apple Mail as a record."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from aboveboard.formats import mail, times
from aboveboard.kit import About, Attachment, Basis, Clock, Direction, Email, Item, Lost, Party, Time

PLACE = re.compile(
    r".*?/Library/Mail/(?:V\d+/)?(?P<account>[^/]+)/(?P<box>.*\.(?:imap|m)box)/(?:.*/)?Messages/(?P<number>\d+)?[^/]*\.emlx"
)

USUAL = frozenset(("from", "to", "cc", "date", "subject", "message-id", "received", "return-path", "mime-version"))

SENT = ("sent", "sent messages", "sent items", "outbox", "[gmail]/sent mail")


def parties(people: tuple[mail.Address, ...], role: str) -> list[Party]:
    return [Party(p.address or None, p.name or None, role) for p in people if p.address or p.name]


def sent_at(reading: times.Reading | None) -> Time | None:
    if reading is None:
        return None
    if reading.utc_us is None:
        local = times.to_iso(reading.local_us).removesuffix("Z")
        return Time(local=local, basis=Basis.LOCAL, clock=Clock.SENDER, precision="s")
    zone = None if reading.offset_s is None else reading.offset_s // 60
    return Time(utc=reading.utc_us, basis=Basis.ZONED, clock=Clock.SENDER, offset=zone, precision="s")


def direction(message: mail.Mail, account: str | None, folder: str | None) -> Direction | None:
    """From the folder's name, or from the account's address in the path; open where neither tells."""
    own = account is not None and any(p.address.lower() == account.lower() for p in message.sender)
    if own or (folder or "").lower() in SENT:
        return Direction.OUTGOING
    return Direction.INCOMING if account and "@" in account and (folder or "").lower() != "drafts" else None


def attachment(part: mail.Attachment, home: str | None) -> Attachment:
    elsewhere = f"{home}/{part.part}/{part.name}" if home and part.name and not part.here else None
    return Attachment(name=part.name, mime=part.mime, size=part.size, file=elsewhere)


def read(data: bytes, about: About) -> Iterator[Item | Lost]:
    """One message; what is broken in it is told beside it."""
    message = mail.parse_emlx(data)
    if len(USUAL & {name.lower() for name, _ in message.headers}) < 2 and not message.properties:
        raise ValueError("no message: neither two headers of a mail nor Mail's property list")
    place = PLACE.fullmatch(about.path)
    account = re.sub(r"^(?:IMAP|POP|EWS|AOSIMAP|ActiveSync)-", "", place["account"]) if place else None
    folder = re.sub(r"\.(?:imap|m)box(?=/|$)", "", place["box"]) if place else None
    number = place["number"] if place else None
    home = f"{about.path[: about.path.rindex('/Messages/')]}/Attachments/{number}" if number else None
    sent, properties = sent_at(message.sent), message.properties
    received = times.UNIX_S.to_utc_us(properties.get("date-received"))
    thread = properties.get("conversation-id") or (message.references[0] if message.references else None)
    recipients = parties(message.to, "to") + parties(message.cc, "cc") + parties(message.bcc, "bcc")
    record = Email(
        at=received or sent,
        direction=direction(message, account, folder),
        account=account,
        sender=next(iter(parties(message.sender, "sender")), None),
        recipients=recipients or None,
        subject=message.subject or None,
        body=message.text or None,
        folder=folder,
        thread=None if thread is None else str(thread),
        message_id=message.message_id,
        in_reply_to=message.in_reply_to,
        sent_at=sent,
        received_at=received,
        read=message.flags.read if message.flags else None,
        flagged=message.flags.flagged if message.flags else None,
        deleted=message.flags.deleted if message.flags else None,
        attachments=[attachment(part, home) for part in message.attachments] or None,
        size=len(data),
    )
    stored: dict[str, Any] = {"date": message.date, "headers": message.headers, "properties": properties}
    if message.warnings:
        stored["broken"] = message.warnings
    yield Item("message", record, {name: value for name, value in stored.items() if value})
    if message.warnings:
        yield Lost("broken, read as far as it goes: " + "; ".join(message.warnings[:8]))
