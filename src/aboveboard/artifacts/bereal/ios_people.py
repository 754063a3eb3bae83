"""BeReal: friends, requests, blocked people and uploaded contacts."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aboveboard.artifacts.bereal._ios import CACHES, COMMON, SOURCES, TESTED, read_replies
from aboveboard.formats import loose
from aboveboard.kit import About, Artifact, Attachment, Code, Contact, Identifier

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


PEOPLE = Artifact(
    id="ios.bereal.people",
    title="BeReal: friends, requests, blocked people and uploaded contacts",
    service="bereal",
    emits=Contact,
    files=tuple(f"{CACHES}{folder}/*" for folder in _GROUPS),
    read=(Code(read_replies(_person)),),
    says="One record for each friend, request, blocked person, and contact of the address book that the app took over.",
    limits=COMMON + "Since when somebody is a friend is not stored in the version seen.",
    sources=SOURCES,
    tested=TESTED,
)
