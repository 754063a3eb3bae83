"""Bluetooth devices that the phone met, and its own adapter: `bt_config.conf`."""

from aboveboard.artifacts.android._bluetooth import bluetooth, places
from aboveboard.kit import Artifact, Code, DeviceFact, Network

BLUETOOTH = Artifact(
    id="android.bluetooth",
    title="Bluetooth devices",
    service="android.bluetooth",
    emits=(Network, DeviceFact),
    files=("{misc}/bluedroid/bt_config.conf",),
    read=(Code(bluetooth, name="devices", places=places),),
    says="One record for each device that the phone met, and its own address and name.",
    limits="Keys are not read; that there is one says the device was paired. `at` is the last change of the entry.",
    sources=(
        "https://android.googlesource.com/platform/packages/modules/Bluetooth (system/btif/src/btif_config.cc, btif_storage.cc)",
    ),
)
