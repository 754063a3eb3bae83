"""How what safari_searches.py reads is decoded."""

from __future__ import annotations

from types import MappingProxyType

from aboveboard.artifacts.ios._searches import search_in
from aboveboard.formats import times
from aboveboard.kit import About, Origin, Row, WebSearch

HISTORY = (
    "{mobile}/Library/Safari/History.db",
    "{app_data:com.apple.mobilesafari}/Library/Safari/History.db",
    "{app_data:com.apple.mobilesafari}/Library/Safari/Profiles/*/History.db",
)

VISIT_REQUIRES = MappingProxyType({"history_visits": ("history_item", "visit_time"), "history_items": ("url",)})

ITEM = "LEFT JOIN history_items AS i ON i.id = v.history_item"


def search(row: Row, about: About) -> WebSearch | None:
    del about
    found = search_in(row["url"]) if isinstance(row["url"], str) else None
    if found is None:
        return None
    return WebSearch(
        at=times.COCOA_S.to_utc_us(row["time"]),
        term=found[1],
        url=row["url"],
        engine=found[0],
        origin={0: Origin.HERE, 1: Origin.SYNCED}.get(row["origin"]),
    )
