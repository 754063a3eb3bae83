"""Pinterest on iOS: the account signed in, and messages of the answers that the app cached."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.pinterest._ios import SOURCES
from aboveboard.formats import keypath, loose, plist
from aboveboard.formats.times import rfc2822
from aboveboard.kit import About, Account, Artifact, Code, Item


def _made(value: object) -> int | None:
    text = loose.text(value)
    try:
        return rfc2822(text).utc_us if text else None
    except ValueError:
        return None


def _account(data: bytes, about: About) -> Iterator[Item]:
    del about
    given = loose.mapping(plist.unarchive(data))
    key, username = loose.text(given.get("id")), loose.text(given.get("username"))
    if key is None and username is None:
        return
    made = _made(given.get("created_at"))
    record = Account(
        at=made,
        created_at=made,
        type="Pinterest",
        username=username,
        identifier=key,
        name=loose.text(given.get("full_name")),
        description=loose.text(given.get("email")),
    )
    stored = {k: given.get(k) for k in ("id", "username", "full_name", "email", "created_at")}
    yield Item("account", record, {k: v for k, v in stored.items() if isinstance(v, str)})


ACCOUNT = Artifact(
    id="ios.pinterest",
    title="Pinterest: account",
    service="pinterest",
    emits=Account,
    files=("{app_data:pinterest}/Documents/activeUser*",),
    read=(Code(_account, places=keypath.whole),),
    says="The account that is signed in, at its making. The app keeps the same archive under two names.",
    limits="Counts of pins and boards, and whose account is linked to which other service, are not read.",
    sources=SOURCES,
)
