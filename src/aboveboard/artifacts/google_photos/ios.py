"""Google Photos on iOS: media of the account's cloud, of shared albums and of the phone, and recent searches."""

from __future__ import annotations

from aboveboard.artifacts.google_photos._ios import (
    FILES,
    LATITUDE,
    LONGITUDE,
    MAKE,
    MODEL,
    NAME,
    PLACED,
    SOURCES,
    TITLE,
    ZONED,
    beside,
)
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, FieldSource, Media, Sqlite, milliseconds, opt


def _media(table: str, details: str, albums: str, key: str, album: str, more: dict[str, FieldSource]) -> Sqlite:
    return Sqlite(
        base=f"{table} AS m",
        key="m.rowid",
        joins=(beside(details, "e", "mediaKey", "mediaKey"), beside(albums, "c", key, album)),
        requires={table: ("timestampMs", "mediaKey")},
        fields={
            "at": Col("m.timestampMs", UNIX_MS),
            "media_type": opt("CASE WHEN m.videoDurationMs > 0 THEN 'video' ELSE 'image' END"),
            "name": opt("e.mcMediaItem", NAME),
            "size": opt("NULLIF(m.size, 0)"),
            "width": opt("NULLIF((m.widthAndHeight >> 16) & 65535, 0)"),
            "height": opt("NULLIF(m.widthAndHeight & 65535, 0)"),
            "duration": opt("NULLIF(m.videoDurationMs, 0)", milliseconds),
            "latitude": opt(PLACED.format(LATITUDE)),
            "longitude": opt(PLACED.format(LONGITUDE)),
            "make": opt("e.mcMediaItem", MAKE),
            "model": opt("e.mcMediaItem", MODEL),
            "albums": opt("c.mcCollection", TITLE),
            "media_id": Col("NULLIF(m.mediaKey, '')"),
            **more,
        },
        optional=True,
    )


LIBRARY = Artifact(
    id="ios.google_photos",
    title="Google Photos: media of the cloud and of shared albums",
    service="google_photos",
    emits=Media,
    files=FILES,
    read=(
        _media(
            "ServerPhotos",
            "ExtendedPhotos",
            "Collections",
            "mediaKey",
            "collectionMediaKey",
            {
                "captured_at": opt(("m.timestampMs", "m.timeZoneOffsetHoursTimes4"), ZONED),
                "created_at": opt("m.clientCreationTimestampMs", UNIX_MS),
            },
        ),
        _media(
            "SharedServerPhotos",
            "SharedExtendedPhotos",
            "SharedCollections",
            "envelopeMediaKey",
            "envelopeMediaKey",
            {"added_at": opt("m.creationTimestampMs", UNIX_MS)},
        ),
    ),
    says="One record for each item of the account's cloud and of shared albums that the app lists; the table "
    "tells which.",
    limits="An item of the cloud or of an album need not be in the phone, and one of an album may be somebody else's; who put it"
    " there is a key without a name and is not read. Films are told by their length. `added_at` is when an item came into a"
    " shared album. Items of the phone have no more than their number in its photo library. Searches have no time, and whether"
    " one was typed or offered is not stored. Albums without items, people, faces and stories are not read.",
    sources=SOURCES,
)
