"""Device users, from files made here."""

from typing import Any

from aboveboard.artifacts.android.users import USERS
from tests.artifacts.harness import run

USER, USER_LIST = "data/system/users/10.xml", "data/system/users/userlist.xml"
USER_XML = b"""<user id="10" serialNumber="10" flags="4144" type="android.os.usertype.profile.MANAGED"
    created="1700000000123" lastLoggedIn="0" profileGroupId="0"><name>Work</name><restrictions /></user>"""

FIXTURES: dict[str, dict[str, bytes]] = {USERS.id: {USER: USER_XML}}


def facts(records: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(r["name"], r["value"], r["source_name"]) for r in records]


def test_a_work_profile() -> None:
    records = run(USERS, FIXTURES[USERS.id]).records
    assert facts(records) == [
        ("user_name", "Work", "user 10"),
        ("user_kind", "android.os.usertype.profile.MANAGED, work profile, profile of user 0", "user 10"),
        ("user_created", "1700000000123", "user 10"),
    ]
    assert records[2]["at"] == "2023-11-14T22:13:20.123000Z"
    users = run(USERS, {USER_LIST: b'<users version="9"><user id="0" /><user id="10" /></users>'}).records
    assert facts(users) == [("users", "0, 10", "userlist")]
