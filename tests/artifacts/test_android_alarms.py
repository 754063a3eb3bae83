"""The Clock's database made here, and a real phone's."""

from pathlib import Path

import pytest

from aboveboard.artifacts.android.alarms import ALARMS
from tests.artifacts.harness import run, sqlite_bytes

CORPORA = Path(__file__).resolve().parents[2] / ".." / "shared" / "corpora"
PATH = "data/user_de/0/com.android.deskclock/databases/alarms.db"
NULL = {"absent": "NULL"}
DB = sqlite_bytes(
    """CREATE TABLE alarm_templates (_id INTEGER PRIMARY KEY, hour INTEGER NOT NULL, minutes INTEGER NOT NULL,
      daysofweek INTEGER NOT NULL, enabled INTEGER NOT NULL, vibrate INTEGER NOT NULL, label TEXT NOT NULL, ringtone TEXT,
      delete_after_use INTEGER NOT NULL DEFAULT 0);
    CREATE TABLE alarm_instances (_id INTEGER PRIMARY KEY, year INTEGER NOT NULL, month INTEGER NOT NULL, day INTEGER NOT NULL,
      hour INTEGER NOT NULL, minutes INTEGER NOT NULL, vibrate INTEGER NOT NULL, label TEXT NOT NULL, ringtone TEXT,
      alarm_state INTEGER NOT NULL, alarm_id INTEGER);
    INSERT INTO alarm_templates VALUES (1, 6, 5, 31, 1, 1, 'Früh', '', 0), (2, 9, 0, 0, 0, 1, '', '', 0);
    INSERT INTO alarm_instances VALUES (1, 2023, 2, 9, 6, 5, 1, 'Früh', '', 6, 1);"""
)
FIXTURES = {"android.alarms": {PATH: DB}}


def test_alarms() -> None:
    early, off, missed = run(ALARMS, {PATH: DB}).records
    assert (early["title"], early["notes"], early["status"]) == ("Früh", "set for 06:05", "on")
    assert early["recurrence"] == "Monday, Tuesday, Wednesday, Thursday, Friday"
    assert (off["title"], off["recurrence"], off["status"]) == ("alarm", NULL, "off")
    assert (missed["notes"], missed["status"]) == ("rings 2023-03-09 06:05", "missed")


@pytest.mark.corpora
@pytest.mark.skipif(not (CORPORA / "android").is_dir(), reason="no corpora")
def test_a_real_phone() -> None:
    records = run(ALARMS, {PATH: (CORPORA / "android/redroid81" / PATH).read_bytes()}).records
    assert [(r["notes"], r["recurrence"], r["status"]) for r in records] == [
        ("set for 08:30", "Monday, Tuesday, Wednesday, Thursday, Friday", "off"),
        ("set for 09:00", "Saturday, Sunday", "off"),
    ]
