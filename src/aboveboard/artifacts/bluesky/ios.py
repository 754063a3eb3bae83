"""Bluesky on iOS: accounts and searches of the app's local storage, which keeps large values in files of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from aboveboard.artifacts.bluesky._ios import HOME, SOURCES
from aboveboard.formats import jsonpath, loose
from aboveboard.formats.places import Found, Lookup
from aboveboard.kit import About, Account, Artifact, Code, Item

_STORAGE = "6b4d31064d04d1c547f0f2deeac0ba07"
"""MD5 of the key BSKY_STORAGE, which names its file."""
_TOKENS = ("accessJwt", "refreshJwt")


def _places(data: bytes) -> Lookup:
    """Paths of JSON; tokens of an account are marked as not to be shown."""
    lookup = jsonpath.places(data)

    def found(locator: str) -> Found | None:
        place = lookup(locator)
        hidden = [lookup(f"{locator}.{token}") for token in _TOKENS]
        return place and replace(place, secrets=tuple(each.span for each in hidden if each))

    return found


def _accounts(data: bytes, about: About) -> Iterator[Item]:
    del about
    session = loose.mapping(loose.mapping(json.loads(data)).get("session"))
    for number, given in enumerate(loose.mappings(session.get("accounts"))):
        record = Account(
            type="Bluesky",
            username=loose.text(given.get("handle")),
            identifier=loose.text(given.get("did")),
            description=loose.text(given.get("email")),
            has_secret=any(given.get(token) for token in _TOKENS),
        )
        stored = {k: given[k] for k in ("did", "handle", "email") if isinstance(given.get(k), str)}
        yield Item(f"$.session.accounts[{number}]", record, stored)


ACCOUNTS = Artifact(
    id="ios.bluesky",
    title="Bluesky: accounts",
    service="bluesky",
    emits=Account,
    files=(HOME + _STORAGE,),
    read=(Code(_accounts, places=_places),),
    says="One record for each account that the app's session lists.",
    limits="Tokens are not read; that they are there is said. Posts and messages are not read: where the"
    " app keeps them on iOS, if at all, is not public.",
    sources=SOURCES,
)
