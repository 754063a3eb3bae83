"""Apps by the folders that the container manager keeps for them."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import loose, plist
from aboveboard.kit import About, App, Artifact, Code, Item


def _text(value: object) -> str | None:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) and value != "" else None


def _container(data: bytes, about: About) -> Iterator[Item]:
    bundle = _text(loose.mapping(plist.load(data)).get("MCMMetadataIdentifier"))
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
    sources=("https://github.com/abrignoni/iLEAPP (applicationStateDB, itunesBackupInfo, iTunesMetadata)",),
    tested=("ios_native_ffs",),
)
