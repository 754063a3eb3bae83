"""What the phone's services say: short, and in the form in which they say it. Data.

Forms: `dump` of the services in https://android.googlesource.com/platform/frameworks/base.
"""

from __future__ import annotations

from typing import Any, Final

PACKAGES: Final = (
    ("com.android.contacts", 10012, "null"),
    ("com.whatsapp", 10201, "com.android.vending"),
    ("org.thoughtcrime.securesms", 10202, "com.android.vending"),
    ("com.example.sideloaded", 10233, "null"),
)
SETTINGS: Final = {
    "system": {"screen_brightness": "102", "ringtone": "content://media/internal/audio/media/12"},
    "secure": {"android_id": "9774d56d682e549c", "bluetooth_name": "Deniz' phone"},
    "global": {"adb_enabled": "1", "airplane_mode_on": "0", "device_name": "Deniz' phone"},
}
SERVICES: Final = frozenset(
    (
        "package",
        "appops",
        "batterystats",
        "wifi",
        "bluetooth_manager",
        "connectivity",
        "telephony.registry",
        "location",
        "alarm",
    )
)
"""Services that answer with no more than a heading."""
DUMPS: Final = {
    "battery": "Current Battery Service state:\n  AC powered: false\n  USB powered: true\n  status: 2\n  present: true\n"
    "  level: 71\n  scale: 100\n  voltage: 4012\n  temperature: 281\n  technology: Li-ion\n",
    "account": "User UserInfo{0:Deniz:c13}:\n  Accounts: 2\n    Account {name=deniz@example.org, type=com.google}\n"
    "    Account {name=Deniz, type=com.whatsapp}\n\n",
    "notification": "Current Notification Manager state:\n  Notification List:\n",
    "usagestats": 'user=0\n  Last 24 hour events (timeRange="Fri Nov 14 2025, 9:00 AM")\n',
    "user": "Users:\n  UserInfo{0:Deniz:c13} serialNo=0 isPrimary=true\n",
}


def users(device: Any) -> dict[str, str]:
    """The phone's users by number."""
    return {"0": "Deniz", "10": "Work profile"} if device.work_profile else {"0": "Deniz"}


def properties(device: Any) -> dict[str, str]:
    """What `getprop` knows."""
    built = device.phone.files["system/build.prop"].data.decode()
    found = dict(line.split("=", 1) for line in built.splitlines() if "=" in line)
    found |= {
        "ro.build.version.release": str(device.android),
        "ro.serialno": device.serial_number,
        "ro.product.name": "demo",
        "ro.product.device": "demo",
        "persist.sys.locale": "en-GB",
        "persist.sys.timezone": "Europe/London",
        "gsm.operator.alpha": "Example Mobile",
    }
    for user in users(device):
        found[f"sys.user.{user}.ce_available"] = "false" if device.faults.locked else "true"
    return found
