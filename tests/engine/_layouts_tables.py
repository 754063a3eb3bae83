"""Tables of stores that are made of layouts, how they write moments, and the files that hold them."""

from __future__ import annotations

import html
import json
import plistlib
import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from tests.engine._layouts_names import Names
from tests.engine._tenth_talk import stamp, zulu
from tests.engine.published_talk import COCOA, Aside, Record, database, local

Item = TypeVar("Item")


@dataclass(frozen=True)
class Column(Generic[Item]):
    """A column, and what stands in it for a person, a message, a call or a conversation."""

    name: str
    type: str
    value: Callable[[Item], object]


@dataclass(frozen=True)
class Table:
    """A table: (name, type) of its columns, and its rows."""

    name: str
    columns: Sequence[tuple[str, str]]
    rows: Sequence[tuple[Any, ...]]

    @property
    def script(self) -> str:
        """The statement that makes it."""
        return f'CREATE TABLE "{self.name}" (' + ", ".join(f'"{n}" {t}' for n, t in self.columns) + ");"


def keyed(name: str, key: str, columns: Sequence[Column[Item]], items: Sequence[tuple[int, Item]]) -> Table:
    """A table with a column of row numbers, of items by their numbers."""
    shape = [(key, "INTEGER PRIMARY KEY"), *((c.name, c.type) for c in columns)]
    return Table(name, shape, [(row, *(c.value(item) for c in columns)) for row, item in items])


Extra = tuple[str, str, Callable[[Item], object]]
"""(name, type, value) of a column that stores may have besides."""


def besides(
    rng: random.Random, names: Names, extras: Sequence[Extra[Item]], least: int, most: int
) -> list[Column[Item]]:
    """Some of the columns that a table may have besides."""
    some = rng.sample(list(extras), rng.randint(least, most))
    given = [(names.given((name,)), kind, value) for name, kind, value in some]
    return [Column(name, kind, value) for name, kind, value in given if name is not None]


# --- moments ---------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Clock:
    """A way to write moments, given in milliseconds since 1970."""

    name: str
    often: int
    type: str
    write: Callable[[int], object]
    said: Callable[[int], int | Record]
    """What the written moment says: microseconds since 1970, or a local time."""


def _exact(ms: int) -> int:
    return ms * 1000


def _second(ms: int) -> int:
    return ms // 1000 * 1_000_000


def _wall(ms: int) -> Record:
    return local(stamp(ms))


CLOCKS = (
    Clock("milliseconds", 30, "INTEGER", lambda ms: ms, _exact),
    Clock("seconds", 16, "INTEGER", lambda ms: ms // 1000, _second),
    Clock("microseconds", 3, "INTEGER", lambda ms: ms * 1000, _exact),
    Clock("ISO 8601", 10, "TEXT", lambda ms: stamp(ms, "%Y-%m-%dT%H:%M:%SZ"), _second),
    Clock("ISO 8601 with an offset", 4, "TEXT", lambda ms: stamp(ms, "%Y-%m-%dT%H:%M:%S+00:00"), _second),
    Clock("ISO 8601 with milliseconds", 8, "TEXT", zulu, _exact),
    Clock("SQL", 8, "TEXT", stamp, _wall),
    Clock("since 2001", 8, "TIMESTAMP", lambda ms: ms / 1000 - COCOA, _exact),
    Clock("milliseconds as text", 4, "TEXT", str, _exact),
    Clock("day first", 3, "TEXT", lambda ms: stamp(ms, "%d.%m.%Y %H:%M:%S"), _wall),
    Clock("month first", 2, "TEXT", lambda ms: stamp(ms, "%b %d, %Y %I:%M:%S %p"), _wall),
    Clock(
        "as browsers write",
        2,
        "TEXT",
        lambda ms: stamp(ms, "%a %b %d %Y %H:%M:%S GMT+0000 (Coordinated Universal Time)"),
        _second,
    ),
)


def drawn_clock(rng: random.Random) -> Clock:
    """One of them, the usual more often."""
    return rng.choices(CLOCKS, [c.often for c in CLOCKS])[0]


# --- files -----------------------------------------------------------------------------------------------------------

FILES = ("json", "async", "prefs", "plist")
"""Forms besides databases: a file of JSON, React Native's storage of keys, Android's preferences, a property list."""
APP = "org.example.app"
IN_ANDROID = f"data/data/{APP}"
IN_IOS = "private/var/mobile/Containers/Data/Application/6F9619FF-8B86-D011-B42D-00CF4FC964FF/Library/Preferences"


@dataclass
class Made:
    """What is in a store: tables, what is true of them, what must not be told, and rows that may be told or not."""

    tables: list[Table]
    truth: list[Record]
    decoys: list[str]
    spare: list[tuple[str, int]]
    layout: str
    """What was drawn, in words: who looks at a fault needs it."""


def stored(made: Made, form: str = "database") -> Aside:
    """The store as a database or as one of the files."""
    if form == "database":
        script, rows = "".join(t.script for t in made.tables), {t.name: t.rows for t in made.tables}
        return database(script, rows, made.truth, made.layout, decoys=made.decoys, spare=made.spare)
    listed = {t.name: [_object(t, row) for row in t.rows] for t in made.tables}
    texts = {name: json.dumps(rows, ensure_ascii=False) for name, rows in listed.items()}
    if form == "async":
        keys = [(f"@app:{name}", text) for name, text in texts.items()]
        script = "CREATE TABLE catalystLocalStorage (key TEXT PRIMARY KEY, value TEXT NOT NULL);"
        return database(script, {"catalystLocalStorage": keys}, made.truth, made.layout)
    if form == "json":
        return _file(made, json.dumps(listed, ensure_ascii=False).encode(), f"{IN_ANDROID}/files/store.json")
    if form == "prefs":
        lines = "".join(f'<string name="{name}">{html.escape(text)}</string>' for name, text in texts.items())
        head, last = '<?xml version="1.0" encoding="utf-8" standalone="yes" ?>', '<boolean name="dark" value="true" />'
        return _file(made, f"{head}<map>{lines}{last}</map>".encode(), f"{IN_ANDROID}/shared_prefs/store.xml")
    if form == "plist":
        there = {name: [{k: v for k, v in r.items() if v is not None} for r in rows] for name, rows in listed.items()}
        return _file(made, plistlib.dumps(there, fmt=plistlib.FMT_BINARY), f"{IN_IOS}/{APP}.plist")
    raise ValueError(form)


def _object(table: Table, row: tuple[Any, ...]) -> dict[str, Any]:
    return {name: value for (name, _), value in zip(table.columns, row, strict=True)}


def _file(made: Made, data: bytes, path: str) -> Aside:
    decoys = frozenset(d.lower() for d in made.decoys)
    spare = frozenset((table.lower(), row) for table, row in made.spare)
    return Aside(data, made.truth, made.layout, decoys, spare, path=path)
