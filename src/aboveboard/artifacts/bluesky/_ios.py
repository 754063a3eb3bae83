"""What the files about bluesky share."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from aboveboard.formats import jsonpath, loose
from aboveboard.formats.places import Found, Lookup
from aboveboard.kit import About, Account, Item

HOME = "{app_data:xyz.blueskyweb.app}/Library/Application Support/xyz.blueskyweb.app/RCTAsyncLocalStorage_V1/"

SOURCES = (
    "https://github.com/bluesky-social/social-app (src/state/persisted)",
    "https://github.com/react-native-async-storage/async-storage (ios: RNCAsyncStorage)",
)


STORAGE = "6b4d31064d04d1c547f0f2deeac0ba07"
"""MD5 of the key BSKY_STORAGE, which names its file."""

TOKENS = ("accessJwt", "refreshJwt")


def places(data: bytes) -> Lookup:
    """Paths of JSON; tokens of an account are marked as not to be shown."""
    lookup = jsonpath.places(data)

    def found(locator: str) -> Found | None:
        place = lookup(locator)
        hidden = [lookup(f"{locator}.{token}") for token in TOKENS]
        return place and replace(place, secrets=tuple(each.span for each in hidden if each))

    return found


def accounts(data: bytes, about: About) -> Iterator[Item]:
    del about
    session = loose.mapping(loose.mapping(json.loads(data)).get("session"))
    for number, given in enumerate(loose.mappings(session.get("accounts"))):
        record = Account(
            type="Bluesky",
            username=loose.text(given.get("handle")),
            identifier=loose.text(given.get("did")),
            description=loose.text(given.get("email")),
            has_secret=any(given.get(token) for token in TOKENS),
        )
        stored = {k: given[k] for k in ("did", "handle", "email") if isinstance(given.get(k), str)}
        yield Item(f"$.session.accounts[{number}]", record, stored)
