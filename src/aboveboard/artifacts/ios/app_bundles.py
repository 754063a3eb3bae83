"""Apps whose code is on an iPhone, by the Info.plist of each bundle."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aboveboard.formats import keypath, loose, plist
from aboveboard.kit import About, App, Artifact, Code, Item


def _text(value: object) -> str | None:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) and value != "" else None


def _kept(given: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in given.items() if isinstance(v, str | bool | int)}


def _bundle(data: bytes, about: About) -> Iterator[Item]:
    given = loose.mapping(plist.load(data))
    if _text(given.get("CFBundleIdentifier")):
        record = App(
            app=_text(given["CFBundleIdentifier"]),
            name=_text(given.get("CFBundleDisplayName")) or _text(given.get("CFBundleName")),
            version=_text(given.get("CFBundleShortVersionString")),
            build=_text(given.get("CFBundleVersion")),
            path=about.path.rsplit("/", 1)[0],
            system=about.path.startswith("Applications/"),
            seen_in="app bundle",
        )
        kept = {k: v for k, v in _kept(given).items() if k.startswith("CFBundle")}
        yield Item("CFBundleIdentifier", record, kept)


BUNDLES = Artifact(
    id="ios.apps.bundles",
    title="App bundles",
    service="ios.apps",
    emits=App,
    files=("{var}/containers/Bundle/Application/*/*.app/Info.plist", "Applications/*.app/Info.plist"),
    read=(Code(_bundle, places=keypath.whole),),
    says="One record for each app whose code is on the phone, by the Info.plist of its bundle.",
    limits="Names in other languages and extensions in the bundle are not read. When it was installed is not known.",
    sources=("https://developer.apple.com/documentation/bundleresources/information-property-list",),
    absent_from=("itunes backup",),
)
