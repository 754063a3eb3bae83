"""Notes on databases made here: a present NoteStore, an older one with other columns, and notes.sqlite."""

from __future__ import annotations

import gzip
import plistlib
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.ios.notes import NOTES
from aboveboard.artifacts.ios.notes_legacy import LEGACY
from tests.artifacts.harness import run, sqlite_bytes

FOLDER = "private/var/mobile/Containers/Shared/AppGroup/6C1A0000-0000-4000-8000-000000000001"
PATH = f"{FOLDER}/NoteStore.sqlite"
OLD_PATH = "private/var/mobile/Library/Notes/notes.sqlite"
NULL = {"absent": "NULL"}
NOT_IN_SCHEMA = {"absent": "NOT_IN_SCHEMA"}


def nested(data: bytes, *numbers: int) -> bytes:
    for number in reversed(numbers):
        size = len(data)
        data = bytes([number << 3 | 2, *((size,) if size < 128 else (size & 127 | 128, size >> 7))]) + data
    return data


def body(text: str) -> bytes:
    return gzip.compress(nested(text.encode(), 2, 3, 2), mtime=0)


UID = plistlib.UID


def share() -> bytes:
    """An archived CKShare of two people."""
    objects: list[Any] = ["$null", {"$class": UID(9), "NS.objects": [UID(2), UID(6)]}]
    objects += [{"$class": UID(10), "Type": 1, "UserIdentity": UID(3)}]
    objects += [{"$class": UID(10), "LookupInfo": UID(4), "NameComponents": UID(5)}]
    objects += [{"$class": UID(10), "EmailAddress": "ann@example.org", "PhoneNumber": UID(0)}]
    objects += [{"$class": UID(10), "NS.nameComponentsPrivate": UID(8)}]
    objects += [{"$class": UID(10), "Type": 3, "UserIdentity": UID(7)}]
    objects += [{"$class": UID(10), "LookupInfo": {"EmailAddress": UID(0), "PhoneNumber": "15550100"}}]
    objects += [{"$class": UID(10), "NS.givenName": "Ann", "NS.familyName": "Li"}]
    objects += [{"$classname": "NSArray", "$classes": ["NSArray", "NSObject"]}]
    objects += [{"$classname": "CKShareParticipant", "$classes": ["CKShareParticipant", "NSObject"]}]
    top = {"Participants": UID(1), "Permission": 1}
    archive = {"$version": 100000, "$archiver": "NSKeyedArchiver", "$top": top, "$objects": objects}
    return plistlib.dumps(archive, fmt=plistlib.FMT_BINARY)


COLUMNS = """Z_PK INTEGER PRIMARY KEY, ZTITLE1 TEXT, ZTITLE2 TEXT, ZNAME TEXT, ZSNIPPET TEXT, ZFOLDER INTEGER,
  ZFOLDERTYPE INTEGER, ZNOTEDATA INTEGER, ZISPINNED INTEGER, ZISPASSWORDPROTECTED INTEGER, ZPASSWORDHINT TEXT,
  ZMARKEDFORDELETION INTEGER, ZIDENTIFIER TEXT, ZMODIFICATIONDATE1 TIMESTAMP, ZCREATIONDATE1 TIMESTAMP, ZNOTE INTEGER,
  ZMEDIA INTEGER, ZTYPEUTI TEXT, ZTITLE TEXT, ZSUMMARY TEXT, ZURLSTRING TEXT, ZFILESIZE INTEGER, ZFILENAME TEXT"""
NEWER = ", ZCREATIONDATE3 TIMESTAMP, ZACCOUNT INTEGER, ZACCOUNT7 INTEGER, ZGENERATION1 TEXT, ZINVITATION INTEGER"
FILL = """
INSERT INTO ZICCLOUDSYNCINGOBJECT (Z_PK, ZNAME, ZIDENTIFIER) VALUES (1, 'iCloud', 'A-1');
INSERT INTO ZICCLOUDSYNCINGOBJECT (Z_PK, ZTITLE2, ZFOLDERTYPE) VALUES (2, 'Trips', 0), (3, 'Recently Deleted', 1);
INSERT INTO ZICCLOUDSYNCINGOBJECT (Z_PK, ZTITLE1, ZSNIPPET, ZFOLDER, ZNOTEDATA, ZISPINNED, ZISPASSWORDPROTECTED,
  ZPASSWORDHINT, ZMARKEDFORDELETION, ZIDENTIFIER, ZMODIFICATIONDATE1, {created}) VALUES
  (10, '旅行', 'to pack', 2, 1, 1, 0, '', 0, 'N-10', 700000100.5, 700000000),
  (11, 'Secret', NULL, 2, 2, 0, 1, 'the dog', 0, 'N-11', 700000100, 700000000),
  (12, 'Gone', '', 3, 3, NULL, 0, NULL, 0, 'N-12', NULL, 0),
  (13, NULL, NULL, 2, 4, 0, 0, NULL, 1, NULL, NULL, NULL);
INSERT INTO ZICCLOUDSYNCINGOBJECT (Z_PK, ZNOTE, ZMEDIA, ZTYPEUTI, ZTITLE, ZFILESIZE, ZURLSTRING) VALUES
  (20, 10, 22, 'com.adobe.pdf', 'Map.pdf', 184292, NULL), (21, 10, NULL, 'com.apple.notes.table', NULL, 0, NULL),
  (23, 12, NULL, 'public.url', 'Site', 0, 'https://example.org/');
INSERT INTO ZICCLOUDSYNCINGOBJECT (Z_PK, ZIDENTIFIER, ZFILENAME) VALUES (22, 'M-22', 'Map.pdf');
"""
BODIES = {"ZICNOTEDATA": [(1, body("旅行\n\nتذكرة \ufffc\n")), (2, b"\x9a\x11cipher"), (3, body("Gone\n")), (4, None),
                          (5, body("left over"))]}  # fmt: skip
NEW = sqlite_bytes(
    f"CREATE TABLE ZICCLOUDSYNCINGOBJECT ({COLUMNS}{NEWER});"
    "CREATE TABLE ZICNOTEDATA (Z_PK INTEGER PRIMARY KEY, ZDATA BLOB);"
    "CREATE TABLE ZICINVITATION (Z_PK INTEGER PRIMARY KEY, ZSERVERSHAREDATA BLOB);"
    + FILL.format(created="ZCREATIONDATE3")
    + "UPDATE ZICCLOUDSYNCINGOBJECT SET ZACCOUNT7 = 1, ZINVITATION = 5 WHERE Z_PK = 10;"
    "UPDATE ZICCLOUDSYNCINGOBJECT SET ZGENERATION1 = '1_G' WHERE Z_PK = 22;",
    BODIES | {"ZICINVITATION": [(5, share())]},
)
OLD = sqlite_bytes(
    f"CREATE TABLE ZICCLOUDSYNCINGOBJECT ({COLUMNS}, ZACCOUNT2 INTEGER);"
    "CREATE TABLE ZICNOTEDATA (Z_PK INTEGER PRIMARY KEY, ZDATA BLOB);"
    + FILL.format(created="ZCREATIONDATE1")
    + "UPDATE ZICCLOUDSYNCINGOBJECT SET ZACCOUNT2 = 1;",
    BODIES,
)
BEFORE = sqlite_bytes(
    """CREATE TABLE ZNOTE (Z_PK INTEGER PRIMARY KEY, ZCREATIONDATE TIMESTAMP, ZMODIFICATIONDATE TIMESTAMP, ZTITLE TEXT,
      ZSUMMARY TEXT, ZBODY INTEGER, ZSTORE INTEGER, ZDELETEDFLAG INTEGER, ZGUID TEXT);
    CREATE TABLE ZNOTEBODY (Z_PK INTEGER PRIMARY KEY, ZCONTENT TEXT);
    CREATE TABLE ZSTORE (Z_PK INTEGER PRIMARY KEY, ZNAME TEXT, ZACCOUNT INTEGER);
    CREATE TABLE ZACCOUNT (Z_PK INTEGER PRIMARY KEY, ZNAME TEXT);
    INSERT INTO ZNOTE VALUES (1, 400000000, 400000001.25, 'Milk', 'and bread', 1, 1, 0, 'G-1'),
      (2, NULL, NULL, '', '', 9, 9, 1, NULL);
    INSERT INTO ZNOTEBODY VALUES (1, 'Milk<div>and &amp; bread</div>');
    INSERT INTO ZSTORE VALUES (1, 'Notes', 1); INSERT INTO ZACCOUNT VALUES (1, 'LOCAL');"""
)
FIXTURES = {"ios.notes": {PATH: NEW}, "ios.notes_legacy": {OLD_PATH: BEFORE}}


def test_notes() -> None:
    result = run(NOTES, {PATH: NEW})
    notes, left = result.outcomes
    assert (notes.read, notes.emitted, notes.excluded, notes.unreadable) == (11, 4, 7, 1)
    assert (left.read, left.emitted, left.excluded) == (5, 1, 4)
    first, locked, deleted, empty, alone = result.records
    expected = {
        "at": "2023-03-08T20:26:40.000000Z",
        "created_at": "2023-03-08T20:26:40.000000Z",
        "modified_at": "2023-03-08T20:28:20.500000Z",
        "title": "旅行",
        "body": "旅行\n\nتذكرة \ufffc\n",
        "snippet": "to pack",
        "folder": "Trips",
        "account": "iCloud",
        "pinned": True,
        "locked": False,
        "deleted": False,
        "hint": NULL,
        "note_id": "N-10",
        "people": [
            {"identifier": "ann@example.org", "name": "Ann Li", "role": "owner"},
            {"identifier": "15550100", "role": "member"},
        ],
        "attachments": [
            {"path": "Media/M-22/1_G/Map.pdf", "name": "Map.pdf", "mime": "application/pdf", "size": 184292,
             "title": "Map.pdf", "file": f"{FOLDER}/Accounts/A-1/Media/M-22/1_G/Map.pdf"},
            {"title": "com.apple.notes.table"},
        ],
    }  # fmt: skip
    assert {name: first[name] for name in expected} == expected
    assert (locked["body"], locked["locked"], locked["hint"]) == ({"absent": "UNREADABLE"}, True, "the dog")
    assert (deleted["body"], deleted["folder"], deleted["deleted"]) == ("Gone\n", "Recently Deleted", True)
    assert (deleted["at"], deleted["pinned"], deleted["snippet"]) == (NULL, NULL, NULL)
    assert deleted["attachments"] == [{"url": "https://example.org/", "title": "Site"}]
    assert (empty["body"], empty["title"], empty["deleted"], empty["note_id"]) == (NULL, NULL, True, NULL)
    assert (alone["body"], alone["title"]) == ("left over", NOT_IN_SCHEMA)
    assert alone["provenance"]["table"] == "ZICNOTEDATA"


def test_older_columns() -> None:
    first, *_ = run(NOTES, {PATH: OLD}).records
    assert (first["at"], first["account"], first["people"]) == ("2023-03-08T20:26:40.000000Z", "iCloud", NOT_IN_SCHEMA)
    assert first["attachments"][0]["path"] == "Media/M-22/Map.pdf"
    assert first["attachments"][0]["file"] == f"{FOLDER}/Accounts/A-1/Media/M-22/Map.pdf"


def test_a_body_that_explodes_is_not_read() -> None:
    data = sqlite_bytes(
        "CREATE TABLE ZICCLOUDSYNCINGOBJECT (Z_PK INTEGER PRIMARY KEY, ZNOTEDATA INTEGER);"
        "CREATE TABLE ZICNOTEDATA (Z_PK INTEGER PRIMARY KEY, ZDATA BLOB);"
        "INSERT INTO ZICCLOUDSYNCINGOBJECT VALUES (1, 1)",
        {"ZICNOTEDATA": [(1, gzip.compress(bytes(65 << 20)))]},
    )
    (record,) = run(NOTES, {PATH: data}).records
    assert record["body"] == {"absent": "UNREADABLE"}


def test_before_ios9() -> None:
    first, second = run(LEGACY, {OLD_PATH: BEFORE}).records
    assert (first["title"], first["body"], first["snippet"]) == ("Milk", "Milk\nand & bread", "and bread")
    assert (first["at"], first["modified_at"]) == ("2013-09-04T15:06:40.000000Z", "2013-09-04T15:06:41.250000Z")
    assert (first["folder"], first["account"], first["deleted"]) == ("Notes", "LOCAL", False)
    assert (second["title"], second["body"], second["deleted"], second["at"]) == (NULL, NULL, True, NULL)


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
@pytest.mark.parametrize(
    ("image", "notes", "locked", "deleted", "shared"),
    [("ios_native_ffs", 9, 1, 1, 0), ("josh_ios15_ffs", 7, 4, 0, 1), ("josh_ios17_ffs", 14, 6, 2, 3)],
)
def test_against_the_corpora(image: str, notes: int, locked: int, deleted: int, shared: int) -> None:
    with ZipFile(CORPORA / f"ios/{image}.zip") as archive:
        (name,) = [n for n in archive.namelist() if n.endswith("/NoteStore.sqlite")]
        log = [n for n in archive.namelist() if n == f"{name}-wal"]
        records = run(NOTES, {PATH: archive.read(name)} | {f"{PATH}-wal": archive.read(n) for n in log}).records
    assert len(records) == notes
    assert sum(r["locked"] is True for r in records) == locked
    assert sum(r["deleted"] is True for r in records) == deleted
    assert sum(isinstance(r["people"], list) for r in records) == shared
    assert sum(r["body"] == {"absent": "UNREADABLE"} for r in records) == locked
