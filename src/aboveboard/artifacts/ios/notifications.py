"""Notifications still shown or kept: `DeliveredNotifications.plist` of each app."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aboveboard.formats import keypath, loose, plist
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import About, Artifact, Code, Item, Lost, Notification

_LIBRARY = "../Library.plist"
_KEYS = ("AppNotificationTitle", "AppNotificationSubtitle", "AppNotificationMessage", "AppNotificationCreationDate")


def _opened(data: bytes) -> object:
    value = plist.load(data)
    return plist.unarchive(value) if plist.is_archive(value) else value


def _app(about: About) -> str | None:
    """The folder's name is the app's bundle id, or a number that the file beside the folders gives it."""
    folder = about.path.rsplit("/", 2)[-2] if about.path.count("/") > 1 else None
    listed = about.companions.get(_LIBRARY)
    if folder and listed:
        for bundle, number in loose.mapping(_opened(listed)).items():
            if number == folder:
                return bundle
    return folder


def _notification(given: dict[str, Any], app: str | None) -> Notification:
    titles = [loose.text(given.get(key)) for key in _KEYS[:2]]
    return Notification(
        at=COCOA_S.to_utc_us(given.get("AppNotificationCreationDate")),
        app=app,
        title=" · ".join(title for title in titles if title) or None,
        body=loose.text(given.get("AppNotificationMessage")),
    )


def _read(data: bytes, about: About) -> Iterator[Item | Lost]:
    app = _app(about)
    for number, value in enumerate(loose.listing(_opened(data))):
        given = loose.mapping(value)
        if not given:
            yield Lost(f"entry {number} is not a dictionary")
            continue
        stored = {k: v for k, v in loose.plain(given).items() if k in _KEYS}
        yield Item(str(number), _notification(given, app), stored)


NOTIFICATIONS = Artifact(
    id="ios.notifications",
    title="Notifications delivered",
    service="ios.notifications",
    emits=Notification,
    files=("{mobile}/Library/UserNotifications/*/DeliveredNotifications.plist",),
    read=(Code(_read, companions=(_LIBRARY,), places=keypath.archived),),
    says="One record for each notification that an app had standing when the copy was made.",
    limits="Notifications that were dismissed are gone from the file. Pictures with them are not read. Later the folder"
    " is a number; the app is then known only where the file beside the folders names it.",
    sources=("https://github.com/abrignoni/iLEAPP (notificationsXII)",),
    absent_from=("itunes backup",),
)
