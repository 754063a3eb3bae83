"""Uber: destinations offered."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.uber._android import KEYS, MADE, given_of, number_of, places, position
from aboveboard.formats import loose, times
from aboveboard.kit import About, Artifact, Code, Item, Lost, Place


def _offered(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for cell, value in given_of(data).items():
        entry = loose.mapping(value)
        at = times.UNIX_MS.to_utc_us(entry.get("timestamp"))
        trigger = loose.mapping(entry.get("triggerLocation"))
        here = position(trigger, at, "position that destinations were offered for")
        if here is not None:
            yield Item(f"{cell}/triggerLocation", here, loose.plain(trigger))
        for number, offer in enumerate(loose.mappings(entry.get("shortcuts"))):
            end = loose.mapping(offer.get("destination"))
            where = loose.mapping(end.get("coordinate"))
            lines = [loose.text(end.get(part)) for part in ("addressLine1", "addressLine2")]
            record = Place(
                at=at,
                latitude=number_of(where.get("latitude")),
                longitude=number_of(where.get("longitude")),
                name=loose.text(offer.get("title")) or lines[0],
                address=loose.text(end.get("fullAddress")) or ", ".join(line for line in lines if line) or None,
                position_class="destination offered by the app",
            )
            yield Item(f"{cell}/shortcuts/{number}", record, loose.plain(offer))


PLACES = Artifact(
    id="android.uber.places",
    title="Uber: destinations offered",
    service="uber",
    emits=Place,
    files=(KEYS + "ShortcutsCache_CACHED_SHORTCUTS_MAP_KEY",),
    read=(Code(_offered, places=places),),
    says="One record for each destination that the app offered, and one for the position that it was offered for.",
    limits="An offer does not show that anybody chose the place or went there.",
    sources=MADE,
)
