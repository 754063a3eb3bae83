"""Apps as the store's metadata tells of them."""

from __future__ import annotations

from typing import Any

from aboveboard.formats import loose, times
from aboveboard.kit import App


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
