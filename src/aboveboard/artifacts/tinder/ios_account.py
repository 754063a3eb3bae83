"""Tinder on iOS: the account, of the app's settings."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.tinder._ios import SOURCES
from aboveboard.formats import keypath, loose, plist
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import About, Account, Artifact, Code, Item

_EMAIL, _MADE, _LAST = "Profile.email", "Profile.accountCreated", "Session.lastConsecutiveLoginDate"


def _account(data: bytes, about: About) -> Iterator[Item]:
    del about
    held = loose.plain(loose.mapping(plist.load(data)))
    if not any(held.get(key) for key in (_EMAIL, _MADE)):
        return
    record = Account(
        at=COCOA_S.to_utc_us(held.get(_LAST)),
        type="Tinder",
        username=loose.text(held.get(_EMAIL)),
        created_at=COCOA_S.to_utc_us(held.get(_MADE)),
    )
    yield Item("account", record, {key: held[key] for key in (_EMAIL, _MADE, _LAST) if key in held})


ACCOUNT = Artifact(
    id="ios.tinder.account",
    title="Tinder account",
    service="tinder",
    emits=Account,
    files=("{app_data:com.cardify.tinder}/Library/Preferences/com.cardify.tinder.plist",),
    read=(Code(_account, places=keypath.whole),),
    says="One record for the account of the settings: its address, when it was made, and as `at` the last of the logins on days"
    " that follow each other.",
    limits="Telephone number and accounts linked to it, which are packed into one of the settings, are not read.",
    sources=SOURCES,
)
