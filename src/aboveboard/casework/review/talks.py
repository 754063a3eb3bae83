"""Conversations before a reviewer: the list, and parts of one from any place in it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from aboveboard.casework.people import Everyone, Thread, talk_conditions
from aboveboard.casework.review.desk import Desk, Record, Rows
from aboveboard.casework.review.marks import reviewed, version
from aboveboard.model.provenance import read_key
from aboveboard.model.query import Clause, make_filter, parse
from aboveboard.store.columns import UNDATED
from aboveboard.store.present import StoredRow

_ANSWERED = 20
"""Messages of one part of a conversation whose answered ones are looked for."""
_LOOKED = 5_000
"""Records of a conversation up to which one is looked through for the message that another answers."""


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


def last_of(desk: Desk, threads: Iterable[Thread]) -> dict[str, Record]:
    """The newest live record of each conversation, by the conversation's id; of those that were asked for before, remembered."""
    found: dict[str, Record] = desk.answers.setdefault("last of conversations", {})
    for thread in threads:
        if thread.id in found:
            continue
        newest: tuple[int, Record] | None = None
        for one in desk.opened:
            for where, values in talk_conditions(one.exhibit, (thread,), ()):
                sql = f"{where} AND state = 0 AND {one.exhibit.shown}"
                for row in one.exhibit.rows(sql, values, newest_first=True, limit=1):
                    at = row.at if row.at is not None else UNDATED
                    if newest is None or at > newest[0]:
                        newest = at, one.exhibit.present(row)
        if newest is not None:
            found[thread.id] = newest[1]
    return {thread.id: found[thread.id] for thread in threads if thread.id in found}


def reviewed_of(desk: Desk) -> dict[tuple[str, str, str], int]:
    """(service, profile, thread) -> records of it that somebody reviewed. Kept until something is marked."""
    name = f"reviewed by conversation {version(desk.case)}"
    if name not in desk.answers:
        keys = {read_key(key)[0] for key in reviewed(desk.case, "yes")}
        found: dict[tuple[str, str, str], int] = {}
        for one, sets in zip(desk.opened, desk.sets, strict=True) if keys else ():
            columns = sets.columns
            for row in one.searcher.rows_of(keys):
                reading, code = one.exhibit.readings[int(columns.src[row])], int(columns.thread[row])
                if code >= 0 and columns.shown[row]:
                    thread = (reading.service, reading.profile, columns.threads[code].decode("utf-8", "replace"))
                    found[thread] = found.get(thread, 0) + 1
        desk.answers[name] = found
    return desk.answers[name]


def answered_in(desk: Desk, talk: Talk, records: Sequence[Record]) -> dict[tuple[str, str], Record]:
    """(service, id of a message) -> the message, of those that these answer and that are among them or are found."""
    there = {(r["service"], r["message_id"]): r for r in records if isinstance(r.get("message_id"), str)}
    asked = {(r["service"], r["reply_to"]) for r in records if isinstance(r.get("reply_to"), str)}
    found = {one: there[one] for one in asked if one in there}
    for service, name in sorted(asked - found.keys())[:_ANSWERED]:
        known = (service, name)
        kept: dict[tuple[str, str], Record | None] = desk.answers.setdefault("answered messages", {})
        if known not in kept:
            kept[known] = _answered(desk, talk, *known)
        if (one := kept[known]) is not None:
            found[known] = one
    return found


def _answered(desk: Desk, talk: Talk, service: str, name: str) -> Record | None:
    sql = "thread = ? AND data ->> '$.message_id' = ? AND state = 0"
    for thread in (t for t in talk.threads if t.service == service and t.live <= _LOOKED):
        for one in desk.opened:
            record = next(one.exhibit.records(sql, (thread.thread, name), limit=1), None)
            if record is not None and record["service"] == service and record["profile"] == thread.profile:
                return record
    return None


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


def written_by(desk: Desk, thread: Thread, person: str) -> tuple[Clause, ...]:
    """What asks for the messages of somebody in a conversation: any of their identifiers in its service. Raises CaseError."""
    one = everyone(desk).person(person)
    stored = sorted({identifier for service, identifier in one.stored if service == thread.service})
    return tuple(make_filter("from", identifier) for identifier in stored) or (make_filter("person", one.id),)


def key_at(desk: Desk, number: int, row: int) -> str:
    """The key of a record, by its exhibit's and its own number."""
    exhibit = desk.opened[number].exhibit
    return str(exhibit.present(next(iter(exhibit.rows("id = ?", (row,)))))["key"])
