"""Chromium-based browsers on Android: history, searches and downloads."""

from aboveboard.formats.chromium import ANDROID, Browser
from aboveboard.formats.times import UNIX_S, WEBKIT_US
from aboveboard.kit import Artifact, Clock, Col, Decoder, Download, Sql, Sqlite, Visit, WebSearch, enum, flag, opt

_TRANSITION = enum(
    "core transition",
    {0: "link", 1: "typed", 2: "bookmark", 3: "automatic subframe", 4: "manual subframe", 5: "generated",
     6: "start page", 7: "form", 8: "reload", 9: "keyword", 10: "keyword generated"},
)  # fmt: skip
_SECONDS = Sql("microseconds", "CASE WHEN {} > 0 THEN {} / 1000000.0 END", sentinels=(0,))
_FROM = "(SELECT fu.url FROM visits AS f JOIN urls AS fu ON fu.id = f.url WHERE f.id = v.from_visit)"
_REDIRECT = "(v.transition & 3221225472) <> 0"  # client (0x40000000) and server (0x80000000) redirects
_BASENAME = "NULLIF(replace({}, rtrim({}, replace({}, '/', '')), ''), '')"
_STATE = enum("state", {0: "in progress", 1: "complete", 2: "cancelled", 3: "interrupted", 4: "interrupted"})

_VISITS = Sqlite(
    "visits AS v",
    "v.id",
    {
        "at": Col("v.visit_time", WEBKIT_US),
        "url": Col("u.url"),
        "title": Col("NULLIF(u.title, '')"),
        "visit_count": Col("u.visit_count"),
        "typed_count": Col("u.typed_count"),
        "hidden": Col("u.hidden", flag),
        "transition": Col("v.transition & 255", _TRANSITION),
        "duration": opt("v.visit_duration", _SECONDS),
        "referrer": Col(f"CASE WHEN NOT {_REDIRECT} THEN {_FROM} END"),
        "redirect_from": Col(f"CASE WHEN {_REDIRECT} THEN {_FROM} END"),
        "visit_id": Col("CAST(v.id AS TEXT)"),
        "origin": opt(
            "(SELECT CASE s.source WHEN 0 THEN 'synced from another device' WHEN 1 THEN 'made here' END"
            " FROM visit_source AS s WHERE s.id = v.id)"
        ),
    },
    ("LEFT JOIN urls AS u ON u.id = v.url",),
    name="visits",
)
_PAGES = Sqlite(
    "urls AS u",
    "u.id",
    {
        "at": Col("u.last_visit_time", WEBKIT_US),
        "url": Col("u.url"),
        "title": Col("NULLIF(u.title, '')"),
        "visit_count": Col("u.visit_count"),
        "typed_count": Col("u.typed_count"),
        "hidden": Col("u.hidden", flag),
    },
    name="pages",
    where="NOT EXISTS (SELECT 1 FROM visits AS v WHERE v.url = u.id)",
    leaves_out="pages whose visits are kept; each visit is a record of its own",
)
_SEARCHES = Sqlite(
    "keyword_search_terms AS k",
    "k.rowid",
    {
        "at": Col("u.last_visit_time", WEBKIT_US),
        "term": Col("k.term"),
        "url": Col("u.url"),
        "visit_count": Col("u.visit_count"),
    },
    ("LEFT JOIN urls AS u ON u.id = k.url_id",),
    kind=WebSearch,
    name="searches",
    optional=True,
)


def _downloads(path: str, url: Col, start: Decoder, *, modern: bool) -> Sqlite:
    return Sqlite(
        "downloads AS d",
        "d.id",
        {
            "at": Col("d.start_time", start),
            "ended_at": opt("d.end_time", WEBKIT_US),
            "opened_at": opt("d.last_access_time", WEBKIT_US),
            "url": url,
            "referrer": opt("NULLIF(d.referrer, '')"),
            "path": Col(f"NULLIF({path}, '')"),
            "name": Col(_BASENAME.replace("{}", path)),
            "mime": opt("NULLIF(d.mime_type, '')"),
            "size": Col("NULLIF(d.total_bytes, -1)"),
            "received": Col("d.received_bytes"),
            "status": Col("d.state", _STATE),
        },
        kind=Download,
        name="downloads",
        requires={"downloads_url_chains": ("chain_index",)} if modern else {},
        optional=True,
    )


_CHAIN = Col("(SELECT dc.url FROM downloads_url_chains AS dc WHERE dc.id = d.id ORDER BY dc.chain_index DESC LIMIT 1)")
_READ = (
    _VISITS,
    _PAGES,
    _SEARCHES,
    _downloads("COALESCE(NULLIF(d.target_path, ''), d.current_path)", _CHAIN, WEBKIT_US, modern=True),
    # Before Chrome 26 the time was in seconds since 1970, and the address in the table itself.
    _downloads("d.full_path", Col("d.url"), UNIX_S, modern=False),
)


def _artifact(browser: Browser) -> Artifact:
    return Artifact(
        id=f"android.{browser.service}",
        title=f"{browser.title}: history",
        service=browser.service,
        emits=(Visit, WebSearch, Download),
        files=browser.files("History"),
        read=_READ,
        says="One record for each visit, each page whose visits are gone, each search and each download.",
        limits="A search's time is the last visit of its page. Visits can be synced from other devices and last 90 days.",
        sources=(
            "https://source.chromium.org/chromium/chromium/src (components/history/core/browser)",
            "https://www.obsidianforensics.com/blog/history-index-files-removed-from-chrome (schema versions)",
        ),
        clocks={"at": Clock.DEVICE},
        tested=("plaso and hindsight test data (Chrome 8, 10, 30, 60, 68)",) if browser.service == "chrome" else (),
    )


HISTORIES = tuple(_artifact(browser) for browser in ANDROID)
