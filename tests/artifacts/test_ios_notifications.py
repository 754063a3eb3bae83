"""An app's standing notifications, archived here by hand."""

import plistlib
from plistlib import UID
from typing import Any

from aboveboard.artifacts.ios.notifications import NOTIFICATIONS
from tests.artifacts.harness import run

FOLDER = "private/var/mobile/Library/UserNotifications"
PATH = f"{FOLDER}/6C1A-0001/DeliveredNotifications.plist"
NULL = {"absent": "NULL"}


def archived(objects: list[Any]) -> bytes:
    root = {
        "$version": 100000,
        "$archiver": "NSKeyedArchiver",
        "$top": {"root": UID(1)},
        "$objects": ["$null", *objects],
    }
    return plistlib.dumps(root, fmt=plistlib.FMT_BINARY)


DATA = archived(
    [
        {"NS.objects": [UID(2), UID(10)], "$class": UID(8)},
        {"NS.keys": [UID(3), UID(5), UID(11)], "NS.objects": [UID(4), UID(6), UID(12)], "$class": UID(7)},
        "AppNotificationTitle",
        "Li Wei",
        "AppNotificationMessage",
        "转账",
        {"$classname": "NSDictionary", "$classes": ["NSDictionary", "NSObject"]},
        {"$classname": "NSArray", "$classes": ["NSArray", "NSObject"]},
        "unused",
        "not a dictionary",
        "AppNotificationCreationDate",
        {"NS.time": 700000000.5, "$class": UID(13)},
        {"$classname": "NSDate", "$classes": ["NSDate", "NSObject"]},
    ]
)
LIBRARY = plistlib.dumps({"org.example.chat": "6C1A-0001"}, fmt=plistlib.FMT_BINARY)
FIXTURES = {"ios.notifications": {PATH: DATA}}


def test_notifications() -> None:
    result = run(NOTIFICATIONS, {PATH: DATA})
    (record,) = result.records
    expected = {"at": "2023-03-08T20:26:40.500000Z", "app": "6C1A-0001", "title": "Li Wei", "body": "转账"}
    assert {name: record[name] for name in expected} == expected
    assert (result.outcome.emitted, result.outcome.rejected) == (1, 1)


def test_the_app_where_the_library_beside_names_it() -> None:
    records = run(NOTIFICATIONS, {PATH: DATA, f"{FOLDER}/Library.plist": LIBRARY}).records
    assert records[0]["app"] == "org.example.chat"
