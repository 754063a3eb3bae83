"""How what answers_appops.py reads is decoded.

Facts: services/core/java/com/android/server/appop/AppOpsService.java (before Android 10 in its parent folder) and
core/java/android/app/AppOpsManager.java of https://android.googlesource.com/platform/frameworks/base
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from aboveboard.artifacts.android._answers import Others, line, rows, span, wall
from aboveboard.kit import About, Activity, Item, Lost

_UID = re.compile(r"\s+Uid (?:u(\d{1,6})[ais]\w*|(\d{1,9})):")
_PACKAGE = re.compile(r"\s+Package ([\w.]+):")
_OP = re.compile(r"\s+([A-Z][A-Z0-9_]+) \(")
_USE = re.compile(r"\s+(Access|Reject): ?\[([a-z]+)[^\]]*\] ?(\d{4}-\S+ [\d:.]+)(?:.*? duration=(\S+))?")
_AGO = re.compile(r"\s+([A-Z][A-Z0-9_]+): mode=\d+;.*?\b(time|rejectTime)=\S{1,40} ago")
_STATES = {
    "pers": "persistent", "top": "in front", "fgsvc": "foreground service", "fgsvcl": "foreground service",
    "fg": "foreground", "bg": "background", "cch": "cached",
}  # fmt: skip
_WORDS = {
    "SYSTEM_ALERT_WINDOW": "draw over other apps", "GET_USAGE_STATS": "usage statistics", "PROJECT_MEDIA": "record screen",
    "NEIGHBORING_CELLS": "neighbouring cells", "MONITOR_HIGH_POWER_LOCATION": "monitor location with high power",
    "GET_ACCOUNTS": "accounts", "REQUEST_INSTALL_PACKAGES": "install packages", "READ_EXTERNAL_STORAGE": "read storage",
    "WRITE_EXTERNAL_STORAGE": "write storage", "PHONE_CALL_MICROPHONE": "microphone in a call",
    "PHONE_CALL_CAMERA": "camera in a call",
}  # fmt: skip
"""Where android.appops says it otherwise than the operation's name does."""


def words(operation: str) -> str:
    """The operation as android.appops calls it."""
    return _WORDS.get(operation, operation.lower().replace("_", " "))


def used(data: bytes, about: About) -> Iterator[Item | Lost]:
    """Below an app's uid its packages, below these operations, below these when they were used in each state of the app."""
    others, user, app, operation = Others(about), 0, None, ""
    for number, text in enumerate(rows(data), 1):
        if found := _UID.match(text):
            user = int(found[1]) if found[1] else int(found[2]) // 100_000
            app, operation = None, ""
        elif found := _PACKAGE.match(text):
            app, operation = found[1], ""
        elif found := _OP.match(text):
            operation = found[1]
        use, ago = (_USE.match(text), _AGO.match(text)) if app else (None, None)
        if use is None and ago is None:
            continue
        yield from others.tell(user)
        if others.is_other(user):
            continue
        stored = {"line": text.strip()}
        if use is not None and operation:
            what = "used" if use[1] == "Access" else "refused"
            record = Activity(
                at=wall(use[3]),
                activity=f"permission {what} ({_STATES.get(use[2], use[2])})",
                app=app,
                value=words(operation),
                duration=span(use[4]),
            )
            yield Item(line(number), record, stored)
        elif ago is not None:
            what = "used" if ago[2] == "time" else "refused"
            yield Item(line(number), Activity(activity=f"permission {what}", app=app, value=words(ago[1])), stored)
