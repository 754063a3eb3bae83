"""Lists of similar objects inside trees of values, as JSON and property lists give them: each object with its locator.

Wherever at least three objects with keys in common stand side by side, in a list or under keys that number or identify them,
they are rows; what is inside them, flattened, is their values. Lists of the same name in similar objects are one, named by a
pattern such as `$.conversations[].messages[]` (`.*` for objects under such keys), and what their parents say in plain values
goes with them under the parent's name: `conversations.id`. Bounded in values, objects and depth.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, cast

from aboveboard.formats.locator import Json

Step = str | int
MOST_OBJECTS: Final = 200_000
MOST_VALUES: Final = 3_000_000
DEPTH: Final = 40
FLAT: Final = 4
LEAST: Final = 3
"""So many similar objects are a list."""
MOST_COLUMNS: Final = 480
_SHARED: Final = 0.5


_NAME: Final = re.compile(r"[^.\[\]/]+")


def json_locator(steps: tuple[Step, ...]) -> str:
    """`$.a[3].b`, or `a/3/b` where a key cannot stand in the first form."""
    if all(isinstance(s, int) or _NAME.fullmatch(s) for s in steps):
        return str(Json(steps))
    return "/".join(str(s) for s in steps)


def path_locator(steps: tuple[Step, ...]) -> str:
    """`a/3/b`, as property lists have it."""
    return "/".join(str(s) for s in steps)


@dataclass
class Rows:
    """Similar objects: where each stands, and its plain values by path."""

    name: str
    pattern: str
    locators: list[str] = field(default_factory=list[str])
    flat: list[dict[str, Any]] = field(default_factory=list["dict[str, Any]"])


class Walk:
    """Finds lists of objects in a tree of values."""

    def __init__(self, name: str, locate: Callable[[tuple[Step, ...]], str], least: int = LEAST) -> None:
        """Lists of `least` objects and more are looked for."""
        self._least = least
        self.found: dict[str, Rows] = {}
        self._name = name
        self._locate = locate
        self._left = MOST_VALUES
        self._objects = MOST_OBJECTS

    def walk(self, value: Any) -> None:
        """Everything below a value."""
        waiting: list[tuple[Any, tuple[Step, ...], str, Mapping[str, Any]]] = [(value, (), "$", {})]
        while waiting and self._left > 0:
            node, steps, pattern, above = waiting.pop()
            self._left -= 1
            if len(steps) > DEPTH:
                continue
            if isinstance(node, list):
                members: Iterable[tuple[Step, Any]] = enumerate(cast("list[Any]", node))
                similar = _similar(cast("list[Any]", node), self._least)
                below = pattern + "[]"
            elif isinstance(node, dict):
                named = cast("dict[Any, Any]", node)
                members = [(str(k), v) for k, v in named.items()]
                similar = len(named) >= LEAST and _keys_of_things(named) and _similar(list(named.values()))
                below = pattern + ".*"
            else:
                continue
            for step, member in members:
                if not isinstance(member, dict | list):
                    continue
                child = cast("dict[Any, Any] | list[Any]", member)
                here = (*steps, step)
                if similar and isinstance(child, dict):
                    flat = {**above, **flattened(child)}
                    if isinstance(step, str):
                        flat.setdefault("key", step)
                    self.add(below, here, flat)
                    upper = _upper(below, flat)
                    waiting += [
                        (v, (*here, str(k)), f"{below}.{k}", upper)
                        for k, v in reversed(list(child.items()))
                        if isinstance(v, dict | list)
                    ]
                else:
                    waiting.append((child, here, below if isinstance(step, int) else f"{pattern}.{step}", above))

    def add(self, pattern: str, steps: tuple[Step, ...], flat: dict[str, Any]) -> None:
        """One object."""
        if self._objects <= 0:
            return
        self._objects -= 1
        rows = self.found.setdefault(pattern, Rows(name_of(pattern) or self._name, pattern))
        rows.locators.append(self._locate(steps))
        rows.flat.append(flat)


def name_of(pattern: str) -> str:
    """The last name in a pattern: 'messages' of '.data.messages[]'."""
    names = [n for n in re.split(r"[.\[\]*$]+", pattern) if n and not n.isdigit()]
    return names[-1] if names else ""


def _similar(values: Sequence[Any], least: int = LEAST) -> bool:
    """At least so many objects, most of all, with keys in common."""
    objects = [cast("dict[Any, Any]", v) for v in values[:200] if isinstance(v, dict) and v]
    if len(objects) < least or len(objects) < 0.8 * len(values[:200]):
        return False
    counts: dict[Any, int] = {}
    for one in objects:
        for key in one:
            counts[key] = counts.get(key, 0) + 1
    return sum(n >= _SHARED * len(objects) for n in counts.values()) >= 2


def _keys_of_things(named: Mapping[Any, Any]) -> bool:
    """Keys that number or identify, rather than name, what stands under them."""
    keys = [str(k) for k in list(named)[:50]]
    things = sum(any(c.isdigit() for c in k) or "@" in k or len(k) > 24 for k in keys)
    return things >= 0.8 * len(keys)


def _upper(pattern: str, flat: Mapping[str, Any]) -> dict[str, Any]:
    """What an object's children are told of it: its short values, under its list's name."""
    name = name_of(pattern) or "parent"
    kept = {k: v for k, v in flat.items() if "." not in k and not (isinstance(v, str) and len(v) > 200)}
    return {f"{name}.{k}": v for k, v in list(kept.items())[:12]}


def flattened(value: Mapping[Any, Any], prefix: str = "", depth: int = FLAT) -> dict[str, Any]:
    """The plain values inside an object, by keys joined with dots. Bytes stand as a mark, dates as Cocoa seconds."""
    found: dict[str, Any] = {}
    for key, member in value.items():
        name = f"{prefix}{key}"
        if isinstance(member, dict):
            if depth:
                found.update(flattened(cast("dict[Any, Any]", member), name + ".", depth - 1))
        elif isinstance(member, bool):
            found[name] = int(member)
        elif isinstance(member, bytes):
            found[name] = b"\0"
        elif member is None or isinstance(member, str | int | float):
            found[name] = member
        if len(found) >= MOST_COLUMNS:
            break
    return found


def each(
    value: object, pattern: str, locate: Callable[[tuple[Step, ...]], str] = json_locator
) -> Iterator[tuple[str, dict[str, Any]]]:
    """The objects of one list, by its pattern: (locator, plain values by path)."""
    walk = Walk("", locate)
    walk.walk(value)
    rows = walk.found.get(pattern)
    if rows is not None:
        yield from zip(rows.locators, rows.flat, strict=True)


def text(row: Mapping[str, Any], name: str) -> str | None:
    """A value as text; None where there is none, or nothing in it."""
    value = row.get(name)
    return None if value is None or value == "" or isinstance(value, bytes) else str(value)
