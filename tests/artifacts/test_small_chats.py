"""Databases of apps with a table of messages made here: Sideline, Airbnb, Chess.com."""

from aboveboard.artifacts.airbnb.ios import MESSAGES as AIRBNB
from aboveboard.artifacts.chesscom.android import MESSAGES as CHESS
from aboveboard.artifacts.sideline.android import MESSAGES as SIDELINE
from aboveboard.artifacts.sideline.android_calls import CALLS as SIDELINE_CALLS
from tests.artifacts.harness import run, sqlite_bytes

SIDELINE_PATH = "data/data/com.sideline.phone.number/databases/textfree"
CHESS_PATH = "data/data/com.chess/databases/chess-database"
_APP = "private/var/mobile/Containers/Data/Application/com.airbnb.app/Library/Application Support"
AIRBNB_PATH = f"{_APP}/user_100_messaging_core.sqlite3"
NULL = {"absent": "NULL"}
SIDELINE_DB = sqlite_bytes(
    """CREATE TABLE conversation_item (timestamp INTEGER, method INTEGER, message_text TEXT, duration INTEGER, address TEXT);
INSERT INTO conversation_item VALUES (1672567200123, 1, '你好', 0, '+15550101'), (1672567260000, 3, '', 61, '+15550101'),
  (1672567320000, 8, '', 12, '+15550102'), (1672567380000, 5, 'other', 0, '+15550101');
CREATE TABLE contact_address (address_e164 TEXT, native_first_name TEXT, native_last_name TEXT);
INSERT INTO contact_address VALUES ('+15550101', 'Li', 'Wei');"""
)
CHESS_DB = sqlite_bytes(
    """CREATE TABLE messages (id INTEGER PRIMARY KEY, created_at INTEGER, conversation_id INTEGER, sender_username TEXT,
  content TEXT);
INSERT INTO messages VALUES (1, 1672567200, 7, 'liwei', 'good game & thanks'), (2, 1672567260, 7, 'anna', '');"""
)
AIRBNB_DB = sqlite_bytes(
    """CREATE TABLE messages (messages__created_at INTEGER, messages__updated_at INTEGER, messages__fetched_at INTEGER,
  messages__thread_id INTEGER, messages__user_id INTEGER, messages__user_type TEXT, messages__content TEXT,
  messages__trasnlated_content TEXT);
INSERT INTO messages VALUES (1672567200123, 1672567200123, 1672567300000, 7, 200, 'GUEST', '{"body":"你好"}', '{"body":"hello"}'),
  (1672567260000, 1672567270000, NULL, 7, 100, 'HOST', '{"body":"hi"}', NULL),
  (1672567320000, NULL, NULL, 7, NULL, NULL, 'x', NULL);
CREATE TABLE users (users__user_id INTEGER, users__display_name TEXT); INSERT INTO users VALUES (200, 'Li'), (100, 'Anna');"""
)
FIXTURES = {
    "android.sideline": {SIDELINE_PATH: SIDELINE_DB},
    "android.sideline.calls": {SIDELINE_PATH: SIDELINE_DB},
    "android.chesscom": {CHESS_PATH: CHESS_DB},
    "ios.airbnb": {AIRBNB_PATH: AIRBNB_DB},
}


def test_sideline() -> None:
    text, other = run(SIDELINE, {SIDELINE_PATH: SIDELINE_DB}).records
    assert (text["at"], text["body"], text["type"]) == ("2023-01-01T10:00:00.123000Z", "你好", "text")
    assert (text["thread"], text["thread_name"]) == ("+15550101", "Li Wei")
    assert text["direction"] == {"absent": "NOT_IN_SCHEMA"}
    assert other["type"] == "method 5"
    call, voicemail = run(SIDELINE_CALLS, {SIDELINE_PATH: SIDELINE_DB}).records
    assert (call["duration"], call["status"], voicemail["status"]) == (61, NULL, "voicemail")


def test_chess() -> None:
    first, empty = run(CHESS, {CHESS_PATH: CHESS_DB}).records
    assert (first["at"], first["body"]) == ("2023-01-01T10:00:00.000000Z", "good game & thanks")
    assert (first["sender"], empty["body"]) == ({"identifier": "liwei", "role": "sender"}, NULL)


def test_airbnb() -> None:
    hello, sent, odd = run(AIRBNB, {AIRBNB_PATH: AIRBNB_DB}).records
    assert (hello["at"], hello["direction"], hello["body"]) == ("2023-01-01T10:00:00.123000Z", "incoming", "你好")
    assert (hello["sender"]["name"], hello["edited_at"], hello["type"]) == ("Li", NULL, "guest")
    assert (sent["direction"], sent["edited_at"]) == ("outgoing", "2023-01-01T10:01:10.000000Z")
    assert (odd["direction"], odd["body"], odd["sender"]) == (NULL, NULL, NULL)
