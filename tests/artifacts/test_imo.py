"""imo's databases made here."""

from __future__ import annotations

import plistlib

from aboveboard.artifacts.imo.android import ANDROID
from aboveboard.artifacts.imo.android_people import ANDROID_PEOPLE as ANDROID_ANDROID_PEOPLE
from aboveboard.artifacts.imo.both import IOS
from aboveboard.artifacts.imo.ios_people import IOS_PEOPLE as IOS_IOS_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

DATA = "data/data/com.imo.android.imoim/databases/imofriends.db"
PHONE = "private/var/mobile/Containers/Data/Application/com.imo.imoim/Documents/IMODb2.sqlite"
FRIENDS = sqlite_bytes(
    """CREATE TABLE messages (_id INTEGER PRIMARY KEY, buid TEXT, imdata TEXT, last_message TEXT, timestamp INTEGER,
  message_type INTEGER,
  message_read INTEGER);
CREATE TABLE friends (_id INTEGER PRIMARY KEY, buid TEXT, name TEXT, display TEXT);
INSERT INTO friends VALUES (1, '42', 'Li', 'Li Wei');
INSERT INTO messages VALUES (1, '42', NULL, 'hello', 1700000000123456789, 1, 1),
 (2, '42', '{"type":"photo","original_path":"/storage/a.jpg","objects":[{"object_id":"o1"}]}', 'photo',
  1700000100000000000, 2, 0);"""
)
ARCHIVE = plistlib.dumps(
    {
        "$version": 100000,
        "$archiver": "NSKeyedArchiver",
        "$top": {"root": plistlib.UID(1)},
        "$objects": [
            "$null",
            {"NS.keys": [plistlib.UID(2)], "NS.objects": [plistlib.UID(3)], "$class": plistlib.UID(4)},
            "type",
            "image",
            {"$classname": "NSDictionary", "$classes": ["NSDictionary"]},
        ],
    },
    fmt=plistlib.FMT_BINARY,
)
STORE = sqlite_bytes(
    """CREATE TABLE ZIMOCHATMSG (Z_PK INTEGER PRIMARY KEY, ZTS INTEGER, ZALIAS TEXT, ZTEXT TEXT, ZISSENT INTEGER, ZIMDATA
  BLOB, ZA_UID TEXT, ZBUID TEXT);
CREATE TABLE ZIMOCONTACT (Z_PK INTEGER PRIMARY KEY, ZBUID TEXT, ZDISPLAY TEXT, ZPH_NAME TEXT, ZALIAS TEXT, ZPHONE TEXT);
INSERT INTO ZIMOCONTACT VALUES (1, '42', 'Li Wei', NULL, 'Li', '+15550101');""",
    {
        "ZIMOCHATMSG": (
            (1, 1700000000123456789, "Li", "hello", 0, None, "42", "42"),
            (2, 1700000100000000000, None, None, 1, ARCHIVE, "7", "42"),
        )
    },
)
FIXTURES = {
    "android.imo": {DATA: FRIENDS},
    "ios.imo": {PHONE: STORE},
    "ios.imo.people": {PHONE: STORE},
    "android.imo.people": {DATA: FRIENDS},
}


def test_android() -> None:
    result = run((ANDROID, ANDROID_ANDROID_PEOPLE), {DATA: FRIENDS})
    hello, photo = result.of("Message")
    assert (hello["at"], hello["direction"], hello["body"]) == ("2023-11-14T22:13:20.123456Z", "incoming", "hello")
    assert hello["sender"] == {"identifier": "42", "name": "Li Wei", "role": "sender"}
    assert (photo["direction"], photo["type"]) == ("outgoing", "photo")
    assert photo["attachments"] == [{"path": "/storage/a.jpg"}, {"name": "o1"}]
    assert result.of("Contact")[0]["name"] == "Li Wei"


def test_ios() -> None:
    result = run((IOS, IOS_IOS_PEOPLE), {PHONE: STORE})
    hello, picture = result.of("Message")
    assert (hello["direction"], hello["sender"]["name"], hello["thread_name"]) == ("incoming", "Li Wei", "Li Wei")
    assert (picture["direction"], picture["type"], picture["recipients"][0]["name"]) == ("outgoing", "image", "Li Wei")
    assert result.of("Contact")[0]["identifiers"][0] == {"type": "phone", "value": "+15550101"}
