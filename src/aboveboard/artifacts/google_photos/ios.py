"""Google Photos on iOS: media of the account's cloud, of shared albums and of the phone, and recent searches."""

from __future__ import annotations

import zlib
from typing import Any

from aboveboard.artifacts.google_photos._ios import FILES, SOURCES
from aboveboard.formats import protobuf
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Basis, Col, FieldSource, Media, Py, Sqlite, Time, milliseconds, opt

_MOST = 4 * 1024 * 1024
_DAY = 24 * 4
"""Quarters of an hour."""


def _message(blob: Any) -> bytes:
    """A protocol buffer, packed by zlib or not."""
    if not isinstance(blob, bytes):
        raise ValueError("no bytes")
    if blob[:1] != b"x" or int.from_bytes(blob[:2], "big") % 31:
        return blob
    unpack = zlib.decompressobj()
    try:
        data = unpack.decompress(blob, _MOST)
    except zlib.error as error:
        raise ValueError(f"not packed by zlib: {error}") from error
    if not unpack.eof:
        raise ValueError("cut short, or larger than is read")
    return data


def _at(name: str, path: str) -> Py:
    """A decoder for the text at a path of the message."""

    def text(blob: Any) -> str:
        found = protobuf.get(_message(blob), path)
        return found.text if found is not None and found.wire == protobuf.BYTES else ""

    return Py(name, text)


def _listed(blob: Any) -> list[str]:
    found = protobuf.get(_message(blob), "2.5")
    return [found.text] if found is not None and found.wire == protobuf.BYTES and found.bytes else []


def _zoned(when: Any, quarters: Any = None) -> Any:
    """The stored time with the zone beside it, in quarters of an hour east of UTC."""
    utc = UNIX_MS.to_utc_us(when)
    if utc is None or not isinstance(quarters, int) or abs(quarters) > _DAY:
        return utc
    return Time(utc=utc, basis=Basis.ZONED, offset=quarters * 15)


_NAME, _TITLE = _at("google_photos_name", "2.4"), Py("google_photos_album", _listed, json=True)
_MAKE, _MODEL = _at("google_photos_make", "5.2.1.9.5.1"), _at("google_photos_model", "5.2.1.9.5.2")
_ZONED = Py("google_photos_zoned", _zoned, json=True)

# One whole number holds latitude (the upper 32 bits) and longitude (the lower), signed, in ten millionths of a degree.
_LATITUDE = "(m.latitudeLongitudeE7 >> 32)"
_LOW = "(m.latitudeLongitudeE7 & 4294967295)"
_LONGITUDE = f"({_LOW} - CASE WHEN {_LOW} >= 2147483648 THEN 4294967296 ELSE 0 END)"
_PLACED = (
    f"CASE WHEN typeof(m.latitudeLongitudeE7) = 'integer' AND m.latitudeLongitudeE7 <> 0"
    f" AND abs({_LATITUDE}) <= 900000000 AND abs({_LONGITUDE}) <= 1800000000 THEN {{}} / 1e7 END"
)


def _beside(table: str, alias: str, key: str, wanted: str) -> str:
    return (
        f"LEFT JOIN {table} AS {alias} ON {alias}.rowid ="
        f" (SELECT min(z.rowid) FROM {table} AS z WHERE z.{key} = m.{wanted})"
    )


def _media(table: str, details: str, albums: str, key: str, album: str, more: dict[str, FieldSource]) -> Sqlite:
    return Sqlite(
        base=f"{table} AS m",
        key="m.rowid",
        joins=(_beside(details, "e", "mediaKey", "mediaKey"), _beside(albums, "c", key, album)),
        requires={table: ("timestampMs", "mediaKey")},
        fields={
            "at": Col("m.timestampMs", UNIX_MS),
            "media_type": opt("CASE WHEN m.videoDurationMs > 0 THEN 'video' ELSE 'image' END"),
            "name": opt("e.mcMediaItem", _NAME),
            "size": opt("NULLIF(m.size, 0)"),
            "width": opt("NULLIF((m.widthAndHeight >> 16) & 65535, 0)"),
            "height": opt("NULLIF(m.widthAndHeight & 65535, 0)"),
            "duration": opt("NULLIF(m.videoDurationMs, 0)", milliseconds),
            "latitude": opt(_PLACED.format(_LATITUDE)),
            "longitude": opt(_PLACED.format(_LONGITUDE)),
            "make": opt("e.mcMediaItem", _MAKE),
            "model": opt("e.mcMediaItem", _MODEL),
            "albums": opt("c.mcCollection", _TITLE),
            "media_id": Col("NULLIF(m.mediaKey, '')"),
            **more,
        },
        optional=True,
    )


LIBRARY = Artifact(
    id="ios.google_photos",
    title="Google Photos: media of the cloud, of shared albums and of the phone",
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
                "captured_at": opt(("m.timestampMs", "m.timeZoneOffsetHoursTimes4"), _ZONED),
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
    says="One record for each item of the account's cloud, of shared albums and of the phone's library that the app lists, and"
    " for each recent search that it keeps; the table tells which.",
    limits="An item of the cloud or of an album need not be in the phone, and one of an album may be somebody else's; who put it"
    " there is a key without a name and is not read. Films are told by their length. `added_at` is when an item came into a"
    " shared album. Items of the phone have no more than their number in its photo library. Searches have no time, and whether"
    " one was typed or offered is not stored. Albums without items, people, faces and stories are not read.",
    sources=SOURCES,
)
