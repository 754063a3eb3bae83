"""Google Play's databases made here."""

from aboveboard.artifacts.playstore.android import APPS
from aboveboard.artifacts.playstore.android_searches import SEARCHES
from tests.artifacts.harness import run, sqlite_bytes

FOLDER = "data/data/com.android.vending/databases"
NULL = {"absent": "NULL"}
FILES = {
    f"{FOLDER}/localappstate.db": sqlite_bytes(
        """CREATE TABLE appstate (package_name TEXT PRIMARY KEY, title TEXT, first_download_ms INTEGER, account TEXT,
          install_reason TEXT, auto_update INTEGER, last_update_timestamp_ms INTEGER);
        INSERT INTO appstate VALUES ('org.example.chat', 'Chat', 1678307200000, 'mira@example.org', 'single_install', 1,
          1678307300000);"""
    ),
    f"{FOLDER}/frosting.db": sqlite_bytes(
        """CREATE TABLE frosting (pk TEXT PRIMARY KEY, last_updated INTEGER, apk_path TEXT);
        INSERT INTO frosting VALUES ('org.example.chat', 1678307200000, '/data/app/x/base.apk');"""
    ),
    f"{FOLDER}/library.db": sqlite_bytes(
        """CREATE TABLE ownership (account TEXT, doc_id TEXT, purchase_time INTEGER);
        INSERT INTO ownership VALUES ('mira@example.org', 'org.example.game', 1678307200000), ('mira@example.org', '', NULL);"""
    ),
}
SEARCHED = f"{FOLDER}/suggestions.db"
SEARCHED_DB = sqlite_bytes(
    """CREATE TABLE suggestions (_id INTEGER PRIMARY KEY, display1 TEXT, query TEXT, date INTEGER);
    INSERT INTO suggestions VALUES (1, 'chat', '转账 app', 1678307200000);"""
)
FIXTURES = {"android.playstore": FILES, "android.playstore.searches": {SEARCHED: SEARCHED_DB}}


def test_apps() -> None:
    fetched, updated, owned, bare = run(APPS, FILES).records
    expected = {
        "app": "org.example.chat",
        "name": "Chat",
        "installed_at": "2023-03-08T20:26:40.000000Z",
        "updated_at": "2023-03-08T20:28:20.000000Z",
        "account": "mira@example.org",
        "installer": "single_install",
        "seen_in": "Google Play (localappstate)",
    }
    assert {name: fetched[name] for name in expected} == expected
    assert (updated["path"], updated["updated_at"]) == ("/data/app/x/base.apk", "2023-03-08T20:26:40.000000Z")
    assert (owned["app"], owned["at"], owned["seen_in"]) == (
        "org.example.game",
        "2023-03-08T20:26:40.000000Z",
        "Google Play (library)",
    )
    assert bare["app"] == bare["at"] == NULL


def test_searches() -> None:
    (search,) = run(SEARCHES, {SEARCHED: SEARCHED_DB}).records
    assert (search["term"], search["at"], search["engine"]) == (
        "转账 app",
        "2023-03-08T20:26:40.000000Z",
        "Google Play",
    )
