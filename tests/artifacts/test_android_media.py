"""MediaStore, from tables made here: of Android 10 and later, and the tables of Android 2."""

from typing import Any

from aboveboard.artifacts.android.media import MEDIA
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.google.android.providers.media.module/databases/external.db"
NULL = {"absent": "NULL"}
MISSING = {"absent": "NOT_IN_SCHEMA"}
NEW = """
CREATE TABLE files (_id INTEGER PRIMARY KEY, _data TEXT, _size INTEGER, date_added INTEGER, date_modified INTEGER,
    mime_type TEXT, title TEXT, description TEXT, _display_name TEXT, orientation INTEGER, latitude DOUBLE,
    longitude DOUBLE, datetaken INTEGER, bucket_display_name TEXT, duration INTEGER, resolution TEXT, media_type INTEGER,
    width INTEGER, height INTEGER, owner_package_name TEXT, is_pending INTEGER, is_trashed INTEGER, is_favorite INTEGER,
    author TEXT);
INSERT INTO files VALUES
    (1, '/storage/emulated/0/DCIM/Camera/a.jpg', 100, 1700000001, 1700000002, 'image/jpeg', 'a', 'note', 'a.jpg', 90,
        25.5, -121.25, 1700000000123, 'Camera', NULL, NULL, 1, 4000, 3000, 'com.example.camera', 0, 0, 1, NULL),
    (2, '/storage/emulated/10/Movies/.trashed-1702592000-b.mp4', 200, 1700000010, 0, 'video/mp4', NULL, NULL, NULL, 0,
        0, 0, NULL, '', 3500, '1280x720', 3, NULL, NULL, NULL, 1, 1, 0, NULL),
    (3, '/storage/0123-4567/Music/c.mp3', 300, 1700000020, 1700000020, 'audio/mpeg', 'C', NULL, 'c.mp3', NULL, NULL, NULL,
        0, 'Music', 61500, NULL, 2, NULL, NULL, NULL, 0, 0, 0, NULL),
    (4, '/storage/emulated/0/Download', NULL, 1700000030, 1700000030, NULL, NULL, NULL, 'Download', NULL, NULL, NULL,
        NULL, '0', NULL, NULL, 0, NULL, NULL, NULL, 0, 0, 0, NULL),
    (5, '/storage/emulated/0/Download/d.pdf', 500, 1700000040, 1700000050, 'application/pdf', 'Plan', NULL, 'd.pdf', NULL,
        NULL, NULL, NULL, 'Download', NULL, NULL, 6, NULL, NULL, 'com.example.mail', 0, 0, 0, 'N. Writer'),
    (6, '/storage/emulated/0/Download/e.apk', 600, 1700000060, 1700000060, 'application/vnd.android.package-archive',
        'e', NULL, 'e.apk', NULL, NULL, NULL, NULL, 'Download', NULL, NULL, 0, NULL, NULL, NULL, 0, 0, 0, NULL);
"""
OLD = """
CREATE TABLE images (_id INTEGER PRIMARY KEY, _data TEXT, _size INTEGER, _display_name TEXT, mime_type TEXT, title TEXT,
    date_added INTEGER, date_modified INTEGER, datetaken INTEGER, orientation INTEGER, bucket_display_name TEXT);
INSERT INTO images VALUES (1, '/mnt/sdcard/DCIM/x.jpg', 10, 'x.jpg', 'image/jpeg', 'x', 1300000001, 1300000001,
    1300000000000, 0, '100MEDIA');
CREATE TABLE video (_id INTEGER PRIMARY KEY, _data TEXT, mime_type TEXT, date_added INTEGER, resolution TEXT);
INSERT INTO video VALUES (1, '/sdcard/y.3gp', 'video/3gpp', 1300000002, '176x144');
"""
DB = sqlite_bytes(NEW)
FIXTURES: dict[str, dict[str, bytes]] = {MEDIA.id: {PATH: DB}}


def fields(record: dict[str, Any], wanted: dict[str, Any]) -> dict[str, Any]:
    return {name: record[name] for name in wanted}


def test_a_photo_a_film_in_the_trash_and_a_song() -> None:
    photo, film, song = run(MEDIA, {PATH: DB}).of("Media")
    wanted: dict[str, Any] = {
        "at": "2023-11-14T22:13:20.123000Z",
        "media_type": "image",
        "path": "/storage/emulated/0/DCIM/Camera/a.jpg",
        "file": "data/media/0/DCIM/Camera/a.jpg",
        "name": "a.jpg",
        "title": "a",
        "description": "note",
        "mime": "image/jpeg",
        "size": 100,
        "width": 4000,
        "height": 3000,
        "orientation": 6,
        "duration": NULL,
        "captured_at": "2023-11-14T22:13:20.123000Z",
        "added_at": "2023-11-14T22:13:21.000000Z",
        "modified_at": "2023-11-14T22:13:22.000000Z",
        "latitude": 25.5,
        "longitude": -121.25,
        "albums": ["Camera"],
        "favourite": True,
        "trashed": False,
        "saved_from": "com.example.camera",
        "media_id": "1",
        "warnings": NULL,
        "codec": MISSING,
    }
    assert fields(photo, wanted) == wanted
    wanted = {
        "at": "2023-11-14T22:13:30.000000Z",
        "media_type": "video",
        "file": "data/media/10/Movies/.trashed-1702592000-b.mp4",
        "name": ".trashed-1702592000-b.mp4",
        "captured_at": NULL,
        "modified_at": NULL,
        "latitude": NULL,
        "width": 1280,
        "height": 720,
        "duration": 3.5,
        "albums": NULL,
        "trashed": True,
        "warnings": ["pending: the app that writes it has not finished"],
    }
    assert fields(film, wanted) == wanted
    wanted = {"media_type": "audio", "file": NULL, "duration": 61.5, "at": "2023-11-14T22:13:40.000000Z"}
    assert fields(song, wanted) == wanted


def test_documents_and_what_is_left_out() -> None:
    result = run(MEDIA, {PATH: DB})
    (paper,) = result.of("Document")
    wanted: dict[str, Any] = {
        "at": "2023-11-14T22:14:10.000000Z",
        "path": "data/media/0/Download/d.pdf",
        "name": "d.pdf",
        "mime": "application/pdf",
        "size": 500,
        "title": "Plan",
        "author": "N. Writer",
        "created_at": "2023-11-14T22:14:00.000000Z",
        "modified_at": "2023-11-14T22:14:10.000000Z",
    }
    assert fields(paper, wanted) == wanted
    counts = {o.part: (o.status, o.read, o.emitted, o.excluded) for o in result.outcomes}
    assert counts == {"media": ("complete", 6, 3, 3), "documents": ("complete", 6, 1, 5)}


def test_the_tables_of_android_2() -> None:
    image, video = run(MEDIA, {PATH: sqlite_bytes(OLD)}).of("Media")
    wanted: dict[str, Any] = {
        "media_type": "image",
        "file": "data/media/0/DCIM/x.jpg",
        "at": "2011-03-13T07:06:40.000000Z",
        "orientation": 1,
        "albums": ["100MEDIA"],
        "trashed": MISSING,
    }
    assert fields(image, wanted) == wanted
    wanted = {"media_type": "video", "file": "data/media/0/y.3gp", "name": "y.3gp", "width": 176, "height": 144}
    assert fields(video, wanted) == wanted
