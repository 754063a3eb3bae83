"""How what users.py reads is decoded."""

from __future__ import annotations

from collections.abc import Iterator
from types import MappingProxyType

from aboveboard.formats.android import document, number
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, DeviceFact, Item

FLAGS = MappingProxyType(
    {1: "primary", 2: "admin", 4: "guest", 8: "restricted", 0x20: "work profile", 0x40: "disabled", 0x100: "ephemeral"}
)


def users(data: bytes, about: About) -> Iterator[Item]:
    """One user's file, or the list of users."""
    del about
    for root in document(data):
        get, user, name = root.get, root.get("id") or "", root.find("name")
        if root.tag == "users":
            ids = ", ".join(e.get("id") or "" for e in root.findall("user"))
            yield Item("users", DeviceFact(name="users", value=ids or None, source_name="userlist"), root.attrs)
        if root.tag != "user":
            continue
        flags, group = number(get("flags")) or 0, get("profileGroupId")
        kinds = [get("type") or "", *(word for bit, word in FLAGS.items() if flags & bit)]
        if group not in (None, user, "-10000"):
            kinds.append(f"profile of user {group}")
        created, seen = get("created"), get("lastLoggedIn")
        for what, value, at in (
            ("name", name.text if name else "", None),
            ("kind", ", ".join(kind for kind in kinds if kind), None),
            ("created", created, UNIX_MS.to_utc_us(number(created))),
            ("last_logged_in", seen, UNIX_MS.to_utc_us(number(seen))),
            ("icon", get("icon"), None),
        ):
            if value and value != "0":
                fact = DeviceFact(at=at, name=f"user_{what}", value=value, source_name=f"user {user}")
                yield Item(f"user/{what}", fact, root.attrs, offset=root.start)
