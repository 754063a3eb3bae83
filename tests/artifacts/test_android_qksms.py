"""QKSMS's Realm database made here: SMS, MMS with parts, a group, people."""

from typing import Any

from aboveboard.artifacts.qksms.android import QKSMS
from aboveboard.artifacts.qksms.android_people import QKSMS_PEOPLE
from tests.artifacts.harness import run
from tests.formats.realm.build import BOOL, INT, LINK, STRING, Col, Tab, realm

PATH = "data/data/com.moez.QKSMS/files/default.realm"
NULL = {"absent": "NULL"}
T = 1_672_567_200_123
_NUMBERS = ("id", "threadId", "contentId", "boxId", "date", "dateSent", "subId", "deliveryStatus")
MESSAGE = (
    *(Col(n, INT) for n in _NUMBERS),
    *(Col(n, STRING) for n in ("address", "type", "body", "subject")),
    *(Col(n, BOOL) for n in ("seen", "read", "locked")),
    Col("parts", LINK, kind="list", to="MmsPart"),
)


def message(number: int, **more: Any) -> dict[str, Any]:
    plain = {
        "id": number,
        "threadId": 7,
        "contentId": 40 + number,
        "boxId": 1,
        "date": T,
        "dateSent": T - 1000,
        "subId": 1,
    }
    words = {
        "deliveryStatus": -1,
        "address": "+491701",
        "type": "sms",
        "body": f"hi {number}",
        "subject": "",
        "parts": [],
    }
    return plain | words | {"seen": True, "read": False, "locked": False} | more


def store(*messages: dict[str, Any], format_: int = 11) -> bytes:
    people = {0: {"lookupKey": "L1", "name": "Li Wei 李", "starred": True, "lastUpdate": T, "numbers": [0]}}
    columns = (Col("lookupKey", STRING), Col("name", STRING), Col("starred", BOOL), Col("lastUpdate", INT))
    return realm(
        [
            Tab("Message", MESSAGE, dict(enumerate(messages))),
            Tab(
                "MmsPart",
                (Col("id", INT), Col("type", STRING), Col("text", STRING, nullable=True)),
                {
                    0: {"id": 91, "type": "application/smil", "text": "<smil/>"},
                    1: {"id": 92, "type": "text/plain", "text": "first"},
                    2: {"id": 93, "type": "image/jpeg", "text": None},
                    3: {"id": 94, "type": "text/plain", "text": "second"},
                },
            ),
            Tab(
                "Conversation",
                (Col("id", INT), Col("name", STRING), Col("recipients", LINK, kind="list", to="Recipient")),
                {0: {"id": 7, "name": "", "recipients": [0]}, 1: {"id": 8, "name": "Crew", "recipients": [0, 1]}},
            ),
            Tab(
                "Recipient",
                (Col("id", INT), Col("address", STRING), Col("contact", LINK, nullable=True, to="Contact")),
                {0: {"id": 1, "address": "+491701", "contact": 0}, 1: {"id": 2, "address": "+491702", "contact": None}},
            ),
            Tab("Contact", (*columns, Col("numbers", LINK, kind="list", to="PhoneNumber")), people),
            Tab(
                "PhoneNumber",
                (Col("address", STRING), Col("type", STRING)),
                {0: {"address": "+49 170 1", "type": "Mobile"}},
            ),
        ],
        format_=format_,
    )


DATA = store(
    message(1),
    message(2, boxId=2, deliveryStatus=0, read=True),
    message(3, type="mms", threadId=8, boxId=2, address="", body="", subject="Trip", parts=[0, 1, 2, 3], locked=True),
    message(4, boxId=3, address="", body=""),
)
FIXTURES = {"android.qksms": {PATH: DATA}, "android.qksms.people": {PATH: DATA}}


def test_messages() -> None:
    result = run(QKSMS, {PATH: DATA})
    came, sent, picture, draft = result.of("Message")
    expected = {
        "at": "2023-01-01T10:00:00.123000Z",
        "sent_at": "2023-01-01T09:59:59.123000Z",
        "received_at": "2023-01-01T10:00:00.123000Z",
        "direction": "incoming",
        "sender": {"identifier": "+491701", "name": "Li Wei 李", "role": "sender"},
        "recipients": NULL,
        "thread": "7",
        "thread_name": NULL,
        "body": "hi 1",
        "status": "received",
        "read": False,
        "protocol": "SMS",
        "message_id": "41",
    }
    assert {name: came[name] for name in expected} == expected
    assert (sent["direction"], sent["status"], sent["read"], sent["received_at"]) == (
        "outgoing",
        "delivered",
        NULL,
        NULL,
    )
    assert sent["recipients"] == [{"identifier": "+491701", "name": "Li Wei 李", "role": "recipient"}]
    assert (picture["body"], picture["subject"], picture["protocol"]) == ("first\nsecond", "Trip", "MMS")
    assert picture["attachments"] == [{"url": "content://mms/part/93", "mime": "image/jpeg"}]
    assert [p["identifier"] for p in picture["recipients"]] == ["+491701", "+491702"]
    assert (picture["thread_name"], picture["starred"], picture["status"]) == ("Crew", True, "sent")
    assert (draft["body"], draft["status"]) == (NULL, "draft")
    assert (result.outcome.status, result.outcome.read, result.outcome.emitted) == ("complete", 4, 4)


def test_contacts() -> None:
    (contact,) = run(QKSMS_PEOPLE, {PATH: DATA}).records
    assert (contact["name"], contact["contact_id"], contact["favourite"]) == ("Li Wei 李", "L1", True)
    assert contact["identifiers"] == [{"type": "phone", "value": "+49 170 1", "label": "Mobile"}]


def test_before_clusters() -> None:
    """The app of 2017 wrote file format 9: rows instead of objects, and the same records."""
    old = store(message(1), message(2, boxId=2), format_=9)
    assert [(r["body"], r["direction"], r["thread"]) for r in run(QKSMS, {PATH: old}).of("Message")] == [
        ("hi 1", "incoming", "7"),
        ("hi 2", "outgoing", "7"),
    ]


def test_another_schema_is_said() -> None:
    other = realm([Tab("Message", (Col("words", STRING),), {0: {"words": "x"}})])
    outcome = run(QKSMS, {PATH: other}).outcome
    assert outcome.status == "unknown schema"
    assert "tables found: Message" in str(outcome.reason)


def test_a_damaged_list_of_texts_is_said() -> None:
    data = bytearray(store(*(message(n, body=f"text {n} {'z' * 20}") for n in range(5))))
    data[data.index(b"text 0") - 5] = 0
    result = run(QKSMS, {PATH: bytes(data)})
    assert [r["body"] for r in result.of("Message")] == [NULL] * 5
    assert "class_Message.body: no node where a reference leads" in str(result.outcomes[0].reason)
