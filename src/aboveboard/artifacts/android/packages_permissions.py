"""Permissions that apps have."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.android._packages import granted
from aboveboard.formats.android import elements
from aboveboard.kit import About, App, Artifact, Code, Item


def _permissions(data: bytes, about: About) -> Iterator[Item]:
    del about
    for place, package in elements(data, "pkg", "package", "shared-user"):
        app = App(app=package.get("name") or None, permissions=granted(package), seen_in="runtime permissions")
        yield Item(place, app, package.attrs, offset=package.start)


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
