"""MediaStore's tables of previews, made here as Android 8.1 has them."""

from aboveboard.artifacts.android.media_previews import PREVIEWS
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.android.providers.media/databases/external.db"
NULL = {"absent": "NULL"}
DB = sqlite_bytes(
    """CREATE TABLE files (_id INTEGER PRIMARY KEY, _data TEXT, date_added INTEGER, mime_type TEXT, media_type INTEGER);
    CREATE TABLE thumbnails (_id INTEGER PRIMARY KEY, _data TEXT, image_id INTEGER, kind INTEGER, width INTEGER, height INTEGER);
    CREATE TABLE videothumbnails (_id INTEGER PRIMARY KEY, _data TEXT, video_id INTEGER, kind INTEGER, width INTEGER,
      height INTEGER);
    INSERT INTO files VALUES (1, '/storage/emulated/0/DCIM/Camera/a.jpg', 1700000001, 'image/jpeg', 1);
    INSERT INTO thumbnails VALUES (10, '/storage/emulated/0/DCIM/.thumbnails/1.jpg', 1, 1, 512, 384),
      (11, '/storage/emulated/0/DCIM/.thumbnails/1672567200123.jpg', 42, 1, 512, 384), (12, '', 43, 3, 0, NULL);
    INSERT INTO videothumbnails VALUES (5, '/mnt/media_rw/x.jpg', 77, 1, 320, 240);"""
)
FIXTURES = {"android.media.previews": {PATH: DB}}


def test_previews_without_original() -> None:
    result = run(PREVIEWS, {PATH: DB})
    image, bare, video = result.records
    expected = {
        "media_type": "image",
        "path": "/storage/emulated/0/DCIM/.thumbnails/1672567200123.jpg",
        "file": "data/media/0/DCIM/.thumbnails/1672567200123.jpg",
        "name": "1672567200123.jpg",
        "width": 512,
        "height": 384,
        "media_id": "42",
        "description": "preview of entry 42, which the list no longer has",
    }
    assert {name: image[name] for name in expected} == expected
    assert (bare["media_id"], bare["path"], bare["file"], bare["width"], bare["height"]) == (
        "43",
        NULL,
        NULL,
        NULL,
        NULL,
    )
    assert (video["media_type"], video["media_id"], video["file"]) == ("video", "77", NULL)
    assert [(o.part, o.read, o.emitted, o.excluded) for o in result.outcomes] == [
        ("thumbnails", 3, 2, 1),
        ("videothumbnails", 1, 1, 0),
    ]


def test_a_list_without_previews_is_in_order() -> None:
    newer = sqlite_bytes(
        "CREATE TABLE files (_id INTEGER PRIMARY KEY, _data TEXT, date_added INTEGER, mime_type TEXT);"
    )
    assert run(PREVIEWS, {PATH: newer}).records == []
