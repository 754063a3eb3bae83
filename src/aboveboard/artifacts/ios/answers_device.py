"""What an iPhone answers when lockdownd is asked for all that it says of the phone itself."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.ios._answers import ASKED, SOURCE, answer, facts
from aboveboard.formats import loose, plist, times
from aboveboard.kit import About, Artifact, Code, DeviceFact, Item, Lost

# What leads to nobody and means nothing without Apple (hashes of keys, calibrations, certificates of the chip) is left out.
_KEYS = (
    ("DeviceName", "device_name"),
    ("ProductType", "model"),
    ("ProductName", "os_name"),
    ("ProductVersion", "os_version"),
    ("BuildVersion", "os_build"),
    ("ModelNumber", "model_number"),
    ("RegionInfo", "region"),
    ("HardwareModel", "hardware_model"),
    ("DeviceClass", "device_class"),
    ("DeviceColor", "device_color"),
    ("CPUArchitecture", "cpu"),
    ("SerialNumber", "serial"),
    ("MLBSerialNumber", "main_board_serial"),
    ("WirelessBoardSerialNumber", "wireless_board_serial"),
    ("UniqueDeviceID", "udid"),
    ("UniqueChipID", "ecid"),
    ("ChipID", "chip"),
    ("FirmwareVersion", "firmware"),
    ("BasebandVersion", "baseband"),
    ("InternationalMobileEquipmentIdentity", "imei"),
    ("InternationalMobileEquipmentIdentity2", "imei"),
    ("MobileEquipmentIdentifier", "meid"),
    ("IntegratedCircuitCardIdentity", "iccid"),
    ("InternationalMobileSubscriberIdentity", "imsi"),
    ("MobileSubscriberCountryCode", "sim_mcc"),
    ("MobileSubscriberNetworkCode", "sim_mnc"),
    ("SIMStatus", "sim_status"),
    ("SIMTrayStatus", "sim_tray"),
    ("CarrierBundleInfoArray/*/CFBundleIdentifier", "carrier_bundle"),
    ("CarrierBundleInfoArray/*/IntegratedCircuitCardIdentity", "iccid"),
    ("CarrierBundleInfoArray/*/InternationalMobileSubscriberIdentity", "imsi"),
    ("CarrierBundleInfoArray/*/MCC", "sim_mcc"),
    ("CarrierBundleInfoArray/*/MNC", "sim_mnc"),
    ("CarrierBundleInfoArray/*/Slot", "sim_slot"),
    ("PhoneNumber", "phone_number"),
    ("TelephonyCapability", "can_telephone"),
    ("WiFiAddress", "wifi_mac"),
    ("BluetoothAddress", "bluetooth_mac"),
    ("EthernetAddress", "ethernet_mac"),
    ("ActivationState", "activation_state"),
    ("PasswordProtected", "locked_by_passcode"),
    ("TimeZone", "time_zone"),
    ("TimeZoneOffsetFromUTC", "time_zone_offset"),
    ("Uses24HourClock", "24_hour_clock"),
)
_CLOCK = "TimeIntervalSince1970"
_facts = facts(_KEYS)


def _device(data: bytes, about: About) -> Iterator[Item | Lost]:
    yield from _facts(data, about)
    stored = loose.mapping(plist.load(data)).get(_CLOCK)
    if stored is not None:
        at = times.UNIX_S.to_utc_us(stored) if isinstance(stored, int | float) else None
        if at is None:
            yield Lost(f"{_CLOCK} is no time")
        else:
            fact = DeviceFact(at=at, name="clock", value=times.to_iso(at), source_name=_CLOCK)
            yield Item(_CLOCK, fact, {_CLOCK: stored})


DEVICE = Artifact(
    id="ios.answers.device",
    title="Device facts, as the phone answered",
    service="ios.device",
    emits=DeviceFact,
    files=answer("lockdown"),
    read=(Code(_device, kind=DeviceFact, name="device"),),
    says="One record for each thing that the phone said of itself, its clock among them." + ASKED,
    limits="Of what it says, what identifies the phone, its cards and its state is read; hashes of keys, calibrations,"
    " certificates and states of activation tickets are not, and stay in the answer.",
    sources=(SOURCE, "https://github.com/libimobiledevice/libimobiledevice/issues (listings of ideviceinfo)"),
)
