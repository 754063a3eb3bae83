"""Values out of nested data that may be anything: JSON, property lists, archives. What is of another type is nothing.

Each function takes whatever stands in a place where something was expected, and never raises.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, cast

from aboveboard.formats import plist


def text(value: object) -> str | None:
    """Text that is not empty, else None."""
    return str(value) if isinstance(value, str) and value else None


def mapping(value: object) -> dict[str, Any]:
    """The dictionary, else an empty one. Its keys are taken to be text, as JSON and property lists have them."""
    return cast("dict[str, Any]", value) if isinstance(value, dict) else {}


def listing(value: object) -> list[Any]:
    """The list, else an empty one."""
    return cast("list[Any]", value) if isinstance(value, list) else []


def mappings(value: object) -> list[dict[str, Any]]:
    """The list with each element as a dictionary, empty where it is none."""
    return [mapping(item) for item in listing(value)]


def plain(given: dict[str, Any]) -> dict[str, Any]:
    """The values that hold no others, dates of property lists as the seconds that they are stored as."""
    kept = {k: v for k, v in given.items() if not isinstance(v, dict | list)}
    return {k: float(v) if isinstance(v, plist.Date) else v for k, v in kept.items()}


def children(value: object) -> tuple[tuple[str, Any], ...]:
    """(key, value) of a dictionary, (index as text, element) of a list, else nothing."""
    if isinstance(value, dict):
        return tuple((str(k), v) for k, v in cast("dict[Any, Any]", value).items())
    return tuple((str(n), v) for n, v in enumerate(listing(value)))


def find(value: object, path: tuple[str, ...], at: str = "") -> Iterator[tuple[str, object]]:
    """(place, value) of each value that a path of keys leads to; '*' is any key or index. No deeper than the path."""
    if not path:
        yield at, value
        return
    for key, child in children(value):
        if path[0] in (key, "*"):
            yield from find(child, path[1:], f"{at}/{key}" if at else key)
