"""What an iPhone answers when it is asked over its services, made here, and reports of crashes."""

from __future__ import annotations

import json
import plistlib
from typing import Any

import pytest

from aboveboard.artifacts.ios.answers_apps import APPS
from aboveboard.artifacts.ios.answers_backups import BACKUPS
from aboveboard.artifacts.ios.answers_battery import BATTERY
from aboveboard.artifacts.ios.answers_device import DEVICE
from aboveboard.artifacts.ios.answers_disk import DISK
from aboveboard.artifacts.ios.answers_kept import KEPT
from aboveboard.artifacts.ios.answers_language import LANGUAGE
from aboveboard.artifacts.ios.crashes import CRASHES
from aboveboard.kit import Artifact
from tests.artifacts.harness import Result, run

AT = "acquired/ios/answers/"
PART = "acquired/ios/backup.json"
REPORTS = "private/var/mobile/Library/Logs/CrashReporter/"
NULL = {"absent": "NULL"}

LOCKDOWN = {
    "ActivationState": "Activated",
    "BasebandKeyHashInformation": {"SKeyStatus": 0, "SKeyHash": b"must not show"},
    "CarrierBundleInfoArray": [
        {"CFBundleIdentifier": "com.apple.Example_pt", "IntegratedCircuitCardIdentity": "8900000000000000001", "MCC": "001"}
    ],
    "DeviceName": "Jane’s iPhone",
    "InternationalMobileEquipmentIdentity": "350000000000006",
    "NonVolatileRAM": {"com.apple.System.tz0-token": b"must not show"},
    "PasswordProtected": False,
    "PhoneNumber": "",
    "PkHash": b"must not show",
    "ProductType": "iPhone15,4",
    "SIMStatus": ["odd"],
    "TimeIntervalSince1970": 1678307200.5,
    "UniqueChipID": 1234567890123,
    "Unknown": "not read",
}  # fmt: skip
LISTED = [
    {
        "ApplicationType": "User",
        "CFBundleDisplayName": "Boathouse",
        "CFBundleIdentifier": "org.example.boathouse",
        "CFBundleShortVersionString": "1.4",
        "CFBundleVersion": "201",
        "Container": "/private/var/mobile/Containers/Data/Application/1B",
        "Entitlements": {"keychain-access-groups": ["must not show"]},
        "Path": "/private/var/containers/Bundle/Application/1A/Boathouse.app",
    },
    {"ApplicationType": "System", "CFBundleIdentifier": "com.apple.Maps", "CFBundleName": "Maps"},
    {"CFBundleName": "Nameless"},
]
REPORT = (
    json.dumps(
        {
            "app_name": "Boathouse",
            "timestamp": "2024-02-15 08:05:05.00 -0600",
            "app_version": "1.4",
            "bundleID": "org.example.boathouse",
            "bug_type": "309",
            "os_version": "iPhone OS 17.3.1 (21D61)",
            "incident_id": "1CF0B8A1-EB43-46B3-AA9F-CFA8A9259190",
        }
    )
    + '\n{"procName": "Boathouse"}\n'
).encode()
JETSAM = b'{"bug_type":"298","timestamp":"some day","os_version":"iPhone OS 17.3.1 (21D61)"}\n{"largestProcess":"x"}'
KEPT_JSON = json.dumps(
    {"encrypted": True, "listed": 812, "kept": [{"name": "private/var/mobile/x", "domain": "HomeDomain"}]}
).encode()

FIXTURES = {
    "ios.answers.apps": {AT + "apps.plist": plistlib.dumps(LISTED)},
    "ios.answers.backups": {AT + "backups.plist": plistlib.dumps({"WillEncrypt": True, "Password": "hunter22"})},
    "ios.answers.battery": {AT + "battery.plist": plistlib.dumps({"BatteryCurrentCapacity": 82, "HasBattery": True})},
    "ios.answers.device": {AT + "lockdown.plist": plistlib.dumps(LOCKDOWN)},
    "ios.answers.disk": {AT + "disk.plist": plistlib.dumps({"TotalDataCapacity": 116_000_000_000})},
    "ios.answers.kept": {PART: KEPT_JSON},
    "ios.answers.language": {AT + "language.plist": plistlib.dumps({"Language": "en-GB", "Locale": "en_PT"})},
    "ios.crashes": {
        REPORTS + "Boathouse-2024-02-15-080505.ips": REPORT,
        REPORTS + "Retired/JetsamEvent-2024-02-16-101010.ips.ca.synced": JETSAM,
    },
}


def _facts(artifact: Artifact) -> list[tuple[Any, Any]]:
    return [(r["name"], r["value"]) for r in _ran(artifact).records]


def _ran(artifact: Artifact) -> Result:
    return run(artifact, FIXTURES[artifact.id])


def test_facts_of_the_device() -> None:
    """By known keys alone; keys and their hashes become nothing; what is no plain value is said."""
    result = _ran(DEVICE)
    assert [(r["name"], r["value"]) for r in result.records] == [
        ("device_name", "Jane’s iPhone"),
        ("model", "iPhone15,4"),
        ("ecid", "1234567890123"),
        ("imei", "350000000000006"),
        ("carrier_bundle", "com.apple.Example_pt"),
        ("iccid", "8900000000000000001"),
        ("sim_mcc", "001"),
        ("activation_state", "Activated"),
        ("locked_by_passcode", "no"),
        ("clock", "2023-03-08T20:26:40.500000Z"),
    ]
    assert result.records[-1]["at"] == "2023-03-08T20:26:40.500000Z" and result.records[0]["at"] == NULL
    assert (result.outcome.status, result.outcome.rejected) == ("partial", 1)
    assert "SIMStatus is no plain value" in str(result.outcome.reason)
    assert "must not show" not in str(result.records)


def test_facts_of_other_subjects() -> None:
    """Battery, storage, language, backups, and the backup that a copy is a part of."""
    assert _facts(BATTERY) == [("battery_level", "82"), ("battery_present", "yes")]
    assert _facts(DISK) == [("data_bytes", "116000000000")]
    assert _facts(LANGUAGE) == [("language", "en-GB"), ("locale", "en_PT")]
    assert _facts(BACKUPS) == [("backup_encrypted", "yes")]
    assert _facts(KEPT) == [("backup_encrypted", "yes"), ("backup_files", "812")]


def test_apps() -> None:
    """With where they lie; what names no app is counted as lost."""
    result = _ran(APPS)
    boat, maps = result.records
    expected = {
        "app": "org.example.boathouse",
        "name": "Boathouse",
        "version": "1.4",
        "build": "201",
        "system": False,
        "path": "/private/var/containers/Bundle/Application/1A/Boathouse.app",
        "data_path": "/private/var/mobile/Containers/Data/Application/1B",
    }
    assert {name: boat[name] for name in expected} == expected
    assert (maps["app"], maps["name"], maps["system"], maps["version"]) == ("com.apple.Maps", "Maps", True, NULL)
    assert (result.outcome.read, result.outcome.emitted, result.outcome.rejected) == (3, 2, 1)
    assert "must not show" not in str(result.records)


def test_crash_reports() -> None:
    """Of the first line of each; a time that cannot be read stays in the line."""
    crash, jetsam = _ran(CRASHES).records
    expected = {
        "at": "2024-02-15T14:05:05.000000Z",
        "event": "app crashed",
        "app": "org.example.boathouse",
        "detail": "Boathouse, version 1.4, iPhone OS 17.3.1 (21D61)",
    }
    assert {name: crash[name] for name in expected} == expected
    assert (jetsam["event"], jetsam["app"], jetsam["at"]) == ("memory ran short", NULL, NULL)


@pytest.mark.parametrize(
    ("artifact", "path", "data"),
    [
        (DEVICE, AT + "lockdown.plist", plistlib.dumps(["a list"])),
        (APPS, AT + "apps.plist", plistlib.dumps({"a": "dictionary"})),
        (KEPT, PART, b"[]"),
        (CRASHES, REPORTS + "x.ips", b"Incident Identifier: 1\n"),
        (CRASHES, REPORTS + "x.ips", b"[" * 200_000),
    ],
)
def test_what_is_no_such_answer_fails(artifact: Artifact, path: str, data: bytes) -> None:
    """And costs only itself."""
    result = run(artifact, {path: data})
    assert result.records == [] and result.outcome.status.value == "failed"
