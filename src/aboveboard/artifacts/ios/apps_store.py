"""Apps from the App Store."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.ios._apps import ARTIFACTS, bought, kept
from aboveboard.formats import keypath, loose, plist
from aboveboard.kit import About, App, Artifact, Code, Item


def _metadata(data: bytes, about: About) -> Iterator[Item]:
    given = loose.mapping(plist.load(data))
    if given:
        yield Item("iTunesMetadata", bought(given, about.app, "iTunesMetadata.plist"), kept(given))


STORE_METADATA = Artifact(
    id="ios.apps.store",
    title="Apps from the App Store",
    service="ios.apps",
    emits=App,
    files=("{var}/containers/Bundle/Application/*/iTunesMetadata.plist",),
    read=(Code(_metadata, places=keypath.whole),),
    says="One record for each app that came from the App Store, as the store's own note beside it says.",
    limits="The time is that of the first purchase by the account, which may be years before this phone.",
    absent_from=("itunes backup",),
    sources=ARTIFACTS,
)
