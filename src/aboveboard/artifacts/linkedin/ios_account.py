"""LinkedIn on iOS: the account, of the app's settings."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.linkedin._ios import SOURCES
from aboveboard.formats import loose, plist
from aboveboard.kit import About, Account, Artifact, Code, Item

_PROFILE, _NUMBER = "voy.authenticatedDashProfileModel", "voy.authenticatedMemberId"


def _account(data: bytes, about: About) -> Iterator[Item]:
    del about
    held = loose.mapping(plist.load(data))
    profile, number = loose.mapping(held.get(_PROFILE)), held.get(_NUMBER)
    identifier = str(number) if isinstance(number, int | str) and number not in ("", 0) else None
    names = [text for key in ("firstName", "lastName") if (text := loose.text(profile.get(key)))]
    if not profile and identifier is None:
        return
    record = Account(
        type="LinkedIn",
        username=loose.text(profile.get("publicIdentifier")),
        identifier=identifier,
        name=" ".join(names) or None,
        description=loose.text(profile.get("headline")),
    )
    kept = {key: profile[key] for key in ("publicIdentifier", "firstName", "lastName", "headline") if key in profile}
    yield Item(_PROFILE, record, kept) if profile else Item(_NUMBER, record, {_NUMBER: identifier})


ACCOUNT = Artifact(
    id="ios.linkedin.account",
    title="LinkedIn: account",
    service="linkedin",
    emits=Account,
    files=("{app_data:com.linkedin.LinkedIn}/Library/Preferences/com.linkedin.LinkedIn.plist",),
    read=(Code(_account),),
    says="One record for the account that the app is signed in with. The profile's page is linkedin.com/in/ and `username`.",
    limits="Where the account says it is, and other settings, are not read. The number (`identifier`) stands beside the"
    " profile, under a key of its own.",
    sources=SOURCES,
)
