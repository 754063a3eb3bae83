"""Clubhouse on iOS: the account, people that it suggests to invite, and notifications, of its property lists."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.clubhouse._ios import OWN, SOURCES, TESTED
from aboveboard.formats import keypath, loose, plist
from aboveboard.formats.places import Lookup
from aboveboard.kit import About, Account, Artifact, Code, Item

_KEYS = ("MyUsername", "MyName", "PhoneNumber", "UserServerId", "MyPhotoUrl", "NumInvites", "MyIsAdmin")


def _account(data: bytes, about: About) -> Iterator[Item]:
    del about
    given = loose.mapping(plist.load(data))
    kept = {key: given.get(f"kStorageKey{key}") for key in _KEYS}
    if kept["MyUsername"] is None and kept["UserServerId"] is None:
        return
    number = kept["UserServerId"]
    record = Account(
        type="Clubhouse",
        username=loose.text(kept["MyUsername"]),
        identifier=str(number) if isinstance(number, int | str) and number != "" else None,
        name=loose.text(kept["MyName"]),
        description=loose.text(kept["PhoneNumber"]),
    )
    yield Item("account", record, {f"kStorageKey{k}": v for k, v in kept.items() if isinstance(v, str | int)})


def _whole(data: bytes) -> Lookup:
    """All of the list, without the tokens for the test that a person is there."""
    paths = keypath.KeyPaths(data, secret=lambda key: "Token" in key)
    return lambda _: paths.find("")


ACCOUNT = Artifact(
    id="ios.clubhouse",
    title="Clubhouse: account",
    service="clubhouse",
    emits=Account,
    files=OWN,
    read=(Code(_account, places=_whole),),
    says="The account that the app's settings name.",
    limits="Whom the account follows and blocks is there as numbers without names and is not read.",
    sources=SOURCES,
    tested=TESTED,
)
