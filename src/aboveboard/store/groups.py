"""Who stands in an exhibit's records and in which conversations: grouped by columns, so that a million messages stay arrays."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

import msgspec
import numpy as np

from aboveboard.model.records import KIND_BY_NUMBER, KIND_NUMBER
from aboveboard.store.columns import UNDATED, Columns, Named
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.naming import party_fields
from aboveboard.store.words import Bools, Ints

IN_CONVERSATION = ("Message", "Call")
_NEVER = 1 << 62
_AT_ONCE = 1 << 18
"""Rows that are sorted at a time."""


class Group(NamedTuple):
    """Records of one reading, kind and conversation that hold the same party or parties in a field."""

    service: str
    profile: str
    kind: str
    thread: str | None
    role: str
    parties: list[dict[str, Any]]
    live: int
    recovered: int
    first: int | None
    last: int | None


class Talk(NamedTuple):
    """A conversation as one reading has it. Times are UTC microseconds; `newest` is a row's number."""

    service: str
    profile: str
    thread: str
    title: str | None
    live: int
    recovered: int
    first: int | None
    last: int | None
    newest: int


class _Tally(NamedTuple):
    """How many rows of a group there are, and when."""

    live: int
    recovered: int
    first: int | None
    last: int | None
    newest: int


def groups(exhibit: Exhibit, columns: Columns) -> Iterator[Group]:
    """Every party in every field, with how often and when."""
    decode = msgspec.json.Decoder(list[dict[str, Any]]).decode
    threads = [text.decode("utf-8", "replace") for text in columns.threads]
    for one in sorted(columns.named, key=lambda n: (n.field, n.kind)):
        if one.field not in party_fields().get(one.kind, ()):
            continue
        said = np.array([text != "null" for text in columns.texts], dtype=np.bool_)
        for (src, thread, text), tally in _tallied(columns, _saying(columns, one, said)):
            reading = exhibit.readings[src]
            words = columns.texts[text]
            yield Group(
                reading.service,
                reading.profile,
                KIND_BY_NUMBER[one.kind].__name__,
                threads[thread] if thread >= 0 else None,
                one.field,
                decode(words if words.startswith("[") else f"[{words}]"),
                *tally[:4],
            )


def talks(exhibit: Exhibit, columns: Columns) -> Iterator[Talk]:
    """Every conversation of every reading."""
    kinds = [KIND_NUMBER[k] for k in IN_CONVERSATION]
    threads = [text.decode("utf-8", "replace") for text in columns.threads]
    wanted = np.zeros(256, dtype=np.bool_)
    wanted[kinds] = True
    titles = _titles(exhibit, columns.size, kinds)
    for (src, thread), tally in _tallied(columns, _in_conversations(columns, wanted)):
        reading = exhibit.readings[src]
        title = titles.get((src, columns.threads[thread]))
        yield Talk(reading.service, reading.profile, threads[thread], title, *tally)


def _titles(exhibit: Exhibit, size: int, kinds: Sequence[int]) -> dict[tuple[int, bytes], str]:
    """What each conversation of each reading is called, by the last of its names in their order.

    In stretches: SQLite sorts what it is to group, in memory.
    """
    sql = (
        "SELECT src, CAST(thread AS BLOB), max(CAST(data ->> '$.thread_name' AS TEXT)) FROM records WHERE id BETWEEN ? AND ? "
        f"AND thread IS NOT NULL AND kind IN ({', '.join(map(str, kinds))}) AND {exhibit.shown} "
        "AND data ->> '$.thread_name' IS NOT NULL GROUP BY 1, 2"
    )
    found: dict[tuple[int, bytes], str] = {}
    for first in range(0, size, _AT_ONCE):
        for src, thread, title in exhibit.db.execute(sql, (first, first + _AT_ONCE - 1)):
            name = (int(src), bytes(thread))
            found[name] = max(found.get(name, title), title)
    return found


def _saying(columns: Columns, one: Named, said: Bools) -> Iterator[tuple[Ints, Ints]]:
    """The rows that are shown and name somebody, some at a time, with what they say."""
    for start in range(0, one.rows.size, _AT_ONCE):
        rows, texts = one.rows[start : start + _AT_ONCE], one.texts[start : start + _AT_ONCE]
        chosen = columns.shown[rows] & said[texts]
        yield rows[chosen], texts[chosen]


def _in_conversations(columns: Columns, wanted: Bools) -> Iterator[tuple[Ints]]:
    """The rows of wanted kinds that are shown and stand in a conversation, some at a time."""
    for start in range(0, columns.size, _AT_ONCE):
        some = slice(start, start + _AT_ONCE)
        yield (np.flatnonzero(columns.shown[some] & (columns.thread[some] >= 0) & wanted[columns.kind[some]]) + start,)


def _tallied(columns: Columns, pieces: Iterable[tuple[Ints, ...]]) -> list[tuple[tuple[int, ...], _Tally]]:
    """Rows in groups of one reading and conversation (and text, where each row comes with one), in order of these.

    Some rows at a time, which are sorted: of all of ten million that would take hundreds of megabytes.
    """
    found: dict[tuple[int, ...], list[int]] = {}
    for piece in pieces:
        some = piece[0].astype(np.int64)
        if not some.size:
            continue
        for name, *values in _sorted_out(columns, some, [columns.src[some], columns.thread[some], *piece[1:]]):
            before = found.setdefault(name, values)
            if before is not values:
                n, r, first, last, newest = values
                before[:2] = before[0] + n, before[1] + r
                before[2:] = min(before[2], first), max(before[3], last), max(before[4], newest)
    return [
        (name, _Tally(n - r, r, None if e == UNDATED else f, None if e == UNDATED else e, top))
        for name, (n, r, f, e, top) in sorted(found.items())
    ]


def _sorted_out(columns: Columns, rows: Ints, parts: list[Ints]) -> Iterator[tuple[Any, ...]]:
    """(the parts, rows, those that are not live, first and last time, newest row) of rows of which all parts are equal."""
    order = np.lexsort((rows, *reversed(parts)))
    sorted_parts = [part[order] for part in parts]
    changes = np.zeros(rows.size, dtype=np.bool_)
    changes[0] = True
    for part in sorted_parts:
        changes[1:] |= part[1:] != part[:-1]
    starts = np.flatnonzero(changes)
    rows = rows[order]
    dead = columns.state[rows] != 0
    at = columns.at[rows]
    recovered = np.add.reduceat(dead.astype(np.int64), starts).tolist()
    every = np.diff(np.append(starts, rows.size)).tolist()
    first = np.minimum.reduceat(np.where(at == UNDATED, _NEVER, at), starts).tolist()
    last = np.maximum.reduceat(at, starts).tolist()
    newest = np.maximum.reduceat(rows, starts).tolist()
    names = zip(*(part[starts].tolist() for part in sorted_parts), strict=True)
    yield from zip(names, every, recovered, first, last, newest, strict=True)
