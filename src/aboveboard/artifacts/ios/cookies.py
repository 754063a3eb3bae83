"""Cookies.binarycookies: cookies of Safari and of every app that uses the system's web libraries."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import binarycookies
from aboveboard.formats.times import COCOA_S, to_iso
from aboveboard.kit import About, Artifact, Code, Event, Item, Lost


def _read(data: bytes, about: About) -> Iterator[Item | Lost]:
    for cookie in binarycookies.cookies(data):
        if isinstance(cookie, str):
            yield Lost(cookie)
            continue
        created, expires = COCOA_S.to_utc_us(cookie.created), COCOA_S.to_utc_us(cookie.expires)
        until = f", expires {to_iso(expires)}" if expires else ""
        detail = f"{cookie.name} for {cookie.host}{cookie.path}{until}"
        stored = {"host": cookie.host, "name": cookie.name, "path": cookie.path}
        times = {"created": cookie.created, "expires": cookie.expires}
        yield Item(cookie.locator, Event(at=created, event="cookie", detail=detail, app=about.app), stored | times)


COOKIES = Artifact(
    id="ios.cookies",
    title="Cookies of Safari and of apps",
    service="ios.cookies",
    emits=Event,
    files=(
        "{mobile}/Library/Cookies/*.binarycookies",
        "{app_data:*}/Library/Cookies/*.binarycookies",
        "{app_data:*}/SystemData/*/Library/Cookies/*.binarycookies",
        "{app_plugin:*}/Library/Cookies/*.binarycookies",
        "{app_group:*}/Library/Cookies/*.binarycookies",
        "{app_data:*}/Library/WebKit/WebsiteDataStore/*/Cookies/*.binarycookies",
    ),
    read=(Code(_read, name="cookies", places=binarycookies.places),),
    says="One record for each cookie, at the time when it was made: name, host, path and when it expires.",
    limits="Values are never read. A cookie shows that something was loaded from a host, also by advertising in a page;"
    " it is no visit. When one was last used is not stored. Most of iOS's cookies are out of reach of a backup.",
    sources=("https://github.com/libyal/dtformats (documentation/Safari Cookies.asciidoc)",),
    tested=("josh_ios17_ffs (iOS 17.3)", "plaso test data (Cookies.binarycookies)"),
)
