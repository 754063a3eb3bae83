"""Burner: calls: see `android.py`."""

from aboveboard.artifacts.burner._android import COMMON, NEEDS, SOURCES
from aboveboard.kit import Artifact, Call, Sql, Sqlite, opt

_MINUTES = Sql("minutes", "CASE WHEN typeof({}) IN ('integer', 'real') THEN {} * 60.0 END")

CALLS = Artifact(
    id="android.burner.calls",
    title="Burner: calls",
    service="burner",
    emits=Call,
    files=("{app_data:com.adhoclabs.burner}/databases/burners.db",),
    read=(
        Sqlite(
            name="calls",
            base="messages AS m",
            key="m.rowid",
            kind=Call,
            requires=NEEDS,
            where="m.message_type = 1",
            leaves_out="messages, which are read as such",
            fields=dict(COMMON) | {"duration": opt("m.duration", _MINUTES)},
        ),
    ),
    says="One record for each call.",
    limits="What android.burner says of its limits holds here too.",
    sources=SOURCES,
)
