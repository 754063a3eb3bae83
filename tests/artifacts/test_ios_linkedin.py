"""LinkedIn on iOS, from a store made here."""

import json

from aboveboard.artifacts.linkedin.ios import MESSAGES
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Containers/Data/Application/com.linkedin.LinkedIn/Documents/msg_database.sqlite"
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
FIXTURES = {MESSAGES.id: {PATH: DB}}


def test_messages() -> None:
    got, sent, broken = run(MESSAGES, {PATH: DB}).records
    assert (got["at"], got["direction"], got["body"]) == ("2023-11-14T22:13:20.123000Z", "incoming", "转账 it's done")
    assert got["sender"] == {"identifier": "u/Kim", "name": "Kim Ng", "role": "sender"}
    assert (got["thread"], got["thread_name"], got["status"]) == ("c1", "Offers", "2")
    assert (sent["direction"], sent["sender"]["name"], sent["body"]) == ("outgoing", "Ana Ng", "thanks")
    assert (broken["at"], broken["body"], broken["sender"], broken["direction"]) == (NULL, NULL, NULL, NULL)
