"""Google Keep, Samsung Notes and Fitbit, from stores made here."""

from aboveboard.artifacts.fitbit.android import ACTIVITIES
from aboveboard.artifacts.fitbit.android_places import PLACES
from aboveboard.artifacts.keep.android import NOTES as KEEP
from aboveboard.artifacts.samsung.notes import NOTES as SAMSUNG
from tests.artifacts.harness import run, sqlite_bytes

KEEP_PATH = "data/data/com.google.android.keep/databases/keep.db"
SAMSUNG_PATH = "data/data/com.samsung.android.app.notes/databases/sdoc.db"
FITBIT = "data/data/com.fitbit.FitbitMobile/databases/"
NULL = {"absent": "NULL"}
TREE = """CREATE TABLE tree_entity (_id INTEGER PRIMARY KEY, uuid TEXT, title TEXT, time_created INTEGER,
    time_last_updated INTEGER, is_trashed INTEGER, is_pinned INTEGER);
    INSERT INTO tree_entity VALUES (1, 'u1', '购物', 1700000000123, 1700000060000, 0, 1), (2, 'u2', '', NULL, 0, 1, 0);"""
LISTED = sqlite_bytes(
    TREE
    + """CREATE TABLE list_item (_id INTEGER PRIMARY KEY, list_parent_id INTEGER, text TEXT);
    INSERT INTO list_item VALUES (1, 1, 'milk'), (2, 1, '转账'), (3, 2, NULL);"""
)
SEARCHED = sqlite_bytes(
    TREE
    + """CREATE TABLE text_search_note_content_content (docid INTEGER PRIMARY KEY, c0text TEXT);
    INSERT INTO text_search_note_content_content VALUES (1, 'milk and bread');"""
)
SDOC = """CREATE TABLE sdoc (_id INTEGER PRIMARY KEY, UUID TEXT, title TEXT, content, {0} INTEGER, lastModifiedAt INTEGER,
    isDeleted INTEGER, isLock INTEGER);
    INSERT INTO sdoc VALUES (1, 'n1', 'Plan', CAST('two words' AS BLOB), 1700000000123, 1700000060000, 0, 0),
    (2, 'n2', NULL, 'text', 0, NULL, 1, 1);"""
NOTES = sqlite_bytes(SDOC.format("createdAt"))
EXERCISES = sqlite_bytes(
    """CREATE TABLE ACTIVITY_LOG_ENTRY (_id INTEGER PRIMARY KEY, LOG_DATE INTEGER, NAME TEXT, DISTANCE REAL, DISTANCE_UNIT TEXT,
    SOURCE_NAME TEXT);
    INSERT INTO ACTIVITY_LOG_ENTRY VALUES (1, 1700000000123, 'Run', 5.2, 'km', 'Charge'), (2, 0, '', NULL, NULL, '');"""
)
SLEEP = sqlite_bytes(
    """CREATE TABLE SLEEP_LOG (_id INTEGER PRIMARY KEY, START_TIME INTEGER, DURATION INTEGER, MINUTES_ASLEEP INTEGER,
    MINUTES_AWAKE INTEGER);
    INSERT INTO SLEEP_LOG VALUES (1, 1700000000000, 27000000, 400, 50);"""
)
TRACK = sqlite_bytes(
    """CREATE TABLE EXERCISE_EVENT (_id INTEGER PRIMARY KEY, TIME INTEGER, LATITUDE REAL, LONGITUDE REAL, ACCURACY REAL,
    ALTITUDE REAL, LABEL TEXT);
    INSERT INTO EXERCISE_EVENT VALUES (1, 1700000000123, 48.5, 9.25, 4.0, 310.5, 'start'),
    (2, 1700000001000, 0, 0, NULL, NULL, '');"""
)
FIXTURES = {
    KEEP.id: {KEEP_PATH: LISTED},
    SAMSUNG.id: {SAMSUNG_PATH: NOTES},
    ACTIVITIES.id: {FITBIT + "activity_db": EXERCISES},
    PLACES.id: {FITBIT + "exercise_db": TRACK},
}


def test_keep() -> None:
    listed, gone = run(KEEP, {KEEP_PATH: LISTED}).records
    assert (listed["title"], listed["body"], listed["pinned"], listed["deleted"]) == ("购物", "milk\n转账", True, False)
    assert (listed["created_at"], listed["at"]) == ("2023-11-14T22:13:20.123000Z", "2023-11-14T22:14:20.000000Z")
    assert (gone["title"], gone["body"], gone["at"], gone["deleted"]) == (NULL, NULL, NULL, True)
    searched, _ = run(KEEP, {KEEP_PATH: SEARCHED}).records
    assert searched["body"] == "milk and bread"


def test_samsung_notes() -> None:
    for column in ("createdAt", "createAt"):
        plan, locked = run(SAMSUNG, {SAMSUNG_PATH: sqlite_bytes(SDOC.format(column))}).records
        assert (plan["title"], plan["body"], plan["created_at"]) == ("Plan", "two words", "2023-11-14T22:13:20.123000Z")
        assert (plan["modified_at"], plan["deleted"], plan["locked"]) == ("2023-11-14T22:14:20.000000Z", False, False)
        assert (locked["title"], locked["at"], locked["deleted"], locked["locked"]) == (NULL, NULL, True, True)


def test_fitbit() -> None:
    ran, empty = run(ACTIVITIES, {FITBIT + "activity_db": EXERCISES}).records
    assert (ran["activity"], ran["value"], ran["device"], ran["at"]) == (
        "Run",
        "5.2 km",
        "Charge",
        "2023-11-14T22:13:20.123000Z",
    )
    assert (empty["activity"], empty["value"], empty["at"]) == (NULL, NULL, NULL)
    (slept,) = run(ACTIVITIES, {FITBIT + "sleep": SLEEP}).records
    assert (slept["activity"], slept["duration"], slept["value"]) == ("sleep", 27000.0, "400 minutes asleep, 50 awake")
    start, nowhere = run(PLACES, {FITBIT + "exercise_db": TRACK}).records
    assert (start["latitude"], start["longitude"], start["accuracy"], start["altitude"]) == (48.5, 9.25, 4.0, 310.5)
    assert (start["name"], start["position_class"]) == ("start", "gps")
    assert (nowhere["latitude"], nowhere["longitude"], nowhere["name"]) == (NULL, NULL, NULL)
