from __future__ import annotations

import json
import plistlib
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.ios.app_bundles import BUNDLES
from aboveboard.artifacts.ios.app_containers import CONTAINERS
from aboveboard.artifacts.ios.app_state import APP_STATE
from aboveboard.artifacts.ios.apps import BACKUP_APPS
from aboveboard.artifacts.ios.apps_store import STORE_METADATA
from tests.artifacts.harness import run, sqlite_bytes

STATE = "private/var/mobile/Library/FrontBoard/applicationState.db"
BUNDLE = "private/var/containers/Bundle/Application/B1/"
DATA = "private/var/mobile/Containers/Data/Application/D1/"
NAME = ".com.apple.mobile_container_manager.metadata.plist"

BOUGHT = plistlib.dumps(
    {
        "softwareVersionBundleId": "org.example.boats",
        "itemName": "Boats",
        "artistName": "Shipyard Ltd",
        "bundleShortVersionString": "2.1",
        "bundleVersion": 210,
        "com.apple.iTunesStore.downloadInfo": {
            "purchaseDate": "2023-03-08T20:26:40Z",
            "accountInfo": {"AppleID": "jane@example.org", "DSPersonID": 1},
        },
    }
)
BOATS = plistlib.dumps(
    {
        "CFBundleIdentifier": "org.example.boats",
        "CFBundleName": "Boats",
        "CFBundleShortVersionString": "2.1",
        "CFBundleVersion": "210",
    }
)
INFO = plistlib.dumps(
    {
        "Applications": {
            "org.example.boats": {"iTunesMetadata": BOUGHT},
            "org.example.bad": {"iTunesMetadata": b"junk"},
        },
        "Installed Applications": ["org.example.boats", "org.example.quay", 7],
    }
)
MANIFEST = plistlib.dumps(
    {
        "Applications": {"org.example.sizes": {"CFBundleVersion": "1", "Path": "/var/containers/Bundle/x"}},
        "BackupKeyBag": b"must not show",
        "ManifestKey": b"must not show",
    }
)
INNER = plistlib.dumps({"bundlePath": "/b", "sandboxPath": "/private/var/mobile/Containers/Data/Application/D1"})
ROWS = sqlite_bytes(
    """CREATE TABLE application_identifier_tab (id INTEGER PRIMARY KEY, application_identifier TEXT);
    CREATE TABLE key_tab (id INTEGER PRIMARY KEY, key TEXT);
    CREATE TABLE kvs (id INTEGER PRIMARY KEY, application_identifier INTEGER, key INTEGER, value BLOB);
    INSERT INTO application_identifier_tab VALUES (1, 'org.example.boats'), (2, 'org.example.gone'), (3,
    'org.example.odd');
    INSERT INTO key_tab VALUES (1, 'compatibilityInfo'), (2, '_UninstallDate'), (3, 'other');""",
    {
        "kvs": [
            (1, 1, 1, plistlib.dumps(INNER, fmt=plistlib.FMT_BINARY)),
            (2, 2, 2, plistlib.dumps(datetime(2023, 3, 8, 20, 26, 40), fmt=plistlib.FMT_BINARY)),
            (3, 2, 3, b"other"),
            (4, 3, 1, b"bplist00junk"),
        ]
    },
)
FIXTURES = {
    "ios.apps.backup": {"Info.plist": INFO, "Manifest.plist": MANIFEST},
    "ios.apps.store": {BUNDLE + "iTunesMetadata.plist": BOUGHT},
    "ios.apps.bundles": {BUNDLE + "Boats.app/Info.plist": BOATS},
    "ios.apps.containers": {DATA + NAME: plistlib.dumps({"MCMMetadataIdentifier": "org.example.boats"})},
    "ios.apps.state": {STATE: ROWS},
}


def test_backup_papers() -> None:
    result = run(BACKUP_APPS, {"Info.plist": INFO})
    assert (result.outcome.status, result.outcome.rejected) == ("partial", 1)
    bad, boats, quay = result.records
    assert (bad["app"], bad["name"]) == ("org.example.bad", {"absent": "NULL"})
    assert (boats["name"], boats["version"], boats["build"], boats["developer"]) == (
        "Boats",
        "2.1",
        "210",
        "Shipyard Ltd",
    )
    assert (boats["installed_at"], boats["account"]) == ("2023-03-08T20:26:40.000000Z", "jane@example.org")
    assert (quay["app"], quay["seen_in"]) == ("org.example.quay", "Info.plist")
    manifest = run(BACKUP_APPS, {"Manifest.plist": MANIFEST}).records
    assert [(r["app"], r["build"], r["path"]) for r in manifest] == [
        ("org.example.sizes", "1", "/var/containers/Bundle/x")
    ]
    assert "must not show" not in json.dumps(manifest)
    assert b"must not show".hex().upper() not in json.dumps(manifest)


def test_store_and_containers() -> None:
    (record,) = run(STORE_METADATA, FIXTURES["ios.apps.store"]).records
    assert (record["app"], record["at"]) == ("org.example.boats", "2023-03-08T20:26:40.000000Z")
    (data,) = run(CONTAINERS, FIXTURES["ios.apps.containers"]).records
    assert (data["app"], data["data_path"], data["path"]) == ("org.example.boats", DATA[:-1], {"absent": "NULL"})
    (code,) = run(CONTAINERS, {BUNDLE + NAME: plistlib.dumps({"MCMMetadataIdentifier": "org.example.boats"})}).records
    assert (code["path"], code["data_path"]) == (BUNDLE[:-1], {"absent": "NULL"})
    assert run(CONTAINERS, {DATA + NAME: plistlib.dumps({})}).outcome.status == "empty"


def test_bundles_of_the_store_and_of_the_system() -> None:
    (record,) = run(BUNDLES, FIXTURES["ios.apps.bundles"]).records
    assert (record["app"], record["name"], record["version"], record["build"]) == (
        "org.example.boats",
        "Boats",
        "2.1",
        "210",
    )
    assert (record["path"], record["system"]) == (BUNDLE + "Boats.app", False)
    (own,) = run(BUNDLES, {"Applications/Boats.app/Info.plist": BOATS}).records
    assert own["system"] is True


def test_home_screen_state() -> None:
    result = run(APP_STATE, FIXTURES["ios.apps.state"])
    assert (result.outcome.read, result.outcome.emitted, result.outcome.rejected) == (3, 2, 1)
    boats, gone = result.records
    assert (boats["app"], boats["path"], boats["data_path"]) == (
        "org.example.boats",
        "/b",
        "/private/var/mobile/Containers/Data/Application/D1",
    )
    assert (gone["removed_at"], gone["path"]) == ("2023-03-08T20:26:40.000000Z", {"absent": "NULL"})


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    folder = CORPORA / "backups/itunes_plain"
    files = {n: (folder / n).read_bytes() for n in ("Info.plist", "Manifest.plist")}
    assert [r["app"] for r in run(BACKUP_APPS, files).records] == ["org.example.sizes", "org.example.sizes"]
    with ZipFile(CORPORA / "ios/ios_native_ffs.zip") as archive:
        names = [n for n in archive.namelist() if "/Data/Application/" in n and n.endswith(NAME)]
        found = [run(CONTAINERS, {n: archive.read(n)}).records[0]["app"] for n in names]
    assert found == ["com.google.chrome.ios"]
