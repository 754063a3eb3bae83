"""Device users and profiles: `users/userlist.xml` and a file for each user."""

from collections.abc import Iterator
from types import MappingProxyType

from aboveboard.formats import elementpath
from aboveboard.formats.android import document, number
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import About, Artifact, Code, DeviceFact, Item

_FLAGS = MappingProxyType(
    {1: "primary", 2: "admin", 4: "guest", 8: "restricted", 0x20: "work profile", 0x40: "disabled", 0x100: "ephemeral"}
)


def _users(data: bytes, about: About) -> Iterator[Item]:
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
        kinds = [get("type") or "", *(word for bit, word in _FLAGS.items() if flags & bit)]
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


USERS = Artifact(
    id="android.users",
    title="Device users and profiles",
    service="android.system",
    emits=DeviceFact,
    files=("{system}/users/*.xml",),
    read=(Code(_users, name="users", places=elementpath.whole),),
    says="Records of each device user's name, kind, creation and last log-in.",
    limits="A user named in userlist.xml without a file of its own is being removed, or its file is missing here.",
    sources=("https://android.googlesource.com/platform/frameworks/base (server/pm/UserManagerService.java)",),
    tested=("redroid Android 8.1",),
)
