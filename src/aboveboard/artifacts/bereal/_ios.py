"""What the files about bereal share."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, cast

from aboveboard.formats import loose
from aboveboard.kit import About, Item, Lost, Record

CACHES = "{app_data:*}/Library/Caches/disk-bereal-"


def read_replies(make: Callable[[dict[str, Any], About], Record]) -> Callable[[bytes, About], Iterator[Item | Lost]]:
    def read(data: bytes, about: About) -> Iterator[Item | Lost]:
        held: object = loose.mapping(json.loads(data)).get("object")
        one: list[tuple[str, object]] = [("object", cast("object", held))]
        many: list[tuple[str, object]] = [(f"object/{n}", each) for n, each in enumerate(loose.listing(held))]
        for place, each in one if isinstance(held, dict) else many:
            given = loose.mapping(each)
            if given:
                yield Item(place, make(given, about), loose.plain(given))
            else:
                yield Lost(f"{place} is no object")

    return read


COMMON = "Caches hold what the app last fetched. "

SOURCES = ("https://github.com/abrignoni/iLEAPP (BeReal.py)", "caches of a public test image")

TESTED = ("josh_ios15_ffs (iOS 15.3.1)",)
