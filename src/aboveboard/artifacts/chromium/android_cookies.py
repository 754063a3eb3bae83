"""Cookies of Chromium-based browsers on Android, and of the web views inside apps."""

from aboveboard.formats.chromium import ANDROID, Browser
from aboveboard.formats.times import WEBKIT_US
from aboveboard.kit import Artifact, Col, Const, Event, Sqlite


def _when(word: str, column: str) -> str:
    return (
        f"CASE WHEN {column} > 0 THEN ', {word} ' || COALESCE(strftime('%Y-%m-%dT%H:%M:%SZ',"
        f" {column} / 1000000 - 11644473600, 'unixepoch'), 'at no known time') ELSE '' END"
    )


_COOKIES = Sqlite(
    "cookies AS c",
    "c.rowid",
    {
        "at": Col("c.creation_utc", WEBKIT_US),
        "event": Const("cookie"),
        "detail": Col(
            f"c.name || ' for ' || c.host_key || c.path || {_when('last used', 'c.last_access_utc')}"
            f" || {_when('expires', 'c.expires_utc')}"
        ),
    },
    name="cookies",
)


def _artifact(service: str, title: str, files: tuple[str, ...]) -> Artifact:
    return Artifact(
        id=f"android.{service}.cookies",
        title=f"{title}: cookies",
        service=service,
        emits=Event,
        files=files,
        read=(_COOKIES,),
        says="One record for each cookie, at the time when it was made: name, host, path, last use and expiry.",
        limits="Values, encrypted or not, are never read. A cookie shows that something was loaded from a host, also by"
        " advertising in a page; it is no visit.",
        sources=("https://source.chromium.org/chromium/chromium/src (net/extras/sqlite)",),
        tested=("plaso test data (Chrome 68, and a schema of 2012)",) if service == "chrome" else (),
    )


def _of(browser: Browser) -> Artifact:
    return _artifact(browser.service, browser.title, browser.files("Cookies") + browser.files("Network/Cookies"))


_VIEWS = ("{app_data:*}/app_webview/Cookies", "{app_data:*}/app_webview/*/Cookies")
COOKIES = (*map(_of, ANDROID), _artifact("webview", "Web views of apps", _VIEWS))
