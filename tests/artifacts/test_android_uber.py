"""Uber's files on Android, made here."""

import json
import struct

from aboveboard.artifacts.uber.android import ACCOUNT
from aboveboard.artifacts.uber.android_places import PLACES
from aboveboard.artifacts.uber.android_position import CACHED
from aboveboard.artifacts.uber.android_positions import POSITIONS
from tests.artifacts.harness import run

HOME = "data/data/com.ubercab/files/"
KEYS = HOME + "base-key-value-store/"
RIDER = KEYS + "realtime-demo_KEY_RIDER"
SYNCED = KEYS + "realtime-demo_KEY_TARGET_LOCATION_SYNCED"
SCREEN = HOME + "simplestore/home_screen_simple_store_scope/home_screen_layout_simple_store_key"
LAST = HOME + "simplestore/abc/CACHED_UBER_LOCATION"
OFFERS = KEYS + "ShortcutsCache_CACHED_SHORTCUTS_MAP_KEY"
NULL = {"absent": "NULL"}


def stored(value: object) -> bytes:
    return b"\x2d" + json.dumps(value).encode()


def varint(value: int) -> bytes:
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def message(number: int, content: bytes) -> bytes:
    return bytes([number << 3 | 2]) + varint(len(content)) + content


RIDER_FILE = stored(
    {"uuid": "r-1", "firstName": "Li", "lastName": "Wei", "email": "li@x.example", "mobileDigits": "15550101",
     "mobileCountryIso2": "US", "token": "s3cret", "meta": {"lastModifiedTimeMs": 1672567200123.0}}
)  # fmt: skip
SCREEN_FILE = json.dumps(
    {"metadata": {"requestLocation": {"latitude": 48.1, "longitude": 11.5}, "creationTime": "2023-01-01T10:00:00.123Z"}}
).encode("utf-16-be")
LAST_FILE = message(1, b"\x08" + varint(1672567200123)) + message(
    2, b"\x0d" + struct.pack("<f", 48.5) + b"\x15" + struct.pack("<f", 11.25)
)
OFFERS_FILE = stored(
    {
        "8a.1": {
            "timestamp": 1672567200123,
            "triggerLocation": {"latitude": 48.1, "longitude": 11.5},
            "shortcuts": [
                {"title": "Café Süd", "uuid": "s1",
                 "destination": {"coordinate": {"latitude": 48.2, "longitude": 11.6}, "addressLine1": "1 Quay",
                                 "addressLine2": "X"}},
                {"uuid": "s2", "destination": {"fullAddress": "2 Quay, X", "addressLine1": "2 Quay"}},
            ],
        },
        "none": 5,
    }
)  # fmt: skip
FIXTURES = {
    "android.uber": {RIDER: RIDER_FILE},
    "android.uber.positions": {SYNCED: stored({"latitude": 48.1, "longitude": 11.5}), SCREEN: SCREEN_FILE},
    "android.uber.position": {LAST: LAST_FILE},
    "android.uber.places": {OFFERS: OFFERS_FILE},
}


def test_account() -> None:
    (rider,) = run(ACCOUNT, {RIDER: RIDER_FILE}).records
    assert (rider["at"], rider["identifier"], rider["name"]) == ("2023-01-01T10:00:00.123000Z", "r-1", "Li Wei")
    assert (rider["username"], rider["description"]) == ("li@x.example", "15550101, US")
    assert "s3cret" not in json.dumps(rider)
    other = run(ACCOUNT, {RIDER: stored({"firstName": "Li"})})
    assert (other.records, other.outcome.rejected) == ([], 1)


def test_positions() -> None:
    synced, screen = run(POSITIONS, FIXTURES["android.uber.positions"]).records
    assert (synced["at"], synced["latitude"], synced["longitude"]) == (NULL, 48.1, 11.5)
    assert synced["position_class"] == "last position told to the service"
    assert (screen["at"], screen["latitude"]) == ("2023-01-01T10:00:00.123000Z", 48.1)
    assert screen["provenance"]["locator"] == "$.metadata.requestLocation"
    none = run(POSITIONS, {SYNCED: stored({"latitude": "x"})})
    assert (none.records, none.outcome.rejected) == ([], 1)


def test_last_position() -> None:
    (last,) = run(CACHED, {LAST: LAST_FILE}).records
    assert (last["at"], last["latitude"], last["longitude"]) == ("2023-01-01T10:00:00.123000Z", 48.5, 11.25)
    far = run(CACHED, {LAST: message(2, b"\x0d" + struct.pack("<f", 948.5) + b"\x15" + struct.pack("<f", 11.25))})
    assert (far.records, far.outcome.rejected) == ([], 1)


def test_offers() -> None:
    here, cafe, bare = run(PLACES, {OFFERS: OFFERS_FILE}).records
    assert (here["at"], here["latitude"], here["name"]) == ("2023-01-01T10:00:00.123000Z", 48.1, {"absent": "NULL"})
    assert (cafe["name"], cafe["address"], cafe["latitude"]) == ("Café Süd", "1 Quay, X", 48.2)
    assert cafe["position_class"] == "destination offered by the app"
    assert (bare["name"], bare["address"], bare["latitude"]) == ("2 Quay", "2 Quay, X", NULL)
