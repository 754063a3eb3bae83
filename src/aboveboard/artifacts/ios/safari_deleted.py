"""Safari: notes of deletions: see `safari_history.py`."""

from aboveboard.artifacts.ios._safari_history import FILES, SOURCES
from aboveboard.formats import times
from aboveboard.kit import Artifact, Col, Const, Event, Sqlite

DELETED = Artifact(
    id="ios.safari.history.deleted",
    title="Safari: notes of deletions",
    service="ios.safari",
    emits=Event,
    files=FILES,
    read=(
        Sqlite(
            name="deleted",
            base="history_tombstones AS d",
            key="d.id",
            kind=Event,
            optional=True,
            fields={
                "at": Col("d.start_time", times.COCOA_S),
                "event": Const("history entry deleted"),
                "detail": Col("NULLIF(d.url, '')"),
            },
        ),
    ),
    says="One record for each note that Safari kept of a deletion in its history.",
    limits="What ios.safari.history says of its limits holds here too.",
    sources=SOURCES,
    tested=("ios_native_ffs", "plaso test data (safari/History.db)"),
)
