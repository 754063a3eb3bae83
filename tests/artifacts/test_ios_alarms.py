"""The Clock's property list made here."""

import plistlib
from datetime import datetime

from aboveboard.artifacts.ios.alarms import ALARMS
from tests.artifacts.harness import run

PATH = "private/var/mobile/Library/Preferences/com.apple.mobiletimerd.plist"
NULL = {"absent": "NULL"}
ALARM = {
    "MTAlarmID": "A1",
    "MTAlarmTitle": "Früh",
    "MTAlarmHour": 6,
    "MTAlarmMinute": 5,
    "MTAlarmEnabled": True,
    "MTAlarmRepeatSchedule": 31,
    "MTAlarmFireDate": datetime(2023, 3, 9, 5, 5),
    "MTAlarmDismissDate": datetime(2023, 3, 8, 5, 6),
    "MTAlarmSound": {"$MTSound": {"MTSoundToneID": "x"}},
}
ROOT = {
    "MTAlarms": {
        "MTAlarms": [{"$MTAlarm": ALARM}, {"$MTAlarm": {"MTAlarmEnabled": False}}, {"$MTAlarm": 7}],
        "MTSleepAlarm": {"$MTAlarm": {"MTAlarmHour": 7, "MTAlarmMinute": 0}},
    }
}
DATA = plistlib.dumps(ROOT, fmt=plistlib.FMT_BINARY)
FIXTURES = {"ios.alarms": {PATH: DATA}}


def test_alarms() -> None:
    result = run(ALARMS, {PATH: DATA})
    early, off, sleep = result.records
    expected = {
        "at": "2023-03-09T05:05:00.000000Z",
        "title": "Früh",
        "notes": "set for 06:05",
        "recurrence": "Monday, Tuesday, Wednesday, Thursday, Friday",
        "status": "on",
        "ends_at": "2023-03-08T05:06:00.000000Z",
        "event_id": "A1",
    }
    assert {name: early[name] for name in expected} == expected
    assert (off["title"], off["status"], off["recurrence"], off["notes"]) == ("alarm", "off", NULL, NULL)
    assert (sleep["title"], sleep["notes"], sleep["status"]) == ("sleep alarm", "set for 07:00", NULL)
    assert [(o.part, o.emitted, o.rejected) for o in result.outcomes] == [("alarm", 2, 1), ("sleep alarm", 1, 0)]
