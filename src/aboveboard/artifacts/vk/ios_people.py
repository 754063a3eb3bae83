"""VK: people that the app cached."""

from __future__ import annotations

from aboveboard.artifacts.vk._ios import FOLDER, SOURCES, account_of, number, object_of
from aboveboard.formats import loose
from aboveboard.kit import About, Artifact, Contact, Identifier, Row, SqliteCode


def _person(row: Row, about: About) -> Contact:
    given = object_of(row["data"])
    first, last = loose.text(given.get("first_name")), loose.text(given.get("last_name"))
    handle = loose.text(given.get("screen_name"))
    return Contact(
        name=" ".join(part for part in (first, last) if part) or None,
        given_name=first,
        family_name=last,
        nickname=loose.text(given.get("nickname")),
        identifiers=[Identifier(handle, "handle")] if handle else None,
        contact_id=number(row["id"]),
        account=account_of(about),
    )


PEOPLE = Artifact(
    id="ios.vk.people",
    title="VK: people that the app cached",
    service="vk",
    emits=Contact,
    files=(FOLDER + "content-store.sqlite",),
    read=(
        SqliteCode(
            base="user AS u",
            key="u.rowid",
            requires={"user": ("id", "data")},
            columns={"id": "u.id", "data": "u.data"},
            make=_person,
        ),
    ),
    says="One record for each person that the app cached.",
    limits="Why the app cached somebody is not known: a record is no sign of a friendship or a conversation.",
    sources=SOURCES,
)
