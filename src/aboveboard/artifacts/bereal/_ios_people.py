"""How what ios_people.py reads is decoded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aboveboard.formats import loose
from aboveboard.kit import About, Attachment, Contact, Identifier

# The folder of a cache says what stands in it.
GROUPS = {
    "RelationshipsContactsManager-contact": "address book",
    "RelationshipsFriendsListManager": "friend",
    "RelationshipsRequestReceivedListManager": "request received",
    "RelationshipsRequestSentListManager": "request sent",
    "BlockedUserManager": "blocked",
}


def phones(given: dict[str, Any]) -> Iterator[Identifier]:
    yield from (Identifier(loose.text(n), "phone") for n in loose.listing(given.get("phoneNumbers")) if loose.text(n))
    if handle := loose.text(given.get("username")):
        yield Identifier(handle, "handle")


def person(given: dict[str, Any], about: About) -> Contact:
    group = next((meaning for folder, meaning in GROUPS.items() if f"-{folder}/" in about.path), None)
    url = loose.text(loose.mapping(given.get("profilePicture")).get("url"))
    parts = [loose.text(given.get(part)) for part in ("givenName", "middleName", "familyName")]
    return Contact(
        name=loose.text(given.get("fullname")) or " ".join(part for part in parts if part) or None,
        given_name=parts[0],
        family_name=parts[2],
        nickname=loose.text(given.get("nickName")),
        organization=loose.text(given.get("organizationName")),
        identifiers=list(phones(given)) or None,
        groups=[group] if group else None,
        blocked=True if group == "blocked" else None,
        picture=Attachment(url=url) if url else None,
        contact_id=loose.text(given.get("id")),
    )
