"""Bluetooth Low Energy devices."""

from __future__ import annotations

from aboveboard.kit import Artifact, Col, Const, Network, Sqlite, opt

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
