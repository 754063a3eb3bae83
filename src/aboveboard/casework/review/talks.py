"""Conversations before a reviewer: the list, and parts of one from any place in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from aboveboard.casework.people import Everyone, Thread, talk_conditions
from aboveboard.casework.review.desk import Desk, Rows
from aboveboard.model.query import make_filter, parse
from aboveboard.store.columns import UNDATED
from aboveboard.store.present import StoredRow


@dataclass(frozen=True)
class Talk:
    """A conversation, and what it takes to read it."""

    thread: Thread
    threads: tuple[Thread, ...]
    """With it, the others that are shown in one."""
    calling: tuple[str, ...]
    """The stored identifiers of its one person, for calls between."""


def everyone(desk: Desk) -> Everyone:
    """People and conversations, joined."""
    return desk.everyone()


def talk(desk: Desk, name: str, *, joined: bool = False) -> Talk:
    """By its id; `joined` with the same person's others in other apps. Raises CaseError."""
    found = everyone(desk)
    thread = found.thread(name)
    return Talk(thread, tuple(found.together(thread) if joined else [thread]), found.calling(thread))


def rows_of(desk: Desk, talk: Talk) -> Rows:
    """The records of a conversation, calls of its person between, in order of time."""

    def rows(number: int, after: int | None, newest_first: bool, limit: int) -> Iterable[StoredRow]:
        exhibit = desk.opened[number].exhibit
        bound = "" if after is None else f" AND id {'<' if newest_first else '>'} {after}"
        found: list[StoredRow] = []
        for where, values in talk_conditions(exhibit, talk.threads, talk.calling):
            sql = f"{where}{bound} AND {exhibit.shown}"
            found += exhibit.rows(sql, values, newest_first=newest_first, limit=limit)
        found.sort(key=lambda row: row.id, reverse=newest_first)
        return found[:limit]

    return rows


def thread_of(desk: Desk, record: dict[str, Any]) -> Thread | None:
    """The conversation that a record belongs to."""
    thread = record.get("thread")
    if not isinstance(thread, str):
        return None
    same = (record["service"], record["profile"], thread)
    return next((t for t in everyone(desk).threads if (t.service, t.profile, t.thread) == same), None)


def hits_in(desk: Desk, thread: Thread, words: str) -> list[tuple[int, int]]:
    """(exhibit's number, row's number) of the records of a conversation that answer a query, oldest first.

    Raises QueryError.
    """
    query = parse(words).also(make_filter("thread", thread.thread), make_filter("service", thread.service))
    query = desk.told(query)
    found: list[tuple[int, int, int]] = []
    for number, (one, sets) in enumerate(zip(desk.opened, desk.sets, strict=True)):
        columns = sets.columns
        rows = sets.all(query)
        # Rows of one conversation come from few readings.
        sources = np.unique(columns.src[rows]).tolist()
        theirs = [n for n in sources if one.exhibit.readings[n].profile == thread.profile]
        rows = rows[np.isin(columns.src[rows], theirs)]
        times = np.where(columns.at[rows] == UNDATED, 0, columns.at[rows])
        found += [(at, number, row) for at, row in zip(times.tolist(), rows.tolist(), strict=True)]
    if len(desk.opened) > 1:
        found.sort(key=lambda hit: hit[0])
    return [(number, row) for _, number, row in found]


def key_at(desk: Desk, number: int, row: int) -> str:
    """The key of a record, by its exhibit's and its own number."""
    exhibit = desk.opened[number].exhibit
    return str(exhibit.present(next(iter(exhibit.rows("id = ?", (row,)))))["key"])
