"""Life360: positions in its logs."""

from __future__ import annotations

import json
import math
from collections.abc import Iterator

from aboveboard.artifacts.life360._ios import MADE
from aboveboard.formats import lines, loose
from aboveboard.formats.times import UNIX_S
from aboveboard.kit import About, Artifact, Code, Item, Lost, Place

_SENT = "X-UserContext header set: "


def _number(value: object) -> float | None:
    """A number, also one that is written as text."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    try:
        number = float(value)
    except ValueError:
        return None
    return number if math.isfinite(number) else None


def _log(data: bytes, about: About) -> Iterator[Item | Lost]:
    del about
    for number, line in enumerate(lines.split(data), 1):
        _, found, text = line.text.partition(_SENT)
        if not found:
            continue
        try:
            sent = loose.mapping(json.loads(text))
        except ValueError:
            yield Lost(f"line {number} breaks off")
            continue
        fix = loose.mapping(sent.get("geolocation"))
        moving = loose.text(loose.mapping(sent.get("device")).get("userActivity"))
        record = Place(
            at=UNIX_S.to_utc_us(_number(fix.get("timestamp"))),
            latitude=_number(fix.get("lat")),
            longitude=_number(fix.get("lon")),
            altitude=_number(fix.get("alt")),
            accuracy=_number(fix.get("accuracy")),
            speed=_number(fix.get("speed")),
            heading=_number(fix.get("heading")),
            position_class=f"sent to the service, {moving}" if moving else "sent to the service",
        )
        yield Item(f"line {number}", record, {"line": line.text}, offset=line.span.offset)


POSITIONS = Artifact(
    id="ios.life360.positions",
    title="Life360: positions in its logs",
    service="life360",
    emits=Place,
    files=(
        "{app_data:com.life360.safetymap}/**/com.life360.safetymap *.log",
        "{app_group:*}/**/com.life360.safetymap *.log",
    ),
    read=(Code(_log, name="log", places=lines.places),),
    says="One record for each position that the app logged as sent to its service, at the time of the position.",
    limits="Logs go back for days. Samples that the app only logged, motion and battery are not read. What the activity"
    " (`position_class`) says is the app's own guess. Who carried the phone is not known.",
    sources=(MADE,),
)
