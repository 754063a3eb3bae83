"""Bluesky: searches."""

from __future__ import annotations

import json
from collections.abc import Iterator

from aboveboard.artifacts.bluesky._ios import HOME, SOURCES
from aboveboard.formats import jsonpath, loose
from aboveboard.formats.places import Lookup
from aboveboard.kit import About, Artifact, Code, Item, WebSearch


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


SEARCHES = Artifact(
    id="ios.bluesky.searches",
    title="Bluesky: searches",
    service="bluesky",
    emits=WebSearch,
    files=(HOME + "manifest.json",),
    read=(Code(_searches, places=_lists),),
    says="One record for each word searched for, in the order of the store.",
    limits="Searches have no time. A list of more than 1024 characters is in a file whose name is a hash of the account, and"
    " newer versions keep it in another store; neither is read.",
    sources=(*SOURCES, "https://github.com/abrignoni/ALEAPP (blueskysearches.py: the keys, on Android)"),
)
