"""Pictures of apps and the App Store's notes of their use, made here."""

import io

from PIL import Image

from aboveboard.artifacts.ios.app_snapshots import SNAPSHOTS
from aboveboard.artifacts.ios.store_usage import STORE_USAGE
from tests.artifacts.harness import run, sqlite_bytes

APP = "private/var/mobile/Containers/Data/Application/com.example.app/Library/SplashBoard/Snapshots"
TEXTURE = f"{APP}/sceneID:com.example.app-default/0A1B@2x.ktx"
SMALL = f"{APP}/com.example.app - {{DEFAULT GROUP}}/downscaled/0A1B@2x.jpeg"
STORE = "private/var/mobile/Containers/Data/PluginKitPlugin/com.apple.x/Documents/AMDSQLite.db.0"
NULL = {"absent": "NULL"}
USE = sqlite_bytes(
    """CREATE TABLE AMDAppStoreUsageEvents (time INTEGER, type INTEGER, adamId INTEGER, appVersion TEXT,
        foregroundDuration INTEGER, userId INTEGER);
    INSERT INTO AMDAppStoreUsageEvents VALUES (1700000000, 2, 310633997, '23.1', 42, 77), (1700000001, 1, NULL, '', -1, 0),
        (NULL, 9, 5, NULL, NULL, NULL);"""
)
OTHER = sqlite_bytes("CREATE TABLE DeviceStorageUsage (time INTEGER, availableDeviceCapacityGB REAL);")


def picture() -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (9, 16), (1, 2, 3)).save(out, "JPEG")
    return out.getvalue()


KTX = b"\xabKTX 11\xbb\r\n\x1a\n" + b"\x01\x02\x03\x04" * 16
FIXTURES = {SNAPSHOTS.id: {TEXTURE: KTX, SMALL: picture()}, STORE_USAGE.id: {STORE: USE}}


def test_pictures_of_apps() -> None:
    (texture,) = run(SNAPSHOTS, {TEXTURE: KTX}).records
    assert (texture["mime"], texture["saved_from"], texture["width"]) == ("image/ktx", "com.example.app", NULL)
    (small,) = run(SNAPSHOTS, {SMALL: picture()}).records
    assert (small["mime"], small["saved_from"], small["width"]) == ("image/jpeg", "com.example.app", 9)
    assert run(SNAPSHOTS, {TEXTURE: b"neither"}).outcome.rejected == 1


def test_use_of_apps() -> None:
    opened, removed, unknown = run(STORE_USAGE, {STORE: USE}).records
    expected = {
        "at": "2023-11-14T22:13:20.000000Z",
        "event": "opened",
        "app": "App Store number 310633997",
        "component": "version 23.1",
        "duration": 42,
        "account": "77",
    }
    assert {name: opened[name] for name in expected} == expected
    assert (removed["event"], removed["app"], removed["duration"], removed["account"]) == ("removed", NULL, NULL, NULL)
    assert (unknown["at"], unknown["event"]) == (NULL, "9")


def test_a_store_without_the_table() -> None:
    assert run(STORE_USAGE, {STORE: OTHER}).outcome.status == "unknown schema"
