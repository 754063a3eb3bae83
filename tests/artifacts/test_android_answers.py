"""What a phone answers when it is asked over adb, made here: properties, settings, packages, accounts, users, use of apps."""

from typing import Any

from aboveboard.artifacts.android.answers_accounts import ACCOUNTS
from aboveboard.artifacts.android.answers_alarms import ALARMS
from aboveboard.artifacts.android.answers_appops import USED
from aboveboard.artifacts.android.answers_battery import BATTERY
from aboveboard.artifacts.android.answers_batterystats import SUMS
from aboveboard.artifacts.android.answers_notifications import NOTIFICATIONS
from aboveboard.artifacts.android.answers_packages import PACKAGES
from aboveboard.artifacts.android.answers_packages_list import LIST
from aboveboard.artifacts.android.answers_properties import PROPERTIES
from aboveboard.artifacts.android.answers_settings import SETTINGS
from aboveboard.artifacts.android.answers_usagestats import USAGE
from aboveboard.artifacts.android.answers_users import USERS
from aboveboard.kit import Artifact
from tests.artifacts.harness import Result, run

AT = "acquired/android/0/answers/"
NULL = {"absent": "NULL"}

GETPROP = """[ro.product.model]: [EX-16]
[persist.sys.timezone]: [Europe/London]
[vendor.notes]: [one
two = 2]
[vendor.auth.token]: [s3cret]
[gsm.operator.alpha]: []
"""
SECURE = """android_id=9774d56d682e549c
backup_password=hunter22
and more hunter22
bluetooth_name=Deniz' phone
note={"a": 1,
 "b": 2}
empty=null
"""
LISTED = """package:/data/app/~~a==/com.whatsapp-b==/base.apk=com.whatsapp  installer=com.android.vending uid:10201
package:/system/app/Clock/Clock.apk=com.android.deskclock  installer=null uid:10012,1010012
Failure calling service package
"""
PACKAGE = """Database versions:
  Internal:
    sdkVersion=34

Packages:
  Package [com.whatsapp] (28d8894):
    appId=10201
    pkg=Package{1a com.whatsapp}
    codePath=/data/app/~~a==/com.whatsapp-b==
    versionCode=241 minSdk=21 targetSdk=34
    versionName=2.24.1
    flags=[ HAS_CODE ALLOW_CLEAR_USER_DATA ]
    dataDir=/data/user/0/com.whatsapp
    timeStamp=2025-06-01 08:00:00
    lastUpdateTime=2025-06-01 08:00:01
    installerPackageName=com.android.vending
    signatures=PackageSignatures{3d version:3, signatures:[e3ca78d8], past signatures:[]}
    requested permissions:
      android.permission.CAMERA
      android.permission.INTERNET
    install permissions:
      android.permission.INTERNET: granted=true
    User 0: ceDataInode=9 installed=true hidden=false stopped=false enabled=0
      installReason=4
      firstInstallTime=2025-03-02 09:30:00
      gids=[3003]
      runtime permissions:
        android.permission.CAMERA: granted=true, flags=[ USER_SET]
        android.permission.READ_CONTACTS: granted=false, flags=[ USER_SET]
    User 10: ceDataInode=0 installed=false hidden=false stopped=true enabled=2
      firstInstallTime=1970-01-01 00:00:00
      runtime permissions:
        android.permission.RECORD_AUDIO: granted=true
  Package [com.android.deskclock] (1):
    userId=10012
    versionCode=1
    firstInstallTime=2009-01-01 00:00:00
    installerPackageName=null
    flags=[ SYSTEM HAS_CODE ]
    User 0: installed=false enabled=2

Hidden system packages:
  Package [com.android.deskclock] (2):
    versionName=null
    pkgFlags=[ SYSTEM HAS_CODE ]
"""
ACCOUNT = """User UserInfo{0:Deniz:4c13}:
  Accounts: 2
    Account {name=deniz@example.org, type=com.google}
    Account {name=Deniz, the second, type=com.whatsapp}

  AccountId, Action_Type, timestamp, UID, TableName, Key
  Accounts History
  1,action_account_add,2025-02-11 08:33:39,10177,accounts,1

  Account visibility:
    Account {name=elsewhere@example.org, type=com.google}

User UserInfo{10: Work :1030}:
  Accounts: 1
    Account {name=work@example.org, type=com.google}
"""
USER = """Current user: 0
Users:
  UserInfo{0:Deniz:c13} serialNo=0 isPrimary=true
    Type: android.os.usertype.full.SYSTEM
    Created: <unknown>
    Last logged in: +10m10s675ms ago
  UserInfo{10:Work profile:1030} serialNo=10
    State: RUNNING_UNLOCKED
"""
USAGESTATS = """user=0
  Last 24 hour events (timeRange="November 13, 9:00 AM – November 14, 9:00 AM" )
    time="2025-11-14 08:00:01" type=ACTIVITY_RESUMED package=com.whatsapp class=com.whatsapp.HomeActivity instanceId=7 flags=0x0
    time="2025. 11. 14. 오전 8:00" type=SCREEN_INTERACTIVE package=android flags=0x0
    time="2025-11-14 08:00:03" type=UNKNOWN_TYPE_99 package=android flags=0x0
  In-memory daily stats
    timeRange="November 14, 12:00 AM – 9:00 AM"
      packages
        package=com.whatsapp totalTimeUsed="1:02:03" lastTimeUsed="2025-11-14 08:10:00" appLaunchCount=4
        package=com.example.never totalTime="00:00" lastTime="1970-01-01 01:00:00"
      ChooserCounts
        package=com.whatsapp
      event aggregations
        screen-interactive: 12x for "45:06"
user=10
  Last 24 hour events (timeRange="x" )
    time="2025-11-14 08:00:01" type=ACTIVITY_RESUMED package=com.work flags=0x0
"""
NOTIFICATION = """Current Notification Manager state:
  Notification List:
    NotificationRecord(0x0a1b: pkg=com.whatsapp user=UserHandle{0} id=1 tag=null importance=4 key=0|com.whatsapp|1|null|10201: \
Notification(channel=chats_1 shortcut=null contentView=null))
      uid=10201 userId=0
      notification=
            when=1763107200000/1763107200000
            extras={
                android.title=String (Li Wei)
                android.subText=null
                android.text=SpannableString (转账 (today)
    Packages:
tomorrow)
                android.progress=Integer (0)
                android.people=ArrayList ([x])
            }
      publicNotification=
            extras={
                android.title=String (hidden)
            }
      mCreationTimeMs=1763107201000(2025-11-14 08:00:01.000+0000)
    NotificationRecord(0x0a1c: pkg=com.work user=UserHandle{10} id=1 tag=null: Notification(channel=x))
    NotificationRecord(0x0a1d: pkg=android user=UserHandle{-1} id=1 tag=null: Notification(pri=0))
            when=0/1763107300000
  mArchive=Archive (1 notification)
    StatusBarNotification(pkg=com.whatsapp user=UserHandle{0} id=2 tag=null key=0|com.whatsapp|2: \
Notification(channel=calls flags=0x8))
  Snoozed notifications:
"""
APPOPS = """Current AppOps Service state:
  Uid 1000:
    Package com.android.systemui:
      RECORD_AUDIO: mode=0; time=+1d2h ago; duration=+5s
  Uid u0a201:
    state=bg
    Package com.whatsapp:
      CAMERA (allow):
        null=[
          Access: [top-s] 2025-11-14 08:00:01.123 (-1h5m27s679ms) duration=+1m37s899ms
          Reject: [bg-s]2025-11-13 08:00:01.123 (-1d1h)
        ]
      READ_EXTERNAL_STORAGE (allow / switch READ_MEDIA=allow):
        null=[
          Access: [x-s] 2025-99-14 08:00:01.123 (-1h)
        ]
  Uid u10a201:
    Package com.work:
      CAMERA (allow):
          Access: [fg-s] 2025-11-14 08:00:01.123 (-1h)
"""
LEVEL = """Current Battery Service state:
  AC powered: false
  status: 2
  level: 71
  level: 72
"""
STATS = """Battery History (0% used):
  Start clock time: 2020-01-01-00-00-00
Statistics since last charge:
  Time on battery: 22m 21s 465ms (96.6%) realtime
  Start clock time: 2025-11-14-06-01-14
  UID 1000: 27.8
"""
ALARM = """Current Alarm Manager state:
  3 pending alarms:
    RTC_WAKEUP #2: Alarm{314d78c type 0 origWhen 1763190000000 whenElapsed 99 com.android.deskclock}
      tag=*walarm*:com.android.deskclock.ALARM_ALERT
      type=RTC_WAKEUP origWhen=2025-11-15 07:00:00.000 window=0
      Alarm clock:
        triggerTime=2025-11-15 07:00:00.000
    RTC #1: Alarm{314d78d type 1 origWhen 1763190000000 com.whatsapp}
      tag=*alarm*:com.whatsapp.x
    RTC_WAKEUP #0: Alarm{314d78e type 0 when 0 com.example}
      Alarm clock:
"""
FILES = (
    (PROPERTIES, "getprop", GETPROP),
    (SETTINGS, "settings-secure", SECURE),
    (LIST, "packages", LISTED),
    (PACKAGES, "dumpsys-package", PACKAGE),
    (ACCOUNTS, "dumpsys-account", ACCOUNT),
    (USERS, "dumpsys-user", USER),
    (USAGE, "dumpsys-usagestats", USAGESTATS),
    (NOTIFICATIONS, "dumpsys-notification", NOTIFICATION),
    (USED, "dumpsys-appops", APPOPS),
    (BATTERY, "dumpsys-battery", LEVEL),
    (SUMS, "dumpsys-batterystats", STATS),
    (ALARMS, "dumpsys-alarm", ALARM),
)
FIXTURES = {a.id: {f"{AT}{name}.txt": text.encode()} for a, name, text in FILES}


def read(artifact: Artifact) -> Result:
    return run(artifact, FIXTURES[artifact.id])


def made(artifact: Artifact, *names: str) -> list[tuple[Any, ...]]:
    return [tuple(record[name] for name in names) for record in read(artifact).records]


def wall(text: str) -> dict[str, str]:
    return {"local": text, "basis": "local without zone"}


def test_properties() -> None:
    assert made(PROPERTIES, "name", "value", "source_name") == [
        ("model", "EX-16", "ro.product.model"),
        ("time_zone", "Europe/London", "persist.sys.timezone"),
        ("vendor.notes", "one\ntwo = 2", "vendor.notes"),
        ("vendor.auth.token", NULL, "vendor.auth.token"),
        ("gsm.operator.alpha", NULL, "gsm.operator.alpha"),
    ]
    assert "s3cret" not in str(read(PROPERTIES).records)


def test_settings() -> None:
    result = read(SETTINGS)
    assert [(r["name"], r["value"], r["provenance"]["locator"]) for r in result.records] == [
        ("android_id", "9774d56d682e549c", "lines 1-1"),
        ("backup_password", NULL, "lines 2-3"),
        ("bluetooth_name", "Deniz' phone", "lines 4-4"),
        ("note", '{"a": 1,\n "b": 2}', "lines 5-6"),
        ("empty", NULL, "lines 7-7"),
    ]
    assert result.records[0]["source_name"] == "secure/android_id"
    assert "hunter22" not in str(result.records)


def test_list_of_packages() -> None:
    assert made(LIST, "app", "path", "installer", "uid") == [
        ("com.whatsapp", "/data/app/~~a==/com.whatsapp-b==/base.apk", "com.android.vending", 10201),
        ("com.android.deskclock", "/system/app/Clock/Clock.apk", NULL, 10012),
    ]
    outcome = read(LIST).outcome
    assert (outcome.status, outcome.rejected, outcome.reason) == ("partial", 1, "line 3 names no package")


def test_packages() -> None:
    whatsapp, clock, replaced = read(PACKAGES).records
    expected = {
        "app": "com.whatsapp",
        "version": "2.24.1",
        "build": "241",
        "at": wall("2025-03-02T09:30:00"),
        "installed_at": wall("2025-03-02T09:30:00"),
        "updated_at": wall("2025-06-01T08:00:01"),
        "installer": "com.android.vending",
        "system": False,
        "enabled": NULL,
        "uid": 10201,
        "data_path": "/data/user/0/com.whatsapp",
        "permissions": ["android.permission.INTERNET", "android.permission.CAMERA"],
        "seen_in": "packages",
    }
    assert {name: whatsapp[name] for name in expected} == expected
    assert whatsapp["as_stored"]["requested permissions"] == [
        "android.permission.CAMERA",
        "android.permission.INTERNET",
    ]
    assert "e3ca78d8" in whatsapp["as_stored"]["signatures"]
    assert (clock["installed_at"], clock["system"], clock["enabled"]) == (wall("2009-01-01T00:00:00"), True, False)
    assert clock["seen_in"] == "packages, not installed for this user"
    assert (replaced["version"], replaced["system"]) == (NULL, True)
    assert replaced["seen_in"] == "packages, replaced by an update"


def test_packages_of_a_work_profile() -> None:
    (path, data), *_ = FIXTURES[PACKAGES.id].items()
    whatsapp = run(PACKAGES, {path.replace("/0/", "/10/"): data}).records[0]
    assert whatsapp["installed_at"] == NULL and whatsapp["enabled"] is False
    assert whatsapp["permissions"] == ["android.permission.INTERNET", "android.permission.RECORD_AUDIO"]


def test_accounts() -> None:
    result = read(ACCOUNTS)
    assert [(r["username"], r["type"]) for r in result.of("Account")] == [
        ("deniz@example.org", "com.google"),
        ("Deniz, the second", "com.whatsapp"),
    ]
    (entry,) = result.of("Event")
    assert (entry["at"], entry["event"]) == (wall("2025-02-11T08:33:39"), "action_account_add")
    assert entry["detail"] == "accounts 1, caller uid 10177"
    assert (result.outcome.status, result.outcome.reason) == ("partial", "what it says of device user 10 is not read")
    # Where that user was asked too, it is read there.
    (path, data) = next(iter(FIXTURES["android.answers.accounts"].items()))
    both = run(ACCOUNTS, {path: data, "acquired/android/asked.txt": b"0\n10\n"})
    assert both.records == result.records and both.outcomes[0].status == "complete"


def test_users() -> None:
    assert made(USERS, "name", "value", "source_name") == [
        ("user_name", "Deniz", "user 0"),
        ("user_kind", "primary, admin", "user 0"),
        ("user_type", "android.os.usertype.full.SYSTEM", "user 0"),
        ("user_last_logged_in", "+10m10s675ms ago", "user 0"),
        ("user_name", "Work profile", "user 10"),
        ("user_kind", "work profile", "user 10"),
        ("user_state", "RUNNING_UNLOCKED", "user 10"),
    ]


def test_usage() -> None:
    assert made(USAGE, "at", "app", "event", "component", "duration", "count", "interval") == [
        (
            wall("2025-11-14T08:00:01"),
            "com.whatsapp",
            "moved to foreground",
            "com.whatsapp.HomeActivity",
            NULL,
            NULL,
            NULL,
        ),
        (NULL, "android", "screen on", NULL, NULL, NULL, NULL),
        (wall("2025-11-14T08:00:03"), "android", "unknown type 99", NULL, NULL, NULL, NULL),
        (wall("2025-11-14T08:10:00"), "com.whatsapp", "total", NULL, 3723.0, 4, "daily"),
        (NULL, "com.example.never", "total", NULL, 0.0, NULL, "daily"),
        (NULL, NULL, "screen on, total", NULL, 2706.0, 12, "daily"),
    ]
    assert read(USAGE).outcome.reason == "what it says of device user 10 is not read"


def test_notifications() -> None:
    """A text with line ends stays whole, and what it has in common with a heading changes nothing."""
    result = read(NOTIFICATIONS)
    shown, bare, archived = result.records
    assert (shown["at"], shown["app"], shown["channel"]) == ("2025-11-14T08:00:01.000000Z", "com.whatsapp", "chats_1")
    assert (shown["title"], shown["body"]) == ("Li Wei", "转账 (today)\n    Packages:\ntomorrow")
    assert shown["as_stored"]["android.title"] == "String (Li Wei)"
    assert (bare["at"], bare["app"], bare["title"]) == ("2025-11-14T08:01:40.000000Z", "android", NULL)
    assert (archived["app"], archived["channel"], archived["body"]) == ("com.whatsapp", "calls", NULL)
    assert [(o.part, o.status, o.emitted, o.rejected) for o in result.outcomes] == [
        ("shown", "partial", 2, 1),
        ("archive", "complete", 1, 0),
    ]


def test_permissions_used() -> None:
    assert made(USED, "at", "activity", "app", "value", "duration") == [
        (NULL, "permission used", "com.android.systemui", "record audio", NULL),
        (wall("2025-11-14T08:00:01.123000"), "permission used (in front)", "com.whatsapp", "camera", 97.899),
        (wall("2025-11-13T08:00:01.123000"), "permission refused (background)", "com.whatsapp", "camera", NULL),
        (NULL, "permission used (x)", "com.whatsapp", "read storage", NULL),
    ]
    assert read(USED).outcome.rejected == 1


def test_battery() -> None:
    assert made(BATTERY, "name", "value") == [
        ("battery_ac_powered", "false"),
        ("battery_status", "charging"),
        ("battery_level", "71"),
    ]
    assert made(SUMS, "at", "name", "value") == [
        (NULL, "since_last_charge_time_on_battery", "22m 21s 465ms (96.6%) realtime"),
        (wall("2025-11-14T06:01:14"), "since_last_charge_start_clock_time", "2025-11-14-06-01-14"),
    ]


def test_alarm_clocks() -> None:
    assert made(ALARMS, "at", "title", "calendar", "notes") == [
        (
            "2025-11-15T07:00:00.000000Z",
            "alarm",
            "alarm of com.android.deskclock",
            "*walarm*:com.android.deskclock.ALARM_ALERT",
        ),
        (NULL, "alarm", "alarm of com.example", NULL),
    ]


def test_answers_that_are_none() -> None:
    """What a service says that refuses is told, and bytes of anything are no records."""
    noise, nothing = b"\xff\0\x85\n" * 50, b""
    for artifact, _, _ in FILES:
        path = next(iter(FIXTURES[artifact.id]))
        for data in (b"Can't find service: x\n", b"Error dumping service info: (Unknown error -38)\n", noise, nothing):
            result = run(artifact, {path: data})
            assert result.records == []
            if data != noise:
                assert ("partial" in {o.status.value for o in result.outcomes}) == (data != nothing)


def test_what_stands_before_the_first_setting_is_told() -> None:
    for artifact, name in ((SETTINGS, "settings-global"), (PROPERTIES, "getprop")):
        outcome = run(artifact, {f"{AT}{name}.txt": b"\xff\xfe rubbish\n=\n"}).outcome
        assert outcome.reason == "line 1 and those up to the first of the known form are not read"


def test_an_answer_that_stops_in_the_middle_says_so() -> None:
    stopped = USAGESTATS.encode() + b"\n*** SERVICE 'usagestats' DUMP TIMEOUT (10000ms) EXPIRED ***\n\n"
    outcome = run(USAGE, {f"{AT}dumpsys-usagestats.txt": stopped}).outcome
    assert outcome.emitted == 6
    assert "the phone said: *** SERVICE 'usagestats' DUMP TIMEOUT" in str(outcome.reason)
