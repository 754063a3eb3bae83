"""What a phone answers to `dumpsys batterystats`: sums since the last charge."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.android._answers import LIMIT, SOURCE, answer, depth, line, rows, told, wall
from aboveboard.formats import lines
from aboveboard.kit import About, Artifact, Code, DeviceFact, Item

_KNOWN = ("Start clock time", "System starts", "Estimated battery capacity", "Time on battery", "Total run time", "Discharge",
          "Screen on", "Phone call time", "Total GPS time")  # fmt: skip


def _sums(data: bytes, about: About) -> Iterator[Item]:
    """Lines of the block 'since last charge', once each."""
    del about
    inside, told = False, set[str]()
    for number, text in enumerate(rows(data), 1):
        if text.strip() and depth(text) == 0:
            inside = text.startswith("Statistics since last charge")
        key, colon, value = text.strip().partition(": ")
        if inside and colon and key in _KNOWN and key not in told and value:
            told.add(key)
            at = wall(value) if key == "Start clock time" else None
            name = f"since_last_charge_{key.lower().replace(' ', '_')}"
            yield Item(line(number), DeviceFact(at=at, name=name, value=value, source_name=key), {"line": text.strip()})


SUMS = Artifact(
    id="android.answers.batterystats",
    title="Battery statistics, as the phone answered",
    service="android.battery",
    emits=DeviceFact,
    files=answer("dumpsys-batterystats"),
    read=(Code(told(_sums), name="since last charge", limit=LIMIT, places=lines.blocks),),
    says="One record for each sum since the last charge: when that was, how long the phone ran and its screen was on.",
    limits="The beginning is on the phone's own clock, without its zone. The history of the battery, and what each app took, are"
    " not read.",
    sources=(f"{SOURCE} (core/java/android/os/BatteryStats.java: dumpLocked)",),
)
