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

from aboveboard.formats import wrapped
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


_REACHED: Final = re.compile(
    r"durations?$|phone|e-?mails?$|numbers?$|addresses$|handles$|mobiles?$|telef|identifiers$|\bjids$", re.IGNORECASE
)
"""Lists so called say how somebody is reached, or how long each took part."""
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
    above: set[str] = field(default_factory=set[str])
    """Which of the values are those of the objects that they stand in."""


def _named_by_place(listed: list[Any], least: int) -> list[Any]:
    """The same, where it is of lists of plain values that are of one length: these as objects, whose keys are '0', '1' …"""
    if len(listed) < least or not isinstance(listed[0], list):
        return listed
    length = len(cast("list[Any]", listed[0]))
    alike = all(isinstance(row, list) and len(cast("list[Any]", row)) == length for row in listed)
    if not (alike and 2 <= length <= _MOST_PLACES):
        return listed
    if any(isinstance(value, dict | list) for row in listed for value in row):
        return listed
    return [{str(place): value for place, value in enumerate(row)} for row in listed]


_MOST_PLACES: Final = 12


class Walk:
    """Finds lists of objects in a tree of values."""

    def __init__(self, name: str, locate: Callable[[tuple[Step, ...]], str], least: int = LEAST) -> None:
        """Lists of `least` objects and more are looked for."""
        self._least = least
        self.found: dict[str, Rows] = {}
        self.plain: dict[str, str | int | float] = {}
        """Plain values beside the lists, by path."""
        self._name = name
        self._locate = locate
        self._left = MOST_VALUES
        self._objects = MOST_OBJECTS

    def walk(self, value: Any) -> None:
        """Everything below a value."""
        waiting: list[_Waiting] = [(value, (), "$", {}, self._least)]
        while waiting and self._left > 0:
            node, steps, pattern, above, least = waiting.pop()
            self._left -= 1
            if len(steps) > DEPTH:
                continue
            kept, keyed = above, False
            if isinstance(node, list):
                listed = _named_by_place(cast("list[Any]", node), least)
                members: Iterable[tuple[Step, Any]] = enumerate(listed)
                similar = _similar(listed, least)
                below = pattern + "[]"
            elif isinstance(node, dict):
                named = cast("dict[Any, Any]", node)
                members = [(str(k), v) for k, v in named.items()]
                things = len(named) >= least and _keys_of_things(named)
                similar = things and _similar(list(named.values()), least)
                below = pattern + ".*"
                self._beside(named, steps)
                if not similar:
                    keyed = things and _alike_below(named)
                    kept = self._kept(named, above) if len(steps) <= _SHALLOW else above
                if _lists_alike(named, things=things):
                    waiting += self._lists(named, steps, below, above)
                    continue
            else:
                continue
            for step, member in members:
                if not isinstance(member, dict | list):
                    continue
                child = cast("dict[Any, Any] | list[Any]", member)
                here = (*steps, step)
                if similar and isinstance(child, dict):
                    own = flattened(child)
                    if isinstance(step, str):
                        own.setdefault("key", step)
                    self.add(below, here, own, above)
                    upper = _upper(below, own, above)
                    waiting += [
                        (v, (*here, str(k)), f"{below}.{k}", upper, 1)
                        for k, v in reversed(list(child.items()))
                        if isinstance(v, dict | list)
                    ]
                elif isinstance(step, str) and keyed:
                    # What stands under such keys is alike: whose it is, the key says.
                    name = name_of(pattern) or "list"
                    waiting.append((child, here, below, {**above, f"{name}.key": step}, 1))
                else:
                    under = below if isinstance(step, int) else f"{pattern}.{step}"
                    waiting.append((child, here, under, kept, least))

    @staticmethod
    def _kept(named: Mapping[Any, Any], above: Mapping[str, Any]) -> Mapping[str, Any]:
        """What an object that is no row says of the lists in it."""
        said = flattened({k: v for k, v in named.items() if not isinstance(v, list)}, depth=1)
        short = {k: v for k, v in said.items() if not isinstance(v, str) or len(v) <= _SHORT}
        return {**above, **short} if short and len(short) + len(above) <= _MOST_ABOVE else above

    def _beside(self, named: Mapping[Any, Any], steps: tuple[Step, ...]) -> None:
        """Keep the plain values of an object that is no row."""
        if len(steps) > _SHALLOW or any(isinstance(s, int) for s in steps):
            return
        for key, value in named.items():
            if isinstance(value, str | int | float) and len(self.plain) < _MOST_PLAIN and len(str(value)) <= _SHORT:
                self.plain[".".join((*map(str, steps), str(key)))] = value

    def _lists(
        self, named: Mapping[Any, Any], steps: tuple[Step, ...], pattern: str, above: Mapping[str, Any]
    ) -> list[_Waiting]:
        """The lists under keys that say whose they are, as one."""
        name = name_of(pattern) or "list"
        return [
            (v, (*steps, str(k)), pattern, {**above, f"{name}.key": str(k)}, 1)
            for k, v in reversed(list(named.items()))
            if isinstance(v, list)
        ]

    def add(self, pattern: str, steps: tuple[Step, ...], own: dict[str, Any], above: Mapping[str, Any]) -> None:
        """One object, with what those above it say."""
        if self._objects <= 0:
            return
        self._objects -= 1
        rows = self.found.setdefault(pattern, Rows(name_of(pattern) or self._name, pattern))
        rows.locators.append(self._locate(steps))
        rows.above |= above.keys() - own.keys()
        rows.flat.append({**above, **own})


_Waiting = tuple[Any, tuple[Step, ...], str, Mapping[str, Any], int]
_SHALLOW: Final = 3
_MOST_PLAIN: Final = 200
_SHORT: Final = 200
_MOST_ABOVE: Final = 40


def _alike_below(named: Mapping[Any, Any]) -> bool:
    """Whether an object's members are objects whose own members are similar, under keys that identify them."""
    inner = [cast("dict[Any, Any]", v) for v in list(named.values())[:50] if isinstance(v, dict) and v]
    if len(inner) < 2 or len(inner) < 0.8 * len(list(named.values())[:50]):
        return False
    return all(_keys_of_things(one) for one in inner) and _similar(
        [v for one in inner for v in list(one.values())[:4]], 2
    )


def _lists_alike(named: Mapping[Any, Any], *, things: bool) -> bool:
    """Whether an object has nothing but lists of similar objects under its keys: the keys say whose they are."""
    lists = [cast("list[Any]", v) for v in list(named.values())[:200] if isinstance(v, list) and v]
    if len(lists) < (2 if things else LEAST) or len(lists) < 0.8 * len(list(named.values())[:200]):
        return False
    first = [frozenset(map(str, cast("dict[Any, Any]", one[0]))) for one in lists if isinstance(one[0], dict)]
    if len(first) < len(lists):
        return False
    shared, every = frozenset[str].intersection(*first), frozenset[str]().union(*first)
    return len(shared) >= 2 and len(shared) >= _SHARED * len(every)


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


def _upper(pattern: str, own: Mapping[str, Any], above: Mapping[str, Any]) -> dict[str, Any]:
    """What an object's children are told of it: its short values, under its list's name; and of those above it."""
    name = name_of(pattern) or "parent"
    short = sorted(
        (k for k, v in own.items() if not (isinstance(v, str) and len(v) > _SHORT)), key=lambda k: k.count(".")
    )
    kept = {f"{name}.{k}": own[k] for k in short[:24]}
    return dict([*kept.items(), *above.items()][:_MOST_ABOVE])


def flattened(value: Mapping[Any, Any], prefix: str = "", depth: int = FLAT) -> dict[str, Any]:
    """The plain values inside an object, by keys joined with dots. Bytes stand as a mark, dates as Cocoa seconds."""
    found: dict[str, Any] = {}
    for key, member in value.items():
        name = f"{prefix}{key}"
        if isinstance(member, dict):
            if depth:
                found.update(flattened(cast("dict[Any, Any]", member), name + ".", depth - 1))
        elif isinstance(member, list):
            # A text in pieces, some of which are marked.
            pieces = cast("list[Any]", member)
            said = wrapped.rich(pieces) if pieces and isinstance(pieces[0], str | dict) else None
            if said is not None and wrapped.in_parts(pieces):
                name += ".text"
            first = pieces[0] if pieces and isinstance(pieces[0], str) else None
            if said is None:
                said = _text_of_bytes(str(key), pieces)
            if said is None and pieces and isinstance(pieces[0], dict) and depth > 0 and _REACHED.search(str(key)):
                # Numbers and addresses with what they are for: of several the first.
                found.update(flattened(cast("dict[Any, Any]", pieces[0]), name + ".", 0))
            if said is not None or first is not None:
                # Of several texts, as the numbers of a contact, the first.
                found[name] = first if said is None else said
        elif isinstance(member, bool):
            found[name] = int(member)
        elif isinstance(member, bytes):
            found[name] = b"\0"
        elif member is None or isinstance(member, str | int | float):
            found[name] = member
        if len(found) >= MOST_COLUMNS:
            break
    return found


_BYTES: Final = re.compile(r"bytes|data|payload|body|content|text|message", re.IGNORECASE)


def _text_of_bytes(key: str, pieces: list[Any]) -> str | None:
    """The text that a list of numbers is, where its key says bytes or what is in them: so JSON has them from some languages."""
    if not pieces or not _BYTES.search(key) or not all(isinstance(p, int) and -128 <= p <= 255 for p in pieces):
        return None
    try:
        text = bytes(p & 0xFF for p in pieces).decode()
    except UnicodeDecodeError:
        return None
    return text if all(c.isprintable() or c in "\n\r\t" for c in text) else None


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
