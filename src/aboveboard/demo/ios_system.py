"""Fills what iOS keeps about itself: accounts, known networks, installed apps, device facts; and X's (Twitter's) store.

Facts: Accounts3.sqlite, com.apple.wifi.known-networks.plist and twitter.db as in public test images; data_ark.plist
keys and SystemVersion.plist from public forensic write-ups.
"""

import plistlib
import sqlite3

import msgspec

from aboveboard.demo import ios_layout, schema_ios
from aboveboard.demo.database import build, insert
from aboveboard.demo.ios_messages import guid
from aboveboard.demo.itunes import Facts
from aboveboard.demo.moments import STORY_START, TAKEN, at, cocoa_s, naive
from aboveboard.demo.phone import Phone
from aboveboard.demo.story import MIRA, PEOPLE, Story
from aboveboard.demo.truth import Fact

FACTS = Facts(
    name="Mira's iPhone", product="iPhone15,4", product_name="iPhone 15", version="26.1", build="23B85",
    serial="DEMO00MIRA01",
    udid="00008120-000DEM0000MIRA01".replace("M", "A").replace("I", "1").replace("R", "2"), imei="350000000000014",
    iccid="89000000000000000014", phone_number="+1 (202) 555-0101",
    applications=("net.whatsapp.WhatsApp", "com.atebits.Tweetie2", "org.example.boathouse", "com.burbn.demo",
    "org.joinmastodon.app",
        "com.hammerandchisel.discord"),
)  # fmt: skip
_APPS = {
    "net.whatsapp.WhatsApp": ("WhatsApp", "25.33.74"), "com.atebits.Tweetie2": ("X", "11.43"),
    "org.example.boathouse": ("Boathouse", "1.2"),
    "com.burbn.demo": ("Snapsquare", "3.0.1"), "org.joinmastodon.app": ("Mastodon", "2025.09"),
    "com.hammerandchisel.discord": ("Discord", "301.0"),
}  # fmt: skip


def accounts(phone: Phone) -> None:
    """Write Accounts3.sqlite."""
    relative = "Library/Accounts/Accounts3.sqlite"
    path = ios_layout.place(phone, "HomeDomain", relative)
    rows = (
        ("com.apple.account.AppleAccount", "iCloud", MIRA.email), ("com.apple.account.IMAP", "IMAP", MIRA.email),
        ("com.apple.twitter", "X", MIRA.social[1]),
    )  # fmt: skip

    def store(db: sqlite3.Connection) -> None:
        for row, (kind, title, user) in enumerate(rows, 1):
            insert(
                db, "ZACCOUNTTYPE", Z_PK=row, Z_ENT=4, Z_OPT=1, ZACCOUNTTYPEDESCRIPTION=title, ZIDENTIFIER=kind,
                ZVISIBILITY=0,
                ZSUPPORTSAUTHENTICATION=1,
            )  # fmt: skip
            moment = STORY_START + row * 60_000
            insert(
                db, "ZACCOUNT", Z_PK=row, Z_ENT=2, Z_OPT=1, ZACTIVE=1, ZAUTHENTICATED=1, ZVISIBLE=1, ZACCOUNTTYPE=row,
                ZDATE=cocoa_s(moment),
                ZACCOUNTDESCRIPTION=title, ZIDENTIFIER=guid(f"account {row}"), ZUSERNAME=user,
                ZOWNINGBUNDLEID="com.apple.Preferences",
            )  # fmt: skip
            phone.fact(
                Fact(
                    kind="Account", service="ios.accounts", path=path, table="ZACCOUNT", rowid=row, at=moment * 1000,
                    party=user, text=title,
                )
            )  # fmt: skip

    schema = schema_ios.ACCOUNTS + ios_layout.core_data((2, "Account"), (4, "AccountType"))
    ios_layout.put_database(phone, "HomeDomain", relative, build(schema, store))


def networks(phone: Phone) -> None:
    """Write com.apple.wifi.known-networks.plist."""
    known: dict[str, object] = {}
    path = ios_layout.place(phone, "SystemPreferencesDomain", "com.apple.wifi.known-networks.plist")
    for number, name in enumerate(("Boathouse guest", "示例科技-访客", "Lantern and Quill")):
        joined = STORY_START + number * 86_400_000
        bssid = f"02:00:5e:10:00:{number:02x}"
        known[f"wifi.network.ssid.{name}"] = {
            "SSID": name.encode(), "AddedAt": naive(joined), "JoinedByUserAt": naive(joined),
            "UpdatedAt": naive(joined + 7_200_000),
            "Hidden": False, "SupportedSecurityTypes": "WPA2/WPA3 Personal",
            "BSSList": [{"BSSID": bssid, "Channel": 36 + number * 4, "LastAssociatedAt": naive(joined + 3_600_000)}],
            "__OSSpecific__": {"BSSID": bssid, "CHANNEL": 36 + number * 4},
        }  # fmt: skip
        phone.fact(
            Fact(kind="Network", service="ios.wifi", path=path, at=joined * 1000, text=name, extra={"bssid": bssid})
        )
    raw = plistlib.dumps(known, fmt=plistlib.FMT_BINARY)
    ios_layout.put(phone, "SystemPreferencesDomain", "com.apple.wifi.known-networks.plist", raw)


def applications(phone: Phone) -> None:
    """Write the installed apps' bundles and applicationState.db; a backup lists apps in Info.plist instead."""
    path = f"{ios_layout.MOBILE}/Library/FrontBoard/applicationState.db"

    def store(db: sqlite3.Connection) -> None:
        insert(db, "key_tab", id=1, key="compatibilityInfo")
        for row, bundle in enumerate(FACTS.applications, 1):
            insert(db, "application_identifier_tab", id=row, application_identifier=bundle)
            uuid = phone.dice(f"bundle {bundle}").uuid()
            home = ios_layout.place(phone, f"AppDomain-{bundle}", "").rstrip("/")
            info = {
                "bundleIdentifier": bundle,
                "bundlePath": f"/private/var/containers/Bundle/Application/{uuid}/Demo.app",
                "sandboxPath": f"/{home}",
            }
            insert(db, "kvs", application_identifier=row, key=1, value=plistlib.dumps(info, fmt=plistlib.FMT_BINARY))
            title, version = _APPS[bundle]
            root = f"private/var/containers/Bundle/Application/{uuid}"
            plist = {
                "CFBundleIdentifier": bundle,
                "CFBundleDisplayName": title,
                "CFBundleShortVersionString": version,
                "CFBundleVersion": version,
            }
            said = phone.put(f"{root}/Demo.app/Info.plist", plistlib.dumps(plist, fmt=plistlib.FMT_BINARY))
            meta = {
                "artistName": "Example Ltd", "itemName": title, "softwareVersionBundleId": bundle,
                "bundleShortVersionString": version,
                "com.apple.iTunesStore.downloadInfo": {"accountInfo": {"AppleID": MIRA.email},
                "purchaseDate": "2025-09-01T10:00:00Z"},
            }  # fmt: skip
            sold = phone.put(f"{root}/iTunesMetadata.plist", plistlib.dumps(meta, fmt=plistlib.FMT_BINARY))
            known = f"{home}/.com.apple.mobile_container_manager.metadata.plist"
            table = "application_identifier_tab"
            fact = Fact(kind="App", service="ios.apps", path=path, table=table, rowid=row, party=bundle)
            full = Fact(kind="App", service="ios.apps", path=said, text=title, party=bundle, extra={"version": version})
            phone.fact(fact)
            phone.fact(full)
            phone.fact(msgspec.structs.replace(full, path=sold, at=at(2025, 9, 1, 10) * 1000))
            phone.fact(Fact(kind="App", service="ios.apps", path=known, party=bundle))

    phone.put_database(path, build(schema_ios.APPLICATION_STATE, store))
    for bundle in FACTS.applications:
        settings = {"DemoFirstLaunch": naive(STORY_START), "DemoLaunches": 41}
        raw = plistlib.dumps(settings, fmt=plistlib.FMT_BINARY)
        ios_layout.put(phone, f"AppDomain-{bundle}", f"Library/Preferences/{bundle}.plist", raw)


def device(phone: Phone) -> None:
    """Write the files in which a full file system says what the phone is."""
    system = {
        "ProductBuildVersion": FACTS.build, "ProductCopyright": "1983-2025 Example", "ProductName": "iPhone OS",
        "ProductVersion": FACTS.version,
    }  # fmt: skip
    path = phone.put("System/Library/CoreServices/SystemVersion.plist", plistlib.dumps(system, fmt=plistlib.FMT_XML))
    for key in ("ProductBuildVersion", "ProductName", "ProductVersion"):
        phone.fact(Fact(kind="DeviceFact", service="ios.device", path=path, text=key, extra={"value": system[key]}))
    ark: dict[str, str] = {
        "-DeviceName": FACTS.name, "-TimeZone": "Europe/Lisbon", "-PhoneNumber": FACTS.phone_number,
        "com.apple.mobile.iTunes.store-AppleID": MIRA.email,
        "-ActivationState": "Activated",
    }  # fmt: skip
    root = f"{ios_layout.SUPERUSER}/Library/Lockdown"
    path = phone.put(f"{root}/data_ark.plist", plistlib.dumps(ark, fmt=plistlib.FMT_BINARY))
    for key, value in ark.items():
        phone.fact(Fact(kind="DeviceFact", service="ios.device", path=path, text=key, extra={"value": value}))
    zone = {"com.apple.preferences.timezone.selected_city": {"TimeZone": "Europe/Lisbon", "name": "Lisbon"}}
    raw = plistlib.dumps(zone, fmt=plistlib.FMT_BINARY)
    relative = "Library/Preferences/com.apple.preferences.datetime.plist"
    path = ios_layout.put(phone, "HomeDomain", relative, raw, TAKEN)
    for top, values in zone.items():
        for key, value in values.items():
            fact = Fact(kind="DeviceFact", service="ios.device", path=path, text=f"{top}/{key}", extra={"value": value})
            phone.fact(fact)


def backup_facts(phone: Phone, said_of: Facts) -> None:
    """Note what a backup's Info.plist and Manifest.plist say about the phone, its apps and the backup."""
    info = {
        "Device Name": said_of.name, "Product Type": said_of.product, "Product Version": said_of.version,
        "Serial Number": said_of.serial, "IMEI": said_of.imei, "ICCID": said_of.iccid, "Phone Number": said_of.phone_number,
        "Unique Identifier": said_of.udid, "Build Version": said_of.build, "Product Name": said_of.product_name,
        "macOS Version": "26.1", "Last Backup Date": None,
    }  # fmt: skip
    manifest = {
        "Lockdown/DeviceName": said_of.name, "Lockdown/ProductType": said_of.product,
        "Lockdown/ProductVersion": said_of.version, "Lockdown/SerialNumber": said_of.serial,
        "Lockdown/UniqueDeviceID": said_of.udid, "Lockdown/BuildVersion": said_of.build, "Version": "10.0", "Date": None,
        "WasPasscodeSet": "yes",
    }  # fmt: skip
    for path, said in (("Info.plist", info), ("Manifest.plist", manifest)):
        for key, value in said.items():
            taken = TAKEN * 1000 if value is None else None
            fact = Fact(kind="DeviceFact", service="ios.device", path=path, text=key, at=taken, extra={"value": value})
            phone.fact(fact)
        for bundle in said_of.applications:
            phone.fact(Fact(kind="App", service="ios.apps", path=path, party=bundle))


def twitter(phone: Phone, told: Story) -> None:
    """Write X's twitter.db: posts and users."""
    domain, relative = "AppDomain-com.atebits.Tweetie2", "Library/Caches/databases/twitter.db"
    path = ios_layout.place(phone, domain, relative)
    people = [person for person in PEOPLE.values() if person.social[0]]

    def store(db: sqlite3.Connection) -> None:
        for person in people:
            user, name = person.social
            insert(
                db, "Users", id=user, screenName=name, name=person.name, location="Example",
                description=f"{person.name}, invented",
                protected=0, verified=0, following=1, statusesCount=10, followingCount=30, followersCount=40,
                updatedAt=TAKEN / 1000,
                createdDate=STORY_START / 1000,
            )  # fmt: skip
            phone.fact(
                Fact(
                    kind="Contact",
                    service="twitter",
                    path=path,
                    table="Users",
                    rowid=user,
                    at=STORY_START * 1000,
                    text=person.name,
                    party=name,
                )
            )
        for post in told.posts:
            author = PEOPLE[post.author]
            number = 1_800_000_000_000_000_000 + post.number
            insert(
                db, "Statuses", id=number, text=post.text, date=post.moment / 1000, userId=author.social[0],
                retweetCount=0,
                favoriteCount=post.likes, favorited=post.number % 2, updatedAt=TAKEN / 1000, lang=post.language,
                isTruncated=0,
                source='<a href="https://example.org">Demo</a>', includeInProfileTimeline=1,
            )  # fmt: skip
            phone.fact(
                Fact(
                    kind="Post", service="twitter", path=path, table="Statuses", rowid=number, at=post.moment * 1000,
                    text=post.text,
                    party=str(author.social[0]), extra={"likes": post.likes},
                )
            )  # fmt: skip

    # A backup leaves Library/Caches out, so this store is in a full file system only.
    phone.put_database(path, build(schema_ios.TWITTER, store))
