"""Health: sleep: see `health.py`."""

from aboveboard.artifacts.ios._health import SOURCE, SOURCES, SPAN
from aboveboard.kit import Activity, Artifact, Col, Const, Sqlite

_SLEEP = (
    "CASE c.value WHEN 0 THEN 'in bed' WHEN 1 THEN 'asleep' WHEN 2 THEN 'awake' WHEN 3 THEN 'core sleep'"
    " WHEN 4 THEN 'deep sleep' WHEN 5 THEN 'REM sleep' ELSE CAST(c.value AS TEXT) END"
)

SLEEP = Artifact(
    id="ios.health.sleep",
    title="Health: sleep",
    service="ios.health",
    emits=Activity,
    files=("{mobile}/Library/Health/healthdb_secure.sqlite",),
    read=(
        Sqlite(
            name="sleep",
            base="samples AS s",
            key="s.data_id",
            joins=("LEFT JOIN category_samples AS c ON c.data_id = s.data_id", *SOURCE),
            requires={"samples": ("start_date", "end_date", "data_type"), "category_samples": ("value",)},
            where="s.data_type = 63",
            leaves_out="samples that are not of sleep",
            fields={**SPAN, "activity": Const("sleep"), "value": Col(_SLEEP)},
            optional=True,
        ),
    ),
    says="One record for each sample of sleep.",
    limits=(
        "Samples overlap, and can come from another device or be typed in; the device is the type noted with them."
    ),
    sources=SOURCES,
)
