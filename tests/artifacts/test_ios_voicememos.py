"""Voice Memos' databases made here."""

from aboveboard.artifacts.ios.voicememos import VOICE_MEMOS
from tests.artifacts.harness import run, sqlite_bytes

PATH, OLD_PATH = (
    "private/var/mobile/Media/Recordings/CloudRecordings.db",
    "private/var/mobile/Media/Recordings/Recordings.db",
)
NULL = {"absent": "NULL"}
DB = sqlite_bytes(
    """CREATE TABLE ZCLOUDRECORDING (Z_PK INTEGER PRIMARY KEY, ZDATE TIMESTAMP, ZDURATION FLOAT, ZCUSTOMLABEL TEXT,
      ZENCRYPTEDTITLE TEXT, ZPATH TEXT, ZUNIQUEID TEXT, ZEVICTIONDATE TIMESTAMP, ZFOLDER INTEGER);
    CREATE TABLE ZFOLDER (Z_PK INTEGER PRIMARY KEY, ZENCRYPTEDNAME TEXT);
    INSERT INTO ZCLOUDRECORDING VALUES (1, 700000000, 12.5, '2023-03-08T20:26:40Z', 'Café', '20230308 202640.m4a', 'U1', NULL, 3),
      (2, 700000000, 1, 'old label', '', '', NULL, 700000500, NULL);
    INSERT INTO ZFOLDER VALUES (3, 'Work');"""
)
OLD = sqlite_bytes(
    """CREATE TABLE ZRECORDING (Z_PK INTEGER PRIMARY KEY, ZDATE TIMESTAMP, ZDURATION FLOAT, ZCUSTOMLABEL TEXT, ZPATH TEXT);
    INSERT INTO ZRECORDING VALUES (1, 500000000, 3, 'Memo', '/var/mobile/Media/Recordings/x.m4a');"""
)
FIXTURES = {"ios.voicememos": {PATH: DB, OLD_PATH: OLD}}


def test_recordings() -> None:
    kept, trashed = run(VOICE_MEMOS, {PATH: DB}).records
    expected = {
        "at": "2023-03-08T20:26:40.000000Z",
        "media_type": "audio",
        "title": "Café",
        "duration": 12.5,
        "file": "private/var/mobile/Media/Recordings/20230308 202640.m4a",
        "albums": ["Work"],
        "trashed_at": NULL,
        "media_id": "U1",
    }
    assert {name: kept[name] for name in expected} == expected
    assert (trashed["title"], trashed["file"], trashed["trashed"]) == ("old label", NULL, True)
    assert trashed["trashed_at"] == "2023-03-08T20:35:00.000000Z"


def test_the_older_database() -> None:
    (memo,) = run(VOICE_MEMOS, {OLD_PATH: OLD}).records
    assert (memo["title"], memo["path"], memo["trashed_at"]) == (
        "Memo",
        "/var/mobile/Media/Recordings/x.m4a",
        {"absent": "NOT_IN_SCHEMA"},
    )
