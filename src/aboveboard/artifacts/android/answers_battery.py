"""What a phone answers to `dumpsys battery`."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.artifacts.android._answers import SOURCE, answer, line, rows, told
from aboveboard.formats import lines
from aboveboard.kit import About, Artifact, Code, DeviceFact, Item

_STATUS = {"1": "unknown", "2": "charging", "3": "discharging", "4": "not charging", "5": "full"}
_KNOWN = ("AC powered", "USB powered", "Wireless powered", "Dock powered", "status", "level", "scale", "voltage",
          "temperature", "technology", "Charge counter", "health", "present")  # fmt: skip


def _battery(data: bytes, about: About) -> Iterator[Item]:
    del about
    told: set[str] = set()
    for number, text in enumerate(rows(data), 1):
        key, colon, value = text.strip().partition(": ")
        if colon and key in _KNOWN and key not in told and value:
            told.add(key)
            shown = _STATUS.get(value, value) if key == "status" else value
            fact = DeviceFact(name=f"battery_{key.lower().replace(' ', '_')}", value=shown, source_name=key)
            yield Item(line(number), fact, {"line": text.strip()})


BATTERY = Artifact(
    id="android.answers.battery",
    title="Battery, as the phone answered",
    service="android.battery",
    emits=DeviceFact,
    files=answer("dumpsys-battery"),
    read=(Code(told(_battery), name="battery", places=lines.blocks),),
    says="One record for each thing that is said of the battery as it was when the phone was asked.",
    limits="Temperature is in tenths of a degree and voltage in thousandths of a volt, as stored.",
    sources=(f"{SOURCE} (services/core/java/com/android/server/BatteryService.java: dumpInternal)",),
)
