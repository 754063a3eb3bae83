"""Mail on .emlx files and databases made here: whole, partial, without zone, broken; indexes old and new."""

from __future__ import annotations

import plistlib
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.ios.mail import MAIL
from aboveboard.artifacts.ios.mail_addresses import ADDRESSES as PROTECTED_ADDRESSES
from aboveboard.artifacts.ios.mail_envelope import ENVELOPE
from aboveboard.artifacts.ios.mail_protected import PROTECTED
from tests.artifacts.harness import run, sqlite_bytes

HOME = "private/var/mobile/Library/Mail"
INBOX = f"{HOME}/IMAP-ann@example.org/INBOX.imapbox"
SENT = f"{HOME}/IMAP-ann@example.org/Work.imapbox/Sent Messages.imapbox/Messages/7.emlx"
NULL = {"absent": "NULL"}


def emlx(text: str, **properties: Any) -> bytes:
    data = text.replace("\n", "\r\n").encode()
    return b"%d\n" % len(data) + data + plistlib.dumps(properties)


WHOLE = emlx(
    """From: =?UTF-8?B?5byg5LiJ?= <zhang@example.cn>
To: Ann <ann@example.org>, bo@example.org
Cc: cy@example.org
Subject: =?UTF-8?Q?=D8=B5=D9=88=D8=B1?=
Date: Wed, 8 Mar 2023 23:26:40 +0300
Message-ID: <m1@example.cn>
In-Reply-To: <m0@example.org>
References: <r0@example.org> <m0@example.org>
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

转账 tomorrow
--b
Content-Type: application/pdf; name="a.pdf"
Content-Disposition: attachment; filename="a.pdf"
Content-Transfer-Encoding: base64
X-Apple-Content-Length: 7040

--b--
""",
    flags=1 | 1 << 4,
    **{"date-received": 1678307205},
)
LOCAL = emlx("From: ANN@example.org\nTo: bo@example.org\nDate: Wed, 8 Mar 2023 23:26:40\n\nhi\n", flags=0)
BROKEN = b"From: bo@example.org\nSubject: half\n\nstill here"
OLD_INDEX = sqlite_bytes(
    """CREATE TABLE messages (ROWID INTEGER PRIMARY KEY, date_sent INTEGER, date_received INTEGER, mailbox INTEGER,
      read INTEGER, flagged INTEGER, deleted INTEGER, subject INTEGER, sender INTEGER, summary INTEGER, size INTEGER,
      conversation_id INTEGER);
    CREATE TABLE mailboxes (ROWID INTEGER PRIMARY KEY, url TEXT);
    INSERT INTO mailboxes VALUES (1, 'imap://ann@example.org/INBOX');
    INSERT INTO messages VALUES (5, 1678307200, 1678307205, 1, 1, 0, 0, 2, 3, 4, 999, 77),
      (6, NULL, 1678307206, 9, NULL, 1, 1, NULL, NULL, NULL, 0, NULL);"""
)
TEXTS = """CREATE TABLE subjects (ROWID INTEGER PRIMARY KEY, subject TEXT);
CREATE TABLE addresses (ROWID INTEGER PRIMARY KEY, address TEXT, comment TEXT);
CREATE TABLE summaries (ROWID INTEGER PRIMARY KEY, summary TEXT);
INSERT INTO subjects VALUES (2, 'Tickets'), (8, '');
INSERT INTO addresses VALUES (3, 'bo@example.org', 'Bo'), (9, 'cy@example.org', NULL);
INSERT INTO summaries VALUES (4, 'The tickets are');"""
WITH_TEXTS = sqlite_bytes(
    """CREATE TABLE messages (ROWID INTEGER PRIMARY KEY, date_received INTEGER, subject INTEGER, sender INTEGER);
    CREATE TABLE recipients (message INTEGER, address INTEGER, type INTEGER, position INTEGER);
    INSERT INTO messages VALUES (1, 1678307205, 2, 3); INSERT INTO recipients VALUES (1, 9, 1, 0);"""
    + TEXTS
)
BEFORE_13 = sqlite_bytes(
    """CREATE TABLE messages (ROWID INTEGER PRIMARY KEY, message_id INTEGER, sender TEXT, subject TEXT, _to TEXT,
      cc TEXT);
    INSERT INTO messages VALUES (1, 5, 'Bo <bo@example.org>', 'Tickets', 'ann@example.org', NULL);"""
)
INDEX, KEPT = f"{HOME}/Envelope Index", f"{HOME}/Protected Index"
FIXTURES = {
    "ios.mail": {f"{INBOX}/Messages/12.partial.emlx": WHOLE},
    "ios.mail_envelope": {INDEX: OLD_INDEX},
    "ios.mail_protected": {KEPT: sqlite_bytes(TEXTS)},
    "ios.mail_protected.addresses": {KEPT: sqlite_bytes(TEXTS)},
}


def test_a_whole_message() -> None:
    result = run(MAIL, {f"{INBOX}/Messages/12.partial.emlx": WHOLE})
    assert (result.outcome.status, result.outcome.read, result.outcome.emitted) == ("complete", 1, 1)
    (record,) = result.records
    expected = {
        "kind": "Email",
        "at": "2023-03-08T20:26:45.000000Z",
        "sent_at": "2023-03-08T20:26:40.000000Z",
        "received_at": "2023-03-08T20:26:45.000000Z",
        "direction": "incoming",
        "account": "ann@example.org",
        "folder": "INBOX",
        "sender": {"identifier": "zhang@example.cn", "name": "张三", "role": "sender"},
        "recipients": [
            {"identifier": "ann@example.org", "name": "Ann", "role": "to"},
            {"identifier": "bo@example.org", "role": "to"},
            {"identifier": "cy@example.org", "role": "cc"},
        ],
        "subject": "صور",
        "body": "转账 tomorrow",
        "message_id": "<m1@example.cn>",
        "in_reply_to": "<m0@example.org>",
        "thread": "<r0@example.org>",
        "read": True,
        "flagged": True,
        "deleted": False,
        "size": len(WHOLE),
        "snippet": NULL,
    }
    assert {name: record[name] for name in expected} == expected
    (attached,) = record["attachments"]
    assert (attached["name"], attached["mime"]) == ("a.pdf", "application/pdf")
    assert attached["file"] == f"{INBOX}/Attachments/12/2/a.pdf"
    assert record["as_stored"]["date"] == "Wed, 8 Mar 2023 23:26:40 +0300"


def test_sent_with_a_date_without_zone() -> None:
    (record,) = run(MAIL, {SENT: LOCAL}).records
    assert (record["direction"], record["folder"]) == ("outgoing", "Work/Sent Messages")
    assert record["sent_at"] == {"local": "2023-03-08T23:26:40.000000", "basis": "local without zone"}
    assert record["at"] == record["sent_at"]
    assert (record["received_at"], record["read"], record["attachments"]) == (NULL, False, NULL)


def test_a_broken_message_gives_what_is_there_and_says_what_is_broken() -> None:
    result = run(MAIL, {f"{HOME}/loose.emlx": BROKEN})
    assert (result.outcome.status, result.outcome.emitted, result.outcome.rejected) == ("partial", 1, 1)
    assert "no line with the message's size" in (result.outcome.reason or "")
    (record,) = result.records
    assert (record["subject"], record["body"], record["account"]) == ("half", "still here", NULL)
    assert (record["read"], record["direction"]) == (NULL, NULL)
    assert "no property list with flags" in record["as_stored"]["broken"]


def test_what_is_no_message_is_none() -> None:
    for data in (b"From: bo@exam", b"12\nHello world!"):
        result = run(MAIL, {f"{HOME}/loose.emlx": data})
        assert (result.outcome.status, result.records) == ("failed", [])


def test_envelope_index() -> None:
    first, second = run(ENVELOPE, {INDEX: OLD_INDEX}).records
    assert (first["at"], first["sent_at"]) == ("2023-03-08T20:26:45.000000Z", "2023-03-08T20:26:40.000000Z")
    assert (first["folder"], first["read"], first["size"]) == ("imap://ann@example.org/INBOX", True, 999)
    assert first["thread"] == "77"
    assert (first["subject"], first["as_stored"]["subject"]) == ({"absent": "UNREADABLE"}, 2)
    assert (second["folder"], second["subject"], second["flagged"], second["thread"]) == (NULL, NULL, True, NULL)
    (whole,) = run(ENVELOPE, {INDEX: WITH_TEXTS}).records
    assert (whole["subject"], whole["sender"]["name"]) == ("Tickets", "Bo")
    assert whole["recipients"] == [{"identifier": "cy@example.org", "role": "cc"}]


def test_protected_index() -> None:
    result = run((PROTECTED, PROTECTED_ADDRESSES), {KEPT: sqlite_bytes(TEXTS)})
    emails, contacts = result.of("Email"), result.of("Contact")
    assert [r["subject"] for r in emails[:2]] == ["Tickets", NULL]
    assert emails[2]["snippet"] == "The tickets are"
    assert [(r["name"], r["identifiers"]) for r in contacts] == [
        ("Bo", [{"value": "bo@example.org", "type": "email"}]),
        (NULL, [{"value": "cy@example.org", "type": "email"}]),
    ]
    (old,) = run((PROTECTED, PROTECTED_ADDRESSES), {KEPT: BEFORE_13}).records
    assert (old["subject"], old["sender"]["identifier"]) == ("Tickets", "Bo <bo@example.org>")
    assert old["recipients"] == [{"identifier": "ann@example.org", "role": "to"}]


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    with ZipFile(CORPORA / "ios/ios_native_ffs.zip") as archive:
        names = set(archive.namelist())
        result = run(MAIL, {name: archive.read(name) for name in sorted(names) if name.endswith(".emlx")})
    assert len(result.records) == 19
    partial = {str(o.path).rsplit("/", 1)[1] for o in result.outcomes if o.status == "partial"}
    assert {"broken1.emlx", "broken2.emlx", "broken3.emlx"} <= partial
    attached: list[dict[str, Any]] = []
    for record in result.records:
        attached += record["attachments"] if isinstance(record["attachments"], list) else []
    # The other three lie there under other names than the messages give them.
    assert sum(part.get("file") in names for part in attached) == 9
