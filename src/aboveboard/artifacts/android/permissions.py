"""Permissions: which each app was granted (`runtime-permissions.xml`), and when it last used one (`appops.xml`)."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats.android import elements
from aboveboard.kit import About, App, Artifact, Code, Item


def _granted(data: bytes, about: About) -> Iterator[Item]:
    del about
    for place, package in elements(data, "pkg", "package", "shared-user"):
        held = [e for e in package.children if e.get("name")]
        names = [str(e.get("name")) for e in held if e.get("granted") == "true"]
        name = package.get("name") or None
        yield Item(
            place,
            App(app=name, permissions=names or None, seen_in="runtime permissions"),
            {"name": name, "permissions": [f"{e.get('name')}" for e in held]},
        )


GRANTED = Artifact(
    id="android.permissions",
    title="Permissions granted",
    service="android.permissions",
    emits=App,
    files=(
        "{system}/users/*/runtime-permissions.xml",
        "data/misc_de/*/apexdata/com.android.permission/runtime-permissions.xml",
    ),
    read=(Code(_granted),),
    says="One record for each app, with the permissions that it was granted while running.",
    limits="When a permission was granted, and by whom, is not in the file. Permissions given at installation are elsewhere.",
    sources=(
        "https://android.googlesource.com/platform/packages/modules/Permission"
        " (RuntimePermissionsPersistenceImpl.java)",
    ),
    tested=("redroid81 (Android 8.1 skeleton)",),
)
