from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.ios.contact_pictures import CONTACT_PICTURES
from aboveboard.artifacts.ios.contacts import CONTACTS
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Library/AddressBook/AddressBook.sqlitedb"
IMAGES = "private/var/mobile/Library/AddressBook/AddressBookImages.sqlitedb"

VALUES = """
CREATE TABLE ABMultiValue (UID INTEGER PRIMARY KEY, record_id INTEGER, property INTEGER, identifier INTEGER,
    label INTEGER,
    value TEXT);
CREATE TABLE ABMultiValueEntry (parent_id INTEGER, key INTEGER, value TEXT, UNIQUE (parent_id, key));
CREATE TABLE ABMultiValueEntryKey (value TEXT, UNIQUE (value));
CREATE TABLE ABMultiValueLabel (value TEXT, UNIQUE (value));
INSERT INTO ABMultiValueLabel VALUES ('_$!<Mobile>!$_'), ('Boat');
INSERT INTO ABMultiValueEntryKey VALUES ('Country'), ('Street'), ('City'), ('CountryCode'), ('username'),
    ('service'), ('url');
INSERT INTO ABMultiValue VALUES (1, 1, 4, 0, NULL, 'jane@example.org'), (2, 1, 3, 0, 1, '+15550100001'),
    (3, 1, 3, 1, 2, '+15550100002'), (4, 1, 5, 0, 1, NULL), (5, 1, 12, 0, NULL, '-31536000'), (6, 1, 46, 0, NULL,
    NULL),
    (7, 1, 22, 0, NULL, 'https://example.org/'), (8, 1, 23, 0, NULL, 'Mother');
INSERT INTO ABMultiValueEntry VALUES (4, 1, 'Norway'), (4, 2, 'Sea Street 1'), (4, 3, 'Oslo'), (4, 4, 'no'),
    (6, 5, 'janed'), (6, 6, 'Twitter'), (6, 7, 'https://twitter.com/janed');
"""
SCRIPT = (
    """
CREATE TABLE ABPerson (ROWID INTEGER PRIMARY KEY, First TEXT, Last TEXT, Middle TEXT, Organization TEXT, Note TEXT,
    Birthday TEXT, JobTitle TEXT, Nickname TEXT, Prefix TEXT, Suffix TEXT, CreationDate INTEGER,
    ModificationDate INTEGER,
    StoreID INTEGER, ImageURI TEXT, ImageType TEXT, guid TEXT);
CREATE TABLE ABStore (ROWID INTEGER PRIMARY KEY, Name TEXT, Type INTEGER, AccountID INTEGER,
    MeIdentifier INTEGER);
CREATE TABLE ABAccount (ROWID INTEGER PRIMARY KEY, AccountIdentifier TEXT);
CREATE TABLE ABGroup (ROWID INTEGER PRIMARY KEY, Name TEXT);
CREATE TABLE ABGroupMembers (UID INTEGER PRIMARY KEY, group_id INTEGER, member_type INTEGER, member_id INTEGER);
INSERT INTO ABStore VALUES (0, '', 0, -1, -1), (1, 'Card', 4, 1, 1);
INSERT INTO ABAccount VALUES (1, 'ACC-1');
INSERT INTO ABGroup VALUES (1, 'Family'), (2, 'Boats');
INSERT INTO ABGroupMembers VALUES (1, 2, 0, 1), (2, 1, 0, 1), (3, 1, 1, 2);
INSERT INTO ABPerson VALUES
    (1, 'Jane', 'Doe', 'Q.', 'Shipyard', 'likes tea', '-347112000', 'Engineer', '', 'Dr.', NULL, 700000000,
    700000060, 1, NULL,
        'PHOTO', 'P1'),
    (2, NULL, NULL, NULL, 'Apple Inc.', NULL, NULL, NULL, NULL, NULL, NULL, 0, NULL, 0, '', NULL, 'P2'),
    (3, '小明', '王', NULL, NULL, NULL, '-12519748800', NULL, NULL, NULL, NULL, 700000000, NULL, 9, NULL, NULL, 'P3');
"""
    + VALUES
)
# A store of little more than names, as of the first versions.
OLD = sqlite_bytes(
    "CREATE TABLE ABPerson (ROWID INTEGER PRIMARY KEY, First TEXT, Last TEXT);"
    "INSERT INTO ABPerson VALUES (1, 'Jane', NULL);" + VALUES
)
PICTURES = """
CREATE TABLE ABThumbnailImage (ROWID INTEGER PRIMARY KEY, record_id INTEGER, format INTEGER, data BLOB);
INSERT INTO ABThumbnailImage VALUES (1, 7, 0, x'ffd8ff'), (2, 7, 5, NULL);
"""
FIXTURES = {
    "ios.contacts": {PATH: sqlite_bytes(SCRIPT)},
    "ios.contact_pictures": {IMAGES: sqlite_bytes(PICTURES)},
}


def test_a_full_card() -> None:
    result = run(CONTACTS, FIXTURES["ios.contacts"])
    assert (result.outcome.status, result.outcome.emitted) == ("complete", 3)
    record = result.records[0]
    assert record["at"] == record["created_at"] == "2023-03-08T20:26:40.000000Z"
    assert record["modified_at"] == "2023-03-08T20:27:40.000000Z"
    assert (record["name"], record["given_name"], record["family_name"]) == ("Dr. Jane Q. Doe", "Jane", "Doe")
    assert (record["organization"], record["job_title"], record["note"]) == ("Shipyard", "Engineer", "likes tea")
    assert record["nickname"] == {"absent": "NULL"}
    assert record["birthday"] == "1990-01-01"
    assert record["groups"] == ["Family", "Boats"]
    assert (record["account"], record["contact_id"]) == ("ACC-1", "P1")
    assert (record["account_type"], record["own"]) == ("CardDAV", True)
    assert record["picture"] == {"title": "PHOTO"}
    assert record["identifiers"] == [
        {"value": "+15550100001", "type": "phone", "label": "Mobile"},
        {"value": "+15550100002", "type": "phone", "label": "Boat"},
        {"value": "jane@example.org", "type": "email"},
        {"value": "Sea Street 1, Oslo, Norway", "type": "address", "label": "Mobile"},
        {"value": "2000-01-02", "type": "date"},
        {"value": "https://example.org/", "type": "url"},
        {"value": "Mother", "type": "relation"},
        {"value": "janed", "type": "other", "label": "Twitter"},
    ]


def test_organisation_and_chinese_name_and_birthday_without_year() -> None:
    _, organisation, chinese = run(CONTACTS, FIXTURES["ios.contacts"]).records
    assert organisation["name"] == "Apple Inc."
    assert organisation["at"] == {"absent": "NULL"}
    assert organisation["identifiers"] == {"absent": "NULL"}
    assert (organisation["account"], organisation["account_type"]) == ({"absent": "NULL"}, "phone")
    assert organisation["own"] == {"absent": "NULL"}  # a list that names nobody's card
    assert (chinese["name"], chinese["birthday"]) == ("王小明", "--04-07")
    assert chinese["account"] == {"absent": "NULL"}  # its store is not there; the person still is


def test_names_only() -> None:
    (record,) = run(CONTACTS, {PATH: OLD}).records
    assert (record["name"], record["organization"]) == ("Jane", {"absent": "NOT_IN_SCHEMA"})
    assert record["at"] == {"absent": "NOT_IN_SCHEMA"}
    assert len(record["identifiers"]) == 8


def test_pictures() -> None:
    first, second = run(CONTACT_PICTURES, FIXTURES["ios.contact_pictures"]).records
    assert (first["media_id"], first["size"], first["title"]) == ("7", 3, "contact thumbnail")
    assert (first["contact_row"], first["cell"]) == (7, "ABThumbnailImage 1 data")
    assert second["size"] == second["cell"] == {"absent": "NULL"}


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
@pytest.mark.parametrize("image", ["ios_native_ffs", "josh_ios15_ffs"])
def test_against_the_corpora(image: str) -> None:
    with ZipFile(CORPORA / f"ios/{image}.zip") as archive:
        names = [n for n in archive.namelist() if "/AddressBook/AddressBook" in n]
        files = {n: archive.read(n) for n in names}
    people = run(CONTACTS, {n: d for n, d in files.items() if n.startswith(PATH)}).records
    assert len(people) == 9
    assert [r["provenance"]["rowid"] for r in people if r["own"] is True] == [3]
    kinds: list[str] = [i["type"] for r in people if isinstance(r["identifiers"], list) for i in r["identifiers"]]
    assert (kinds.count("phone"), kinds.count("email")) == (7, 4)
    pictures = run(CONTACT_PICTURES, {n: d for n, d in files.items() if n.startswith(IMAGES)}).records
    assert sum(r["title"] == "contact thumbnail" for r in pictures) == 4
