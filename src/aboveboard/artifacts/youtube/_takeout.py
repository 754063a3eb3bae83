"""How what the files of YouTube's export hold is decoded."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from aboveboard.formats import loose, times
from aboveboard.formats.addresses import asked
from aboveboard.kit import About, Item, Lost, Origin, Visit, WebSearch


def when(text: object) -> int | None:
    """The time of an entry, which has a zone. Raises ValueError."""
    return times.iso8601(text).utc_us if isinstance(text, str) and text else None


def entries(data: bytes) -> Iterator[tuple[int, dict[str, Any]]]:
    """Entries of YouTube and YouTube Music, and the number of each."""
    for number, value in enumerate(loose.listing(json.loads(data))):
        entry = loose.mapping(value)
        if str(entry.get("header", "")).startswith("YouTube"):
            yield number, entry


def viewed(data: bytes, about: About) -> Iterator[Item | Lost]:
    """What was watched. Titles are in the account's own language, with a word for 'watched' before or after them."""
    del about
    for number, entry in entries(data):
        channel = loose.mapping(next(iter(loose.listing(entry.get("subtitles"))), None))
        url, title = loose.text(entry.get("titleUrl")), loose.text(entry.get("title"))
        try:
            at = when(entry.get("time"))
        except ValueError as error:
            yield Lost(f"entry {number}: {error}")
            continue
        shown = loose.listing(entry.get("details"))
        record = Visit(
            at=at,
            url=url,
            title=" · ".join(part for part in (title, loose.text(channel.get("name"))) if part) or None,
            transition="viewed, as an advertisement" if shown else "viewed",
            origin=Origin.SYNCED,
        )
        stored = {"title": title, "titleUrl": url, "time": entry.get("time"), "channel": channel.get("name")}
        yield Item(str(number), record, {k: v for k, v in stored.items() if isinstance(v, str)})


def searched(data: bytes, about: About) -> Iterator[Item | Lost]:
    """What was searched for; entries of what was watched may stand in the same file and are left to the other."""
    del about
    for number, entry in entries(data):
        url = loose.text(entry.get("titleUrl"))
        term = asked(url, "search_query")
        if term is None:
            continue
        try:
            at = when(entry.get("time"))
        except ValueError as error:
            yield Lost(f"entry {number}: {error}")
            continue
        record = WebSearch(at=at, term=term, url=url, engine="YouTube", origin=Origin.SYNCED)
        stored = {"titleUrl": url, "time": entry.get("time"), "title": entry.get("title")}
        yield Item(str(number), record, {k: v for k, v in stored.items() if isinstance(v, str)})
