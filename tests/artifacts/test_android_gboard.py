"""Gboard's databases made here."""

from aboveboard.artifacts.gboard.android import TYPED
from aboveboard.artifacts.gboard.android_clipboard import CLIPBOARD
from aboveboard.artifacts.gboard.android_sessions import SESSIONS as TYPED_SESSIONS
from tests.artifacts.harness import run, sqlite_bytes

FOLDER = "data/data/com.google.android.inputmethod.latin/databases"
CLIPS, TEXTS, SESSIONS = f"{FOLDER}/gboard_clipboard.db", f"{FOLDER}/trainingcache3.db", f"{FOLDER}/trainingcachev3.db"
NULL = {"absent": "NULL"}
CLIPS_DB = sqlite_bytes(
    """CREATE TABLE clips (_id INTEGER PRIMARY KEY, timestamp INTEGER, text TEXT, html_text TEXT, uri TEXT, item_type INTEGER);
    INSERT INTO clips VALUES (1, 1678307200123, '转账', NULL, NULL, 1), (2, 1678307201000, '', NULL, 'content://x/1.png', 0),
      (3, NULL, NULL, NULL, NULL, NULL);"""
)
TEXTS_DB = sqlite_bytes(
    """CREATE TABLE s_table (_id INTEGER PRIMARY KEY, f1 INTEGER, f7 TEXT, f8 TEXT, f10 INTEGER);
    CREATE TABLE tf_table (_id INTEGER PRIMARY KEY, f1 INTEGER, f3 TEXT);
    INSERT INTO s_table VALUES (1, 70, 'message', 'org.example.chat', 1678307200000), (2, 71, '', '', NULL);
    INSERT INTO tf_table VALUES (1, 70, 'Hello '), (2, 70, 'Li'), (3, 72, 'other');"""
)
SESSIONS_DB = sqlite_bytes(
    """CREATE TABLE session (_session_id INTEGER PRIMARY KEY, _timestamp_ INTEGER, package_name TEXT);
    INSERT INTO session VALUES (1678307200000, 1678307260000, 'org.example.chat');"""
)
FIXTURES = {
    "android.gboard.clipboard": {CLIPS: CLIPS_DB},
    "android.gboard.typed": {TEXTS: TEXTS_DB, SESSIONS: SESSIONS_DB},
    "android.gboard.sessions": {TEXTS: TEXTS_DB, SESSIONS: SESSIONS_DB},
}


def test_clipboard() -> None:
    text, picture, bare = run(CLIPBOARD, {CLIPS: CLIPS_DB}).records
    assert (text["at"], text["detail"], text["event"]) == (
        "2023-03-08T20:26:40.123000Z",
        "转账",
        "clipboard entry, pinned",
    )
    assert (picture["detail"], picture["event"]) == ("content://x/1.png", "clipboard entry")
    assert bare["detail"] == bare["at"] == NULL


def test_typed() -> None:
    text, bare = run((TYPED, TYPED_SESSIONS), {TEXTS: TEXTS_DB}).records
    assert (text["detail"], text["app"], text["at"]) == ("Hello Li", "org.example.chat", "2023-03-08T20:26:40.000000Z")
    assert bare["detail"] == bare["app"] == NULL
    (session,) = run((TYPED, TYPED_SESSIONS), {SESSIONS: SESSIONS_DB}).records
    assert (session["app"], session["until"]) == ("org.example.chat", "2023-03-08T20:27:40.000000Z")
