"""Google Photos' stores made here, with details packed and not."""

from __future__ import annotations

import zlib

from aboveboard.artifacts.google_photos.ios import LIBRARY
from aboveboard.artifacts.google_photos.ios_local import LOCAL as LIBRARY_LOCAL
from aboveboard.artifacts.google_photos.ios_searches import SEARCHES as LIBRARY_SEARCHES
from tests.artifacts.harness import run, sqlite_bytes
from tests.formats.test_protobuf import field

HOME = "private/var/mobile/Containers/Data/Application/6C1A0000-0000-4000-8000-000000000074/Library/Application Support/store/"
PATH, SHARED = HOME + "photos-123.db", HOME + "photos-shared.db"
NULL = {"absent": "NULL"}


def named(name: str) -> bytes:
    camera = field(5, field(2, field(1, field(9, field(5, field(1, b"Apple") + field(2, b"iPhone 13"))))))
    return field(2, field(4, name.encode())) + camera


def album(title: str) -> bytes:
    return field(2, field(5, title.encode()))


WHERE = (481000000 << 32) | ((1 << 32) - 115000000)
SOUTH = (-335000000 << 32) + 1512000000
SIZE = (4032 << 16) | 3024
DB = sqlite_bytes(
    """CREATE TABLE ServerPhotos (mediaKey TEXT PRIMARY KEY, timestampMs INTEGER, clientCreationTimestampMs INTEGER,
      timeZoneOffsetHoursTimes4 INTEGER, latitudeLongitudeE7 INTEGER, widthAndHeight INTEGER, size INTEGER,
      videoDurationMs INTEGER, collectionMediaKey TEXT);
    CREATE TABLE ExtendedPhotos (mediaKey TEXT PRIMARY KEY, mcMediaItem BLOB);
    CREATE TABLE Collections (mediaKey TEXT PRIMARY KEY, mcCollection BLOB);
    CREATE TABLE SharedServerPhotos (mediaKey TEXT PRIMARY KEY, timestampMs INTEGER, creationTimestampMs INTEGER,
      latitudeLongitudeE7 INTEGER, widthAndHeight INTEGER, size INTEGER, videoDurationMs INTEGER, envelopeMediaKey TEXT);
    CREATE TABLE SharedExtendedPhotos (mediaKey TEXT PRIMARY KEY, mcMediaItem BLOB);
    CREATE TABLE SharedCollections (envelopeMediaKey TEXT PRIMARY KEY, mcCollection BLOB);
    CREATE TABLE OnDeviceRecentSearchesFullTextSearch_content (docid INTEGER PRIMARY KEY, c0label TEXT);""",
    {
        "ServerPhotos": [
            ("k1", 1672567200123, 1672567300000, -14, WHERE, SIZE, 99, None, "a1"),
            ("k2", 1672567200123, None, None, 0, None, None, 1500, None),
            ("k3", 0, None, None, 950000000 << 32, None, None, None, None),
        ],
        "ExtendedPhotos": [("k1", zlib.compress(named("IMG_1.HEIC"))), ("k3", b"x\x9cbroken")],
        "Collections": [("a1", album("Trip"))],
        "SharedServerPhotos": [("s1", 1672567200000, 1672567400000, SOUTH, SIZE, 5, 0, "e1")],
        "SharedExtendedPhotos": [("s1", zlib.compress(named("b.jpg")))],
        "SharedCollections": [("e1", zlib.compress(album("Wedding")))],
        "OnDeviceRecentSearchesFullTextSearch_content": [(1, "beach"), (2, "")],
    },
)
LOCAL = sqlite_bytes(
    "CREATE TABLE LocalAssets (assetID TEXT, localDedupKey TEXT, viewCount INTEGER, caption TEXT)",
    {"LocalAssets": [("5D5C7C0E/L0/001", "dedup", 3, "us two"), ("5D5C7C0F/L0/001", None, 0, "")]},
)
FIXTURES = {
    "ios.google_photos": {PATH: DB},
    "ios.google_photos.searches": {PATH: DB},
    "ios.google_photos.local": {SHARED: LOCAL},
}


def test_cloud_and_albums() -> None:
    result = run((LIBRARY, LIBRARY_SEARCHES, LIBRARY_LOCAL), {PATH: DB})
    first, film, broken, shared = result.of("Media")
    expected = {
        "at": "2023-01-01T10:00:00.123000Z",
        "created_at": "2023-01-01T10:01:40.000000Z",
        "media_type": "image",
        "name": "IMG_1.HEIC",
        "size": 99,
        "width": 4032,
        "height": 3024,
        "latitude": 48.1,
        "longitude": -11.5,
        "make": "Apple",
        "model": "iPhone 13",
        "albums": ["Trip"],
        "media_id": "k1",
    }
    assert {name: first[name] for name in expected} == expected
    assert (film["media_type"], film["duration"], film["latitude"], film["name"]) == ("video", 1.5, NULL, NULL)
    assert first["captured_at"] == "2023-01-01T10:00:00.123000Z"
    assert (broken["name"], broken["latitude"], broken["at"]) == ({"absent": "UNREADABLE"}, NULL, NULL)
    assert (shared["albums"], shared["added_at"], shared["name"]) == (
        ["Wedding"],
        "2023-01-01T10:03:20.000000Z",
        "b.jpg",
    )
    assert (shared["latitude"], shared["longitude"]) == (-33.5, 151.2)
    searches = result.of("WebSearch")
    assert [each["term"] for each in searches] == ["beach", NULL]
    assert [(o.part, o.read, o.emitted, o.rejected) for o in result.outcomes if o.read] == [
        ("ServerPhotos", 3, 3, 0),
        ("SharedServerPhotos", 1, 1, 0),
        ("OnDeviceRecentSearchesFullTextSearch_content", 2, 2, 0),
    ]


def test_the_phones_own() -> None:
    first, second = run((LIBRARY, LIBRARY_SEARCHES, LIBRARY_LOCAL), {SHARED: LOCAL}).records
    assert (first["media_id"], first["description"]) == ("5D5C7C0E/L0/001", "us two")
    assert (second["description"], second["at"]) == (NULL, {"absent": "NOT_IN_SCHEMA"})
