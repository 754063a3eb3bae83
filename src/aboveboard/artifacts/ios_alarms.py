"""Alarms of the Clock app: `com.apple.mobiletimerd.plist`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from aboveboard.formats import loose, plist
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import About, Artifact, CalendarEvent, Code, Item, Lost

_DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


def _number(value: object) -> int | None:
    return value if isinstance(value, int) and not isinstance(value, bool) else None


def _repeats(value: object) -> str | None:
    bits = _number(value) or 0
    return ", ".join(day for n, day in enumerate(_DAYS) if bits >> n & 1) or None


def _alarm(given: dict[str, Any], kind: str) -> CalendarEvent:
    hour, minute = _number(given.get("MTAlarmHour")), _number(given.get("MTAlarmMinute"))
    clock = f"{hour:02}:{minute:02}" if hour is not None and minute is not None else None
    enabled = given.get("MTAlarmEnabled")
    return CalendarEvent(
        at=COCOA_S.to_utc_us(given.get("MTAlarmFireDate")),
        title=loose.text(given.get("MTAlarmTitle")) or kind,
        notes=f"set for {clock}" if clock else None,
        recurrence=_repeats(given.get("MTAlarmRepeatSchedule")),
        calendar=kind,
        ends_at=COCOA_S.to_utc_us(given.get("MTAlarmDismissDate")),
        modified_at=COCOA_S.to_utc_us(given.get("MTAlarmLastModifiedDate")),
        status=None if enabled is None else "on" if enabled else "off",
        event_id=loose.text(given.get("MTAlarmID")),
    )


def _read(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    root = loose.mapping(plist.load(data))
    for name, kind in (("MTAlarms", "alarm"), ("MTSleepAlarms", "sleep alarm"), ("MTSleepAlarm", "sleep alarm")):
        for place, value in loose.find(root, ("MTAlarms", name, "*", "$MTAlarm")):
            given = loose.mapping(value)
            if given:
                yield Item(place, _alarm(given, kind), loose.plain(given))
            else:
                yield Lost(f"{place} is not a dictionary")
    single = loose.mapping(loose.mapping(loose.mapping(root.get("MTAlarms")).get("MTSleepAlarm")).get("$MTAlarm"))
    if single:
        yield Item("MTAlarms/MTSleepAlarm/$MTAlarm", _alarm(single, "sleep alarm"), loose.plain(single))


ALARMS = Artifact(
    id="ios.alarms",
    title="Alarms",
    service="ios.alarms",
    emits=CalendarEvent,
    files=("{mobile}/Library/Preferences/com.apple.mobiletimerd.plist",),
    read=(Code(_read),),
    says="One record for each alarm; `at` is when it rings next or rang last, `ends_at` when it was last dismissed.",
    limits="Timers and the stopwatch are not read. The hour set is on the phone's own clock, whatever its zone.",
    sources=("https://github.com/abrignoni/iLEAPP (alarms)",),
)
