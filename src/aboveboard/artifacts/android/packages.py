"""Installed packages: `packages.xml` (text or binary XML), `packages.list`, and what each device user has of them."""

from collections.abc import Iterator

from aboveboard.formats.android import elements, number
from aboveboard.formats.times import UNIX_MS
from aboveboard.formats.xml import Element
from aboveboard.kit import About, App, Artifact, Code, Item, Lost

_SOURCES = (
    "https://android.googlesource.com/platform/frameworks/base (services/core/java/com/android/server/pm/Settings.java)",
)


def _time(text: str | None) -> int | None:
    """UTC microseconds of a time that the package manager writes as hexadecimal milliseconds."""
    return UNIX_MS.to_utc_us(number(text, 16))


def _granted(element: Element | None) -> list[str] | None:
    """The names of the permissions listed in an element, but for those marked as not granted."""
    if element is None:
        return None
    names = [e.get("name") for e in element.children if e.get("granted") != "false"]
    return [name for name in names if name] or None


def _packages(data: bytes, about: About) -> Iterator[Item]:
    del about
    for place, package in elements(data, "package", "updated-package"):
        get = package.get
        flags, installed = number(get("publicFlags") or get("flags")), _time(get("it"))
        app = App(
            at=installed or _time(get("ft") or get("ts")),
            app=get("name") or None,
            build=get("version"),
            installed_at=installed,
            updated_at=_time(get("ut")),
            installer=get("installer") or None,
            system=None if flags is None else bool(flags & 1),
            path=get("codePath"),
            uid=number(get("userId") or get("sharedUserId")),
            permissions=_granted(package.find("perms")),
            seen_in="packages.xml" + (", replaced by an update" if package.tag == "updated-package" else ""),
        )
        yield Item(place, app, package.attrs, offset=package.start)


def _list(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for place, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        words = line.split(" ")
        if len(words) >= 4:
            app = App(app=words[0], uid=number(words[1]), data_path=words[3], seen_in="packages.list")
            yield Item(f"line {place}", app, {"line": line})
        elif line.strip():
            yield Lost(f"line {place} has fewer than four fields")


def _restrictions(data: bytes, about: About) -> Iterator[Item]:
    del about
    for place, package in elements(data, "pkg"):
        installed = _time(package.get("first-install-time"))
        app = App(
            at=installed,
            app=package.get("name") or None,
            installed_at=installed,
            enabled={"1": True, "2": False, "3": False, "4": False}.get(package.get("enabled") or ""),
            seen_in=("not " if package.get("inst") == "false" else "") + "installed for this user",
        )
        yield Item(place, app, package.attrs, offset=package.start)


def _permissions(data: bytes, about: About) -> Iterator[Item]:
    del about
    for place, package in elements(data, "pkg", "package", "shared-user"):
        app = App(app=package.get("name") or None, permissions=_granted(package), seen_in="runtime permissions")
        yield Item(place, app, package.attrs, offset=package.start)


PACKAGES = Artifact(
    id="android.packages",
    title="Installed packages",
    service="android.packages",
    emits=App,
    files=("{system}/packages.xml", "{system}/packages-backup.xml"),
    read=(Code(_packages, name="packages"),),
    says="One record for each package, and for each version of a system app that an update replaced.",
    limits=(
        "`build` is the version code; names and version names of apps are in the apps. `at` is the first installation,"
        " or the time of the app's file. Since Android 14 the first installation stands with each user."
    ),
    sources=_SOURCES,
    tested=("redroid Android 8.1",),
)
LIST = Artifact(
    id="android.packages.list",
    title="List of packages for native programs",
    service="android.packages",
    emits=App,
    files=("{system}/packages.list",),
    read=(Code(_list, name="list"),),
    says="One record for each line.",
    limits="Repeats packages.xml with the data folder; only name, uid and data folder are read.",
    sources=_SOURCES,
    tested=("redroid Android 8.1",),
)
USERS = Artifact(
    id="android.packages.users",
    title="Packages of each device user",
    service="android.packages",
    emits=App,
    files=("{system}/users/*/package-restrictions.xml",),
    read=(Code(_restrictions, name="packages"),),
    says="One record for each package that the file lists for a device user.",
    limits="`enabled` is empty where the app's own default holds. Stopped, hidden and suspended are kept as stored.",
    sources=_SOURCES,
    tested=("redroid Android 8.1",),
)
PERMISSIONS = Artifact(
    id="android.packages.permissions",
    title="Permissions that apps have",
    service="android.packages",
    emits=App,
    files=(
        "{system}/users/*/runtime-permissions.xml",
        "data/misc_de/*/apexdata/com.android.permission/runtime-permissions.xml",
    ),
    read=(Code(_permissions, name="permissions"),),
    says="One record for each package or shared user, with the permissions it was given while the phone ran.",
    limits="Who gave a permission, and when, is not stored here.",
    sources=("https://android.googlesource.com/platform/packages/modules/Permission",),
    tested=("redroid Android 8.1",),
)
