"""How what android_storage.py reads is decoded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from aboveboard.formats import jsonpath, loose
from aboveboard.formats.places import Found, Lookup
from aboveboard.kit import About, Account, Item, Row, WebSearch

SOURCES = (
    "https://docs.bsky.app (app.bsky.feed, chat.bsky.convo)",
    "https://github.com/abrignoni/ALEAPP (bluesky*.py)",
)

TOKENS = ("accessJwt", "refreshJwt")


def places(data: bytes) -> Lookup:
    """Paths of JSON; tokens of an account are marked as not to be shown."""
    lookup = jsonpath.places(data)

    def found(locator: str) -> Found | None:
        place = lookup(locator)
        hidden = [lookup(f"{locator}.{token}") for token in TOKENS]
        return place and replace(place, secrets=tuple(each.span for each in hidden if each))

    return found


def stored_of(row: Row, about: About) -> Iterator[Item]:
    del about
    held: Any = json.loads(row["value"]) if isinstance(row["value"], str) else None
    if row["key"] == "BSKY_STORAGE":
        for number, given in enumerate(
            loose.mappings(loose.mapping(loose.mapping(held).get("session")).get("accounts"))
        ):
            record = Account(
                type="Bluesky",
                username=loose.text(given.get("handle")),
                identifier=loose.text(given.get("did")),
                description=loose.text(given.get("email")),
                has_secret=any(given.get(token) for token in TOKENS),
            )
            stored = {k: given[k] for k in ("did", "handle", "email") if isinstance(given.get(k), str)}
            yield Item(f"$.session.accounts[{number}]", record, stored)
    else:
        for number, term in enumerate(loose.listing(held)):
            if isinstance(term, str) and term:
                yield Item(f"$[{number}]", WebSearch(term=term, engine="bluesky"), {"term": term})
