"""PowerLog: which apps ran, showed, played, filmed and asked for positions, for a few days (`CurrentPowerlog.PLSQL`)."""

from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Activity, App, Artifact, Col, Const, FieldSource, Record, Sqlite, Usage, enum, opt

# Times are those of a clock of its own; the difference to the phone's clock is noted from time to time.
_SHIFT = (
    "COALESCE((SELECT o.system FROM PLStorageOperator_EventForward_TimeOffset AS o"
    " ORDER BY o.timestamp > r.timestamp, abs(o.timestamp - r.timestamp) LIMIT 1), 0)"
)
_AT = Col(f"r.timestamp + {_SHIFT}", UNIX_S)
_END = opt(f"r.timestampEnd + {_SHIFT}", UNIX_S)
_ON = enum("state", {0: "off", 1: "on"})
_LOCKED = enum("locked", {0: "unlocked", 1: "locked"})
_STATES = enum(
    "application state",
    {1: "not running", 2: "suspended", 4: "running in background", 8: "in foreground", 16: "being debugged"},
)
_PERCENT = "CAST(CAST(r.Level AS INTEGER) AS TEXT) || ' %' || CASE r.IsCharging WHEN 1 THEN ', charging' ELSE '' END"


def _rows(kind: type[Record], table: str, *needs: str, **fields: FieldSource) -> Sqlite:
    return Sqlite(
        base=f"PL{table} AS r",
        key="r.ID",
        requires={
            f"PL{table}": ("timestamp", *needs),
            "PLStorageOperator_EventForward_TimeOffset": ("timestamp", "system"),
        },
        fields={"at": _AT, **fields},
        kind=kind,
        optional=True,
    )


def _event(table: str, activity: str, value: Col, app: str | None = None, until: Col | None = None) -> Sqlite:
    more = {"app": opt(f"NULLIF({app}, '')")} if app else {}
    more |= {"until": until} if until else {}
    return _rows(Activity, table, activity=Const(activity), value=value, **more)


_EVENTS = (
    _event("ApplicationAgent_EventForward_Application", "application state", opt("r.State", _STATES), "r.Identifier"),
    _event(
        "ScreenStateAgent_EventForward_ScreenState", "shown on screen", opt("CAST(r.AppRole AS TEXT)"), "r.bundleID"
    ),
    _event("SpringBoardAgent_EventForward_SBLock", "lock", opt("r.Locked", _LOCKED)),
    _event("AudioAgent_EventForward_NowPlaying", "now playing", opt("r.State", _ON), "r.BundleID"),
    _event("AudioAgent_EventPoint_AudioApp", "audio", opt("NULLIF(r.Operation, '')"), "r.ApplicationName"),
    _event("AudioAgent_EventForward_Routing", "audio route", opt("NULLIF(r.ActiveRoute, '')")),
    _event("CameraAgent_EventForward_Camera", "camera", opt("r.State", _ON), "r.BundleId"),
    _event("CameraAgent_EventForward_Torch", "torch", opt("CAST(r.Level AS TEXT)"), "r.BundleId"),
    _event("PushAgent_EventPoint_ReceivedPush", "push received", opt("NULLIF(r.Topic, '')"), "r.BundleID"),
    _event(
        "LocationAgent_EventForward_ClientStatus",
        "position asked for",
        opt("NULLIF(r.Type, '')"),
        "COALESCE(NULLIF(r.BundleId, ''), NULLIF(r.Client, ''), r.Executable)",
        _END,
    ),
    _event(
        "BluetoothAgent_EventInterval_ConnectedDevices",
        "bluetooth device connected",
        opt("COALESCE(NULLIF(r.Name, ''), NULLIF(r.DefaultName, ''))"),
        until=_END,
    ),
    _event("BatteryAgent_EventBackward_Battery", "battery", opt(_PERCENT)),
)
_SUMS = (
    _rows(
        Usage,
        "AppTimeService_Aggregate_AppRunTime",
        app=Col("NULLIF(r.BundleID, '')"),
        event=Const("on screen"),
        duration=Col("r.ScreenOnTime"),
        interval=opt("CAST(CAST(r.timeInterval AS INTEGER) AS TEXT) || ' seconds'"),
    ),
    _rows(
        Usage,
        "ProcessNetworkAgent_EventInterval_UsageDiff",
        until=_END,
        app=opt("NULLIF(r.BundleName, '')"),
        component=opt("NULLIF(r.ProcessName, '')"),
        event=Const("network traffic"),
        bytes_in=Col("r.WifiIn + r.CellIn"),
        bytes_out=Col("r.WifiOut + r.CellOut"),
    ),
)
_NAMED: dict[str, FieldSource] = {
    "app": Col("NULLIF(r.AppBundleId, '')"),
    "name": opt("NULLIF(r.AppName, '')"),
    "version": opt("NULLIF(r.AppBundleVersion, '')"),
    "build": opt("NULLIF(r.AppBuildVersion, '')"),
    "seen_in": Const("PowerLog"),
}
_APPS = (
    _rows(App, "ApplicationAgent_EventNone_AllApps", **_NAMED, removed_at=opt("NULLIF(r.AppDeletedDate, 0)", UNIX_S)),
    _rows(App, "ApplicationAgent_EventForward_ApplicationDidUninstall", **_NAMED, removed_at=_AT),
)

POWERLOG = Artifact(
    id="ios.powerlog",
    title="PowerLog",
    service="ios.powerlog",
    emits=(Activity, Usage, App),
    files=(
        "{var}/containers/Shared/SystemGroup/*/Library/BatteryLife/CurrentPowerlog.PLSQL",
        "{mobile}/Library/Logs/CrashReporter/**/powerlog_*.PLSQL",
        "{mobile}/Library/BatteryLife/CurrentPowerlog.PLSQL",
    ),
    read=(*_EVENTS, *_SUMS, *_APPS),
    says="One record for each event of the tables of apps, screen, sound, camera, pushes, positions, battery and network.",
    limits="Times are PowerLog's own clock corrected by the difference that it noted before them. On-screen times are sums"
    " over the interval that `at` begins. Other tables (there are hundreds) are not read, nor are the packed older logs. An"
    " app in the foreground does not show that somebody looked.",
    sources=(
        "https://github.com/mac4n6/APOLLO (modules/powerlog_*.txt)",
        "https://github.com/log2timeline/plaso (parsers/sqlite_plugins/ios_powerlog.py)",
    ),
    absent_from=("itunes backup",),
    tested=("plaso test data (powerlog_2021-12-16)",),
)
