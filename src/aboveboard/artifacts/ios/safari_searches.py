"""Searches in Safari's history: the words in the addresses of known engines' pages of results."""

from __future__ import annotations

from types import MappingProxyType

from aboveboard.artifacts.ios._searches import search_in
from aboveboard.formats import times
from aboveboard.kit import About, Artifact, Origin, Row, SqliteCode, WebSearch

_HISTORY = (
    "{mobile}/Library/Safari/History.db",
    "{app_data:com.apple.mobilesafari}/Library/Safari/History.db",
    "{app_data:com.apple.mobilesafari}/Library/Safari/Profiles/*/History.db",
)
_VISIT_REQUIRES = MappingProxyType({"history_visits": ("history_item", "visit_time"), "history_items": ("url",)})
_ITEM = "LEFT JOIN history_items AS i ON i.id = v.history_item"


def _search(row: Row, about: About) -> WebSearch | None:
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


SEARCHES = Artifact(
    id="ios.safari.searches",
    title="Searches in Safari's history",
    service="ios.safari",
    emits=WebSearch,
    files=_HISTORY,
    read=(
        SqliteCode(
            name="searches",
            base="history_visits AS v",
            key="v.id",
            requires=_VISIT_REQUIRES,
            joins=(_ITEM,),
            columns={"time": "v.visit_time", "url": "i.url", "origin?": "v.origin"},
            make=_search,
            leaves_out="visits whose address is not a search at an engine known here",
        ),
    ),
    says="One record for each recorded visit of a known search engine's page of results: words out of its address.",
    limits="Turning a page of results, or going back to it, is a visit too. Words that a page sends otherwise are not "
    "seen. That an address was loaded does not show that its words were typed.",
    sources=("the addresses of the engines' own pages of results",),
    tested=("ios_native_ffs", "plaso test data (safari/History.db)"),
)
