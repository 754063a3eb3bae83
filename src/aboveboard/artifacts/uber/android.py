"""Uber on Android: the rider's account, positions of the phone, and destinations that the app offered."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.uber._android import KEYS, MADE, given_of, places
from aboveboard.formats import loose, times
from aboveboard.kit import About, Account, Artifact, Code, Item, Lost


def _account(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    given = given_of(data)
    if not loose.text(given.get("uuid")):
        yield Lost("no account")
        return
    names = [loose.text(given.get(part)) for part in ("firstName", "lastName")]
    reached = [loose.text(given.get(part)) for part in ("email", "mobileDigits", "mobileCountryIso2")]
    record = Account(
        at=times.UNIX_MS.to_utc_us(loose.mapping(given.get("meta")).get("lastModifiedTimeMs")),
        type="Uber",
        identifier=loose.text(given.get("uuid")),
        username=reached[0],
        name=" ".join(part for part in names if part) or None,
        description=", ".join(part for part in reached[1:] if part) or None,
    )
    kept = ("uuid", "firstName", "lastName", "email", "mobileDigits", "mobileCountryIso2")
    yield Item("$", record, {key: given[key] for key in kept if key in given})


ACCOUNT = Artifact(
    id="android.uber",
    title="Uber: account",
    service="uber",
    emits=Account,
    files=(KEYS + "realtime-demo_KEY_RIDER",),
    read=(Code(_account, places=places),),
    says="The rider's account as the app last had it from the service; `at` is when the service last changed it.",
    limits="Payment profiles, sessions and tokens are not read.",
    sources=MADE,
)
