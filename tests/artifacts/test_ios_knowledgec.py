from __future__ import annotations

from pathlib import Path
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.ios.knowledgec import ACTIVITY
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Library/CoreDuet/Knowledge/knowledgeC.db"
OBJECTS = """
CREATE TABLE ZOBJECT (Z_PK INTEGER PRIMARY KEY, ZSTREAMNAME VARCHAR, ZVALUESTRING VARCHAR, ZVALUEINTEGER INTEGER,
    ZVALUEDOUBLE FLOAT, ZSTARTDATE TIMESTAMP, ZENDDATE TIMESTAMP, ZSECONDSFROMGMT INTEGER, ZSOURCE INTEGER,
    ZSTRUCTUREDMETADATA INTEGER);
INSERT INTO ZOBJECT VALUES (1, '/app/inFocus', 'com.apple.Notes', 12345, 1.5, 700000000, 700000060.25, 3600, NULL,
    NULL),
    (2, '/safari/history', 'https://example.org/', 99, NULL, 700000000, 700000000, -28800, 1, 1),
    (3, '/device/isLocked', NULL, 1, 1.0, 700000100, 700000000, 3600, 2, NULL),
    (4, '/app/activity', 'com.apple.MobileSMS', NULL, NULL, 0, NULL, NULL, 1, 1);
CREATE TABLE ZSOURCE (Z_PK INTEGER PRIMARY KEY, ZBUNDLEID VARCHAR, ZDEVICEID VARCHAR);
INSERT INTO ZSOURCE VALUES (1, 'com.apple.mobilesafari', NULL), (2, NULL, 'DEV-2');
"""
METADATA = """
CREATE TABLE ZSTRUCTUREDMETADATA (Z_PK INTEGER PRIMARY KEY, Z_DKAPPLICATIONACTIVITYMETADATAKEY__TITLE VARCHAR);
INSERT INTO ZSTRUCTUREDMETADATA VALUES (1, 'Quay – Example');
"""
FIXTURES = {"ios.knowledgec": {PATH: sqlite_bytes(OBJECTS + METADATA)}}


def test_streams() -> None:
    result = run(ACTIVITY, FIXTURES["ios.knowledgec"])
    assert (result.outcome.status, result.outcome.emitted) == ("complete", 4)
    focus, page, locked, activity = result.records
    assert (focus["activity"], focus["app"]) == ("/app/inFocus", "com.apple.Notes")
    assert (focus["at"], focus["until"]) == ("2023-03-08T20:26:40.000000Z", "2023-03-08T20:27:40.250000Z")
    assert (focus["duration"], focus["zone_offset"], focus["value"]) == (60.25, 3600, {"absent": "NULL"})
    assert (page["app"], page["value"], page["zone_offset"]) == ("com.apple.mobilesafari", "Quay – Example", -28800)
    assert (locked["value"], locked["device"], locked["origin"]) == ("1", "DEV-2", "synced from another device")
    assert locked["duration"] == {"absent": "NULL"}
    assert (activity["value"], activity["at"]) == ("Quay – Example", {"absent": "NULL"})


def test_without_metadata() -> None:
    records = run(ACTIVITY, {PATH: sqlite_bytes(OBJECTS)}).records
    assert [r["value"] for r in records] == [{"absent": "NULL"}, "https://example.org/", "1", {"absent": "NULL"}]


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    with ZipFile(CORPORA / "ios/ios_native_ffs.zip") as archive:
        records = run(ACTIVITY, {PATH: archive.read(PATH)}).records
    streams = [r["activity"] for r in records]
    assert len(streams) == 92
    counts = [streams.count(s) for s in ("/app/inFocus", "/app/usage", "/safari/history")]
    assert counts == [52, 11, 7]
    plaso = run(ACTIVITY, {PATH: (CORPORA / "plaso/macos/knowledgec-10.13.db").read_bytes()}).records
    assert sum(r["activity"] == "/app/inFocus" for r in plaso) == 17
