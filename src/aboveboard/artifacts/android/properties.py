"""What an Android device says of itself: build properties and those that outlive a restart."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.android._properties import fact_of
from aboveboard.kit import About, Artifact, Code, DeviceFact, Item, Lost


def _properties(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
        key, equals, value = line.strip().partition("=")
        if equals and not key.startswith(("#", "import ")):
            yield Item(f"line {number}", fact_of(key.strip(), value.strip()), {"line": line})


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
