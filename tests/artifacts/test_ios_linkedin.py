"""LinkedIn on iOS, from a store made here."""

import json
import plistlib

from aboveboard.artifacts.linkedin.ios import MESSAGES
from aboveboard.artifacts.linkedin.ios_account import ACCOUNT
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Containers/Data/Application/com.linkedin.LinkedIn/Documents/msg_database.sqlite"
PLIST_PATH = PATH.replace("Documents/msg_database.sqlite", "Library/Preferences/com.linkedin.LinkedIn.plist")
NULL = {"absent": "NULL"}


def document(body: str, distance: str, first: str) -> str:
    member = {
        "firstName": {"text": first},
        "lastName": {"text": "Ng"},
        "distance": distance,
        "profileUrl": f"u/{first}",
    }
    text = json.dumps({"body": {"text": body}, "sender": {"participantType": {"member": member}}}, ensure_ascii=False)
    return text.replace("'", "''")


DB = sqlite_bytes(
    f"""CREATE TABLE messages (messageUrn TEXT, conversationUrn TEXT, deliveredAt INTEGER,
        deliveryStatus INTEGER, serializedMessage TEXT);
    CREATE TABLE conversations (conversationUrn TEXT, serializedConversation TEXT);
    INSERT INTO conversations VALUES ('c1', '{{"title": "Offers"}}');
    INSERT INTO messages VALUES ('m1', 'c1', 1700000000123, 2, '{document("转账 it's done", "DISTANCE_1", "Kim")}'),
    ('m2', 'c1', 1700000060000, 2, '{document("thanks", "SELF", "Ana")}'), ('m3', NULL, NULL, NULL, 'no document');"""
)
PLIST = plistlib.dumps(
    {
        "voy.authenticatedMemberId": 123456,
        "voy.authenticatedDashProfileModel": {
            "publicIdentifier": "ana-ng",
            "firstName": "Ana",
            "lastName": "Ng",
            "headline": "Chef",
        },
    },
    fmt=plistlib.FMT_BINARY,
)
FIXTURES = {MESSAGES.id: {PATH: DB}, ACCOUNT.id: {PLIST_PATH: PLIST}}


def _participant(distance: str, first: str) -> dict[str, object]:
    names = {"firstName": {"text": first}, "lastName": {"text": "Ng"}}
    return {"participantType": {"member": names | {"distance": distance, "profileUrl": f"u/{first}"}}}


def test_a_conversation_without_a_title_is_called_by_its_members() -> None:
    people = [_participant("SELF", "Ana"), _participant("DISTANCE_1", "Kim"), _participant("DISTANCE_2", "Bo")]
    script = "CREATE TABLE messages (conversationUrn TEXT, deliveredAt INTEGER, deliveryStatus INTEGER, serializedMessage TEXT);"
    store = sqlite_bytes(
        script + "CREATE TABLE conversations (conversationUrn TEXT, serializedConversation TEXT);",
        {
            "messages": [("c1", 1700000000123, 2, document("hi", "SELF", "Ana"))],
            "conversations": [("c1", json.dumps({"conversationParticipants": people}))],
        },
    )
    (sent,) = run(MESSAGES, {PATH: store}).records
    assert sent["thread_name"] == "Kim Ng, Bo Ng"
    assert [(one["identifier"], one["name"]) for one in sent["recipients"]] == [("u/Kim", "Kim Ng"), ("u/Bo", "Bo Ng")]


def test_account() -> None:
    (account,) = run(ACCOUNT, {PLIST_PATH: PLIST}).records
    assert (account["username"], account["identifier"], account["name"]) == ("ana-ng", "123456", "Ana Ng")
    assert account["description"] == "Chef"
    assert run(ACCOUNT, {PLIST_PATH: plistlib.dumps({"other": 1})}).records == []


def test_messages() -> None:
    got, sent, broken = run(MESSAGES, {PATH: DB}).records
    assert (got["at"], got["direction"], got["body"]) == ("2023-11-14T22:13:20.123000Z", "incoming", "转账 it's done")
    assert got["sender"] == {"identifier": "u/Kim", "name": "Kim Ng", "role": "sender"}
    assert (got["thread"], got["thread_name"], got["status"]) == ("c1", "Offers", "2")
    assert (sent["direction"], sent["sender"]["name"], sent["body"]) == ("outgoing", "Ana Ng", "thanks")
    assert (broken["at"], broken["body"], broken["sender"], broken["direction"]) == (NULL, NULL, NULL, NULL)
