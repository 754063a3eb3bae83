"""The user dictionary made here."""

from aboveboard.artifacts.android.userdictionary import WORDS
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.android.providers.userdictionary/databases/user_dict.db"
DB = sqlite_bytes(
    """CREATE TABLE words (_id INTEGER PRIMARY KEY, word TEXT, frequency INTEGER, locale TEXT, appid INTEGER, shortcut TEXT);
    INSERT INTO words VALUES (1, 'Müllerstraße', 250, 'de', 0, NULL), (2, '', 1, NULL, 0, NULL);"""
)
FIXTURES = {"android.userdictionary": {PATH: DB}}


def test_words() -> None:
    word, empty = run(WORDS, {PATH: DB}).records
    assert (word["event"], word["detail"]) == ("word in the user dictionary", "Müllerstraße")
    assert empty["detail"] == {"absent": "NULL"}
