"""DuckDuckGo on iOS: open tabs (a keyed archive in `TabsModel`, before 2025 in the preferences)."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import keypath, loose, plist
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import About, Artifact, Bookmark, Code, Item

_KEYS = ("TabsModelKey", "com.duckduckgo.opentabs")
_LISTS = ("tabs", "tabs2")


def _tabs(data: bytes, about: About) -> Iterator[Item]:
    """Raises PlistError where the file or the archive in it is none."""
    fire = about.path.rpartition("/")[2].startswith("Fire")
    given = loose.mapping(plist.load(data))
    for key in _KEYS:
        packed = given.get(key)
        model = loose.mapping(plist.unarchive(plist.load(packed))) if isinstance(packed, bytes) else {}
        for name in _LISTS:
            for number, tab in enumerate(loose.mappings(model.get(name))):
                link, seen = loose.mapping(tab.get("link")), tab.get("lastViewedDate")
                at = COCOA_S.to_utc_us(float(seen)) if isinstance(seen, plist.Date) else None
                url, title = loose.text(link.get("url")), loose.text(link.get("title"))
                record = Bookmark(
                    at=at, last_viewed_at=at, url=url, title=title, collection="private tabs (fire)" if fire else "tabs"
                )
                stored = {"uid": tab.get("uid"), "url": url, "title": title, "lastViewedDate": seen}
                yield Item(
                    f"{key}/{name}/{number}", record, loose.plain({k: v for k, v in stored.items() if v is not None})
                )


TABS = Artifact(
    id="ios.duckduckgo.tabs",
    title="DuckDuckGo: open tabs",
    service="duckduckgo",
    emits=Bookmark,
    files=(
        "{app_data:com.duckduckgo.mobile.ios}/Library/Application Support/TabsModel",
        "{app_data:com.duckduckgo.mobile.ios}/Library/Application Support/FireTabsModel",
        "{app_data:com.duckduckgo.mobile.ios}/Library/Preferences/com.duckduckgo.mobile.ios.plist",
        "{app_group:group.com.duckduckgo.*}/Library/Preferences/group.com.duckduckgo.*.plist",
    ),
    read=(Code(_tabs, name="tabs", places=keypath.whole),),
    says="One record for each tab that was open when the app last saved them: its page, and when it was last looked at, which"
    " older versions did not store.",
    limits="A tab without a page is one on the start page. Pages that one could go back to are not read.",
    sources=(
        "https://github.com/duckduckgo/iOS (DuckDuckGo/TabsModel.swift, Tab.swift, TabsModelPersistence.swift, Core/Link.swift)",
    ),
)
