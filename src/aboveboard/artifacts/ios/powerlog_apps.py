"""PowerLog: apps: see `powerlog.py`."""

from aboveboard.artifacts.ios._powerlog import AT, FILES, SOURCES, rows
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import App, Artifact, Col, Const, FieldSource, opt

_NAMED: dict[str, FieldSource] = {
    "app": Col("NULLIF(r.AppBundleId, '')"),
    "name": opt("NULLIF(r.AppName, '')"),
    "version": opt("NULLIF(r.AppBundleVersion, '')"),
    "build": opt("NULLIF(r.AppBuildVersion, '')"),
    "seen_in": Const("PowerLog"),
}

_APPS = (
    rows(App, "ApplicationAgent_EventNone_AllApps", **_NAMED, removed_at=opt("NULLIF(r.AppDeletedDate, 0)", UNIX_S)),
    rows(App, "ApplicationAgent_EventForward_ApplicationDidUninstall", **_NAMED, removed_at=AT),
)

APPS = Artifact(
    id="ios.powerlog.apps",
    title="PowerLog: apps",
    service="ios.powerlog",
    emits=App,
    files=FILES,
    read=(*_APPS,),
    says="One record for each app that PowerLog lists, and for each that was removed.",
    limits="Apps that were removed before the log begins are not there.",
    sources=SOURCES,
    absent_from=("itunes backup",),
    tested=("plaso test data (powerlog_2021-12-16)",),
)
