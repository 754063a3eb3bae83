"""Who stands in an exhibit's records and in which conversations: grouped by columns, so that a million messages stay arrays."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

import msgspec
import numpy as np

from aboveboard.model.records import KIND_BY_NUMBER, KIND_NUMBER
from aboveboard.store.columns import UNDATED, Columns
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.naming import party_fields
from aboveboard.store.words import Ints

IN_CONVERSATION = ("Message", "Call")
_NEVER = 1 << 62


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
        rows = one.rows[chosen].astype(np.int64)
        tallied = _tallied(columns, rows, columns.src[rows], columns.thread[rows], one.texts[chosen])
        for (src, thread, text), tally in sorted(tallied, key=lambda t: t[0]):
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
    rows = np.flatnonzero(columns.shown & (columns.thread >= 0) & np.isin(columns.kind, kinds))
    sql = (
        f"SELECT src, CAST(thread AS BLOB), max(data ->> '$.thread_name') AS t FROM records WHERE thread IS NOT NULL "
        f"AND kind IN ({', '.join(map(str, kinds))}) AND {exhibit.shown} AND data ->> '$.thread_name' IS NOT NULL GROUP BY 1, 2"
    )
    titles = {(int(src), bytes(thread)): title for src, thread, title in exhibit.db.execute(sql)}
    for (src, thread), tally in sorted(_tallied(columns, rows, columns.src[rows], columns.thread[rows])):
        reading = exhibit.readings[src]
        title = titles.get((src, columns.threads[thread]))
        yield Talk(reading.service, reading.profile, threads[thread], title, *tally)


def _tallied(columns: Columns, rows: Ints, *parts: Any) -> list[tuple[tuple[int, ...], _Tally]]:
    """The rows in groups of those of which all parts are equal."""
    if not rows.size:
        return []
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
    return [
        (name, _Tally(n - r, r, None if e == UNDATED else f, None if e == UNDATED else e, top))
        for name, n, r, f, e, top in zip(names, every, recovered, first, last, newest, strict=True)
    ]
