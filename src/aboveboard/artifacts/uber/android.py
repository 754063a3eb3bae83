"""Uber on Android: the rider's account, positions of the phone, and destinations that the app offered."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from aboveboard.formats import jsonpath, loose, protobuf, times
from aboveboard.formats.errors import JsonError
from aboveboard.formats.places import Found, Lookup, Span
from aboveboard.kit import About, Account, Artifact, Code, Item, Lost, Place

_HOME = "{app_data:com.ubercab}/files/"
_KEYS = _HOME + "base-key-value-store/"
_HOME_SCREEN = "home_screen_layout_simple_store_key"
_MADE = ("https://github.com/abrignoni/ALEAPP (Uber on Android)",)
_BEFORE = 8
"""A value of the key store begins with a byte of its own, others with zeros; the JSON begins within so many bytes."""


def _start(data: bytes) -> int:
    """Where the JSON begins: in UTF-8, or in UTF-16 with the high byte first."""
    for at in range(min(_BEFORE, len(data))):
        if data[at : at + 1] in (b"{", b"["):
            wide = at > 0 and data[at - 1 : at + 2 : 2] == b"\0\0"
            return at - 1 if wide else at
    raise JsonError("no JSON at its beginning")


def _given(data: bytes) -> dict[str, Any]:
    return loose.mapping(json.loads(data[_start(data) :]))


def _places(data: bytes) -> Lookup:
    """Paths in the JSON, counted from the beginning of the file."""
    start = _start(data)
    inner = jsonpath.places(data[start:])

    def lookup(locator: str) -> Found | None:
        found = inner(locator)
        return replace(found, span=Span(found.span.offset + start, found.span.length)) if found else None

    return lookup


def _number(value: object) -> float | None:
    return float(value) if isinstance(value, int | float) and not isinstance(value, bool) else None


def _when(value: object) -> int | None:
    """A time of ISO 8601."""
    text = loose.text(value)
    try:
        return times.iso8601(text).utc_us if text else None
    except ValueError:
        return None


def _position(given: dict[str, Any], at: int | None, kind: str) -> Place | None:
    latitude, longitude = _number(given.get("latitude")), _number(given.get("longitude"))
    if latitude is None or longitude is None:
        return None
    return Place(at=at, latitude=latitude, longitude=longitude, position_class=kind)


def _account(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    given = _given(data)
    if not loose.text(given.get("uuid")):
        yield Lost("no account")
        return
    names = [loose.text(given.get(part)) for part in ("firstName", "lastName")]
    reached = [loose.text(given.get(part)) for part in ("email", "mobileDigits", "mobileCountryIso2")]
    record = Account(
        at=times.UNIX_MS.to_utc_us(loose.mapping(given.get("meta")).get("lastModifiedTimeMs")),
        type="Uber",
        identifier=loose.text(given.get("uuid")),
        username=reached[0],
        name=" ".join(part for part in names if part) or None,
        description=", ".join(part for part in reached[1:] if part) or None,
    )
    kept = ("uuid", "firstName", "lastName", "email", "mobileDigits", "mobileCountryIso2")
    yield Item("$", record, {key: given[key] for key in kept if key in given})


def _here(data: bytes, about: About) -> Iterator[Item | Lost]:
    given = _given(data)
    if about.path.endswith(_HOME_SCREEN):
        place, held = "$.metadata.requestLocation", loose.mapping(given.get("metadata"))
        where, at = loose.mapping(held.get("requestLocation")), _when(held.get("creationTime"))
        kind = "position of the phone when the home screen was asked for"
    else:
        place, where, at, kind = "$", given, None, "last position told to the service"
    record = _position(where, at, kind)
    yield Item(place, record, loose.plain(where)) if record else Lost("no position")


def _cached(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    time, *degrees = (protobuf.get(data, path) for path in ("1.1", "2.1", "2.2"))
    reals = [f.real for f in degrees if f is not None and f.wire in (protobuf.FIXED32, protobuf.FIXED64)]
    if len(reals) != 2 or not (-90 <= reals[0] <= 90 and -180 <= reals[1] <= 180):
        yield Lost("no position")
        return
    at = None if time is None or time.wire != protobuf.VARINT else times.UNIX_MS.to_utc_us(time.uint)
    yield Item("file", Place(at=at, latitude=reals[0], longitude=reals[1], position_class="last position of the phone"))


def _offered(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for cell, value in _given(data).items():
        entry = loose.mapping(value)
        at = times.UNIX_MS.to_utc_us(entry.get("timestamp"))
        trigger = loose.mapping(entry.get("triggerLocation"))
        here = _position(trigger, at, "position that destinations were offered for")
        if here is not None:
            yield Item(f"{cell}/triggerLocation", here, loose.plain(trigger))
        for number, offer in enumerate(loose.mappings(entry.get("shortcuts"))):
            end = loose.mapping(offer.get("destination"))
            where = loose.mapping(end.get("coordinate"))
            lines = [loose.text(end.get(part)) for part in ("addressLine1", "addressLine2")]
            record = Place(
                at=at,
                latitude=_number(where.get("latitude")),
                longitude=_number(where.get("longitude")),
                name=loose.text(offer.get("title")) or lines[0],
                address=loose.text(end.get("fullAddress")) or ", ".join(line for line in lines if line) or None,
                position_class="destination offered by the app",
            )
            yield Item(f"{cell}/shortcuts/{number}", record, loose.plain(offer))


ACCOUNT = Artifact(
    id="android.uber",
    title="Uber: account",
    service="uber",
    emits=Account,
    files=(_KEYS + "realtime-demo_KEY_RIDER",),
    read=(Code(_account, places=_places),),
    says="The rider's account as the app last had it from the service; `at` is when the service last changed it.",
    limits="Payment profiles, sessions and tokens are not read.",
    sources=_MADE,
)
POSITIONS = Artifact(
    id="android.uber.positions",
    title="Uber: positions of the phone",
    service="uber",
    emits=Place,
    files=(
        _KEYS + "realtime-demo_KEY_TARGET_LOCATION_SYNCED",
        f"{_HOME}simplestore/home_screen_simple_store_scope/{_HOME_SCREEN}",
    ),
    read=(Code(_here, places=_places),),
    says="The position last told to the service, and that for which the home screen was last asked for, with its time.",
    limits="Of the first no time is stored. Rides are kept at the service and not in these files.",
    sources=_MADE,
)
CACHED = Artifact(
    id="android.uber.position",
    title="Uber: last position of the phone",
    service="uber",
    emits=Place,
    files=(_HOME + "simplestore/*/CACHED_UBER_LOCATION",),
    read=(Code(_cached),),
    says="The position that the app kept last, with its time.",
    limits="A protocol buffer without a public schema: time and degrees were told by comparing with other files of one phone; its"
    " other fields are not read.",
    sources=_MADE,
)
PLACES = Artifact(
    id="android.uber.places",
    title="Uber: destinations offered",
    service="uber",
    emits=Place,
    files=(_KEYS + "ShortcutsCache_CACHED_SHORTCUTS_MAP_KEY",),
    read=(Code(_offered, places=_places),),
    says="One record for each destination that the app offered, and one for the position that it was offered for.",
    limits="An offer does not show that anybody chose the place or went there.",
    sources=_MADE,
)
