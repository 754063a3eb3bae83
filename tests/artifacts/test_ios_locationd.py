"""locationd's cache made here."""

from aboveboard.artifacts.ios.locationd import LOCATIOND
from tests.artifacts.harness import SUPERUSER, run, sqlite_bytes

NULL = {"absent": "NULL"}
PATH = f"{SUPERUSER}/Library/Caches/locationd/cache_encryptedB.db"
_COMMON = "Timestamp FLOAT, Latitude FLOAT, Longitude FLOAT, HorizontalAccuracy FLOAT, Altitude FLOAT, Speed FLOAT, Course FLOAT"
DB = sqlite_bytes(
    f"""CREATE TABLE WifiLocation (MAC INTEGER, Channel INTEGER, {_COMMON});
    CREATE TABLE CellLocation (MCC INTEGER, MNC INTEGER, LAC INTEGER, CI INTEGER, {_COMMON});
    CREATE TABLE LteCellLocation (MCC INTEGER, MNC INTEGER, TAC INTEGER, CI INTEGER, {_COMMON});
    CREATE TABLE CdmaCellLocation (MCC INTEGER, SID INTEGER, NID INTEGER, BSID INTEGER, {_COMMON});
    CREATE TABLE AppHarvest (BundleId TEXT, {_COMMON});
    INSERT INTO WifiLocation VALUES (1108152157446, 6, 700000000, 48.1, 11.5, 39, 0, -1, -1),
      ('0:1a:2b:3c:4d:5e', 1, 700000000, 0, 0, -1, 0, -1, -1);
    INSERT INTO CellLocation VALUES (262, 2, 5126, 16504, 700000001, 48.2, 11.6, 1414, 0, -1, -1);
    INSERT INTO LteCellLocation VALUES (262, 1, 46, 26385408, 700000002, 48.3, 11.7, 1500, 0, -1, -1);
    INSERT INTO CdmaCellLocation VALUES (310, 4139, 7, 1234, 700000003, 40.1, -74.5, 900, 0, -1, -1);
    INSERT INTO AppHarvest VALUES ('org.example.map', 700000004, 48.4, 11.8, 10, 520, 2, 45);"""
)
FIXTURES = {"ios.locationd": {PATH: DB}}


def test_what_is_near_by() -> None:
    records = run(LOCATIOND, {PATH: DB}).records
    assert [(r["name"], r["latitude"], r["position_class"]) for r in records] == [
        ("01:02:03:04:05:06", 48.1, "wifi access point near by"),
        ("0:1a:2b:3c:4d:5e", NULL, "wifi access point near by"),
        ("cell 262-2-5126-16504", 48.2, "cell near by"),
        ("cell 262-1-46-26385408", 48.3, "cell near by"),
        ("cell 310-4139-7-1234", 40.1, "cell near by"),
        ("org.example.map", 48.4, "fix handed to an app"),
    ]
    assert (records[0]["accuracy"], records[1]["accuracy"], records[1]["longitude"]) == (39.0, NULL, NULL)
    assert (records[5]["speed"], records[5]["heading"], records[0]["speed"]) == (2.0, 45.0, NULL)
