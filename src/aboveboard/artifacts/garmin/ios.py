"""Garmin Connect on iOS: activities and values of days, as the app's calendar kept them."""

from aboveboard.artifacts.garmin._ios import APP, SOURCES, calendar
from aboveboard.formats import keypath
from aboveboard.kit import Activity, Artifact, Code

_CACHE = "GCMCacheManagerConnectCalendarCachePath/GCMCacheManagerConnectCalendarCacheFile"

GARMIN = Artifact(
    id="ios.garmin",
    title="Garmin Connect: activities and days",
    service="garmin",
    emits=Activity,
    files=(f"{APP}/Library/Caches/DataCache/{_CACHE}",),
    read=(Code(calendar, name="calendar", places=keypath.archived),),
    says="One record for each activity, and one for each entry of a day (steps, sleep, pulse, stress), of the months that were"
    " looked at in the app's calendar.",
    limits="Activities have their time on the device's own clock, without a zone. Newer versions (5.21) keep no such file. The"
    " account may hold values of other devices and phones; who wore them is not told.",
    sources=SOURCES,
)
