"""Health: workouts and their routes, steps, distance, heart rate, weight and sleep (`healthdb_secure.sqlite`)."""

from aboveboard.artifacts.ios._health import SOURCE, SOURCES, SPAN
from aboveboard.kit import Activity, Artifact, Col, Sqlite

_QUANTITY = "CASE s.data_type WHEN 5 THEN round(q.quantity * 60, 1) ELSE round(q.quantity, 3) END"
_KIND = (
    "CASE s.data_type WHEN 3 THEN 'weight' WHEN 5 THEN 'heart rate' WHEN 7 THEN 'steps'"
    " WHEN 8 THEN 'distance walked or run' WHEN 12 THEN 'flights climbed' END"
)
_UNIT = "CASE s.data_type WHEN 3 THEN ' kg' WHEN 5 THEN ' a minute' WHEN 8 THEN ' m' ELSE '' END"


HEALTH = Artifact(
    id="ios.health",
    title="Health: steps, distance, heart rate, weight",
    service="ios.health",
    emits=Activity,
    files=("{mobile}/Library/Health/healthdb_secure.sqlite",),
    read=(
        Sqlite(
            name="quantities",
            base="samples AS s",
            key="s.data_id",
            joins=("LEFT JOIN quantity_samples AS q ON q.data_id = s.data_id", *SOURCE),
            requires={"samples": ("start_date", "end_date", "data_type"), "quantity_samples": ("quantity",)},
            where="s.data_type IN (3, 5, 7, 8, 12)",
            leaves_out="samples that are not of steps, distance, flights, heart rate or weight",
            fields={**SPAN, "activity": Col(_KIND), "value": Col(f"CAST({_QUANTITY} AS TEXT) || {_UNIT}")},
        ),
    ),
    says="One record for each sample of steps, distance, flights, heart rate and weight.",
    limits="Other kinds of sample, series within one sample, and medical records are not read. Samples overlap: phone and watch"
    " count the same steps. Samples can come from another device or be typed in; the device is the type noted with them.",
    sources=SOURCES,
)
