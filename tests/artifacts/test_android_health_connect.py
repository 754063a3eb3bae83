"""Health Connect's database made here, with the tables of Android's own source."""

from aboveboard.artifacts.android.health_connect import EXERCISES
from aboveboard.artifacts.android.health_connect_measures import MEASURES
from aboveboard.artifacts.android.health_connect_reads import READS
from aboveboard.artifacts.android.health_connect_routes import ROUTES
from aboveboard.artifacts.android.health_connect_sleep import SLEEP
from tests.artifacts.harness import run, sqlite_bytes

PATH = "data/system_ce/0/healthconnect/healthconnect.db"
NULL = {"absent": "NULL"}
_OWN = "row_id INTEGER PRIMARY KEY AUTOINCREMENT, uuid BLOB, app_info_id INTEGER, device_info_id INTEGER,"
_SPAN = f"{_OWN} start_time INTEGER, start_zone_offset INTEGER, end_time INTEGER, end_zone_offset INTEGER"
DB = sqlite_bytes(
    f"""CREATE TABLE application_info_table (row_id INTEGER PRIMARY KEY, package_name TEXT, app_name TEXT);
    INSERT INTO application_info_table VALUES (1, 'org.example.run', 'Run'), (2, 'org.example.coach', 'Coach');
    CREATE TABLE device_info_table (row_id INTEGER PRIMARY KEY, manufacturer TEXT, model TEXT, device_type INTEGER);
    INSERT INTO device_info_table VALUES (5, 'Acme', 'W1', 1);
    CREATE TABLE exercise_session_record_table ({_SPAN}, notes TEXT, exercise_type INTEGER, title TEXT, has_route INTEGER);
    INSERT INTO exercise_session_record_table VALUES
      (1, x'01', 1, 5, 1700000000000, 3600, 1700000060500, 3600, 'in rain', 33, 'Morgenlauf', 1),
      (2, x'02', 9, NULL, 1700000100000, NULL, 1700000000000, NULL, NULL, 99, NULL, 0);
    CREATE TABLE exercise_route_table (parent_key INTEGER, timestamp_millis INTEGER, longitude REAL, latitude REAL,
      horizontal_accuracy REAL, vertical_accuracy REAL, altitude REAL);
    INSERT INTO exercise_route_table VALUES (1, 1700000001000, 11.5, 48.1, 4.5, 4.9e-324, 519.0);
    INSERT INTO exercise_route_table VALUES (1, 1700000002000, 11.6, 48.2, 4.9e-324, 4.9e-324, 4.9e-324);
    CREATE TABLE sleep_session_record_table ({_SPAN}, notes TEXT, title TEXT);
    INSERT INTO sleep_session_record_table VALUES (1, x'03', 1, 5, 1700000000000, 0, 1700003600000, 0, NULL, 'nap');
    CREATE TABLE sleep_stages_table (parent_key INTEGER, stage_start_time INTEGER, stage_end_time INTEGER, stage_type INTEGER);
    INSERT INTO sleep_stages_table VALUES (1, 1700000000000, 1700000600000, 5), (1, 1700000600000, 1700000660000, 12);
    CREATE TABLE steps_record_table ({_SPAN}, count INTEGER);
    INSERT INTO steps_record_table VALUES (1, x'04', 2, 5, 1700000000000, 0, 1700000060000, 0, 97);
    CREATE TABLE distance_record_table ({_SPAN}, distance REAL);
    INSERT INTO distance_record_table VALUES (1, x'05', 1, 5, 1700000000000, 0, 1700000060000, 0, 1203.5);
    CREATE TABLE weight_record_table ({_OWN} time INTEGER, zone_offset INTEGER, weight REAL);
    INSERT INTO weight_record_table VALUES (1, x'06', 1, NULL, 1700000000000, -10800, 71500.0);
    CREATE TABLE heart_rate_record_table ({_SPAN});
    INSERT INTO heart_rate_record_table VALUES (7, x'07', 1, 5, 1700000000000, 0, 1700000060000, 0);
    CREATE TABLE heart_rate_record_series_table (parent_key INTEGER, beats_per_minute INTEGER, epoch_millis INTEGER);
    INSERT INTO heart_rate_record_series_table VALUES (7, 121, 1700000030000);
    CREATE TABLE read_access_logs_table (row_id INTEGER PRIMARY KEY AUTOINCREMENT, reader_app_id INTEGER NOT NULL,
      writer_app_id INTEGER NOT NULL, record_type TEXT NOT NULL, read_time INTEGER NOT NULL, write_time INTEGER NOT NULL);
    INSERT INTO read_access_logs_table VALUES (1, 2, 1, '37', 1700009000000, 1);"""
)
FIXTURES = {
    a.id: {PATH: DB} for a in (EXERCISES, MEASURES, READS, ROUTES, SLEEP)
}  # one database, a reading of each thing


def test_exercises() -> None:
    known, other = run(EXERCISES, {PATH: DB}).records
    assert (known["at"], known["until"]) == ("2023-11-14T22:13:20.000000Z", "2023-11-14T22:14:20.500000Z")
    assert (known["activity"], known["value"]) == ("running", "Morgenlauf: in rain")
    assert (known["duration"], known["zone_offset"]) == (60.5, 3600)
    assert (known["app"], known["device"]) == ("org.example.run", "Acme W1")
    # A type that no list names, an app that is gone, an end before the beginning.
    assert (other["activity"], other["value"], other["app"], other["duration"]) == ("99", NULL, NULL, NULL)


def test_routes() -> None:
    point, bare = run(ROUTES, {PATH: DB}).records
    assert (point["latitude"], point["longitude"], point["altitude"], point["accuracy"]) == (48.1, 11.5, 519.0, 4.5)
    assert point["at"] == "2023-11-14T22:13:21.000000Z"
    assert (bare["altitude"], bare["accuracy"]) == (NULL, NULL)  # the smallest double means none


def test_sleep() -> None:
    made = [(r["activity"], r["value"], r["duration"]) for r in run(SLEEP, {PATH: DB}).records]
    assert made == [("sleep", "nap", 3600.0), ("stage of sleep", "deep sleep", 600.0), ("stage of sleep", "12", 60.0)]


def test_measures() -> None:
    made = [(r["activity"], r["value"], r["app"]) for r in run(MEASURES, {PATH: DB}).records]
    assert made == [
        ("steps", "97", "org.example.coach"),
        ("distance", "1203.5 m", "org.example.run"),
        ("weight", "71500.0 g", "org.example.run"),
        ("heart rate", "121 a minute", "org.example.run"),
    ]


def test_reads() -> None:
    (read,) = run(READS, {PATH: DB}).records
    assert (read["at"], read["app"]) == ("2023-11-15T00:43:20.000000Z", "org.example.coach")
    assert (read["event"], read["detail"]) == ("health data read", "type 37, written by org.example.run")
