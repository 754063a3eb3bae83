"""Reports that an iPhone wrote when an app crashed, or something else went wrong: `*.ips`.

The first line is an object of JSON that says what the report is of; what follows differs by its kind.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from aboveboard.formats import lines, loose, times
from aboveboard.kit import About, Artifact, Code, Event, Item

_KINDS = {
    "109": "app crashed",
    "309": "app crashed",
    "298": "memory ran short",
    "210": "system panicked",
    "288": "stackshot",
    "202": "much processor time used",
    "120": "battery low",
    "211": "analytics",
}


def _head(line: str) -> dict[str, Any]:
    try:
        head = json.loads(line)
    except RecursionError as error:
        raise ValueError("its first line is no JSON") from error
    return loose.mapping(head)


def _at(stored: object) -> int | None:
    """A time such as '2024-02-15 08:05:05.00 -0600'; without a zone it names no point in time."""
    try:
        return times.iso8601(stored).utc_us if isinstance(stored, str) else None
    except ValueError:
        return None


def _report(data: bytes, about: About) -> Iterator[Item]:
    del about
    line = next(iter(lines.split(data))).text
    head = _head(line)
    kind = head.get("bug_type")
    if not isinstance(kind, str | int):
        raise ValueError("its first line does not say of what kind the report is")
    app, version = loose.text(head.get("bundleID")), loose.text(head.get("app_version"))
    named = loose.text(head.get("app_name")) or loose.text(head.get("name"))
    said = (named, version and f"version {version}", loose.text(head.get("os_version")))
    record = Event(
        at=_at(head.get("timestamp")),
        event=_KINDS.get(str(kind), f"report of kind {kind}"),
        app=app or named,
        detail=", ".join(part for part in said if part) or None,
    )
    yield Item("line 1", record, {"line": line})


CRASHES = Artifact(
    id="ios.crashes",
    title="Crash reports",
    service="ios.device",
    emits=Event,
    files=tuple(f"{{mobile}}/Library/Logs/CrashReporter/**/*.ips{end}" for end in ("", ".ca", ".synced", ".ca.synced")),
    read=(Code(_report, kind=Event, name="report"),),
    says="One record for each report, with its time, its kind and the app or program that it is of.",
    limits="Of a report the first line is read, not what the program was doing; a time that cannot be read is in the line as"
    " stored. The phone keeps reports for a time of its own choosing. Kinds without a known meaning are given as numbers.",
    sources=(
        "https://developer.apple.com/documentation/xcode/interpreting-the-json-format-of-a-crash-report",
        "https://developer.apple.com/documentation/xcode/identifying-high-memory-use-with-jetsam-event-reports",
        "https://github.com/doronz88/pycrashreport (kinds of reports)",
    ),
    absent_from=("itunes backup",),
)
