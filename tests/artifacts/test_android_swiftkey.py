"""A model of SwiftKey's engine and a list of words not to suggest, made here."""

from aboveboard.artifacts.swiftkey.android import WORDS
from aboveboard.artifacts.swiftkey.android_removed import REMOVED
from tests.artifacts.harness import run
from tests.formats.test_fluency import DATA

USER = "data/data/com.samsung.android.honeyboard/app_SwiftKey/user/"
PATH = USER + "dynamic.lm"
LIST = "data/data/com.sec.android.inputmethod/app_SwiftKey/user/blacklist"
TEXT = "wort\n\nKöln\n".encode()
NULL = {"absent": "NULL"}
FIXTURES = {"android.swiftkey": {PATH: DATA}, "android.swiftkey.removed": {LIST: TEXT}}


def test_words() -> None:
    trained, word, two, three, other, of_app = run(WORDS, {PATH: DATA}).records
    assert (trained["at"], trained["event"]) == ("2023-01-01T10:00:00.000000Z", "keyboard's words last trained")
    assert trained["detail"] == "first trained 2020-09-13T12:26:40.000000Z, 5 entries"
    assert (word["at"], word["event"], word["detail"]) == (NULL, "word kept by the keyboard", "bin")
    assert word["as_stored"]["count in four bytes"] == 9
    assert (two["event"], two["detail"]) == ("words kept by the keyboard in this order", "bin da")
    assert three["as_stored"]["words unmasked"] == ["bin", "da", "到了"]
    assert (other["detail"], other["app"]) == ("da", NULL)
    assert (of_app["detail"], of_app["app"]) == ("到了", "com.example.app")


def test_other_files_beside_models() -> None:
    beside = USER + "specific/com_example/.config"
    assert run(WORDS, {beside: b'{"models": []}'}).records == []
    cut = run(WORDS, {USER + "specific/com_example/com_example": DATA[:-1]})
    assert (cut.records, cut.outcome.status) == ([], "failed")


def test_words_taken_out() -> None:
    first, second = run(REMOVED, {LIST: TEXT}).records
    assert (first["detail"], second["detail"]) == ("wort", "Köln")
    assert second["provenance"]["locator"] == "line 3"
