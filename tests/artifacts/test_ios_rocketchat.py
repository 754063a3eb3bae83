"""Rocket.Chat's Realm database made here: a direct room, a channel, the account."""

from typing import Any

from aboveboard.artifacts.rocketchat.ios import ROCKETCHAT
from aboveboard.artifacts.rocketchat.ios_people import ROCKETCHAT_PEOPLE
from tests.artifacts.harness import run
from tests.formats.realm.build import BOOL, LINK, STRING, TIMESTAMP, At, Col, Tab, realm

PATH = "private/var/mobile/Containers/Data/Application/7E3A0F5C-0B1D-4C2E-9F3A-1B2C3D4E5F60/Documents/Kx81.realm"
NULL = {"absent": "NULL"}
WHEN = At(1_546_336_800, 250_000_000)
_TEXTS = ("identifier", "internalType", "rid", "text")
MESSAGE = (
    *(Col(n, STRING, nullable=n == "identifier") for n in _TEXTS),
    Col("createdAt", TIMESTAMP, nullable=True),
    Col("updatedAt", TIMESTAMP, nullable=True),
    Col("user", LINK, nullable=True, to="User"),
    *(Col(n, BOOL) for n in ("pinned", "temporary", "failed", "markedForDeletion")),
    Col("attachments", LINK, kind="list", to="Attachment"),
)


def message(number: int, **more: Any) -> dict[str, Any]:
    plain = {"identifier": f"m{number}", "internalType": "", "rid": "DIRECT", "text": f"words {number}", "user": 1}
    flags = dict.fromkeys(("pinned", "temporary", "failed", "markedForDeletion"), False)
    return plain | flags | {"createdAt": WHEN, "updatedAt": WHEN, "attachments": []} | more


def texts(*names: str) -> tuple[Col, ...]:
    return tuple(Col(n, STRING, nullable=True) for n in names)


DATA = realm(
    [
        Tab(
            "Message",
            MESSAGE,
            {
                0: message(0),
                5: message(5, user=0, attachments=[0], updatedAt=At(1_546_336_900)),
                6: message(6, rid="GENERAL", internalType="uj", text="bo", pinned=True),
                9: message(9, user=None, failed=True),
            },
        ),
        Tab(
            "User",
            texts("identifier", "username", "name"),
            {
                0: {"identifier": "ME", "username": "me", "name": "Me"},
                1: {"identifier": "BO", "username": "bo", "name": None},
            },
        ),
        Tab(
            "Subscription",
            texts("rid", "name", "fname", "privateType", "otherUserId"),
            {
                0: {"rid": "DIRECT", "name": "bo", "fname": "Bo Larsen", "privateType": "d", "otherUserId": "BO"},
                1: {"rid": "GENERAL", "name": "general", "fname": "", "privateType": "c", "otherUserId": None},
            },
        ),
        Tab(
            "Auth",
            texts("serverURL", "userId", "token"),
            {0: {"serverURL": "wss://x", "userId": "ME", "token": "secret!"}},
        ),
        Tab(
            "Attachment",
            texts("title", "titleLink", "imageURL", "imageType", "videoURL", "videoType", "audioURL", "audioType"),
            {0: {"title": "cat.png", "imageURL": "/file-upload/1/cat.png", "imageType": "image/png"}},
        ),
    ],
    format_=22,
)
FIXTURES = {"ios.rocketchat": {PATH: DATA}, "ios.rocketchat.people": {PATH: DATA}}


def test_messages() -> None:
    came, sent, event, failed = run(ROCKETCHAT, {PATH: DATA}).of("Message")
    expected = {
        "at": "2019-01-01T10:00:00.250000Z",
        "direction": "incoming",
        "sender": {"identifier": "BO", "name": "bo", "role": "sender"},
        "recipients": NULL,
        "thread": "DIRECT",
        "thread_name": "Bo Larsen",
        "body": "words 0",
        "type": "text",
        "status": NULL,
        "edited_at": NULL,
        "message_id": "m0",
    }
    assert {name: came[name] for name in expected} == expected
    assert came["as_stored"]["createdAt"] == "2019-01-01T10:00:00.25Z"
    assert (sent["direction"], sent["edited_at"]) == ("outgoing", "2019-01-01T10:01:40.000000Z")
    assert sent["recipients"] == [{"identifier": "BO", "name": "Bo Larsen", "role": "recipient"}]
    assert sent["attachments"] == [{"url": "/file-upload/1/cat.png", "title": "cat.png", "mime": "image/png"}]
    assert (event["type"], event["thread_name"], event["starred"]) == ("group event", "general", True)
    assert (failed["status"], failed["direction"], failed["sender"]) == ("failed", NULL, NULL)


def test_users_and_no_tokens() -> None:
    people = run(ROCKETCHAT_PEOPLE, {PATH: DATA}).records
    assert [(c["contact_id"], c["name"]) for c in people] == [("ME", "Me"), ("BO", NULL)]
    assert people[1]["identifiers"] == [{"type": "username", "value": "bo"}]
    assert "secret!" not in str(people) + str(run(ROCKETCHAT, {PATH: DATA}).records)
