"""Android accounts, from databases made here."""

from aboveboard.artifacts.android.accounts import ACCOUNTS
from aboveboard.artifacts.android.accounts_log import LOG as ACCOUNTS_LOG
from tests.artifacts.harness import run, sqlite_bytes

CE, DE, OLD = "data/system_ce/0/accounts_ce.db", "data/system_de/0/accounts_de.db", "data/system/accounts.db"
CE_DB = sqlite_bytes(
    """CREATE TABLE accounts (_id INTEGER PRIMARY KEY, name TEXT, type TEXT, password TEXT);
    CREATE TABLE authtokens (_id INTEGER PRIMARY KEY, accounts_id INTEGER, type TEXT, authtoken TEXT);
    INSERT INTO accounts VALUES (1, 'nadia@gmail.example', 'com.google', 'secret'), (2, 'Sync', 'org.example', NULL);
    INSERT INTO authtokens VALUES (1, 1, 'oauth2:mail', 'secret'), (2, 1, 'oauth2:cal', 'secret');"""
)
DE_DB = sqlite_bytes(
    """CREATE TABLE accounts (_id INTEGER PRIMARY KEY, name TEXT, type TEXT, previous_name TEXT,
        last_password_entry_time_millis_epoch INTEGER);
    CREATE TABLE debug_table (_id INTEGER PRIMARY KEY, action_type TEXT NOT NULL, time DATETIME, caller_uid INTEGER,
        table_name TEXT, primary_key INTEGER);
    INSERT INTO accounts VALUES (1, 'nadia@gmail.example', 'com.google', 'n@gmail.example', 1700000000123),
        (2, 'Sync', 'org.example', NULL, 0);
    INSERT INTO debug_table VALUES (1, 'action_account_add', '2023-11-14 23:13:20', 10023, 'accounts', 1),
        (2, 'action_account_remove', 'yesterday', 1000, 'accounts', 3);"""
)
OLD_DB = sqlite_bytes(
    """CREATE TABLE accounts (_id INTEGER PRIMARY KEY, name TEXT, type TEXT, password TEXT);
    INSERT INTO accounts VALUES (1, 'me@old.example', 'com.google', 'secret')"""
)
FIXTURES: dict[str, dict[str, bytes]] = {
    ACCOUNTS.id: {CE: CE_DB, DE: DE_DB},
    ACCOUNTS_LOG.id: {CE: CE_DB, DE: DE_DB},
}
NULL = {"absent": "NULL"}


def test_accounts_without_their_secrets() -> None:
    result = run((ACCOUNTS, ACCOUNTS_LOG), {CE: CE_DB})
    assert [(r["username"], r["type"], r["description"], r["has_secret"]) for r in result.records] == [
        ("nadia@gmail.example", "com.google", "2 authentication tokens stored", True),
        ("Sync", "org.example", NULL, False),
    ]
    assert "'secret'" not in str(result.records)


def test_the_device_encrypted_copy_and_its_log() -> None:
    result = run((ACCOUNTS, ACCOUNTS_LOG), {DE: DE_DB})
    assert [(r["at"], r["description"]) for r in result.of("Account")] == [
        ("2023-11-14T22:13:20.123000Z", "formerly n@gmail.example"),
        (NULL, NULL),
    ]
    assert result.of("Account")[0]["has_secret"] == {"absent": "NOT_IN_SCHEMA"}
    added, removed = result.of("Event")
    assert added["at"]["local"] == "2023-11-14T23:13:20"
    assert added["at"]["basis"] == "local without zone"
    assert (added["event"], added["detail"]) == ("action_account_add", "accounts 1, caller uid 10023")
    assert removed["at"] == {"absent": "UNREADABLE"}


def test_the_database_before_android_7() -> None:
    (account,) = run((ACCOUNTS, ACCOUNTS_LOG), {OLD: OLD_DB}).records
    assert account["identifier"] == "me@old.example"
    assert account["has_secret"] is True
    assert account["description"] == {"absent": "NOT_IN_SCHEMA"}
