"""PowerLog: which apps ran, showed, played, filmed and asked for positions, for a few days (`CurrentPowerlog.PLSQL`)."""

from __future__ import annotations

from aboveboard.artifacts.ios._powerlog import END, FILES, SOURCES, rows
from aboveboard.kit import Activity, Artifact, Col, Const, Sqlite, enum, opt

_ON = enum("state", {0: "off", 1: "on"})
_LOCKED = enum("locked", {0: "unlocked", 1: "locked"})
_STATES = enum(
    "application state",
    {1: "not running", 2: "suspended", 4: "running in background", 8: "in foreground", 16: "being debugged"},
)
_PERCENT = "CAST(CAST(r.Level AS INTEGER) AS TEXT) || ' %' || CASE r.IsCharging WHEN 1 THEN ', charging' ELSE '' END"


def _event(table: str, activity: str, value: Col, app: str | None = None, until: Col | None = None) -> Sqlite:
    more = {"app": opt(f"NULLIF({app}, '')")} if app else {}
    more |= {"until": until} if until else {}
    return rows(Activity, table, activity=Const(activity), value=value, **more)


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
        END,
    ),
    _event(
        "BluetoothAgent_EventInterval_ConnectedDevices",
        "bluetooth device connected",
        opt("COALESCE(NULLIF(r.Name, ''), NULLIF(r.DefaultName, ''))"),
        until=END,
    ),
    _event("BatteryAgent_EventBackward_Battery", "battery", opt(_PERCENT)),
)


POWERLOG = Artifact(
    id="ios.powerlog",
    title="PowerLog: events",
    service="ios.powerlog",
    emits=Activity,
    files=FILES,
    read=(*_EVENTS,),
    says="One record for each event of the tables of apps, screen, sound, camera, pushes, positions, battery and network.",
    limits="Times are PowerLog's own clock corrected by the difference that it noted before them. On-screen times are sums"
    " over the interval that `at` begins. Other tables (there are hundreds) are not read, nor are the packed older logs. An"
    " app in the foreground does not show that somebody looked.",
    sources=SOURCES,
    absent_from=("itunes backup",),
    tested=("plaso test data (powerlog_2021-12-16)",),
)
