"""Encoded polylines: a line on a map as text.

Each point is two numbers, latitude and longitude, as the difference to the point before, in 1/100,000 of a degree: zigzag, in
groups of five bits from the lowest, each a sign from '?' on, with 32 added where another group follows.

Facts: https://developers.google.com/maps/documentation/utilities/polylinealgorithm.
"""

from __future__ import annotations

from typing import Final

MAX_POINTS: Final = 1_000_000


def points(line: str) -> list[tuple[float, float]]:
    """The points of a line, in degrees. Raises ValueError for what is none, and for points that are nowhere on Earth."""
    numbers: list[int] = []
    bits = shift = 0
    for sign in line:
        group = ord(sign) - 63
        if not 0 <= group < 64 or shift > 30 or len(numbers) > 2 * MAX_POINTS:
            break
        bits |= (group & 31) << shift
        shift += 5
        if group < 32:
            numbers.append(~(bits >> 1) if bits & 1 else bits >> 1)
            bits = shift = 0
    else:
        if not shift and len(numbers) % 2 == 0:
            return _summed(numbers)
    message = "no encoded polyline"
    raise ValueError(message)


def _summed(numbers: list[int]) -> list[tuple[float, float]]:
    found: list[tuple[float, float]] = []
    latitude = longitude = 0
    for down, across in zip(numbers[::2], numbers[1::2], strict=True):
        latitude, longitude = latitude + down, longitude + across
        if abs(latitude) > 9_000_000 or abs(longitude) > 18_000_000:
            message = "a point of the line is nowhere on Earth"
            raise ValueError(message)
        found.append((latitude / 100_000, longitude / 100_000))
    return found
