"""Telegram: calls: see `ios.py`."""

from collections.abc import Mapping

from aboveboard.artifacts.telegram._ios import FILES, SOURCES, rows, said_by
from aboveboard.formats import postbox_message as pm
from aboveboard.kit import Artifact, Call, Col, FieldSource

_CALL: Mapping[str, FieldSource] = {
    "answered": Col("m.value", said_by("call_answered", pm.call_answered)),
    "status": Col("m.value", said_by("call_end", pm.call_end)),
    "duration": Col("m.value", said_by("call_duration", pm.call_duration)),
    "medium": Col("m.value", said_by("call_medium", pm.call_medium)),
    "call_id": Col("m.value", said_by("call_id", pm.call_id)),
}

CALLS = Artifact(
    id="ios.telegram.calls",
    title="Telegram: calls",
    service="telegram",
    emits=Call,
    files=FILES,
    read=(rows(_CALL, call=True),),
    says="One record for each call.",
    limits="What ios.telegram says of its limits holds here too.",
    sources=SOURCES,
)
