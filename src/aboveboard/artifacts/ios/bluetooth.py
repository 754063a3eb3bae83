"""Bluetooth devices that an iPhone paired with or heard: `com.apple.MobileBluetooth.*`."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.formats import loose, plist
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import About, Artifact, Code, Col, Const, Item, Lost, Network, Sqlite, opt

_PLACES = (
    "{var}/containers/Shared/SystemGroup/*/Library/Database/com.apple.MobileBluetooth.ledevices.",
    "{mobile}/Library/Database/com.apple.MobileBluetooth.ledevices.",
)


def _devices(table: str, kind: str, address: str) -> Sqlite:
    return Sqlite(
        base=f"{table} AS d",
        key="d.rowid",
        requires={table: ("Uuid", "Name", "Address")},
        fields={
            "ssid": Col("NULLIF(d.Name, '')"),
            "bssid": Col(address),
            "address": opt("NULLIF(d.Uuid, '')"),
            "type": Const(kind),
        },
        optional=True,
    )


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


LOW_ENERGY = Artifact(
    id="ios.bluetooth.le",
    title="Bluetooth Low Energy devices",
    service="ios.bluetooth",
    emits=Network,
    files=tuple(f"{place}{name}.db" for place in _PLACES for name in ("paired", "other")),
    read=(
        _devices(
            "PairedDevices",
            "bluetooth low energy, paired",
            "COALESCE(NULLIF(d.ResolvedAddress, ''), NULLIF(d.Address, ''))",
        ),
        _devices("PairedDevices", "bluetooth low energy, paired", "NULLIF(d.Address, '')"),
        _devices("OtherDevices", "bluetooth low energy, heard", "NULLIF(d.Address, '')"),
    ),
    says="One record for each Bluetooth Low Energy device that was paired, and each that was heard near by.",
    limits="No times: what the numbers of the time columns count from is not known. Most devices heard are strangers' and change"
    " their addresses.",
    sources=("https://github.com/abrignoni/iLEAPP (bluetooth)",),
    absent_from=("itunes backup",),
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
