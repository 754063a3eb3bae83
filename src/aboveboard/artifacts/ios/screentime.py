"""Screen Time: use of apps and sites, notifications and pick-ups, by the hour (`RMAdminStore-Local.sqlite`)."""

from aboveboard.artifacts.ios._screentime import DEVICE, FILES, ON_DEVICE, SOURCES, WHOSE
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Const, Sqlite, Usage, opt

SCREEN_TIME = Artifact(
    id="ios.screentime",
    title="Screen Time: use of apps and sites",
    service="ios.screentime",
    emits=Usage,
    files=FILES,
    read=(
        Sqlite(
            base="ZUSAGETIMEDITEM AS i",
            key="i.Z_PK",
            requires={"ZUSAGETIMEDITEM": ("ZTOTALTIMEINSECONDS", "ZBUNDLEIDENTIFIER")},
            joins=(
                "LEFT JOIN ZUSAGECATEGORY AS c ON c.Z_PK = i.ZCATEGORY",
                "LEFT JOIN ZUSAGEBLOCK AS b ON b.Z_PK = c.ZBLOCK",
                *DEVICE,
            ),
            fields={
                **WHOSE,
                "at": opt("b.ZSTARTDATE", COCOA_S),
                "app": opt("COALESCE(NULLIF(i.ZBUNDLEIDENTIFIER, ''), NULLIF(i.ZDOMAIN, ''))"),
                "event": opt("CASE WHEN i.ZDOMAIN <> '' THEN 'site used' ELSE 'app used' END"),
                "duration": Col("i.ZTOTALTIMEINSECONDS"),
                "interval": Const("hour"),
                "component": opt(ON_DEVICE),
            },
        ),
    ),
    says="One record for each app or site and hour.",
    limits="`component` is the device: hours of other devices and members of the family are in the same store. `count` is"
    " notifications of an app, and pick-ups without an app of an hour. Limits and permissions set are not read.",
    sources=SOURCES,
    absent_from=("itunes backup",),
)
