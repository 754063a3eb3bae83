"""What an Android device says of itself: build properties and those that outlive a restart."""

from collections.abc import Iterator
from types import MappingProxyType

from aboveboard.formats.errors import ProtobufError
from aboveboard.formats.protobuf import BYTES, fields, first
from aboveboard.kit import About, Artifact, Code, DeviceFact, Item, Lost

_KNOWN = MappingProxyType(
    {"ro.product.model": "model", "ro.product.system.model": "model", "ro.product.vendor.model": "model",
     "ro.product.manufacturer": "manufacturer", "ro.product.system.manufacturer": "manufacturer",
     "ro.product.vendor.manufacturer": "manufacturer", "ro.product.brand": "brand", "ro.product.device": "device",
     "ro.build.version.release": "os_version", "ro.build.version.security_patch": "security_patch",
     "ro.build.fingerprint": "build", "ro.serialno": "serial", "ro.boot.serialno": "serial",
     "persist.sys.timezone": "time_zone", "persist.sys.locale": "language", "ro.product.locale": "language",
     "net.hostname": "device_name"}
)  # fmt: skip


def _fact(key: str, value: str) -> DeviceFact:
    return DeviceFact(name=_KNOWN.get(key, key), value=value or None, source_name=key)


def _properties(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        key, equals, value = line.strip().partition("=")
        if equals and not key.startswith(("#", "import ")):
            yield Item(f"line {number}", _fact(key.strip(), value.strip()), {"line": line})


def _persistent(data: bytes, about: About) -> Iterator[Item | Lost]:
    """`persistent_properties` is a protobuf of names and values; before Android 9 each property was a file."""
    name = about.path.rpartition("/")[2]
    if name != "persistent_properties":
        yield Item("file", _fact(name, data.decode("utf-8", "replace").strip("\0\n")))
        return
    for entry in fields(data):
        if entry.number == 1 and entry.wire == BYTES:
            try:
                key, value = first(entry.bytes, 1), first(entry.bytes, 2)
                fact = _fact(key.text if key else "", value.text if value else "")
            except ProtobufError as error:
                yield Lost(f"the property at byte {entry.start}: {error}")
                continue
            yield Item(f"bytes {entry.start}-{entry.end}", fact, {"name": fact.source_name, "value": fact.value})


PROPERTIES = Artifact(
    id="android.properties",
    title="Build properties",
    service="android.system",
    emits=DeviceFact,
    files=(
        "system/build.prop",
        "system/system/build.prop",
        "vendor/build.prop",
        "system/vendor/build.prop",
        "product/build.prop",
        "product/etc/build.prop",
        "system/product/build.prop",
        "odm/etc/build.prop",
        "default.prop",
        "system/etc/prop.default",
    ),
    read=(Code(_properties, name="properties"),),
    says="One record for each property that the system, vendor or product image sets.",
    limits="Properties that exist only while the phone runs are not in these files.",
    sources=("https://source.android.com/docs/core/architecture/configuration/add-system-properties",),
)
PERSISTENT = Artifact(
    id="android.properties.persistent",
    title="Persistent properties",
    service="android.system",
    emits=DeviceFact,
    files=("data/property/persistent_properties", "data/property/persist.*"),
    read=(Code(_persistent, name="properties"),),
    says="One record for each property that was set to outlive a restart, such as the time zone.",
    limits="When a property was set is not stored.",
    sources=("https://android.googlesource.com/platform/system/core (init/persistent_properties.proto)",),
    tested=("redroid Android 8.1 (one file each)",),
)
