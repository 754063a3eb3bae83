"""PowerLog: which apps ran, showed, played, filmed and asked for positions, for a few days (`CurrentPowerlog.PLSQL`)."""

from aboveboard.formats.times import UNIX_S
from aboveboard.kit import Activity, App, Artifact, Col, Const, Decoder, FieldSource, Sqlite, Usage, enum, opt

# Times are those of a clock of its own; the difference to the phone's clock is noted from time to time.
_SHIFT = (
    "COALESCE((SELECT o.system FROM PLStorageOperator_EventForward_TimeOffset AS o"
    " ORDER BY o.timestamp > r.timestamp, abs(o.timestamp - r.timestamp) LIMIT 1), 0)"
)


def _time(column: str = "r.timestamp") -> Col:
    return Col(f"{column} + {_SHIFT}", UNIX_S)


def _activity(
    table: str,
    activity: str,
    app: str | None,
    value: str | None = None,
    decode: Decoder | None = None,
    **more: FieldSource,
) -> Sqlite:
    return Sqlite(
        base=f"{table} AS r",
        key="r.ID",
        requires={table: ("timestamp",), "PLStorageOperator_EventForward_TimeOffset": ("timestamp", "system")},
        fields={
            "at": _time(),
            "activity": Const(activity),
            **({"app": opt(f"NULLIF({app}, '')")} if app else {}),
            **({"value": opt(value, decode)} if value else {}),
            **more,
        },
        kind=Activity,
        optional=True,
    )


_STATE = enum("state", {0: "off", 1: "on"})
_APP_STATE = enum(
    "application state",
    {1: "not running", 2: "suspended", 4: "running in background", 8: "in foreground", 16: "being debugged"},
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
    read=(
        _activity(
            "PLApplicationAgent_EventForward_Application", "application state", "r.Identifier", "r.State", _APP_STATE
        ),
        _activity("PLScreenStateAgent_EventForward_ScreenState", "shown on screen", "r.bundleID"),
        _activity(
            "PLSpringBoardAgent_EventForward_SBLock", "lock", None, "r.Locked", enum("l", {0: "unlocked", 1: "locked"})
        ),
        _activity("PLAudioAgent_EventForward_NowPlaying", "now playing", "r.BundleID", "r.State", _STATE),
        _activity("PLAudioAgent_EventPoint_AudioApp", "audio", "r.ApplicationName", "r.Operation"),
        _activity("PLAudioAgent_EventForward_Routing", "audio route", None, "r.ActiveRoute"),
        _activity("PLCameraAgent_EventForward_Camera", "camera", "r.BundleId", "r.State", _STATE),
        _activity("PLCameraAgent_EventForward_Torch", "torch", "r.BundleId", "r.Level"),
        _activity("PLPushAgent_EventPoint_ReceivedPush", "push received", "r.BundleID", "r.Topic"),
        _activity(
            "PLLocationAgent_EventForward_ClientStatus",
            "position asked for",
            "COALESCE(NULLIF(r.BundleId, ''), r.Client, r.Executable)",
            "r.Type",
            until=opt(f"r.timestampEnd + {_SHIFT}", UNIX_S),
        ),
        _activity(
            "PLBluetoothAgent_EventInterval_ConnectedDevices",
            "bluetooth device connected",
            None,
            "COALESCE(NULLIF(r.Name, ''), r.DefaultName)",
            until=opt(f"r.timestampEnd + {_SHIFT}", UNIX_S),
        ),
        _activity(
            "PLBatteryAgent_EventBackward_Battery",
            "battery",
            None,
            "CAST(CAST(r.Level AS INTEGER) AS TEXT) || ' %' || CASE r.IsCharging WHEN 1 THEN ', charging' ELSE '' END",
        ),
        Sqlite(
            base="PLAppTimeService_Aggregate_AppRunTime AS r",
            key="r.ID",
            requires={"PLAppTimeService_Aggregate_AppRunTime": ("timestamp", "BundleID", "ScreenOnTime")},
            fields={
                "at": _time(),
                "app": Col("NULLIF(r.BundleID, '')"),
                "event": Const("on screen"),
                "duration": Col("r.ScreenOnTime"),
                "interval": opt("CAST(CAST(r.timeInterval AS INTEGER) AS TEXT) || ' seconds'"),
            },
            kind=Usage,
            optional=True,
        ),
        Sqlite(
            base="PLProcessNetworkAgent_EventInterval_UsageDiff AS r",
            key="r.ID",
            requires={"PLProcessNetworkAgent_EventInterval_UsageDiff": ("timestamp", "WifiIn", "CellIn")},
            fields={
                "at": _time(),
                "until": opt(f"r.timestampEnd + {_SHIFT}", UNIX_S),
                "app": opt("NULLIF(r.BundleName, '')"),
                "component": opt("NULLIF(r.ProcessName, '')"),
                "event": Const("network traffic"),
                "bytes_in": Col("r.WifiIn + r.CellIn"),
                "bytes_out": Col("r.WifiOut + r.CellOut"),
            },
            kind=Usage,
            optional=True,
        ),
        Sqlite(
            base="PLApplicationAgent_EventNone_AllApps AS r",
            key="r.ID",
            requires={"PLApplicationAgent_EventNone_AllApps": ("timestamp", "AppBundleId")},
            fields={
                "at": _time(),
                "app": Col("NULLIF(r.AppBundleId, '')"),
                "name": opt("NULLIF(r.AppName, '')"),
                "version": opt("NULLIF(r.AppBundleVersion, '')"),
                "build": opt("NULLIF(r.AppBuildVersion, '')"),
                "removed_at": opt("NULLIF(r.AppDeletedDate, 0)", UNIX_S),
                "seen_in": Const("PowerLog"),
            },
            kind=App,
            optional=True,
        ),
        Sqlite(
            base="PLApplicationAgent_EventForward_ApplicationDidUninstall AS r",
            key="r.ID",
            requires={"PLApplicationAgent_EventForward_ApplicationDidUninstall": ("timestamp", "AppBundleId")},
            fields={
                "at": _time(),
                "removed_at": _time(),
                "app": Col("NULLIF(r.AppBundleId, '')"),
                "name": opt("NULLIF(r.AppName, '')"),
                "seen_in": Const("PowerLog"),
            },
            kind=App,
            optional=True,
        ),
    ),
    says="One record for each event of the tables of apps, screen, sound, camera, pushes, positions, battery and network.",
    limits="Times are PowerLog's own clock corrected by the difference that it noted nearest to them. On-screen times are sums"
    " over the interval that `at` begins. Other tables (there are hundreds) are not read, nor are the packed older logs. An"
    " app in the foreground does not show that somebody looked.",
    sources=(
        "https://github.com/mac4n6/APOLLO (modules/powerlog_*.txt)",
        "https://github.com/log2timeline/plaso (parsers/sqlite_plugins/ios_powerlog.py)",
    ),
    absent_from=("itunes backup",),
    tested=("plaso test data (powerlog_2021-12-16)",),
)
