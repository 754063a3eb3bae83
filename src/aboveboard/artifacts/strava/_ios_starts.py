"""How what ios_starts.py reads is decoded."""

from __future__ import annotations

from aboveboard.formats.times import COCOA_S
from aboveboard.kit import About, Place, Row


def first_point(line: str) -> tuple[float, float]:
    """The first point of an encoded polyline: two numbers in groups of five bits, zigzag, in 1/100000 of a degree."""
    values: list[float] = []
    bits = shift = 0
    for sign in line:
        group = ord(sign) - 63
        if not 0 <= group < 64:
            break
        bits |= (group & 31) << shift
        shift += 5
        if group < 32:
            values.append((~(bits >> 1) if bits & 1 else bits >> 1) / 100_000)
            if len(values) == 2:
                break
            bits = shift = 0
    if len(values) != 2 or abs(values[0]) > 90 or abs(values[1]) > 180:
        raise ValueError("no encoded polyline")
    return values[0], values[1]


def start(row: Row, about: About) -> Place | None:
    del about
    line = row["line"]
    if not isinstance(line, str) or not line:
        return None
    latitude, longitude = first_point(line)
    name = row["name"]
    return Place(
        at=COCOA_S.to_utc_us(row["start"]),
        latitude=latitude,
        longitude=longitude,
        name=name if isinstance(name, str) and name else None,
        position_class="where the map of an activity begins",
    )
