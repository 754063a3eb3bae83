"""Searches in Safari's history: the words in the addresses of known engines' pages of results."""

from __future__ import annotations

import re
from types import MappingProxyType

from aboveboard.formats import times
from aboveboard.kit import About, Artifact, Origin, Row, SqliteCode, WebSearch

_HISTORY = (
    "{mobile}/Library/Safari/History.db",
    "{app_data:com.apple.mobilesafari}/Library/Safari/History.db",
    "{app_data:com.apple.mobilesafari}/Library/Safari/Profiles/*/History.db",
)
_VISIT_REQUIRES = MappingProxyType({"history_visits": ("history_item", "visit_time"), "history_items": ("url",)})
_ITEM = "LEFT JOIN history_items AS i ON i.id = v.history_item"
# Host and the names of the parameters that carry the words, where the path does not matter.
_ENGINES = (
    (re.compile(r"(^|\.)google\.[a-z.]{2,6}$"), ("q",)),
    (re.compile(r"(^|\.)(bing|ecosia|qwant|kagi|ask|sm|so)\.(com|org|cn)$"), ("q",)),
    (re.compile(r"(^|\.)duckduckgo\.com$"), ("q",)),
    (re.compile(r"^search\.brave\.com$"), ("q",)),
    (re.compile(r"^search\.yahoo\.[a-z.]{2,6}$|\.search\.yahoo\.com$"), ("p", "q")),
    (re.compile(r"(^|\.)baidu\.com$"), ("word", "wd")),
    (re.compile(r"(^|\.)sogou\.com$"), ("keyword", "query")),
    (re.compile(r"(^|\.)yandex\.[a-z.]{2,6}$"), ("text",)),
    (re.compile(r"(^|\.)startpage\.com$"), ("query", "q")),
    (re.compile(r"(^|\.)naver\.com$"), ("query",)),
    (re.compile(r"(^|\.)youtube\.com$"), ("search_query",)),
    (re.compile(r"(^|\.)amazon\.[a-z.]{2,6}$"), ("k", "field-keywords")),
    (re.compile(r"(^|\.)wikipedia\.org$"), ("search",)),
)
_URL = re.compile(r"https?://(?:[^/?#@]*@)?([^/?#:]+)(?::\d+)?([^?#]*)\?([^#]*)", re.IGNORECASE)
_ESCAPED = re.compile(rb"%([0-9A-Fa-f]{2})")


def _unquote(text: str) -> str:
    raw = text.replace("+", " ").encode("utf-8", "replace")
    return _ESCAPED.sub(lambda found: bytes((int(found[1], 16),)), raw).decode("utf-8", "replace")


def search_in(url: str) -> tuple[str, str] | None:
    """(engine's host, words) of an address that is a search at a known engine, else None."""
    match = _URL.match(url[:8192])
    if match is None:
        return None
    host = match[1].lower()
    names = next((names for pattern, names in _ENGINES if pattern.search(host)), ())
    if not names:
        return None
    # Assets, sign-ins and redirections of the same hosts may carry a parameter of that name as well.
    if re.search(r"/(url|accounts|signin|imgres|maps/vt)\b", match[2]):
        return None
    given = dict(pair.split("=", 1) for pair in reversed(match[3].split("&")) if "=" in pair)
    words = next((_unquote(given[name]).strip() for name in names if given.get(name)), "")
    return (host, words) if words else None


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
