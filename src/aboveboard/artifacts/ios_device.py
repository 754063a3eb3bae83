"""What an iPhone's property lists, and those of a backup, say of the device itself, and its SIM cards."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, cast

from aboveboard.formats import plist, times
from aboveboard.kit import About, Artifact, Code, Col, DeviceFact, Item, Sim, Sqlite, opt

# A file's name, and which of its keys (a path; '*' is any key or index) is which fact.
_FACTS = (
    (
        re.compile(r"^Info\.plist$"),
        (
            ("Device Name", "device_name"),
            ("Product Name", "model_name"),
            ("Product Type", "model"),
            ("Product Version", "os_version"),
            ("Build Version", "os_build"),
            ("Serial Number", "serial"),
            ("IMEI", "imei"),
            ("IMEI 2", "imei"),
            ("MEID", "meid"),
            ("ICCID", "iccid"),
            ("Phone Number", "phone_number"),
            ("Unique Identifier", "udid"),
            ("Last Backup Date", "backup_date"),
            ("iTunes Version", "backup_program"),
            ("macOS Version", "backup_computer_os"),
        ),
    ),
    (
        re.compile(r"^Manifest\.plist$"),
        (
            ("Lockdown/DeviceName", "device_name"),
            ("Lockdown/ProductType", "model"),
            ("Lockdown/ProductVersion", "os_version"),
            ("Lockdown/BuildVersion", "os_build"),
            ("Lockdown/SerialNumber", "serial"),
            ("Lockdown/UniqueDeviceID", "udid"),
            ("Lockdown/com.apple.MobileDeviceCrashCopy/ShouldSubmit", "sends_crash_reports"),
            ("Date", "backup_date"),
            ("IsEncrypted", "backup_encrypted"),
            ("WasPasscodeSet", "passcode_set"),
            ("Version", "backup_format"),
        ),
    ),
    (
        re.compile(r"/data_ark\.plist$"),
        (
            ("-DeviceName", "device_name"),
            ("-TimeZone", "time_zone"),
            ("-SerialNumber", "serial"),
            ("-ProductType", "model"),
            ("-ProductVersion", "os_version"),
            ("-PhoneNumber", "phone_number"),
            ("-UniqueDeviceID", "udid"),
            ("-WiFiAddress", "wifi_mac"),
            ("-BluetoothAddress", "bluetooth_mac"),
            ("-ActivationState", "activation_state"),
            ("com.apple.international-Locale", "locale"),
            ("com.apple.international-Language", "language"),
            ("com.apple.international-Keyboard", "keyboard"),
            ("com.apple.iTunes.backup-LastBackupComputerName", "backup_computer"),
            ("com.apple.iTunes.backup-LastBackupComputerType", "backup_computer_os"),
            ("com.apple.mobile.iTunes.store-AppleID", "apple_id"),
            ("com.apple.mobile.iTunes.accessories-LastiTunesSyncComputer", "sync_computer"),
        ),
    ),
    (
        re.compile(r"/(SystemVersion|LastBuildInfo)\.plist$"),
        (
            ("ProductName", "os_name"),
            ("ProductVersion", "os_version"),
            ("ProductVersionExtra", "os_version_extra"),
            ("ProductBuildVersion", "os_build"),
        ),
    ),
    (
        re.compile(r"/\.GlobalPreferences\.plist$"),
        (
            ("AppleLocale", "locale"),
            ("AppleLanguages/*", "language"),
            ("AppleKeyboards/*", "keyboard"),
            ("AppleICUForce24HourTime", "24_hour_clock"),
            ("AppleTemperatureUnit", "temperature_unit"),
        ),
    ),
    (
        re.compile(r"/com\.apple\.preferences\.datetime\.plist$"),
        (
            ("timezone", "time_zone"),
            ("com.apple.preferences.timezone.selected_city/TimeZone", "time_zone"),
            ("com.apple.preferences.timezone.selected_city/name", "time_zone_city"),
        ),
    ),
    (
        re.compile(r"/com\.apple\.AutoTimeZone\.plist$|/com\.apple\.timezone\.auto\.plist$"),
        (("AutoTimeZoneEnabled", "time_zone_automatic"), ("Active", "time_zone_automatic")),
    ),
    (
        re.compile(r"/com\.apple\.purplebuddy\.plist$"),
        (("SetupState", "setup_state"), ("SetupLastExit", "setup_finished"), ("GuessedCountry/*", "guessed_country")),
    ),
    (
        re.compile(r"/SystemConfiguration/preferences\.plist$"),
        (
            ("Model", "model"),
            ("System/System/ComputerName", "device_name"),
            ("System/System/HostName", "host_name"),
            ("System/Network/HostNames/LocalHostName", "host_name"),
        ),
    ),
    (
        re.compile(r"/com\.apple\.commcenter[^/]*\.plist$"),
        (
            ("PhoneNumber", "phone_number"),
            ("ReportedPhoneNumber", "phone_number"),
            ("LastKnownICCID", "iccid"),
            ("ReportedSubscriberIdentity", "iccid"),
            ("imeis/*/second", "imei"),
            ("meid", "meid"),
            ("LastKnownServingMcc", "serving_mcc"),
            ("LastKnownServingMnc", "serving_mnc"),
            ("kOperatorRoamingInfo_3GPP_Roaming", "roaming"),
            ("kOperatorRoamingInfo_Subscriber_CarrierBundleID", "carrier_bundle"),
            ("PersonalWallet/*/CarrierEntitlements/kEntitlementsSelfRegistrationUpdateImei", "imei"),
        ),
    ),
)


def _children(value: object) -> tuple[tuple[str, Any], ...]:
    if isinstance(value, dict):
        return tuple((str(k), v) for k, v in cast("dict[Any, Any]", value).items())
    return tuple((str(n), v) for n, v in enumerate(cast("list[Any]", value))) if isinstance(value, list) else ()


def _find(value: object, path: tuple[str, ...], at: str = "") -> Iterator[tuple[str, object]]:
    """(place, value) of each value that a path of keys leads to. No deeper than the path is long."""
    if not path:
        yield at, value
        return
    for key, child in _children(value):
        if path[0] in (key, "*"):
            yield from _find(child, path[1:], f"{at}/{key}" if at else key)


def _shown(value: object) -> str | None:
    """Plain values as text; bytes and containers are none."""
    if isinstance(value, plist.Date):
        return times.to_iso(value.utc_us) if value.utc_us is not None else None
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, str | int | float) and value != "" else None


def _facts(data: bytes, about: About) -> Iterator[Item]:
    given = plist.load(data)
    for pattern, keys in _FACTS:
        if not pattern.search(about.path):
            continue
        for path, name in keys:
            for place, value in _find(given, tuple(path.split("/"))):
                text = _shown(value)
                if text is not None:
                    at = value.utc_us if isinstance(value, plist.Date) else None
                    yield Item(place, DeviceFact(at=at, name=name, value=text, source_name=place), {place: text})


FACTS = Artifact(
    id="ios.device",
    title="Device facts",
    service="ios.device",
    emits=DeviceFact,
    files=(
        "Info.plist",
        "Manifest.plist",
        "{var}/root/Library/Lockdown/data_ark.plist",
        "System/Library/CoreServices/SystemVersion.plist",
        "{var}/installd/Library/MobileInstallation/LastBuildInfo.plist",
        "{mobile}/Library/Preferences/.GlobalPreferences.plist",
        "{mobile}/Library/Preferences/com.apple.preferences.datetime.plist",
        "{mobile}/Library/Preferences/com.apple.AutoTimeZone.plist",
        "{mobile}/Library/Preferences/com.apple.timezone.auto.plist",
        "{mobile}/Library/Preferences/com.apple.purplebuddy.plist",
        "{var}/preferences/SystemConfiguration/preferences.plist",
        "{var}/wireless/Library/Preferences/com.apple.commcenter*.plist",
    ),
    read=(Code(_facts),),
    says="One record for each thing that the device's settings, or the papers of its backup, say of the device.",
    limits="Values are as the files give them, at the time they were written; several files may disagree. The system's "
    "zone link (localtime) is not a file and is not read. Keys and tickets are not read.",
    sources=(
        "https://github.com/abrignoni/iLEAPP (lastBuild, deviceData, dataArk, timezoneInfo)",
        "property lists of public test images",
    ),
    tested=("josh_ios15_ffs (iOS 15.3.1)", "ios_native_ffs", "backups made for this project's tests"),
)


def _text(value: object) -> str | None:
    return str(value) if isinstance(value, str) and value else None


def _sims(data: bytes, about: About) -> Iterator[Item]:
    """Each entry of the 'PersonalWallet' is a SIM card or eSIM, by its ICCID."""
    del about
    given = plist.load(data)
    for place, entry in _find(given, ("PersonalWallet", "*")):
        entitled = dict(_children(dict(_children(entry)).get("CarrierEntitlements")))
        book = dict(_children(dict(_children(entry)).get("phonebook")))
        info = dict(_children(dict(_children(entry)).get("info")))
        stored = {
            "lastGoodImsi": entitled.get("lastGoodImsi"),
            "CopiedSIMPhoneNumber": book.get("CopiedSIMPhoneNumber"),
            "mdn": info.get("mdn"),
            "ts": info.get("ts"),
        }
        record = Sim(
            at=times.UNIX_S.to_utc_us(info.get("ts")),
            iccid=place.rsplit("/", 1)[-1],
            imsi=_text(stored["lastGoodImsi"]),
            number=_text(stored["mdn"]) or _text(stored["CopiedSIMPhoneNumber"]),
            display_name=_text(info.get("label")),
        )
        yield Item(place, record, {k: v for k, v in stored.items() if isinstance(v, str | int)})


SIMS = Artifact(
    id="ios.sims",
    title="SIM cards",
    service="ios.device",
    emits=Sim,
    files=("{var}/wireless/Library/Preferences/com.apple.commcenter*.plist",),
    read=(Code(_sims),),
    says="One record for each SIM card or eSIM that a property list of the telephone service keeps something of.",
    limits="The same card comes once from each file that names it. A card may have been taken out long ago.",
    sources=(
        "https://github.com/log2timeline/plaso (parsers/plist_plugins/ios_siminfo.py)",
        "property lists of public test images",
    ),
    tested=("josh_ios15_ffs (iOS 15.3.1)", "plaso test data (com.apple.commcenter.data.plist)"),
)

SIM_HISTORY = Artifact(
    id="ios.sim_history",
    title="SIM cards used",
    service="ios.device",
    emits=Sim,
    files=("{var}/wireless/Library/Databases/CellularUsage.db",),
    read=(
        Sqlite(
            base="subscriber_info AS s",
            key="s.rowid",
            requires={"subscriber_info": ("subscriber_id",)},
            fields={
                "at": opt("s.last_update_time", times.COCOA_S),
                "iccid": Col("NULLIF(s.subscriber_id, '')"),
                "number": opt("NULLIF(s.subscriber_mdn, '')"),
                "slot": opt("s.slot_id"),
            },
        ),
    ),
    says="One record for each SIM card that the phone counted use of.",
    limits="The time is that of the last change to the row.",
    sources=("https://github.com/abrignoni/iLEAPP (cellularUsage)",),
)
