"""What the files about pinterest share."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import loose, plist
from aboveboard.formats.times import rfc2822
from aboveboard.kit import About, Account, Item

SOURCES = ("https://github.com/abrignoni/iLEAPP/blob/main/scripts/artifacts/pinterest.py",)


def made_of(value: object) -> int | None:
    text = loose.text(value)
    try:
        return rfc2822(text).utc_us if text else None
    except ValueError:
        return None


def account(data: bytes, about: About) -> Iterator[Item]:
    del about
    given = loose.mapping(plist.unarchive(data))
    key, username = loose.text(given.get("id")), loose.text(given.get("username"))
    if key is None and username is None:
        return
    made = made_of(given.get("created_at"))
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
