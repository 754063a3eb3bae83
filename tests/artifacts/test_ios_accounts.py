from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.ios.accounts import ACCOUNTS
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Library/Accounts/Accounts3.sqlite"
STORE = sqlite_bytes("""
CREATE TABLE ZACCOUNT (Z_PK INTEGER PRIMARY KEY, ZACTIVE INTEGER, ZACCOUNTTYPE INTEGER, ZPARENTACCOUNT INTEGER,
    ZDATE TIMESTAMP,
    ZACCOUNTDESCRIPTION VARCHAR, ZIDENTIFIER VARCHAR, ZOWNINGBUNDLEID VARCHAR, ZUSERNAME VARCHAR);
CREATE TABLE ZACCOUNTTYPE (Z_PK INTEGER PRIMARY KEY, ZACCOUNTTYPEDESCRIPTION VARCHAR, ZIDENTIFIER VARCHAR);
INSERT INTO ZACCOUNTTYPE VALUES (1, 'iCloud', 'com.apple.account.AppleAccount'), (2, NULL,
    'com.apple.account.CardDAV');
INSERT INTO ZACCOUNT VALUES (4, 1, 1, NULL, 700000000.5, 'iCloud', 'ID-4', 'com.apple.purplebuddy',
    'jane@example.org'),
    (5, 0, 2, 4, 0, '', 'ID-5', NULL, NULL), (6, NULL, 9, NULL, NULL, NULL, NULL, NULL, '');
""")
FIXTURES = {"ios.accounts": {PATH: STORE}}


def test_accounts_and_their_parents() -> None:
    result = run(ACCOUNTS, FIXTURES["ios.accounts"])
    assert (result.outcome.status, result.outcome.emitted) == ("complete", 3)
    parent, child, empty = result.records
    assert (parent["at"], parent["created_at"]) == ("2023-03-08T20:26:40.500000Z",) * 2
    assert (parent["type"], parent["username"], parent["identifier"]) == ("iCloud", "jane@example.org", "ID-4")
    assert (parent["active"], parent["app"], parent["account"]) == (True, "com.apple.purplebuddy", {"absent": "NULL"})
    assert (child["type"], child["account"]) == ("com.apple.account.CardDAV", "jane@example.org")
    assert (child["active"], child["at"], child["description"]) == (False, {"absent": "NULL"}, {"absent": "NULL"})
    assert (empty["type"], empty["username"]) == ({"absent": "NULL"}, {"absent": "NULL"})


def test_without_types() -> None:
    data = sqlite_bytes(
        "CREATE TABLE ZACCOUNT (Z_PK INTEGER PRIMARY KEY, ZIDENTIFIER VARCHAR, ZUSERNAME VARCHAR);"
        "INSERT INTO ZACCOUNT VALUES (1, 'ID', 'jane');"
    )
    (record,) = run(ACCOUNTS, {PATH: data}).records
    assert (record["username"], record["type"], record["at"]) == ("jane", *({"absent": "NOT_IN_SCHEMA"},) * 2)


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    with ZipFile(CORPORA / "ios/josh_ios15_ffs.zip") as archive:
        files = {n: archive.read(n) for n in archive.namelist() if n.startswith(PATH)}
    records = run(ACCOUNTS, files).records
    assert len(records) == 19
    assert records[0]["type"] == "iTunes Store"
    assert len(run(ACCOUNTS, {PATH: (CORPORA / "plaso/ios/Accounts3.sqlite").read_bytes()}).records) == 18
