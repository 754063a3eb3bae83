"""Safari's own short list of recent searches, in its settings."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import loose, plist, times
from aboveboard.kit import About, Artifact, Code, Item, WebSearch


def _recent(data: bytes, about: About) -> Iterator[Item]:
    del about
    for number, entry in enumerate(loose.listing(loose.mapping(plist.load(data)).get("RecentWebSearches"))):
        given = loose.mapping(entry)
        if loose.text(given.get("SearchString")):
            record = WebSearch(at=times.COCOA_S.to_utc_us(given.get("Date")), term=given["SearchString"])
            yield Item(f"RecentWebSearches/{number}", record, loose.plain(given))


RECENT_SEARCHES = Artifact(
    id="ios.safari.recent_searches",
    title="Safari recent searches",
    service="ios.safari",
    emits=WebSearch,
    files=(
        "{app_data:com.apple.mobilesafari}/Library/Preferences/com.apple.mobilesafari.plist",
        "{mobile}/Library/Preferences/com.apple.mobilesafari.plist",
    ),
    read=(Code(_recent),),
    says="One record for each entry of Safari's own short list of recent searches.",
    limits="The list holds the last few only, and of one text the last time only.",
    sources=("https://github.com/abrignoni/iLEAPP (safariRecentWebSearches)",),
)
