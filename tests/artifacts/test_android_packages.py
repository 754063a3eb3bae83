"""Installed packages, from text and binary XML made here."""

import struct
from typing import Any

import pytest

from aboveboard.artifacts.android.packages import PACKAGES
from aboveboard.artifacts.android.packages_list import LIST
from aboveboard.artifacts.android.packages_permissions import PERMISSIONS
from aboveboard.artifacts.android.packages_users import USERS
from tests.artifacts.harness import run

PATH, LIST_PATH = "data/system/packages.xml", "data/system/packages.list"
USER_PATH = "data/system/users/10/package-restrictions.xml"
PERMISSION_PATH = "data/misc_de/0/apexdata/com.android.permission/runtime-permissions.xml"
XML = b"""<?xml version='1.0' encoding='utf-8' standalone='yes' ?>
<packages>
    <package name="com.example.app" codePath="/data/app/com.example.app-1" publicFlags="944291396" ft="18bcfe56880"
        it="18bcfe5687b" ut="18bcfe57000" version="42" userId="10101" installer="com.android.vending">
        <perms>
            <item name="android.permission.CAMERA" granted="true" flags="0" />
            <item name="android.permission.READ_SMS" granted="false" flags="0" />
        </perms>
    </package>
    <package name="com.android.mail" codePath="/system/app/Mail" publicFlags="1" version="7" sharedUserId="10002" />
    <updated-package name="com.android.mail" codePath="/system/app/Mail0" ft="zz" version="6" userId="10002" />
</packages>"""


def abx(tag: str, attributes: dict[str, str | int]) -> bytes:
    """Android binary XML of a <packages> with one element; int attributes as longs written in hexadecimal."""
    names: list[str] = []

    def interned(text: str) -> bytes:
        if text in names:
            return struct.pack(">H", names.index(text))
        names.append(text)
        return b"\xff\xff" + struct.pack(">H", len(text)) + text.encode()

    parts = [b"ABX\0\x10\x32", interned("packages"), b"\x32", interned(tag)]
    for name, value in attributes.items():
        if isinstance(value, int):
            parts += [b"\x9f", interned(name), struct.pack(">q", value)]
        else:
            parts += [b"\x2f", interned(name), struct.pack(">H", len(value)), value.encode()]
    return b"".join([*parts, b"\x33", interned(tag), b"\x33", interned("packages"), b"\x11"])


BINARY = abx("package", {"name": "com.example.app", "codePath": "/data/app/x", "it": 1700000000123, "version": "42"})
RESTRICTIONS = b"""<package-restrictions>
    <pkg name="a" enabled="3" /><pkg name="b" inst="false" first-install-time="18bcfe5687b" />
    <pkg name="c" enabled="1" />
</package-restrictions>"""
PERMISSION_XML = b"""<runtime-permissions version="9">
    <package name="a"><permission name="android.permission.CAMERA" granted="true" flags="301" />
        <permission name="android.permission.READ_SMS" granted="false" flags="300" /></package>
    <shared-user name="android.uid.shared"><permission name="p" granted="true" /></shared-user>
</runtime-permissions>"""
FIXTURES: dict[str, dict[str, bytes]] = {
    PACKAGES.id: {PATH: XML},
    LIST.id: {LIST_PATH: b"com.example.app 10101 0 /data/user/0/com.example.app default:targetSdkVersion=33 none\nx\n"},
    USERS.id: {USER_PATH: RESTRICTIONS},
    PERMISSIONS.id: {PERMISSION_PATH: PERMISSION_XML},
}
NULL = {"absent": "NULL"}


def fields(record: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: record[name] for name in names}


def test_packages_and_the_versions_they_replaced() -> None:
    app, mail, before = run(PACKAGES, FIXTURES[PACKAGES.id]).records
    wanted = {
        "app": "com.example.app",
        "at": "2023-11-14T22:13:20.123000Z",
        "installed_at": "2023-11-14T22:13:20.123000Z",
        "updated_at": "2023-11-14T22:13:22.048000Z",
        "build": "42",
        "installer": "com.android.vending",
        "system": False,
        "path": "/data/app/com.example.app-1",
        "uid": 10101,
        "permissions": ["android.permission.CAMERA"],
        "seen_in": "packages.xml",
    }
    assert fields(app, *wanted) == wanted
    assert app["provenance"]["locator"] == "packages/package[1]"
    assert fields(mail, "system", "uid", "at", "permissions") == {
        "system": True,
        "uid": 10002,
        "at": NULL,
        "permissions": NULL,
    }
    assert fields(before, "build", "at", "seen_in") == {
        "build": "6",
        "at": NULL,
        "seen_in": "packages.xml, replaced by an update",
    }


def test_the_binary_form_reads_the_same() -> None:
    (app,) = run(PACKAGES, {PATH: BINARY}).records
    assert fields(app, "app", "path", "installed_at", "build") == {
        "app": "com.example.app",
        "path": "/data/app/x",
        "installed_at": "2023-11-14T22:13:20.123000Z",
        "build": "42",
    }


@pytest.mark.parametrize("data", [XML[:-40], BINARY[:-8]])
def test_a_damaged_file_gives_what_came_before(data: bytes) -> None:
    result = run(PACKAGES, {PATH: data})
    assert result.records[0]["app"] == "com.example.app"
    assert result.outcome.status == "partial"


def test_the_list() -> None:
    result = run(LIST, FIXTURES[LIST.id])
    (app,) = result.records
    assert fields(app, "app", "uid", "data_path") == {
        "app": "com.example.app",
        "uid": 10101,
        "data_path": "/data/user/0/com.example.app",
    }
    assert result.outcome.rejected == 1


def test_each_users_own_state() -> None:
    records = run(USERS, FIXTURES[USERS.id]).records
    assert [(r["app"], r["enabled"], r["seen_in"]) for r in records] == [
        ("a", False, "installed for this user"),
        ("b", NULL, "not installed for this user"),
        ("c", True, "installed for this user"),
    ]
    assert records[1]["installed_at"] == "2023-11-14T22:13:20.123000Z"


def test_permissions_given_while_running() -> None:
    first, shared = run(PERMISSIONS, FIXTURES[PERMISSIONS.id]).records
    assert fields(first, "app", "permissions") == {"app": "a", "permissions": ["android.permission.CAMERA"]}
    assert fields(shared, "app", "permissions") == {"app": "android.uid.shared", "permissions": ["p"]}
