"""Gboard: sessions: see `android.py`."""

from aboveboard.artifacts.gboard._android import FILES
from aboveboard.formats.times import UNIX_MS
from aboveboard.kit import Artifact, Col, Const, Sqlite, Usage

SESSIONS = Artifact(
    id="android.gboard.sessions",
    title="Gboard: sessions",
    service="gboard",
    emits=Usage,
    files=FILES,
    read=(
        Sqlite(
            base="session AS s",
            key="s._session_id",
            requires={"session": ("_session_id", "_timestamp_", "package_name")},
            fields={
                "at": Col("s._session_id", UNIX_MS),
                "until": Col("s._timestamp_", UNIX_MS),
                "app": Col("NULLIF(s.package_name, '')"),
                "event": Const("keyboard up"),
            },
            kind=Usage,
            optional=True,
        ),
    ),
    says="One record for each session of typing.",
    limits="What android.gboard.typed says of its limits holds here too.",
    sources=("https://github.com/abrignoni/ALEAPP (gboard)",),
)
