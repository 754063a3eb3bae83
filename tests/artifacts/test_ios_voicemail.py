"""voicemail.db made here: present columns, and those of iOS 3."""

from __future__ import annotations

from aboveboard.artifacts.ios.voicemail import VOICEMAIL
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Library/Voicemail/voicemail.db"
NULL = {"absent": "NULL"}
COLUMNS = """ROWID INTEGER PRIMARY KEY, remote_uid INTEGER, date INTEGER, token TEXT, sender TEXT, callback_num TEXT,
  duration INTEGER, expiration INTEGER, trashed_date INTEGER, flags INTEGER"""
NEW = sqlite_bytes(
    f"""CREATE TABLE voicemail ({COLUMNS}, receiver TEXT, label TEXT);
    CREATE TABLE deleted ({COLUMNS}, receiver TEXT, label TEXT);
    CREATE TABLE map (ROWID INTEGER PRIMARY KEY, account TEXT, label TEXT);
    INSERT INTO map VALUES (1, '8901', 'L-1');
    INSERT INTO voicemail VALUES (1, 77, 1678307200, 'Complete', '+15550100', '+15550100', 12, 0, 0, 3, '+15550199', 'L-1'),
      (2, NULL, 0, NULL, '', '+15550101', NULL, NULL, 600000000, 11, '', NULL);
    INSERT INTO deleted VALUES (5, 78, 1678307300, NULL, NULL, NULL, 4, 0, 0, 75, NULL, NULL);"""
)
OLD = sqlite_bytes(
    f"CREATE TABLE voicemail ({COLUMNS});"
    "INSERT INTO voicemail VALUES (1, 1, 1200000000, NULL, '+15550100', NULL, 9, 0, 0, 1)"
)
FIXTURES = {"ios.voicemail": {PATH: NEW}}


def test_voicemails() -> None:
    first, second, deleted = run(VOICEMAIL, {PATH: NEW}).records
    expected = {
        "kind": "Call",
        "at": "2023-03-08T20:26:40.000000Z",
        "direction": "incoming",
        "answered": False,
        "status": "voicemail",
        "duration": 12,
        "sender": {"identifier": "+15550100", "role": "sender"},
        "recipients": [{"identifier": "+15550199", "role": "owner"}],
        "account": "8901",
        "call_id": "77",
        "deleted": False,
    }
    assert {name: first[name] for name in expected} == expected
    assert (second["at"], second["duration"], second["deleted"]) == (NULL, NULL, True)
    assert second["sender"]["identifier"] == "+15550101"
    assert second["recipients"] == second["account"] == second["call_id"] == NULL
    assert (deleted["deleted"], deleted["status"], deleted["sender"]) == (True, "voicemail, deleted", NULL)
    assert deleted["provenance"]["table"] == "deleted"


def test_without_the_later_columns() -> None:
    result = run(VOICEMAIL, {PATH: OLD})
    (record,) = result.records
    assert (result.outcome.status, record["at"]) == ("complete", "2008-01-10T21:20:00.000000Z")
    assert record["recipients"] == {"absent": "NOT_IN_SCHEMA"}
