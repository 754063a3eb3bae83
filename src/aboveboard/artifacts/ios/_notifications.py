"""How what notifications.py reads is decoded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aboveboard.formats import loose, plist
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import About, Item, Lost, Notification

LIBRARY = "../Library.plist"

KEYS = ("AppNotificationTitle", "AppNotificationSubtitle", "AppNotificationMessage", "AppNotificationCreationDate")


def opened(data: bytes) -> object:
    value = plist.load(data)
    return plist.unarchive(value) if plist.is_archive(value) else value


def app_of(about: About) -> str | None:
    """The folder's name is the app's bundle id, or a number that the file beside the folders gives it."""
    folder = about.path.rsplit("/", 2)[-2] if about.path.count("/") > 1 else None
    listed = about.companions.get(LIBRARY)
    if folder and listed:
        for bundle, number in loose.mapping(opened(listed)).items():
            if number == folder:
                return bundle
    return folder


def notification(given: dict[str, Any], app: str | None) -> Notification:
    titles = [loose.text(given.get(key)) for key in KEYS[:2]]
    return Notification(
        at=COCOA_S.to_utc_us(given.get("AppNotificationCreationDate")),
        app=app,
        title=" · ".join(title for title in titles if title) or None,
        body=loose.text(given.get("AppNotificationMessage")),
    )


def read(data: bytes, about: About) -> Iterator[Item | Lost]:
    app = app_of(about)
    for number, value in enumerate(loose.listing(opened(data))):
        given = loose.mapping(value)
        if not given:
            yield Lost(f"entry {number} is not a dictionary")
            continue
        stored = {k: v for k, v in loose.plain(given).items() if k in KEYS}
        yield Item(str(number), notification(given, app), stored)
