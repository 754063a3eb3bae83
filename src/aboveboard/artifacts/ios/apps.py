"""Apps as the App Store's notes and the papers of a backup name them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from aboveboard.artifacts.ios._apps import ARTIFACTS, bought, kept, text
from aboveboard.formats import loose, plist
from aboveboard.kit import About, App, Artifact, Code, Item, Lost


def _backup(data: bytes, about: About) -> Iterator[Item | Lost]:
    """Info.plist and Manifest.plist of a backup: 'Applications' by bundle id, 'Installed Applications' as a list."""
    where = about.path.rsplit("/", 1)[-1]
    given = loose.mapping(plist.load(data))
    apps = loose.mapping(given.get("Applications"))
    for bundle, entry in apps.items():
        found = loose.mapping(entry)
        inner = found.get("iTunesMetadata")
        try:
            store = loose.mapping(plist.load(inner)) if isinstance(inner, bytes) else {}
        except ValueError as error:
            yield Lost(f"Applications/{bundle}/iTunesMetadata: {error}")
            store = {}
        record = bought(store, bundle, where)
        if not store:
            build = text(found.get("CFBundleVersion"))
            record = App(app=bundle, build=build, path=text(found.get("Path")), seen_in=where)
        yield Item(f"Applications/{bundle}", record, kept(store or found))
    listed = given.get("Installed Applications")
    for number, bundle in enumerate(cast("list[Any]", listed) if isinstance(listed, list) else ()):
        if isinstance(bundle, str) and bundle not in apps:
            yield Item(f"Installed Applications/{number}", App(app=str(bundle), seen_in=where), {"bundle": str(bundle)})


BACKUP_APPS = Artifact(
    id="ios.apps.backup",
    title="Apps named by the backup",
    service="ios.apps",
    emits=App,
    files=("Info.plist", "Manifest.plist"),
    read=(Code(_backup),),
    says="One record for each app that the backup's own papers name as installed when it was made.",
    limits="Info.plist and Manifest.plist are read each for itself, so that an app can come twice. `installed_at` is "
    "the time of purchase, where the App Store wrote it.",
    sources=ARTIFACTS,
    tested=("backups made for this project's tests",),
)
