"""DataUsage.sqlite and netusage.sqlite: which processes used the network, since when and how much."""

from __future__ import annotations

from aboveboard.artifacts.ios._datausage import APP, FILES, SOURCES, TESTED
from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Const, Sqlite, Usage, opt


def _live(interface: str, column: str, *, left_out: str | None = None) -> Sqlite:
    return Sqlite(
        name=interface,
        base="ZLIVEUSAGE AS u",
        key="u.Z_PK",
        joins=("LEFT JOIN ZPROCESS AS p ON p.Z_PK = u.ZHASPROCESS",),
        requires={"ZLIVEUSAGE": ("ZTIMESTAMP", f"Z{column}IN", f"Z{column}OUT")},
        where=f"u.Z{column}IN > 0 OR u.Z{column}OUT > 0" if left_out else None,
        leaves_out=left_out,
        fields={
            "at": Col("u.ZTIMESTAMP", times.COCOA_S),
            "app": opt(APP),
            "component": opt("NULLIF(p.ZPROCNAME, '')"),
            "event": Const("network traffic"),
            "interface": Const(interface),
            "bytes_in": Col(f"CAST(u.Z{column}IN AS INTEGER)"),
            "bytes_out": Col(f"CAST(u.Z{column}OUT AS INTEGER)"),
            "last_used_at": opt("p.ZTIMESTAMP", times.COCOA_S),
        },
        optional=left_out is not None,
    )


DATA_USAGE = Artifact(
    id="ios.datausage",
    title="Network use by process",
    service="ios.datausage",
    emits=Usage,
    files=FILES,
    read=(
        _live("cellular", "WWAN"),
        _live("wifi", "WIFI", left_out="rows without traffic over Wi-Fi"),
        _live("wired", "WIRED", left_out="rows without traffic over a cable"),
    ),
    says="One record for each process and interface with its bytes so far.",
    limits="Bytes are totals since `at` was first counted, not of a moment. A process can be used by another app. A process"
    " stays in the list after its app was removed.",
    sources=SOURCES,
    tested=TESTED,
)
