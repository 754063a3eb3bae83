"""Packages of each device user."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.android._packages import SOURCES, time
from aboveboard.formats.android import elements
from aboveboard.kit import About, App, Artifact, Code, Item


def _restrictions(data: bytes, about: About) -> Iterator[Item]:
    del about
    for place, package in elements(data, "pkg"):
        installed = time(package.get("first-install-time"))
        app = App(
            at=installed,
            app=package.get("name") or None,
            installed_at=installed,
            enabled={"1": True, "2": False, "3": False, "4": False}.get(package.get("enabled") or ""),
            seen_in=("not " if package.get("inst") == "false" else "") + "installed for this user",
        )
        yield Item(place, app, package.attrs, offset=package.start)


USERS = Artifact(
    id="android.packages.users",
    title="Packages of each device user",
    service="android.packages",
    emits=App,
    files=("{system}/users/*/package-restrictions.xml",),
    read=(Code(_restrictions, name="packages"),),
    says="One record for each package that the file lists for a device user.",
    limits="`enabled` is empty where the app's own default holds. Stopped, hidden and suspended are kept as stored.",
    sources=SOURCES,
    tested=("redroid Android 8.1",),
)
