"""Screen Time: hours: see `screentime.py`."""

from aboveboard.artifacts.ios._screentime import DEVICE, FILES, ON_DEVICE, SOURCES, WHOSE
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Const, Sqlite, Usage, opt

HOURS = Artifact(
    id="ios.screentime.hours",
    title="Screen Time: hours",
    service="ios.screentime",
    emits=Usage,
    files=FILES,
    read=(
        Sqlite(
            base="ZUSAGEBLOCK AS b",
            key="b.Z_PK",
            requires={"ZUSAGEBLOCK": ("ZSTARTDATE", "ZSCREENTIMEINSECONDS")},
            joins=DEVICE,
            fields={
                **WHOSE,
                "at": Col("b.ZSTARTDATE", COCOA_S),
                "event": Const("screen on"),
                "duration": Col("b.ZSCREENTIMEINSECONDS"),
                "count": opt("b.ZNUMBEROFPICKUPSWITHOUTAPPLICATIONUSAGE"),
                "last_used_at": opt("b.ZLASTEVENTDATE", COCOA_S),
                "interval": Const("hour"),
                "component": opt(ON_DEVICE),
            },
            optional=True,
        ),
    ),
    says="One record for each hour.",
    limits=(
        "`component` is the device: hours of other devices and members of the family are in the same store. "
        "`count` is pick-ups without an app."
    ),
    sources=SOURCES,
    absent_from=("itunes backup",),
)
