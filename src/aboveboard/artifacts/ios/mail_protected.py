"""Mail's Protected Index: subjects, beginnings of texts, addresses."""

from __future__ import annotations

from typing import Any

from aboveboard.kit import Artifact, Col, Contact, Email, Identifier, Person, Py, Sqlite, opt


def _address(address: Any, comment: Any = None) -> list[Identifier]:
    del comment
    return [Identifier(address, "email")] if address else []


PROTECTED = Artifact(
    id="ios.mail_protected",
    title="Mail (Protected Index)",
    service="ios.mail",
    emits=(Email, Contact),
    files=("{mobile}/Library/Mail/Protected Index",),
    read=(
        Sqlite(
            name="message",
            base="messages AS m",
            key="m.ROWID",
            requires={"messages": ("sender", "subject")},
            fields={
                "sender": Person("NULLIF(m.sender, '')", role="sender"),
                "recipients": Person("NULLIF(m._to, '')", role="to", many=True, optional=True),
                "subject": Col("NULLIF(m.subject, '')"),
                "snippet": opt("NULLIF(m.summary, '')"),
            },
            optional=True,
        ),
        Sqlite(
            base="subjects AS s",
            key="s.ROWID",
            fields={"subject": Col("NULLIF(s.subject, '')")},
            optional=True,
        ),
        Sqlite(
            base="summaries AS s",
            key="s.ROWID",
            fields={"snippet": Col("NULLIF(s.summary, '')")},
            optional=True,
        ),
        Sqlite(
            base="addresses AS a",
            key="a.ROWID",
            fields={
                "party": Col("NULLIF(a.address, '')"),
                "name": opt("NULLIF(a.comment, '')"),
                "identifiers": Col("a.address", Py("mail_address", _address, json=True)),
            },
            kind=Contact,
            optional=True,
        ),
    ),
    says="One record for each subject, beginning of a text, and address (a contact) that Mail keeps; before iOS 13 for"
    " each message.",
    limits="Which message each belongs to is in Envelope Index, by the row's number: mails read from both files are in"
    " the case more than once, in pieces.",
    sources=(
        "https://www.jwz.org/blog/2005/07/emlx-flags/ (.emlx)",
        "RFC 5322, RFC 2045-2047, RFC 2231",
        "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/mailprotect.py (Envelope and Protected Index)",
    ),
    absent_from=("itunes backup",),
)
