"""Google Maps on Android: places kept, routes asked for and destinations."""

from __future__ import annotations

import re

from aboveboard.formats import protobuf
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Artifact, Col, Const, Place, Row, Sqlite, SqliteCode, opt

_FOLDER = "{app_data:com.google.android.apps.maps}"
_ROUTE = re.compile(rb"/dir/(-?\d{1,3}\.\d+),(-?\d{1,3}\.\d+)/[\x21-\x7e]*")
_TARGET = re.compile(rb"!1d(-?\d{1,3}\.\d+)!2d(-?\d{1,3}\.\d+)")


def _text(message: bytes, path: str) -> str | None:
    found = protobuf.get(message, path)
    return (found.text or None) if found is not None and found.wire == protobuf.BYTES else None


def _kept(row: Row, about: About) -> Place:
    """A place with a label; the keys 0:0 and 1:0 are home and work."""
    del about
    blob = row["item"] if isinstance(row["item"], bytes) else b""
    special = {"0:0": "Home", "1:0": "Work"}.get(str(row["key"]))
    latitude, longitude = row["latitude"], row["longitude"]
    there = isinstance(latitude, int) and isinstance(longitude, int)
    return Place(
        at=UNIX_MS.to_utc_us(row["timestamp"]),
        name=special or _text(blob, "6.7"),
        address=_text(blob, "6.2"),
        latitude=latitude / 1e6 if there else None,
        longitude=longitude / 1e6 if there else None,
        position_class="place kept",
    )


def _route(row: Row, about: About) -> Place | None:
    """A stored answer holds the address of the route: where it begins, and last where it leads to."""
    del about
    match = _ROUTE.search(row["data"]) if isinstance(row["data"], bytes) else None
    if match is None:
        return None
    targets = _TARGET.findall(match[0])
    longitude, latitude = targets[-1] if targets else (match[2], match[1])
    return Place(
        latitude=float(latitude),
        longitude=float(longitude),
        name=f"route from {match[1].decode()}, {match[2].decode()}",
        position_class="route asked for, its end" if targets else "route asked for, its beginning",
    )


PLACES = Artifact(
    id="android.googlemaps",
    title="Google Maps: places, routes and destinations",
    service="googlemaps",
    emits=Place,
    files=tuple(f"{_FOLDER}/databases/{n}" for n in ("gmm_myplaces.db", "gmm_storage.db", "da_destination_history")),
    read=(
        SqliteCode(
            base="sync_item AS i",
            key="i.rowid",
            columns={
                "key": "i.key_string",
                "latitude": "i.latitude",
                "longitude": "i.longitude",
                "item": "i.sync_item",
                "timestamp": "i.timestamp",
            },
            make=_kept,
            optional=True,
        ),
        SqliteCode(
            base="gmm_storage_table AS s",
            key="s.rowid",
            columns={"data": "s._data"},
            make=_route,
            leaves_out="stored answers that are no routes",
            optional=True,
        ),
        Sqlite(
            base="destination_history AS h",
            key="h.rowid",
            requires={"destination_history": ("time", "dest_lat", "dest_lng")},
            fields={
                "at": Col("h.time", UNIX_MS),
                "latitude": Col("h.dest_lat / 1e6"),
                "longitude": Col("h.dest_lng / 1e6"),
                "name": opt("NULLIF(h.dest_title, '')"),
                "address": opt("NULLIF(h.dest_address, '')"),
                "position_class": Const("destination of a navigation"),
            },
            optional=True,
        ),
    ),
    says="One record for each place kept, each route whose answer is stored, and each destination of a navigation.",
    limits="Routes have no time. A route or destination does not show that anybody went there. Places kept are the account's.",
    sources=(
        "https://github.com/abrignoni/ALEAPP (googleMapsGmm, googleMapsSearches)",
        "https://github.com/sleuthkit/autopsy (GoogleMapLocationAnalyzer)",
    ),
)
