"""SkypeTeams.db made here."""

import json

from aboveboard.artifacts.teams.android import TEAMS
from aboveboard.artifacts.teams.android_people import PEOPLE as TEAMS_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.microsoft.teams/databases/SkypeTeams.db"
NULL = {"absent": "NULL"}
CALL = {
    "connectTimeMillis": 1672567200000, "endTimeMillis": 1672567261500, "callState": "Accepted", "callDirection": "Outgoing",
    "originator": "8:live:ann", "originatorDisplayName": "Ann E", "target": "8:live:bob", "callId": "c-1",
}  # fmt: skip
MISSED = {"callDirection": "Incoming", "callState": "Missed", "endTimeMillis": 1672567261500}
STORE = sqlite_bytes(
    """
CREATE TABLE Message (messageId INTEGER, conversationId TEXT, arrivalTime INTEGER, content TEXT, userDisplayName TEXT,
    "from" TEXT, messageType TEXT, subject TEXT, deleteTime INTEGER, editTime INTEGER);
CREATE TABLE Conversation (conversationId TEXT, displayName TEXT);
CREATE TABLE User (mri TEXT, displayName TEXT, givenName TEXT, surname TEXT, email TEXT, secondaryEmail TEXT,
    alternativeEmail TEXT, telephoneNumber TEXT, homeNumber TEXT);
CREATE TABLE MessagePropertyAttribute (messageId INTEGER, propertyId TEXT, attributeName TEXT, attributeValue TEXT);
INSERT INTO Conversation VALUES ('19:x', 'Trip');
INSERT INTO User VALUES ('8:live:bob', 'Bob B', 'Bob', 'B', 'bob@example.org', '', NULL, '+15550101', NULL),
    ('8:live:ann', 'Ann E', NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO Message VALUES
    (11, '19:x', 1672567200123, '<div>Hi &amp; 转账</div>', 'Bob B', '8:live:bob', 'RichText/Html', '', 0, 0),
    (12, '19:y', 1672567300000, '', '', NULL, 'Text', 'Plan', 1672567400000, NULL);
""",
    {
        "MessagePropertyAttribute": [
            (11, "CallLog", "x", json.dumps(CALL)),
            (12, "CallLog", "x", json.dumps(MISSED)),
            (12, "CallLog", "x", "{not JSON callDirection"),
            (12, "Cards", "x", "[]"),
        ]
    },
)  # fmt: skip
FIXTURES = {"android.teams": {PATH: STORE}, "android.teams.people": {PATH: STORE}}


def test_messages() -> None:
    got, gone = run((TEAMS, TEAMS_PEOPLE), {PATH: STORE}).of("Message")
    assert (got["at"], got["body"], got["thread_name"]) == ("2023-01-01T10:00:00.123000Z", "Hi & 转账", "Trip")
    assert got["sender"] == {"identifier": "8:live:bob", "name": "Bob B", "role": "sender"}
    assert (got["deleted"], got["deleted_at"], got["message_id"]) == (False, NULL, "11")
    assert (gone["deleted"], gone["deleted_at"], gone["sender"]) == (True, "2023-01-01T10:03:20.000000Z", NULL)
    assert (gone["subject"], gone["body"]) == ("Plan", NULL)


def test_calls() -> None:
    made, missed = run((TEAMS, TEAMS_PEOPLE), {PATH: STORE}).of("Call")
    assert (made["at"], made["duration"], made["answered"]) == ("2023-01-01T10:00:00.000000Z", 61.5, True)
    assert made["sender"] == {"identifier": "8:live:ann", "name": "Ann E", "role": "owner"}
    assert made["recipients"] == [{"identifier": "8:live:bob", "name": "Bob B", "role": "recipient"}]
    assert (missed["status"], missed["answered"], missed["direction"]) == ("Missed", False, "incoming")
    assert (missed["at"], missed["duration"]) == ("2023-01-01T10:01:01.500000Z", NULL)


def test_people() -> None:
    bob, ann = run((TEAMS, TEAMS_PEOPLE), {PATH: STORE}).of("Contact")
    assert bob["identifiers"] == [
        {"type": "email", "value": "bob@example.org"},
        {"type": "phone", "value": "+15550101"},
    ]
    assert (ann["name"], ann["identifiers"]) == ("Ann E", NULL)
