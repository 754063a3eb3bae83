"""Telegram: calls: see `android.py`."""

from collections.abc import Mapping

from aboveboard.artifacts.telegram._android import FILES, SOURCES, rows, said_by
from aboveboard.formats import telegram_message as tm
from aboveboard.kit import Artifact, Call, Col, FieldSource

_CALL: Mapping[str, FieldSource] = {
    "answered": Col("m.data", said_by("call_answered", tm.call_answered)),
    "status": Col("m.data", said_by("call_end", tm.call_end)),
    "duration": Col("m.data", said_by("call_duration", tm.call_duration)),
    "medium": Col("m.data", said_by("call_medium", tm.call_medium)),
    "call_id": Col("m.data", said_by("call_id", tm.call_id)),
}

CALLS = Artifact(
    id="android.telegram.calls",
    title="Telegram: calls",
    service="telegram",
    emits=Call,
    files=FILES,
    read=(
        rows("messages_v2", "calls", _CALL, call=True, optional=True),
        rows("messages", "calls", _CALL, call=True, optional=True),
    ),
    says="One record for each call.",
    limits="What android.telegram says of its limits holds here too.",
    sources=SOURCES,
)
