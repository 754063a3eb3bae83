"""Chromium-based browsers on iOS: history of Edge, Brave and Opera, and bookmarks of these and Chrome."""

from aboveboard.formats.times import UNIX_S, WEBKIT_US
from aboveboard.kit import (
    Artifact,
    Col,
    Const,
    Event,
    Sql,
    Sqlite,
    Visit,
    WebSearch,
    flag,
    opt,
)

_SUPPORT = "{{app_data:{}}}/Library/Application Support/"
# The service, its name, its bundle and where in the support folder profiles are.
_BROWSERS = (
    ("chrome", "Chrome", "com.google.chrome.ios", "Google/Chrome/*/"),
    ("edge", "Edge", "com.microsoft.msedge", "**/"),
    ("brave", "Brave", "com.brave.ios.browser", "**/"),
    ("opera", "Opera", "com.opera.Opera*", "**/"),
)
_SOURCES = (
    "https://source.chromium.org/chromium/chromium/src (components/history/core/browser, components/bookmarks)",
    "https://chromium.googlesource.com/chromium/src/+/main/docs/user_data_dir.md (folders of iOS)",
)
_DURATION = Sql("microseconds", "CASE WHEN {} > 0 THEN {} / 1000000.0 END", sentinels=(0,))
_HISTORY = (
    Sqlite(
        "visits AS v",
        "v.id",
        {
            "at": Col("v.visit_time", WEBKIT_US),
            "url": Col("u.url"),
            "title": Col("NULLIF(u.title, '')"),
            "visit_count": opt("u.visit_count"),
            "typed_count": opt("u.typed_count"),
            "hidden": opt("u.hidden", flag),
            "duration": opt("v.visit_duration", _DURATION),
            "referrer": Col(
                "(SELECT fu.url FROM visits AS f JOIN urls AS fu ON fu.id = f.url WHERE f.id = v.from_visit)",
                optional=True,
            ),
            "visit_id": Col("CAST(v.id AS TEXT)"),
        },
        ("LEFT JOIN urls AS u ON u.id = v.url",),
    ),
    Sqlite(
        "keyword_search_terms AS k",
        "k.rowid",
        {
            "at": opt("u.last_visit_time", WEBKIT_US),
            "term": Col("NULLIF(k.term, '')"),
            "url": opt("u.url"),
            "visit_count": opt("u.visit_count"),
        },
        ("LEFT JOIN urls AS u ON u.id = k.url_id",),
        kind=WebSearch,
        name="searches",
        optional=True,
    ),
)


HISTORIES = tuple(
    Artifact(
        id=f"ios.{service}.history",
        title=f"{title}: history",
        service=service,
        emits=(Visit, WebSearch),
        files=(_SUPPORT.format(bundle) + folder + "History",),
        read=_HISTORY,
        says="One record for each visit of the browser's history, and one for each search that it noted.",
        limits="The folder is looked for anywhere in the app's support folder: which one a version uses is not documented."
        " A search's time is the last visit of its page. Opera's older versions kept their history otherwise.",
        sources=_SOURCES,
    )
    for service, title, bundle, folder in _BROWSERS
    if service != "chrome"
)
FORMS = Artifact(
    id="ios.chrome.forms",
    title="Chrome: form entries",
    service="chrome",
    emits=Event,
    files=(_SUPPORT.format("com.google.chrome.ios") + "Google/Chrome/*/Web Data",),
    read=(
        Sqlite(
            "autofill AS f",
            "f.rowid",
            {
                "at": Col("f.date_last_used", UNIX_S),
                "event": Const("form entry"),
                "detail": Col("f.name || ': ' || f.value"),
            },
            name="forms",
        ),
    ),
    says="One record for each value that the browser kept for filling in forms.",
    limits="Addresses and payment cards are not read.",
    sources=("https://source.chromium.org/chromium/chromium/src (components/autofill)",),
)
