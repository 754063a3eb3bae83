"""Chromium-based browsers on Android: history, searches, downloads, bookmarks, form entries, saved logins' names."""

import json
from collections.abc import Iterable, Iterator
from typing import Any, cast

from aboveboard.formats.times import UNIX_S, WEBKIT_US
from aboveboard.kit import (
    About,
    Account,
    Artifact,
    Bookmark,
    Code,
    Col,
    Download,
    Event,
    Item,
    Lost,
    Sql,
    Sqlite,
    Visit,
    WebSearch,
    enum,
    flag,
    opt,
)

_SOURCES = (
    "https://source.chromium.org/chromium/chromium/src (components/history/core/browser, components/bookmarks,"
    " components/autofill, components/password_manager, ui/base/page_transition_types.h)",
    "https://www.obsidianforensics.com/blog/history-index-files-removed-from-chrome (schema versions)",
)
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


def _downloads(path: str, url: Col, start: Any, *, modern: bool) -> Sqlite:
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
_HISTORY = (
    _VISITS,
    _PAGES,
    _SEARCHES,
    _downloads("COALESCE(NULLIF(d.target_path, ''), d.current_path)", _CHAIN, WEBKIT_US, modern=True),
    # Before Chrome 26 the time was in seconds since 1970, and the address in the table itself.
    _downloads("d.full_path", Col("d.url"), UNIX_S, modern=False),
)

_MAX_FOLDERS = 100
_Waiting = tuple[str, tuple[str, ...], Any]


def _bookmarks(data: bytes, about: About) -> Iterable[Item | Lost]:
    """The bookmark tree: `roots` holds folders, whose `children` hold more."""
    del about
    try:
        roots: dict[str, Any] = json.loads(data)["roots"]
        waiting: list[_Waiting] = [(f"roots/{key}", (), node) for key, node in reversed(roots.items())]
    except (KeyError, AttributeError, TypeError, RecursionError) as error:
        raise ValueError("not a bookmark file") from error
    return _walk([w for w in waiting if isinstance(w[2], dict)])


def _walk(waiting: list[_Waiting]) -> Iterator[Item | Lost]:
    while waiting:
        path, folders, found = waiting.pop()
        if not isinstance(found, dict):
            yield Lost(f"{path} is no bookmark")
            continue
        node = cast("dict[str, Any]", found)
        children: Any = node.get("children")
        if isinstance(children, list):
            inner = (*folders, str(node.get("name") or ""))[:_MAX_FOLDERS]
            waiting.extend(
                (f"{path}/{n}", inner, child) for n, child in reversed([*enumerate(cast("list[Any]", children))])
            )
        elif node.get("url"):
            times = {name: _time(node.get(name)) for name in ("date_added", "date_modified", "date_last_used")}
            yield Item(
                path,
                Bookmark(
                    at=times["date_added"],
                    created_at=times["date_added"],
                    modified_at=times["date_modified"],
                    last_viewed_at=times["date_last_used"],
                    url=str(node["url"]),
                    title=str(node.get("name") or "") or None,
                    collection="bookmarks",
                    folder="/".join(folders) or None,
                ),
                {k: v for k, v in node.items() if isinstance(v, str | int | float)},
            )


def _time(value: Any) -> int | None:
    return WEBKIT_US.to_utc_us(int(value)) if isinstance(value, str) and value.isascii() and value.isdigit() else None


_FORMS = Sqlite(
    "autofill AS f",
    "f.rowid",
    {
        "at": Col("f.date_last_used", UNIX_S),
        "event": Col("'form entry'"),
        "detail": Col("f.name || ': ' || f.value"),
    },
    kind=Event,
    name="forms",
)
_OLD_FORMS = Sqlite(
    "autofill AS f",
    "f.pair_id",
    {
        "at": Col("(SELECT max(w.date_created) FROM autofill_dates AS w WHERE w.pair_id = f.pair_id)", UNIX_S),
        "event": Col("'form entry'"),
        "detail": Col("f.name || ': ' || f.value"),
    },
    kind=Event,
    name="forms",
)
_LOGINS = Sqlite(
    "logins AS l",
    "l.rowid",
    {
        "at": Col("l.date_created", WEBKIT_US),
        "created_at": Col("l.date_created", WEBKIT_US),
        "type": Col("CASE WHEN l.blacklisted_by_user THEN 'never save for this site' ELSE 'saved login' END"),
        "username": Col("NULLIF(l.username_value, '')"),
        "identifier": Col("NULLIF(l.username_value, '')"),
        "description": Col("NULLIF(l.origin_url, '')"),
        "has_secret": opt("length(l.password_value) > 0"),
    },
    kind=Account,
    name="logins",
)


def _browser(ident: str, title: str, folder: str, *packages: str) -> tuple[Artifact, ...]:
    """The artifacts of one browser: history, bookmarks, form entries, saved logins. `folder` holds its profiles."""

    def make(part: str, what: str, name: str, emits: Any, read: tuple[Any, ...], says: str, limits: str) -> Artifact:
        return Artifact(
            id=f"android.{ident}{part}",
            title=f"{title}: {what}",
            service=ident,
            emits=emits,
            files=tuple(f"{{app_data:{package}}}/{folder}{name}" for package in packages),
            read=read,
            says=says,
            limits=limits,
            sources=_SOURCES,
            tested=("plaso and hindsight test data (Chrome 8, 10, 30, 60, 68)",) if ident == "chrome" else (),
        )

    return (
        make(
            "", "history", "History", (Visit, WebSearch, Download), _HISTORY,
            "One record for each visit, each page whose visits are gone, each search and each download.",
            "A search's time is the last visit of its page. Visits can be synced from other devices and last 90 days.",
        ),
        make(
            ".bookmarks", "bookmarks", "Bookmarks", Bookmark, (Code(_bookmarks, name="bookmarks"),),
            "One record for each bookmark in the profile's own file.",
            "Bookmarks kept only in the Google account since 2024 are in another file.",
        ),
        make(
            ".forms", "form entries", "Web Data", Event, (_FORMS, _OLD_FORMS),
            "One record for each value that the browser kept for filling in forms.",
            "Addresses and payment cards are not read.",
        ),
        make(
            ".logins", "saved logins", "Login Data", Account, (_LOGINS,),
            "One record for each site with a saved login.",
            "Passwords are not read; whether one is stored is said.",
        ),
    )  # fmt: skip


_CHROME = ("com.android.chrome", "com.chrome.beta", "com.chrome.dev", "com.chrome.canary", "org.chromium.chrome")
_BRAVE = ("com.brave.browser", "com.brave.browser_beta", "com.brave.browser_nightly")
_OPERA = ("com.opera.browser", "com.opera.mini.native", "com.opera.gx", "com.opera.touch")
_SAMSUNG = ("com.sec.android.app.sbrowser", "com.sec.android.app.sbrowser.beta")
CHROME, CHROME_BOOKMARKS, CHROME_FORMS, CHROME_LOGINS = _browser("chrome", "Chrome", "app_chrome/*/", *_CHROME)
BRAVE, BRAVE_BOOKMARKS, BRAVE_FORMS, BRAVE_LOGINS = _browser("brave", "Brave", "app_chrome/*/", *_BRAVE)
EDGE, EDGE_BOOKMARKS, EDGE_FORMS, EDGE_LOGINS = _browser("edge", "Edge", "app_chrome/*/", "com.microsoft.emmx")
KIWI, KIWI_BOOKMARKS, KIWI_FORMS, KIWI_LOGINS = _browser("kiwi", "Kiwi", "app_chrome/*/", "com.kiwibrowser.browser")
VIVALDI, VIVALDI_BOOKMARKS, VIVALDI_FORMS, VIVALDI_LOGINS = _browser(
    "vivaldi", "Vivaldi", "app_chrome/*/", "com.vivaldi.browser", "com.vivaldi.browser.snapshot"
)
OPERA, OPERA_BOOKMARKS, OPERA_FORMS, OPERA_LOGINS = _browser("opera", "Opera", "app_opera/**/", *_OPERA)
SAMSUNG, SAMSUNG_BOOKMARKS, SAMSUNG_FORMS, SAMSUNG_LOGINS = _browser(
    "samsung_internet", "Samsung Internet", "app_sbrowser/*/", *_SAMSUNG
)
YANDEX, YANDEX_BOOKMARKS, YANDEX_FORMS, YANDEX_LOGINS = _browser(
    "yandex_browser", "Yandex Browser", "app_chromium/*/", "com.yandex.browser"
)
