"""Files by Google, made here."""

from aboveboard.artifacts.android.files import LISTED
from aboveboard.artifacts.android.files_searches import SEARCHED
from tests.artifacts.harness import run, sqlite_bytes

FOLDER = "data/data/com.google.android.apps.nbu.files/databases"
FILES, SEARCHES = f"{FOLDER}/files_master_database", f"{FOLDER}/search_history_database"
NULL = {"absent": "NULL"}
FILES_DB = sqlite_bytes(
    """CREATE TABLE files_master_table (id INTEGER PRIMARY KEY, root_path TEXT, root_relative_file_path TEXT, file_name TEXT,
      size INTEGER, file_date_modified_ms INTEGER, mime_type TEXT, title TEXT);
    INSERT INTO files_master_table VALUES (1, '/storage/emulated/0', 'Download/a.pdf', 'a.pdf', 99, 1678307200000,
      'application/pdf', ''), (2, '/storage/emulated/0/', '/b', '', NULL, 0, '', NULL);"""
)
SEARCHES_DB = sqlite_bytes(
    """CREATE TABLE search_history_content (id INTEGER PRIMARY KEY, searched_term TEXT, timestamp INTEGER);
    INSERT INTO search_history_content VALUES (1, '转账', 1678307200000);"""
)
FIXTURES = {"android.files": {FILES: FILES_DB}, "android.files.searches": {SEARCHES: SEARCHES_DB}}


def test_files_listed() -> None:
    pdf, bare = run(LISTED, {FILES: FILES_DB}).records
    expected = {
        "at": "2023-03-08T20:26:40.000000Z",
        "path": "/storage/emulated/0/Download/a.pdf",
        "name": "a.pdf",
        "size": 99,
        "mime": "application/pdf",
        "title": NULL,
    }
    assert {name: pdf[name] for name in expected} == expected
    assert (bare["path"], bare["at"], bare["name"]) == ("/storage/emulated/0/b", NULL, NULL)


def test_searches() -> None:
    (search,) = run(SEARCHED, {SEARCHES: SEARCHES_DB}).records
    assert (search["term"], search["at"]) == ("转账", "2023-03-08T20:26:40.000000Z")
