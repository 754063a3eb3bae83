"""TCC.db made here: with auth_value (iOS 14 and later) and with allowed (before)."""

from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.ios.tcc import PERMISSIONS
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Library/TCC/TCC.db"
NULL = {"absent": "NULL"}
NEW = sqlite_bytes(
    """CREATE TABLE access (service TEXT NOT NULL, client TEXT NOT NULL, client_type INTEGER, auth_value INTEGER,
      indirect_object_identifier TEXT, last_modified INTEGER, PRIMARY KEY (service, client));
    CREATE TABLE expired (service TEXT, client TEXT, expired_at INTEGER);
    INSERT INTO access VALUES ('kTCCServiceCamera', 'org.example.a', 0, 2, 'UNUSED', 1678307200),
      ('kTCCServicePhotos', 'org.example.b', 0, 3, 'com.apple.x', 1678307300), ('Other', 'c', 0, 0, NULL, 0),
      ('kTCCServiceMicrophone', '', 0, 9, NULL, NULL);
    INSERT INTO expired VALUES ('kTCCServiceCalendar', 'org.example.d', 1678307400);"""
)
MIDDLE = sqlite_bytes(
    "CREATE TABLE access (service TEXT, client TEXT, auth_value INTEGER);"
    "INSERT INTO access VALUES ('kTCCServiceCamera', 'org.example.a', 1)"
)
OLD = sqlite_bytes(
    "CREATE TABLE access (service TEXT, client TEXT, client_type INTEGER, allowed INTEGER, prompt_count INTEGER);"
    "INSERT INTO access VALUES ('kTCCServiceAddressBook', 'org.example.a', 0, 1, 1), ('kTCCServicePhotos', 'b', 0, 0, 1)"
)
FIXTURES = {"ios.tcc": {PATH: NEW}}


def test_permissions() -> None:
    camera, photos, other, nobody, expired = run(PERMISSIONS, {PATH: NEW}).records
    assert (camera["kind"], camera["event"], camera["app"]) == ("Event", "permission", "org.example.a")
    assert (camera["at"], camera["detail"]) == ("2023-03-08T20:26:40.000000Z", "Camera: allowed")
    assert photos["detail"] == "Photos: limited for com.apple.x"
    assert (other["detail"], other["at"]) == ("Other: denied", NULL)
    assert nobody["app"] == NULL
    assert (expired["event"], expired["detail"]) == ("permission expired", "Calendar")
    assert expired["at"] == "2023-03-08T20:30:00.000000Z"


def test_older_schemas() -> None:
    (record,) = run(PERMISSIONS, {PATH: MIDDLE}).records
    assert (record["detail"], record["at"]) == ("Camera: unknown", {"absent": "NOT_IN_SCHEMA"})
    assert [r["detail"] for r in run(PERMISSIONS, {PATH: OLD}).records] == ["AddressBook: allowed", "Photos: denied"]


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    with ZipFile(CORPORA / "ios/ios_native_ffs.zip") as archive:
        records = run(PERMISSIONS, {PATH: archive.read(PATH)}).records
    assert len(records) == 11
    assert (records[0]["app"], records[0]["detail"]) == ("com.apple.Preferences", "Ubiquity: allowed")
