"""What the files about android share."""

from __future__ import annotations

from types import MappingProxyType

from aboveboard.kit import DeviceFact

KNOWN = MappingProxyType(
    {"ro.product.model": "model", "ro.product.system.model": "model", "ro.product.vendor.model": "model",
     "ro.product.manufacturer": "manufacturer", "ro.product.system.manufacturer": "manufacturer",
     "ro.product.vendor.manufacturer": "manufacturer", "ro.product.brand": "brand", "ro.product.device": "device",
     "ro.build.version.release": "os_version", "ro.build.version.security_patch": "security_patch",
     "ro.build.fingerprint": "build", "ro.serialno": "serial", "ro.boot.serialno": "serial",
     "persist.sys.timezone": "time_zone", "persist.sys.locale": "language", "ro.product.locale": "language",
     "net.hostname": "device_name"}
)  # fmt: skip


def fact_of(key: str, value: str) -> DeviceFact:
    return DeviceFact(name=KNOWN.get(key, key), value=value or None, source_name=key)
