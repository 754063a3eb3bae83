"""Settings, from XML and a database made here."""

from aboveboard.artifacts.android.settings import SETTINGS
from aboveboard.artifacts.android.settings_db import SETTINGS_DB
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/system/users/0/settings_secure.xml"
DB_PATH = "data/data/com.android.providers.settings/databases/settings.db"
XML = b"""<?xml version='1.0' encoding='utf-8' standalone='yes' ?><settings version="200">
    <setting id="1" name="bluetooth_name" value="Nadia's phone" package="android" />
    <setting id="2" name="sync_auth_token" value="hunter22" package="android" />
    <setting id="3" name="odd" valueBase64="w6k=" package="android" />
    <setting id="4" name="broken" valueBase64="???" package="android" />
    <setting id="5" name="empty" package="android" /></settings>"""
DB = sqlite_bytes(
    """CREATE TABLE system (_id INTEGER PRIMARY KEY, name TEXT, value TEXT);
    CREATE TABLE secure (_id INTEGER PRIMARY KEY, name TEXT, value TEXT);
    INSERT INTO system VALUES (1, 'time_12_24', '24');
    INSERT INTO secure VALUES (1, 'android_id', '00ff'), (2, 'some_password', 'hunter22');"""
)
FIXTURES: dict[str, dict[str, bytes]] = {SETTINGS.id: {PATH: XML}, SETTINGS_DB.id: {DB_PATH: DB}}
NULL = {"absent": "NULL"}


def test_settings_without_secrets() -> None:
    result = run(SETTINGS, FIXTURES[SETTINGS.id])
    assert [(r["name"], r["value"], r["source_name"]) for r in result.records] == [
        ("bluetooth_name", "Nadia's phone", "secure/bluetooth_name"),
        ("sync_auth_token", NULL, "secure/sync_auth_token"),
        ("odd", "\u00e9", "secure/odd"),
        ("empty", NULL, "secure/empty"),
    ]
    assert result.outcome.rejected == 1
    assert "hunter22" not in str(result.records)


def test_the_older_database() -> None:
    result = run(SETTINGS_DB, FIXTURES[SETTINGS_DB.id])
    assert [(r["name"], r["value"], r["source_name"]) for r in result.records] == [
        ("time_12_24", "24", "system/time_12_24"),
        ("android_id", "00ff", "secure/android_id"),
        ("some_password", NULL, "secure/some_password"),
    ]
    assert "hunter22" not in str(result.records)
