"""How what android_people.py reads is decoded."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.instagram._android import parsed_of
from aboveboard.formats import loose
from aboveboard.formats.jsonpath import JsonPaths
from aboveboard.formats.locator import Json, parse
from aboveboard.formats.places import Found, Lookup
from aboveboard.kit import About, Attachment, Contact, Identifier, Item, Row


def places(data: bytes) -> Lookup:
    paths = JsonPaths(data)

    def lookup(locator: str) -> Found | None:
        parsed = parse(locator)
        return paths.at(*parsed.steps) if isinstance(parsed, Json) else None

    return lookup


def people(row: Row, about: About) -> Iterator[Item]:
    del about
    for number, user in enumerate(loose.mappings(parsed_of(row["info"]).get("recipients"))):
        handle, picture = loose.text(user.get("username")), loose.text(user.get("profile_pic_url"))
        key = user.get("id") or user.get("pk_id") or user.get("pk")
        found = Contact(
            account=str(row["me"]) if row["me"] is not None else None,
            name=loose.text(user.get("full_name")) or handle,
            identifiers=[Identifier(handle, "handle")] if handle else None,
            picture=Attachment(url=picture) if picture else None,
            contact_id=str(key) if key is not None else None,
        )
        yield Item(f"$.recipients[{number}]", found, {"username": handle, "full_name": user.get("full_name")})
