"""Installed apps that a running phone told when it was asked: `dumpsys package`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from aboveboard.formats.android import number
from aboveboard.kit import About, App, Artifact, Basis, Code, Item, Time

_PACKAGE = re.compile(r"  Package \[([^\]]+)\] \([0-9a-f]+\):")
_HIDDEN = re.compile(r"Hidden system packages:")
_FIELD = re.compile(
    r"    +(userId|appId|versionCode|versionName|codePath|installerPackageName|firstInstallTime|lastUpdateTime|pkgFlags)=(.*)"
)
_GRANTED = re.compile(r"      +([\w.]+): granted=true.*")
_WALL = re.compile(r"\d{4}-\d{2}-\d{2} \d{2}:\d{2}:\d{2}")
_MOST_PERMISSIONS = 500


@dataclass
class _Found:
    name: str
    line: int
    hidden: bool
    fields: dict[str, str] = field(default_factory=dict[str, str])
    granted: list[str] = field(default_factory=list[str])


def _told(data: bytes, about: About) -> Iterator[Item]:
    del about
    now: _Found | None = None
    hidden = False
    for place, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        package = _PACKAGE.fullmatch(line)
        if package is not None or not line.startswith("    "):
            if now is not None:
                yield _item(now)
            now = _Found(package[1], place, hidden) if package is not None else None
            hidden = hidden or _HIDDEN.match(line) is not None
        elif now is not None and (said := _FIELD.fullmatch(line)) is not None:
            now.fields.setdefault(said[1], said[2].strip())
        elif (
            now is not None
            and (granted := _GRANTED.fullmatch(line)) is not None
            and len(now.granted) < _MOST_PERMISSIONS
        ):
            now.granted.append(granted[1])
    if now is not None:
        yield _item(now)


def _item(found: _Found) -> Item:
    get = found.fields.get
    installed, version = _wall(get("firstInstallTime")), get("versionCode", "").split(" ")[0]
    app = App(
        at=installed,
        app=found.name,
        version=get("versionName") if get("versionName") != "null" else None,
        build=version or None,
        installed_at=installed,
        updated_at=_wall(get("lastUpdateTime")),
        installer=get("installerPackageName") if get("installerPackageName") != "null" else None,
        system="SYSTEM" in get("pkgFlags", "").split() if "pkgFlags" in found.fields else None,
        path=get("codePath"),
        uid=number(get("userId") or get("appId")),
        permissions=list(dict.fromkeys(found.granted)) or None,
        seen_in="dumpsys package" + (", replaced by an update" if found.hidden else ""),
    )
    return Item(f"line {found.line}", app, found.fields)


def _wall(text: str | None) -> Time | None:
    """The phone's wall clock, whose zone the answer does not say."""
    if text is None or _WALL.fullmatch(text) is None or text.startswith("1970-01-01"):
        return None
    return Time(local=text.replace(" ", "T"), basis=Basis.LOCAL, precision="s")


TOLD = Artifact(
    id="android.answers.packages",
    title="Installed apps, as the phone told them",
    service="android.packages",
    emits=App,
    files=("acquired/android/*/answers/dumpsys-package.txt",),
    read=(Code(_told, name="packages"),),
    says="One record for each package that the package manager told, and for each version that an update replaced.",
    limits="Times are of the phone's wall clock without its zone; those of its first user are taken. Permissions granted to any"
    " user are in one list. Signatures, components and preferred apps are not read.",
    sources=(
        "https://android.googlesource.com/platform/frameworks/base (services/core: com/android/server/pm/Settings.java, dump)",
    ),
)
