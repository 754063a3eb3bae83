"""Chromium-based browsers on Android: the sites that logins were saved for."""

from aboveboard.formats.chromium import ANDROID, Browser
from aboveboard.formats.times import WEBKIT_US
from aboveboard.kit import Account, Artifact, Col, Sqlite, opt

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


def _artifact(browser: Browser) -> Artifact:
    return Artifact(
        id=f"android.{browser.service}.logins",
        title=f"{browser.title}: saved logins",
        service=browser.service,
        emits=Account,
        files=browser.files("Login Data"),
        read=(_LOGINS,),
        says="One record for each site with a saved login.",
        limits="Passwords are not read; whether one is stored is said.",
        sources=("https://source.chromium.org/chromium/chromium/src (components/password_manager)",),
    )


LOGINS = tuple(_artifact(browser) for browser in ANDROID)
