"""The use cases about people and conversations: who stands in the records, joined across apps, and what examiners add to it.

What is gathered from an exhibit is kept in the case until the exhibit changes; it is derived and can be made again. What
examiners decide refers to identifiers, so that it outlives a new examination, and is taken back by its number.
"""

from __future__ import annotations

import base64
import hashlib
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, cast

import msgspec

from aboveboard.analysis.identity import Key, key_of, region_of
from aboveboard.analysis.people import Card, Decision, Person, Seen, people, person_id
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.casework.known import known_keys
from aboveboard.casework.review.marks import reviewed, tagged
from aboveboard.casework.written import Words, words_of
from aboveboard.model.provenance import read_key
from aboveboard.model.query import Query, Term, party_matches
from aboveboard.model.records import KIND_NUMBER
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.parties import own_accounts, own_numbers
from aboveboard.store.present import fields_of_row, key_of_row
from aboveboard.store.schema import PEOPLE

if TYPE_CHECKING:
    from aboveboard.store.columns import Columns

Record = dict[str, Any]
FORM = 3
"""Of what is kept; another number means that it is gathered again."""


@dataclass(frozen=True)
class Thread:
    """One conversation across its records: all that one service keeps under one id for one profile."""

    id: str
    service: str
    profile: str
    thread: str
    title: str | None
    people: tuple[str, ...]
    """Ids of persons, the phone's own apart."""
    live: int
    recovered: int
    first: int | None
    last: int | None


@dataclass(frozen=True)
class Gathered:
    """What one exhibit, or all of a case, tells of people and conversations."""

    seen: tuple[Seen, ...] = ()
    cards: tuple[Card, ...] = ()
    threads: tuple[Thread, ...] = ()
    members: tuple[tuple[str, Key], ...] = ()
    """(thread's id, key) of who wrote or was written to in it."""


@dataclass(frozen=True)
class Everyone:
    """All people and conversations of a case, joined."""

    people: tuple[Person, ...]
    threads: tuple[Thread, ...]
    decisions: tuple[Decision, ...]
    cards: tuple[Card, ...] = ()
    """Contacts' cards and accounts that name somebody."""

    def person(self, name: str) -> Person:
        """By the id of any of their identifiers, or by an identifier itself. Raises CaseError."""
        wanted = name.strip()
        for one in self.people:
            if wanted.upper() in {person_id(k) for k in one.keys} or wanted == one.id:
                return one
        found = [p for p in self.people if wanted in {*(k.value for k in p.keys), *(s.stored for s in p.seen)}]
        if len(found) == 1:
            return found[0]
        if found:
            raise CaseError(f"{name} is an identifier of {len(found)} people: {', '.join(p.id for p in found[:8])}")
        raise CaseError(f"the case knows nobody as {name}; `aboveboard people` lists everybody")

    def meant(self, name: str) -> list[Person]:
        """Whom `person:` means: by id, else all of whom an identifier or a name is it, or has it in itself as `with:` does.

        Raises CaseError where that is nobody.
        """
        wanted = name.strip()
        for one in self.people:
            if wanted.upper() in {person_id(k) for k in one.keys}:
                return [one]
        found = [p for p in self.people if _is_called(p, wanted)]
        if not found:
            raise CaseError(f"the case knows nobody as {name}; `aboveboard people` lists everybody")
        return found

    def together(self, thread: Thread) -> list[Thread]:
        """A conversation, and of one with one person alone that person's others with them alone, whatever the app."""
        if len(thread.people) != 1:
            return [thread]
        return [thread, *(t for t in self.threads if t.people == thread.people and t.id != thread.id)]

    def calling(self, thread: Thread) -> tuple[str, ...]:
        """What calls of the one person of a conversation are stored under."""
        if len(thread.people) != 1:
            return ()
        theirs = [p for p in self.people if p.id in thread.people]
        return tuple(sorted({s.stored for p in theirs for s in p.seen if s.kind == "Call"}))

    def thread(self, name: str) -> Thread:
        """By its id. Raises CaseError."""
        for one in self.threads:
            if one.id == name.strip().upper():
                return one
        raise CaseError(f"the case has no conversation {name}; `aboveboard threads` lists them")


def _is_called(person: Person, name: str) -> bool:
    texts = (*(k.value for k in person.keys), *(text for _, text in person.stored))
    return any(party_matches(name, text, None) for text in texts) or any(
        party_matches(name, None, called) for called in person.names
    )


def told(
    query: Query,
    case: Case,
    everybody: Callable[[], Everyone],
    known: Callable[[], frozenset[int]] | None = None,
    written: Callable[[], Words] | None = None,
) -> Query:
    """A query whose `person:`, `tag:`, `reviewed:` and `known:` know whom and what they mean in this case.

    Its terms know of which records reviewers wrote them. `known` says the keys of records of known files, `written` what was
    written, where somebody has them at hand. Raises CaseError where a person is nobody.
    """
    if any(isinstance(clause, Term) for clause in query.clauses()):
        words = written() if written is not None else words_of(case)
        if words.texts:
            query = query.written(words.holding)
    if query.asks_for("tag"):
        query = query.keyed("tag", lambda tag: _numbers(tagged(case, tag)))
    if query.asks_for("reviewed"):
        query = query.keyed("reviewed", lambda by: _numbers(reviewed(case, by)))
    if query.asks_for("known"):
        query = query.keyed("known", lambda _: known() if known is not None else known_keys(case))
    if not query.asks_for("person"):
        return query
    found = everybody()
    return query.meaning(lambda name: frozenset(pair for person in found.meant(name) for pair in person.stored))


def _numbers(keys: Iterable[str]) -> frozenset[int]:
    return frozenset(read_key(key)[0] for key in keys)


def everyone(case: Case, actor: Actor) -> Everyone:
    """People and conversations of the whole case. A consultation."""
    case.must_stand(actor)
    found = everyone_of(case)
    case.log(actor, "consultation", what="people", people=len(found.people), threads=len(found.threads))
    return found


def conversation(
    case: Case, actor: Actor, name: str, *, before: int | None = None, limit: int = 100, joined: bool = False
) -> tuple[Thread, list[Record]]:
    """A conversation's newest `limit` records before a time (UTC microseconds), oldest first, calls of its people between.

    `joined`: of a conversation with one person also that person's others with them alone, whatever the app.
    Raises CaseError.
    """
    case.must_stand(actor)
    found = everyone_of(case)
    thread = found.thread(name)
    threads = found.together(thread) if joined else [thread]
    calling = found.calling(thread)
    records: list[tuple[int, Record]] = []
    for exhibit in case.exhibits():
        try:
            records += _talk(exhibit, threads, calling, before, limit)
        finally:
            exhibit.close()
    records.sort(key=lambda r: r[0])
    shown = [record for _, record in records[-limit:]]
    case.log(actor, "consultation", what="conversation", thread=thread.id, shown=len(shown))
    return thread, shown


def _talk(
    exhibit: Exhibit, threads: Sequence[Thread], calling: Sequence[str], before: int | None, limit: int
) -> Iterator[tuple[int, Record]]:
    until = "" if before is None else f" AND at < {before}"
    for where, values in talk_conditions(exhibit, threads, calling):
        for row in exhibit.rows(f"{where}{until} AND {exhibit.shown}", values, newest_first=True, limit=limit):
            yield (row.at if row.at is not None else -1), exhibit.present(row)


def talk_conditions(
    exhibit: Exhibit, threads: Sequence[Thread], calling: Sequence[str]
) -> list[tuple[str, tuple[Any, ...]]]:
    """SQL conditions on an exhibit's records, each with its values: those of conversations, and calls between.

    Each has an index of its own; in one condition with OR between them they would have none.
    """
    parts: list[tuple[str, tuple[Any, ...]]] = []
    for one in threads:
        sources = [r.id for r in exhibit.readings.values() if (r.service, r.profile) == (one.service, one.profile)]
        if sources:
            parts.append((f"thread = ? AND src IN ({', '.join(map(str, sources))})", (one.thread,)))
    first = min((t.first for t in threads if t.first is not None), default=None)
    if calling and first is not None:
        marks = ", ".join("?" * len(calling))
        where = f"kind = {KIND_NUMBER['Call']} AND thread IS NULL AND party IN ({marks}) AND at >= {first}"
        parts.append((where, tuple(calling)))
    return parts


def decide(case: Case, actor: Actor, what: str, one: str, other: str | None, reason: str) -> int:
    """Say that two people are one (`merge`), or that an identifier is to stand alone (`split`); gives its number.

    Raises CaseError where there is no reason, or nobody of that name.
    """
    case.must_take_changes(actor)
    if not reason.strip():
        raise CaseError("a reason is needed: others must be able to judge it")
    found = everyone_of(case)
    keys: list[Key | None] = [_key(found, one), _key(found, other) if other is not None else None]
    if keys[0] == keys[1]:
        raise CaseError(f"{one} and {other} are the same already")
    encode = msgspec.json.encode
    with case.db:
        case.db.execute(
            "INSERT INTO decisions (at, actor, what, one, other, reason) VALUES (?, ?, ?, ?, ?, ?)",
            (
                time.time_ns() // 1000,
                actor.name,
                what,
                encode(keys[0]).decode(),
                None if keys[1] is None else encode(keys[1]).decode(),
                reason.strip(),
            ),
        )
        number = case.db.last_insert_rowid()
    case.log(actor, "combination", what=f"people: {what}", decision=number)
    return number


def undo(case: Case, actor: Actor, number: int, reason: str) -> None:
    """Take a decision back. Raises CaseError where there is none of that number, or it is taken back already."""
    case.must_take_changes(actor)
    if not reason.strip():
        raise CaseError("a reason is needed: others must be able to judge it")
    case.db.execute(PEOPLE)
    with case.db:
        case.db.execute(
            "UPDATE decisions SET undone_at = ?, undone_by = ?, undone_why = ? WHERE number = ? AND undone_at IS NULL",
            (time.time_ns() // 1000, actor.name, reason.strip(), number),
        )
        changed = case.db.changes()
    if not changed:
        raise CaseError(f"there is no decision {number} to take back")
    case.log(actor, "combination", what="people: undone", decision=number)


def _key(found: Everyone, name: str) -> Key:
    """The identifier that a name of the command line means: itself where it is one, else a person's first."""
    person = found.person(name)
    wanted = name.strip()
    for key in person.keys:
        if wanted.upper() == person_id(key) or wanted == key.value:
            return key
    return next((s.key for s in person.seen if s.stored == wanted), person.keys[0])


# --- gathering -------------------------------------------------------------------------------------------------------


def everyone_of(case: Case, columns: Callable[[Exhibit], Columns] | None = None) -> Everyone:
    """The same for use cases that check the authority and enter the consultation themselves.

    `columns`: of an exhibit, where they are known already.
    """
    case.db.execute(PEOPLE)
    parts: list[Gathered] = []
    for exhibit in case.exhibits():
        try:
            parts.append(_kept(case, exhibit, columns))
        finally:
            exhibit.close()
    decisions = _decisions(case)
    cards = [c for p in parts for c in p.cards]
    found = people([s for p in parts for s in p.seen], cards, decisions)
    person_of = {key: person for person in found for key in person.keys}
    members: dict[str, dict[str, None]] = {}
    for part in parts:
        for thread, key in part.members:
            person = person_of[key]
            if not person.own:
                members.setdefault(thread, {})[person.id] = None
    joined: dict[str, Thread] = {}
    for thread in (t for p in parts for t in p.threads):
        before = joined.get(thread.id)
        joined[thread.id] = thread if before is None else _both(before, thread)
    threads = [replace(t, people=tuple(sorted(members.get(t.id, {})))) for t in joined.values()]
    threads.sort(key=lambda t: (-(t.last or 0), t.id))
    return Everyone(tuple(found), tuple(threads), tuple(decisions), tuple(cards))


def _decisions(case: Case) -> list[Decision]:
    def key(text: str | None) -> Key | None:
        return None if text is None else Key(*msgspec.json.decode(text))

    rows = case.db.execute(
        "SELECT number, what, one, other, reason, actor FROM decisions WHERE undone_at IS NULL ORDER BY number"
    )
    return [
        Decision(n, what, Key(*msgspec.json.decode(one)), key(other), reason, by)
        for n, what, one, other, reason, by in rows
    ]


def _both(one: Thread, other: Thread) -> Thread:
    return replace(
        one,
        title=one.title or other.title,
        live=one.live + other.live,
        recovered=one.recovered + other.recovered,
        first=min((t for t in (one.first, other.first) if t is not None), default=None),
        last=max((t for t in (one.last, other.last) if t is not None), default=None),
    )


def _kept(case: Case, exhibit: Exhibit, columns: Callable[[Exhibit], Columns] | None) -> Gathered:
    """What the case keeps of an exhibit, or what is gathered and kept now."""
    status = case.exhibit_path(exhibit.label).stat()
    stamp = f"{FORM}:{status.st_size}:{status.st_mtime_ns}"
    row = case.db.execute(
        "SELECT value FROM gathered WHERE exhibit = ? AND stamp = ?", (exhibit.label, stamp)
    ).fetchone()
    if row is not None:
        return msgspec.msgpack.decode(row[0], type=Gathered)
    found = gather(exhibit, None if columns is None else columns(exhibit))
    value = msgspec.msgpack.encode(found)
    case.keep("INSERT OR REPLACE INTO gathered VALUES (?, ?, ?)", (exhibit.label, stamp, value))
    return found


def gather(exhibit: Exhibit, columns: Columns | None = None) -> Gathered:
    """Read an exhibit's parties, cards and conversations."""
    # Imported where they are used: most commands need no arrays.
    from aboveboard.store.columns import columns_of
    from aboveboard.store.groups import groups, talks

    columns = columns or columns_of(exhibit)
    every = list(groups(exhibit, columns))
    # An account's name is somebody everywhere only where it is a number or an address.
    accounts = {n for n in own_accounts(exhibit) if (k := key_of(n, "")) is not None and k.sort in ("phone", "mail")}
    numbers = own_numbers(exhibit) | accounts
    owned = {str(p.get("identifier")) for g in every for p in g.parties if p.get("role") == "owner"}
    region = _region(numbers | owned)
    totals: dict[tuple[Key, str, str, str, str], list[Any]] = {}
    members: dict[tuple[str, Key], None] = {}
    owners: dict[Key, str] = {k: n for n in sorted(numbers) if (k := key_of(n, "", region)) is not None}
    for group in every:
        for party in group.parties:
            stored = party.get("identifier")
            key = key_of(stored, group.service, region) if isinstance(stored, str) else None
            if key is None or not isinstance(stored, str):
                continue
            role = str(party.get("role") or group.role)
            if role == "owner":
                owners.setdefault(key, stored)
            total = totals.setdefault((key, stored, group.service, group.kind, role), [0, 0, None, None, {}])
            total[0] += group.live
            total[1] += group.recovered
            total[2] = min((t for t in (total[2], group.first) if t is not None), default=None)
            total[3] = max((t for t in (total[3], group.last) if t is not None), default=None)
            if isinstance(name := party.get("name"), str) and name.strip():
                total[4][name] = None
            if group.thread is not None and group.kind in ("Message", "Call"):
                members[_thread_id(group.service, group.profile, group.thread), key] = None
    seen = tuple(Seen(*names, *counts[:4], names=tuple(counts[4])) for names, counts in totals.items())
    own = tuple(Card(stored, "the phone's own account", (key,), own=True) for key, stored in owners.items())
    joined: dict[str, Thread] = {}
    for talk in talks(exhibit, columns):
        name = _thread_id(talk.service, talk.profile, talk.thread)
        made = Thread(name, talk.service, talk.profile, talk.thread, talk.title, (), *talk[4:8])
        joined[name] = _both(joined[name], made) if name in joined else made
    return Gathered(seen, (*_cards(exhibit, region), *own), tuple(joined.values()), tuple(members))


_REACH = (None, "phone", "email", "handle", "other")
"""The types of a card's identifiers by which somebody is reached."""


def _cards(exhibit: Exhibit, region: str | None) -> Iterator[Card]:
    """Contacts' cards and accounts, live ones."""
    for row in exhibit.rows(f"state = 0 AND kind IN ({KIND_NUMBER['Contact']}, {KIND_NUMBER['Account']})"):
        reading = exhibit.readings[row.src]
        fields = fields_of_row(row, reading)
        if row.kind == KIND_NUMBER["Contact"]:
            listed = cast("list[dict[str, Any]]", fields.get("identifiers") or [])
            values: list[Any] = [i.get("value") for i in listed if i.get("type") in _REACH]
            rule, own = "one contact card names both", bool(fields.get("own"))
            name = fields.get("name") or " ".join(
                str(fields[n]) for n in ("given_name", "family_name") if isinstance(fields.get(n), str)
            )
        else:
            values = [fields.get("identifier"), fields.get("username")]
            rule, own, name = "one account in the phone names both", False, fields.get("name")
        stored = tuple(
            (k, reading.service, v) for v in values if isinstance(v, str) and (k := key_of(v, reading.service, region))
        )
        if stored:
            shown = str(key_of_row(row, reading))
            keys = tuple(dict.fromkeys(k for k, _, _ in stored))
            yield Card(shown, rule, keys, name if isinstance(name, str) and name else None, own, stored)


def _region(numbers: Iterable[str]) -> str | None:
    """The region in which the phone's own numbers lie; None where there is none, or they do not agree."""
    keys = {k for n in numbers if (k := key_of(n, "")) is not None and k.sort == "phone"}
    regions = {r for k in keys if (r := region_of(k.value)) is not None}
    return regions.pop() if len(regions) == 1 else None


def _thread_id(service: str, profile: str, thread: str) -> str:
    text = "\0".join((service, profile, thread)).encode("utf-8", "surrogatepass")
    return f"T-{base64.b32encode(hashlib.blake2b(text, digest_size=5, person=b'above-thread').digest()).decode()}"
