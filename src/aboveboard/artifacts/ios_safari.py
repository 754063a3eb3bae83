"""Safari on iOS: history and the searches in it, bookmarks, reading list, tabs here and on other devices, downloads."""

from __future__ import annotations

import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any, cast

from aboveboard.formats import plist, times
from aboveboard.kit import (
    About,
    Artifact,
    Bookmark,
    Code,
    Col,
    Const,
    Download,
    Event,
    Item,
    Lost,
    Origin,
    Row,
    Sqlite,
    SqliteCode,
    Visit,
    WebSearch,
    enum,
    flag,
    opt,
)

_HISTORY = (
    "{mobile}/Library/Safari/History.db",
    "{app_data:com.apple.mobilesafari}/Library/Safari/History.db",
    "{app_data:com.apple.mobilesafari}/Library/Safari/Profiles/*/History.db",
)
_SOURCES = (
    "https://github.com/log2timeline/plaso (parsers/sqlite_plugins/safari.py)",
    "https://github.com/abrignoni/iLEAPP (safari artifacts)",
    "databases of public test images",
)
_VISIT_REQUIRES = MappingProxyType({"history_visits": ("history_item", "visit_time"), "history_items": ("url",)})
_ITEM = "LEFT JOIN history_items AS i ON i.id = v.history_item"


def _text(value: object) -> str | None:
    return str(value) if isinstance(value, str) and value else None


def _dict(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def _list(value: object) -> list[Any]:
    return cast("list[Any]", value) if isinstance(value, list) else []


def _kept(given: dict[str, Any]) -> dict[str, Any]:
    """The plain values of a dictionary, dates as the seconds that they are stored as."""
    plain = {k: v for k, v in given.items() if not isinstance(v, dict | list)}
    return {k: float(v) if isinstance(v, plist.Date) else v for k, v in plain.items()}


def _attributes(value: object) -> dict[str, Any]:
    """A property list kept in a cell; what is no such list counts as nothing, the cell itself stays as stored."""
    try:
        return _dict(plist.load(value)) if isinstance(value, bytes) else {}
    except ValueError:
        return {}


HISTORY = Artifact(
    id="ios.safari.history",
    title="Safari history",
    service="ios.safari",
    emits=(Visit, Event),
    files=_HISTORY,
    read=(
        Sqlite(
            name="visits",
            base="history_visits AS v",
            key="v.id",
            requires=_VISIT_REQUIRES,
            joins=(
                _ITEM,
                "LEFT JOIN history_visits AS f ON f.id = v.redirect_source",
                "LEFT JOIN history_items AS fi ON fi.id = f.history_item",
                "LEFT JOIN history_visits AS t ON t.id = v.redirect_destination",
                "LEFT JOIN history_items AS ti ON ti.id = t.history_item",
            ),
            fields={
                "at": Col("v.visit_time", times.COCOA_S),
                "url": Col("i.url"),
                "title": opt("NULLIF(v.title, '')"),
                "visit_count": opt("i.visit_count"),
                "redirect_from": opt("fi.url"),
                "redirect_to": opt("ti.url"),
                "loaded": opt("v.load_successful", flag),
                "origin": opt("v.origin", enum("origin", {0: Origin.HERE.value, 1: Origin.SYNCED.value}, other=None)),
                "visit_id": Col("CAST(v.id AS TEXT)"),
            },
        ),
        Sqlite(
            name="deleted",
            base="history_tombstones AS d",
            key="d.id",
            kind=Event,
            optional=True,
            fields={
                "at": Col("d.start_time", times.COCOA_S),
                "event": Const("history entry deleted"),
                "detail": Col("NULLIF(d.url, '')"),
            },
        ),
    ),
    says="One record for each visit that Safari recorded, and one for each note that it kept of a deletion.",
    limits="Private browsing is not recorded. A page that redirects is a visit of its own. 'Synced' means that "
    "the visit came from another device of the same Apple account. The time of a deletion note is that of the visit "
    "deleted; some have no address.",
    sources=_SOURCES,
    tested=("ios_native_ffs", "plaso test data (safari/History.db)"),
)

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


def _bookmark(row: Row, about: About) -> Bookmark:
    extra, local = _attributes(row["extra"]), _attributes(row["local"])
    reading = _dict(extra.get("com.apple.ReadingList"))
    added = times.COCOA_S.to_utc_us(reading.get("DateAdded"))
    modified = times.COCOA_S.to_utc_us(row["modified"])
    viewed = times.COCOA_S.to_utc_us(local.get("LastVisitTime") or reading.get("DateLastViewed"))
    closed = times.COCOA_S.to_utc_us(row["closed"])
    folder = _text(row["folder"])
    tabs = about.path.endswith("SafariTabs.db")
    listed = folder == "com.apple.ReadingList"
    return Bookmark(
        at=added or viewed or modified or closed,
        url=_text(row["url"]),
        title=_text(row["title"]),
        collection="closed tabs" if closed else "tabs" if tabs else "reading list" if listed else "bookmarks",
        folder=None if listed else folder,
        created_at=added,
        modified_at=modified,
        last_viewed_at=viewed,
        deleted=row["deleted"] == 1 if row["deleted"] is not None else None,
    )


BOOKMARKS = Artifact(
    id="ios.safari.bookmarks",
    title="Safari bookmarks, reading list and tab groups",
    service="ios.safari",
    emits=Bookmark,
    files=(
        "{mobile}/Library/Safari/Bookmarks.db",
        "{mobile}/Library/Safari/SafariTabs.db",
        "{app_data:com.apple.mobilesafari}/Library/Safari/SafariTabs.db",
        "{app_data:com.apple.mobilesafari}/Library/Safari/Bookmarks.db",
    ),
    read=(
        SqliteCode(
            name="bookmarks",
            base="bookmarks AS b",
            key="b.id",
            requires={"bookmarks": ("type", "title", "url")},
            joins=("LEFT JOIN bookmarks AS p ON p.id = b.parent",),
            columns={
                "title": "b.title",
                "url": "b.url",
                "folder?": "p.title",
                "modified?": "b.last_modified",
                "deleted?": "b.deleted",
                "closed?": "b.date_closed",
                "extra?": "b.extra_attributes",
                "local?": "b.local_attributes",
                "position?": "b.order_index",
            },
            make=_bookmark,
            where="b.type IS NOT 1",
            leaves_out="folders, which the records name",
        ),
    ),
    says="One record for each bookmark, entry of the reading list, or tab of a tab group.",
    limits="Only the nearest folder is named. Pages saved for reading offline are not read.",
    sources=_SOURCES,
)

TABS = Artifact(
    id="ios.safari.tabs",
    title="Safari open tabs",
    service="ios.safari",
    emits=Bookmark,
    files=(
        "{mobile}/Library/Safari/BrowserState.db",
        "{app_data:com.apple.mobilesafari}/Library/Safari/BrowserState.db",
    ),
    read=(
        Sqlite(
            base="tabs AS t",
            key="t.id",
            requires={"tabs": ("url", "title")},
            fields={
                "at": opt("t.last_viewed_time", times.COCOA_S),
                "url": Col("NULLIF(t.url, '')"),
                "title": Col("NULLIF(t.title, '')"),
                "collection": opt("CASE t.private_browsing WHEN 1 THEN 'private tabs' ELSE 'tabs' END"),
                "last_viewed_at": opt("t.last_viewed_time", times.COCOA_S),
            },
        ),
    ),
    says="One record for each tab that was open when Safari last saved its state.",
    limits="The pages that one could go back to within a tab are not read.",
    sources=_SOURCES,
    tested=("ios_native_ffs",),
)

CLOUD_TABS = Artifact(
    id="ios.safari.cloud_tabs",
    title="Safari tabs of other devices",
    service="ios.safari",
    emits=Bookmark,
    files=(
        "{mobile}/Library/Safari/CloudTabs.db",
        "{app_data:com.apple.mobilesafari}/Library/Safari/CloudTabs.db",
    ),
    read=(
        Sqlite(
            base="cloud_tabs AS t",
            key="t.rowid",
            requires={"cloud_tabs": ("url", "device_uuid")},
            joins=("LEFT JOIN cloud_tab_devices AS d ON d.device_uuid = t.device_uuid",),
            fields={
                "at": opt("d.last_modified", times.COCOA_S),
                "url": Col("NULLIF(t.url, '')"),
                "title": opt("NULLIF(t.title, '')"),
                "collection": Const("tabs of another device"),
                "folder": opt("COALESCE(NULLIF(d.device_name, ''), NULLIF(t.device_uuid, ''))"),
                "modified_at": opt("d.last_modified", times.COCOA_S),
                "origin": Const(Origin.SYNCED.value),
            },
        ),
    ),
    says="One record for each tab that another device of the same Apple account had reported as open.",
    limits="The time is that of the device's last report, not of a visit. The phone's own tabs may be among them.",
    sources=("https://github.com/abrignoni/iLEAPP", "public notes on CloudTabs.db of macOS"),
)


def _downloads(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for number, entry in enumerate(_list(_dict(plist.load(data)).get("DownloadHistory"))):
        given = _dict(entry)
        if not given:
            yield Lost(f"DownloadHistory/{number} is not a dictionary")
            continue
        started = times.COCOA_S.to_utc_us(given.get("DownloadEntryDateAddedKey"))
        ended = times.COCOA_S.to_utc_us(given.get("DownloadEntryDateFinishedKey"))
        size, received = given.get("DownloadEntryProgressTotalToLoad"), given.get("DownloadEntryProgressBytesSoFar")
        path = _text(given.get("DownloadEntryPath"))
        record = Download(
            at=started or ended,
            url=_text(given.get("DownloadEntryURL")),
            path=path,
            name=path.rsplit("/", 1)[-1] if path else None,
            size=size if isinstance(size, int) and size >= 0 else None,
            received=received if isinstance(received, int) else None,
            ended_at=ended,
        )
        yield Item(f"DownloadHistory/{number}", record, _kept(given))


DOWNLOADS = Artifact(
    id="ios.safari.downloads",
    title="Safari downloads",
    service="ios.safari",
    emits=Download,
    files=(
        "{app_data:com.apple.mobilesafari}/Library/Safari/Downloads/Downloads.plist",
        "{mobile}/Library/Safari/Downloads/Downloads.plist",
    ),
    read=(Code(_downloads),),
    says="One record for each entry of Safari's list of downloads.",
    limits="Entries vanish when the list is cleared, or by themselves after a time that the settings say.",
    sources=("keys as public tools for macOS and iOS name them: DownloadEntryURL, DownloadEntryDateAddedKey …",),
    tested=("josh_ios17_ffs (iOS 17.3; an empty list)",),
)


def _recent(data: bytes, about: About) -> Iterator[Item]:
    del about
    for number, entry in enumerate(_list(_dict(plist.load(data)).get("RecentWebSearches"))):
        given = _dict(entry)
        if _text(given.get("SearchString")):
            record = WebSearch(at=times.COCOA_S.to_utc_us(given.get("Date")), term=given["SearchString"])
            yield Item(f"RecentWebSearches/{number}", record, _kept(given))


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


def _old_history(data: bytes, about: About) -> Iterator[Item]:
    del about
    for number, entry in enumerate(_list(_dict(plist.load(data)).get("WebHistoryDates"))):
        given = _dict(entry)
        stored = _text(given.get("lastVisitedDate"))
        seconds = float(stored) if stored and re.fullmatch(r"\d{1,12}(\.\d{1,9})?", stored) else None
        count = given.get("visitCount")
        record = Visit(
            at=times.COCOA_S.to_utc_us(seconds),
            url=_text(given.get("")),
            title=_text(given.get("title")),
            visit_count=count if isinstance(count, int) else None,
        )
        yield Item(f"WebHistoryDates/{number}", record, _kept(given))


OLD_HISTORY = Artifact(
    id="ios.safari.old_history",
    title="Safari history before iOS 8",
    service="ios.safari",
    emits=Visit,
    files=("{mobile}/Library/Safari/History.plist",),
    read=(Code(_old_history),),
    says="One record for each page of the history, at the time of its last visit.",
    limits="Earlier visits of the same page are only counted.",
    sources=("https://github.com/log2timeline/plaso (parsers/plist_plugins/safari_history.py)",),
)
