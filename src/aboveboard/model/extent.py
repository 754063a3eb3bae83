"""How much of a file an authority lets be seen as it is: the rule of raw views, apart from how it is asked and kept.

Under a limit a store is never shown whole: of what lies beside its records (tables that no artifact reads, rows that were
left out) nobody says that it is covered. Whole is a file that is itself what a covered record is about, or carries.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from aboveboard.model.authority import Authority, Scope

MATCHES = "sealed: matches listed identifiers; finds no unlisted lawyer"
"""What is said wherever something is sealed, or may be."""


class Extent(StrEnum):
    """What of a file may be seen."""

    WHOLE = "whole"
    """All of it."""
    RECORDS = "records"
    """The bytes of its records that are covered; everything else is masked."""
    NAME = "name"
    """That it is there: its name and size."""
    NOTHING = "nothing"
    """Not even that."""


@dataclass(frozen=True)
class Claim:
    """An artifact that reads a file, or would read it if it were covered."""

    artifact: str
    service: str
    categories: frozenset[str]
    of_files: bool = False
    """Whether its records are of files as such (pictures, sounds, documents), and not of what an app keeps in them."""


def limited(authority: Authority) -> bool:
    """Whether an authority limits anything but the tree."""
    scope = authority.scope
    narrow = scope.categories or scope.services or scope.people or scope.profiles or scope.media == "names"
    return bool(narrow or authority.privilege) or scope.since is not None or scope.until is not None


def covers(scope: Scope, claim: Claim) -> bool:
    """Whether everything that an artifact makes of a file is covered."""
    if scope.services and claim.service not in scope.services:
        return False
    return not scope.categories or claim.categories <= set(scope.categories)


def extent(
    authority: Authority,
    claims: Iterable[Claim],
    *,
    records: bool,
    carried: bool,
    media: bool = False,
    profile: str | None = None,
) -> Extent:
    """How much of a file may be seen.

    `records`: whether records of it are in the case, which holds those alone that are covered. `carried`: whether such a
    record is of this file as a whole, or carries it (the attachment of a message). `media`: whether it is a picture, film or
    sound, or may hold some. `profile`: the device user whose it is, where that is known.
    """
    if not limited(authority):
        return Extent.WHOLE
    scope = authority.scope
    shut = Extent.NAME if scope.tree else Extent.NOTHING
    if scope.profiles and profile not in scope.profiles:
        return shut
    every = list(claims)
    if scope.media == "names" and (media or carried or any(c.of_files for c in every)):
        return shut
    if carried and all(c.of_files for c in every if not covers(scope, c)):
        return Extent.WHOLE
    if records:
        return Extent.RECORDS
    return shut


def limits(authority: Authority) -> tuple[str, ...]:
    """The limits in words, for what stands in the place of masked bytes."""
    scope = authority.scope
    said: list[str] = []
    if scope.categories:
        said.append("categories: " + ", ".join(scope.categories))
    if scope.services:
        said.append("services: " + ", ".join(scope.services))
    if scope.people:
        said.append("people: " + ", ".join(scope.people))
    if scope.profiles:
        said.append("device users: " + ", ".join(scope.profiles))
    if scope.media == "names":
        said.append("of pictures, films and sounds their names alone")
    if scope.since is not None or scope.until is not None:
        said.append(f"dates: {scope.since or '…'} – {scope.until or '…'}")
    if authority.privilege is not None:
        said.append(MATCHES)
    return tuple(said)
