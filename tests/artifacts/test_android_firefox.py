"""Firefox's smaller stores on Android made here."""

from aboveboard.artifacts.firefox.android import FIREFOX
from aboveboard.artifacts.firefox.android_profile import PROFILE
from tests.artifacts.harness import run, sqlite_bytes

APP = "data/data/org.mozilla.firefox/"
BY_NAME = {artifact.id.rsplit(".", 1)[-1]: artifact for artifact in (*FIREFOX, *PROFILE)}
KEPT = "(id INTEGER PRIMARY KEY, title TEXT NOT NULL, url TEXT NOT NULL, created_at INTEGER NOT NULL{})"
DOWNLOADS = """CREATE TABLE downloads (id TEXT PRIMARY KEY, url TEXT, file_name TEXT, content_type TEXT,
    content_length INTEGER, status INTEGER, {} TEXT, created_at INTEGER);
    INSERT INTO downloads VALUES ('d', 'https://a.example/f.pdf', 'f.pdf', 'application/pdf', 1234, 6,
    '/storage/emulated/0/Download', 1672567200000)"""
FILES = {
    "downloads": (APP + "databases/mozac_downloads_database", sqlite_bytes(DOWNLOADS.format("destination_directory"))),
    "closed_tabs": (
        APP + "databases/recently_closed_tabs",
        sqlite_bytes(
            """CREATE TABLE recently_closed_tabs (uuid TEXT PRIMARY KEY, title TEXT, url TEXT, created_at INTEGER);
            INSERT INTO recently_closed_tabs VALUES ('u', 'Closed', 'https://c.example/', 1672567200000)"""
        ),
    ),
    "top_sites": (
        APP + "databases/top_sites",
        sqlite_bytes(
            f"""CREATE TABLE top_sites {KEPT.format(", is_default INTEGER")};
            INSERT INTO top_sites VALUES (1, 'Top', 'https://t.example/', 1672567200000, 0)"""
        ),
    ),
    "collections": (
        APP + "databases/tab_collections",
        sqlite_bytes(
            f"""CREATE TABLE tab_collections (id INTEGER PRIMARY KEY, title TEXT, created_at INTEGER, updated_at INTEGER);
            CREATE TABLE tabs {KEPT.format(", tab_collection_id INTEGER, stat_file TEXT")};
            INSERT INTO tab_collections VALUES (3, 'Trip', 1672567100000, 1672567100000);
            INSERT INTO tabs VALUES (1, 'Hotel', 'https://h.example/', 1672567200000, 3, 's')"""
        ),
    ),
    "forms": (
        APP + "files/mozilla/x.default/formhistory.sqlite",
        sqlite_bytes(
            """CREATE TABLE moz_formhistory (id INTEGER PRIMARY KEY, fieldname TEXT, value TEXT, timesUsed INTEGER,
            firstUsed INTEGER, lastUsed INTEGER, guid TEXT);
            INSERT INTO moz_formhistory VALUES (1, 'city', 'Köln', 2, 1672567100000000, 1672567200000001, 'g')"""
        ),
    ),
    "cookies": (
        APP + "files/mozilla/x.default/cookies.sqlite",
        sqlite_bytes(
            """CREATE TABLE moz_cookies (id INTEGER PRIMARY KEY, originAttributes TEXT, name TEXT, value TEXT, host TEXT,
            path TEXT, expiry INTEGER, lastAccessed INTEGER, creationTime INTEGER);
            INSERT INTO moz_cookies VALUES (1, '', 'sid', 's3cret', '.a.example', '/', 1700000000, 1672567260000000,
            1672567200000000)"""
        ),
    ),
}
FIXTURES = {f"android.firefox.{name}": dict([pair]) for name, pair in FILES.items()}
AT = "2023-01-01T10:00:00.000000Z"


def test_lists() -> None:
    for name, title, collection in (
        ("closed_tabs", "Closed", "closed tabs"),
        ("top_sites", "Top", "pinned sites"),
        ("collections", "Hotel", "collections"),
    ):
        (record,) = run(BY_NAME[name], dict([FILES[name]])).records
        assert (record["at"], record["title"], record["collection"]) == (AT, title, collection)
    assert record["folder"] == "Trip"


def test_downloads_of_both_versions() -> None:
    newer = {FILES["downloads"][0]: sqlite_bytes(DOWNLOADS.format("directory_path"))}
    for files in (dict([FILES["downloads"]]), newer):
        (record,) = run(BY_NAME["downloads"], files).records
        assert (record["at"], record["status"], record["size"]) == (AT, "complete", 1234)
        assert record["path"] == "/storage/emulated/0/Download/f.pdf"


def test_forms_and_cookies() -> None:
    (form,) = run(BY_NAME["forms"], dict([FILES["forms"]])).records
    assert (form["event"], form["detail"], form["at"]) == ("form entry", "city: Köln", "2023-01-01T10:00:00.000001Z")
    (cookie,) = run(BY_NAME["cookies"], dict([FILES["cookies"]])).records
    assert (cookie["detail"], cookie["at"]) == ("sid for .a.example/, last used 2023-01-01T10:01:00Z", AT)
    assert "s3cret" not in str(cookie)
