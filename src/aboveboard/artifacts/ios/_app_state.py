"""How what app_state.py reads is decoded."""

from __future__ import annotations

from aboveboard.formats import loose, plist, times
from aboveboard.kit import About, App, Row


def text(value: object) -> str | None:
    return str(value) if isinstance(value, str | int) and not isinstance(value, bool) and value != "" else None


def when(value: object) -> int | None:
    """A date, or a text such as '2023-04-15T14:00:00Z'; without a zone it names no point in time."""
    if isinstance(value, str):
        try:
            return times.iso8601(value).utc_us
        except ValueError:
            return None
    return times.COCOA_S.to_utc_us(value)


def state(row: Row, about: About) -> App:
    """A value is a property list, often one within another, often archived."""
    del about
    given = loose.mapping(inside(row["compatibility"]))
    removed = when(inside(row["uninstalled"]))
    return App(
        at=removed,
        app=text(row["bundle"]),
        path=text(given.get("bundlePath")),
        data_path=text(given.get("sandboxPath")),
        removed_at=removed,
        seen_in="applicationState.db",
    )


def inside(value: object) -> object:
    for _ in range(3):
        if not isinstance(value, bytes) or not value:
            return value
        value = plist.load(value)
        if plist.is_archive(value):
            value = plist.unarchive(value)
    return value
