"""Google Photos, Samsung's gallery and its system trash made here."""

import json

from aboveboard.artifacts.google_photos.android import LIBRARY
from aboveboard.artifacts.google_photos.android_trash import TRASH
from aboveboard.artifacts.samsung.gallery import SYSTEM
from aboveboard.artifacts.samsung.gallery_trash import TRASH as GALLERY
from tests.artifacts.harness import run, sqlite_bytes

HOME = "data/data/com.google.android.apps.photos/databases/"
_MEDIA = """utc_timestamp INTEGER, filename TEXT, capture_timestamp INTEGER, timezone_offset INTEGER, width INTEGER,
    height INTEGER, size_bytes INTEGER, duration INTEGER, latitude REAL, longitude REAL"""
LIBRARY_DB = sqlite_bytes(
    f"""
CREATE TABLE local_media (_id INTEGER PRIMARY KEY, {_MEDIA}, filepath TEXT, folder_name TEXT, media_store_id INTEGER,
    trash_timestamp INTEGER, purge_timestamp INTEGER);
CREATE TABLE remote_media (_id INTEGER PRIMARY KEY, {_MEDIA}, remote_url TEXT, media_key TEXT);
INSERT INTO local_media VALUES (1, 1672567200000, 'a.jpg', 1672570800000, 3600000, 40, 30, 999, 0, 50.9, 6.9,
    '/storage/emulated/0/DCIM/a.jpg', 'DCIM', 77, NULL, NULL),
    (2, 1672567200000, 'b.mp4', 0, NULL, 0, 0, 0, 2500, 0, 0, '/storage/ABCD/b.mp4', '', NULL, 1672653600000, 1677751200000);
INSERT INTO remote_media VALUES (1, 1672567200000, 'c.jpg', 1672567200000, 0, 1, 1, 5, NULL, NULL, NULL,
    'https://lh3.example/c=s0-d', 'AF1Q');
"""
)
TRASH_DB = sqlite_bytes(
    """CREATE TABLE local (_id INTEGER PRIMARY KEY, local_path TEXT, content_uri TEXT, trash_file_name TEXT,
    deleted_time INTEGER, is_video INTEGER, media_store_id INTEGER);
    INSERT INTO local VALUES (1, '/storage/emulated/0/DCIM/x.mp4', 'content://x', '123', 1672567200000, 1, 9)"""
)
EXTRA = {"__dateTaken": 1672480800000, "__latitude": 50.9, "__longitude": 6.9, "__size": 55, "__mimeType": "image/jpeg"}
GALLERY_DB = sqlite_bytes(
    """CREATE TABLE trash (__absPath TEXT, __Title TEXT, __mediaType INTEGER, __width INTEGER, __height INTEGER,
    __originPath TEXT, __originTitle TEXT, __deleteTime INTEGER, __expiredPeriod INTEGER, __restoreExtra TEXT);""",
    {
        "trash": [
            ("/storage/emulated/0/Android/data/com.sec.android.gallery3d/files/.Trash/1", "1", 1, 40, 30,
             "/storage/emulated/0/DCIM/a.jpg", "a.jpg", 1672567200000, 30, json.dumps(EXTRA)),
            ("/data/sec/2", "2", 3, 0, 0, "/storage/emulated/0/DCIM/b.mp4", "", 1672567201000, 30, ""),
        ]
    },
)  # fmt: skip
SYSTEM_DB = sqlite_bytes(
    """CREATE TABLE trashes (_id INTEGER PRIMARY KEY, title TEXT, date_deleted INTEGER);
    INSERT INTO trashes VALUES (1, 'a.jpg', 1672567200000)"""
)
FIXTURES = {
    "android.google_photos": {HOME + "gphotos0.db": LIBRARY_DB},
    "android.google_photos.trash": {HOME + "local_trash.db": TRASH_DB},
    "android.samsung_gallery.trash": {"data/data/com.sec.android.gallery3d/databases/local.db": GALLERY_DB},
    "android.samsung_trash": {"data/data/com.samsung.android.providers.trash/databases/trash.db": SYSTEM_DB},
}
AT = "2023-01-01T10:00:00.000000Z"
NULL = {"absent": "NULL"}


def test_google_photos() -> None:
    here, film, cloud = run(LIBRARY, FIXTURES["android.google_photos"]).records
    assert (here["at"], here["file"], here["albums"]) == (AT, "data/media/0/DCIM/a.jpg", ["DCIM"])
    assert (here["latitude"], here["media_id"], here["trashed"]) == (50.9, "77", False)
    assert here["captured_at"] == AT
    assert (film["media_type"], film["duration"], film["trashed"]) == ("video", 2.5, True)
    assert (film["trashed_at"], film["latitude"], film["file"]) == ("2023-01-02T10:00:00.000000Z", NULL, NULL)
    assert (cloud["path"], cloud["media_id"]) == ("https://lh3.example/c=s0-d", "AF1Q")
    assert cloud["trashed_at"] == {"absent": "NOT_IN_SCHEMA"}


def test_google_trash() -> None:
    (film,) = run(TRASH, FIXTURES["android.google_photos.trash"]).records
    assert (film["trashed_at"], film["original_name"], film["media_type"]) == (AT, "x.mp4", "video")
    assert film["file"] == "data/data/com.google.android.apps.photos/files/trash_files/123"


def test_samsung() -> None:
    picture, film = run(GALLERY, FIXTURES["android.samsung_gallery.trash"]).records
    assert (picture["trashed_at"], picture["original_name"], picture["size"]) == (AT, "a.jpg", 55)
    assert (picture["latitude"], picture["captured_at"]) == (50.9, "2022-12-31T10:00:00.000000Z")
    assert picture["file"] == "data/media/0/Android/data/com.sec.android.gallery3d/files/.Trash/1"
    assert (film["media_type"], film["latitude"], film["file"]) == ("video", NULL, "data/sec/2")
    (item,) = run(SYSTEM, FIXTURES["android.samsung_trash"]).records
    assert (item["name"], item["at"], item["path"]) == ("a.jpg", AT, {"absent": "NOT_IN_SCHEMA"})
