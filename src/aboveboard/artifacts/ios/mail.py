"""Mail on iOS: the messages, as .emlx files."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from aboveboard.formats import mail, times
from aboveboard.kit import About, Artifact, Attachment, Basis, Clock, Code, Direction, Email, Item, Lost, Party, Time

_PLACE = re.compile(
    r".*?/Library/Mail/(?:V\d+/)?(?P<account>[^/]+)/(?P<box>.*\.(?:imap|m)box)/(?:.*/)?Messages/(?P<number>\d+)?[^/]*\.emlx"
)
_USUAL = frozenset(("from", "to", "cc", "date", "subject", "message-id", "received", "return-path", "mime-version"))
_SENT = ("sent", "sent messages", "sent items", "outbox", "[gmail]/sent mail")


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


def _direction(message: mail.Mail, account: str | None, folder: str | None) -> Direction | None:
    """From the folder's name, or from the account's address in the path; open where neither tells."""
    own = account is not None and any(p.address.lower() == account.lower() for p in message.sender)
    if own or (folder or "").lower() in _SENT:
        return Direction.OUTGOING
    return Direction.INCOMING if account and "@" in account and (folder or "").lower() != "drafts" else None


def _attachment(part: mail.Attachment, home: str | None) -> Attachment:
    elsewhere = f"{home}/{part.part}/{part.name}" if home and part.name and not part.here else None
    return Attachment(name=part.name, mime=part.mime, size=part.size, file=elsewhere)


def _read(data: bytes, about: About) -> Iterator[Item | Lost]:
    """One message; what is broken in it is told beside it."""
    message = mail.parse_emlx(data)
    if len(_USUAL & {name.lower() for name, _ in message.headers}) < 2 and not message.properties:
        raise ValueError("no message: neither two headers of a mail nor Mail's property list")
    place = _PLACE.fullmatch(about.path)
    account = re.sub(r"^(?:IMAP|POP|EWS|AOSIMAP|ActiveSync)-", "", place["account"]) if place else None
    folder = re.sub(r"\.(?:imap|m)box(?=/|$)", "", place["box"]) if place else None
    number = place["number"] if place else None
    home = f"{about.path[: about.path.rindex('/Messages/')]}/Attachments/{number}" if number else None
    sent, properties = _sent(message.sent), message.properties
    received = times.UNIX_S.to_utc_us(properties.get("date-received"))
    thread = properties.get("conversation-id") or (message.references[0] if message.references else None)
    recipients = _parties(message.to, "to") + _parties(message.cc, "cc") + _parties(message.bcc, "bcc")
    record = Email(
        at=received or sent,
        direction=_direction(message, account, folder),
        account=account,
        sender=next(iter(_parties(message.sender, "sender")), None),
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
        attachments=[_attachment(part, home) for part in message.attachments] or None,
        size=len(data),
    )
    stored: dict[str, Any] = {"date": message.date, "headers": message.headers, "properties": properties}
    if message.warnings:
        stored["broken"] = message.warnings
    yield Item("message", record, {name: value for name, value in stored.items() if value})
    if message.warnings:
        yield Lost("broken, read as far as it goes: " + "; ".join(message.warnings[:8]))


MAIL = Artifact(
    id="ios.mail",
    title="Mail",
    service="ios.mail",
    emits=Email,
    files=("{mobile}/Library/Mail/**/*.emlx",),
    read=(Code(_read, places=mail.places),),
    says="One record for each .emlx or .partial.emlx file.",
    limits="Account and folder are those of the path. Incoming or outgoing is told by the sender's address and the"
    " folder's name. A broken message is read as far as it goes, and counts one rejected item that says what is broken."
    " HTML bodies are given as text; attachments that lie beside the message are named with the path where they should"
    " be. Present versions keep bodies in .emlxpart files, which are not read.",
    sources=(
        "https://www.jwz.org/blog/2005/07/emlx-flags/ (.emlx)",
        "RFC 5322, RFC 2045-2047, RFC 2231",
        "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/mailprotect.py (Envelope and Protected Index)",
    ),
    tested=("public .emlx test files in a mixed native image",),
    absent_from=("itunes backup",),
)
