"""Life360's store and log on iOS, made here."""

import json

from aboveboard.artifacts.life360.ios import MESSAGES
from aboveboard.artifacts.life360.ios_members import MEMBERS
from aboveboard.artifacts.life360.ios_positions import POSITIONS
from tests.artifacts.harness import run, sqlite_bytes

HOME = "private/var/mobile/Containers/Data/Application/5D5C7C0E-0000-4000-8000-000000000360/Library/"
STORE = HOME + "Application Support/Messaging.sqlite"
LOG = HOME + "Caches/Logs/com.life360.safetymap 2023-01-01--10-00-00-000.log"
NULL = {"absent": "NULL"}
DB = sqlite_bytes(
    """CREATE TABLE ZCHATMESSAGE (Z_PK INTEGER PRIMARY KEY, ZSENDER INTEGER, ZTHREAD INTEGER, ZISREAD INTEGER,
      ZISLOCALLYDELETED INTEGER, ZISLIKED INTEGER, ZSENTSTATUSASINTEGER INTEGER, ZDATE TIMESTAMP, ZMESSAGEID TEXT,
      ZMESSAGETEXT TEXT, ZACTION TEXT);
    CREATE TABLE ZCHATMEMBER (Z_PK INTEGER PRIMARY KEY, ZCIRCLE INTEGER, ZISLOGGEDINUSER INTEGER, ZISADMIN INTEGER,
      ZFIRSTNAME TEXT, ZLASTNAME TEXT, ZEMAIL TEXT, ZPHONE TEXT, ZMEMBERID TEXT, ZAVATARURL TEXT);
    CREATE TABLE ZCHATCIRCLE (Z_PK INTEGER PRIMARY KEY, ZNAME TEXT);
    CREATE TABLE ZCHATMESSAGELOCATION (Z_PK INTEGER PRIMARY KEY, ZMESSAGE INTEGER, ZNAME TEXT, ZLATITUDE REAL, ZLONGITUDE REAL);
    INSERT INTO ZCHATCIRCLE VALUES (1, 'Family');
    INSERT INTO ZCHATMEMBER VALUES (1, 1, 1, 1, 'Li', 'Wei', 'li@x.example', '+15550101', 'u1', ''),
      (2, NULL, 0, 0, 'Deniz', '', '', NULL, 'u2', '');
    INSERT INTO ZCHATMESSAGE VALUES (1, 1, 7, 1, 0, 0, 2, 694260000.5, 'm1', 'bin da 到了', ''),
      (2, 2, 7, 0, 1, 0, 3, NULL, '', '', ''), (3, 99, 7, NULL, NULL, NULL, 5, 0, 'm3', 'x', '');
    INSERT INTO ZCHATMESSAGELOCATION VALUES (1, 2, 'Home', 48.1, 11.5);"""
)
FIX = {
    "flags": {"preciseLocation": "fullAccuracy"},
    "device": {"battery": "50", "charge": "0", "userActivity": "os_walking"},
    "geolocation": {
        "timestamp": 1672567200.25,
        "lat": "48.1",
        "lon": 11.5,
        "alt": 520,
        "accuracy": 12.5,
        "speed": 1.5,
        "heading": 90,
    },
    "geolocation_meta": {"lmode": "move"},
}
HEAD = "2023-01-01 11:00:01.123+0100 Life360[1:2] I | NGL | "
TEXT = f"""{HEAD}started
{HEAD}X-UserContext header set: {json.dumps(FIX)}
{HEAD}X-UserContext header set: {{"geolocation": {{"timestamp": "soon", "lat": "north", "lon": "nan"}}}}
{HEAD}X-UserContext header set: {{"geolo
""".encode()
FIXTURES = {"ios.life360": {STORE: DB}, "ios.life360.members": {STORE: DB}, "ios.life360.positions": {LOG: TEXT}}


def test_messages() -> None:
    own, other, unknown = run(MESSAGES, {STORE: DB}).records
    assert (own["at"], own["direction"], own["body"]) == ("2023-01-01T10:00:00.500000Z", "outgoing", "bin da 到了")
    assert own["sender"] == {"identifier": "u1", "name": "Li Wei", "role": "sender"}
    assert (own["status"], own["read"], own["deleted"], own["thread"], own["latitude"]) == (
        "sent",
        True,
        False,
        "7",
        NULL,
    )
    assert (other["direction"], other["sender"]["name"], other["status"]) == ("incoming", "Deniz", "failed")
    assert (other["at"], other["body"], other["message_id"], other["latitude"]) == (NULL, NULL, NULL, 48.1)
    assert (unknown["direction"], unknown["sender"], unknown["status"]) == (NULL, NULL, "5")


def test_members() -> None:
    li, deniz = run(MEMBERS, {STORE: DB}).records
    assert (li["name"], li["own"], li["groups"], li["contact_id"]) == ("Li Wei", True, ["Family"], "u1")
    assert li["identifiers"] == [{"value": "+15550101", "type": "phone"}, {"value": "li@x.example", "type": "email"}]
    assert (deniz["name"], deniz["own"], deniz["groups"], deniz["identifiers"]) == ("Deniz", False, NULL, NULL)


def test_positions() -> None:
    result = run(POSITIONS, {LOG: TEXT})
    fix, odd = result.records
    assert (fix["at"], fix["latitude"], fix["longitude"]) == ("2023-01-01T10:00:00.250000Z", 48.1, 11.5)
    assert (fix["altitude"], fix["accuracy"], fix["speed"], fix["heading"]) == (520.0, 12.5, 1.5, 90.0)
    assert (fix["position_class"], fix["provenance"]["locator"]) == ("sent to the service, os_walking", "line 2")
    assert (odd["at"], odd["latitude"], odd["longitude"], odd["position_class"]) == (
        NULL,
        NULL,
        NULL,
        "sent to the service",
    )
    assert (result.outcome.status, result.outcome.rejected) == ("partial", 1)
