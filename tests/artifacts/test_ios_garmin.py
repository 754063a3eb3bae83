"""Garmin Connect's files on iOS, made here."""

import json
import plistlib

import pytest

from aboveboard.artifacts.garmin.ios import GARMIN
from aboveboard.artifacts.garmin.ios_account import ACCOUNT
from aboveboard.artifacts.garmin.ios_today import TODAY
from aboveboard.artifacts.garmin.ios_tracks import TRACKS
from aboveboard.formats import polyline
from tests.artifacts.archive_bytes import Instance, When, archive
from tests.artifacts.harness import run

APP = "private/var/mobile/Containers/Data/Application/com.garmin.connect.mobile/Library"
CACHE = "Caches/DataCache/GCMCacheManagerConnectCalendarCachePath/GCMCacheManagerConnectCalendarCacheFile"
CALENDAR_PATH = f"{APP}/{CACHE}"
TRACK_PATH = f"{APP}/Application Support/DataCache/com.garmin.activity.common.polyline/12345"
PIN = f"{APP}/Caches/com.pinterest.PINDiskCache.PINCacheShared"
PULSES_PATH = f"{PIN}/MyDaySeverDataHelper%2EallDayTimeline"
FLOORS_PATH = f"{PIN}/MyDayRealTimeDataService_realTimeFloorsCacheDataKey"
GROUP_PATH = (
    "private/var/mobile/Containers/Shared/AppGroup/group.com.garmin.connect/Library/Preferences/"
    "group.com.garmin.connect.plist"
)
MS = 1_700_000_000_000
COCOA = MS / 1000 - 978_307_200
AT = "2023-11-14T22:13:20.000000Z"
NULL = {"absent": "NULL"}

CALENDAR = archive(
    {
        "2023-11": {
            "calendarItems": [
                Instance(
                    "GCMCalendarItem",
                    {
                        "title": "Wien Running",
                        "itemId": 12345,
                        "startTimestampLocal": When(COCOA + 3600),
                        "duration": 1800.0,
                        "distance": 5012.5,
                        "averageHR": 141,
                        "date": When(COCOA),
                    },
                ),
                Instance(
                    "GCMCalendarItem",
                    {
                        "title": None,
                        "startTimestampGMT": When(COCOA),
                        "endTimestampGMT": When(COCOA + 60),
                        "step": 9000,
                    },
                ),
                Instance("GCMCalendarItem", {"date": When(COCOA)}),
                7,
            ]
        }
    }
)
LINE = {"activityId": 12345, "encodedSamples": "_p~iF~ps|U_ulLnnqC_mqNvxq`@"}
PULSES = archive(
    Instance("Timeline", {"allDayHeartRateKey": Instance("HR", {"heartRateValues": [[MS, 71], [MS + 60_000, None]]})})
)
FLOORS = archive(
    Instance(
        "Cached",
        {"dateKey": When(COCOA), "valueKey": Instance("Floors", {"floorsClimbedKey": 3, "floorsDescendedKey": 2.5})},
    )
)
GROUP = plistlib.dumps(
    {
        "com.garmin.ConnectProfileCache.UserProfile": json.dumps(
            {"fullName": "Mira Ö", "displayName": "mira7", "profileId": 88}, ensure_ascii=False
        ).encode(),
        "GCMAppVersion": "4.74.3",
    },
    fmt=plistlib.FMT_BINARY,
)
FIXTURES = {
    GARMIN.id: {CALENDAR_PATH: CALENDAR},
    TRACKS.id: {TRACK_PATH: json.dumps(LINE).encode()},
    TODAY.id: {PULSES_PATH: PULSES, FLOORS_PATH: FLOORS},
    ACCOUNT.id: {GROUP_PATH: GROUP},
}


def test_activities_and_days() -> None:
    result = run(GARMIN, {CALENDAR_PATH: CALENDAR})
    running, day, bare = result.records
    assert (running["activity"], running["at"]["local"]) == ("activity: Wien Running", "2023-11-14T23:13:20")
    assert (running["duration"], running["value"]) == (1800, "5012.5 m, 141 beats a minute on average")
    assert (day["activity"], day["value"]) == ("values of a day", "9000 steps")
    assert (day["at"], day["until"]) == (AT, "2023-11-14T22:14:20.000000Z")
    assert (bare["at"]["local"], bare["value"]) == ("2023-11-14T22:13:20", NULL)
    assert (result.outcome.emitted, result.outcome.rejected) == (3, 1)


def test_ends_of_tracks_in_both_forms() -> None:
    plain = run(TRACKS, {TRACK_PATH: json.dumps(LINE).encode()}).records
    packed = run(TRACKS, {TRACK_PATH: archive(json.dumps(LINE).encode())}).records
    for begins, ends in (plain, packed):
        assert (begins["latitude"], begins["longitude"]) == (38.5, -120.2)
        assert (ends["latitude"], ends["longitude"]) == (43.252, -126.453)
        assert begins["name"] == "of activity 12345, 3 points"
    assert run(TRACKS, {TRACK_PATH: b'{"activityId": 1}'}).outcome.rejected == 1


@pytest.mark.parametrize("line", ["_p~iF", "_", "\x00", "_p~iF~ps|U_", "}" * 90, "~~~~~@~~~~~@"])
def test_what_is_no_line(line: str) -> None:
    with pytest.raises(ValueError, match="line"):
        polyline.points(line)


def test_pulses_and_counts_of_the_last_day() -> None:
    (pulse,) = run(TODAY, {PULSES_PATH: PULSES}).records
    assert (pulse["at"], pulse["activity"], pulse["value"]) == (AT, "pulse", "71 beats a minute")
    (floors,) = run(TODAY, {FLOORS_PATH: FLOORS}).records
    assert (floors["at"], floors["value"]) == (AT, "floorsClimbed 3, floorsDescended 2.5")


def test_account() -> None:
    (account,) = run(ACCOUNT, {GROUP_PATH: GROUP}).records
    assert (account["name"], account["username"], account["identifier"]) == ("Mira Ö", "mira7", "88")
