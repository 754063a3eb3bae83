"""Device Health Services (`turbo.db`): the level of the battery, when and how it was charged."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Activity, Artifact, Col, Const, Sqlite

_CHARGING = (
    "CASE b.charge_type WHEN 1 THEN ', charging fast' WHEN 2 THEN ', charging slowly' WHEN 3 THEN ', charging without wire'"
    " ELSE '' END"
)

BATTERY = Artifact(
    id="android.turbo",
    title="Device Health Services: battery",
    service="android.turbo",
    emits=Activity,
    files=("{app_data:com.google.android.apps.turbo}/databases/turbo.db",),
    read=(
        Sqlite(
            base="battery_event AS b",
            key="b.rowid",
            requires={"battery_event": ("timestamp_millis", "battery_level", "charge_type", "battery_saver")},
            fields={
                "at": Col("b.timestamp_millis", UNIX_MS),
                "activity": Const("battery"),
                "value": Col(
                    f"b.battery_level || ' %' || {_CHARGING}"
                    " || CASE b.battery_saver WHEN 1 THEN ', battery saver' ELSE '' END"
                ),
            },
        ),
    ),
    says="One record for each time that the level of the battery was noted, with whether it was being charged.",
    limits="The zone that the phone had then is not made a field of. How long they are kept is not documented.",
    sources=("https://github.com/abrignoni/ALEAPP (deviceHealthServices_Battery)",),
)
