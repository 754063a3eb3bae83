"""Chromium-based browsers on iOS until 2023: the pages of each tab (`session.plist`)."""

from aboveboard.artifacts.chromium._ios_tabs import BROWSERS, SOURCES, files
from aboveboard.formats.times import WEBKIT_US
from aboveboard.kit import Artifact, At, Visit, objects


def _text(value: object) -> str | None:
    """Texts of C++ stand in archives as bytes."""
    return (value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)) or None


OLD_PAGES = tuple(
    Artifact(
        id=f"ios.{service}.old_tab_pages",
        title=f"{title}: pages of tabs, until 2023",
        service=service,
        emits=Visit,
        files=files(bundle, folder, "Sessions/**/session.plist"),
        read=(
            objects(
                "archive",
                "sessions/*/entries/*",
                kind=Visit,
                name="pages",
                at=At("timestamp", WEBKIT_US),
                url=At(("virtualUrlString", "urlString"), _text),
                title=At("title", _text),
                referrer=At("referrerUrlString", _text),
            ),
        ),
        says="One record for each page that could be gone back (or forward) to within a tab, with the time when it was loaded.",
        limits="Private tabs have a folder `OTR` in the path. The time is that of the last load of that entry. Which page of a"
        " tab was shown is not read.",
        sources=SOURCES,
    )
    for service, title, bundle, folder in BROWSERS
)
