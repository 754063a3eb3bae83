"""The app's Core Data store made here, its keyed archives included."""

from __future__ import annotations

import json
import plistlib
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.teams.ios import TEAMS
from aboveboard.artifacts.teams.ios_book import BOOK as TEAMS_BOOK
from aboveboard.artifacts.teams.ios_people import PEOPLE as TEAMS_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

GROUP = "private/var/mobile/Containers/Shared/AppGroup/5D5C7C0E-0000-4000-8000-000000000007/SkypeSpacesDogfood"
PATH = f"{GROUP}/148AB670-0000-4000-8000-000000000001/SkypeSpacesDogfood-9188040d.sqlite"
NULL = {"absent": "NULL"}
ANN, BOB = "8:live:ann", "8:live:bob"


def archive(value: Any) -> bytes:
    """A keyed archive of plain values, as NSKeyedArchiver writes them."""
    objects: list[Any] = ["$null"]

    def put(item: Any) -> plistlib.UID:
        number = len(objects)
        objects.append(None)
        if isinstance(item, dict):
            keys, values = [put(k) for k in item], [put(v) for v in item.values()]
            objects[number] = {"NS.keys": keys, "NS.objects": values, "$class": kind("NSDictionary")}
        elif isinstance(item, list):
            objects[number] = {"NS.objects": [put(v) for v in item], "$class": kind("NSArray")}
        else:
            objects[number] = item
        return plistlib.UID(number)

    def kind(name: str) -> plistlib.UID:
        objects.append({"$classname": name, "$classes": [name, "NSObject"]})
        return plistlib.UID(len(objects) - 1)

    root = put(value)
    whole = {"$version": 100000, "$archiver": "NSKeyedArchiver", "$top": {"root": root}, "$objects": objects}
    return plistlib.dumps(whole, fmt=plistlib.FMT_BINARY)


CALL = {
    "callDirection": "outgoing", "callState": "accepted", "startTime": "2023-01-01T10:00:00.5000000Z", "callId": "c-1",
    "connectTime": "2023-01-01T10:00:04Z", "endTime": "2023-01-01T10:01:05.5Z", "originator": ANN, "target": BOB,
    "originatorParticipant": {"id": ANN, "displayName": "Ann E"},
}  # fmt: skip
CARDS = json.dumps([
    {"content": {"body": [
        {"type": "Image", "id": '{"latitude":"35.5","longitude":-78.25}', "selectAction": {"url": "https://maps.example.org"}},
        {"type": "TextBlock", "text": "1 Main St"},
    ]}}
])  # fmt: skip
LINKED = json.dumps(
    [{"content": {"body": [{"selectAction": {"url": "https://x.example.org?rtp=adr.~pos.1.5_-2.25_Y"}}]}}]
)
HTML = (
    '<div>See <img itemtype="http://schema.skype.com/Emoji" alt="🦊" src="x"> &amp; go'
    '<img alt="Media" itemtype="http://schema.skype.com/AMSImage" src="https://pics.example.org/1"></div>'
)
TOPIC = "<topicupdate><initiator>8:live:ann</initiator><value>Trip</value><target>8:live:bob</target></topicupdate>"
T0 = 694260000.123
COLUMNS = (
    "Z_PK INTEGER PRIMARY KEY, ZARRIVALTIME TIMESTAMP, ZCONTENT VARCHAR, ZFROM VARCHAR, ZIMDISPLAYNAME VARCHAR,"
    " ZTHREADID VARCHAR, ZMESSAGETYPE VARCHAR, ZTSID INTEGER, ZTS_ISSENTBYME INTEGER, ZCOMPOSETIME VARCHAR,"
    " ZEDITTIME INTEGER, ZDELETETIME VARCHAR, ZTS_ISSOFTDELETED INTEGER, ZTS_ISSTARREDBYME INTEGER, ZSUBJECT VARCHAR,"
    " ZDELIVERYSTATE VARCHAR, ZEMOTIONS BLOB"
)
LIKED = archive([{"key": "like", "users": [{"mri": ANN, "time": 1672567201000, "value": "9"}]}])
COMPOSED = "2023-01-01T10:00:00.1230000Z"
STORE = sqlite_bytes(
    f"""
CREATE TABLE ZSMESSAGE ({COLUMNS});
CREATE TABLE ZTHREAD (Z_PK INTEGER PRIMARY KEY, ZTSID VARCHAR, ZTHREADTOPIC VARCHAR, ZMEMBERS BLOB);
CREATE TABLE ZMESSAGEPROPERTIES (Z_PK INTEGER PRIMARY KEY, ZTSID INTEGER, ZTHREADID VARCHAR, ZPROPERTIES BLOB);
CREATE TABLE ZUSER (Z_PK INTEGER PRIMARY KEY, ZTSID VARCHAR, ZDISPLAYNAME VARCHAR, ZGIVENNAME VARCHAR, ZSURNAME VARCHAR,
    ZTENANTNAME VARCHAR, ZJOBTITLE VARCHAR, ZISBLOCKED INTEGER, ZMAIL VARCHAR, ZALTERNATIVEEMAIL VARCHAR,
    ZTELEPHONENUMBER VARCHAR, ZMOBILE VARCHAR, ZHOMENUMBER VARCHAR, ZUSERPRINCIPALNAME VARCHAR);
CREATE TABLE ZDEVICECONTACTHASH (Z_PK INTEGER PRIMARY KEY, ZTSID VARCHAR, ZDISPLAYNAME VARCHAR, ZEMAIL VARCHAR,
    ZPHONENUMBER VARCHAR);
INSERT INTO ZUSER VALUES (1, '8:live:bob', 'Bob B', 'Bob', 'B', NULL, NULL, 0, 'bob@example.org', NULL, '15550101', '', NULL,
    'live:bob');
INSERT INTO ZDEVICECONTACTHASH VALUES (1, 'h', 'Cy', NULL, '(555) 0102'), (2, 'i', 'Di', NULL, NULL);
""",
    {
        "ZTHREAD": [(1, "19:a", "Trip", archive({ANN: "Admin", BOB: "User"}))],
        "ZMESSAGEPROPERTIES": [
            (1, 4, "19:a", archive({"call-log": CALL})),
            (2, 5, "19:a", archive({"cards": CARDS})),
            (3, 6, "19:b", archive({"cards": LINKED})),
            (4, 1, "19:a", None),
        ],
        "ZSMESSAGE": [
            (1, T0, "Hi 转账 <b>", BOB, "Bob B", "19:a", "Text", 1, 0, COMPOSED, None, None, 0, 1, "", None, LIKED),
            (2, T0, HTML, ANN, "Ann E", "19:a", "RichText/Html", 2, 1, "soon", 1672567209000, "1672567300000", 0, 0, None,
             "failed", b"bplist00"),
            (3, T0, TOPIC, "19:a", None, "19:a", "ThreadActivity/TopicUpdate", 3, 0, None, None, None, 0, 0, None, None, None),
            (4, T0, "", ANN, None, "19:a", "Text", 4, 1, None, None, None, 0, 0, None, None, None),
            (5, T0, "<div></div>", BOB, "Bob B", "19:a", "RichText/Html", 5, 0, None, None, None, 1, 0, None, None, None),
            (6, None, None, None, None, "19:b", "Event/LocationSharing", 6, 1, None, None, None, 0, 0, None, None, None),
        ],
    },
)  # fmt: skip
FIXTURES = {
    "ios.teams": {PATH: STORE},
    "ios.teams.book": {PATH: STORE},
    "ios.teams.people": {PATH: STORE},
}


def test_messages() -> None:
    got, sent, event, place, linked = run((TEAMS, TEAMS_PEOPLE, TEAMS_BOOK), {PATH: STORE}).of("Message")
    assert (got["at"], got["body"], got["direction"]) == ("2023-01-01T10:00:00.123000Z", "Hi 转账 <b>", "incoming")
    assert got["sender"] == {"identifier": BOB, "name": "Bob B", "role": "sender"}
    assert got["recipients"] == [{"identifier": ANN, "role": "recipient"}]
    assert got["reactions"] == [{"value": "like", "by": ANN, "at": "2023-01-01T10:00:01.000000Z"}]
    assert (got["sent_at"], got["starred"], got["deleted"], got["type"]) == (
        "2023-01-01T10:00:00.123000Z", True, False, "text"
    )  # fmt: skip
    assert (sent["body"], sent["direction"], sent["sender"]["role"]) == ("See 🦊 & go", "outgoing", "owner")
    assert sent["attachments"] == [{"url": "https://pics.example.org/1", "title": "Media"}]
    assert (sent["edited_at"], sent["deleted_at"]) == ("2023-01-01T10:00:09.000000Z", "2023-01-01T10:01:40.000000Z")
    assert (sent["deleted"], sent["status"], sent["sent_at"], sent["reactions"]) == (True, "failed", NULL, NULL)
    assert (event["type"], event["body"], event["direction"]) == ("group event: TopicUpdate", "Trip", NULL)
    assert (event["sender"], event["recipients"]) == (
        {"identifier": ANN, "role": "sender"}, [{"identifier": BOB, "role": "member"}]
    )  # fmt: skip
    assert (place["latitude"], place["longitude"], place["body"]) == (35.5, -78.25, "1 Main St")
    assert (place["type"], place["deleted"]) == ("location", True)
    assert (linked["latitude"], linked["longitude"], linked["at"], linked["thread_name"]) == (1.5, -2.25, NULL, NULL)


def test_calls_and_people() -> None:
    result = run((TEAMS, TEAMS_PEOPLE, TEAMS_BOOK), {PATH: STORE})
    (call,) = result.of("Call")
    assert (call["at"], call["duration"], call["answered"]) == ("2023-01-01T10:00:00.500000Z", 61.5, True)
    assert call["sender"] == {"identifier": ANN, "name": "Ann E", "role": "owner"}
    assert (call["recipients"], call["call_id"]) == ([{"identifier": BOB, "role": "recipient"}], "c-1")
    bob, cy, di = result.of("Contact")
    assert [i["value"] for i in bob["identifiers"]] == ["bob@example.org", "15550101", "live:bob"]
    assert (cy["identifiers"], di["identifiers"]) == ([{"type": "phone", "value": "(555) 0102"}], NULL)


def test_real_store() -> None:
    found = Path(__file__).parents[3] / "shared/corpora/ios/josh_ios15_ffs.zip"
    if not found.exists():
        pytest.skip("the corpora are not here")
    with ZipFile(found) as archive_file:
        (name,) = (n for n in archive_file.namelist() if "/SkypeSpacesDogfood-" in n and n.endswith(".sqlite"))
        result = run((TEAMS, TEAMS_PEOPLE, TEAMS_BOOK), {name: archive_file.read(name)})
    assert (len(result.of("Message")), len(result.of("Call")), len(result.of("Contact"))) == (76, 5, 11)
    assert sum(isinstance(m["latitude"], float) for m in result.of("Message")) == 12
    first = min(result.of("Call"), key=lambda c: c["at"])
    assert (first["at"], first["duration"]) == ("2023-04-28T14:21:23.613386Z", 23.124461)
