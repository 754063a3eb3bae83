"""Firefox on Android and iOS: places.sqlite and places.db, the library that both have shared since 2019."""

from aboveboard.formats.times import UNIX_MS_OR_US
from aboveboard.kit import Artifact, Bookmark, Col, Const, Sqlite, Visit, WebSearch, enum, flag, milliseconds, opt

_TYPE = enum(
    "visit type",
    {1: "link", 2: "typed", 3: "bookmark", 4: "embedded", 5: "permanent redirect", 6: "temporary redirect",
     7: "download", 8: "framed link", 9: "reload"},
)  # fmt: skip
_FROM = (
    "(SELECT fp.url FROM moz_historyvisits AS f JOIN moz_places AS fp ON fp.id = f.place_id WHERE f.id = v.from_visit)"
)
_VISITS = Sqlite(
    "moz_historyvisits AS v",
    "v.id",
    {
        "at": Col("v.visit_date", UNIX_MS_OR_US),
        "url": Col("p.url"),
        "title": Col("NULLIF(p.title, '')"),
        "visit_count": Col("p.visit_count_local + p.visit_count_remote"),
        "typed_count": Col("p.typed"),
        "hidden": Col("p.hidden", flag),
        "transition": Col("v.visit_type", _TYPE),
        "referrer": Col(f"CASE WHEN v.visit_type NOT IN (5, 6) THEN {_FROM} END"),
        "redirect_from": Col(f"CASE WHEN v.visit_type IN (5, 6) THEN {_FROM} END"),
        "visit_id": Col("CAST(v.id AS TEXT)"),
        "origin": Col("CASE v.is_local WHEN 1 THEN 'made here' WHEN 0 THEN 'synced from another device' END"),
    },
    ("LEFT JOIN moz_places AS p ON p.id = v.place_id",),
    name="visits",
)
_PAGES = Sqlite(
    "moz_places AS p",
    "p.id",
    {
        "at": Col("NULLIF(max(p.last_visit_date_local, p.last_visit_date_remote), 0)", UNIX_MS_OR_US),
        "url": Col("p.url"),
        "title": Col("NULLIF(p.title, '')"),
        "visit_count": Col("p.visit_count_local + p.visit_count_remote"),
        "typed_count": Col("p.typed"),
        "hidden": Col("p.hidden", flag),
    },
    name="pages",
    where="NOT EXISTS (SELECT 1 FROM moz_historyvisits AS v WHERE v.place_id = p.id)"
    " AND NOT EXISTS (SELECT 1 FROM moz_bookmarks AS b WHERE b.fk = p.id)",
    leaves_out="pages whose visits are kept or that are bookmarked; those are records of their own",
)
_BOOKMARKS = Sqlite(
    "moz_bookmarks AS b",
    "b.id",
    {
        "at": Col("b.dateAdded", UNIX_MS_OR_US),
        "created_at": Col("b.dateAdded", UNIX_MS_OR_US),
        "modified_at": Col("b.lastModified", UNIX_MS_OR_US),
        "url": Col("p.url"),
        "title": Col("COALESCE(NULLIF(b.title, ''), NULLIF(p.title, ''))"),
        "collection": Const("bookmarks"),
        "folder": Col("NULLIF(f.title, '')"),
    },
    ("LEFT JOIN moz_places AS p ON p.id = b.fk", "LEFT JOIN moz_bookmarks AS f ON f.id = b.parent"),
    kind=Bookmark,
    name="bookmarks",
    where="b.type = 1",
    leaves_out="folders and separators",
)
_VIEWS = Sqlite(
    "moz_places_metadata AS m",
    "m.id",
    {
        "at": Col("m.created_at", UNIX_MS_OR_US),
        "url": Col("p.url"),
        "title": opt("COALESCE(NULLIF(m.title, ''), NULLIF(p.title, ''))"),
        "duration": Col("m.total_view_time", milliseconds),
        "loaded": Const(value=True),
        "transition": Const("time on a page"),
        "referrer": opt("(SELECT r.url FROM moz_places AS r WHERE r.id = m.referrer_place_id)"),
    },
    ("LEFT JOIN moz_places AS p ON p.id = m.place_id",),
    name="time on pages",
    optional=True,
)
_SEARCHES = Sqlite(
    "moz_places_metadata_search_queries AS q",
    "q.id",
    {
        "at": Col(
            "(SELECT min(m.created_at) FROM moz_places_metadata AS m WHERE m.search_query_id = q.id)", UNIX_MS_OR_US
        ),
        "term": Col("NULLIF(q.term, '')"),
        "url": Col(
            "(SELECT p.url FROM moz_places_metadata AS m JOIN moz_places AS p ON p.id = m.place_id"
            " WHERE m.search_query_id = q.id ORDER BY m.created_at LIMIT 1)"
        ),
        "visit_count": Col("(SELECT count(*) FROM moz_places_metadata AS m WHERE m.search_query_id = q.id)"),
    },
    kind=WebSearch,
    name="searches",
    optional=True,
)
_ANDROID = ("org.mozilla.firefox", "org.mozilla.firefox_beta", "org.mozilla.fenix", "org.torproject.torbrowser")
_IOS = ("{app_group:group.org.mozilla.ios.Firefox*}", "{app_data:org.mozilla.ios.Firefox*}")


def _artifact(system: str, files: tuple[str, ...]) -> Artifact:
    return Artifact(
        id=f"{system}.firefox.places",
        title="Firefox: history, bookmarks, searches",
        service="firefox",
        emits=(Visit, Bookmark, WebSearch),
        files=files,
        read=(_VISITS, _PAGES, _BOOKMARKS, _VIEWS, _SEARCHES),
        says="One record for each visit, each page without visits, each bookmark, each time that a page was looked at"
        " (how long) and each search.",
        limits="A search's time is that of the first page that it led to. Tags, words typed to find a page, and marks"
        " that visits were removed on another device are not read. The browser drops visits after some months."
        " Times are milliseconds; numbers too large for these are taken as microseconds, as Firefox on computers writes.",
        version=2,
        sources=(
            "https://github.com/mozilla/application-services (components/places/sql/create_shared_schema.sql)",
            "https://searchfox.org/mozilla-central/source/toolkit/components/places/nsINavHistoryService.idl",
        ),
    )


PLACES = (
    _artifact("android", tuple(f"{{app_data:{package}}}/files/places.sqlite" for package in _ANDROID)),
    _artifact("ios", tuple(f"{root}/profile.*/places.db" for root in _IOS)),
)
