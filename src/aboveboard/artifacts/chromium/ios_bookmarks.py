"""Chromium-based browsers on iOS: bookmarks of Chrome, Edge, Brave and Opera."""

from collections.abc import Iterator

from aboveboard.formats.chromium import bookmarks, places
from aboveboard.formats.times import WEBKIT_US
from aboveboard.kit import About, Artifact, Bookmark, Code, Item, Lost

_SUPPORT = "{{app_data:{}}}/Library/Application Support/"
# The service, its name, its bundle and where in the support folder profiles are.
_BROWSERS = (
    ("chrome", "Chrome", "com.google.chrome.ios", "Google/Chrome/*/"),
    ("edge", "Edge", "com.microsoft.msedge", "**/"),
    ("brave", "Brave", "com.brave.ios.browser", "**/"),
    ("opera", "Opera", "com.opera.Opera*", "**/"),
)
_SOURCES = (
    "https://source.chromium.org/chromium/chromium/src (components/history/core/browser, components/bookmarks)",
    "https://chromium.googlesource.com/chromium/src/+/main/docs/user_data_dir.md (folders of iOS)",
)


def _time(text: str | None) -> int | None:
    return WEBKIT_US.to_utc_us(int(text)) if text and text.isascii() and text.isdigit() and len(text) < 20 else None


def _read(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for entry in bookmarks(data):
        if isinstance(entry, str):
            yield Lost(f"{entry} is no bookmark")
            continue
        record = Bookmark(
            at=_time(entry.text("date_added")),
            created_at=_time(entry.text("date_added")),
            modified_at=_time(entry.text("date_modified")),
            last_viewed_at=_time(entry.text("date_last_used")),
            url=entry.text("url"),
            title=entry.text("name"),
            collection="bookmarks",
            folder="/".join(entry.folders) or None,
        )
        yield Item(entry.place, record, entry.values)


BOOKMARKS = tuple(
    Artifact(
        id=f"ios.{service}.bookmarks",
        title=f"{title}: bookmarks",
        service=service,
        emits=Bookmark,
        files=tuple(_SUPPORT.format(bundle) + folder + name for name in ("Bookmarks", "AccountBookmarks")),
        read=(Code(_read, name="bookmarks", places=places),),
        says="One record for each bookmark in the profile's own files.",
        limits="Reading lists are in a store of their own, which is not read.",
        sources=_SOURCES,
    )
    for service, title, bundle, folder in _BROWSERS
)
