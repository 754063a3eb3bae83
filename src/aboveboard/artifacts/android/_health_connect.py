"""What the files about Health Connect share: `healthconnect.db`, that Android keeps for each of its users since Android 14."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Col, FieldSource, milliseconds, opt

FILES = ("data/system_ce/*/healthconnect/healthconnect.db",)
SERVICE = "health connect"

_AOSP = "https://android.googlesource.com/platform/packages/modules/HealthFitness/"
_SERVER = f"{_AOSP} (service/java/com/android/server/healthconnect/storage/datatypehelpers/"
SOURCES = (
    f"{_SERVER}IntervalRecordHelper, InstantRecordHelper, AppInfoHelper, DeviceInfoHelper)",
    f"{_AOSP} (framework/java/android/health/connect/datatypes)",
)
ROUTE_SOURCES = (f"{_SERVER}ExerciseRouteRecordHelper)", *SOURCES)
ACCESS_SOURCES = (f"{_SERVER}ReadAccessLogsHelper)", *SOURCES)

LIMITS = (
    "Which app wrote a record is in `app`; who wore the device, and whether it was measured or typed in, is not told. Apps may"
    " write the same walk twice. Android 13 and older keep Health Connect in an app of its own, whose store is not read."
)

# Rows of `r`: which app wrote it and on what device.
WRITER = (
    "LEFT JOIN application_info_table AS a ON a.row_id = r.app_info_id",
    "LEFT JOIN device_info_table AS d ON d.row_id = r.device_info_id",
)
WRITTEN: dict[str, FieldSource] = {
    "app": opt("NULLIF(a.package_name, '')"),
    "device": opt("NULLIF(trim(COALESCE(d.manufacturer, '') || ' ' || COALESCE(d.model, '')), '')"),
}
SPAN: dict[str, FieldSource] = {
    "at": Col("r.start_time", UNIX_MS),
    "until": Col("r.end_time", UNIX_MS),
    "duration": Col("CASE WHEN r.end_time >= r.start_time THEN r.end_time - r.start_time END", milliseconds),
    "zone_offset": opt("r.start_zone_offset"),
    **WRITTEN,
}
INSTANT: dict[str, FieldSource] = {
    "at": Col("r.time", UNIX_MS),
    "zone_offset": opt("r.zone_offset"),
    **WRITTEN,
}
