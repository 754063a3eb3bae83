from __future__ import annotations

import plistlib
from pathlib import Path
from typing import Any, cast

import pytest

from aboveboard.artifacts.instagram.ios import INSTAGRAM
from aboveboard.artifacts.instagram.ios_people import PEOPLE as INSTAGRAM_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

FOLDER = "private/var/mobile/Containers/Data/Application/5D5C7C0E-0000-4000-8000-000000000008/Library"
PATH = f"{FOLDER}/Application Support/DirectSQLiteDatabase/501.db"
NULL = {"absent": "NULL"}


def archive(root: dict[str, Any]) -> bytes:
    """A keyed archive of nested dictionaries (objects of class 'IG'), lists, texts and times (floats)."""
    objects: list[Any] = ["$null", {"$classname": "IG", "$classes": ["IG", "NSObject"]}]
    objects.append({"$classname": "NSDate", "$classes": ["NSDate", "NSObject"]})
    objects.append({"$classname": "NSArray", "$classes": ["NSArray", "NSObject"]})

    def put(value: Any) -> plistlib.UID:
        made = value
        if isinstance(value, dict):
            made = {k: put(v) for k, v in cast("dict[str, Any]", value).items()} | {"$class": plistlib.UID(1)}
        elif isinstance(value, float):
            made = {"NS.time": value, "$class": plistlib.UID(2)}
        elif isinstance(value, list):
            made = {"NS.objects": [put(v) for v in cast("list[Any]", value)], "$class": plistlib.UID(3)}
        objects.append(made)
        return plistlib.UID(len(objects) - 1)

    top = {"root": put(root)}
    whole = {"$version": 100000, "$archiver": "NSKeyedArchiver", "$top": top, "$objects": objects}
    return plistlib.dumps(whole, fmt=plistlib.FMT_BINARY)


def message(sender: str, at: float | None, **content: Any) -> bytes:
    meta: dict[str, Any] = {"NSString*senderPk": sender} | ({"NSDate*serverTimestamp": at} if at else {})
    return archive({"IGDirectPublishedMessageMetadata*metadata": meta, "IGContent*content": content})


_PHOTO = {"IGPhoto*photo": {"versions": [{"height": 3, "url": "https://pic.example.org/1.jpg"}]}}
_CALL = {"NSString*videoCallId": "18", "NSString*voipTitle": "Video chat ended"}
_BOB = {
    "pk": "502",
    "userName": "bob",
    "fullName": "Bob E",
    "biography": "",
    "profilePicUrl": "https://pic.example.org/b",
}
STORE = sqlite_bytes(
    "CREATE TABLE messages (message_id TEXT, thread_id TEXT, archive BLOB, class_name TEXT, row_id INTEGER PRIMARY KEY);"
    "CREATE TABLE threads (thread_id TEXT, viewer_id TEXT, metadata BLOB, row_id INTEGER PRIMARY KEY);",
    {
        "messages": [
            (
                "1",
                "77",
                message("502", 606793277.25, **{"codedSubtype": "SUBTYPE_TEXT", "NSString*string": "Hi 转账"}),
                "IG",
                1,
            ),
            (
                "2",
                "77",
                message("501", 606793300.0, **{"codedSubtype": "SUBTYPE_MEDIA", "IGMedia*media": _PHOTO}),
                "IG",
                2,
            ),
            ("3", "77", message("501", None, **{"IGActivity*threadActivity": _CALL}), "IG", 3),
            ("4", "78", message("502", 606793300.0), "IG", 4),
            ("5", "77", b"bplist00", "IG", 5),
        ],
        "threads": [("77", "501", archive({"NSArray<IGUser *>*users": [_BOB]}), 1), ("79", "501", None, 2)],
    },
)
FIXTURES = {"ios.instagram": {PATH: STORE}, "ios.instagram.people": {PATH: STORE}}


def test_messages() -> None:
    result = run((INSTAGRAM, INSTAGRAM_PEOPLE), {PATH: STORE})
    text, photo, call, lost = result.of("Message")
    assert (text["at"], text["direction"], text["body"]) == ("2020-03-25T01:41:17.250000Z", "incoming", "Hi 转账")
    assert (text["sender"], text["account"]) == ({"identifier": "502", "role": "sender"}, "501")
    assert text["recipients"] == [{"identifier": "501", "role": "owner"}]
    assert (photo["direction"], photo["type"], photo["body"]) == ("outgoing", "media", NULL)
    assert photo["attachments"] == [{"url": "https://pic.example.org/1.jpg"}]
    assert (call["type"], call["body"], call["at"]) == ("call", "Video chat ended", NULL)
    assert (lost["direction"], lost["thread"], lost["account"]) == (NULL, "78", NULL)
    messages = next(o for o in result.outcomes if o.part == "messages")
    assert (messages.emitted, messages.rejected) == (4, 1)


def test_people() -> None:
    (bob,) = run((INSTAGRAM, INSTAGRAM_PEOPLE), {PATH: STORE}).of("Contact")
    assert (bob["name"], bob["note"], bob["contact_id"]) == ("Bob E", NULL, "502")
    assert bob["identifiers"] == [{"value": "bob", "type": "handle"}]
    assert bob["picture"] == {"url": "https://pic.example.org/b"}


CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"


@pytest.mark.corpora
@pytest.mark.skipif(not CORPORA.is_dir(), reason="the shared corpora are not here")
def test_against_the_corpora() -> None:
    result = run((INSTAGRAM, INSTAGRAM_PEOPLE), {PATH: (CORPORA / "plaso/ios/9368974384.db").read_bytes()})
    assert (len(result.of("Message")), len(result.of("Contact"))) == (75, 3)
    assert all(isinstance(r["at"], str) for r in result.of("Message"))
    assert sum(isinstance(r["attachments"], list) for r in result.of("Message")) == 8
