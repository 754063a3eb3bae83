"""Opera on Android: tabs, open and closed, with the pages of each (`session_db`)."""

from __future__ import annotations

from typing import Any

from aboveboard.formats.chromium import ANDROID
from aboveboard.kit import Artifact, Bookmark, Col, Py, Sqlite


def _text(value: Any) -> str | None:
    """Text, or bytes of UTF-16. Raises ValueError for other bytes."""
    return (value.decode("utf-16-le").rstrip("\0") if isinstance(value, bytes) else str(value)) or None


_TITLE = Py("utf16_title", _text)
_PACKAGES = next(browser.packages for browser in ANDROID if browser.service == "opera")

TABS = Artifact(
    id="android.opera.tabs",
    title="Opera: tabs",
    service="opera",
    emits=Bookmark,
    files=tuple(f"{{app_data:{package}}}/app_opera/session_db" for package in _PACKAGES),
    read=(
        Sqlite(
            base="navigation_entry AS n",
            key="n.rowid",
            joins=("LEFT JOIN tab AS t ON t.rowid = (SELECT min(o.rowid) FROM tab AS o WHERE o.tab = n.tab)",),
            requires={
                "navigation_entry": ("tab", "ix", "url", "title"),
                "tab": ("tab", "current_entry"),
                "recently_closed_tab": ("tab",),
            },
            fields={
                "url": Col("NULLIF(n.url, '')"),
                "title": Col("NULLIF(NULLIF(n.title, ''), x'')", _TITLE),
                "collection": Col(
                    "CASE WHEN EXISTS (SELECT 1 FROM recently_closed_tab AS c WHERE c.tab = n.tab) THEN 'closed tabs'"
                    " ELSE 'tabs' END"
                ),
                "folder": Col(
                    "'tab ' || n.tab || CASE WHEN n.ix = t.current_entry THEN ', the page shown' ELSE ', page ' || n.ix END"
                ),
            },
        ),
    ),
    says="One record for each page of each tab, open or closed: `folder` has the tab's number and says which page was shown.",
    limits="No time is stored; `android.opera` has the last visit of an address. Private tabs are not in this store. A page that"
    " is not there may have been visited all the same.",
    sources=("https://github.com/abrignoni/ALEAPP (OperaBrowser)",),
)
