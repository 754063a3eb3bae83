"""Bluetooth devices that an iPhone paired with or heard: `com.apple.MobileBluetooth.*`."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import loose, plist
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import About, Artifact, Code, Item, Lost, Network


def _read(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for address, value in loose.mapping(plist.load(data)).items():
        given = loose.mapping(value)
        if not given or not loose.text(address):
            yield Lost(f"{address} is not a device")
            continue
        seen = UNIX_S.to_utc_us(given.get("LastSeenTime"))
        own = loose.text(given.get("UserNameKey")) or loose.text(given.get("Name"))
        name = own or loose.text(given.get("DefaultName"))
        stored = {
            k: v for k, v in loose.plain(given).items() if k in ("LastSeenTime", "UserNameKey", "Name", "DefaultName")
        }
        yield Item(
            address, Network(at=seen, last_seen_at=seen, ssid=name, bssid=address, type="bluetooth, paired"), stored
        )


PAIRED = Artifact(
    id="ios.bluetooth",
    title="Bluetooth devices paired",
    service="ios.bluetooth",
    emits=Network,
    files=(
        "{var}/containers/Shared/SystemGroup/*/Library/Preferences/com.apple.MobileBluetooth.devices.plist",
        "{mobile}/Library/Preferences/com.apple.MobileBluetooth.devices.plist",
    ),
    read=(Code(_read),),
    says="One record for each device paired, with the time at which the phone last met it.",
    limits="Keys are elsewhere and are not read. A pairing can stay listed long after the device was last near.",
    sources=("https://github.com/abrignoni/iLEAPP (bluetooth)",),
)
