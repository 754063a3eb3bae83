"""Google Timeline as kept on the phone: `odlh-storage.db`, on Android of Play services, on iOS of Google Maps."""

from __future__ import annotations

from aboveboard.formats import protobuf
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import About, Artifact, Place, Row, SqliteCode

_KINDS = {1: "visit worked out by Timeline", 2: "movement", 3: "path", 4: "trip"}
_POINT = "3.1.4.5"


def _e7(message: bytes, number: int, limit: int) -> float | None:
    """Degrees of a whole number of ten millionths, negative ones as 32 or 64 bits."""
    found = protobuf.first(message, number)
    if found is None or not isinstance(found.value, int):
        return None
    value = found.int
    degrees = (value - (1 << 32) if value >= 1 << 31 else value) / 1e7
    return degrees if abs(degrees) <= limit else None


def _segment(row: Row, about: About) -> Place:
    del about
    kind = _KINDS.get(row["type"], f"segment of type {row['type']}")
    blob = row["segment"] if isinstance(row["segment"], bytes) else b""
    point = protobuf.get(blob, _POINT) if row["type"] == 1 else None
    inside = point.bytes if point is not None and point.wire == protobuf.BYTES else b""
    latitude, longitude = _e7(inside, 1, 90), _e7(inside, 2, 180)
    return Place(
        at=UNIX_S.to_utc_us(row["start"]),
        until=UNIX_S.to_utc_us(row["end"]),
        latitude=latitude if longitude is not None else None,
        longitude=longitude if latitude is not None else None,
        position_class=kind if row["shown"] != 0 else f"{kind}, not shown",
        account=str(row["account"]) if row["account"] else None,
    )


def _store(identifier: str, file: str, source: str) -> Artifact:
    return Artifact(
        id=identifier,
        title="Google Timeline on the phone",
        service="google.timeline",
        emits=Place,
        files=(file,),
        read=(
            SqliteCode(
                base="semantic_segment_table AS s",
                key="s.rowid",
                columns={
                    "start": "s.start_timestamp_seconds",
                    "end": "s.end_timestamp_seconds",
                    "type": "s.segment_type",
                    "segment": "s.semantic_segment",
                    "shown?": "s.shown_in_timeline",
                    "account?": "s.obfuscated_gaia_id",
                },
                make=_segment,
            ),
        ),
        says="One record for each stretch of time that Timeline sorted into a visit, movement, path or trip.",
        limits="A position is given for visits only; the points of paths and movements, names of places and how sure Timeline"
        " was are not read. A visit is a conclusion of the phone, which its user can change. Stretches can be restored from a"
        " backup of another phone.",
        sources=(source,),
    )


TIMELINE = _store(
    "android.timeline",
    "{app_data:com.google.android.gms}/databases/odlh-storage.db",
    "https://github.com/abrignoni/ALEAPP (gmsOdlhSemanticSegments)",
)
IOS = _store(
    "ios.timeline",
    "{app_data:com.google.Maps}/Library/Application Support/SemanticLocation/odlh-storage.db",
    "https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/googleMaps.py",
)
