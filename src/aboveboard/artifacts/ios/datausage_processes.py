"""Processes known to the network statistics: see `datausage.py`."""

from aboveboard.artifacts.ios._datausage import APP, FILES, SOURCES, TESTED
from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Const, Sqlite, Usage, opt

PROCESSES = Artifact(
    id="ios.datausage.processes",
    title="Processes known to the network statistics",
    service="ios.datausage",
    emits=Usage,
    files=FILES,
    read=(
        Sqlite(
            name="process",
            base="ZPROCESS AS p",
            key="p.Z_PK",
            requires={"ZPROCESS": ("ZFIRSTTIMESTAMP", "ZPROCNAME")},
            fields={
                "at": Col("p.ZFIRSTTIMESTAMP", times.COCOA_S),
                "last_used_at": opt("p.ZTIMESTAMP", times.COCOA_S),
                "app": opt(APP),
                "component": Col("NULLIF(p.ZPROCNAME, '')"),
                "event": Const("process known to the network statistics"),
            },
            optional=True,
        ),
    ),
    says="One record for each process with its first and last time.",
    limits="A process can be used by another app, and stays in the list after its app was removed.",
    sources=SOURCES,
    tested=TESTED,
)
