"""Networks in use: see `datausage.py`."""

from aboveboard.artifacts.ios._datausage import FILES, SOURCES, TESTED
from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Const, Sqlite, Usage, opt

NETWORKS = Artifact(
    id="ios.datausage.networks",
    title="Networks in use",
    service="ios.datausage",
    emits=Usage,
    files=FILES,
    read=(
        Sqlite(
            name="network",
            base="ZLIVEROUTEPERF AS r",
            key="r.Z_PK",
            joins=("LEFT JOIN ZNETWORKATTACHMENT AS n ON n.Z_PK = r.ZHASNETWORKATTACHMENT",),
            requires={"ZLIVEROUTEPERF": ("ZTIMESTAMP", "ZBYTESIN", "ZBYTESOUT")},
            fields={
                "at": Col("r.ZTIMESTAMP", times.COCOA_S),
                "event": Const("network in use"),
                "component": opt("NULLIF(n.ZIDENTIFIER, '')"),
                "interface": opt("CASE r.ZKIND WHEN 1 THEN 'wifi' WHEN 2 THEN 'cellular' ELSE 'kind ' || r.ZKIND END"),
                "bytes_in": Col("CAST(r.ZBYTESIN AS INTEGER)"),
                "bytes_out": Col("CAST(r.ZBYTESOUT AS INTEGER)"),
                "duration": opt("r.ZOVERALLSTAY"),
            },
            optional=True,
        ),
    ),
    says="One record for each network with its bytes.",
    limits="Bytes are totals, not of a moment.",
    sources=SOURCES,
    tested=TESTED,
)
