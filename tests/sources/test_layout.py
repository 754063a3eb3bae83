"""Layouts: prefixes, links and partitions of real tools' dumps, by invented names."""

from __future__ import annotations

import pytest

from aboveboard.demo.ios_layout import SUPERUSER
from aboveboard.sources.layout import Layout, app_of_path, canonical, detect, profile_of

UUID = "0F433AF0-1B0C-4B3E-9A61-7E8D2B1C0001"

IOS = [
    # (a file in the container, its directory's device path)
    ("private/var/mobile/Library/SMS/sms.db", "private/var/mobile/Library/SMS"),
    ("/private/var/mobile/Library/SMS/sms.db", "private/var/mobile/Library/SMS"),
    ("./private/var/mobile/Library/SMS/sms.db", "private/var/mobile/Library/SMS"),
    ("filesystem1/private/var/mobile/Library/SMS/sms.db", "private/var/mobile/Library/SMS"),
    ("xyz/a b/private/var/wireless/Library/Databases/CellularUsage.db", "private/var/wireless/Library/Databases"),
    ("var/mobile/Library/SMS/sms.db", "private/var/mobile/Library/SMS"),
    ("Dump/var/mobile/Library/SMS/sms.db", "private/var/mobile/Library/SMS"),
    ("filesystem2/mobile/Library/SMS/sms.db", "private/var/mobile/Library/SMS"),
    ("mobile/Library/SMS/sms.db", "private/var/mobile/Library/SMS"),
    ("dump/Data/mobile/Containers/Shared/AppGroup/" + UUID + "/x.db",
     "private/var/mobile/Containers/Shared/AppGroup/" + UUID),
    ("Library/SMS/sms.db", "private/var/mobile/Library/SMS"),
    ("EXTRACTION_FFS/private/var/mobile/Containers/Data/Application/" + UUID + "/Documents/a.db",
     "private/var/mobile/Containers/Data/Application/" + UUID + "/Documents"),
    ("HomeDomain/Library/SMS/sms.db", "private/var/mobile/Library/SMS"),
    ("out/AppDomain-org.example.app/Documents/a.db",
     "private/var/mobile/Containers/Data/Application/org.example.app/Documents"),
    ("phone/DCIM/100APPLE/IMG_0001.JPG", "private/var/mobile/Media/DCIM/100APPLE"),
    ("acquired/ios/answers/apps.plist", "acquired/ios/answers"),
]  # fmt: skip

ANDROID = [
    ("data/data/org.example.app/databases/a.db", "data/data/org.example.app/databases"),
    ("Dump/data/data/org.example.app/databases/a.db", "data/data/org.example.app/databases"),
    ("userdata/data/data/org.example.app/databases/a.db", "data/data/org.example.app/databases"),
    ("data/user/0/org.example.app/databases/a.db", "data/data/org.example.app/databases"),
    ("data/user/10/org.example.app/databases/a.db", "data/user/10/org.example.app/databases"),
    ("x/data_mirror/data_ce/null/0/org.example.app/databases/a.db", "data/data/org.example.app/databases"),
    ("data_mirror/data_ce/null/150/org.example.app/databases/a.db", "data/user/150/org.example.app/databases"),
    ("data_mirror/data_de/null/0/org.example.app/databases/a.db", "data/user_de/0/org.example.app/databases"),
    ("data/org.example.app/databases/a.db", "data/data/org.example.app/databases"),
    ("part/user_de/0/org.example.app/databases/a.db", "data/user_de/0/org.example.app/databases"),
    ("part/media/0/DCIM/Camera/a.jpg", "data/media/0/DCIM/Camera"),
    ("data/media/0/Pictures/a.jpg", "data/media/0/Pictures"),
    ("sdcard/Pictures/a.jpg", "data/media/0/Pictures"),
    ("x/storage/emulated/10/Pictures/a.jpg", "data/media/10/Pictures"),
    ("mnt/sdcard/Pictures/a.jpg", "data/media/0/Pictures"),
    ("Phone/Internal storage/Pictures/a.jpg", "data/media/0/Pictures"),
    ("data/system_ce/0/accounts_ce.db", "data/system_ce/0"),
    ("copy/Android/data/org.example.app/files/a", "data/media/0/Android/data/org.example.app/files"),
]


@pytest.mark.parametrize(("name", "place"), IOS)
def test_ios_places(name: str, place: str) -> None:
    layout = detect([name])
    assert layout.system == "ios"
    assert canonical(layout, name.rpartition("/")[0]) == place


@pytest.mark.parametrize(("name", "place"), ANDROID)
def test_android_places(name: str, place: str) -> None:
    layout = detect([name])
    assert layout.system == "android"
    assert canonical(layout, name.rpartition("/")[0]) == place


def test_other_directories_of_a_root_lose_its_prefix() -> None:
    layout = detect(["filesystem1/private/var/mobile/Library/SMS/sms.db"])
    assert canonical(layout, "filesystem1/System/Library/CoreServices") == "System/Library/CoreServices"
    assert canonical(layout, "filesystem1") == ""
    assert canonical(layout, "notes of the examiner") == "notes of the examiner"


def test_links_of_the_device() -> None:
    ios = detect(["private/var/mobile/Library/SMS/sms.db"])
    assert canonical(ios, "var/mobile/Library") == "private/var/mobile/Library"
    assert canonical(ios, "tmp/x") == "private/var/tmp/x"
    android = detect(["data/data/org.example.app/databases/a.db"])
    assert canonical(android, "sdcard") == "data/media/0"
    assert canonical(android, "mnt/user/10/emulated/10/DCIM") == "data/media/10/DCIM"
    assert canonical(android, "mnt/expand/57f8f4bc-abf4-655f-bf67-946fc0f9f25b/user/0/org.example.app") == (
        "data/data/org.example.app"
    )
    assert canonical(android, "storage/ABCD-1234/DCIM") == "storage/ABCD-1234/DCIM"
    assert canonical(android, "data/user/00/x") == "data/user/00/x"


def test_two_volumes_of_one_phone() -> None:
    names = [f"filesystem2/mobile/Library/Notes/{i}" for i in range(50)]
    names += [f"filesystem1/private/var/containers/Bundle/Application/{UUID}/{i}" for i in range(40)]
    layout = detect(names)
    assert canonical(layout, "filesystem2/mobile/Library/Notes") == "private/var/mobile/Library/Notes"
    home = SUPERUSER.rpartition("/")[2]
    assert canonical(layout, f"filesystem2/{home}/x") == f"{SUPERUSER}/x"
    assert canonical(layout, "filesystem1/Applications/Maps.app") == "Applications/Maps.app"


def test_an_old_copy_on_the_phone_stays_where_it_is() -> None:
    names = [f"data/data/org.example.app/files/{i}" for i in range(100)]
    names += [f"data/media/0/Old/data/data/org.example.app/databases/{i}.db" for i in range(90)]
    names += [f"data/media/0/Old/private/var/mobile/Library/{i}.db" for i in range(90)]
    names += [f"data/media/0/iPhone/Library/SMS/{i}.db" for i in range(90)]
    layout = detect(names)
    assert layout.system == "android"
    for directory in ("data/media/0/Old/data/data/org.example.app/databases", "data/media/0/iPhone/Library/SMS"):
        assert canonical(layout, directory) == directory


def test_a_weak_sign_among_many_strong_ones_is_no_root() -> None:
    names = [f"x/private/var/mobile/Media/{i}" for i in range(100)] + ["report/Library/SMS/a.html"]
    assert canonical(detect(names), "report/Library/SMS") == "report/Library/SMS"


def test_unknown_stays_as_it_is() -> None:
    layout = detect(["Manifest.db", "ab/abcdef", "mobile phone/notes.txt", "database/data/x", ""])
    assert layout == Layout()
    assert [canonical(layout, one) for one in ("ab", "", "a/private/var/x", "/a", "./a", ".")] == [
        "ab", "", "a/private/var/x", "a", "a", "",
    ]  # fmt: skip


def test_system_by_most_votes() -> None:
    names = ["private/var/mobile/a/b"] + [f"data/data/org.example.app/files/{i}" for i in range(3)]
    assert detect(names).system == "android"
    assert detect([]).system == "unknown"


@pytest.mark.parametrize(
    ("path", "profile"),
    [
        ("data/data/org.example.app/databases/a.db", "0"),
        ("data/user/10/org.example.app/a.db", "10"),
        ("data/user_de/150/org.example.app/a.db", "150"),
        ("data/media/999/DCIM/a.jpg", "999"),
        ("data/system_ce/10/accounts_ce.db", "10"),
        ("data/system/users/11/settings.xml", "11"),
        ("data/system/users/11.xml", "0"),
        ("data/system/packages.xml", "0"),
        ("system/build.prop", "0"),
    ],
)
def test_profiles(path: str, profile: str) -> None:
    assert profile_of(path, "android") == profile


def test_ios_has_one_profile() -> None:
    assert profile_of("data/user/10/x", "ios") == "0"


def test_apps_of_paths() -> None:
    assert app_of_path("data/data/org.example.app/databases/a.db", "android") == "org.example.app"
    assert app_of_path("data/user_de/10/org.example.app/a", "android") == "org.example.app"
    assert app_of_path("data/media/0/Android/data/org.example.app/files/a", "android") == "org.example.app"
    assert app_of_path("data/system/packages.xml", "android") is None
    assert app_of_path(f"private/var/mobile/Containers/Shared/AppGroup/{UUID}/a/b", "ios") == UUID
    assert app_of_path("private/var/mobile/Library/SMS/sms.db", "ios") is None
