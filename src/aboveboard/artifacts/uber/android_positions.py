"""Uber: positions of the phone."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.uber._android import HOME, KEYS, MADE, given_of, places, position
from aboveboard.formats import loose, times
from aboveboard.kit import About, Artifact, Code, Item, Lost, Place

_HOME_SCREEN = "home_screen_layout_simple_store_key"


def _when(value: object) -> int | None:
    """A time of ISO 8601."""
    text = loose.text(value)
    try:
        return times.iso8601(text).utc_us if text else None
    except ValueError:
        return None


def _here(data: bytes, about: About) -> Iterator[Item | Lost]:
    given = given_of(data)
    if about.path.endswith(_HOME_SCREEN):
        place, held = "$.metadata.requestLocation", loose.mapping(given.get("metadata"))
        where, at = loose.mapping(held.get("requestLocation")), _when(held.get("creationTime"))
        kind = "position of the phone when the home screen was asked for"
    else:
        place, where, at, kind = "$", given, None, "last position told to the service"
    record = position(where, at, kind)
    yield Item(place, record, loose.plain(where)) if record else Lost("no position")


POSITIONS = Artifact(
    id="android.uber.positions",
    title="Uber: positions of the phone",
    service="uber",
    emits=Place,
    files=(
        KEYS + "realtime-demo_KEY_TARGET_LOCATION_SYNCED",
        f"{HOME}simplestore/home_screen_simple_store_scope/{_HOME_SCREEN}",
    ),
    read=(Code(_here, places=places),),
    says="The position last told to the service, and that for which the home screen was last asked for, with its time.",
    limits="Of the first no time is stored. Rides are kept at the service and not in these files.",
    sources=MADE,
)
