"""Threema's and Wire's stores, made here."""

import struct
import uuid

from aboveboard.artifacts.threema.android import THREEMA as ANDROID
from aboveboard.artifacts.threema.android_people import PEOPLE as ANDROID_PEOPLE
from aboveboard.artifacts.threema.ios import THREEMA
from aboveboard.artifacts.threema.ios_people import PEOPLE as THREEMA_PEOPLE
from aboveboard.artifacts.wire.android import WIRE as WIRE_ANDROID
from aboveboard.artifacts.wire.android_people import PEOPLE as WIRE_ANDROID_PEOPLE
from aboveboard.artifacts.wire.ios import WIRE
from aboveboard.artifacts.wire.ios_people import PEOPLE as WIRE_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

NULL = {"absent": "NULL"}
GROUP = "private/var/mobile/Containers/Shared/AppGroup/5D5C7C0E-0000-4000-8000-000000000007"
ME, OTHER = uuid.UUID("5d5c7c0e-0000-4000-8000-0000000000aa"), uuid.UUID("5d5c7c0e-0000-4000-8000-0000000000bb")
IOS_PATH = f"{GROUP}/ThreemaData.sqlite"
ANDROID_PATH = "data/data/ch.threema.app/databases/threema4.db"
WIRE_PATH = f"{GROUP}/AccountData/{str(ME).upper()}/store/store.wiredatabase"

IOS_STORE = sqlite_bytes("""
CREATE TABLE Z_PRIMARYKEY (Z_ENT INTEGER PRIMARY KEY, Z_NAME VARCHAR);
CREATE TABLE ZCONTACT (Z_PK INTEGER PRIMARY KEY, ZIDENTITY VARCHAR, ZFIRSTNAME VARCHAR, ZLASTNAME VARCHAR,
    ZPUBLICNICKNAME VARCHAR, ZCNCONTACTID VARCHAR);
CREATE TABLE ZCONVERSATION (Z_PK INTEGER PRIMARY KEY, ZCONTACT INTEGER, ZGROUPNAME VARCHAR, ZGROUPID BLOB);
CREATE TABLE ZMESSAGE (Z_PK INTEGER PRIMARY KEY, Z_ENT INTEGER, ZDATE TIMESTAMP, ZISOWN INTEGER, ZTEXT VARCHAR, ZCAPTION VARCHAR,
    ZCONVERSATION INTEGER, ZSENDER INTEGER, ZREAD INTEGER, ZREADDATE TIMESTAMP, ZREMOTESENTDATE TIMESTAMP,
    ZDELIVERYDATE TIMESTAMP, ZLASTEDITEDAT TIMESTAMP, ZDELETEDAT TIMESTAMP, ZLATITUDE FLOAT, ZLONGITUDE FLOAT, ZIMAGE INTEGER,
    ZAUDIO INTEGER, ZVIDEO INTEGER, ZFILENAME VARCHAR, ZMIMETYPE VARCHAR, ZID BLOB, ZQUOTEDMESSAGEID BLOB);
CREATE TABLE ZFILEDATA (Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZDATA BLOB);
CREATE TABLE ZIMAGEDATA (Z_PK INTEGER PRIMARY KEY, ZDATA BLOB);
CREATE TABLE ZAUDIODATA (Z_PK INTEGER PRIMARY KEY, ZDATA BLOB);
CREATE TABLE ZVIDEODATA (Z_PK INTEGER PRIMARY KEY, ZDATA BLOB);
INSERT INTO Z_PRIMARYKEY VALUES (1, 'TextMessage'), (2, 'FileMessageEntity'), (3, 'SystemMessage');
INSERT INTO ZCONTACT VALUES (1, 'ABCD1234', 'Li', 'Wei', 'lili', 'cn-1'), (2, 'WXYZ9876', NULL, '', 'bob', NULL);
INSERT INTO ZCONVERSATION VALUES (1, 1, NULL, NULL), (2, NULL, 'Trip', x'01');
INSERT INTO ZFILEDATA VALUES (1, 2, x'024530413100');
INSERT INTO ZIMAGEDATA VALUES (1, x'01FFD8');
INSERT INTO ZMESSAGE (Z_PK, Z_ENT, ZDATE, ZISOWN, ZTEXT, ZCAPTION, ZCONVERSATION, ZSENDER, ZREAD, ZREADDATE, ZDELIVERYDATE,
    ZDELETEDAT, ZLATITUDE, ZLONGITUDE, ZIMAGE, ZFILENAME, ZMIMETYPE, ZID, ZQUOTEDMESSAGEID) VALUES
    (1, 1, 694260000.5, 0, 'Hi 转账', NULL, 1, NULL, 1, NULL, NULL, NULL, 0, 0, NULL, NULL, NULL, x'0A0B', NULL),
    (2, 2, 694260100, 1, NULL, 'see', 1, NULL, 1, 694260200, 694260150, NULL, NULL, NULL, NULL, 'a.pdf', 'application/pdf', x'0C',
        x'0A0B'),
    (3, 1, 694260300, 0, '', NULL, 2, 2, 0, NULL, NULL, 694260400, 35.5, -78.25, 1, NULL, NULL, NULL, NULL),
    (4, 3, NULL, 0, NULL, NULL, 2, NULL, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
""")
_MESSAGE = """(id INTEGER PRIMARY KEY, apiMessageId TEXT, identity TEXT, outbox INTEGER, type INTEGER, body TEXT, caption TEXT,
    isRead INTEGER, state TEXT, postedAt INTEGER, createdAt INTEGER, deliveredAt INTEGER, readAt INTEGER, editedAt INTEGER,
    deletedAt INTEGER, isStatusMessage INTEGER, quotedMessageId TEXT"""
STORE = sqlite_bytes(f"""
CREATE TABLE message {_MESSAGE});
CREATE TABLE m_group_message {_MESSAGE}, groupId INTEGER);
CREATE TABLE m_group (id INTEGER PRIMARY KEY, name TEXT);
CREATE TABLE group_member (groupId INTEGER, identity TEXT);
CREATE TABLE contacts (identity TEXT, firstName TEXT, lastName TEXT, publicNickName TEXT);
INSERT INTO contacts VALUES ('ABCD1234', 'Li', 'Wei', NULL), ('WXYZ9876', NULL, NULL, 'bob');
INSERT INTO m_group VALUES (5, 'Trip');
INSERT INTO group_member VALUES (5, 'ABCD1234'), (5, 'WXYZ9876');
INSERT INTO message VALUES (1, 'a1', 'ABCD1234', 0, 0, 'Hi 转账', NULL, 1, NULL, 1672567200123, 1672567201000, NULL,
    NULL, NULL, NULL,
        0, NULL),
    (2, 'a2', 'ABCD1234', 1, 8, '[1]', 'see', 1, 'READ', 0, 1672567300000, 1672567301000, 1672567302000, NULL,
    1672567303000, 0, 'a1'),
    (3, NULL, NULL, 0, 99, '', '', 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 1, '');
INSERT INTO m_group_message VALUES (1, 'g1', 'WXYZ9876', 0, 0, 'all', NULL, 0, NULL, 1672567400000, 0, NULL, NULL,
    NULL, NULL, 0, NULL, 5);
""")


def field(number: int, value: bytes | str) -> bytes:
    raw = value.encode() if isinstance(value, str) else value
    tag = number << 3 | 2
    return (bytes([tag]) if tag < 128 else bytes([tag & 127 | 128, tag >> 7])) + bytes([len(raw)]) + raw


def real(number: int, value: float) -> bytes:
    return bytes([number << 3 | 5]) + struct.pack("<f", value)


ORIGINAL = field(1, field(1, "image/jpeg") + b"\x10\x63" + field(3, "a.jpg"))
DATA = [
    (1, 1, None, field(1, "n-1") + field(2, field(1, "Hi 转账"))),
    (2, None, 2, field(1, "n-2") + field(11, ORIGINAL)),
    (3, 3, None, field(1, "n-3") + field(18, b"\x08\xe8\x07" + field(2, field(1, "soon gone")))),
    (4, 4, None, field(1, "n-4") + field(13, real(1, -78.25) + real(2, 35.5) + field(3, "Home"))),
    (5, 7, None, b"\xff\xff encrypted"),
]
WIRE_STORE = sqlite_bytes(
    """
CREATE TABLE ZUSER (Z_PK INTEGER PRIMARY KEY, ZNAME VARCHAR, ZHANDLE VARCHAR, ZREMOTEIDENTIFIER_DATA BLOB);
CREATE TABLE ZCONVERSATION (Z_PK INTEGER PRIMARY KEY, ZUSERDEFINEDNAME VARCHAR, ZREMOTEIDENTIFIER_DATA BLOB);
CREATE TABLE ZMESSAGE (Z_PK INTEGER PRIMARY KEY, ZSENDER INTEGER, ZSERVERTIMESTAMP TIMESTAMP, ZVISIBLEINCONVERSATION INTEGER,
    ZHIDDENINCONVERSATION INTEGER, ZSYSTEMMESSAGETYPE INTEGER, ZUPDATEDTIMESTAMP TIMESTAMP, ZNONCE_DATA BLOB);
CREATE TABLE ZGENERICMESSAGEDATA (Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZASSET INTEGER, ZDATA BLOB);
""",
    {
        "ZUSER": [(1, "Ann E", "ann", ME.bytes), (2, "Bob B", "", OTHER.bytes)],
        "ZCONVERSATION": [(1, "Trip", OTHER.bytes)],
        "ZMESSAGE": [
            (1, 2, 694260000.123, 1, None, None, 694260009.0, None), (2, 1, 694260100, 1, None, None, None, None),
            (3, 2, 694260200, 1, None, None, None, None), (4, 2, 694260300, 1, None, None, None, None),
            (5, 2, 694260400, None, 1, None, None, OTHER.bytes), (6, None, None, 1, None, 4, None, None),
            (7, 2, 694260500, 1, None, None, None, None),
        ],
        "ZGENERICMESSAGEDATA": DATA,
    },
)  # fmt: skip
WIRE_ANDROID_PATH = f"data/data/com.wire/databases/{ME}"
WIRE_OLD = sqlite_bytes("""
CREATE TABLE Messages (_id TEXT PRIMARY KEY, conv_id TEXT, msg_type TEXT, user_id TEXT, content TEXT, time INTEGER,
    msg_state TEXT, edit_time INTEGER, expiry_time INTEGER, quote TEXT);
CREATE TABLE Users (_id TEXT PRIMARY KEY, name TEXT, handle TEXT, email TEXT, phone TEXT, deleted INTEGER);
CREATE TABLE Conversations (_id TEXT PRIMARY KEY, name TEXT);
INSERT INTO Users VALUES ('u1', 'Bob B', 'bob', 'bob@example.org', NULL, 0), ('u2', '', NULL, NULL, '', 1);
INSERT INTO Conversations VALUES ('c1', 'Trip');
INSERT INTO Messages VALUES ('m1', 'c1', 'Text', 'u1', '[{"type":"Text","content":"Hi 转账"}]', 1672567200123, 'SENT',
    1672567300000,
        NULL, NULL),
    ('m2', 'c9', 'Knock', 'u9', '{', 0, '', 0, 1672567400000, 'm1');
""")
FIXTURES = {
    "android.wire": {WIRE_ANDROID_PATH: WIRE_OLD},
    "android.wire.people": {WIRE_ANDROID_PATH: WIRE_OLD},
    "ios.threema": {IOS_PATH: IOS_STORE},
    "ios.threema.people": {IOS_PATH: IOS_STORE},
    "android.threema": {ANDROID_PATH: STORE},
    "android.threema.people": {ANDROID_PATH: STORE},
    "ios.wire": {WIRE_PATH: WIRE_STORE},
    "ios.wire.people": {WIRE_PATH: WIRE_STORE},
}
LI = {"identifier": "ABCD1234", "name": "Li Wei"}


def test_threema_on_ios() -> None:
    result = run((THREEMA, THREEMA_PEOPLE), {IOS_PATH: IOS_STORE})
    got, sent, group, event = result.of("Message")
    assert (got["at"], got["body"], got["direction"]) == ("2023-01-01T10:00:00.500000Z", "Hi 转账", "incoming")
    assert (got["sender"], got["thread_name"], got["message_id"]) == (LI | {"role": "sender"}, "Li Wei", "0a0b")
    assert (sent["sender"], sent["recipients"]) == ({"role": "owner"}, [LI | {"role": "recipient"}])
    assert (sent["delivered_at"], sent["read_at"]) == ("2023-01-01T10:02:30.000000Z", "2023-01-01T10:03:20.000000Z")
    assert sent["attachments"] == [
        {"name": "a.pdf", "mime": "application/pdf", "path": f"{GROUP}/.ThreemaData_SUPPORT/_EXTERNAL_DATA/E0A1"}
    ]
    assert (sent["body"], sent["reply_to"], sent["type"]) == ("see", "0a0b", "FileMessageEntity")
    assert (group["sender"], group["thread_name"]) == (
        {"identifier": "WXYZ9876", "name": "bob", "role": "sender"},
        "Trip",
    )
    assert (group["deleted"], group["deleted_at"], group["latitude"]) == (True, "2023-01-01T10:06:40.000000Z", 35.5)
    assert (event["direction"], event["sender"], event["at"]) == (NULL, NULL, NULL)
    li, bob = result.of("Contact")
    assert (li["name"], li["nickname"], li["contact_id"], bob["name"]) == ("Li Wei", "lili", "cn-1", "bob")


def test_threema_on_android() -> None:
    result = run((ANDROID, ANDROID_PEOPLE), {ANDROID_PATH: STORE})
    got, sent, odd, group = result.of("Message")
    assert (got["at"], got["body"], got["sender"]) == (
        "2023-01-01T10:00:00.123000Z",
        "Hi 转账",
        LI | {"role": "sender"},
    )
    assert (sent["recipients"], sent["body"], sent["status"]) == ([LI | {"role": "recipient"}], "see", "read")
    assert (sent["at"], sent["deleted"], sent["reply_to"]) == ("2023-01-01T10:01:40.000000Z", True, "a1")
    assert (odd["type"], odd["direction"], odd["at"]) == ("99", NULL, NULL)
    assert (group["thread"], group["thread_name"], group["recipients"]) == (
        "group 5",
        "Trip",
        [LI | {"role": "recipient"}],
    )
    locked = bytes((n * n * 7919 + n * 104729) >> 7 & 255 for n in range(8192))
    assert [o.status for o in run(ANDROID, {ANDROID_PATH: locked}).outcomes] == ["encrypted"]


def test_wire() -> None:
    result = run((WIRE, WIRE_PEOPLE), {WIRE_PATH: WIRE_STORE})
    got, file, brief, place, gone, event = result.of("Message")
    assert (got["at"], got["body"], got["direction"]) == ("2023-01-01T10:00:00.123000Z", "Hi 转账", "incoming")
    assert got["sender"] == {"identifier": str(OTHER), "name": "Bob B", "role": "sender"}
    assert (got["thread_name"], got["message_id"], got["edited_at"]) == ("Trip", "n-1", "2023-01-01T10:00:09.000000Z")
    assert (file["direction"], file["sender"]["role"], file["type"]) == ("outgoing", "owner", "attachment")
    assert file["attachments"] == [{"name": "a.jpg", "mime": "image/jpeg", "size": 99}]
    assert (brief["body"], brief["status"]) == ("soon gone", "to be removed after 1 s")
    assert (place["latitude"], place["longitude"], place["body"]) == (35.5, -78.25, "Home")
    assert (gone["deleted"], gone["body"], gone["message_id"]) == (True, NULL, str(OTHER))
    assert (event["type"], event["direction"], event["at"]) == ("event 4", NULL, NULL)
    assert next(o for o in result.outcomes if o.part == "ZMESSAGE").rejected == 1
    ann, bob = result.of("Contact")
    assert (ann["identifiers"], bob["identifiers"]) == ([{"type": "handle", "value": "ann"}], NULL)


def test_wire_on_android() -> None:
    result = run((WIRE_ANDROID, WIRE_ANDROID_PEOPLE), {WIRE_ANDROID_PATH: WIRE_OLD})
    got, knock = result.of("Message")
    assert (got["at"], got["body"], got["thread_name"]) == ("2023-01-01T10:00:00.123000Z", "Hi 转账", "Trip")
    assert (got["sender"], got["edited_at"]) == (
        {"identifier": "u1", "name": "Bob B", "role": "sender"}, "2023-01-01T10:01:40.000000Z"
    )  # fmt: skip
    assert (knock["type"], knock["body"], knock["reply_to"], knock["at"]) == ("Knock", NULL, "m1", NULL)
    bob, gone = result.of("Contact")
    assert (len(bob["identifiers"]), gone["identifiers"], gone["deleted"]) == (2, NULL, True)
