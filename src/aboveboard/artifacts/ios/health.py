"""Health: workouts and their routes, steps, distance, heart rate, weight and sleep (`healthdb_secure.sqlite`)."""

from aboveboard.formats.times import COCOA_S
from aboveboard.kit import Activity, Artifact, Col, Const, FieldSource, Place, Sqlite, opt

_SOURCE = (
    "LEFT JOIN objects AS o ON o.data_id = s.data_id",
    "LEFT JOIN data_provenances AS p ON p.ROWID = o.provenance",
)
_SPAN: dict[str, FieldSource] = {
    "at": Col("s.start_date", COCOA_S),
    "until": Col("s.end_date", COCOA_S),
    "duration": Col("CASE WHEN s.end_date >= s.start_date THEN round(s.end_date - s.start_date, 6) END"),
    "device": opt("NULLIF(p.origin_product_type, '')"),
}
_QUANTITY = "CASE s.data_type WHEN 5 THEN round(q.quantity * 60, 1) ELSE round(q.quantity, 3) END"
_KIND = (
    "CASE s.data_type WHEN 3 THEN 'weight' WHEN 5 THEN 'heart rate' WHEN 7 THEN 'steps'"
    " WHEN 8 THEN 'distance walked or run' WHEN 12 THEN 'flights climbed' END"
)
_UNIT = "CASE s.data_type WHEN 3 THEN ' kg' WHEN 5 THEN ' a minute' WHEN 8 THEN ' m' ELSE '' END"
_SLEEP = (
    "CASE c.value WHEN 0 THEN 'in bed' WHEN 1 THEN 'asleep' WHEN 2 THEN 'awake' WHEN 3 THEN 'core sleep'"
    " WHEN 4 THEN 'deep sleep' WHEN 5 THEN 'REM sleep' ELSE CAST(c.value AS TEXT) END"
)


def _workout(alias: str) -> str:
    names = {
        13: "cycling", 16: "elliptical", 20: "functional training", 24: "hiking", 35: "rowing", 37: "running",
        46: "swimming", 50: "strength training", 52: "walking", 57: "yoga", 59: "core training", 63: "interval training",
        3000: "other",
    }  # fmt: skip
    cases = " ".join(f"WHEN {code} THEN '{name}'" for code, name in names.items())
    return f"CASE {alias}.activity_type {cases} ELSE 'type ' || {alias}.activity_type END"


HEALTH = Artifact(
    id="ios.health",
    title="Health",
    service="ios.health",
    emits=(Activity, Place),
    files=("{mobile}/Library/Health/healthdb_secure.sqlite",),
    read=(
        Sqlite(
            name="quantities",
            base="samples AS s",
            key="s.data_id",
            joins=("LEFT JOIN quantity_samples AS q ON q.data_id = s.data_id", *_SOURCE),
            requires={"samples": ("start_date", "end_date", "data_type"), "quantity_samples": ("quantity",)},
            where="s.data_type IN (3, 5, 7, 8, 12)",
            leaves_out="samples that are not of steps, distance, flights, heart rate or weight",
            fields={**_SPAN, "activity": Col(_KIND), "value": Col(f"CAST({_QUANTITY} AS TEXT) || {_UNIT}")},
        ),
        Sqlite(
            name="sleep",
            base="samples AS s",
            key="s.data_id",
            joins=("LEFT JOIN category_samples AS c ON c.data_id = s.data_id", *_SOURCE),
            requires={"samples": ("start_date", "end_date", "data_type"), "category_samples": ("value",)},
            where="s.data_type = 63",
            leaves_out="samples that are not of sleep",
            fields={**_SPAN, "activity": Const("sleep"), "value": Col(_SLEEP)},
            optional=True,
        ),
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
            joins=("LEFT JOIN samples AS s ON s.data_id = w.data_id", *_SOURCE),
            requires={"workouts": ("activity_type", "duration"), "samples": ("start_date", "end_date")},
            fields={**_SPAN, "duration": Col("w.duration"), "activity": Const("workout"), "value": Col(_workout("w"))},
            optional=True,
        ),
        *(
            Sqlite(
                base="location_series_data AS l",
                key=key,
                requires={"location_series_data": ("series_identifier", "timestamp", "latitude", "longitude")},
                fields={
                    "at": Col("l.timestamp", COCOA_S),
                    "latitude": Col("l.latitude"),
                    "longitude": Col("l.longitude"),
                    "altitude": opt("l.altitude"),
                    "speed": opt("CASE WHEN l.speed >= 0 THEN l.speed END"),
                    "heading": opt("CASE WHEN l.course >= 0 THEN l.course END"),
                    "accuracy": opt("l.horizontal_accuracy"),
                    "position_class": Const("gps, route of a workout"),
                },
                kind=Place,
                optional=True,
            )
            for key in ("l.rowid", "l.series_identifier, l.timestamp")
        ),
    ),
    says="One record for each sample of steps, distance, flights, heart rate, weight and sleep, each workout, and each point of a"
    " workout's route.",
    limits="Other kinds of sample, series within one sample, and medical records are not read. Samples overlap: phone and watch"
    " count the same steps. Samples can come from another device or be typed in; the device is the type noted with them.",
    sources=(
        "https://github.com/mac4n6/APOLLO (modules/health_*.txt)",
        "https://github.com/christophhagen/HealthDB (Readme)",
        "https://developer.apple.com/documentation/healthkit/hkworkoutactivitytype",
        "https://developer.apple.com/documentation/healthkit/hkcategoryvaluesleepanalysis",
    ),
)
