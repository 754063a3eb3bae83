"""routined's databases made here."""

from aboveboard.artifacts.ios.routined import ROUTINED
from aboveboard.artifacts.ios.routined_fixes import FIXES as ROUTINED_FIXES
from aboveboard.artifacts.ios.routined_vehicle import VEHICLE as ROUTINED_VEHICLE
from tests.artifacts.harness import run, sqlite_bytes

NULL = {"absent": "NULL"}
FOLDER = "private/var/mobile/Library/Caches/com.apple.routined"
CACHE = sqlite_bytes(
    """CREATE TABLE ZRTCLLOCATIONMO (Z_PK INTEGER PRIMARY KEY, ZTIMESTAMP TIMESTAMP, ZLATITUDE FLOAT, ZLONGITUDE FLOAT,
      ZALTITUDE FLOAT, ZCOURSE FLOAT, ZSPEED FLOAT, ZHORIZONTALACCURACY FLOAT, ZVERTICALACCURACY FLOAT);
    CREATE TABLE ZRTVISITMO (Z_PK INTEGER PRIMARY KEY, ZENTRYDATE TIMESTAMP, ZEXITDATE TIMESTAMP, ZLOCATIONLATITUDE FLOAT,
      ZLOCATIONLONGITUDE FLOAT, ZLOCATIONHORIZONTALUNCERTAINTY FLOAT);
    INSERT INTO ZRTCLLOCATIONMO VALUES (1, 700000000, 48.137, 11.575, 519, 90, 1.5, 12, 4),
      (2, NULL, NULL, NULL, NULL, -1, -1, -1, -1);
    INSERT INTO ZRTVISITMO VALUES (1, 700000000, 700003600, 48.1, 11.5, 30);"""
)
CLOUD = sqlite_bytes(
    """CREATE TABLE ZRTLEARNEDVISITMO (Z_PK INTEGER PRIMARY KEY, ZENTRYDATE TIMESTAMP, ZEXITDATE TIMESTAMP,
      ZLOCATIONLATITUDE FLOAT, ZLOCATIONLONGITUDE FLOAT, ZLOCATIONUNCERTAINTY FLOAT, ZPLACE INTEGER, ZDEVICE INTEGER);
    CREATE TABLE ZRTLEARNEDPLACEMO (Z_PK INTEGER PRIMARY KEY, ZMAPITEM INTEGER);
    CREATE TABLE ZRTMAPITEMMO (Z_PK INTEGER PRIMARY KEY, ZNAME TEXT);
    CREATE TABLE ZRTADDRESSMO (Z_PK INTEGER PRIMARY KEY, ZMAPITEM INTEGER, ZSUBTHOROUGHFARE TEXT, ZTHOROUGHFARE TEXT,
      ZPOSTALCODE TEXT, ZLOCALITY TEXT, ZCOUNTRY TEXT);
    CREATE TABLE ZRTDEVICEMO (Z_PK INTEGER PRIMARY KEY, ZDEVICENAME TEXT);
    INSERT INTO ZRTLEARNEDVISITMO VALUES (1, 700000000, 700007200, 48.1, 11.5, 25, 7, 3), (2, 0, NULL, NULL, NULL, NULL, 9, 9);
    INSERT INTO ZRTLEARNEDPLACEMO VALUES (7, 8);
    INSERT INTO ZRTMAPITEMMO VALUES (8, 'Café Müller');
    INSERT INTO ZRTADDRESSMO VALUES (1, 8, '5', 'Hauptstraße', '80331', 'München', 'Deutschland'), (2, 8, 'X', 'X', 'Y', 'Z', '');
    INSERT INTO ZRTDEVICEMO VALUES (3, 'Other iPhone');"""
)
LOCAL = sqlite_bytes(
    """CREATE TABLE ZRTVEHICLEEVENTMO (Z_PK INTEGER PRIMARY KEY, ZDATE TIMESTAMP, ZLOCLATITUDE FLOAT, ZLOCLONGITUDE FLOAT,
      ZLOCUNCERTAINTY FLOAT, ZNOTES TEXT, ZUSERSETLOCATION INTEGER);
    CREATE TABLE ZRTLEARNEDLOCATIONOFINTERESTVISITMO (Z_PK INTEGER PRIMARY KEY, ZENTRYDATE TIMESTAMP, ZEXITDATE TIMESTAMP,
      ZLOCATIONLATITUDE FLOAT, ZLOCATIONLONGITUDE FLOAT, ZLOCATIONUNCERTAINTY FLOAT);
    INSERT INTO ZRTVEHICLEEVENTMO VALUES (1, 700000000, 48.2, 11.6, 8, 'level 2', 1);
    INSERT INTO ZRTLEARNEDLOCATIONOFINTERESTVISITMO VALUES (1, 700000000, 700000060, 48.3, 11.7, 50);"""
)
DATABASES = {f"{FOLDER}/Cache.sqlite": CACHE, f"{FOLDER}/Cloud-V2.sqlite": CLOUD, f"{FOLDER}/Local.sqlite": LOCAL}
FIXTURES = dict.fromkeys(("ios.routined", "ios.routined.vehicle", "ios.routined.fixes"), DATABASES)


def test_fixes_and_visits() -> None:
    fix, bare, visit = run((ROUTINED_FIXES, ROUTINED_VEHICLE, ROUTINED), {f"{FOLDER}/Cache.sqlite": CACHE}).records
    expected = {
        "at": "2023-03-08T20:26:40.000000Z",
        "latitude": 48.137,
        "longitude": 11.575,
        "altitude": 519.0,
        "accuracy": 12.0,
        "speed": 1.5,
        "heading": 90.0,
        "position_class": "fix of the location services",
    }
    assert {name: fix[name] for name in expected} == expected
    assert bare["at"] == bare["latitude"] == bare["accuracy"] == bare["speed"] == bare["heading"] == NULL
    assert (visit["until"], visit["accuracy"]) == ("2023-03-08T21:26:40.000000Z", 30.0)
    assert visit["position_class"] == "visit worked out by the phone"


def test_learned_visits_have_name_address_and_device() -> None:
    visit, bare = run((ROUTINED_FIXES, ROUTINED_VEHICLE, ROUTINED), {f"{FOLDER}/Cloud-V2.sqlite": CLOUD}).records
    assert (visit["name"], visit["accuracy"]) == ("Café Müller", 25.0)
    assert visit["address"] == "5 Hauptstraße, 80331 München, Deutschland"
    assert visit["origin"] == "synced from another device"
    assert bare["name"] == bare["address"] == bare["origin"] == bare["until"] == NULL


def test_parked_vehicle_and_places_of_interest() -> None:
    parked, visit = run((ROUTINED_FIXES, ROUTINED_VEHICLE, ROUTINED), {f"{FOLDER}/Local.sqlite": LOCAL}).records
    assert (parked["name"], parked["position_class"]) == ("level 2", "parked vehicle, set by hand")
    assert (visit["latitude"], visit["accuracy"], visit["name"]) == (48.3, 50.0, {"absent": "NOT_IN_SCHEMA"})
