"""Who stands in an exhibit's records and in which conversations: grouped by columns, so that a million messages stay arrays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
import numpy as np

from aboveboard.model.records import KIND_BY_NUMBER, KIND_NUMBER
from aboveboard.store.columns import UNDATED, Columns, set_in
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.naming import party_fields
from aboveboard.store.words import Ints

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
        chosen = columns.shown[one.rows] & said[one.texts]
        for (src, thread, text), tally in _tallied(columns, one.rows[chosen], one.texts[chosen]):
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
    rows = set_in(columns.shown & (columns.thread >= 0) & wanted[columns.kind])
    sql = (
        f"SELECT src, CAST(thread AS BLOB), max(data ->> '$.thread_name') AS t FROM records WHERE thread IS NOT NULL "
        f"AND kind IN ({', '.join(map(str, kinds))}) AND {exhibit.shown} AND data ->> '$.thread_name' IS NOT NULL GROUP BY 1, 2"
    )
    titles = {(int(src), bytes(thread)): title for src, thread, title in exhibit.db.execute(sql)}
    for (src, thread), tally in _tallied(columns, rows):
        reading = exhibit.readings[src]
        title = titles.get((src, columns.threads[thread]))
        yield Talk(reading.service, reading.profile, threads[thread], title, *tally)


def _tallied(columns: Columns, rows: Ints, texts: Ints | None = None) -> list[tuple[tuple[int, ...], _Tally]]:
    """The rows in groups of one reading and conversation (and text, where each row has one), in order of these.

    Some rows at a time, which are sorted: of all of ten million that would take hundreds of megabytes.
    """
    found: dict[tuple[int, ...], list[int]] = {}
    for start in range(0, rows.size, _AT_ONCE):
        some = rows[start : start + _AT_ONCE].astype(np.int64)
        parts = [columns.src[some], columns.thread[some]]
        if texts is not None:
            parts.append(texts[start : start + _AT_ONCE])
        for name, *values in _sorted_out(columns, some, parts):
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
