"""Stores of mail apps, made here: Samsung Email, Proton Mail, Yahoo Mail; and of Zoom."""

import json

from aboveboard.artifacts.android.email_bodies import BODIES, SAMSUNG_BODIES
from aboveboard.artifacts.android.samsung_email import SAMSUNG_EMAIL
from aboveboard.artifacts.protonmail.android import MESSAGES
from aboveboard.artifacts.protonmail.android_contacts import CONTACTS
from aboveboard.artifacts.protonmail.ios import PROTON
from aboveboard.artifacts.yahoomail.android import YAHOO
from aboveboard.artifacts.yahoomail.android_accounts import ACCOUNTS as YAHOO_ACCOUNTS
from aboveboard.artifacts.yahoomail.android_people import PEOPLE as YAHOO_PEOPLE
from aboveboard.artifacts.zoom.android import ANDROID as ZOOM
from aboveboard.artifacts.zoom.android import IOS as ZOOM_IOS
from tests.artifacts.harness import run, sqlite_bytes
from tests.artifacts.test_android_email import DB as EMAIL_DB

NULL = {"absent": "NULL"}
APP = "private/var/mobile/Containers/Data/Application/5D5C7C0E-0000-4000-8000-000000000007"
GROUP = "private/var/mobile/Containers/Shared/AppGroup/5D5C7C0E-0000-4000-8000-000000000008"
SAMSUNG = "data/data/com.samsung.android.email.provider/databases/EmailProvider.db"
SAMSUNG_BODY = "data/data/com.samsung.android.email.provider/databases/EmailProviderBody.db"
AOSP_BODY = "data/data/com.android.email/databases/EmailProviderBody.db"
PROTON_OLD = "data/data/ch.protonmail.android/databases/abc-MessagesDatabase.db"
PROTON_NEW = "data/data/ch.protonmail.android/databases/db-mail"
PROTON_PEOPLE = "data/data/ch.protonmail.android/databases/abc-ContactsDatabase.db"
PROTON_IOS = f"{GROUP}/ProtonMail.sqlite"
YAHOO_PATH = "data/data/com.yahoo.mobile.client.android.mail/databases/flux_database.db"
ZOOM_PATH = "data/data/us.zoom.videomeetings/data/zoomus.db"
ZOOM_IOS_PATH = f"{APP}/Documents/data/zoomus.db"

BODY = sqlite_bytes("""CREATE TABLE Body (_id INTEGER PRIMARY KEY, messageKey INTEGER, htmlContent TEXT, textContent TEXT);
INSERT INTO Body VALUES (1, 7, '<p>Hi &amp; 转账</p>', ''), (2, 8, NULL, 'plain'), (3, NULL, NULL, NULL);""")

ANN = json.dumps({"Name": "Ann E", "Address": "ann@example.org"})
TO = json.dumps([{"Name": "", "Address": "bob@example.org", "Group": ""}, {"Name": "Cy", "Address": "cy@example.org"}])
OLD = sqlite_bytes(
    """CREATE TABLE messagev3 (ID TEXT, Subject TEXT, Time INTEGER, Type INTEGER, Unread INTEGER, Location INTEGER,
    Starred INTEGER,
    Size INTEGER, NumAttachments INTEGER, Sender_SenderSerialized TEXT, ToList TEXT, CCList TEXT, BCCList TEXT);
CREATE TABLE attachmentv3 (message_id TEXT, file_name TEXT, file_size INTEGER);
INSERT INTO attachmentv3 VALUES ('m1', 'a.pdf', 99);""",
    {
        "messagev3": [
            ("m1", "Plan 转账", 1672567200, 0, 1, 0, 1, 2048, 1, ANN, TO, "[]", None),
            ("m2", "", 1672567300, 2, 0, 7, 0, 0, 0, "rO0ABX", "", "", ""),
        ]
    },
)
NEW = sqlite_bytes(
    """CREATE TABLE MessageEntity (userId TEXT, messageId TEXT, conversationId TEXT, subject TEXT, unread INTEGER, toList TEXT,
    ccList TEXT, bccList TEXT, time INTEGER, size INTEGER, addressId TEXT, externalId TEXT, sender_address TEXT,
    sender_name TEXT);
CREATE TABLE MessageLabelEntity (userId TEXT, labelId TEXT, messageId TEXT);
CREATE TABLE MessageAttachmentEntity (userId TEXT, messageId TEXT, name TEXT, mimeType TEXT, size INTEGER);
INSERT INTO MessageLabelEntity VALUES ('u', '5', 'm1'), ('u', '0', 'm1'), ('u', '10', 'm1'), ('u', '7', 'm2'), ('u', '2', 'm2'),
    ('v', '3', 'm1');
INSERT INTO MessageAttachmentEntity VALUES ('u', 'm1', 'a.pdf', 'application/pdf', 99);""",
    {
        "MessageEntity": [
            ("u", "m1", "c1", "Plan", 0, TO.lower(), "[]", "[]", 1672567200, 10, "adr", "<x@example.org>", "ann@example.org",
             "Ann E"),
            ("u", "m2", "", "", 1, "{not JSON", "[]", "[]", 0, 0, "adr", None, "me@example.org", ""),
        ]
    },
)  # fmt: skip
PEOPLE = sqlite_bytes("""CREATE TABLE fullContactsDetails (ID TEXT, Name TEXT, CreateTime INTEGER, ModifyTIme INTEGER);
CREATE TABLE contact_emailsv3 (ContactID TEXT, Email TEXT);
INSERT INTO fullContactsDetails VALUES ('c1', 'Bob', 1672567200, 0), ('c2', '', 0, 0);
INSERT INTO contact_emailsv3 VALUES ('c1', 'bob@example.org'), ('c1', 'b@example.org');""")
LOCKED = sqlite_bytes(
    """CREATE TABLE ZMESSAGE (Z_PK INTEGER PRIMARY KEY, ZTIME TIMESTAMP, ZTITLE BLOB, ZSENDER BLOB, ZBODY BLOB, ZUNREAD INTEGER,
    ZSIZE INTEGER, ZMESSAGEID VARCHAR);
CREATE TABLE ZATTACHMENT (Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZFILESIZE INTEGER);
INSERT INTO ZMESSAGE VALUES (1, 694260000, x'00', x'01', x'02', 1, 77, 'm1'), (2, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO ZATTACHMENT VALUES (1, 1, 99);"""
)

_FLUX = "CREATE TABLE {} (mailboxYid TEXT, key TEXT, value TEXT, timestamp INTEGER);"
_TABLES = (
    "MessagesData MessagesRecipients MessagesFlags MessagesRefV2 MessagesSubjectSnippet MessagesBody MessagesFolderId"
    " Folders"
)
FLUX = sqlite_bytes(
    "".join(_FLUX.format(t) for t in (*_TABLES.split(), "ContactInfo", "Mailboxes")),
    {
        table: [("ann", key, json.dumps(value), 1)]
        for table, key, value in (
            ("MessagesData", "m1", {"date": 1672567200123, "serverSyncTimestamp": 1672567300000}),
            ("MessagesRecipients", "m1", {"fromList": [{"email": "bob@example.org", "name": "Bob"}],
                                          "toList": [{"email": "ann@example.org"}], "ccList": [{}]}),
            ("MessagesFlags", "m1", {"isRead": False, "isFlagged": True}),
            ("MessagesRefV2", "m1", {"conversationId": "c1"}),
            ("MessagesSubjectSnippet", "m1", {"q1": {"subject": "Plan", "snippet": "Hi 转"}, "q2": {"subject": "Plan"}}),
            ("MessagesBody", "m1", {"htmlBody": "<p>Hi 转账</p>"}),
            ("MessagesFolderId", "m1", "3"),
            ("Folders", "f3", {"folderId": "3", "folderName": "Trash"}),
            ("ContactInfo", "k1", {"name": "Bob", "emails": [{"email": "bob@example.org"}], "numbers": [{"number": "+1"}],
                                   "isUserCurated": False, "xobniId": "x1"}),
            ("Mailboxes", "a", {"accountsList": [{"email": "ann@example.org", "accountId": "1", "accountName": "Ann",
                                                  "isSelected": True}, {"email": ""}]}),
        )
    },
)  # fmt: skip
MEETINGS = sqlite_bytes("""CREATE TABLE zoom_meet_history (hostID TEXT, meetNo TEXT, topic TEXT, joinTime INTEGER,
    recordPath TEXT);
CREATE TABLE zoom_mm_buddy (jid TEXT, email TEXT, nickName TEXT, companyName TEXT, jobTitle TEXT, phoneNo TEXT);
INSERT INTO zoom_meet_history VALUES ('h1', '5550101', 'Plan 转账', 1672567200, '/x/a.mp4'), ('', NULL, '', NULL, '');
INSERT INTO zoom_mm_buddy VALUES ('j1@xmpp.zoom.us', 'bob@example.org', 'Bob', 'Acme', '', '+15550101');""")
FIXTURES = {
    "android.samsung_email": {SAMSUNG: EMAIL_DB},
    "android.samsung_email_bodies": {SAMSUNG_BODY: BODY},
    "android.email_bodies": {AOSP_BODY: BODY},
    "android.protonmail": {PROTON_OLD: OLD, PROTON_NEW: NEW},
    "android.protonmail_contacts": {PROTON_PEOPLE: PEOPLE},
    "ios.protonmail": {PROTON_IOS: LOCKED},
    "android.yahoomail": {YAHOO_PATH: FLUX},
    "android.yahoomail.people": {YAHOO_PATH: FLUX},
    "android.yahoomail.accounts": {YAHOO_PATH: FLUX},
    "android.zoom": {ZOOM_PATH: MEETINGS},
    "ios.zoom": {ZOOM_IOS_PATH: MEETINGS},
}


def test_samsung() -> None:
    assert [m["subject"] for m in run(SAMSUNG_EMAIL, {SAMSUNG: EMAIL_DB}).of("Email")] == ["Hello", NULL, "Gone"]
    one, two, three = run(SAMSUNG_BODIES, {SAMSUNG_BODY: BODY}).records
    assert (one["body"], one["message_id"], two["body"], three["body"]) == (
        "Hi & 转账",
        "row 7 of Message",
        "plain",
        NULL,
    )
    assert run(BODIES, {AOSP_BODY: BODY}).records[0]["service"] == "android.email"


def test_proton_before_2023() -> None:
    got, sent = run(MESSAGES, {PROTON_OLD: OLD}).records
    assert (got["at"], got["subject"], got["direction"]) == ("2023-01-01T10:00:00.000000Z", "Plan 转账", "incoming")
    assert got["sender"] == {"identifier": "ann@example.org", "name": "Ann E", "role": "sender"}
    assert got["recipients"] == [
        {"identifier": "bob@example.org", "role": "to"}, {"identifier": "cy@example.org", "name": "Cy", "role": "to"}
    ]  # fmt: skip
    assert (got["folder"], got["read"], got["flagged"]) == ("Inbox", False, True)
    assert got["attachments"] == [{"name": "a.pdf", "size": 99}]
    assert (sent["folder"], sent["direction"], sent["sender"], sent["recipients"]) == (
        "Sent", "outgoing", {"absent": "UNREADABLE"}, NULL
    )  # fmt: skip


def test_proton_since() -> None:
    got, sent = run(MESSAGES, {PROTON_NEW: NEW}).records
    assert (got["folder"], got["direction"], got["flagged"], got["read"]) == ("Inbox", "incoming", True, True)
    assert (got["sender"]["name"], len(got["recipients"]), got["message_id"]) == ("Ann E", 2, "<x@example.org>")
    assert got["attachments"] == [{"name": "a.pdf", "mime": "application/pdf", "size": 99}]
    assert (sent["folder"], sent["direction"], sent["recipients"]) == ("Sent", "outgoing", {"absent": "UNREADABLE"})
    assert (sent["message_id"], sent["at"], sent["sender"]["identifier"]) == ("m2", NULL, "me@example.org")


def test_proton_contacts_and_ios() -> None:
    bob, other = run(CONTACTS, {PROTON_PEOPLE: PEOPLE}).records
    assert [i["value"] for i in bob["identifiers"]] == ["bob@example.org", "b@example.org"]
    assert (bob["created_at"], other["name"], other["identifiers"]) == ("2023-01-01T10:00:00.000000Z", NULL, NULL)
    mail, bare = run(PROTON, {PROTON_IOS: LOCKED}).records
    assert (mail["at"], mail["attachments"], mail["read"]) == ("2023-01-01T10:00:00.000000Z", [{"size": 99}], False)
    assert (bare["at"], bare["read"]) == (NULL, NULL)


def test_yahoo() -> None:
    result = run((YAHOO, YAHOO_ACCOUNTS, YAHOO_PEOPLE), {YAHOO_PATH: FLUX})
    (mail,) = result.of("Email")
    assert (mail["at"], mail["subject"], mail["snippet"], mail["body"]) == (
        "2023-01-01T10:00:00.123000Z", "Plan", "Hi 转", "Hi 转账"
    )  # fmt: skip
    assert mail["sender"] == {"identifier": "bob@example.org", "name": "Bob", "role": "sender"}
    assert (mail["recipients"], mail["folder"]) == ([{"identifier": "ann@example.org", "role": "to"}], "Trash")
    assert (mail["read"], mail["flagged"], mail["thread"]) == (False, True, "c1")
    (bob,) = result.of("Contact")
    assert ([i["value"] for i in bob["identifiers"]], bob["groups"]) == (
        ["bob@example.org", "+1"],
        ["made by the app from mail"],
    )
    (account,) = result.of("Account")
    assert (account["username"], account["active"], account["provenance"]["locator"]) == (
        "ann@example.org",
        True,
        "rowid 1 $.accountsList[0]",
    )


def test_zoom() -> None:
    result = run(ZOOM, {ZOOM_PATH: MEETINGS})
    plan, bare = result.of("Call")
    assert (plan["at"], plan["status"], plan["thread"]) == (
        "2023-01-01T10:00:00.000000Z",
        "meeting: Plan 转账",
        "5550101",
    )
    assert (bare["at"], bare["status"]) == (NULL, "meeting")
    (bob,) = result.of("Contact")
    assert (bob["name"], len(bob["identifiers"]), bob["organization"]) == ("Bob", 2, "Acme")
    locked = bytes((n * n * 7919 + n * 104729) >> 7 & 255 for n in range(8192))
    assert [o.status for o in run(ZOOM_IOS, {ZOOM_IOS_PATH: locked}).outcomes] == ["encrypted"]
