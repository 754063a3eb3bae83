"""MapsSync made here."""

from aboveboard.artifacts.ios.maps import MAPS
from tests.artifacts.harness import run, sqlite_bytes

NULL = {"absent": "NULL"}
PATH = "private/var/mobile/Containers/Shared/AppGroup/6C1A0000-0000-4000-8000-000000000001/Maps/MapsSync_0.0.1"
DB = sqlite_bytes(
    """CREATE TABLE ZHISTORYITEM (Z_PK INTEGER PRIMARY KEY, ZCREATETIME TIMESTAMP, ZQUERY TEXT, ZLOCATIONDISPLAY TEXT,
      ZLATITUDE FLOAT, ZLONGITUDE FLOAT, ZROUTEREQUESTSTORAGE BLOB);
    CREATE TABLE ZFAVORITEITEM (Z_PK INTEGER PRIMARY KEY, ZCREATETIME TIMESTAMP, ZCUSTOMNAME TEXT, ZTITLE TEXT, ZLATITUDE FLOAT,
      ZLONGITUDE FLOAT);
    INSERT INTO ZHISTORYITEM VALUES (1, 700000000, 'bakery', 'München', NULL, NULL, NULL),
      (2, 700000001, NULL, NULL, 48.1, 11.5, NULL), (3, 700000002, NULL, NULL, NULL, NULL, x'0A00');
    INSERT INTO ZFAVORITEITEM VALUES (1, 700000003, '', 'Home', 48.2, 11.6);"""
)
FIXTURES = {"ios.maps": {PATH: DB}}


def test_history_and_favourites() -> None:
    records = run(MAPS, {PATH: DB}).records
    assert [(r["name"], r["latitude"], r["position_class"]) for r in records] == [
        ("bakery", NULL, "search"),
        (NULL, 48.1, "looked at on the map"),
        (NULL, NULL, "route asked for"),
        ("Home", 48.2, "place kept"),
    ]
    assert (records[0]["at"], records[0]["address"]) == ("2023-03-08T20:26:40.000000Z", "München")
