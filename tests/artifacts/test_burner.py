"""Burner's stores on both systems, made here."""

import json
from typing import Any

from aboveboard.artifacts.burner.android import BURNER as ANDROID
from aboveboard.artifacts.burner.android_calls import CALLS as ANDROID_CALLS
from aboveboard.artifacts.burner.android_numbers import NUMBERS as ANDROID_NUMBERS
from aboveboard.artifacts.burner.android_people import PEOPLE as ANDROID_PEOPLE
from aboveboard.artifacts.burner.ios import BURNER
from aboveboard.artifacts.burner.ios_cache import BURNER_CACHE
from tests.artifacts.harness import run, sqlite_bytes

NULL = {"absent": "NULL"}
APP = "private/var/mobile/Containers/Data/Application/5D5C7C0E-0000-4000-8000-000000000007/Library/Caches/com.adhoclabs.burner"
PATH = "data/data/com.adhoclabs.burner/databases/burners.db"
FILE, CACHE = f"{APP}/fsCachedData/34A0C948-0000-4000-8000-000000000001", f"{APP}/Cache.db"
T0 = 1672567200123
STORE = sqlite_bytes("""
CREATE TABLE burners (phone_number_id TEXT, name TEXT, date_created INTEGER, last_updated_date INTEGER, expiration_date INTEGER,
    total_minutes INTEGER);
CREATE TABLE contacts (phone_number TEXT, name TEXT);
CREATE TABLE messages (date_created INTEGER, contact_phone_number TEXT, direction INTEGER, message_type INTEGER, message TEXT,
    asset_url TEXT, duration INTEGER, burner_id TEXT, read INTEGER);
INSERT INTO burners VALUES ('+15550100', 'Mine', 1672567200123, 0, 1675159200000, 50);
INSERT INTO contacts VALUES ('+15550101', 'Li Wei'), ('', NULL);
INSERT INTO messages VALUES (1672567200123, '+15550101', 1, 2, 'Hi 转账', '', NULL, 'b1', 1),
    (1672567300000, '+15550102', 2, 2, '', 'https://assets.example.org/1.jpg', NULL, '', 1),
    (1672567400000, '+15550101', 2, 1, '', NULL, 2, 'b1', 1), (NULL, NULL, NULL, 7, NULL, NULL, NULL, NULL, NULL);
""")


def said(key: str, way: int, kind: int = 2, **more: Any) -> dict[str, Any]:
    return {
        "id": key, "direction": way, "messageType": kind, "contactPhoneNumber": "+15550101", "dateCreated": T0, "burnerId": "b1",
        "message": "", "read": True, "state": 1, "voiceUrl": None, "assetUrl": None, "duration": None,
    } | more  # fmt: skip


REPLY = [
    said("m1", 1, message="Hi 转账"),
    said("m2", 2, assetUrl="https://assets.example.org/1.jpg"),
    said("m3", 1, 1, state=5, voiceUrl="https://assets.example.org/1.wav"),
    said("m4", 1, 1, state=4, read=False),
    said("m5", 2, 1, state=3, duration=2),
]
CONTACTS = [
    {"phoneNumber": "+15550101", "burnerIds": [], "name": "Li Wei", "dateCreated": T0, "blocked": True, "id": "c1"}
]
USER = {
    "phoneNumber": "+15550199",
    "totalNumberBurners": 1,
    "id": "u1",
    "carrierName": "Acme",
    "dateCreated": T0,
    "pushToken": "no",
}
NUMBERS = [
    {"phoneNumber": "+15550100", "expirationDate": T0, "settings": {"name": "Mine"}, "id": "b1", "dateCreated": None}
]
USERS = "https://phoenix.burnerapp.com/user/u1"
DATABASE = sqlite_bytes(
    "CREATE TABLE cfurl_cache_response (entry_ID INTEGER PRIMARY KEY, request_key TEXT);"
    "CREATE TABLE cfurl_cache_receiver_data (entry_ID INTEGER PRIMARY KEY, isDataOnFS INTEGER, receiver_data BLOB);",
    {
        "cfurl_cache_response": [
            (1, USERS), (2, f"{USERS}/contacts?page=1"), (3, "https://phoenix.burnerapp.com/v3/user/u1/burners"),
            (4, f"{USERS}/messages"), (5, f"{USERS}/messages?x=1"), (6, f"{USERS}/token"), (7, f"{USERS}/messages/9"),
        ],
        "cfurl_cache_receiver_data": [
            (1, 0, json.dumps(USER).encode()), (2, 0, json.dumps(CONTACTS).encode()), (3, 0, json.dumps(NUMBERS).encode()),
            (4, 0, json.dumps(said("m4", 2, 1, duration=1)).encode()), (5, 1, b"34A0C948"), (6, 0, json.dumps(USER).encode()),
            (7, 0, json.dumps(said("m9", 2, message="sent")).encode()),
        ],
    },
)  # fmt: skip
FIXTURES = {
    "android.burner": {PATH: STORE},
    "android.burner.calls": {PATH: STORE},
    "android.burner.people": {PATH: STORE},
    "android.burner.numbers": {PATH: STORE},
    "ios.burner": {FILE: json.dumps([*REPLY, *CONTACTS, USER]).encode()},
    "ios.burner_cache": {CACHE: DATABASE},
}


def test_android() -> None:
    result = run((ANDROID, ANDROID_NUMBERS, ANDROID_PEOPLE, ANDROID_CALLS), {PATH: STORE})
    got, sent, odd = result.of("Message")
    li = {"identifier": "+15550101", "name": "Li Wei"}
    assert (got["at"], got["body"], got["sender"]) == (
        "2023-01-01T10:00:00.123000Z",
        "Hi 转账",
        li | {"role": "sender"},
    )
    assert (got["direction"], got["account"], got["recipients"]) == ("incoming", "b1", NULL)
    assert sent["recipients"] == [{"identifier": "+15550102", "role": "recipient"}]
    assert (sent["attachments"], sent["account"]) == ([{"url": "https://assets.example.org/1.jpg"}], NULL)
    assert (odd["type"], odd["at"], odd["direction"]) == ("type 7", NULL, NULL)
    (call,) = result.of("Call")
    assert (call["duration"], call["recipients"]) == (120.0, [li | {"role": "recipient"}])
    (number,) = result.of("Account")
    assert (number["username"], number["description"]) == ("+15550100", "expires 2023-01-31T10:00:00Z")
    assert [c["name"] for c in result.of("Contact")] == ["Li Wei", NULL]


def test_a_reply_in_a_file() -> None:
    result = run(BURNER, {FILE: json.dumps(REPLY).encode()})
    got, sent, voicemail = result.of("Message")
    assert (got["at"], got["body"], got["direction"]) == ("2023-01-01T10:00:00.123000Z", "Hi 转账", "incoming")
    assert (sent["sender"], sent["type"]) == ({"role": "owner"}, "attachment")
    assert (voicemail["type"], voicemail["attachments"]) == ("voicemail", [{"url": "https://assets.example.org/1.wav"}])
    missed, made = result.of("Call")
    assert (missed["status"], missed["answered"], missed["read"]) == ("missed", False, False)
    assert (made["duration"], made["status"], made["answered"]) == (120.0, NULL, NULL)
    assert made["provenance"]["locator"] == "$[4]"


def test_the_caches_database() -> None:
    result = run(BURNER_CACHE, {CACHE: DATABASE})
    user, number = result.of("Account")
    assert (user["username"], user["description"], number["name"]) == ("+15550199", "Acme", "Mine")
    (li,) = result.of("Contact")
    assert (li["name"], li["blocked"], li["created_at"]) == ("Li Wei", True, "2023-01-01T10:00:00.123000Z")
    assert (result.outcome.emitted, result.outcome.excluded) == (5, 2)


def test_other_files_of_the_folder() -> None:
    for data in (b"RIFF....WAVE", b'{"till": 1}', b'[{"phoneNumber": "+1", "type": "match"}]'):
        assert run(BURNER, {FILE: data}).records == []
