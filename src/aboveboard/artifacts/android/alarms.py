"""Alarms of Android's Clock (`alarms.db`)."""

from aboveboard.kit import Artifact, CalendarEvent, Col, Const, Sqlite, enum, opt

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_REPEATS = " || ".join(f"CASE WHEN a.daysofweek & {1 << n} THEN ', {day}' ELSE '' END" for n, day in enumerate(_DAYS))
_STATE = enum(
    "instance state",
    {
        0: "silent", 1: "low notification", 2: "low notification hidden", 3: "high notification", 4: "snoozed", 5: "ringing",
        6: "missed", 7: "dismissed", 8: "predismissed",
    },
)  # fmt: skip

ALARMS = Artifact(
    id="android.alarms",
    title="Alarms",
    service="android.clock",
    emits=CalendarEvent,
    files=tuple(
        f"{{{root}:com.{maker}android.deskclock}}/databases/alarms.db"
        for root in ("app_de", "app_data")
        for maker in ("", "google.")
    ),
    read=(
        Sqlite(
            base="alarm_templates AS a",
            key="a._id",
            requires={"alarm_templates": ("hour", "minutes", "daysofweek", "enabled")},
            fields={
                "title": opt("COALESCE(NULLIF(a.label, ''), 'alarm')"),
                "notes": Col("printf('set for %02d:%02d', a.hour, a.minutes)"),
                "recurrence": Col(f"NULLIF(substr({_REPEATS}, 3), '')"),
                "status": Col("a.enabled", enum("enabled", {0: "off", 1: "on"})),
                "calendar": Const("alarm"),
            },
        ),
        Sqlite(
            base="alarm_instances AS a",
            key="a._id",
            requires={"alarm_instances": ("year", "month", "day", "hour", "minutes", "alarm_state")},
            fields={
                "title": opt("COALESCE(NULLIF(a.label, ''), 'alarm')"),
                "notes": Col("printf('rings %04d-%02d-%02d %02d:%02d', a.year, a.month + 1, a.day, a.hour, a.minutes)"),
                "status": Col("a.alarm_state", _STATE),
                "calendar": Const("alarm, next time"),
            },
            optional=True,
        ),
    ),
    says="One record for each alarm, and one for each time that one is about to ring or rang.",
    limits="Times are those of the phone's own clock without a zone, and are given as words. Timers are not read.",
    sources=("https://android.googlesource.com/platform/packages/apps/DeskClock (provider/ClockContract.java)",),
    tested=("redroid81 (Android 8.1 skeleton)",),
)
