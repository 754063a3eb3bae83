"""What a running phone told when it was asked, from texts made here."""

from aboveboard.artifacts.android import answers_accounts, answers_packages, answers_properties, answers_settings
from tests.artifacts.harness import run

FOLDER = "acquired/android/0/answers/"
PROPERTIES, SETTINGS, ACCOUNTS, PACKAGES = (
    one.TOLD for one in (answers_properties, answers_settings, answers_accounts, answers_packages)
)
GETPROP = b"[ro.product.model]: [EX-16]\n[ro.serialno]: [AB0]\n[odd]: [two\nlines]\n\n"
SECURE = b"android_id=9774d56d\nbluetooth_name=Deniz' phone\nlock_pattern_key=x\nempty=null\nno setting\n"
ACCOUNT = b"""User UserInfo{0:Deniz:c13}:
  Accounts: 2
    Account {name=deniz@example.org, type=com.google}
    Account {name=Deniz, the second, type=com.whatsapp}

User UserInfo{10:Work:30}:
    Account {name=work@example.org, type=com.google}
"""
PACKAGE = b"""Packages:
  Package [com.whatsapp] (1a2b3c):
    userId=10201
    codePath=/data/app/~~x==/com.whatsapp-1
    versionCode=232018000 minSdk=21 targetSdk=33
    versionName=2.23.20.18
    pkgFlags=[ HAS_CODE ALLOW_CLEAR_USER_DATA ]
    firstInstallTime=2023-11-14 22:13:20
    lastUpdateTime=2023-12-01 08:00:00
    installerPackageName=com.android.vending
    User 0: ceDataInode=1 installed=true hidden=false
      runtime permissions:
        android.permission.CAMERA: granted=true, flags=[ USER_SET ]
        android.permission.READ_SMS: granted=false
  Package [com.example.sideloaded] (ffee):
    appId=10233
    versionName=null
    installerPackageName=null

Hidden system packages:
  Package [com.android.chrome] (77):
    versionName=100.0
    firstInstallTime=1970-01-01 01:00:00
"""
FIXTURES = {
    PROPERTIES.id: {f"{FOLDER}getprop.txt": GETPROP},
    SETTINGS.id: {f"{FOLDER}settings-secure.txt": SECURE},
    ACCOUNTS.id: {f"{FOLDER}dumpsys-account.txt": ACCOUNT},
    PACKAGES.id: {f"{FOLDER}dumpsys-package.txt": PACKAGE},
}


def test_properties() -> None:
    result = run(PROPERTIES, FIXTURES[PROPERTIES.id])
    assert [(r["name"], r["value"]) for r in result.records] == [("model", "EX-16"), ("serial", "AB0")]
    assert result.outcome.rejected == 2


def test_settings_without_what_looks_like_a_key() -> None:
    records = run(SETTINGS, FIXTURES[SETTINGS.id]).records
    assert [(r["source_name"], r["value"]) for r in records[:2]] == [
        ("secure/android_id", "9774d56d"),
        ("secure/bluetooth_name", "Deniz' phone"),
    ]
    assert all(r["value"] == {"absent": "NULL"} for r in records[2:]) and len(records) == 4
    assert "x" not in str(records[2]["as_stored"].values())


def test_accounts_of_all_users() -> None:
    records = run(ACCOUNTS, FIXTURES[ACCOUNTS.id]).records
    assert [(r["username"], r["type"], r["description"]) for r in records] == [
        ("deniz@example.org", "com.google", "of device user 0"),
        ("Deniz, the second", "com.whatsapp", "of device user 0"),
        ("work@example.org", "com.google", "of device user 10"),
    ]


def test_packages() -> None:
    whatsapp, other, old = run(PACKAGES, FIXTURES[PACKAGES.id]).records
    assert (whatsapp["app"], whatsapp["version"], whatsapp["build"], whatsapp["uid"]) == (
        "com.whatsapp", "2.23.20.18", "232018000", 10201,
    )  # fmt: skip
    assert whatsapp["installed_at"]["local"] == "2023-11-14T22:13:20" and whatsapp["system"] is False
    assert whatsapp["installer"] == "com.android.vending" and whatsapp["permissions"] == ["android.permission.CAMERA"]
    assert (other["uid"], other["version"], other["installer"]) == (10233, {"absent": "NULL"}, {"absent": "NULL"})
    assert old["seen_in"] == "dumpsys package, replaced by an update" and old["installed_at"] == {"absent": "NULL"}
