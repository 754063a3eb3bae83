"""Device Health Services (`bluetooth.db`): batteries of the Bluetooth devices that were connected."""

from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Activity, Artifact, Col, Const, Sqlite, opt

DEVICES = Artifact(
    id="android.turbo.bluetooth",
    title="Device Health Services: Bluetooth devices",
    service="android.turbo",
    emits=Activity,
    files=("{app_data:com.google.android.apps.turbo}/databases/bluetooth.db",),
    read=(
        Sqlite(
            base="battery_event AS b",
            key="b.rowid",
            joins=("LEFT JOIN device_address AS d ON d.device_idx = b.device_idx",),
            requires={"battery_event": ("timestamp_millis", "device_idx"), "device_address": ("device_idx", "bd_addr")},
            fields={
                "at": Col("b.timestamp_millis", UNIX_MS),
                "activity": Const("bluetooth device connected"),
                "device": Col("NULLIF(d.bd_addr, '')"),
                "value": opt(
                    "NULLIF(COALESCE('battery ' || NULLIF(b.battery_level, -1) || ' %', '')"
                    " || COALESCE(', volume ' || NULLIF(b.volume_level, -1), ''), '')"
                ),
            },
        ),
    ),
    says="One record for each time that the level of a connected Bluetooth device was noted, by the device's address.",
    limits="Names of devices are not there: `android.bluetooth` has them by address. The zone of that time is kept as stored.",
    sources=("https://github.com/abrignoni/ALEAPP (deviceHealthServices_Battery)",),
)
