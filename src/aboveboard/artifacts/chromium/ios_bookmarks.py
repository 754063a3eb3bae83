"""Chromium-based browsers on iOS: bookmarks of Chrome, Edge, Brave and Opera."""

from aboveboard.artifacts.chromium._ios_bookmarks import BROWSERS, SOURCES, SUPPORT, read
from aboveboard.formats.chromium import places
from aboveboard.kit import Artifact, Bookmark, Code

BOOKMARKS = tuple(
    Artifact(
        id=f"ios.{service}.bookmarks",
        title=f"{title}: bookmarks",
        service=service,
        emits=Bookmark,
        files=tuple(SUPPORT.format(bundle) + folder + name for name in ("Bookmarks", "AccountBookmarks")),
        read=(Code(read, name="bookmarks", places=places),),
        says="One record for each bookmark in the profile's own files.",
        limits="Reading lists are in a store of their own, which is not read.",
        sources=SOURCES,
    )
    for service, title, bundle, folder in BROWSERS
)
