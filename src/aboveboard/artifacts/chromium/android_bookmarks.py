"""Chromium-based browsers on Android: bookmarks."""

from collections.abc import Iterator

from aboveboard.formats.chromium import ANDROID, Browser, bookmarks, places
from aboveboard.formats.times import WEBKIT_US
from aboveboard.kit import About, Artifact, Bookmark, Code, Item, Lost


def _time(text: str | None) -> int | None:
    return WEBKIT_US.to_utc_us(int(text)) if text and text.isascii() and text.isdigit() and len(text) < 20 else None


def _read(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for entry in bookmarks(data):
        if isinstance(entry, str):
            yield Lost(f"{entry} is no bookmark")
            continue
        added = _time(entry.text("date_added"))
        bookmark = Bookmark(
            at=added,
            created_at=added,
            modified_at=_time(entry.text("date_modified")),
            last_viewed_at=_time(entry.text("date_last_used")),
            url=entry.text("url"),
            title=entry.text("name"),
            collection="bookmarks",
            folder="/".join(entry.folders) or None,
        )
        yield Item(entry.place, bookmark, entry.values)


def _artifact(browser: Browser) -> Artifact:
    return Artifact(
        id=f"android.{browser.service}.bookmarks",
        title=f"{browser.title}: bookmarks",
        service=browser.service,
        emits=Bookmark,
        files=browser.files("Bookmarks"),
        read=(Code(_read, name="bookmarks", places=places),),
        says="One record for each bookmark in the profile's own file.",
        limits="Bookmarks kept only in the Google account since 2024 are in another file.",
        sources=("https://source.chromium.org/chromium/chromium/src (components/bookmarks)",),
    )


BOOKMARKS = tuple(_artifact(browser) for browser in ANDROID)
