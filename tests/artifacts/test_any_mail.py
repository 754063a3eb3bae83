"""Mail files made here."""

import plistlib

from aboveboard.artifacts.any.mail import MAIL_FILES
from aboveboard.formats.media import sniff
from tests.artifacts.harness import run

NULL = {"absent": "NULL"}
SHARED = "data/media/0/Download"
EML, MBOX = f"{SHARED}/note.eml", f"{SHARED}/Trip.mbox/mbox"
APP = "private/var/mobile/Containers/Data/Application/5D5C7C0E-0000-4000-8000-000000000007/Documents"
EMLX = f"{APP}/1.emlx"
ONE = (
    b"Return-Path: <bob@example.org>\r\nFrom: =?utf-8?B?5p2O5Lyf?= <bob@example.org>\r\n"
    b"To: Ann <ann@example.org>, cy@example.org\r\n"
    b"Cc: di@example.org\r\nSubject: Plan\r\nDate: Sun, 01 Jan 2023 11:00:00 +0100\r\nMessage-ID: <m1@example.org>\r\n"
    b"In-Reply-To: <m0@example.org>\r\nReferences: <a@example.org> <m0@example.org>\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/mixed; boundary="x"\r\n\r\n--x\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n'
    + "Hi 转账".encode()
    + b'\r\n--x\r\nContent-Type: image/jpeg; name="a.jpg"\r\nContent-Disposition: attachment; filename="a.jpg"\r\n'
    b"Content-Transfer-Encoding: base64\r\n\r\nAAAA\r\n--x--\r\n"
)
TWO = (
    b"From: ann@example.org\nTo: bob@example.org\nDate: Sun, 01 Jan 2023 12:00:00\nSubject: Re\n\n"
    b"hello\n\nFrom here on\n>From quoted\n"
)
BOX = (
    b"From bob@example.org Sun Jan  1 10:00:00 2023\n" + ONE.replace(b"\r\n", b"\n") + b"\n"
    b"From MAILER-DAEMON Sun Jan  1 12:00:00 2023\n" + TWO + b"\nFrom x Mon Jan  2 12:00:00 2023\nno header\n\n"
)  # fmt: skip
WRAPPED = f"{len(TWO)}\n".encode() + TWO + plistlib.dumps({"flags": 1 | 16})
FIXTURES = {"any.mail": {EML: ONE, MBOX: BOX, EMLX: WRAPPED}}


def test_a_message() -> None:
    (mail,) = run(MAIL_FILES, {EML: ONE}).records
    assert (mail["at"], mail["sent_at"]) == ("2023-01-01T10:00:00.000000Z", "2023-01-01T10:00:00.000000Z")
    assert mail["sender"] == {"identifier": "bob@example.org", "name": "李伟", "role": "sender"}
    assert [(p["identifier"], p["role"]) for p in mail["recipients"]] == [
        ("ann@example.org", "to"), ("cy@example.org", "to"), ("di@example.org", "cc")
    ]  # fmt: skip
    assert (mail["subject"], mail["body"].strip(), mail["thread"]) == ("Plan", "Hi 转账", "<a@example.org>")
    assert (mail["message_id"], mail["in_reply_to"], mail["folder"]) == ("<m1@example.org>", "<m0@example.org>", NULL)
    assert mail["attachments"] == [{"name": "a.jpg", "mime": "image/jpeg", "size": 3}]
    assert mail["provenance"]["locator"] == f"message 0-{len(ONE)}"


def test_an_mbox() -> None:
    result = run(MAIL_FILES, {MBOX: BOX})
    one, two = result.records
    assert (one["folder"], one["subject"], two["subject"]) == ("Trip", "Plan", "Re")
    assert (two["body"], two["at"]) == (
        "hello\n\nFrom here on\n>From quoted\n\n", {"local": "2023-01-01T12:00:00.000000", "basis": "local without zone"}
    )  # fmt: skip
    start, end = map(int, two["provenance"]["locator"].removeprefix("message ").split("-"))
    assert BOX[start:end].startswith(b"From MAILER-DAEMON")
    assert (two["size"], result.outcome.rejected) == (end - start, 1)


def test_an_emlx_elsewhere() -> None:
    (mail,) = run(MAIL_FILES, {EMLX: WRAPPED}).records
    assert (mail["read"], mail["flagged"], mail["subject"]) == (True, True, "Re")
    own = "private/var/mobile/Library/Mail/x/INBOX.imapbox/Messages/1.emlx"
    assert run(MAIL_FILES, {own: WRAPPED}).records == []


def test_mail_is_known_by_its_beginning() -> None:
    assert sniff(ONE) == "message/rfc822"
    assert sniff(BOX) == "application/mbox"
    assert sniff(b"From here on nothing") is None
