"""How what ios_people.py reads is decoded."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from aboveboard.artifacts.instagram._ios import codes, field, text
from aboveboard.formats import keypath, plist
from aboveboard.formats.places import Found, Lookup
from aboveboard.kit import About, Attachment, Contact, Identifier, Item, Row


def places(data: bytes) -> Lookup:
    """`metadata/users/0` within the cell `metadata`, whatever the archive's own name of the list of users."""
    paths = keypath.KeyPaths(data, archived=True)
    keys = paths.keys()
    name = "users" if "users" in keys else next((k for k in keys if k.rpartition("*")[2] == "users"), None)

    def lookup(locator: str) -> Found | None:
        number = locator.removeprefix("metadata/users/")
        known = name is not None and number != locator and number.isascii() and number.isdigit()
        return paths.at(name, int(number[:9])) if known and name is not None else None

    return lookup


def people(row: Row, about: About) -> Iterator[Item]:
    del about
    data = row["metadata"]
    if not isinstance(data, bytes):
        raise ValueError("the conversation's metadata is no archive")
    users = field(codes(plist.unarchive(data)), "users")
    for number, user in enumerate(map(codes, cast("list[object]", users) if isinstance(users, list) else [])):
        handle, picture = text(user.get("userName")), text(user.get("profilePicUrl"))
        found = Contact(
            name=text(user.get("fullName")) or handle,
            identifiers=[Identifier(handle, "handle")] if handle else None,
            note=text(user.get("biography")),
            picture=Attachment(url=picture) if picture else None,
            contact_id=text(user.get("pk")),
            account=text(row["viewer"]),
        )
        yield Item(f"metadata/users/{number}", found, {"thread_id": row["thread"], "pk": user.get("pk")})
