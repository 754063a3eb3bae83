"""textnow_data.db made here, of versions with and without a table of contacts."""

from aboveboard.artifacts.textnow.android import TEXTNOW
from aboveboard.artifacts.textnow.android_calls import CALLS as TEXTNOW_CALLS
from aboveboard.artifacts.textnow.android_people import PEOPLE as TEXTNOW_PEOPLE
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/data/com.enflick.android.TextNow/databases/textnow_data.db"
NULL, MISSING = {"absent": "NULL"}, {"absent": "NOT_IN_SCHEMA"}
_TABLES = """
CREATE TABLE messages (_id INTEGER PRIMARY KEY, message_id INTEGER, contact_value TEXT, contact_type INTEGER,
    contact_name TEXT, message_direction INTEGER, message_type INTEGER, message_text TEXT, read BOOLEAN, date NUMERIC,
    state INTEGER DEFAULT 0, attach TEXT DEFAULT '', message_source INTEGER DEFAULT 0);
CREATE TABLE conversations (_id INTEGER PRIMARY KEY, contact_value TEXT, contact_type INTEGER, contact_name TEXT);
INSERT INTO conversations VALUES (1, '+15550101', 2, 'Li Wei'), (2, 'g@x', 5, '');
INSERT INTO messages VALUES (1, 77, '+15550101', 2, 'Li Wei', 1, 1, 'Hi 转账', 1, 1672567200123, 0, '', 0),
    (2, 78, 'g@x', 5, '', 2, 2, '', 1, 1672567300000, 0, '/sdcard/TextNow/1.jpg', 0),
    (3, 79, '+15550101', 2, 'Li Wei', 2, 102, '61', 1, 1672567400000, 0, '', 0),
    (4, NULL, '+15550102', 2, '', 1, 100, '', 0, NULL, 0, '', 0),
    (5, 80, '+15550102', 2, '', 2, 1, 'yes', 1, 1672567500000, 1, '', 0);
"""
NEW = sqlite_bytes(
    _TABLES
    + """
CREATE TABLE contacts (_id INTEGER PRIMARY KEY, contact_value TEXT, contact_name TEXT);
CREATE TABLE groups (_id INTEGER PRIMARY KEY, contact_value TEXT, title TEXT);
CREATE TABLE group_members (_id INTEGER PRIMARY KEY, contact_value TEXT, member_contact_value TEXT, member_display_name TEXT);
INSERT INTO contacts VALUES (1, '+15550101', 'Li Wei'), (2, '+15550103', 'Cy');
INSERT INTO groups VALUES (1, 'g@x', 'Trip');
INSERT INTO group_members VALUES (1, 'g@x', '+15550101', 'Li Wei'), (2, 'g@x', '+15550102', '');
"""
)
FIXTURES = {
    "android.textnow": {PATH: NEW},
    "android.textnow.people": {PATH: NEW},
    "android.textnow.calls": {PATH: NEW},
}


def test_messages() -> None:
    result = run((TEXTNOW, TEXTNOW_PEOPLE, TEXTNOW_CALLS), {PATH: NEW})
    got, group, sent = result.of("Message")
    li = {"identifier": "+15550101", "name": "Li Wei"}
    assert (got["at"], got["body"], got["sender"]) == (
        "2023-01-01T10:00:00.123000Z",
        "Hi 转账",
        li | {"role": "sender"},
    )
    assert (got["direction"], got["recipients"], got["message_id"]) == ("incoming", NULL, "77")
    assert group["recipients"] == [li | {"role": "recipient"}, {"identifier": "+15550102", "role": "recipient"}]
    assert (group["thread_name"], group["attachments"]) == ("Trip", [{"path": "/sdcard/TextNow/1.jpg"}])
    assert (sent["recipients"], sent["status"]) == ([{"identifier": "+15550102", "role": "recipient"}], "state 1")
    made, got = result.of("Call")
    assert (made["duration"], made["recipients"], made["direction"]) == (61.0, [li | {"role": "recipient"}], "outgoing")
    assert (got["duration"], got["at"], got["read"]) == (NULL, NULL, False)
    assert [c["name"] for c in result.of("Contact")] == ["Li Wei", "Cy"]


def test_older_versions() -> None:
    result = run((TEXTNOW, TEXTNOW_PEOPLE, TEXTNOW_CALLS), {PATH: sqlite_bytes(_TABLES)})
    assert [c["contact_id"] for c in result.of("Contact")] == ["+15550101", "g@x"]
    assert result.of("Message")[0]["thread_name"] == MISSING
