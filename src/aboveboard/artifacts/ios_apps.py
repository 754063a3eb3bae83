"""Apps that are or were installed on an iPhone, from each of the places that say so."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from aboveboard.formats import plist, times
from aboveboard.kit import About, App, Artifact, Code, Item, Lost, Row, SqliteCode


def _dict(value: object) -> dict[str, Any]:
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


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
    info = _dict(given.get("com.apple.iTunesStore.downloadInfo"))
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
        account=_text(_dict(info.get("accountInfo")).get("AppleID")) or _text(given.get("appleId")),
        seen_in=where,
    )


def _kept(given: dict[str, Any]) -> dict[str, Any]:
    return {k: v for k, v in given.items() if isinstance(v, str | bool | int)}


def _metadata(data: bytes, about: About) -> Iterator[Item]:
    given = _dict(plist.load(data))
    if given:
        yield Item("iTunesMetadata", _bought(given, about.app, "iTunesMetadata.plist"), _kept(given))


def _backup(data: bytes, about: About) -> Iterator[Item | Lost]:
    """Info.plist and Manifest.plist of a backup: 'Applications' by bundle id, 'Installed Applications' as a list."""
    where = about.path.rsplit("/", 1)[-1]
    given = _dict(plist.load(data))
    apps = _dict(given.get("Applications"))
    for bundle, entry in apps.items():
        found = _dict(entry)
        inner = found.get("iTunesMetadata")
        try:
            store = _dict(plist.load(inner)) if isinstance(inner, bytes) else {}
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


def _bundle(data: bytes, about: About) -> Iterator[Item]:
    given = _dict(plist.load(data))
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


def _container(data: bytes, about: About) -> Iterator[Item]:
    bundle = _text(_dict(plist.load(data)).get("MCMMetadataIdentifier"))
    if bundle:
        folder = about.path.rsplit("/", 1)[0]
        code = "/Bundle/" in about.path
        record = App(
            app=bundle,
            path=folder if code else None,
            data_path=None if code else folder,
            seen_in="container metadata",
        )
        yield Item("MCMMetadataIdentifier", record, {"MCMMetadataIdentifier": bundle})


def _state(row: Row, about: About) -> App:
    """A value is a property list, often one within another, often archived."""
    del about
    given = _dict(_inside(row["compatibility"]))
    removed = _when(_inside(row["uninstalled"]))
    return App(
        at=removed,
        app=_text(row["bundle"]),
        path=_text(given.get("bundlePath")),
        data_path=_text(given.get("sandboxPath")),
        removed_at=removed,
        seen_in="applicationState.db",
    )


def _inside(value: object) -> object:
    for _ in range(3):
        if not isinstance(value, bytes) or not value:
            return value
        value = plist.load(value)
        if plist.is_archive(value):
            value = plist.unarchive(value)
    return value


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
    read=(Code(_metadata),),
    says="One record for each app that came from the App Store, as the store's own note beside it says.",
    limits="The time is that of the first purchase by the account, which may be years before this phone.",
    absent_from=("itunes backup",),
    sources=_ARTIFACTS,
)

BUNDLES = Artifact(
    id="ios.apps.bundles",
    title="App bundles",
    service="ios.apps",
    emits=App,
    files=("{var}/containers/Bundle/Application/*/*.app/Info.plist", "Applications/*.app/Info.plist"),
    read=(Code(_bundle),),
    says="One record for each app whose code is on the phone, by the Info.plist of its bundle.",
    limits="Names in other languages and extensions in the bundle are not read. When it was installed is not known.",
    sources=("https://developer.apple.com/documentation/bundleresources/information-property-list",),
    absent_from=("itunes backup",),
)

CONTAINERS = Artifact(
    id="ios.apps.containers",
    title="App containers",
    service="ios.apps",
    emits=App,
    files=(
        "{mobile}/Containers/Data/Application/*/.com.apple.mobile_container_manager.metadata.plist",
        "{var}/containers/Bundle/Application/*/.com.apple.mobile_container_manager.metadata.plist",
    ),
    read=(Code(_container),),
    says="One record for each folder of an app's data or code, with the app that it belongs to.",
    limits="The folder can outlive the app. Groups and extensions are not listed.",
    absent_from=("itunes backup",),
    sources=_ARTIFACTS,
    tested=("ios_native_ffs",),
)

APP_STATE = Artifact(
    id="ios.apps.state",
    title="Apps known to the home screen",
    service="ios.apps",
    emits=App,
    files=("{mobile}/Library/FrontBoard/applicationState.db",),
    read=(
        SqliteCode(
            name="apps",
            base="application_identifier_tab AS a",
            key="a.id",
            requires={"application_identifier_tab": ("application_identifier",)},
            columns={
                "bundle": "a.application_identifier",
                "compatibility?": "(SELECT v.value FROM kvs AS v JOIN key_tab AS k ON k.id = v.key"
                " WHERE v.application_identifier = a.id AND k.key = 'compatibilityInfo' LIMIT 1)",
                "uninstalled?": "(SELECT v.value FROM kvs AS v JOIN key_tab AS k ON k.id = v.key"
                " WHERE v.application_identifier = a.id AND k.key = '_UninstallDate' LIMIT 1)",
            },
            make=_state,
        ),
    ),
    says="One record for each app that the home screen keeps a state of, the system's own among them.",
    limits="An app removed can stay listed; the time of its removal is given where noted. Snapshots are not read.",
    absent_from=("itunes backup",),
    sources=_ARTIFACTS,
)
