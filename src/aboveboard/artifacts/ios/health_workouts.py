"""Health: workouts: see `health.py`."""

from __future__ import annotations

from aboveboard.artifacts.ios._health import SOURCE, SOURCES, SPAN
from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Activity, Artifact, Col, Const, Sqlite, opt


def _workout(alias: str) -> str:
    names = {
        13: "cycling", 16: "elliptical", 20: "functional training", 24: "hiking", 35: "rowing", 37: "running",
        46: "swimming", 50: "strength training", 52: "walking", 57: "yoga", 59: "core training", 63: "interval training",
        3000: "other",
    }  # fmt: skip
    cases = " ".join(f"WHEN {code} THEN '{name}'" for code, name in names.items())
    return f"CASE {alias}.activity_type {cases} ELSE 'type ' || {alias}.activity_type END"


WORKOUTS = Artifact(
    id="ios.health.workouts",
    title="Health: workouts",
    service="ios.health",
    emits=Activity,
    files=("{mobile}/Library/Health/healthdb_secure.sqlite",),
    read=(
        Sqlite(
            base="workout_activities AS w",
            key="w.ROWID",
            requires={"workout_activities": ("activity_type", "start_date", "end_date")},
            fields={
                "at": Col("w.start_date", COCOA_S),
                "until": Col("w.end_date", COCOA_S),
                "duration": opt("w.duration"),
                "activity": Const("workout"),
                "value": Col(_workout("w")),
            },
            optional=True,
        ),
        Sqlite(
            base="workouts AS w",
            key="w.data_id",
            joins=("LEFT JOIN samples AS s ON s.data_id = w.data_id", *SOURCE),
            requires={"workouts": ("activity_type", "duration"), "samples": ("start_date", "end_date")},
            fields={**SPAN, "duration": Col("w.duration"), "activity": Const("workout"), "value": Col(_workout("w"))},
            optional=True,
        ),
    ),
    says="One record for each workout.",
    limits="Workouts can come from another device or be typed in. Their series of samples are not read.",
    sources=SOURCES,
)
