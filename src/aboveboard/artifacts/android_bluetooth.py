"""Bluetooth devices that the phone met, and its own adapter: `bt_config.conf`."""

from collections.abc import Iterator

from aboveboard.formats.android import number
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import About, Artifact, Code, DeviceFact, Item, Network

_SECRETS = ("LinkKey", "LE_KEY_", "LE_LOCAL_KEY_", "Pin")


def _bluetooth(data: bytes, about: About) -> Iterator[Item]:
    """An INI file: a section for the phone's own adapter, one for each device named by its address."""
    del about
    section, stored, secret = "", dict[str, str](), False
    for line in [*data.decode("utf-8", "replace").splitlines(), "[]"]:
        text = line.strip()
        if text.startswith("[") and text.endswith("]"):
            yield from _section(section, stored, secret=secret)
            section, stored, secret = text[1:-1], {}, False
        elif "=" in text:
            key, _, value = text.partition("=")
            if key.strip().startswith(_SECRETS):
                secret = True
            else:
                stored[key.strip()] = value.strip()


def _section(section: str, stored: dict[str, str], *, secret: bool) -> Iterator[Item]:
    if section == "Adapter":
        for key, name in (("Address", "bluetooth_address"), ("Name", "bluetooth_name")):
            if stored.get(key):
                fact = DeviceFact(name=name, value=stored[key], source_name=f"Adapter/{key}")
                yield Item(f"Adapter/{key}", fact, {key: stored[key]})
    elif section.count(":") == 5:
        at = UNIX_S.to_utc_us(number(stored.get("Timestamp")))
        network = Network(
            at=at,
            updated_at=at,
            ssid=stored.get("Name") or stored.get("Aliase"),
            bssid=section,
            type="bluetooth",
            has_secret=secret,
        )
        yield Item(section, network, stored)


BLUETOOTH = Artifact(
    id="android.bluetooth",
    title="Bluetooth devices",
    service="android.bluetooth",
    emits=(Network, DeviceFact),
    files=("{misc}/bluedroid/bt_config.conf",),
    read=(Code(_bluetooth, name="devices"),),
    says="One record for each device that the phone met, and its own address and name.",
    limits="Keys are not read; that there is one says the device was paired. `at` is the last change of the entry.",
    sources=(
        "https://android.googlesource.com/platform/packages/modules/Bluetooth (system/btif/src/btif_config.cc, btif_storage.cc)",
    ),
)
