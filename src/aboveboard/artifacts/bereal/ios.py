"""BeReal on iOS: the caches of its managers, one JSON object in each file."""

from __future__ import annotations

from typing import Any

from aboveboard.artifacts.bereal._ios import CACHES, COMMON, SOURCES, TESTED, read_replies
from aboveboard.formats import loose
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import About, Account, Artifact, Code


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


PROFILE = Artifact(
    id="ios.bereal",
    title="BeReal: account",
    service="bereal",
    emits=Account,
    files=(CACHES + "ProfileRepository/*",),
    read=(Code(read_replies(_account)),),
    says="The account that the app's profile cache holds.",
    limits=COMMON + "Birthday, region and the phones that the account is used on stay in the stored values or unread.",
    sources=SOURCES,
    tested=TESTED,
)
