"""Clubhouse: people suggested to invite."""

from __future__ import annotations

import json
from collections.abc import Iterator

from aboveboard.artifacts.clubhouse._ios import OWN, SOURCES, TESTED
from aboveboard.formats import keypath, loose, plist
from aboveboard.formats.places import Found, Lookup
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import About, Artifact, Code, Contact, Identifier, Item

_INVITES = "contact-upload-store-suggested-invites"


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


INVITES = Artifact(
    id="ios.clubhouse.invites",
    title="Clubhouse: people suggested to invite",
    service="clubhouse",
    emits=Contact,
    files=OWN,
    read=(Code(_invites, places=_of_invites),),
    says="One record for each contact of the address book that the app suggests to invite, at the time of the last list.",
    limits="They come from the address book; nothing says that anybody was invited.",
    sources=SOURCES,
    tested=TESTED,
)
