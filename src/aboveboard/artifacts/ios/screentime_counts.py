"""Screen Time: pick-ups and notifications: see `screentime.py`."""

from aboveboard.artifacts.ios._screentime import DEVICE, FILES, ON_DEVICE, SOURCES, WHOSE
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Const, Sqlite, Usage, opt

COUNTS = Artifact(
    id="ios.screentime.counts",
    title="Screen Time: pick-ups and notifications",
    service="ios.screentime",
    emits=Usage,
    files=FILES,
    read=(
        Sqlite(
            base="ZUSAGECOUNTEDITEM AS i",
            key="i.Z_PK",
            requires={"ZUSAGECOUNTEDITEM": ("ZNUMBEROFNOTIFICATIONS", "ZNUMBEROFPICKUPS", "ZBUNDLEIDENTIFIER")},
            joins=("LEFT JOIN ZUSAGEBLOCK AS b ON b.Z_PK = i.ZBLOCK", *DEVICE),
            fields={
                **WHOSE,
                "at": opt("b.ZSTARTDATE", COCOA_S),
                "app": Col("NULLIF(i.ZBUNDLEIDENTIFIER, '')"),
                "event": Col("i.ZNUMBEROFPICKUPS || ' pick-ups, ' || i.ZNUMBEROFNOTIFICATIONS || ' notifications'"),
                "count": Col("i.ZNUMBEROFNOTIFICATIONS"),
                "interval": Const("hour"),
                "component": opt(ON_DEVICE),
            },
            optional=True,
        ),
    ),
    says="One record for each app's pick-ups and notifications in an hour.",
    limits="`component` is the device: hours of other devices and members of the family are in the same store.",
    sources=SOURCES,
    absent_from=("itunes backup",),
)
