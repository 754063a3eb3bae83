"""Clubhouse on iOS: the account, people that it suggests to invite, and notifications, of its property lists."""

from __future__ import annotations

import json
from collections.abc import Iterator

from aboveboard.formats import keypath, loose, plist
from aboveboard.formats.places import Found, Lookup
from aboveboard.formats.times import COCOA_S, UNIX_S
from aboveboard.kit import About, Account, Artifact, Code, Contact, Event, Identifier, Item, Notification

_INVITES = "contact-upload-store-suggested-invites"
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


def _invites(data: bytes, about: About) -> Iterator[Item]:
    del about
    held = loose.mapping(plist.load(data)).get(_INVITES)
    given = loose.mapping(json.loads(held)) if isinstance(held, bytes) else {}
    for number, person in enumerate(loose.mappings(given.get("suggestedInvites"))):
        phone, key = loose.text(person.get("phoneNumber")), loose.text(person.get("cnContactIdentifier"))
        record = Contact(
            at=COCOA_S.to_utc_us(given.get("lastUpdated")),
            name=loose.text(person.get("name")),
            identifiers=[Identifier(phone, "phone")] if phone else None,
            groups=["suggested to invite", *(["in the app"] if person.get("inApp") is True else [])],
            contact_id=key or loose.text(person.get("hash")),
        )
        yield Item(f"invite {number}", record, {k: v for k, v in person.items() if isinstance(v, str | int)})


def _of_invites(data: bytes) -> Lookup:
    found: Found | None = keypath.places(data)(_INVITES)
    return lambda _: found


def _group(data: bytes, about: About) -> Iterator[Item]:
    given = loose.mapping(plist.load(data))
    times = loose.listing(given.get("notification_received_timestamps"))
    for number, key in enumerate(loose.listing(given.get("notification_received_ids"))):
        when = times[number] if number < len(times) else None
        try:
            at = UNIX_S.to_utc_us(float(when)) if isinstance(when, str) and len(when) < 32 else None
        except ValueError:
            at = None
        record = Notification(at=at, app=about.app, channel="received")
        stored = {"id": key, "timestamp": when}
        yield Item(f"notification {number}", record, {k: v for k, v in stored.items() if isinstance(v, str)})
    held = given.get("widgetConversations")
    for number, talk in enumerate(loose.mappings(json.loads(held)) if isinstance(held, bytes) else ()):
        record = Event(event="conversation", detail=loose.text(talk.get("name")), app=about.app)
        stored = {k: v for k, v in talk.items() if k in ("name", "id") and isinstance(v, str)}
        yield Item(f"conversation {number}", record, stored)


_SOURCES = ("https://github.com/abrignoni/iLEAPP (clubhouse.py)", "property lists of a public test image")
_TESTED = ("josh_ios17_ffs (iOS 17.3)",)
_OWN = ("{app_data:co.alphaexploration.clubhouse}/Library/Preferences/co.alphaexploration.clubhouse.plist",)

ACCOUNT = Artifact(
    id="ios.clubhouse",
    title="Clubhouse: account",
    service="clubhouse",
    emits=Account,
    files=_OWN,
    read=(Code(_account, places=_whole),),
    says="The account that the app's settings name.",
    limits="Whom the account follows and blocks is there as numbers without names and is not read.",
    sources=_SOURCES,
    tested=_TESTED,
)
INVITES = Artifact(
    id="ios.clubhouse.invites",
    title="Clubhouse: people suggested to invite",
    service="clubhouse",
    emits=Contact,
    files=_OWN,
    read=(Code(_invites, places=_of_invites),),
    says="One record for each contact of the address book that the app suggests to invite, at the time of the last list.",
    limits="They come from the address book; nothing says that anybody was invited.",
    sources=_SOURCES,
    tested=_TESTED,
)
GROUP = Artifact(
    id="ios.clubhouse.notifications",
    title="Clubhouse: notifications received and conversations of the widget",
    service="clubhouse",
    emits=(Notification, Event),
    files=("{app_group:group.alphaexploration.clubhouse}/Library/Preferences/group.alphaexploration.clubhouse.plist",),
    read=(Code(_group, places=keypath.whole),),
    says="One record for each notification that the app noted as received, and each conversation that its widget shows.",
    limits="What notifications and conversations said is not stored; conversations have no time.",
    sources=_SOURCES,
    tested=_TESTED,
)
