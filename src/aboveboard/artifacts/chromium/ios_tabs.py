"""Chromium-based browsers on iOS: open tabs (`session_metadata.pb`)."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.chromium._ios_tabs import BROWSERS, SOURCES, collection, files, number, words
from aboveboard.formats import protobuf
from aboveboard.formats.times import WEBKIT_US
from aboveboard.kit import About, Artifact, Bookmark, Code, Item


def _tabs(data: bytes, about: About) -> Iterator[Item]:
    """Field 1 is a tab: 1 its number; 3 its times (1 made, 2 last active) and page (3: title 1, address 2)."""
    for place, tab in enumerate(protobuf.every(data, "1")):
        url, title = words(tab.bytes, "3.3.2"), words(tab.bytes, "3.3.1")
        made, active = number(tab.bytes, "3.1.1"), number(tab.bytes, "3.2.1")
        record = Bookmark(
            at=WEBKIT_US.to_utc_us(active),
            last_viewed_at=WEBKIT_US.to_utc_us(active),
            created_at=WEBKIT_US.to_utc_us(made),
            url=url,
            title=title,
            collection=collection(about.path),
        )
        stored = {"identifier": number(tab.bytes, "1"), "creation_time": made, "last_active_time": active}
        kept = {
            name: value for name, value in {**stored, "page_url": url, "page_title": title}.items() if value is not None
        }
        yield Item(f"1[{place}]", record, kept)


TABS = tuple(
    Artifact(
        id=f"ios.{service}.tabs",
        title=f"{title}: open tabs",
        service=service,
        emits=Bookmark,
        files=files(bundle, folder, "SessionStorage/*/session_metadata.pb"),
        read=(Code(_tabs, name="tabs"),),
        says="One record for each tab that was open when the browser last saved them: its page, when it was made and when it was"
        " last active.",
        limits="Private tabs are told apart by their folder. Names of groups of tabs are not read. Pages that one could go back"
        " to are another artifact's.",
        sources=SOURCES,
    )
    for service, title, bundle, folder in BROWSERS
)
