"""Android contacts, from provider tables made here."""

from typing import Any

from aboveboard.artifacts.android.contacts import CONTACTS
from aboveboard.artifacts.android.contacts_deleted import DELETED as CONTACTS_DELETED
from aboveboard.artifacts.android.contacts_profile import PROFILE
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.android.providers.contacts/databases/contacts2.db"
OWN = "data/data/com.android.providers.contacts/databases/profile.db"
DATA = "data1 TEXT, data2 TEXT, data3 TEXT, data4 TEXT, data5 TEXT, data6 TEXT, data14 TEXT, data15 BLOB"
COMMON = f"""
CREATE TABLE contacts (_id INTEGER PRIMARY KEY, contact_last_updated_timestamp INTEGER);
CREATE TABLE mimetypes (_id INTEGER PRIMARY KEY, mimetype TEXT NOT NULL);
CREATE TABLE groups (_id INTEGER PRIMARY KEY, title TEXT);
CREATE TABLE data (_id INTEGER PRIMARY KEY, mimetype_id INTEGER, raw_contact_id INTEGER,
    is_primary INTEGER DEFAULT 0, is_super_primary INTEGER DEFAULT 0, {DATA});
CREATE TABLE deleted_contacts (contact_id INTEGER PRIMARY KEY, contact_deleted_timestamp INTEGER);
INSERT INTO mimetypes VALUES (1, 'vnd.android.cursor.item/name'), (2, 'vnd.android.cursor.item/phone_v2'),
    (3, 'vnd.android.cursor.item/email_v2'), (4, 'vnd.android.cursor.item/organization'),
    (5, 'vnd.android.cursor.item/note'), (6, 'vnd.android.cursor.item/nickname'),
    (7, 'vnd.android.cursor.item/contact_event'), (8, 'vnd.android.cursor.item/group_membership'),
    (9, 'vnd.android.cursor.item/photo'), (10, 'vnd.android.cursor.item/im'),
    (11, 'vnd.android.cursor.item/vnd.com.whatsapp.profile'), (12, 'vnd.android.cursor.item/postal-address_v2');
INSERT INTO groups VALUES (1, 'Friends'), (2, 'Starred in Android');
INSERT INTO contacts VALUES (20, 1700000000123), (21, 1700000001000);
INSERT INTO deleted_contacts VALUES (9, 1700000002000);
INSERT INTO data (mimetype_id, raw_contact_id, is_super_primary, data1, data2, data3, data4, data5, data6, data14,
    data15)
VALUES (1, 1, 0, 'Nadia Example', 'Nadia', 'Example', NULL, NULL, NULL, NULL, NULL),
    (2, 1, 0, '+1 202-555-0101', '2', NULL, '+12025550101', NULL, NULL, NULL, NULL),
    (2, 1, 1, '+1 202-555-0102', '0', 'Boat', NULL, NULL, NULL, NULL, NULL),
    (3, 1, 0, 'nadia@example.org', '2', NULL, NULL, NULL, NULL, NULL, NULL),
    (4, 1, 0, 'Example Ltd', '1', NULL, 'Editor', NULL, NULL, NULL, NULL),
    (5, 1, 0, 'met in 北京', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (6, 1, 0, '', '1', NULL, NULL, NULL, NULL, NULL, NULL),
    (7, 1, 0, '--05-12', '3', NULL, NULL, NULL, NULL, NULL, NULL),
    (7, 1, 0, '2010-06-01', '1', NULL, NULL, NULL, NULL, NULL, NULL),
    (8, 1, 0, '1', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (8, 1, 0, '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (9, 1, 0, NULL, NULL, NULL, NULL, NULL, NULL, '7', x'FFD8'),
    (10, 1, 0, 'nadia.im', '1', NULL, NULL, '-1', 'Wire', NULL, NULL),
    (11, 1, 0, '12025550101@s.whatsapp.net', NULL, NULL, NULL, NULL, NULL, NULL, NULL),
    (12, 2, 0, '1 Road', '1', NULL, NULL, NULL, NULL, NULL, NULL),
    (9, 2, 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, x'FFD8FF');
"""
NEW = sqlite_bytes(
    COMMON
    + """CREATE TABLE accounts (_id INTEGER PRIMARY KEY, account_name TEXT, account_type TEXT);
    INSERT INTO accounts VALUES (1, 'nadia@gmail.example', 'com.google');
    CREATE TABLE raw_contacts (_id INTEGER PRIMARY KEY, account_id INTEGER, contact_id INTEGER, deleted INTEGER,
        starred INTEGER, x_times_contacted INTEGER, x_last_time_contacted INTEGER, times_contacted INTEGER,
        last_time_contacted INTEGER, display_name TEXT);
    INSERT INTO raw_contacts VALUES (1, 1, 20, 0, 1, 4, 1690000000000, 0, NULL, 'Nadia Example'),
        (2, NULL, 21, 0, 0, 0, NULL, 0, NULL, ''), (3, 1, NULL, 1, 0, 0, NULL, 0, NULL, 'Gone');"""
)
MIDDLE = sqlite_bytes(
    COMMON
    + """CREATE TABLE accounts (_id INTEGER PRIMARY KEY, account_name TEXT, account_type TEXT);
    INSERT INTO accounts VALUES (1, 'SIM', 'com.example.sim');
    CREATE TABLE raw_contacts (_id INTEGER PRIMARY KEY, account_id INTEGER, contact_id INTEGER, deleted INTEGER,
        starred INTEGER, times_contacted INTEGER, last_time_contacted INTEGER, display_name TEXT);
    INSERT INTO raw_contacts VALUES (1, 1, 20, 0, 0, 3, 1600000000000, 'Nadia');"""
)
OLD = sqlite_bytes(
    COMMON.replace("contact_last_updated_timestamp INTEGER", "x INTEGER")
    + """CREATE TABLE raw_contacts (_id INTEGER PRIMARY KEY, account_name TEXT, account_type TEXT, contact_id INTEGER,
        deleted INTEGER, starred INTEGER, times_contacted INTEGER, last_time_contacted INTEGER, display_name TEXT);
    INSERT INTO raw_contacts VALUES (1, 'me@old.example', 'com.google', 20, 0, 0, 3, 0, 'Nadia');"""
)
FIXTURES: dict[str, dict[str, bytes]] = {
    CONTACTS.id: {PATH: NEW},
    CONTACTS_DELETED.id: {PATH: NEW},
    PROFILE.id: {OWN: NEW},
}
NULL = {"absent": "NULL"}


def fields(record: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: record[name] for name in names}


def test_a_full_contact_and_its_parts() -> None:
    result = run((CONTACTS, CONTACTS_DELETED), FIXTURES[CONTACTS.id])
    full = result.of("Contact")[0]
    assert full["provenance"]["table"] == "raw_contacts"
    assert full["provenance"]["rowid"] == 1
    wanted = {
        "at": "2023-11-14T22:13:20.123000Z",
        "modified_at": "2023-11-14T22:13:20.123000Z",
        "name": "Nadia Example",
        "given_name": "Nadia",
        "family_name": "Example",
        "nickname": NULL,
        "organization": "Example Ltd",
        "job_title": "Editor",
        "note": "met in 北京",
        "birthday": "--05-12",
        "groups": ["Friends", "Starred in Android"],
        "favourite": True,
        "deleted": False,
        "contact_id": "20",
        "account": "nadia@gmail.example",
        "account_type": "com.google",
        "own": {"absent": "NOT_IN_SCHEMA"},
        "times_contacted": 4,
        "last_contacted_at": "2023-07-22T04:26:40.000000Z",
        "picture": {
            "path": "files/photos/7",
            "file": "data/data/com.android.providers.contacts/files/photos/7",
            "cell": "data 12 data15",
        },
        "created_at": {"absent": "NOT_IN_SCHEMA"},
    }
    assert fields(full, *wanted) == wanted
    assert full["identifiers"] == [
        {"value": "+1 202-555-0101", "type": "phone", "label": "mobile"},
        {"value": "+1 202-555-0102", "type": "phone", "label": "Boat"},
        {"value": "nadia@example.org", "type": "email", "label": "work"},
        {"value": "2010-06-01", "type": "date", "label": "anniversary"},
        {"value": "nadia.im", "type": "handle", "label": "Wire"},
        {
            "value": "12025550101@s.whatsapp.net",
            "type": "other",
            "label": "vnd.android.cursor.item/vnd.com.whatsapp.profile",
        },
    ]


def test_contacts_without_account_name_or_merged_contact_stay() -> None:
    result = run((CONTACTS, CONTACTS_DELETED), FIXTURES[CONTACTS.id])
    _, bare, gone = result.of("Contact")
    assert fields(bare, "name", "account", "groups", "last_contacted_at") == {
        "name": NULL,
        "account": NULL,
        "groups": NULL,
        "last_contacted_at": NULL,
    }
    assert bare["identifiers"] == [{"value": "1 Road", "type": "address", "label": "home"}]
    assert bare["picture"] == {"name": "thumbnail in the database", "size": 3, "cell": "data 16 data15"}
    assert fields(gone, "name", "deleted", "at", "contact_id") == {
        "name": "Gone",
        "deleted": True,
        "at": NULL,
        "contact_id": NULL,
    }


def test_the_log_of_deleted_contacts() -> None:
    (event,) = run((CONTACTS, CONTACTS_DELETED), FIXTURES[CONTACTS.id]).of("Event")
    assert fields(event, "at", "event", "detail") == {
        "at": "2023-11-14T22:13:22.000000Z",
        "event": "contact deleted",
        "detail": "contact 9",
    }


def test_older_schemas() -> None:
    (middle,) = run((CONTACTS, CONTACTS_DELETED), {PATH: MIDDLE}).of("Contact")
    assert fields(middle, "account", "account_type", "times_contacted", "last_contacted_at") == {
        "account": "SIM",
        "account_type": "com.example.sim",
        "times_contacted": 3,
        "last_contacted_at": "2020-09-13T12:26:40.000000Z",
    }
    (old,) = run((CONTACTS, CONTACTS_DELETED), {PATH: OLD}).of("Contact")
    assert fields(old, "account", "account_type", "modified_at", "last_contacted_at") == {
        "account": "me@old.example",
        "account_type": "com.google",
        "modified_at": {"absent": "NOT_IN_SCHEMA"},
        "last_contacted_at": NULL,
    }


def test_the_own_profile_is_an_artifact_of_its_own() -> None:
    result = run(PROFILE, FIXTURES[PROFILE.id])
    assert [r["artifact"] for r in result.records] == ["android.contacts.profile"] * 3
    assert all(r["own"] is True for r in result.records)
    assert result.records[0]["picture"]["file"] == "data/data/com.android.providers.contacts/files/profile/photos/7"
