"""PowerLog: time on screen and network traffic: see `powerlog.py`."""

from aboveboard.artifacts.ios._powerlog import END, FILES, SOURCES, rows
from aboveboard.kit import Artifact, Col, Const, Usage, opt

_SUMS = (
    rows(
        Usage,
        "AppTimeService_Aggregate_AppRunTime",
        app=Col("NULLIF(r.BundleID, '')"),
        event=Const("on screen"),
        duration=Col("r.ScreenOnTime"),
        interval=opt("CAST(CAST(r.timeInterval AS INTEGER) AS TEXT) || ' seconds'"),
    ),
    rows(
        Usage,
        "ProcessNetworkAgent_EventInterval_UsageDiff",
        until=END,
        app=opt("NULLIF(r.BundleName, '')"),
        component=opt("NULLIF(r.ProcessName, '')"),
        event=Const("network traffic"),
        bytes_in=Col("r.WifiIn + r.CellIn"),
        bytes_out=Col("r.WifiOut + r.CellOut"),
    ),
)

USAGE = Artifact(
    id="ios.powerlog.usage",
    title="PowerLog: time on screen and network traffic",
    service="ios.powerlog",
    emits=Usage,
    files=FILES,
    read=(*_SUMS,),
    says="One record for each sum of an app's time on screen and of a process's network traffic.",
    limits=(
        "On-screen times are sums over the interval that `at` begins. Times are the clock of PowerLog, "
        "corrected by the difference that it noted before them."
    ),
    sources=SOURCES,
    absent_from=("itunes backup",),
    tested=("plaso test data (powerlog_2021-12-16)",),
)
