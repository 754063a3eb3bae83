"""What the files about google_photos share."""

from __future__ import annotations

import zlib
from typing import Any

from aboveboard.formats import protobuf
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Basis, Py, Time

FILES = ("{app_data:com.google.photos}/Library/Application Support/store/photos-*.db",)

SOURCES = ("https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/googlePhotos.py",)


MOST = 4 * 1024 * 1024

DAY = 24 * 4
"""Quarters of an hour."""


def message(blob: Any) -> bytes:
    """A protocol buffer, packed by zlib or not."""
    if not isinstance(blob, bytes):
        raise ValueError("no bytes")
    if blob[:1] != b"x" or int.from_bytes(blob[:2], "big") % 31:
        return blob
    unpack = zlib.decompressobj()
    try:
        data = unpack.decompress(blob, MOST)
    except zlib.error as error:
        raise ValueError(f"not packed by zlib: {error}") from error
    if not unpack.eof:
        raise ValueError("cut short, or larger than is read")
    return data


def at(name: str, path: str) -> Py:
    """A decoder for the text at a path of the message."""

    def text(blob: Any) -> str:
        found = protobuf.get(message(blob), path)
        return found.text if found is not None and found.wire == protobuf.BYTES else ""

    return Py(name, text)


def listed(blob: Any) -> list[str]:
    found = protobuf.get(message(blob), "2.5")
    return [found.text] if found is not None and found.wire == protobuf.BYTES and found.bytes else []


def zoned(when: Any, quarters: Any = None) -> Any:
    """The stored time with the zone beside it, in quarters of an hour east of UTC."""
    utc = UNIX_MS.to_utc_us(when)
    if utc is None or not isinstance(quarters, int) or abs(quarters) > DAY:
        return utc
    return Time(utc=utc, basis=Basis.ZONED, offset=quarters * 15)


NAME, TITLE = at("google_photos_name", "2.4"), Py("google_photos_album", listed, json=True)

MAKE, MODEL = at("google_photos_make", "5.2.1.9.5.1"), at("google_photos_model", "5.2.1.9.5.2")

ZONED = Py("google_photos_zoned", zoned, json=True)

# One whole number holds latitude (the upper 32 bits) and longitude (the lower), signed, in ten millionths of a degree.
LATITUDE = "(m.latitudeLongitudeE7 >> 32)"

LOW = "(m.latitudeLongitudeE7 & 4294967295)"

LONGITUDE = f"({LOW} - CASE WHEN {LOW} >= 2147483648 THEN 4294967296 ELSE 0 END)"

PLACED = (
    f"CASE WHEN typeof(m.latitudeLongitudeE7) = 'integer' AND m.latitudeLongitudeE7 <> 0"
    f" AND abs({LATITUDE}) <= 900000000 AND abs({LONGITUDE}) <= 1800000000 THEN {{}} / 1e7 END"
)


def beside(table: str, alias: str, key: str, wanted: str) -> str:
    return (
        f"LEFT JOIN {table} AS {alias} ON {alias}.rowid ="
        f" (SELECT min(z.rowid) FROM {table} AS z WHERE z.{key} = m.{wanted})"
    )
