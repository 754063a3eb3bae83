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
SERVICES: Final = frozenset(("package", "batterystats", "connectivity"))
"""Services that answer with no more than a heading."""
DUMPS: Final = {
    "battery": "Current Battery Service state:\n  AC powered: false\n  USB powered: true\n  status: 2\n  present: true\n"
    "  level: 71\n  scale: 100\n  voltage: 4012\n  temperature: 281\n  technology: Li-ion\n",
    "account": "User UserInfo{0:Deniz:c13}:\n  Accounts: 2\n    Account {name=deniz@example.org, type=com.google}\n"
    "    Account {name=Deniz, type=com.whatsapp}\n\n",
    "notification": """Current Notification Manager state:
  Notification List:
    NotificationRecord(0x0a1b2c3d: pkg=com.whatsapp user=UserHandle{0} id=1 tag=null importance=4 \
key=0|com.whatsapp|1|null|10201: Notification(channel=individual_chat_defaults_2))
      uid=10201 userId=0
      notification=
            when=1763107200000
            extras={
                android.title=String (Mira)
                android.text=String (Are you still at the quay?
The ferry leaves at nine.)
            }
      publicNotification=
            None
      mCreationTimeMs=1763107201000
  mArchive=Archive (0 notifications)
""",
    "usagestats": """user=0
  Last 24 hour events (timeRange="November 13, 9:00 AM – November 14, 9:00 AM")
    time="2025-11-14 08:00:05" type=SCREEN_INTERACTIVE package=android flags=0x0
    time="2025-11-14 08:00:09" type=ACTIVITY_RESUMED package=com.whatsapp class=com.whatsapp.HomeActivity instanceId=7 flags=0x0
    time="2025-11-14 08:02:31" type=ACTIVITY_PAUSED package=com.whatsapp class=com.whatsapp.HomeActivity instanceId=7 flags=0x0
  In-memory daily stats
    timeRange="November 14, 12:00 AM – 9:00 AM"
      packages
        package=com.whatsapp totalTimeUsed="02:22" lastTimeUsed="2025-11-14 08:02:31" appLaunchCount=1
""",
    "appops": """Current AppOps Service state:
  Uid u0a201:
    state=cch
    Package com.whatsapp:
      CAMERA (allow):
        null=[
          Access: [top-s] 2025-11-13 17:20:01.250 (-15h39m58s750ms) duration=+41s300ms
        ]
""",
    "wifi": """Wi-Fi is enabled
mWifiInfo SSID: "Quayside Guest", BSSID: 02:13:10:85:fe:01, MAC: 0e:e6:6a:3f:06:b0, Supplicant state: COMPLETED, RSSI: -50
WifiConfigManager - Configured networks Begin ----
ID: 0 SSID: "Quayside Guest" PROVIDER-NAME: null BSSID: null FQDN: null HOME-PROVIDER-NETWORK: false PRIO: 0 HIDDEN: false
 hasEverConnected: true
 KeyMgmt: WPA_PSK Protocols: WPA RSN
 PSK/SAE: *
WifiConfigManager - Configured networks End ----
""",
    "bluetooth_manager": """AdapterProperties
  Name: Deniz' phone
  Address: 02:00:5E:B8:82:10
  Bonded devices:
    02:00:5E:D9:F5:5E [BR/EDR][ 0x240404 ] Car

""",
    "telephony.registry": """last known state:
  Phone Id=0
    mCallIncomingNumber=
    mServiceState={mVoiceRegState=0(IN_SERVICE), mOperatorAlphaLong=Example Mobile, mOperatorAlphaShort=Example}
    mCellIdentity=CellIdentityLte:{ mCi=100001 mPci=1 mTac=1001 mMcc=001 mMnc=01 mAlphaLong=Example Mobile mAlphaShort=Example}
""",
    "location": """Location Manager State:
  Location Providers:
    gps provider:
      last location=Location[gps 51.507400,-0.127800 hAcc=5.0 et=+2h0m0s alt=12.5]
    network provider:
      last location=null
""",
    "alarm": """Current Alarm Manager state:
  1 pending alarms:
    RTC_WAKEUP #0: Alarm{314d78c type 0 origWhen 1763190000000 whenElapsed 90000000 com.android.deskclock}
      tag=*walarm*:com.android.deskclock.ALARM_ALERT
      Alarm clock:
        triggerTime=2025-11-15 07:00:00.000
""",
    "user": "Users:\n  UserInfo{0:Deniz:c13} serialNo=0 isPrimary=true\n",
}


# What stands in the same answers of user 10, a work profile.
WORK_PACKAGES: Final = (
    ("com.android.contacts", 10012, "null"),
    ("com.example.work", 10301, "com.android.vending"),
)
WORK_SETTINGS: Final = {"system": {}, "secure": {"android_id": "1b2c3d4e5f607182"}}
WORK_DUMPS: Final = {
    "account": "User UserInfo{10:Work profile:1030}:\n  Accounts: 1\n"
    "    Account {name=deniz@work.example, type=com.google.work}\n\n",
    "usagestats": """user=10
  Last 24 hour events (timeRange="November 13, 9:00 AM – November 14, 9:00 AM")
    time="2025-11-14 08:05:00" type=ACTIVITY_RESUMED package=com.example.work class=com.example.work.Main instanceId=9 flags=0x0
""",
    "user": "  UserInfo{10:Work profile:1030} serialNo=10 isPrimary=false\n",
}


def users(device: Any) -> dict[str, str]:
    """The phone's users by number."""
    return {"0": "Deniz", "10": "Work profile"} if device.work_profile else {"0": "Deniz"}


_LEVELS: Final = {8: 26, 9: 28, 10: 29, 11: 30, 12: 31, 13: 33, 14: 34}
"""Of interfaces, by version."""


def properties(device: Any) -> dict[str, str]:
    """What `getprop` knows."""
    built = device.phone.files["system/build.prop"].data.decode()
    found = dict(line.split("=", 1) for line in built.splitlines() if "=" in line)
    found |= {
        "ro.build.version.release": str(device.android),
        "ro.build.version.sdk": str(_LEVELS.get(device.android, 35)),
        "ro.serialno": device.serial_number,
        "ro.product.name": "demo",
        "ro.product.device": "demo",
        "persist.sys.locale": "en-GB",
        "persist.sys.timezone": "Europe/London",
        "gsm.operator.alpha": "Example Mobile",
    }
    for user in users(device):
        closed = device.faults.locked or user in device.faults.closed_users
        found[f"sys.user.{user}.ce_available"] = "false" if closed else "true"
    return found
