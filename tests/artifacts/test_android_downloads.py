"""Android's download manager, from a table made here."""

from aboveboard.artifacts.android.downloads import DOWNLOADS
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.android.providers.downloads/databases/downloads.db"
DB = sqlite_bytes(
    """CREATE TABLE downloads (_id INTEGER PRIMARY KEY, uri TEXT, _data TEXT, mimetype TEXT, status INTEGER,
        lastmod BIGINT, notificationpackage TEXT, total_bytes INTEGER, current_bytes INTEGER, title TEXT,
        deleted BOOLEAN, referer TEXT)""",
    {
        "downloads": [
            (1, "https://example.org/a.pdf", "/storage/emulated/0/Download/a (1).pdf", "application/pdf", 200,
             1700000000123, "com.example.app", 99, 99, "a.pdf", 0, "https://example.org/"),
            (2, "https://example.org/b", None, None, 404, 0, None, -1, 0, "", 1, None),
        ]
    },
)  # fmt: skip
OLD = sqlite_bytes(
    """CREATE TABLE downloads (_id INTEGER PRIMARY KEY, uri TEXT, _data TEXT, mimetype TEXT, status INTEGER,
        lastmod BIGINT, notificationpackage TEXT, total_bytes INTEGER, current_bytes INTEGER);
    INSERT INTO downloads VALUES (1, 'http://example.org/x', 'x.apk', '', 490, 1300000000000, 'a', 5, 1)"""
)
FIXTURES: dict[str, dict[str, bytes]] = {DOWNLOADS.id: {PATH: DB}}
NULL = {"absent": "NULL"}


def test_a_finished_and_a_failed_download() -> None:
    done, failed = run(DOWNLOADS, FIXTURES[DOWNLOADS.id]).records
    wanted = {
        "at": "2023-11-14T22:13:20.123000Z",
        "url": "https://example.org/a.pdf",
        "referrer": "https://example.org/",
        "path": "/storage/emulated/0/Download/a (1).pdf",
        "name": "a (1).pdf",
        "title": "a.pdf",
        "mime": "application/pdf",
        "size": 99,
        "received": 99,
        "status": "complete",
        "app": "com.example.app",
        "deleted": False,
    }
    assert {name: done[name] for name in wanted} == wanted
    wanted = {"at": NULL, "path": NULL, "name": NULL, "size": NULL, "status": "404", "title": NULL, "deleted": True}
    assert {name: failed[name] for name in wanted} == wanted


def test_an_old_table() -> None:
    (record,) = run(DOWNLOADS, {PATH: OLD}).records
    wanted = {"name": "x.apk", "status": "cancelled", "mime": NULL, "title": {"absent": "NOT_IN_SCHEMA"}}
    assert {name: record[name] for name in wanted} == wanted
