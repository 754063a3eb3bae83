"""DataUsage.sqlite and netusage.sqlite: which processes used the network, since when and how much."""

from __future__ import annotations

from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Const, Sqlite, Usage, opt

_APP = "COALESCE(NULLIF(p.ZBUNDLENAME, ''), NULLIF(p.ZPROCNAME, ''))"


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
            "app": opt(_APP),
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
    files=(
        "{var}/wireless/Library/Databases/DataUsage.sqlite",
        "{var}/networkd/netusage.sqlite",
        "{var}/networkd/db/netusage.sqlite",
    ),
    read=(
        _live("cellular", "WWAN"),
        _live("wifi", "WIFI", left_out="rows without traffic over Wi-Fi"),
        _live("wired", "WIRED", left_out="rows without traffic over a cable"),
        Sqlite(
            name="process",
            base="ZPROCESS AS p",
            key="p.Z_PK",
            requires={"ZPROCESS": ("ZFIRSTTIMESTAMP", "ZPROCNAME")},
            fields={
                "at": Col("p.ZFIRSTTIMESTAMP", times.COCOA_S),
                "last_used_at": opt("p.ZTIMESTAMP", times.COCOA_S),
                "app": opt(_APP),
                "component": Col("NULLIF(p.ZPROCNAME, '')"),
                "event": Const("process known to the network statistics"),
            },
            optional=True,
        ),
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
    says="One record for each process and interface with its bytes so far, one for each process with its first and last"
    " time, and one for each network.",
    limits="Bytes are totals since `at` was first counted, not of a moment. A process can be used by another app. A process"
    " stays in the list after its app was removed.",
    sources=(
        "https://github.com/log2timeline/plaso (parsers/sqlite_plugins/ios_datausage.py, ios_netusage.py)",
        "https://docs.mvt.re/en/latest/ios/records/ (datausage, netusage)",
    ),
    tested=("DataUsage.sqlite of mvt's test backup", "plaso test data (netusage.sqlite)"),
)
