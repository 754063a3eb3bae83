"""What the files about android share."""

from __future__ import annotations

from aboveboard.formats.android import number
from aboveboard.formats.times import UNIX_MS
from aboveboard.formats.xml import Element

SOURCES = (
    "https://android.googlesource.com/platform/frameworks/base (services/core/java/com/android/server/pm/Settings.java)",
)


def time(text: str | None) -> int | None:
    """UTC microseconds of a time that the package manager writes as hexadecimal milliseconds."""
    return UNIX_MS.to_utc_us(number(text, 16))


def granted(element: Element | None) -> list[str] | None:
    """The names of the permissions listed in an element, but for those marked as not granted."""
    if element is None:
        return None
    names = [e.get("name") for e in element.children if e.get("granted") != "false"]
    return [name for name in names if name] or None
