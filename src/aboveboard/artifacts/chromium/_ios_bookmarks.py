"""How what ios_bookmarks.py reads is decoded."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats.chromium import bookmarks
from aboveboard.formats.times import WEBKIT_US
from aboveboard.kit import About, Bookmark, Item, Lost

SUPPORT = "{{app_data:{}}}/Library/Application Support/"

# The service, its name, its bundle and where in the support folder profiles are.
BROWSERS = (
    ("chrome", "Chrome", "com.google.chrome.ios", "Google/Chrome/*/"),
    ("edge", "Edge", "com.microsoft.msedge", "**/"),
    ("brave", "Brave", "com.brave.ios.browser", "**/"),
    ("opera", "Opera", "com.opera.Opera*", "**/"),
)

SOURCES = (
    "https://source.chromium.org/chromium/chromium/src (components/history/core/browser, components/bookmarks)",
    "https://chromium.googlesource.com/chromium/src/+/main/docs/user_data_dir.md (folders of iOS)",
)


def time(text: str | None) -> int | None:
    return WEBKIT_US.to_utc_us(int(text)) if text and text.isascii() and text.isdigit() and len(text) < 20 else None


def read(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for entry in bookmarks(data):
        if isinstance(entry, str):
            yield Lost(f"{entry} is no bookmark")
            continue
        record = Bookmark(
            at=time(entry.text("date_added")),
            created_at=time(entry.text("date_added")),
            modified_at=time(entry.text("date_modified")),
            last_viewed_at=time(entry.text("date_last_used")),
            url=entry.text("url"),
            title=entry.text("name"),
            collection="bookmarks",
            folder="/".join(entry.folders) or None,
        )
        yield Item(entry.place, record, entry.values)
