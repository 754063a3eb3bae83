"""Permissions granted and used, in files made here and a real phone's."""

from pathlib import Path

import pytest

from aboveboard.artifacts.android.appops import USED
from aboveboard.artifacts.android.permissions import GRANTED
from tests.artifacts.harness import run

CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"
NULL = {"absent": "NULL"}
OLD_PATH = "data/system/users/0/runtime-permissions.xml"
NEW_PATH = "data/misc_de/0/apexdata/com.android.permission/runtime-permissions.xml"
OPS_PATH = "data/system/appops.xml"
OLD = b"""<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>
<runtime-permissions fingerprint="x"><pkg name="org.example.chat"><item name="android.permission.CAMERA" granted="true" flags="30"
/><item name="android.permission.READ_SMS" granted="false" flags="0" /></pkg></runtime-permissions>"""
NEW = b"""<runtime-permissions version="10"><package name="org.example.map"><permission name="a.FINE" granted="true" flags="0" />
</package><shared-user name="org.example.shared"><permission name="a.X" granted="false" flags="0" /></shared-user>
</runtime-permissions>"""
OPS = b"""<app-ops v="1"><pkg n="org.example.chat"><uid n="10099"><op n="26"><st n="1" t="1678307200123" r="1678307201000" />
<st n="2" r="1678307202000" /></op><op n="27" tt="1678307203000" tb="1678307204000" /><op n="999" t="1678307205000" /></uid></pkg>
</app-ops>"""
FIXTURES = {"android.permissions": {OLD_PATH: OLD, NEW_PATH: NEW}, "android.appops": {OPS_PATH: OPS}}


def test_granted() -> None:
    (chat,) = run(GRANTED, {OLD_PATH: OLD}).records
    assert (chat["app"], chat["permissions"]) == ("org.example.chat", ["android.permission.CAMERA"])
    maps, shared = run(GRANTED, {NEW_PATH: NEW}).records
    assert (maps["app"], maps["permissions"]) == ("org.example.map", ["a.FINE"])
    assert (shared["app"], shared["permissions"]) == ("org.example.shared", NULL)


def test_used() -> None:
    records = run(USED, {OPS_PATH: OPS}).records
    assert [(r["at"], r["activity"], r["value"]) for r in records] == [
        ("2023-03-08T20:26:40.123000Z", "permission used", "camera"),
        ("2023-03-08T20:26:41.000000Z", "permission refused", "camera"),
        ("2023-03-08T20:26:42.000000Z", "permission refused", "camera"),
        ("2023-03-08T20:26:43.000000Z", "permission used (in front)", "record audio"),
        ("2023-03-08T20:26:44.000000Z", "permission used (background)", "record audio"),
        ("2023-03-08T20:26:45.000000Z", "permission used", "operation 999"),
    ]
    assert {r["app"] for r in records} == {"org.example.chat"}


@pytest.mark.corpora
@pytest.mark.skipif(not (CORPORA / "android").is_dir(), reason="no corpora")
def test_a_real_phone() -> None:
    data = (CORPORA / "android/redroid81" / OLD_PATH).read_bytes()
    result = run(GRANTED, {OLD_PATH: data})
    assert result.outcome.emitted == data.count(b"<pkg ") + data.count(b"<shared-user ") > 0
    assert sum(len(r["permissions"]) for r in result.records if r["permissions"] != NULL) == data.count(
        b'granted="true"'
    )
