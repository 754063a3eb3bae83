"""BeReal on iOS: the caches of its managers, one JSON object in each file."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any, cast

from aboveboard.formats import loose
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import (
    About,
    Account,
    Artifact,
    Attachment,
    Code,
    Contact,
    Identifier,
    Item,
    Lost,
    Post,
    Record,
)

_CACHES = "{app_data:*}/Library/Caches/disk-bereal-"
# The folder of a cache says what stands in it.
_GROUPS = {
    "RelationshipsContactsManager-contact": "address book",
    "RelationshipsFriendsListManager": "friend",
    "RelationshipsRequestReceivedListManager": "request received",
    "RelationshipsRequestSentListManager": "request sent",
    "BlockedUserManager": "blocked",
}


def _phones(given: dict[str, Any]) -> Iterator[Identifier]:
    yield from (Identifier(loose.text(n), "phone") for n in loose.listing(given.get("phoneNumbers")) if loose.text(n))
    if handle := loose.text(given.get("username")):
        yield Identifier(handle, "handle")


def _person(given: dict[str, Any], about: About) -> Contact:
    group = next((meaning for folder, meaning in _GROUPS.items() if f"-{folder}/" in about.path), None)
    url = loose.text(loose.mapping(given.get("profilePicture")).get("url"))
    parts = [loose.text(given.get(part)) for part in ("givenName", "middleName", "familyName")]
    return Contact(
        name=loose.text(given.get("fullname")) or " ".join(part for part in parts if part) or None,
        given_name=parts[0],
        family_name=parts[2],
        nickname=loose.text(given.get("nickName")),
        organization=loose.text(given.get("organizationName")),
        identifiers=list(_phones(given)) or None,
        groups=[group] if group else None,
        blocked=True if group == "blocked" else None,
        picture=Attachment(url=url) if url else None,
        contact_id=loose.text(given.get("id")),
    )


def _account(given: dict[str, Any], about: About) -> Account:
    del about
    made = COCOA_S.to_utc_us(given.get("createdAt"))
    return Account(
        at=made,
        created_at=made,
        type="BeReal",
        username=loose.text(given.get("username")),
        identifier=loose.text(given.get("id")),
        name=loose.text(given.get("fullname")),
        description=loose.text(given.get("phoneNumber")) or loose.text(given.get("biography")),
    )


def _memory(given: dict[str, Any], about: About) -> Post:
    del about
    pictures = [(side, loose.text(loose.mapping(given.get(side)).get("url"))) for side in ("primary", "secondary")]
    return Post(
        at=COCOA_S.to_utc_us(given.get("memoryDate")),
        own=True,
        title="late" if given.get("isLate") is True else None,
        body=loose.text(given.get("caption")),
        post_id=loose.text(given.get("id")),
        attachments=[Attachment(url=url, title=side) for side, url in pictures if url] or None,
    )


def _read(make: Callable[[dict[str, Any], About], Record]) -> Callable[[bytes, About], Iterator[Item | Lost]]:
    def read(data: bytes, about: About) -> Iterator[Item | Lost]:
        held: object = loose.mapping(json.loads(data)).get("object")
        one: list[tuple[str, object]] = [("object", cast("object", held))]
        many: list[tuple[str, object]] = [(f"object/{n}", each) for n, each in enumerate(loose.listing(held))]
        for place, each in one if isinstance(held, dict) else many:
            given = loose.mapping(each)
            if given:
                yield Item(place, make(given, about), loose.plain(given))
            else:
                yield Lost(f"{place} is no object")

    return read


_COMMON = "Caches hold what the app last fetched. "
_SOURCES = ("https://github.com/abrignoni/iLEAPP (BeReal.py)", "caches of a public test image")
_TESTED = ("josh_ios15_ffs (iOS 15.3.1)",)

PROFILE = Artifact(
    id="ios.bereal",
    title="BeReal: account",
    service="bereal",
    emits=Account,
    files=(_CACHES + "ProfileRepository/*",),
    read=(Code(_read(_account)),),
    says="The account that the app's profile cache holds.",
    limits=_COMMON + "Birthday, region and the phones that the account is used on stay in the stored values or unread.",
    sources=_SOURCES,
    tested=_TESTED,
)
PEOPLE = Artifact(
    id="ios.bereal.people",
    title="BeReal: friends, requests, blocked people and uploaded contacts",
    service="bereal",
    emits=Contact,
    files=tuple(f"{_CACHES}{folder}/*" for folder in _GROUPS),
    read=(Code(_read(_person)),),
    says="One record for each friend, request, blocked person, and contact of the address book that the app took over.",
    limits=_COMMON + "Since when somebody is a friend is not stored in the version seen.",
    sources=_SOURCES,
    tested=_TESTED,
)
MEMORIES = Artifact(
    id="ios.bereal.memories",
    title="BeReal: own posts (memories)",
    service="bereal",
    emits=Post,
    files=(_CACHES + "MemoriesRepository-subject-key/*",),
    read=(Code(_read(_memory)),),
    says="One record for each of the account's own posts in the list of memories, with the addresses of both pictures.",
    limits=_COMMON + "`at` is the day of the post as the app stores it (midnight of the phone's zone), not the moment."
    " Posts of others, comments and reactions (RealMojis) are in caches not seen and not read.",
    sources=_SOURCES,
    tested=_TESTED,
)
