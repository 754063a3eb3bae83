"""Samsung's clipboard, from objects that Java itself wrote: classes of the names and fields of Samsung's."""

from base64 import b64decode
from typing import Any

from aboveboard.artifacts.samsung.clipboard import CLIPBOARD
from tests.artifacts.harness import run

FOLDER = "data/semclipboard"
TEXT = b64decode(
    "rO0ABXNyADpjb20uc2Ftc3VuZy5hbmRyb2lkLmNvbnRlbnQuY2xpcGJvYXJkLmRhdGEuU2VtVGV4dENsaXBEYXRhAAAAAAAAAAECAAJJABttTn"
    "VtYmVyT2ZUcmFpbGluZ1doaXRlTGluZXNMAAZtVmFsdWV0ABJMamF2YS9sYW5nL1N0cmluZzt4cgA2Y29tLnNhbXN1bmcuYW5kcm9pZC5jb250"
    "ZW50LmNsaXBib2FyZC5kYXRhLlNlbUNsaXBEYXRhAAAAAAAAAAECAAVKAAptQ2FsbGVyVWlkWgAMbUlzUHJvdGVjdGVkSgAKbVRpbWVzdGFtcE"
    "kABW1UeXBlTAAHbUNsaXBJZHEAfgABeHAAAAAAAAAniwAAAAGFbMYZewAAAAF0AAJjMQAAAAB0ABXotKblj7cgaHVudGVyMiDtoL3tuIA="
)
PAGE = b64decode(
    "rO0ABXNyADpjb20uc2Ftc3VuZy5hbmRyb2lkLmNvbnRlbnQuY2xpcGJvYXJkLmRhdGEuU2VtSHRtbENsaXBEYXRhAAAAAAAAAAECAANMAAVtSH"
    "RtbHQAEkxqYXZhL2xhbmcvU3RyaW5nO0wACm1QbGFpblRleHRxAH4AAUwAE21UaHVtYm5haWxJbWFnZVBhdGhxAH4AAXhyADZjb20uc2Ftc3Vu"
    "Zy5hbmRyb2lkLmNvbnRlbnQuY2xpcGJvYXJkLmRhdGEuU2VtQ2xpcERhdGEAAAAAAAAAAQIABUoACm1DYWxsZXJVaWRaAAxtSXNQcm90ZWN0ZW"
    "RKAAptVGltZXN0YW1wSQAFbVR5cGVMAAdtQ2xpcElkcQB+AAF4cAAAAAAAACeLAAAAAYVsxhl7AAAABHQAAmMydAAUPHA+R2F0ZSA8Yj43PC9i"
    "PjwvcD50AABw"
)
PICTURE = b64decode(
    "rO0ABXNyADtjb20uc2Ftc3VuZy5hbmRyb2lkLmNvbnRlbnQuY2xpcGJvYXJkLmRhdGEuU2VtSW1hZ2VDbGlwRGF0YQAAAAAAAAABAgAFWgATbU"
    "luaXRCYXNlVmFsdWVDaGVja0wAEW1Db250ZW50VXJpU3RyaW5ndAASTGphdmEvbGFuZy9TdHJpbmc7TAAObUV4dHJhRGF0YVBhdGhxAH4AAUwA"
    "Cm1JbWFnZVBhdGhxAH4AAUwADm1Jbml0QmFzZVZhbHVlcQB+AAF4cgA2Y29tLnNhbXN1bmcuYW5kcm9pZC5jb250ZW50LmNsaXBib2FyZC5kYX"
    "RhLlNlbUNsaXBEYXRhAAAAAAAAAAECAAVKAAptQ2FsbGVyVWlkWgAMbUlzUHJvdGVjdGVkSgAKbVRpbWVzdGFtcEkABW1UeXBlTAAHbUNsaXBJ"
    "ZHEAfgABeHAAAAAAAAAniwAAAAGFbMYZewAAAAJ0AAJjMwF0AABxAH4ABXQAIC9kYXRhL3NlbWNsaXBib2FyZC9jMy9jbGlwX2ltYWdldAAqL3"
    "N0b3JhZ2UvZW11bGF0ZWQvMC9EQ0lNL1NjcmVlbnNob3RzL1MucG5n"
)
EMPTY = b64decode(
    "rO0ABXNyADpjb20uc2Ftc3VuZy5hbmRyb2lkLmNvbnRlbnQuY2xpcGJvYXJkLmRhdGEuU2VtVGV4dENsaXBEYXRhAAAAAAAAAAECAAJJABttTn"
    "VtYmVyT2ZUcmFpbGluZ1doaXRlTGluZXNMAAZtVmFsdWV0ABJMamF2YS9sYW5nL1N0cmluZzt4cgA2Y29tLnNhbXN1bmcuYW5kcm9pZC5jb250"
    "ZW50LmNsaXBib2FyZC5kYXRhLlNlbUNsaXBEYXRhAAAAAAAAAAECAAVKAAptQ2FsbGVyVWlkWgAMbUlzUHJvdGVjdGVkSgAKbVRpbWVzdGFtcE"
    "kABW1UeXBlTAAHbUNsaXBJZHEAfgABeHAAAAAAAAAniwAAAAGFbMYZewAAAAF0AAJjNAAAAAB0AAA="
)
FIXTURES: dict[str, dict[str, bytes]] = {CLIPBOARD.id: {f"{FOLDER}/c2/clip": PAGE, f"{FOLDER}/10/c3/clip": PICTURE}}


def entry(data: bytes) -> dict[str, Any]:
    (record,) = run(CLIPBOARD, {f"{FOLDER}/c1/clip": data}).records
    return record


def test_texts_pages_and_pictures() -> None:
    text = entry(TEXT)
    assert (text["at"], text["event"]) == ("2023-01-01T10:00:00.123000Z", "clipboard entry, text")
    assert text["detail"] == "账号 hunter2 😀"
    assert text["as_stored"]["mTimestamp"] == 1672567200123
    page, picture = entry(PAGE), entry(PICTURE)
    assert (page["event"], page["detail"]) == ("clipboard entry, page", "Gate 7")
    assert page["as_stored"]["mHtml"] == "<p>Gate <b>7</b></p>"
    assert picture["event"] == "clipboard entry, picture"
    assert picture["detail"] == "/storage/emulated/0/DCIM/Screenshots/S.png"


def test_what_is_no_entry_is_counted() -> None:
    empty = run(CLIPBOARD, {f"{FOLDER}/c4/clip": EMPTY})
    assert (empty.records, empty.outcome.rejected) == ([], 1)
    other = run(CLIPBOARD, {f"{FOLDER}/c4/clip": b"plain text"})
    assert (other.records, other.outcome.status) == ([], "failed")
