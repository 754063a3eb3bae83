"""What lockdownd says of the phone, by domain and key.

Facts: names of keys and domains as ideviceinfo lists them (https://github.com/libimobiledevice/libimobiledevice,
tools/ideviceinfo.c and its issues, e.g. /issues/752 and /issues/1425 for com.apple.mobile.backup); which are given
without a session as `ideviceinfo -s` shows them.
"""

from collections.abc import Mapping

from aboveboard.demo.itunes import Facts

OPEN = frozenset(
    (
        "BasebandVersion", "BuildVersion", "CPUArchitecture", "ChipID", "DeviceClass", "DeviceColor", "DeviceName",
        "DevicePublicKey", "HardwareModel", "PartitionType", "ProductName", "ProductType", "ProductVersion",
        "ProtocolVersion", "SupportedDeviceFamilies", "TelephonyCapability", "UniqueChipID", "UniqueDeviceID",
        "WiFiAddress",
    )
)  # fmt: skip
"""Keys of the domain without a name that a program gets before it is trusted."""

_CAPACITY, _FREE = 128_000_000_000, 61_000_000_000


def values(
    facts: Facts, *, now: float, zone: str, locked: bool, will_encrypt: bool, managed: bool, public_key: bytes
) -> dict[str, dict[str, object]]:
    """Give all values by domain; the domain without a name is ''. `now`: the phone's clock, seconds since 1970."""
    modern = "-" in facts.udid
    return {
        "": {
            "ActivationState": "Activated", "BasebandVersion": "4.02.01", "BluetoothAddress": "02:00:5e:10:00:a1",
            "BuildVersion": facts.build, "CPUArchitecture": "arm64e" if modern else "arm64",
            "ChipID": int(facts.udid.split("-")[0], 16) if modern else 0x8015, "DeviceClass": "iPhone",
            "DeviceColor": "1", "DeviceName": facts.name, "DevicePublicKey": public_key, "EthernetAddress":
            "02:00:5e:10:00:a2", "FirmwareVersion": "iBoot-10151.120.70", "HardwareModel": "D37AP" if modern else
            "D20AP", "HostAttached": True, "IntegratedCircuitCardIdentity": facts.iccid,
            "InternationalMobileEquipmentIdentity": facts.imei, "ModelNumber": "MTP03",
            "PartitionType": "GUID_partition_scheme", "PasswordProtected": locked, "PhoneNumber": facts.phone_number,
            "ProductName": "iPhone OS", "ProductType": facts.product, "ProductVersion": facts.version,
            "ProtocolVersion": "2", "RegionInfo": "PO/A", "SerialNumber": facts.serial, "SIMStatus":
            "kCTSIMSupportSIMStatusReady", "SupportedDeviceFamilies": [1], "TelephonyCapability": True,
            "TimeIntervalSince1970": now, "TimeZone": zone, "TimeZoneOffsetFromUTC": 0.0, "TrustedHostAttached": True,
            "UniqueChipID": int(facts.udid.split("-")[1], 16) if modern else 0x000A12345678901C,
            "UniqueDeviceID": facts.udid, "Uses24HourClock": True, "WiFiAddress": "02:00:5e:10:00:a0",
        },
        "com.apple.disk_usage": {
            "TotalDataAvailable": _FREE, "TotalDataCapacity": _CAPACITY - 12_000_000_000, "TotalDiskCapacity": _CAPACITY,
            "TotalSystemAvailable": 0, "TotalSystemCapacity": 12_000_000_000,
        },
        "com.apple.international": {"Keyboard": "en_GB", "Language": "en-GB", "Locale": "en_PT"},
        "com.apple.mobile.backup": {"RequiresEncryption": managed, "WillEncrypt": will_encrypt},
        "com.apple.mobile.battery": {
            "BatteryCurrentCapacity": 82, "BatteryIsCharging": True, "ExternalChargeCapable": True,
            "ExternalConnected": True, "FullyCharged": False, "GasGaugeCapability": True, "HasBattery": True,
        },
        "com.apple.mobile.chaperone": {"DeviceIsChaperoned": managed},
        "com.apple.mobile.iTunes": {"MinITunesVersion": "12.13", "SoftwareBehavior": {"Valid": True}},
    }  # fmt: skip


def shown(domains: Mapping[str, Mapping[str, object]], domain: str, *, trusted: bool) -> dict[str, object]:
    """Give a domain's values as far as a program may see them."""
    found = domains.get(domain, {})
    return dict(found) if trusted else {key: value for key, value in found.items() if not domain and key in OPEN}
