"""The clipboard of iOS, both of its forms made here."""

import plistlib

from aboveboard.artifacts.ios.pasteboard import PASTEBOARD
from aboveboard.artifacts.ios.pasteboard_old import OLD_PASTEBOARD
from tests.artifacts.archive_bytes import Instance, When, archive
from tests.artifacts.harness import run

FOLDER = "private/var/mobile/Library/Caches/com.apple.Pasteboard/eb77e5f8f043896faf63b5041f0fbd121db984dd"
COPIED = archive(
    Instance(
        "PBItemCollection",
        {
            "creationDate": When(1_700_000_000 - 978_307_200.0),
            "bundleIdentifier": "com.apple.mobilesafari",
            "localizedName": "Safari",
            "remoteDeviceName": "Mac of Mira",
            "isOrWasRemote": True,
            "items": [],
        },
    )
)
TEXT = "Wien, Übergasse 7".encode()
OLD_PATH = "private/var/mobile/Library/Caches/com.apple.UIKit.pboard/pasteboardDB"
OLD = plistlib.dumps(
    [
        {
            "bundle": "com.apple.UIKit.pboard",
            "name": "com.apple.UIKit.pboard.general",
            "items": [
                {"public.html": b"<b>x</b>", "public.utf8-plain-text": TEXT},
                {"public.jpeg": b"\xff\xd8\xff\xe0\0\0"},
            ],
        },
        {"bundle": "com.example", "name": "own", "items": {"mobile": [{"public.text": b"other"}]}},
        True,
    ],
    fmt=plistlib.FMT_BINARY,
)
FIXTURES = {
    PASTEBOARD.id: {f"{FOLDER}/Manifest.plist": COPIED, f"{FOLDER}/5f721d312c5a452688bef03c17f734723b190359": TEXT},
    OLD_PASTEBOARD.id: {OLD_PATH: OLD},
}
NULL = {"absent": "NULL"}
AT = "2023-11-14T22:13:20.000000Z"


def test_what_was_copied_and_from_where() -> None:
    manifest, text = run(PASTEBOARD, FIXTURES[PASTEBOARD.id]).records
    expected = {
        "at": AT,
        "event": "copied to the clipboard",
        "app": "com.apple.mobilesafari",
        "detail": "from Safari of Mac of Mira",
        "origin": "synced from another device",
    }
    assert {name: manifest[name] for name in expected} == expected
    assert (text["at"], text["event"], text["detail"], text["app"]) == (
        AT,
        "clipboard",
        TEXT.decode(),
        "com.apple.mobilesafari",
    )


def test_content_without_manifest_and_content_that_is_no_text() -> None:
    (picture,) = run(PASTEBOARD, {f"{FOLDER}/0a": b"\xff\xd8\xff\xe0\0\x10JFIF\0"}).records
    assert (picture["at"], picture["detail"]) == (NULL, "11 bytes, image/jpeg")


def test_what_was_copied_on_the_phone_itself() -> None:
    here = archive(Instance("PBItemCollection", {"bundleIdentifier": "com.example", "isOrWasRemote": False}))
    (manifest,) = run(PASTEBOARD, {f"{FOLDER}/Manifest.plist": here}).records
    assert (manifest["at"], manifest["app"], manifest["origin"]) == (NULL, "com.example", "made here")


def test_a_manifest_that_tells_of_nothing() -> None:
    empty = archive({"other": 1})
    assert run(PASTEBOARD, {f"{FOLDER}/Manifest.plist": empty}).outcome.rejected == 1


def test_before_ios_10() -> None:
    plain, picture, own = run(OLD_PASTEBOARD, {OLD_PATH: OLD}).records
    assert (plain["detail"], plain["event"]) == (TEXT.decode(), "clipboard com.apple.UIKit.pboard.general")
    assert picture["detail"] == "6 bytes, image/jpeg"
    assert (own["detail"], own["app"]) == ("other", "com.example")
