"""interactionC.db made here: two models of the join table, and none."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.ios.interactions import INTERACTIONS
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Library/CoreDuet/People/interactionC.db"
NULL = {"absent": "NULL"}
TABLES = """CREATE TABLE ZINTERACTIONS (Z_PK INTEGER PRIMARY KEY, ZSENDER INTEGER, ZSTARTDATE TIMESTAMP,
  ZENDDATE TIMESTAMP, ZBUNDLEID TEXT, ZACCOUNT TEXT, ZDIRECTION INTEGER);
CREATE TABLE ZCONTACTS (Z_PK INTEGER PRIMARY KEY, ZDISPLAYNAME TEXT, ZIDENTIFIER TEXT);
INSERT INTO ZCONTACTS VALUES (1, 'Ann', '+15550100'), (2, '', 'bo@example.org'), (3, '陈', NULL);
INSERT INTO ZINTERACTIONS VALUES (1, 1, 700000000, 700000010.5, 'com.apple.MobileSMS', 'me', 0),
  (2, NULL, 700000100, 700000100, 'net.whatsapp.WhatsApp', '', 1), (3, NULL, NULL, NULL, NULL, NULL, NULL);"""


def model(contact: int, interaction: int) -> bytes:
    table, columns = f"Z_{contact}INTERACTIONRECIPIENT", f"Z_{contact}RECIPIENTS, Z_{interaction}INTERACTIONRECIPIENT"
    return sqlite_bytes(
        f"{TABLES} CREATE TABLE {table} ({columns}); INSERT INTO {table} VALUES (2, 1), (1, 2), (2, 2), (3, 2);"
    )


FIXTURES = {"ios.interactions": {PATH: model(2, 3)}}


@pytest.mark.parametrize("numbers", [(2, 3), (2, 4), (3, 5)])
def test_interactions(numbers: tuple[int, int]) -> None:
    first, second, empty = run(INTERACTIONS, {PATH: model(*numbers)}).records
    expected = {
        "kind": "Activity",
        "at": "2023-03-08T20:26:40.000000Z",
        "until": "2023-03-08T20:26:50.500000Z",
        "duration": 10.5,
        "activity": "incoming interaction",
        "app": "com.apple.MobileSMS",
        "account": "me",
        "value": "from Ann <+15550100> to bo@example.org",
    }
    assert {name: first[name] for name in expected} == expected
    assert (second["activity"], second["duration"], second["account"]) == ("outgoing interaction", NULL, NULL)
    assert second["value"] == "to Ann <+15550100>, bo@example.org, 陈"
    assert (empty["at"], empty["app"], empty["value"], empty["activity"]) == (NULL, NULL, NULL, "interaction")


def test_without_recipients() -> None:
    first, second, _ = run(INTERACTIONS, {PATH: sqlite_bytes(TABLES)}).records
    assert (first["value"], second["value"]) == ("from Ann <+15550100>", NULL)


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    with ZipFile(CORPORA / "ios/ios_native_ffs.zip") as archive:
        records = run(INTERACTIONS, {PATH: archive.read(PATH)}).records
    assert [r["value"] for r in records] == [
        "from 100000000000001@lid",
        "to +14155550100",
        "from Bob Example <+14155550101>",
    ]
