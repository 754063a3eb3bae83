"""Mail's Envelope Index: which messages there are, and where."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Email, FieldSource, Person, Rows, Sql, Sqlite, flag, opt


def _number(what: str, *, json: bool = False) -> Sql:
    """A number that stands for a text in Protected Index: kept as stored, not decoded."""
    return Sql(f"number of the {what} in Protected Index", "NULL", json=json)


_COMMON: Mapping[str, FieldSource] = MappingProxyType(
    {
        "at": opt("COALESCE(m.date_received, m.date_sent)", times.UNIX_S),
        "sent_at": opt("m.date_sent", times.UNIX_S),
        "received_at": Col("m.date_received", times.UNIX_S),
        "folder": opt("NULLIF(b.url, '')"),
        "read": opt("m.read", flag),
        "flagged": opt("m.flagged", flag),
        "deleted": opt("m.deleted", flag),
        "size": opt("NULLIF(m.size, 0)"),
        "thread": opt("CAST(m.conversation_id AS TEXT)"),
    }
)


def _envelope(requires: tuple[str, ...], **fields: Any) -> Sqlite:
    return Sqlite(
        name="message",
        base="messages AS m",
        key="m.ROWID",
        joins=(
            "LEFT JOIN mailboxes AS b ON b.ROWID = m.mailbox",
            "LEFT JOIN subjects AS s ON s.ROWID = m.subject",
            "LEFT JOIN addresses AS a ON a.ROWID = m.sender",
            "LEFT JOIN summaries AS u ON u.ROWID = m.summary",
        ),
        requires={"messages": ("date_received",)} | dict.fromkeys(requires, ()),
        fields={**_COMMON, **fields},
    )


ENVELOPE = Artifact(
    id="ios.mail_envelope",
    title="Mail (Envelope Index)",
    service="ios.mail",
    emits=Email,
    files=("{mobile}/Library/Mail/Envelope Index",),
    read=(
        _envelope(
            ("subjects", "addresses"),
            subject=opt("NULLIF(s.subject, '')"),
            sender=Person("NULLIF(a.address, '')", "NULLIF(a.comment, '')", role="sender"),
            snippet=opt("NULLIF(u.summary, '')"),
            recipients=Rows(
                "SELECT x.address AS identifier, NULLIF(x.comment, '') AS name, CASE r.type WHEN 0 THEN 'to'"
                " WHEN 1 THEN 'cc' WHEN 2 THEN 'bcc' END AS role FROM recipients AS r"
                " JOIN addresses AS x ON x.ROWID = r.address WHERE r.message = m.ROWID ORDER BY r.position",
                keys=("identifier", "name", "role"),
            ),
        ),
        _envelope(
            (),
            subject=opt("m.subject", _number("subject")),
            sender=opt("m.sender", _number("address", json=True)),
            snippet=opt("m.summary", _number("summary")),
        ),
    ),
    says="One record for each row of messages: when, in which mailbox, read or not.",
    limits="Since iOS 13 sender, subject and summary stand in Protected Index, a file of its own; here are their"
    " numbers, as stored, and the fields are UNREADABLE. Bodies are not in it.",
    sources=(
        "https://www.jwz.org/blog/2005/07/emlx-flags/ (.emlx)",
        "RFC 5322, RFC 2045-2047, RFC 2231",
        "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/mailprotect.py (Envelope and Protected Index)",
    ),
    absent_from=("itunes backup",),
)
