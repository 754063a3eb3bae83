"""Apps as the App Store's notes and the papers of a backup name them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from aboveboard.formats import keypath, loose, plist, times
from aboveboard.kit import About, App, Artifact, Code, Item, Lost


def _text(value: object) -> str | None:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) and value != "" else None


def _when(value: object) -> int | None:
    """A date, or a text such as '2023-04-15T14:00:00Z'; without a zone it names no point in time."""
    if isinstance(value, str):
        try:
            return times.iso8601(value).utc_us
        except ValueError:
            return None
    return times.COCOA_S.to_utc_us(value)


def _bought(given: dict[str, Any], bundle: str | None, where: str) -> App:
    """What the App Store wrote beside an app: iTunesMetadata.plist, here or inside a backup's Info.plist."""
    info = loose.mapping(given.get("com.apple.iTunesStore.downloadInfo"))
    bought = _when(info.get("purchaseDate")) or _when(given.get("purchaseDate"))
    return App(
        at=bought,
        app=_text(given.get("softwareVersionBundleId")) or bundle,
        name=_text(given.get("itemName")) or _text(given.get("title")),
        version=_text(given.get("bundleShortVersionString")),
        build=_text(given.get("bundleVersion")),
        installed_at=bought,
        installer=_text(given.get("sourceApp")),
        developer=_text(given.get("artistName")),
        account=_text(loose.mapping(info.get("accountInfo")).get("AppleID")) or _text(given.get("appleId")),
        seen_in=where,
    )


def _kept(given: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in given.items() if isinstance(v, str | bool | int)}


def _metadata(data: bytes, about: About) -> Iterator[Item]:
    given = loose.mapping(plist.load(data))
    if given:
        yield Item("iTunesMetadata", _bought(given, about.app, "iTunesMetadata.plist"), _kept(given))


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
        record = _bought(store, bundle, where)
        if not store:
            build = _text(found.get("CFBundleVersion"))
            record = App(app=bundle, build=build, path=_text(found.get("Path")), seen_in=where)
        yield Item(f"Applications/{bundle}", record, _kept(store or found))
    listed = given.get("Installed Applications")
    for number, bundle in enumerate(cast("list[Any]", listed) if isinstance(listed, list) else ()):
        if isinstance(bundle, str) and bundle not in apps:
            yield Item(f"Installed Applications/{number}", App(app=str(bundle), seen_in=where), {"bundle": str(bundle)})


_ARTIFACTS = ("https://github.com/abrignoni/iLEAPP (applicationStateDB, itunesBackupInfo, iTunesMetadata)",)
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
    sources=_ARTIFACTS,
    tested=("backups made for this project's tests",),
)
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
    sources=_ARTIFACTS,
)
