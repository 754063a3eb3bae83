"""Open tabs of browsers, made here: Chromium's lists on both systems, and DuckDuckGo's archive."""

import plistlib
import struct

import pytest

from aboveboard.artifacts.chromium.android_tabs import TABS as ANDROID_TABS
from aboveboard.artifacts.chromium.ios_old_tab_pages import OLD_PAGES
from aboveboard.artifacts.chromium.ios_tab_pages import PAGES
from aboveboard.artifacts.chromium.ios_tabs import TABS as IOS_TABS
from aboveboard.artifacts.chromium.opera_tabs import TABS as OPERA_TABS
from aboveboard.artifacts.duckduckgo.ios_tabs import TABS as DUCK_TABS
from aboveboard.formats.chromium import ANDROID
from tests.artifacts.archive_bytes import Instance, When, archive
from tests.artifacts.harness import run, sqlite_bytes

NULL = {"absent": "NULL"}
AT = "2023-11-14T22:13:20.000000Z"
WEBKIT = (1_700_000_000 + 11_644_473_600) * 1_000_000
COCOA = 1_700_000_000 - 978_307_200.0
SHOP, NEWS = "https://shop.example/köln", "https://news.example/"


# --- Android ---------------------------------------------------------------------------------------------------------


def tab(number: int, url: str) -> bytes:
    return struct.pack(">iH", number, len(url.encode())) + url.encode()


LIST = struct.pack(">5i", 5, 3, 1, 0, 2) + tab(9, SHOP) + tab(4, NEWS) + tab(7, "")
OLD_LIST = struct.pack(">4i", 4, 1, -1, 0) + tab(4, NEWS)
OLDEST_LIST = struct.pack(">4i", 3, 2, -1, 0) + struct.pack(">2i", 4, 5)
PLACES = {b.service: f"data/data/{b.packages[0]}/app_tabs/0/tab_state0" for b in ANDROID}

OPERA = "data/data/com.opera.browser/app_opera/session_db"
OPERA_DB = sqlite_bytes(
    """CREATE TABLE tab (tab INTEGER, current_entry INTEGER);
    CREATE TABLE recently_closed_tab (tab INTEGER, restored INTEGER);
    CREATE TABLE navigation_entry (tab INTEGER, ix INTEGER, url TEXT, virtual_url TEXT, title BLOB);
    INSERT INTO tab VALUES (1, 1), (2, 0);
    INSERT INTO recently_closed_tab VALUES (2, 0);""",
    {
        "navigation_entry": [
            (1, 0, "operaui://startpage", "", None),
            (1, 1, SHOP, SHOP, "Köln\0".encode("utf-16-le")),
            (2, 0, NEWS, NEWS, "News"),
            (3, 0, "", "", b""),
        ]
    },
)

# --- iOS -------------------------------------------------------------------------------------------------------------


def number(field: int, value: int) -> bytes:
    out = bytearray([field << 3])
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def inner(field: int, value: bytes | str) -> bytes:
    data = value.encode() if isinstance(value, str) else value
    assert len(data) < 128
    return bytes([field << 3 | 2, len(data)]) + data


TIMES = inner(1, number(1, WEBKIT - 60_000_000)) + inner(2, number(1, WEBKIT))
SESSION = (
    inner(1, number(1, 11) + inner(3, TIMES + inner(3, inner(1, "Köln") + inner(2, SHOP))))
    + inner(1, number(1, 12))
    + number(2, 1)
)
TAB = inner(
    4,
    number(1, 1)
    + inner(2, inner(1, NEWS) + inner(3, "News") + inner(4, number(1, WEBKIT)))
    + inner(2, inner(1, "about:blank") + inner(2, SHOP) + inner(6, inner(1, NEWS))),
)
OLD_SESSION = archive(
    Instance(
        "SessionWindowIOS",
        {
            "sessions": [
                Instance(
                    "CRWSessionStorage",
                    {
                        "entries": [
                            Instance(
                                "CRWNavigationItemStorage",
                                {"virtualUrlString": SHOP.encode(), "title": "Köln", "timestamp": WEBKIT},
                            ),
                            Instance("CRWNavigationItemStorage", {"urlString": NEWS.encode()}),
                        ]
                    },
                )
            ],
            "selectedIndex": 0,
        },
    )
)
BUNDLES = {
    "chrome": "com.google.chrome.ios/Library/Application Support/Google/Chrome/Default/",
    "edge": "com.microsoft.msedge/Library/Application Support/Default/",
}


def where(artifact_id: str) -> str:
    return f"private/var/mobile/Containers/Data/Application/{BUNDLES[artifact_id.split('.')[1]]}"


DUCK = "private/var/mobile/Containers/Data/Application/com.duckduckgo.mobile.ios/Library/Application Support/"
MODEL = archive(
    Instance(
        "DuckDuckGo.TabsModel",
        {
            "currentIndex": 0,
            "tabs2": [
                Instance(
                    "DuckDuckGo.Tab",
                    {
                        "uid": "U1",
                        "viewed": True,
                        "lastViewedDate": When(COCOA),
                        "link": Instance(
                            "Core.Link",
                            {"title": "Köln", "url": Instance("NSURL", {"NS.base": None, "NS.relative": SHOP})},
                        ),
                    },
                ),
                Instance("DuckDuckGo.Tab", {"uid": "U2", "viewed": True, "link": None}),
            ],
        },
    )
)
DUCK_FILE = plistlib.dumps({"TabsModelKey": MODEL}, fmt=plistlib.FMT_BINARY)

FIXTURES = (
    {a.id: {PLACES[a.service]: LIST} for a in ANDROID_TABS}
    | {a.id: {where(a.id) + "SessionStorage/A1/session_metadata.pb": SESSION} for a in IOS_TABS}
    | {a.id: {where(a.id) + "SessionStorage/A1/0000000b/data.pb": TAB} for a in PAGES}
    | {a.id: {where(a.id) + "Sessions/A1/session.plist": OLD_SESSION} for a in OLD_PAGES}
    | {OPERA_TABS.id: {OPERA: OPERA_DB}}
    | {DUCK_TABS.id: {DUCK + "TabsModel": DUCK_FILE}}
)


def test_tabs_on_android() -> None:
    result = run(ANDROID_TABS[0], FIXTURES["android.chrome.tabs"])
    assert [(r["url"], r["collection"], r["folder"]) for r in result.records] == [
        (SHOP, "private tabs", "in front"),
        (NEWS, "tabs", NULL),
        (NULL, "tabs", "in front"),
    ]
    assert result.outcome.status == "complete"


def test_older_lists_on_android() -> None:
    path = PLACES["chrome"]
    (only,) = run(ANDROID_TABS[0], {path: OLD_LIST}).records
    assert (only["url"], only["collection"]) == (NEWS, "tabs, private or not")
    assert [r["url"] for r in run(ANDROID_TABS[0], {path: OLDEST_LIST}).records] == [NULL, NULL]


@pytest.mark.parametrize(
    "data",
    [
        struct.pack(">5i", 6, 0, 0, 0, 0),
        struct.pack(">5i", 2, 0, 0, 0, 0),
        struct.pack(">5i", 5, 1 << 30, 0, 0, 0),
        b"x",
    ],
)
def test_lists_of_an_unknown_form_are_not_read(data: bytes) -> None:
    outcome = run(ANDROID_TABS[0], {PLACES["chrome"]: data}).outcome
    assert (outcome.status, outcome.emitted) == ("failed", 0)


def test_tabs_of_opera() -> None:
    result = run(OPERA_TABS, {OPERA: OPERA_DB})
    assert [(r["url"], r["title"], r["collection"], r["folder"]) for r in result.records] == [
        ("operaui://startpage", NULL, "tabs", "tab 1, page 0"),
        (SHOP, "Köln", "tabs", "tab 1, the page shown"),
        (NEWS, "News", "closed tabs", "tab 2, the page shown"),
        (NULL, NULL, "tabs", "tab 3, page 0"),
    ]


def test_tabs_on_ios() -> None:
    open_tab, bare = run(IOS_TABS[0], FIXTURES["ios.chrome.tabs"]).records
    expected = {
        "at": AT,
        "created_at": "2023-11-14T22:12:20.000000Z",
        "last_viewed_at": AT,
        "url": SHOP,
        "title": "Köln",
        "collection": "tabs",
    }
    assert {name: open_tab[name] for name in expected} == expected
    assert (bare["at"], bare["url"]) == (NULL, NULL)


def test_private_tabs_on_ios_have_a_folder() -> None:
    path = where("ios.chrome.tabs") + "OTR/SessionStorage/A1/session_metadata.pb"
    assert {r["collection"] for r in run(IOS_TABS[0], {path: SESSION}).records} == {"private tabs"}


def test_pages_of_tabs_on_ios() -> None:
    first, second = run(PAGES[0], FIXTURES["ios.chrome.tab_pages"]).records
    assert (first["at"], first["url"], first["title"]) == (AT, NEWS, "News")
    assert (second["at"], second["url"], second["referrer"]) == (NULL, SHOP, NEWS)


def test_pages_of_tabs_on_ios_until_2023() -> None:
    first, second = run(OLD_PAGES[0], FIXTURES["ios.chrome.old_tab_pages"]).records
    assert (first["at"], first["url"], first["title"]) == (AT, SHOP, "Köln")
    assert (second["at"], second["url"], second["title"]) == (NULL, NEWS, NULL)


def test_tabs_of_duckduckgo() -> None:
    seen, empty = run(DUCK_TABS, {DUCK + "TabsModel": DUCK_FILE}).records
    assert (seen["at"], seen["url"], seen["title"], seen["collection"]) == (AT, SHOP, "Köln", "tabs")
    assert (empty["at"], empty["url"], empty["as_stored"]) == (NULL, NULL, {"uid": "U2"})
    (fire, _) = run(DUCK_TABS, {DUCK + "FireTabsModel": DUCK_FILE}).records
    assert fire["collection"] == "private tabs (fire)"


def test_preferences_without_tabs_give_none() -> None:
    outcome = run(DUCK_TABS, {DUCK + "TabsModel": plistlib.dumps({"other": 1}, fmt=plistlib.FMT_BINARY)}).outcome
    assert (outcome.status, outcome.emitted) == ("empty", 0)
