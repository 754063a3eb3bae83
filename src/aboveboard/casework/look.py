"""The use cases that look: summary, search, show, outcomes, export. Each is a consultation or disclosure, and is logged."""

from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, BinaryIO

import msgspec

from aboveboard.casework.authorities import as_logged
from aboveboard.casework.case import Case
from aboveboard.casework.coverage import coverage_of
from aboveboard.casework.custody import Actor, entries, first_fault
from aboveboard.casework.errors import CaseError, NotCovered
from aboveboard.casework.exhibitrecord import noted_labels, only_recorded, record_of
from aboveboard.casework.kept import in_words, kept
from aboveboard.casework.numbers import key_said
from aboveboard.casework.people import everyone_of, told
from aboveboard.casework.review.marks import Written, marks_of, sensitive_keys, writes
from aboveboard.model.outcome import Outcome, Status
from aboveboard.model.provenance import STATE_BY_NUMBER, State
from aboveboard.model.query import Query, Term
from aboveboard.model.records import CATEGORY_OF
from aboveboard.model.times import iso
from aboveboard.store.exhibit import Exhibit
from aboveboard.store.search import Searcher, Way

Record = dict[str, Any]
STANDING_EVERY = 1.0
"""Seconds after which what runs for long asks again whether the authority holds."""


@dataclass(frozen=True)
class Answer:
    """What a search found."""

    count: int
    """Live or not."""
    recovered: int
    """How many of them are not live."""
    records: list[Record]
    ways: list[Way]
    seconds: float
    folded: int = 0
    """How many more say the same in another file, and are shown by one of these."""


def search(case: Case, actor: Actor, query: Query, *, newest_first: bool = True, limit: int = -1) -> Answer:
    """The records that answer a query, over all exhibits. The log shows that a search was made and its count, not its words.

    Raises CaseError where a `person:` is nobody of the case.
    """
    started = time.monotonic()
    case.must_stand(actor)
    words = case.sealed(str(query))
    query = told(query, case, lambda: everyone_of(case))
    found: list[tuple[int, int, Record]] = []
    total = recovered = folded = 0
    ways: list[Way] = []
    for number, exhibit in enumerate(_exhibits(case)):
        searcher = Searcher(exhibit)
        count, these = searcher.count(query)
        total += count
        recovered += searcher.count_recovered(query)
        folded += searcher.count_folded(query)
        ways += these
        for row in searcher.search(query, newest_first=newest_first, limit=limit):
            order = row.at if row.at is not None else 1 << 62
            found.append((order, number, exhibit.present(row)))
        exhibit.close()
    ways += [Way(str(c), "words of reviewers") for c in query.clauses() if isinstance(c, Term) and c.keys]
    if len(case.exhibit_labels()) > 1:
        found.sort(key=lambda f: f[0], reverse=newest_first)
    records = [record for _, _, record in found[: limit if limit >= 0 else None]]
    case.log(
        actor, "consultation", what="search", scope=case.exhibit_labels(), count=total, shown=len(records), words=words
    )
    return Answer(total, recovered, records, list(dict.fromkeys(ways)), time.monotonic() - started, folded)


def show(case: Case, actor: Actor, key: str) -> list[Record]:
    """The records whose key is `key` or begins with it; or the one of that number. Raises CaseError where there is none."""
    case.must_stand(actor)
    found: list[Record] = []
    key = key_said(case.db, key)
    for exhibit in _exhibits(case):
        try:
            found += [exhibit.present(row) for row in exhibit.find(key)]
        except ValueError as error:
            raise CaseError(str(error)) from error
        finally:
            exhibit.close()
    if not found:
        raise CaseError(f"the case has no record {key}")
    case.log(actor, "consultation", what="record shown", keys=[r["key"] for r in found])
    return found


def outcomes(case: Case, actor: Actor) -> list[tuple[str, Outcome]]:
    """(exhibit, outcome) of every artifact and file, those that went wrong first."""
    case.must_stand(actor)
    found: list[tuple[str, Outcome]] = []
    for exhibit in _exhibits(case):
        found += [(exhibit.label, outcome) for _, outcome in exhibit.outcomes()]
        exhibit.close()
    case.log(actor, "consultation", what="outcomes", count=len(found))
    return found


def summary(case: Case, actor: Actor) -> dict[str, Any]:
    """What the case holds: authority, sources with their hashes, device, counts, what was not read, custody log's state."""
    case.must_stand(actor)
    exhibits: list[dict[str, Any]] = []
    for exhibit in _exhibits(case):
        exhibits.append(_summary_of(exhibit))
        exhibit.close()
    log = entries(case.db)
    result = {
        "case": str(case.path),
        "authority": as_logged(case.authority),
        "kept": in_words(kept(case.db)),
        "exhibits": exhibits,
        "recorded": _recorded(case),
        "custody": {
            "entries": len(log),
            "head": log[-1].digest.hex() if log else None,
            "fault": first_fault(case.db),
            "walls": next((str(e.detail["walls"]) for e in reversed(log) if "walls" in e.detail), None),
        },
    }
    case.log(actor, "consultation", what="summary")
    return result


def _recorded(case: Case) -> list[dict[str, Any]]:
    """Of which exhibits there is a record, how long it is, and whether they wait to be examined."""
    waiting = only_recorded(case)
    found: list[dict[str, Any]] = []
    for label in noted_labels(case.db):
        items = record_of(case.db, label)
        struck = sum(item.struck is not None for item in items)
        found.append({"exhibit": label, "entries": len(items), "struck": struck, "examined": label not in waiting})
    return found


def _summary_of(exhibit: Exhibit) -> dict[str, Any]:
    counts = exhibit.counts()
    first, last = exhibit.span()
    by_kind: dict[str, int] = {}
    by_category: dict[str, int] = {}
    by_service: dict[str, int] = {}
    by_profile: dict[str, int] = {}
    by_state: dict[str, int] = {}
    recovered: dict[str, int] = {}
    for kind, service, profile, state, n in counts:
        name = STATE_BY_NUMBER[int(state)].value
        by_state[name] = by_state.get(name, 0) + n
        if name != State.LIVE:
            recovered[kind] = recovered.get(kind, 0) + n
            continue
        by_kind[kind] = by_kind.get(kind, 0) + n
        by_category[CATEGORY_OF[kind]] = by_category.get(CATEGORY_OF[kind], 0) + n
        by_service[service] = by_service.get(service, 0) + n
        by_profile[profile] = by_profile.get(profile, 0) + n
    discovered: dict[str, dict[str, int]] = {}
    for kind, service, _, state, n in exhibit.counts(discovered=True):
        services = discovered.setdefault(kind, {})
        services[service] = services.get(service, 0) + n
        name = STATE_BY_NUMBER[int(state)].value
        by_state[name] = by_state.get(name, 0) + n
    found = [o for _, o in exhibit.outcomes()]
    statuses: dict[str, int] = {}
    for outcome in found:
        statuses[outcome.status.value] = statuses.get(outcome.status.value, 0) + 1
    wrong = (Status.FAILED, Status.PARTIAL, Status.UNKNOWN_SCHEMA, Status.ENCRYPTED, Status.PROFILE_LOCKED)
    return {
        "exhibit": exhibit.label,
        "coverage": coverage_of(exhibit),
        "sources": list(exhibit.sources.values()),
        "device": device_facts(exhibit),
        "records": by_state.get(State.LIVE, 0),
        "first": iso(first) if first is not None else None,
        "last": iso(last) if last is not None else None,
        "by_kind": _sorted(by_kind),
        "by_category": _sorted(by_category),
        "by_service": _sorted(by_service),
        "by_profile": _sorted(by_profile),
        "by_state": by_state,
        "recovered": {"records": sum(recovered.values()), "by_kind": _sorted(recovered)},
        "discovered": {kind: _sorted(services) for kind, services in sorted(discovered.items())},
        "folded": exhibit.folded,
        "impossible_times": exhibit.impossible_times(),
        "cells_unreadable": sum(o.unreadable for o in found),
        "outcomes": statuses,
        "not_read": [msgspec.to_builtins(o) for o in found if o.status in wrong],
        "cannot_contain": sorted(o.artifact for o in found if o.status is Status.NOT_IN_ACQUISITION),
        "out_of_scope": sorted({o.artifact for o in found if o.status is Status.OUT_OF_SCOPE}),
    }


_DEVICE_FACTS = (
    "device_name",
    "model",
    "product_type",
    "os_version",
    "serial",
    "imei",
    "phone_number",
    "time_zone",
    "manufacturer",
    "brand",
)


def device_facts(exhibit: Exhibit) -> dict[str, list[str]]:
    """What the phone says about itself: each fact with every value that is stored for it."""
    facts: dict[str, list[str]] = {}
    for record in exhibit.records("kind = 22 AND state = 0"):
        name, value = record["name"], record["value"]
        if name in _DEVICE_FACTS and isinstance(value, str) and value not in facts.setdefault(name, []):
            facts[name].append(value)
    said = {value for values in facts.values() for value in values}
    for source in exhibit.sources.values():
        # The container's own papers, as far as they say more than the records do.
        for name, value in source.get("device", ()):
            if value not in said:
                said.add(value)
                facts.setdefault(name, []).append(value)
    return facts


def _sorted(counts: dict[str, int]) -> dict[str, int]:
    return dict(sorted(counts.items(), key=lambda item: (-item[1], item[0])))


def export(
    case: Case, actor: Actor, out: BinaryIO, query: Query, only: str | None = None, *, sensitive: bool = False
) -> tuple[int, int]:
    """Write one JSON line a record; (how many, how many were left out because reviewers marked them sensitive).

    What reviewers wrote of a record (transcripts, translations) stands beside it as `written_by_reviewers`.
    `sensitive`: those too. Raises CaseError for an exhibit or a person that is not there.
    """
    case.must_stand(actor)
    words = {"words": case.sealed(str(query))} if query.groups else {}
    query = told(query, case, lambda: everyone_of(case))
    encoder = msgspec.json.Encoder()
    apart = set[str]() if sensitive else sensitive_keys(case)[1]
    written = marks_of(case, writes(case))
    count = left_out = 0
    buffer = bytearray()
    asked = time.monotonic()
    for record in answering(case, query, only):
        if time.monotonic() - asked > STANDING_EVERY:
            # What ends meanwhile ends this too: what was written stays, and the log says how much.
            asked = time.monotonic()
            try:
                case.must_stand(actor)
            except NotCovered:
                case.log(actor, "disclosure", what="export stopped", format="jsonl", records=count)
                raise
        if record["key"] in apart:
            left_out += 1
            continue
        if record["key"] in written and written[record["key"]].written:
            record["written_by_reviewers"] = [_said(one) for one in written[record["key"]].written]
        buffer += encoder.encode(record)
        buffer += b"\n"
        count += 1
        if len(buffer) > 1 << 20:
            out.write(buffer)
            buffer.clear()
    out.write(buffer)
    case.log(actor, "disclosure", what="export", format="jsonl", records=count, left_out_as_sensitive=left_out, **words)
    return count, left_out


def _said(one: Written) -> dict[str, Any]:
    """As the export tells of what a reviewer wrote."""
    said = {"what": one.what, "at": iso(one.at), "written_by": one.who, "status": one.status, "text": one.text}
    more = {"language": one.language, "checked_by": one.checked_by}
    return said | {name: value for name, value in more.items() if value}


def answering(case: Case, query: Query, only: str | None) -> Iterator[Record]:
    """The records that answer a query whose people are told, in order of time. Logs nothing: its callers do."""
    for exhibit in case.exhibits(only):
        try:
            if query.groups:
                rows = Searcher(exhibit).search(query, newest_first=False)
            else:
                rows = exhibit.rows(exhibit.shown)
            for row in rows:
                yield exhibit.present(row)
        finally:
            exhibit.close()


def _exhibits(case: Case) -> list[Exhibit]:
    return case.exhibits()
