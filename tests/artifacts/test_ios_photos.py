"""Photos.sqlite on databases made here: iOS 26, iOS 15 and iOS 13 schemas, and an early one with little in it."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.ios.photos import PHOTOS, SHARED_WITH_YOU
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Media/PhotoData/Photos.sqlite"
SHARED = "private/var/mobile/Library/Photos/Libraries/Syndication.photoslibrary/database/Photos.sqlite"
ALBUM = "CREATE TABLE ZGENERICALBUM (Z_PK INTEGER PRIMARY KEY, ZKIND INTEGER, ZTITLE TEXT);"

NEW = sqlite_bytes(
    f"""
    CREATE TABLE ZASSET (Z_PK INTEGER PRIMARY KEY, ZKIND INTEGER, ZDIRECTORY TEXT, ZFILENAME TEXT, ZUUID TEXT,
      ZDATECREATED TIMESTAMP, ZADDEDDATE TIMESTAMP, ZMODIFICATIONDATE TIMESTAMP, ZTRASHEDDATE TIMESTAMP,
      ZTRASHEDSTATE INTEGER, ZHIDDEN INTEGER, ZFAVORITE INTEGER, ZWIDTH INTEGER, ZHEIGHT INTEGER, ZDURATION FLOAT,
      ZLATITUDE FLOAT, ZLONGITUDE FLOAT, ZORIENTATION INTEGER, ZUNIFORMTYPEIDENTIFIER TEXT, ZMEDIAGROUPUUID TEXT,
      ZADJUSTMENTSSTATE INTEGER, ZSAVEDASSETTYPE INTEGER, ZADDITIONALATTRIBUTES INTEGER, ZEXTENDEDATTRIBUTES INTEGER,
      ZKINDSUBTYPE INTEGER);
    CREATE TABLE ZINTERNALRESOURCE (Z_PK INTEGER PRIMARY KEY, ZASSET INTEGER, ZRESOURCETYPE INTEGER,
      ZDATASTORESUBTYPE INTEGER, ZLOCALAVAILABILITY INTEGER, ZREMOTEAVAILABILITY INTEGER);
    INSERT INTO ZINTERNALRESOURCE VALUES (1, 1, 0, 1, -1, 1), (2, 1, 0, 2, 1, 1), (3, 1, 3, 1, 1, 1), (4, 2, 1, 1, 1, 1),
      (5, 3, 0, 5, -1, 1);
    CREATE TABLE ZADDITIONALASSETATTRIBUTES (Z_PK INTEGER PRIMARY KEY, ZASSETDESCRIPTION INTEGER,
      ZORIGINALFILENAME TEXT, ZTITLE TEXT, ZTIMEZONEOFFSET INTEGER, ZORIGINALFILESIZE INTEGER,
      ZLASTVIEWEDDATE TIMESTAMP, ZGPSHORIZONTALACCURACY FLOAT, ZIMPORTEDBY INTEGER, ZIMPORTEDBYBUNDLEIDENTIFIER TEXT,
      ZIMPORTEDBYDISPLAYNAME TEXT);
    CREATE TABLE ZEXTENDEDATTRIBUTES (Z_PK INTEGER PRIMARY KEY, ZCAMERAMAKE TEXT, ZCAMERAMODEL TEXT, ZLENSMODEL TEXT,
      ZCODEC TEXT);
    CREATE TABLE ZASSETDESCRIPTION (Z_PK INTEGER PRIMARY KEY, ZLONGDESCRIPTION TEXT);
    CREATE TABLE ZPERSON (Z_PK INTEGER PRIMARY KEY, ZFULLNAME TEXT, ZDISPLAYNAME TEXT);
    CREATE TABLE ZDETECTEDFACE (Z_PK INTEGER PRIMARY KEY, ZASSETFORFACE INTEGER, ZPERSONFORFACE INTEGER);
    {ALBUM}
    CREATE TABLE Z_33ASSETS (Z_33ALBUMS INTEGER, Z_3ASSETS INTEGER, Z_FOK_3ASSETS INTEGER);
    INSERT INTO ZASSET VALUES
      (1, 0, 'DCIM/100APPLE', 'IMG_0001.HEIC', 'U1', 700000000.5, 700000001, 700000002, NULL, 0, 0, 1, 4032, 3024, 0,
       24.7136, 46.6753, 6, 'public.heic', 'PAIR', 2, 3, 11, 21, 2),
      (2, 1, 'PhotoData/CPLAssets/group1', 'IMG_0002.MOV', 'U2', 700000100, NULL, NULL, 700000200, 1, 1, 0, 1920, 1080,
       12.5, -180.0, -180.0, 1, 'com.apple.quicktime-movie', NULL, 0, 6, 12, NULL, 2),
      (3, 0, '/elsewhere', 'x.zzz', '', 123456789012345, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL,
       NULL, NULL, 'org.example.zzz', '', NULL, NULL, NULL, NULL, 2);
    INSERT INTO ZADDITIONALASSETATTRIBUTES VALUES
      (11, 31, 'IMG_0001.HEIC', 'العنوان', 10800, 2000000, 700000300, 4.5, 1, 'com.apple.camera', 'Camera'),
      (12, NULL, '', '', NULL, 0, NULL, -1, 0, '', 'AirDrop');
    INSERT INTO ZEXTENDEDATTRIBUTES VALUES (21, 'Apple', 'iPhone 15', 'back camera', '');
    INSERT INTO ZASSETDESCRIPTION VALUES (31, '在海边');
    INSERT INTO ZPERSON VALUES (1, 'Maria', ''), (2, '', 'Bo'), (3, '', NULL);
    INSERT INTO ZDETECTEDFACE VALUES (1, 1, 1), (2, 1, 2), (3, 1, 3), (4, 2, 3);
    INSERT INTO ZGENERICALBUM VALUES (1, 2, 'Trip'), (2, 2, '旅行'), (3, 1506, NULL);
    INSERT INTO Z_33ASSETS VALUES (1, 1, 0), (2, 1, 0), (3, 1, 0), (3, 2, 0);
    """
)
IOS15 = sqlite_bytes(
    f"""
    CREATE TABLE ZASSET (Z_PK INTEGER PRIMARY KEY, ZKIND INTEGER, ZDIRECTORY TEXT, ZFILENAME TEXT,
      ZDATECREATED TIMESTAMP, ZHASADJUSTMENTS INTEGER, ZADDITIONALATTRIBUTES INTEGER);
    CREATE TABLE ZADDITIONALASSETATTRIBUTES (Z_PK INTEGER PRIMARY KEY, ZCREATORBUNDLEID TEXT);
    CREATE TABLE ZPERSON (Z_PK INTEGER PRIMARY KEY, ZFULLNAME TEXT, ZDISPLAYNAME TEXT);
    CREATE TABLE ZDETECTEDFACE (Z_PK INTEGER PRIMARY KEY, ZASSET INTEGER, ZPERSON INTEGER);
    {ALBUM}
    CREATE TABLE Z_27ASSETS (Z_27ALBUMS INTEGER, Z_3ASSETS INTEGER);
    INSERT INTO ZASSET VALUES (7, 0, 'DCIM/100APPLE', 'A.JPG', 600000000, 1, 1), (8, 2, NULL, 'B', NULL, 0, NULL);
    INSERT INTO ZADDITIONALASSETATTRIBUTES VALUES (1, 'net.whatsapp.WhatsApp');
    INSERT INTO ZPERSON VALUES (1, 'Ann', 'A'); INSERT INTO ZDETECTEDFACE VALUES (1, 7, 1);
    INSERT INTO ZGENERICALBUM VALUES (4, 2, 'WhatsApp'); INSERT INTO Z_27ASSETS VALUES (4, 7);
    """
)
IOS13 = sqlite_bytes(
    f"""
    CREATE TABLE ZGENERICASSET (Z_PK INTEGER PRIMARY KEY, ZKIND INTEGER, ZDIRECTORY TEXT, ZFILENAME TEXT,
      ZDATECREATED TIMESTAMP, ZTRASHEDSTATE INTEGER);
    {ALBUM}
    CREATE TABLE Z_26ASSETS (Z_26ALBUMS INTEGER, Z_34ASSETS INTEGER, Z_FOK_34ASSETS INTEGER);
    INSERT INTO ZGENERICASSET VALUES (3, 1, 'DCIM/100APPLE', 'IMG_0003.MOV', 500000000, 0);
    INSERT INTO ZGENERICALBUM VALUES (1, 2, 'Old'); INSERT INTO Z_26ASSETS VALUES (1, 3, 1);
    """
)
FIXTURES = {"ios.photos": {PATH: NEW}, "ios.photos_shared_with_you": {SHARED: IOS15}}


@pytest.fixture(scope="module")
def new() -> list[dict[str, Any]]:
    result = run(PHOTOS, {PATH: NEW})
    assert (result.outcome.status, result.outcome.read, result.outcome.emitted) == ("complete", 3, 3)
    return result.records


def test_a_photo_with_everything(new: list[dict[str, Any]]) -> None:
    expected = {
        "kind": "Media",
        "at": "2023-03-08T20:26:40.500000Z",
        "captured_at": "2023-03-08T20:26:40.500000Z",
        "added_at": "2023-03-08T20:26:41.000000Z",
        "modified_at": "2023-03-08T20:26:42.000000Z",
        "last_viewed_at": "2023-03-08T20:31:40.000000Z",
        "media_type": "image",
        "mime": "image/heic",
        "path": "DCIM/100APPLE/IMG_0001.HEIC",
        "file": "private/var/mobile/Media/DCIM/100APPLE/IMG_0001.HEIC",
        "name": "IMG_0001.HEIC",
        "original_name": "IMG_0001.HEIC",
        "title": "العنوان",
        "description": "在海边",
        "size": 2000000,
        "width": 4032,
        "height": 3024,
        "orientation": 6,
        "latitude": 24.7136,
        "longitude": 46.6753,
        "accuracy": 4.5,
        "make": "Apple",
        "model": "iPhone 15",
        "lens": "back camera",
        "albums": ["Trip", "旅行"],
        "people": ["Maria", "Bo"],
        "favourite": True,
        "hidden": False,
        "trashed": False,
        "edited": True,
        "saved_from": "com.apple.camera",
        "origin": "made here",
        "pair_id": "PAIR",
        "film": "private/var/mobile/Media/DCIM/100APPLE/IMG_0001.MOV",
        "original": "cloud",
        "media_id": "U1",
        "duration": {"absent": "NULL"},
        "trashed_at": {"absent": "NULL"},
        "codec": {"absent": "NULL"},
    }
    assert {name: new[0][name] for name in expected} == expected
    assert new[0]["as_stored"]["ZTIMEZONEOFFSET"] == 10800


def test_where_the_original_is_and_which_film_belongs_to_it(new: list[dict[str, Any]]) -> None:
    null = {"absent": "NULL"}
    assert [r["original"] for r in new] == ["cloud", "phone", null]
    assert [r["film"] for r in new[1:]] == [null, null]
    (old, _) = run(PHOTOS, {PATH: IOS15}).records
    assert old["film"] == old["original"] == {"absent": "NOT_IN_SCHEMA"}
    states = {(1, 0): "phone", (1, 1): "phone", (-1, 1): "cloud", (-1, 0): "neither", (-32768, 1): null}
    for (local, remote), said in states.items():
        library = sqlite_bytes(
            f"""CREATE TABLE ZASSET (Z_PK INTEGER PRIMARY KEY, ZKIND INTEGER, ZDIRECTORY TEXT, ZFILENAME TEXT,
              ZDATECREATED TIMESTAMP, ZKINDSUBTYPE INTEGER);
            CREATE TABLE ZINTERNALRESOURCE (ZASSET INTEGER, ZRESOURCETYPE INTEGER, ZDATASTORESUBTYPE INTEGER,
              ZLOCALAVAILABILITY INTEGER, ZREMOTEAVAILABILITY INTEGER);
            INSERT INTO ZASSET VALUES (1, 0, 'DCIM/100APPLE', 'A.B.JPG', 600000000, 2);
            INSERT INTO ZINTERNALRESOURCE VALUES (1, 0, 1, {local}, {remote});"""
        )
        (record,) = run(PHOTOS, {PATH: library}).records
        assert (record["original"], record["film"]) == (said, "private/var/mobile/Media/DCIM/100APPLE/A.B.MOV")


def test_a_video_in_the_trash(new: list[dict[str, Any]]) -> None:
    record = new[1]
    assert (record["media_type"], record["duration"], record["mime"]) == ("video", 12.5, "video/quicktime")
    assert (record["trashed"], record["trashed_at"], record["hidden"]) == (True, "2023-03-08T20:30:00.000000Z", True)
    assert record["latitude"] == record["longitude"] == record["accuracy"] == {"absent": "NULL"}
    assert record["albums"] == record["people"] == record["size"] == {"absent": "NULL"}
    assert (record["saved_from"], record["origin"]) == ("AirDrop", "synced from another device")


def test_what_cannot_be_read_says_so(new: list[dict[str, Any]]) -> None:
    record = new[2]
    why = "outside the years that are read as times (1970 to 2199)"
    assert (record["at"], record["time_flags"]["at"]) == ({"absent": "IMPOSSIBLE"}, {"why": why})
    assert record["captured_at"] == {"absent": "UNREADABLE"}
    assert record["mime"] == {"absent": "UNREADABLE"}
    assert record["as_stored"]["ZUNIFORMTYPEIDENTIFIER"] == "org.example.zzz"
    assert record["file"] == record["media_id"] == record["trashed"] == {"absent": "NULL"}
    assert record["path"] == "/elsewhere/x.zzz"


def test_ios15_and_the_shared_library() -> None:
    first, second = run(SHARED_WITH_YOU, {SHARED: IOS15}).records
    assert (first["albums"], first["people"], first["edited"]) == (["WhatsApp"], ["Ann"], True)
    assert first["saved_from"] == "net.whatsapp.WhatsApp"
    assert first["file"].endswith("Syndication.photoslibrary/originals/DCIM/100APPLE/A.JPG")
    assert first["latitude"] == first["make"] == {"absent": "NOT_IN_SCHEMA"}
    assert (second["path"], second["at"], second["media_type"]) == ({"absent": "NULL"}, {"absent": "NULL"}, "2")


def test_ios13() -> None:
    (record,) = run(PHOTOS, {PATH: IOS13}).records
    assert (record["at"], record["albums"]) == ("2016-11-05T00:53:20.000000Z", ["Old"])
    assert (record["media_type"], record["trashed"], record["people"]) == ("video", False, {"absent": "NOT_IN_SCHEMA"})


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    with ZipFile(CORPORA / "ios/ios_native_ffs.zip") as archive:
        records = run(PHOTOS, {PATH: archive.read(PATH), PATH + "-wal": archive.read(PATH + "-wal")}).records
        names = set(archive.namelist())
    assert len(records) == 16
    assert sum(r["trashed"] is True for r in records) == 2
    assert sum(r["hidden"] is True for r in records) == 1
    assert sum(r["favourite"] is True for r in records) == 1
    assert sum(isinstance(r["latitude"], float) for r in records) == 3
    assert sum(isinstance(r["albums"], list) for r in records) == 9
    assert sum(r["file"] in names for r in records if isinstance(r["file"], str)) == 12
