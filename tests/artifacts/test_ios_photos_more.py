"""People, albums and edits of Photos.sqlite made here, of newer and older libraries."""

from pathlib import Path
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.ios.photos_albums import ALBUMS
from aboveboard.artifacts.ios.photos_comments import COMMENTS as ALBUMS_COMMENTS
from aboveboard.artifacts.ios.photos_edits import EDITS
from aboveboard.artifacts.ios.photos_people import PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Media/PhotoData/Photos.sqlite"
SCRIPT = """
CREATE TABLE {0} (Z_PK INTEGER PRIMARY KEY, ZADDITIONALATTRIBUTES INTEGER, ZDIRECTORY VARCHAR, ZFILENAME VARCHAR, ZUUID VARCHAR);
CREATE TABLE ZADDITIONALASSETATTRIBUTES (Z_PK INTEGER PRIMARY KEY, ZUNMANAGEDADJUSTMENT INTEGER);
CREATE TABLE ZUNMANAGEDADJUSTMENT (Z_PK INTEGER PRIMARY KEY, ZADJUSTMENTTIMESTAMP TIMESTAMP,
    ZADJUSTMENTFORMATIDENTIFIER VARCHAR, ZEDITORLOCALIZEDNAME VARCHAR);
CREATE TABLE ZPERSON (Z_PK INTEGER PRIMARY KEY, ZFULLNAME VARCHAR, ZDISPLAYNAME VARCHAR, ZFACECOUNT INTEGER, ZTYPE INTEGER,
    ZPERSONURI VARCHAR, ZPERSONUUID VARCHAR);
CREATE TABLE ZSHARE (Z_PK INTEGER PRIMARY KEY, ZTITLE VARCHAR, ZSHAREURL VARCHAR, ZCREATIONDATE TIMESTAMP);
CREATE TABLE ZSHAREPARTICIPANT (Z_PK INTEGER PRIMARY KEY, ZSHARE INTEGER, ZEMAILADDRESS VARCHAR, ZPHONENUMBER VARCHAR,
    ZISCURRENTUSER INTEGER, ZUUID VARCHAR);
CREATE TABLE ZGENERICALBUM (Z_PK INTEGER PRIMARY KEY, ZKIND INTEGER, ZTITLE VARCHAR, ZCREATIONDATE TIMESTAMP,
    ZCLOUDCREATIONDATE TIMESTAMP, ZCLOUDOWNERFULLNAME VARCHAR, ZCLOUDOWNERHASHEDPERSONID VARCHAR, ZPUBLICURL VARCHAR,
    ZTRASHEDSTATE INTEGER, ZIMPORTEDBYBUNDLEIDENTIFIER VARCHAR);
CREATE TABLE ZCLOUDSHAREDALBUMINVITATIONRECORD (Z_PK INTEGER PRIMARY KEY, ZALBUM INTEGER, ZINVITATIONSTATE INTEGER,
    ZINVITEEHASHEDPERSONID VARCHAR, ZINVITEEFULLNAME VARCHAR, ZINVITEESUBSCRIPTIONDATE TIMESTAMP);
CREATE TABLE ZCLOUDSHAREDCOMMENT (Z_PK INTEGER PRIMARY KEY, ZCOMMENTDATE TIMESTAMP, ZCOMMENTTEXT VARCHAR, ZISLIKE INTEGER,
    ZISCAPTION INTEGER, ZISMYCOMMENT INTEGER, ZCOMMENTEDASSET INTEGER, ZLIKEDASSET INTEGER,
    ZCOMMENTERHASHEDPERSONID VARCHAR, ZCLOUDGUID VARCHAR);
INSERT INTO {0} VALUES (1, 4, 'DCIM/100APPLE', 'IMG_1.HEIC', 'U1');
INSERT INTO ZADDITIONALASSETATTRIBUTES VALUES (4, 6);
INSERT INTO ZUNMANAGEDADJUSTMENT VALUES (6, 694260000.5, 'com.apple.photo', 'Photos'), (7, NULL, 'com.example.editor', NULL);
INSERT INTO ZPERSON VALUES (1, 'Ann Lee', 'Ann', 3, 1, 'contact-uri', 'P1'), (2, '', NULL, 9, 0, NULL, 'P2');
INSERT INTO ZSHARE VALUES (1, 'Trip', 'https://share.example/1', 694260000);
INSERT INTO ZSHAREPARTICIPANT VALUES (1, 1, 'bo@example.org', '', 0, 'S1');
INSERT INTO ZGENERICALBUM VALUES (1, 2, 'Cats', 694260000, NULL, NULL, NULL, NULL, 1, 'org.example.app'),
    (2, 1505, 'Family', NULL, 694260060, 'Bo Li', 'h1', 'https://album.example/f', 0, NULL),
    (3, 3998, 'x', 0, 0, '', '', '', 0, '');
INSERT INTO ZCLOUDSHAREDALBUMINVITATIONRECORD VALUES (1, 2, 2, 'h2', 'Cy Day', 694260120), (2, 9, 7, 'h3', '', NULL);
INSERT INTO ZCLOUDSHAREDCOMMENT VALUES (1, 694260180, 'nice', 0, 0, 0, 1, NULL, 'h2', 'G1'),
    (2, 694260181, NULL, 1, 0, 1, NULL, 1, 'h1', 'G2');
"""
NEW, OLD = sqlite_bytes(SCRIPT.format("ZASSET")), sqlite_bytes(SCRIPT.format("ZGENERICASSET"))
FIXTURES = {f"ios.photos.{name}": {PATH: NEW} for name in ("people", "albums", "comments", "edits")}
NULL = {"absent": "NULL"}


def test_people() -> None:
    result = run(PEOPLE, {PATH: NEW})
    ann, bo = result.records
    assert (ann["name"], ann["nickname"], ann["favourite"]) == ("Ann Lee", "Ann", True)
    assert ann["note"] == "faces in the library: 3"
    assert (bo["identifiers"], bo["groups"]) == ([{"type": "email", "value": "bo@example.org"}], ["Trip"])
    assert result.outcomes[0].excluded == 1


@pytest.mark.parametrize("data", [NEW, OLD], ids=["ZASSET", "ZGENERICASSET"])
def test_albums_and_comments(data: bytes) -> None:
    result = run((ALBUMS, ALBUMS_COMMENTS), {PATH: data})
    cats, family, cy, unknown, share = result.of("Event")
    assert (cats["detail"], cats["app"], cats["at"]) == (
        "Cats, in the trash",
        "org.example.app",
        "2023-01-01T10:00:00.000000Z",
    )
    assert (family["event"], family["detail"]) == (
        "shared album created",
        "Family of Bo Li, public at https://album.example/f",
    )
    assert (cy["detail"], cy["sender"]["name"]) == ("Family, accepted", "Cy Day")
    assert (unknown["detail"], unknown["at"]) == ("an album, state 7", NULL)
    assert share["detail"] == "Trip, at https://share.example/1"
    comment, like = result.of("Post")
    assert (comment["body"], comment["author"]["name"], comment["in_reply_to"]) == ("nice", "Cy Day", "U1")
    assert (like["title"], like["own"], like["author"]["name"], like["in_reply_to"]) == ("like", True, "Bo Li", "U1")


@pytest.mark.parametrize("data", [NEW, OLD], ids=["ZASSET", "ZGENERICASSET"])
def test_edits(data: bytes) -> None:
    edit, lost = run(EDITS, {PATH: data}).records
    assert (edit["at"], edit["detail"]) == ("2023-01-01T10:00:00.500000Z", "DCIM/100APPLE/IMG_1.HEIC")
    assert (edit["app"], lost["app"], lost["at"]) == ("Photos", "com.example.editor", NULL)
    assert lost["detail"] == "a picture that is not in the library"


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    with ZipFile(CORPORA / "ios/ios_native_ffs.zip") as archive:
        files = {name: archive.read(name) for name in (PATH, PATH + "-wal")}
    counts = [len(run(artifact, files).records) for artifact in (PEOPLE, ALBUMS, EDITS)]
    assert counts == [6, 9, 4]
