"""Fills what Android keeps about itself: packages, accounts, usage, networks, settings, users, properties.

Facts: AOSP PackageManager Settings, AccountsDb, TelephonyProvider and Telephony.SimInfo, UsageStatsXmlV1 and
UsageStatsProtoV2 (times count from the file's name; tokens are stored plus one), WifiConfigStore, SettingsState,
UserManagerService, property_service's persistent_properties.
"""

import sqlite3
from typing import NamedTuple

from aboveboard.demo import schema_android
from aboveboard.demo.abx import Element, Hex, Long, LongHex, binary_xml, text_xml
from aboveboard.demo.android_media import CAMERA
from aboveboard.demo.database import build, insert
from aboveboard.demo.moments import DAY, HOUR, MINUTE, STORY_START, TAKEN, utc
from aboveboard.demo.phone import Phone
from aboveboard.demo.story import DENIZ
from aboveboard.demo.truth import Fact
from aboveboard.demo.wire import message


class _Package(NamedTuple):
    name: str
    title: str
    version: int
    uid: int
    installer: str
    system: bool


_PACKAGES = (
    _Package("com.android.providers.contacts", "Contacts Storage", 36, 10050, "", True),
    _Package("com.android.chrome", "Chrome", 700_100_233, 10120, "com.android.vending", True),
    _Package("com.google.android.gm", "Gmail", 64_120_551, 10121, "com.android.vending", True),
    _Package("com.whatsapp", "WhatsApp", 253_374_000, 10201, "com.android.vending", False),
    _Package("com.twitter.android", "X", 311_430_000, 10202, "com.android.vending", False),
    _Package("org.example.boathouse", "Boathouse", 12, 10203, "", False),
)
_USERS = (("0", "Deniz", 0xC13), ("10", "Work profile", 0x1030), ("150", "DUAL_APP", 0x20000030))


def packages(phone: Phone, *, modern: bool) -> None:
    """Write packages.xml (binary in modern phones, text in older ones) and packages.list."""
    path = "data/system/packages.xml"
    rows: list[Element] = [
        Element(
            "version", {"sdkVersion": 36 if modern else 28, "databaseVersion": 3, "fingerprint": _fingerprint(modern)}
        ),
    ]
    for number, package in enumerate(_PACKAGES):
        installed = STORY_START - (20 - number) * DAY
        place = (
            f"/product/app/{package.title}" if package.system else f"/data/app/~~demo{number}==/{package.name}-demo=="
        )
        attributes: dict[str, str | int | bool] = {
            "name": package.name, "codePath": place, "publicFlags": 0x38A83E45 if package.system else 0x3888BE44,
            "privateFlags": 0,
            "ft": LongHex(installed), "ut": LongHex(installed + DAY), "version": Long(package.version),
            "userId": package.uid,
        }  # fmt: skip
        if not modern:
            attributes |= {"ft": Hex(installed), "it": Hex(installed), "ut": Hex(installed + DAY)}
        if package.installer:
            attributes["installer"] = package.installer
        children = (Element("sigs", {"count": 1}, (Element("cert", {"index": number}),)),)
        rows.append(Element("package", attributes, children))
        phone.fact(
            Fact(
                kind="App", service="android.packages", path=path, party=package.name,
                extra={"version": package.version, "uid": package.uid, "installer": package.installer,
                "updated": (installed + DAY) * 1000},
            )
        )  # fmt: skip
    root = Element("packages", {}, tuple(rows))
    phone.put(path, binary_xml(root) if modern else text_xml(root))
    lines = [
        f"{p.name} {p.uid} 0 /data/user/0/{p.name} default:targetSdkVersion=36 none 0 {p.version} 1"
        f" {p.installer or '@null'}"
        for p in _PACKAGES
    ]
    phone.put("data/system/packages.list", ("\n".join(lines) + "\n").encode())


def _fingerprint(modern: bool) -> str:
    release = "16" if modern else "9"
    return f"examplephone/ex16pro/ex16pro:{release}/{CAMERA.software}/1:user/release-keys"


def users(phone: Phone, *, modern: bool) -> None:
    """Write userlist.xml and the file of each device user: the owner, a work profile and the one of cloned apps."""
    write = binary_xml if modern else text_xml
    listed = tuple(Element("user", {"id": int(number)}) for number, _, _ in _USERS)
    phone.put(
        "data/system/users/userlist.xml", write(Element("users", {"nextSerialNumber": 12, "version": 11}, listed))
    )
    for serial, (number, name, flags) in enumerate(_USERS):
        attributes: dict[str, str | int | bool] = {
            "id": int(number), "serialNumber": serial, "flags": flags, "created": Long(STORY_START),
            "lastLoggedIn": Long(TAKEN - HOUR),
            "type": ("android.os.usertype.full.SYSTEM", "android.os.usertype.profile.MANAGED",
            "android.os.usertype.profile.CLONE")[serial],
        }  # fmt: skip
        if serial:
            attributes["profileGroupId"] = 0
        path = phone.put(
            f"data/system/users/{number}.xml", write(Element("user", attributes, (Element("name", {}, (), name),)))
        )
        phone.fact(Fact(kind="Account", service="android.users", profile=number, path=path, text=name, party=number))


def accounts(phone: Phone) -> None:
    """Write accounts_ce.db and accounts_de.db of the owner and of the work profile."""
    for profile, rows in (
        (
            "0",
            (
                (DENIZ.email, "com.google"),
                ("WhatsApp", "com.whatsapp"),
                (DENIZ.social[1], "com.twitter.android.auth.login"),
            ),
        ),
        ("10", (("deniz@lantern.example", "com.google.work"),)),
    ):
        path = f"data/system_ce/{profile}/accounts_ce.db"
        twin = f"data/system_de/{profile}/accounts_de.db"

        def inner(
            db: sqlite3.Connection, rows: tuple[tuple[str, str], ...] = rows, path: str = path, profile: str = profile
        ) -> None:
            insert(db, "android_metadata", locale="en_GB")
            for row, (name, kind) in enumerate(rows, 1):
                insert(db, "accounts", _id=row, name=name, type=kind, password="")
                phone.fact(
                    Fact(
                        kind="Account", service="android.accounts", profile=profile, path=path, table="accounts",
                        rowid=row, party=name,
                        extra={"type": kind},
                    )
                )  # fmt: skip

        def outer(db: sqlite3.Connection, rows: tuple[tuple[str, str], ...] = rows) -> None:
            insert(db, "android_metadata", locale="en_GB")
            insert(db, "meta", key="auth_uid_for_type:com.google", value="10121")
            for row, (name, kind) in enumerate(rows, 1):
                insert(
                    db,
                    "accounts",
                    _id=row,
                    name=name,
                    type=kind,
                    last_password_entry_time_millis_epoch=STORY_START + row * MINUTE,
                )

        phone.put_database(path, build(schema_android.ACCOUNTS_CE, inner))
        phone.put_database(twin, build(schema_android.ACCOUNTS_DE, outer))


def sims(phone: Phone) -> None:
    """Write the SIM cards of telephony.db: that of the phone's number, and one that is no longer in it."""
    path = "data/user_de/0/com.android.providers.telephony/databases/telephony.db"
    cards = (("8901000000000000102", 0, "Example Mobile", DENIZ.phone), ("8901000000000000199", -1, "Guest card", ""))

    def inner(db: sqlite3.Connection) -> None:
        insert(db, "android_metadata", locale="en_GB")
        for row, (card, slot, carrier, number) in enumerate(cards, 1):
            insert(
                db, "siminfo", _id=row, icc_id=card, sim_id=slot, display_name=carrier, carrier_name=carrier, card_id=card,
                iso_country_code="us", phone_number_source_carrier=number,
            )  # fmt: skip
            extra: dict[str, str | int | float | None] = {"iccid": card, "number": number or None}
            phone.fact(
                Fact(kind="Sim", service="android.telephony", path=path, table="siminfo", rowid=row, extra=extra)
            )

    phone.put_database(path, build(schema_android.TELEPHONY, inner))


def usage(phone: Phone, *, modern: bool) -> None:
    """Write usage statistics of two days: protobuf with a file of names in modern phones, XML in older ones."""
    apps = [package.name for package in _PACKAGES if package.name != "com.android.providers.contacts"]
    home = "data/system_ce/0/usagestats" if modern else "data/system/usagestats/0"
    for day in range(2):
        begin = STORY_START + (100 + day) * DAY
        path = f"{home}/daily/{begin}"
        totals = [(n, name, (n + 1) * 17 * MINUTE, begin + (10 + n) * HOUR) for n, name in enumerate(apps)]
        events = [
            (n, name, kind, begin + (8 + n) * HOUR + step * 5 * MINUTE)
            for n, name in enumerate(apps)
            for step, kind in enumerate((1, 7, 2))
        ]
        events.sort(key=lambda event: event[3])
        phone.put(path, (_usage_proto if modern else _usage_xml)(begin, totals, events), moment=begin + DAY)
        for _, name, active, last in totals:
            phone.fact(
                Fact(
                    kind="Usage",
                    service="android.usage",
                    path=path,
                    at=last * 1000,
                    party=name,
                    extra={"active_ms": active},
                )
            )
        for _, name, kind, moment in events:
            phone.fact(
                Fact(
                    kind="Activity",
                    service="android.usage",
                    path=path,
                    at=moment * 1000,
                    party=name,
                    extra={"type": kind},
                )
            )
    if modern:
        names = b"".join(
            message((2, message((1, n + 1), (2, name), (2, f"{name}.Main")))) for n, name in enumerate(apps)
        )
        phone.put(f"{home}/mappings", message((1, len(apps) + 1)) + names)
    phone.put(f"{home}/version", b"5\n" if modern else b"4\n")


_Total = tuple[int, str, int, int]
_Event = tuple[int, str, int, int]


def _usage_proto(begin: int, totals: list[_Total], events: list[_Event]) -> bytes:
    out = message((1, DAY), (10, message((1, 30), (2, 4 * HOUR))))
    for token, _, active, last in totals:
        out += message(
            (
                20,
                message(
                    (1, token + 1), (3, last - begin), (4, active), (5, 2), (6, 3), (10, last - begin), (11, active)
                ),
            )
        )
    for token, _, kind, moment in events:
        out += message((22, message((1, token + 1), (2, 2), (3, moment - begin), (4, 0), (5, kind), (10, 7))))
    return out


def _usage_xml(begin: int, totals: list[_Total], events: list[_Event]) -> bytes:
    stats = tuple(
        Element(
            "package",
            {
                "lastTimeActive": last - begin,
                "package": name,
                "timeActive": active,
                "lastEvent": 2,
                "appLaunchCount": 3,
            },
        )
        for _, name, active, last in totals
    )
    log = tuple(
        Element("event", {"time": moment - begin, "package": name, "class": f"{name}.Main", "flags": 0, "type": kind})
        for _, name, kind, moment in events
    )
    children = (Element("packages", {}, stats), Element("configurations"), Element("event-log", {}, log))
    return text_xml(Element("usagestats", {"version": 1, "endTime": DAY}, children))


def networks(phone: Phone, *, modern: bool) -> None:
    """Write WifiConfigStore.xml, text XML in all versions."""
    path = "data/misc/apexdata/com.android.wifi/WifiConfigStore.xml" if modern else "data/misc/wifi/WifiConfigStore.xml"
    found: list[Element] = []
    for number, name in enumerate(("Boathouse guest", "Harbour café ☕", "شبكة المثال")):
        bssid = f"02:00:5e:20:00:{number:02x}"
        created = STORY_START + number * DAY
        values = (
            Element("string", {"name": "ConfigKey"}, (), f'"{name}"WPA_PSK'), Element("string", {"name": "SSID"}, (),
            f'"{name}"'),
            Element("null", {"name": "BSSID"}), Element("string", {"name": "PreSharedKey"}, (), '"not-a-real-key"'),
            Element("boolean", {"name": "HiddenSSID", "value": False}), Element("int", {"name": "CreatorUid",
            "value": 1000}),
            Element("string", {"name": "CreatorName"}, (), "android.uid.system:1000"),
            Element("string", {"name": "CreationTime"}, (), utc(created).strftime("time=%m-%d %H:%M:%S.000")),
            Element("long", {"name": "LastConnectedTime", "value": Long(created + HOUR)}),
            Element("string", {"name": "RandomizedMacAddress"}, (), bssid),
        )  # fmt: skip
        found.append(Element("Network", {}, (Element("WifiConfiguration", {}, values),)))
        phone.fact(Fact(kind="Network", service="android.wifi", path=path, text=name, extra={"mac": bssid}))
    root = Element(
        "WifiConfigStoreData",
        {},
        (Element("int", {"name": "Version", "value": 3}), Element("NetworkList", {}, tuple(found))),
    )
    phone.put(path, text_xml(root))


def settings(phone: Phone, *, modern: bool) -> None:
    """Write settings_global.xml, settings_secure.xml and settings_system.xml."""
    tables = {
        "global": {"device_name": "Deniz's EX-16", "airplane_mode_on": "0", "auto_time_zone": "1", "adb_enabled": "0"},
        "secure": {
            "android_id": "00de1200de1200de",
            "bluetooth_name": "Deniz's EX-16",
            "default_input_method": "org.example.keys/.Service",
        },
        "system": {
            "time_12_24": "24",
            "screen_brightness": "120",
            "ringtone": "content://media/internal/audio/media/1",
        },
    }
    for name, values in tables.items():
        path = f"data/system/users/0/settings_{name}.xml"
        rows = tuple(
            Element(
                "setting",
                {
                    "id": str(n),
                    "name": key,
                    "value": value,
                    "package": "android",
                    "defaultValue": value,
                    "defaultSysSet": True,
                },
            )
            for n, (key, value) in enumerate(values.items(), 1)
        )
        phone.put(path, (binary_xml if modern else text_xml)(Element("settings", {"version": 223}, rows)))
        for key, value in values.items():
            phone.fact(Fact(kind="DeviceFact", service="android.settings", path=path, text=key, extra={"value": value}))


def device(phone: Phone, *, modern: bool) -> None:
    """Write build.prop and the persistent properties: one protobuf file in modern phones, a file each in older ones."""
    built = {
        "ro.build.version.release": "16" if modern else "9", "ro.build.version.sdk": "36" if modern else "28",
        "ro.product.model": CAMERA.model,
        "ro.product.manufacturer": CAMERA.make, "ro.product.brand": "examplephone",
        "ro.build.fingerprint": _fingerprint(modern),
        "ro.build.version.security_patch": "2025-11-05",
    }  # fmt: skip
    path = phone.put(
        "system/build.prop", ("# begin build properties\n" + "".join(f"{k}={v}\n" for k, v in built.items())).encode()
    )
    for key, value in built.items():
        phone.fact(Fact(kind="DeviceFact", service="android.device", path=path, text=key, extra={"value": value}))
    kept = {
        "persist.sys.timezone": "Europe/Lisbon",
        "persist.sys.locale": "en-GB",
        "persist.sys.boot.reason.history": "reboot,1769990000",
    }
    if modern:
        raw = b"".join(message((1, message((1, key), (2, value)))) for key, value in kept.items())
        path = phone.put("data/property/persistent_properties", raw)
    for key, value in kept.items():
        if not modern:
            path = phone.put(f"data/property/{key}", value.encode())
        phone.fact(Fact(kind="DeviceFact", service="android.device", path=path, text=key, extra={"value": value}))
