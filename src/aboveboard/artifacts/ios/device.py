"""What an iPhone's property lists, and those of a backup, say of the device itself."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.ios._device_facts import KEYS, shown
from aboveboard.formats import loose, plist
from aboveboard.kit import About, Artifact, Code, DeviceFact, Item


def _facts(data: bytes, about: About) -> Iterator[Item]:
    given = plist.load(data)
    for pattern, keys in KEYS:
        if not pattern.search(about.path):
            continue
        for path, name in keys:
            for place, value in loose.find(given, tuple(path.split("/"))):
                text = shown(value)
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
        "{superuser}/Library/Lockdown/data_ark.plist",
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
