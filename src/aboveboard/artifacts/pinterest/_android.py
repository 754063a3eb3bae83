"""What the files about pinterest share."""

from __future__ import annotations

import json
from collections.abc import Iterator

from aboveboard.formats import loose
from aboveboard.formats.android import elements
from aboveboard.formats.element import Element
from aboveboard.formats.times import rfc2822
from aboveboard.kit import About, Account, Item

SOURCES = ("https://github.com/abrignoni/ALEAPP (pinterest.py)",)


def mine(root: Element) -> Iterator[tuple[str, Element]]:
    for number, element in enumerate(root.findall("string"), 1):
        if element.get("name") == "PREF_MY_USER":
            yield f"map/string[{number}]", element


def account(data: bytes, about: About) -> Iterator[Item]:
    del about
    for place, element in elements(data, "string"):
        if element.get("name") != "PREF_MY_USER":
            continue
        given = loose.mapping(json.loads(element.text or ""))
        text = loose.text(given.get("created_at"))
        try:
            made = rfc2822(text).utc_us if text else None
        except ValueError:
            made = None
        record = Account(
            at=made,
            created_at=made,
            type="Pinterest",
            username=loose.text(given.get("username")),
            identifier=loose.text(given.get("id")),
            name=loose.text(given.get("full_name")),
            description=loose.text(given.get("email")),
        )
        stored = {k: given.get(k) for k in ("id", "username", "full_name", "email", "created_at", "last_pin_save_time")}
        yield Item(place, record, {k: v for k, v in stored.items() if isinstance(v, str)})
