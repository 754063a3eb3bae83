"""Properties of an Android device, from files made here."""

from typing import Any

from aboveboard.artifacts.android.properties import PROPERTIES
from aboveboard.artifacts.android.properties_persistent import PERSISTENT
from tests.artifacts.harness import run

BUILD, STORED = "system/build.prop", "data/property/persistent_properties"
ZONE = "data/property/persist.sys.timezone"
PROPS = (
    b"# comment\nimport /vendor/x.prop\nro.product.model=Pixel 7\n\nro.build.version.release=14\nro.empty=\nro.x=a=b\n"
)
PROTO = b"\x0a\x24\x0a\x14persist.sys.timezone\x12\x0cAfrica/Tunis\x0a\x03\x0a\x01\xff"

FIXTURES: dict[str, dict[str, bytes]] = {PROPERTIES.id: {BUILD: PROPS}, PERSISTENT.id: {STORED: PROTO}}
NULL = {"absent": "NULL"}


def facts(records: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(r["name"], r["value"], r["source_name"]) for r in records]


def test_build_properties() -> None:
    assert facts(run(PROPERTIES, FIXTURES[PROPERTIES.id]).records) == [
        ("model", "Pixel 7", "ro.product.model"),
        ("os_version", "14", "ro.build.version.release"),
        ("ro.empty", NULL, "ro.empty"),
        ("ro.x", "a=b", "ro.x"),
    ]


def test_persistent_properties_new_and_old() -> None:
    result = run(PERSISTENT, FIXTURES[PERSISTENT.id])
    assert facts(result.records) == [("time_zone", "Africa/Tunis", "persist.sys.timezone")]
    assert result.outcome.rejected == 1
    assert facts(run(PERSISTENT, {ZONE: b"Asia/Tokyo"}).records) == [
        ("time_zone", "Asia/Tokyo", "persist.sys.timezone")
    ]
