"""Mail's Protected Index: subjects, beginnings of texts, addresses."""

from aboveboard.artifacts.ios._mail_protected import SOURCES
from aboveboard.kit import Artifact, Col, Email, Person, Sqlite, opt

PROTECTED = Artifact(
    id="ios.mail_protected",
    title="Mail (Protected Index)",
    service="ios.mail",
    emits=Email,
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
    ),
    says="One record for each subject and beginning of a text that Mail keeps; before iOS 13 for each message.",
    limits="Which message each belongs to is in Envelope Index, by the row's number: mails read from both files are in"
    " the case more than once, in pieces.",
    sources=SOURCES,
    absent_from=("itunes backup",),
)
