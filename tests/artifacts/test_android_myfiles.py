"""Samsung's My Files: both forms of its list and of its recent files, in databases made here."""

from aboveboard.artifacts.samsung.myfiles import LISTED
from aboveboard.artifacts.samsung.myfiles_recent import RECENT
from tests.artifacts.harness import run, sqlite_bytes

FOLDER = "data/data/com.sec.android.app.myfiles/databases"
CACHE = f"{FOLDER}/FileCache.db"
MY, INFO = f"{FOLDER}/myfiles.db", f"{FOLDER}/FileInfo.db"
NEW_CACHE = sqlite_bytes(
    """CREATE TABLE FileCache (_id INTEGER PRIMARY KEY, storage INTEGER, _data TEXT, size INTEGER, date_modified INTEGER,
        latest INTEGER);
    INSERT INTO FileCache VALUES (1, 0, '/storage/emulated/0/Download/计划.pdf', 1200, 1672567200123, 1672567300000),
        (2, 0, NULL, NULL, NULL, NULL);"""
)
OLD_CACHE = sqlite_bytes(
    """CREATE TABLE FileCache (storage INTEGER, path TEXT, size INTEGER, date INTEGER, latest INTEGER);
    INSERT INTO FileCache VALUES (0, '/storage/emulated/0/a.b.txt', 5, 1672567200000, 0);"""
)
OLD_RECENT = sqlite_bytes(
    """CREATE TABLE recent_files (_id INTEGER PRIMARY KEY, name TEXT, size INTEGER, date_modified INTEGER, _data TEXT, ext TEXT,
        _source TEXT, _description TEXT, recent_date INTEGER);
    INSERT INTO recent_files VALUES (1, 'a.pdf', 9, 1672567200000, '/storage/emulated/0/a.pdf', 'pdf', 'Chrome', 'bank',
        1672567260000);"""
)
NEW_RECENT = sqlite_bytes(
    """CREATE TABLE recent_files (file_id INTEGER PRIMARY KEY, package_name TEXT, path TEXT, size INTEGER, is_download INTEGER,
        is_hidden INTEGER, is_trashed INTEGER, date_modified INTEGER, recent_date INTEGER);
    INSERT INTO recent_files VALUES (1, 'com.android.chrome', '/storage/emulated/0/Download/b.pdf', 7, 1, 0, 0, 1672567200000,
        1672567260000);"""
)
FIXTURES = {LISTED.id: {CACHE: NEW_CACHE}, RECENT.id: {MY: OLD_RECENT, INFO: NEW_RECENT}}
NULL = {"absent": "NULL"}


def test_files_listed() -> None:
    first, bare = run(LISTED, {CACHE: NEW_CACHE}).records
    assert (first["path"], first["name"], first["size"]) == ("/storage/emulated/0/Download/计划.pdf", "计划.pdf", 1200)
    assert first["modified_at"] == first["at"] == "2023-01-01T10:00:00.123000Z"
    assert bare["path"] == bare["name"] == bare["at"] == NULL
    (old,) = run(LISTED, {CACHE: OLD_CACHE}).records
    assert (old["name"], old["at"]) == ("a.b.txt", "2023-01-01T10:00:00.000000Z")


def test_recent_files() -> None:
    (old,) = run(RECENT, {MY: OLD_RECENT}).records
    assert (old["at"], old["modified_at"]) == ("2023-01-01T10:01:00.000000Z", "2023-01-01T10:00:00.000000Z")
    assert (old["name"], old["path"], old["title"]) == ("a.pdf", "/storage/emulated/0/a.pdf", "bank")
    (new,) = run(RECENT, {INFO: NEW_RECENT}).records
    assert (new["name"], new["size"], new["title"]) == ("b.pdf", 7, {"absent": "NOT_IN_SCHEMA"})
