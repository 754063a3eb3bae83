"""A recording of Strava's, made here."""

import struct

import pytest

from aboveboard.artifacts.android_strava import STRAVA
from aboveboard.formats import fit
from tests.artifacts.harness import run
from tests.formats.test_fit import POINT, SECONDS, define, fit_file, point

PATH = "data/media/0/Android/data/com.strava/files/activities/1.fit"
NULL = {"absent": "NULL"}
SESSION = define(1, fit.SESSION, (2, 4, 0x86), (5, 1, 0), (7, 4, 0x86), (9, 4, 0x86))
FILE = fit_file(
    POINT,
    point(SECONDS, 48.1, 11.5, (520 + 500) * 5),
    b"\0" + struct.pack("<IiiH", SECONDS + 1, 0x7FFFFFFF, 0x7FFFFFFF, 0xFFFF),
    SESSION,
    b"\1" + struct.pack("<IBII", SECONDS, 1, 1_800_500, 500_050),
    b"\1" + struct.pack("<IBII", 0xFFFFFFFF, 99, 0xFFFFFFFF, 0xFFFFFFFF),
)
FIXTURES = {"android.strava": {PATH: FILE}}


def test_recording() -> None:
    result = run(STRAVA, {PATH: FILE})
    (where,) = result.of("Place")
    assert (where["at"], where["altitude"], where["speed"]) == ("2023-01-01T10:00:00.000000Z", 520.0, NULL)
    assert where["latitude"] == pytest.approx(48.1, abs=1e-7)
    run_, bare = result.of("Activity")
    assert (run_["at"], run_["until"]) == ("2023-01-01T10:00:00.000000Z", "2023-01-01T10:30:00.500000Z")
    assert (run_["activity"], run_["value"], run_["duration"]) == ("running", "5000.5 m", 1800.5)
    assert (bare["at"], bare["until"], bare["activity"], bare["value"]) == (NULL, NULL, "sport 99", NULL)
    assert result.outcome.status == "complete"


def test_a_recording_that_breaks_off() -> None:
    cut = run(STRAVA, {PATH: FILE[:-6]})
    assert (len(cut.records), cut.outcome.status) == (2, "partial")
