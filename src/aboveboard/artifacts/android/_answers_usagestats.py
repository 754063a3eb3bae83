"""How what answers_usagestats.py reads is decoded.

Facts: services/usage/java/com/android/server/usage/UserUsageStatsService.java of
https://android.googlesource.com/platform/frameworks/base (printEvent, printIntervalStats, printEventAggregation).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from aboveboard.artifacts.android._answers import Others, clock, line, rows, wall
from aboveboard.artifacts.android._usagestats import SCREEN
from aboveboard.formats.android import number
from aboveboard.formats.usage_events import EVENTS, NAMES
from aboveboard.kit import About, Item, Lost, Usage

_PAIR = re.compile(r'\b(\w{1,40})=("[^"]*"|\S*)')
_USER = re.compile(r"\s*user=(\d{1,6})\b")
_INTERVAL = re.compile(r"\s*In-memory (\w+) stats")
_TRACKER = re.compile(
    r'\s*(screen-interactive|screen-non-interactive|keyguard-shown|keyguard-hidden): (\d{1,12})x for ("[\d:]+")'
)
_TRACKED = {
    "screen-interactive": SCREEN[10],
    "screen-non-interactive": SCREEN[11],
    "keyguard-shown": SCREEN[12],
    "keyguard-hidden": SCREEN[13],
}


def event(pairs: Mapping[str, str]) -> Usage:
    """A line of the events."""
    kind = pairs.get("type", "")
    name = EVENTS.get(NAMES.get(kind, 0), kind.lower().replace("_", " "))
    return Usage(at=wall(pairs.get("time")), app=pairs.get("package"), component=pairs.get("class"), event=name or None)


def total(pairs: Mapping[str, str], interval: str) -> Usage:
    """A line of the packages in an interval. Before Android 10 the names are totalTime and lastTime."""
    last = wall(pairs.get("lastTimeUsed") or pairs.get("lastTime"))
    return Usage(
        at=last,
        last_used_at=last,
        app=pairs.get("package"),
        event="total",
        duration=clock(pairs.get("totalTimeUsed") or pairs.get("totalTime")),
        count=number(pairs.get("appLaunchCount")),
        interval=interval,
    )


def usage(data: bytes, about: About) -> Iterator[Item | Lost]:
    """Lines of events, and of what an interval sums up; others (standby, quotas) are left."""
    others, user, interval = Others(about), -1, ""
    for place, text in enumerate(rows(data), 1):
        found = _USER.match(text)
        if found:
            user, interval = int(found[1]), ""
            yield from others.tell(user)
        elif found := _INTERVAL.match(text):
            interval = found[1]
        if others.is_other(user):
            continue
        record, bare = None, text.strip()
        if bare.startswith("time=") and " type=" in bare:
            record = event(dict(_PAIR.findall(bare)))
        elif interval and bare.startswith("package=") and " totalTime" in bare:
            record = total(dict(_PAIR.findall(bare)), interval)
        elif interval and (found := _TRACKER.match(text)):
            record = Usage(event=_TRACKED[found[1]], duration=clock(found[3]), count=int(found[2]), interval=interval)
        if record is not None:
            yield Item(line(place), record, {"line": bare})
