"""Significant locations: parked vehicle: see `routined.py`."""

from aboveboard.artifacts.ios._routined import FILES, SOURCES
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, Col, Place, Sqlite, opt

VEHICLE = Artifact(
    id="ios.routined.vehicle",
    title="Significant locations: parked vehicle",
    service="ios.routined",
    emits=Place,
    files=FILES,
    read=(
        Sqlite(
            base="ZRTVEHICLEEVENTMO AS e",
            key="e.Z_PK",
            requires={"ZRTVEHICLEEVENTMO": ("ZDATE", "ZLOCLATITUDE", "ZLOCLONGITUDE")},
            fields={
                "at": Col("e.ZDATE", COCOA_S),
                "latitude": Col("e.ZLOCLATITUDE"),
                "longitude": Col("e.ZLOCLONGITUDE"),
                "accuracy": opt("e.ZLOCUNCERTAINTY"),
                "name": opt("NULLIF(e.ZNOTES, '')"),
                "position_class": opt(
                    "CASE e.ZUSERSETLOCATION WHEN 1 THEN 'parked vehicle, set by hand' ELSE 'parked vehicle' END"
                ),
            },
            optional=True,
        ),
    ),
    says="One record for each place where a vehicle was parked.",
    limits="That a vehicle was parked is the phone's own conclusion, unless it was set by hand.",
    sources=SOURCES,
    absent_from=("itunes backup",),
)
