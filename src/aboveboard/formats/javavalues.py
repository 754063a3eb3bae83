"""Serialized Java objects as plain values: those of an app as dictionaries of their fields, Java's own as what they stand for.

Lists and sets become lists, maps dictionaries, calendars and dates milliseconds since 1970, boxed numbers numbers, and members of
an enumeration their names. Facts: Java's serialized form of each class,
https://docs.oracle.com/en/java/javase/21/docs/api/serialized-form.html (java.util: Calendar, Date, ArrayList, HashMap and
others; java.lang: Integer, Boolean and others).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from aboveboard.formats.javaobjects import Array, Number, Object, Text, Thing, objects

_DEPTH: Final = 12
_OWN: Final = ("java.", "javax.", "kotlin.", "kotlinx.", "android.", "androidx.", "sun.", "libcore.")
_BOXES: Final = ("java.lang.", "java.util.concurrent.atomic.")
_MOST: Final = 200_000
"""Values that one object is made into: what names each other again and again is cut."""


def is_of_app(thing: Object) -> bool:
    """Whether an object's class is none of Java's or Android's own."""
    return bool(thing.type) and not thing.type.startswith(_OWN)


def of_apps(thing: Thing) -> Iterator[Object]:
    """Every object within of a class that is none of Java's or Android's own, each once, in the order of the stream."""
    return (o for o in objects(thing) if is_of_app(o))


def plain(thing: Thing) -> Any:
    """The value that a thing stands for; None for what is deeper, or more, than is read."""
    left = [_MOST]
    return _plain(thing, _DEPTH, left)


def _plain(thing: Thing, depth: int, left: list[int]) -> Any:
    left[0] -= 1
    if depth < 0 or left[0] < 0:
        return None
    match thing:
        case Text() | Number():
            return thing.value
        case Array():
            return [_plain(i, depth - 1, left) for i in thing.items]
        case Object():
            return _object(thing, depth, left)
        case None:
            return None


def _object(thing: Object, depth: int, left: list[int]) -> Any:
    fields = thing.fields
    if thing.type.startswith("java.util."):
        time = fields.get("time")
        if thing.type.endswith("Calendar") and isinstance(time, Number):
            return time.value
        first = thing.more[0] if thing.more else None
        if thing.type == "java.util.Date" and isinstance(first, Text) and isinstance(first.value, bytes):
            return int.from_bytes(first.value, signed=True) if len(first.value) == 8 else None
        held = [m for m in thing.more if not (isinstance(m, Text) and isinstance(m.value, bytes))]
        if thing.type.endswith("Map"):
            keys = [_plain(k, depth - 1, left) for k in held[::2]]
            named = zip(keys, held[1::2], strict=False)
            return {str(k): _plain(v, depth - 1, left) for k, v in named if isinstance(k, str | int)}
        if held or thing.type.endswith(("List", "Set", "Deque", "Queue", "Vector")):
            return [_plain(m, depth - 1, left) for m in held]
    if thing.type.startswith(_BOXES) and isinstance(fields.get("value"), Number):
        return _plain(fields["value"], depth, left)
    if set(fields) == {"name"} and isinstance(name := fields["name"], Text):
        return name.value
    return {n: _plain(v, depth - 1, left) for n, v in fields.items()}
