"""Installed packages: `packages.xml` (text or binary XML), `packages.list`, and what each device user has of them."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.android._packages import SOURCES, granted, time
from aboveboard.formats.android import elements, number
from aboveboard.kit import About, App, Artifact, Code, Item


def _packages(data: bytes, about: About) -> Iterator[Item]:
    del about
    for place, package in elements(data, "package", "updated-package"):
        get = package.get
        flags, installed = number(get("publicFlags") or get("flags")), time(get("it"))
        app = App(
            at=installed or time(get("ft") or get("ts")),
            app=get("name") or None,
            build=get("version"),
            installed_at=installed,
            updated_at=time(get("ut")),
            installer=get("installer") or None,
            system=None if flags is None else bool(flags & 1),
            path=get("codePath"),
            uid=number(get("userId") or get("sharedUserId")),
            permissions=granted(package.find("perms")),
            seen_in="packages.xml" + (", replaced by an update" if package.tag == "updated-package" else ""),
        )
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
    sources=SOURCES,
    tested=("redroid Android 8.1",),
)
