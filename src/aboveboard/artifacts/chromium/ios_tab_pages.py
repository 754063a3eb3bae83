"""Chromium-based browsers on iOS: the pages that one can go back to within each tab (`data.pb`)."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.chromium._ios_tabs import BROWSERS, SOURCES, collection, files, number, words
from aboveboard.formats import protobuf
from aboveboard.formats.times import WEBKIT_US
from aboveboard.kit import About, Artifact, Code, Item, Visit


def _pages(data: bytes, about: About) -> Iterator[Item]:
    """Field 4 holds the pages as its field 2: address 1, the one shown 2, title 3, time 4.1, referrer 6.1."""
    for place, page in enumerate(protobuf.every(data, "4.2")):
        given = {
            name: words(page.bytes, path)
            for name, path in (("url", "1"), ("virtual_url", "2"), ("title", "3"), ("referrer", "6.1"))
        }
        when = number(page.bytes, "4.1")
        record = Visit(
            at=WEBKIT_US.to_utc_us(when),
            url=given["virtual_url"] or given["url"],
            title=given["title"],
            referrer=given["referrer"],
            transition=f"page of one of the {collection(about.path)}",
        )
        kept = {name: value for name, value in {**given, "timestamp": when}.items() if value is not None}
        yield Item(f"4.2[{place}]", record, kept)


PAGES = tuple(
    Artifact(
        id=f"ios.{service}.tab_pages",
        title=f"{title}: pages of tabs",
        service=service,
        emits=Visit,
        files=files(bundle, folder, "SessionStorage/*/*/data.pb"),
        read=(Code(_pages, name="pages"),),
        says="One record for each page that could be gone back (or forward) to within a tab, with the time when it was loaded;"
        " `transition` says whether the tab was a private one.",
        limits="The time is that of the last load of that entry, also when a tab was restored. Pages of tabs that were closed are"
        " gone, but for pages in the history.",
        sources=SOURCES,
    )
    for service, title, bundle, folder in BROWSERS
)
