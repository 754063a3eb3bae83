"""Alarms of the Clock app: `com.apple.mobiletimerd.plist`."""

from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Artifact, At, CalendarEvent, Code, Const, Of, objects

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _repeats(bits: object) -> str | None:
    return ", ".join(day for n, day in enumerate(_DAYS) if isinstance(bits, int) and bits >> n & 1) or None


def _clock(hour: object, minute: object) -> str | None:
    return f"set for {hour:02}:{minute:02}" if isinstance(hour, int) and isinstance(minute, int) else None


def _alarms(kind: str, *paths: str) -> Code:
    return objects(
        "plist",
        tuple(f"MTAlarms/{path}/$MTAlarm" for path in paths),
        kind=CalendarEvent,
        name=kind,
        at=At("MTAlarmFireDate", COCOA_S),
        title=At("MTAlarmTitle", default=kind),
        notes=Of(_clock, ("MTAlarmHour", "MTAlarmMinute")),
        recurrence=At("MTAlarmRepeatSchedule", _repeats),
        calendar=Const(kind),
        ends_at=At("MTAlarmDismissDate", COCOA_S),
        modified_at=At("MTAlarmLastModifiedDate", COCOA_S),
        status=At("MTAlarmEnabled", {True: "on", False: "off"}),
        event_id=At("MTAlarmID"),
    )


ALARMS = Artifact(
    id="ios.alarms",
    title="Alarms",
    service="ios.alarms",
    emits=CalendarEvent,
    files=("{mobile}/Library/Preferences/com.apple.mobiletimerd.plist",),
    read=(_alarms("alarm", "MTAlarms/*"), _alarms("sleep alarm", "MTSleepAlarms/*", "MTSleepAlarm/*", "MTSleepAlarm")),
    says="One record for each alarm; `at` is when it rings next or rang last, `ends_at` when it was last dismissed.",
    limits="Timers and the stopwatch are not read. The hour set is on the phone's own clock, whatever its zone.",
    sources=("https://github.com/abrignoni/iLEAPP (alarms)",),
)
