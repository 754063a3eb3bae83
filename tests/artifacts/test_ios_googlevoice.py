from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.googlevoice.ios import GOOGLE_VOICE
from aboveboard.artifacts.googlevoice.ios_calls import CALLS as GOOGLE_VOICE_CALLS
from aboveboard.artifacts.googlevoice.ios_people import NUMBERS as GOOGLE_VOICE_NUMBERS
from tests.artifacts.harness import Result, run, sqlite_bytes

PATH = (
    "private/var/mobile/Containers/Shared/AppGroup/5D5C7C0E-0000-4000-8000-000000000006/Library/Application Support/501/"
    "threadingStore.sqlite"
)
NULL = {"absent": "NULL"}
MISSING = {"absent": "NOT_IN_SCHEMA"}
ME, BOB, CAROL = "+15550100001", "+15550100002", "+15550100003"

_ITEM = (
    "threadItemKey TEXT, threadItemType INTEGER, itemType TEXT, timestamp REAL, senderPhoneNumber TEXT, threadKey TEXT"
)
_MORE = """, threadType INTEGER, messageText TEXT, isUnread INTEGER, isDeleted INTEGER, isSystemMessage INTEGER,
    failureReason INTEGER, duration REAL"""
STORE = sqlite_bytes(
    f"""
CREATE TABLE ThreadItem ({_ITEM}{_MORE}, PRIMARY KEY (threadItemKey, threadItemType));
CREATE TABLE Thread (threadKey TEXT, threadType INTEGER, timestamp REAL, groupName TEXT);
CREATE TABLE ThreadParticipant (phoneNumberE164 TEXT, threadKey TEXT, threadType INTEGER);
CREATE TABLE Participant (phoneNumberE164 TEXT PRIMARY KEY, isBlocked INTEGER);
CREATE TABLE MMSAttachmentInfo (attachmentKey TEXT, threadItemKey TEXT, threadItemType INTEGER);
CREATE TABLE Transcript (threadItemKey TEXT, threadItemType INTEGER, text TEXT);
INSERT INTO Thread VALUES ('t.2', 1, 1704739685.857, ''), ('g.1', 1, 1704739700, 'Trip');
INSERT INTO ThreadParticipant VALUES ('{BOB}', 't.2', 1), ('{CAROL}', 'g.1', 1), ('{BOB}', 'g.1', 1);
INSERT INTO Participant VALUES ('{BOB}', 0), ('{CAROL}', 1);
INSERT INTO MMSAttachmentInfo VALUES ('b-1', 'b', 1);
INSERT INTO Transcript VALUES ('v', 1, 'call me back');
""",
    {
        "ThreadItem": [
            ("a", 1, "SmsOut", 1704739685.857, ME, "g.1", 1, "Hello 转账", 0, 0, 0, 3, 0.0),
            ("b", 1, "SmsIn", 1704739686.5, BOB, "t.2", 1, "", 1, 1, 0, 0, 0.0),
            ("v", 1, "Voicemail", 1704739687.0, BOB, "t.2", 1, None, 1, 0, 0, 0, 18.0),
            ("o", 1, "OutgoingCall", 1704739688.0, ME, "t.2", 1, None, 0, 0, 0, 0, 9.0),
            ("i", 1, "IncomingCall", 1704739689.0, CAROL, "g.1", 1, None, 0, 0, 0, 0, 69.0),
            ("m", 1, "MissedCall", 0.0, None, "lost", 1, None, 1, 0, 0, 0, 0.0),
        ]
    },
)
LESS = sqlite_bytes(
    f"CREATE TABLE ThreadItem ({_ITEM}); CREATE TABLE Participant (phoneNumberE164 TEXT);",
    {"ThreadItem": [("a", 1, "SmsIn", 1704739685, BOB, "t.2")], "Participant": [(BOB,)]},
)
FIXTURES = {
    "ios.googlevoice": {PATH: STORE},
    "ios.googlevoice.people": {PATH: STORE},
    "ios.googlevoice.calls": {PATH: STORE},
}


@pytest.fixture(scope="module")
def store() -> Result:
    return run((GOOGLE_VOICE, GOOGLE_VOICE_NUMBERS, GOOGLE_VOICE_CALLS), {PATH: STORE})


def test_messages(store: Result) -> None:
    sent, got, voice = store.of("Message")
    assert (sent["at"], sent["direction"], sent["body"]) == ("2024-01-08T18:48:05.857000Z", "outgoing", "Hello 转账")
    assert sent["sender"] == {"identifier": ME, "role": "owner"}
    assert [p["identifier"] for p in sent["recipients"]] == [BOB, CAROL]
    assert (sent["thread_name"], sent["status"], sent["read"]) == ("Trip", "failed, reason 3", True)
    assert (got["direction"], got["type"], got["read"], got["deleted"]) == ("incoming", "attachment", False, True)
    assert (got["body"], got["recipients"], got["thread_name"]) == (NULL, NULL, NULL)
    assert got["attachments"] == [{"name": "b-1"}]
    assert (voice["type"], voice["body"], voice["sender"]["identifier"]) == ("voicemail", "call me back", BOB)


def test_calls(store: Result) -> None:
    out, incoming, missed = store.of("Call")
    assert (out["direction"], out["duration"], out["answered"]) == ("outgoing", 9.0, NULL)
    assert (out["sender"]["identifier"], [p["identifier"] for p in out["recipients"]]) == (ME, [BOB])
    assert (incoming["direction"], incoming["answered"], incoming["sender"]["identifier"]) == ("incoming", True, CAROL)
    assert (missed["status"], missed["answered"], missed["at"], missed["sender"]) == ("missed", False, NULL, NULL)


def test_numbers_and_fewer_columns(store: Result) -> None:
    bob, carol = store.of("Contact")
    assert bob["identifiers"] == [{"type": "phone", "value": BOB}]
    assert (bob["blocked"], carol["blocked"]) == (False, True)
    assert bob["last_contacted_at"] == "2024-01-08T18:48:20.000000Z"
    less = run((GOOGLE_VOICE, GOOGLE_VOICE_NUMBERS, GOOGLE_VOICE_CALLS), {PATH: LESS})
    (message,) = less.of("Message")
    assert (message["direction"], message["body"], message["read"]) == ("incoming", MISSING, MISSING)
    assert less.of("Contact")[0]["blocked"] == MISSING


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    with ZipFile(CORPORA / "ios/josh_ios17_ffs.zip") as archive:
        files = {n: archive.read(n) for n in archive.namelist() if n.endswith("/threadingStore.sqlite")}
    result = run((GOOGLE_VOICE, GOOGLE_VOICE_NUMBERS, GOOGLE_VOICE_CALLS), files)
    types = [r["type"] for r in result.of("Message")]
    assert (len(types) - types.count("voicemail"), types.count("voicemail")) == (118, 5)
    assert (len(result.of("Call")), len(result.of("Contact"))) == (29, 24)
