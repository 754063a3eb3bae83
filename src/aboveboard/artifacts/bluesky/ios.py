"""Bluesky on iOS: accounts and searches of the app's local storage, which keeps large values in files of their own."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace

from aboveboard.formats import jsonpath, loose
from aboveboard.formats.places import Found, Lookup
from aboveboard.kit import About, Account, Artifact, Code, Item, WebSearch

_HOME = "{app_data:xyz.blueskyweb.app}/Library/Application Support/xyz.blueskyweb.app/RCTAsyncLocalStorage_V1/"
_STORAGE = "6b4d31064d04d1c547f0f2deeac0ba07"
"""MD5 of the key BSKY_STORAGE, which names its file."""
_TOKENS = ("accessJwt", "refreshJwt")
_SOURCES = (
    "https://github.com/bluesky-social/social-app (src/state/persisted)",
    "https://github.com/react-native-async-storage/async-storage (ios: RNCAsyncStorage)",
)


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


def _searches(data: bytes, about: About) -> Iterator[Item]:
    """The list of terms is a text of JSON inside the JSON."""
    del about
    for key, held in loose.mapping(json.loads(data)).items():
        if key != "searchHistory" and not key.startswith("searchHistory:"):
            continue
        account = key.partition(":")[2] or None
        for number, term in enumerate(loose.listing(json.loads(held) if isinstance(held, str) else None)):
            if isinstance(term, str) and term:
                record = WebSearch(term=term, engine="bluesky", account=account)
                yield Item(f"{key} {number}", record, {"terms": held})


def _lists(data: bytes) -> Lookup:
    """Each term leads to the text that holds all terms of its key."""
    paths = jsonpath.JsonPaths(data)
    return lambda locator: paths.at(locator.rpartition(" ")[0])


ACCOUNTS = Artifact(
    id="ios.bluesky",
    title="Bluesky: accounts",
    service="bluesky",
    emits=Account,
    files=(_HOME + _STORAGE,),
    read=(Code(_accounts, places=_places),),
    says="One record for each account that the app's session lists.",
    limits="Tokens are not read; that they are there is said. Posts and messages are not read: where the"
    " app keeps them on iOS, if at all, is not public.",
    sources=_SOURCES,
)
SEARCHES = Artifact(
    id="ios.bluesky.searches",
    title="Bluesky: searches",
    service="bluesky",
    emits=WebSearch,
    files=(_HOME + "manifest.json",),
    read=(Code(_searches, places=_lists),),
    says="One record for each word searched for, in the order of the store.",
    limits="Searches have no time. A list of more than 1024 characters is in a file whose name is a hash of the account, and"
    " newer versions keep it in another store; neither is read.",
    sources=(*_SOURCES, "https://github.com/abrignoni/ALEAPP (blueskysearches.py: the keys, on Android)"),
)
