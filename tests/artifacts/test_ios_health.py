"""Health's database made here."""

from aboveboard.artifacts.ios.health import HEALTH
from aboveboard.artifacts.ios.health_routes import ROUTES as HEALTH_ROUTES
from aboveboard.artifacts.ios.health_sleep import SLEEP as HEALTH_SLEEP
from aboveboard.artifacts.ios.health_workouts import WORKOUTS as HEALTH_WORKOUTS
from tests.artifacts.harness import run, sqlite_bytes

PATH = "private/var/mobile/Library/Health/healthdb_secure.sqlite"
NULL = {"absent": "NULL"}
TABLES = """CREATE TABLE samples (data_id INTEGER PRIMARY KEY, start_date REAL, end_date REAL, data_type INTEGER);
CREATE TABLE quantity_samples (data_id INTEGER PRIMARY KEY, quantity REAL);
CREATE TABLE category_samples (data_id INTEGER PRIMARY KEY, value INTEGER);
CREATE TABLE objects (data_id INTEGER PRIMARY KEY, provenance INTEGER);
CREATE TABLE data_provenances (ROWID INTEGER PRIMARY KEY, origin_product_type TEXT);
CREATE TABLE workouts (data_id INTEGER PRIMARY KEY, activity_type INTEGER, duration REAL);
CREATE TABLE workout_activities (ROWID INTEGER PRIMARY KEY, activity_type INTEGER, start_date REAL, end_date REAL, duration REAL);
"""
ROUTE = (
    "CREATE TABLE location_series_data (series_identifier INTEGER, timestamp REAL, longitude REAL, latitude REAL, altitude REAL,"
    " speed REAL, course REAL, horizontal_accuracy REAL{}){};"
    "INSERT INTO location_series_data VALUES (4, 700000000, 11.5, 48.1, 9, 2.5, -1, 5), (4, 700000001, 11.6, 48.2, 0, -1, 9, 5);"
)
ROWS = """INSERT INTO samples VALUES (1, 700000000, 700000060, 7), (2, 700000000, 700000000, 5), (3, 700000000, 700003600, 63),
  (4, 700000000, 700000100, 79), (5, NULL, NULL, 3), (6, 700000000, 700000010, 70);
INSERT INTO quantity_samples VALUES (1, 97), (2, 1.25), (5, NULL);
INSERT INTO category_samples VALUES (3, 5);
INSERT INTO objects VALUES (1, 2), (2, 3);
INSERT INTO data_provenances VALUES (2, 'iPhone12,1'), (3, 'Watch5,4');
INSERT INTO workouts VALUES (4, 37, 98.5);
INSERT INTO workout_activities VALUES (1, 52, 700000000, 700000100, 100), (2, 4711, NULL, NULL, NULL);"""
DB = sqlite_bytes(TABLES + ROUTE.format("", "") + ROWS)
FIXTURES = {
    "ios.health": {PATH: DB},
    "ios.health.sleep": {PATH: DB},
    "ios.health.workouts": {PATH: DB},
    "ios.health.routes": {PATH: DB},
}


def test_samples_and_workouts() -> None:
    result = run((HEALTH, HEALTH_SLEEP, HEALTH_WORKOUTS, HEALTH_ROUTES), {PATH: DB})
    made = [(r["activity"], r["value"], r["duration"], r["device"]) for r in result.of("Activity")]
    assert made == [
        ("steps", "97.0", 60.0, "iPhone12,1"),
        ("heart rate", "75.0 a minute", 0.0, "Watch5,4"),
        ("weight", NULL, NULL, NULL),
        ("sleep", "REM sleep", 3600.0, NULL),
        ("workout", "walking", 100.0, {"absent": "NOT_IN_SCHEMA"}),
        ("workout", "type 4711", NULL, {"absent": "NOT_IN_SCHEMA"}),
        ("workout", "running", 98.5, NULL),
    ]
    left = {o.part: o.excluded for o in result.outcomes}
    assert (left["quantities"], left["sleep"]) == (3, 5)


def test_points_of_a_route_with_and_without_row_numbers() -> None:
    key = ", PRIMARY KEY (series_identifier, timestamp)", " WITHOUT ROWID"
    for data in (DB, sqlite_bytes(TABLES + ROUTE.format(*key) + ROWS)):
        point, other = run((HEALTH, HEALTH_SLEEP, HEALTH_WORKOUTS, HEALTH_ROUTES), {PATH: data}).of("Place")
        assert (point["latitude"], point["longitude"], point["speed"], point["heading"]) == (48.1, 11.5, 2.5, NULL)
        assert (other["speed"], other["position_class"]) == (NULL, "gps, route of a workout")
