"""Apps as the store's metadata tells of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from aboveboard.formats import loose, plist, times
from aboveboard.kit import About, App, Item, Lost


def text(value: object) -> str | None:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) and value != "" else None


def when(value: object) -> int | None:
    """A date, or a text such as '2023-04-15T14:00:00Z'; without a zone it names no point in time."""
    if isinstance(value, str):
        try:
            return times.iso8601(value).utc_us
        except ValueError:
            return None
    return times.COCOA_S.to_utc_us(value)


def bought(given: dict[str, Any], bundle: str | None, where: str) -> App:
    """What the App Store wrote beside an app: iTunesMetadata.plist, here or inside a backup's Info.plist."""
    info = loose.mapping(given.get("com.apple.iTunesStore.downloadInfo"))
    bought = when(info.get("purchaseDate")) or when(given.get("purchaseDate"))
    return App(
        at=bought,
        app=text(given.get("softwareVersionBundleId")) or bundle,
        name=text(given.get("itemName")) or text(given.get("title")),
        version=text(given.get("bundleShortVersionString")),
        build=text(given.get("bundleVersion")),
        installed_at=bought,
        installer=text(given.get("sourceApp")),
        developer=text(given.get("artistName")),
        account=text(loose.mapping(info.get("accountInfo")).get("AppleID")) or text(given.get("appleId")),
        seen_in=where,
    )


def kept(given: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in given.items() if isinstance(v, str | bool | int)}


ARTIFACTS = ("https://github.com/abrignoni/iLEAPP (applicationStateDB, itunesBackupInfo, iTunesMetadata)",)


def backup(data: bytes, about: About) -> Iterator[Item | Lost]:
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
