"""Significant locations: fixes: see `routined.py`."""

from aboveboard.artifacts.ios._routined import FILES, SOURCES
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Const, Place, Sqlite, opt

FIXES = Artifact(
    id="ios.routined.fixes",
    title="Significant locations: fixes",
    service="ios.routined",
    emits=Place,
    files=FILES,
    read=(
        Sqlite(
            base="ZRTCLLOCATIONMO AS l",
            key="l.Z_PK",
            requires={"ZRTCLLOCATIONMO": ("ZTIMESTAMP", "ZLATITUDE", "ZLONGITUDE")},
            fields={
                "at": Col("l.ZTIMESTAMP", COCOA_S),
                "latitude": Col("l.ZLATITUDE"),
                "longitude": Col("l.ZLONGITUDE"),
                "altitude": opt("l.ZALTITUDE"),
                "accuracy": opt("CASE WHEN l.ZHORIZONTALACCURACY >= 0 THEN l.ZHORIZONTALACCURACY END"),
                "speed": opt("CASE WHEN l.ZSPEED >= 0 THEN l.ZSPEED END"),
                "heading": opt("CASE WHEN l.ZCOURSE >= 0 THEN l.ZCOURSE END"),
                "position_class": Const("fix of the location services"),
            },
            optional=True,
        ),
    ),
    says="One record for each fix that routined keeps.",
    limits="Fixes stay about a week; which sensor gave one is not told.",
    sources=SOURCES,
    absent_from=("itunes backup",),
)
