"""The keyboard's lexicon and usage made here, and those of a real phone."""

import plistlib
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest

from aboveboard.artifacts.ios.keyboard import LEXICON
from aboveboard.artifacts.ios.keyboard_usage import USAGE
from tests.artifacts.harness import run

CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"
FOLDER = "private/var/mobile/Library/Keyboard"
WORDS = f"{FOLDER}/en-dynamic.lm/dynamic-lexicon.dat"
APPS = f"{FOLDER}/app_usage_database.plist"


def lexicon(*words: tuple[bytes, bytes]) -> bytes:
    """Words with the keys before them."""
    head = b"DynamicDictionary-9\0" + len(words).to_bytes(4)
    return head + b"".join(key + (3).to_bytes(8, "little") + word + b"\0" for key, word in words)


DATA = (
    lexicon((b"\x84\x33", b"about"), (b"\xc0\xc0\x00\x23", "转账".encode()), (b"\x85\xc3", b"\xff\xfe"))
    + b"\0\0\0\0tail"
)
USED = plistlib.dumps(
    {"org.example.chat": [{"appTime": 27.5, "keyboardTimes": [1.0, 2.0], "startDate": datetime(2023, 5, 17)}, 7]},
    fmt=plistlib.FMT_BINARY,
)
FIXTURES = {"ios.keyboard.words": {WORDS: DATA}, "ios.keyboard.apps": {APPS: USED}}


def test_words() -> None:
    result = run(LEXICON, {WORDS: DATA})
    assert [(r["event"], r["detail"]) for r in result.records] == [
        ("word in the keyboard's lexicon", "about"),
        ("word in the keyboard's lexicon", "转账"),
    ]
    assert (result.outcome.emitted, result.outcome.rejected) == (2, 1)
    assert run(LEXICON, {WORDS: DATA[:30]}).outcome.status == "failed"
    assert run(LEXICON, {WORDS: b"something else"}).outcome.status == "failed"


def test_apps() -> None:
    result = run(USAGE, {APPS: USED})
    (day,) = result.records
    assert (day["at"], day["app"], day["duration"], day["count"]) == (
        "2023-05-17T00:00:00.000000Z",
        "org.example.chat",
        27.5,
        2,
    )
    assert result.outcome.rejected == 1


@pytest.mark.corpora
@pytest.mark.skipif(not (CORPORA / "ios").is_dir(), reason="no corpora")
def test_a_real_phone() -> None:
    with ZipFile(CORPORA / "ios/josh_ios15_ffs.zip") as source:
        words = run(LEXICON, {WORDS: source.read(WORDS)})
        days = run(USAGE, {APPS: source.read(APPS)})
    # The file says 482 words; the reference gives one text of all.
    assert (words.outcome.status, words.outcome.emitted) == ("complete", 482)
    assert (days.outcome.status, days.outcome.emitted) == ("complete", 158)
