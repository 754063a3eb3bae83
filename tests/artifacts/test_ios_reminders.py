"""Reminders' stores made here: both schemas."""

from aboveboard.artifacts.ios.reminders import REMINDERS
from tests.artifacts.harness import run, sqlite_bytes

FOLDER = "private/var/mobile/Containers/Shared/AppGroup/6C1A0000-0000-4000-8000-000000000001/Container_v1/Stores"
NEW_PATH, OLD_PATH = f"{FOLDER}/Data-1.sqlite", f"{FOLDER}/Data-2.sqlite"
NULL = {"absent": "NULL"}
COLUMNS = """ZNOTES TEXT, ZCREATIONDATE TIMESTAMP, ZLASTMODIFIEDDATE TIMESTAMP, ZDUEDATE TIMESTAMP, ZCOMPLETIONDATE TIMESTAMP,
  ZCOMPLETED INTEGER, ZMARKEDFORDELETION INTEGER, ZALLDAY INTEGER, ZLIST INTEGER"""
NEW = sqlite_bytes(
    f"""CREATE TABLE ZREMCDREMINDER (Z_PK INTEGER PRIMARY KEY, ZTITLE TEXT, {COLUMNS});
    CREATE TABLE ZREMCDBASELIST (Z_PK INTEGER PRIMARY KEY, ZNAME TEXT);
    INSERT INTO ZREMCDREMINDER VALUES (1, 'Pay 转账', 'rent', 700000000, 700000100, 700086400, 700050000, 1, 0, 1, 4),
      (2, '', NULL, NULL, NULL, NULL, NULL, 0, 1, 0, 9);
    INSERT INTO ZREMCDBASELIST VALUES (4, 'Home');"""
)
OLD = sqlite_bytes(
    f"""CREATE TABLE ZREMCDOBJECT (Z_PK INTEGER PRIMARY KEY, ZTITLE1 TEXT, ZNAME TEXT, ZNAME1 TEXT, {COLUMNS});
    INSERT INTO ZREMCDOBJECT VALUES (1, 'Milk', NULL, NULL, NULL, 700000000, NULL, NULL, NULL, 0, 0, 0, 2),
      (2, NULL, NULL, 'Shopping', NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, NULL);"""
)
FIXTURES = {"ios.reminders": {NEW_PATH: NEW, OLD_PATH: OLD}}


def test_reminders_of_the_present_store() -> None:
    paid, bare = run(REMINDERS, {NEW_PATH: NEW}).records
    expected = {
        "at": "2023-03-09T20:26:40.000000Z",
        "title": "Pay 转账",
        "notes": "rent",
        "calendar": "Home",
        "all_day": True,
        "status": "completed",
        "deleted": False,
        "created_at": "2023-03-08T20:26:40.000000Z",
        "ends_at": "2023-03-09T10:20:00.000000Z",
        "event_id": {"absent": "NOT_IN_SCHEMA"},
    }
    assert {name: paid[name] for name in expected} == expected
    assert (bare["title"], bare["calendar"], bare["status"], bare["deleted"]) == (NULL, NULL, "open", True)


def test_the_older_store_keeps_lists_in_the_same_table() -> None:
    result = run(REMINDERS, {OLD_PATH: OLD})
    (milk,) = result.records
    assert (milk["title"], milk["calendar"], milk["at"]) == ("Milk", "Shopping", NULL)
    assert (result.outcome.read, result.outcome.excluded) == (2, 1)
