"""Property lists of Clubhouse made here."""

import json
import plistlib

from aboveboard.artifacts.clubhouse.ios import ACCOUNT
from aboveboard.artifacts.clubhouse.ios_invites import INVITES
from aboveboard.artifacts.clubhouse.ios_notifications import GROUP
from aboveboard.kit import Code
from tests.artifacts.harness import run

OWN = (
    "private/var/mobile/Containers/Data/Application/6C1A0000-0000-4000-8000-000000000004/Library/Preferences/"
    "co.alphaexploration.clubhouse.plist"
)
SHARED = (
    "private/var/mobile/Containers/Shared/AppGroup/5D5C7C0E-0000-4000-8000-000000000002/Library/Preferences/"
    "group.alphaexploration.clubhouse.plist"
)
INVITED = {
    "lastUpdated": 694260000.5,
    "suggestedInvites": [
        {"name": "Ann", "phoneNumber": "+15550101", "inApp": True, "hash": "P.x"},
        {"name": "Bo", "pop": 2},
    ],
}
LIST = plistlib.dumps(
    {
        "kStorageKeyMyUsername": "li",
        "kStorageKeyMyName": "Li Wei",
        "kStorageKeyUserServerId": 42,
        "kStorageKeyPhoneNumber": "+15550100",
        "contact-upload-store-suggested-invites": json.dumps(INVITED).encode(),
        "challenge": {"Landing Token": "s3cret"},
    },
    fmt=plistlib.FMT_BINARY,
)
GROUPED = plistlib.dumps(
    {
        "notification_received_ids": ["n1", "n2"],
        "notification_received_timestamps": ["1672567200.5"],
        "widgetConversations": json.dumps([{"name": "Ann", "id": "c1"}]).encode(),
    },
    fmt=plistlib.FMT_BINARY,
)
FIXTURES = {
    "ios.clubhouse": {OWN: LIST},
    "ios.clubhouse.invites": {OWN: LIST},
    "ios.clubhouse.notifications": {SHARED: GROUPED},
}


def test_account() -> None:
    (account,) = run(ACCOUNT, {OWN: LIST}).records
    assert (account["username"], account["identifier"], account["description"]) == ("li", "42", "+15550100")
    (reading,) = ACCOUNT.read
    assert isinstance(reading, Code)
    assert reading.places is not None
    found = reading.places(LIST)("account")
    assert found is not None
    assert b"s3cret" in b"".join(span.of(LIST) for span in found.secrets)


def test_invites_and_notifications() -> None:
    ann, bo = run(INVITES, {OWN: LIST}).records
    assert (ann["at"], ann["groups"], ann["contact_id"]) == (
        "2023-01-01T10:00:00.500000Z",
        ["suggested to invite", "in the app"],
        "P.x",
    )
    assert bo["identifiers"] == {"absent": "NULL"}
    first, second, talk = run(GROUP, {SHARED: GROUPED}).records
    assert (first["at"], second["at"]) == ("2023-01-01T10:00:00.500000Z", {"absent": "NULL"})
    assert (talk["event"], talk["detail"]) == ("conversation", "Ann")
