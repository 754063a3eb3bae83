"""Which facts of a device stand under which keys."""

from __future__ import annotations

import re

from aboveboard.formats import plist, times

# A file's name, and which of its keys (a path; '*' is any key or index) is which fact.
KEYS = (
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


def shown(value: object) -> str | None:
    """Plain values as text; bytes and containers are none."""
    if isinstance(value, plist.Date):
        return times.to_iso(value.utc_us) if value.utc_us is not None else None
    if isinstance(value, bool):
        return "yes" if value else "no"
    return str(value) if isinstance(value, str | int | float) and value != "" else None
