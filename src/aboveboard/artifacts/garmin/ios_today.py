"""Garmin Connect on iOS: the day that the app showed last (archives in PINCache, a file for each key)."""

from aboveboard.artifacts.garmin._ios import APP, today
from aboveboard.formats import keypath
from aboveboard.kit import Activity, Artifact, Code

_CACHE = f"{APP}/Library/Caches/com.pinterest.PINDiskCache.PINCacheShared"

TODAY = Artifact(
    id="ios.garmin.today",
    title="Garmin Connect: the last day",
    service="garmin",
    emits=Activity,
    files=(f"{_CACHE}/MyDaySeverDataHelper%2EallDayTimeline", f"{_CACHE}/MyDayRealTimeDataService_*"),
    read=(Code(today, name="day", places=keypath.archived),),
    says="One record for each pulse of the day that the app showed last, and one for what it counted on it (steps, floors,"
    " calories), by the names that the app has for them.",
    limits="One day only, and what was received from the watch until then. Who wore the watch is not told.",
    sources=(
        "https://github.com/abrignoni/iLEAPP (scripts Garmin_Connect of 2023 by R. Christen, T. Frabboni, T. Hegel, F. Sieber)",
        "https://github.com/pinterest/PINCache",
    ),
)
