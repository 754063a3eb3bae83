"""What `aboveboard hand-over` and `aboveboard receive` print."""

from __future__ import annotations

from collections.abc import Iterator

from aboveboard.casework.bundle import FILES_WITHHELD, WITHHELD, Schedule
from aboveboard.casework.case import Case
from aboveboard.casework.handover import Handed, Request, disclosures
from aboveboard.casework.receive import Received, received
from aboveboard.casework.witness import own_fingerprint
from aboveboard.model.saying import visible
from aboveboard.model.times import iso

_LISTED = 8
"""Keys that are printed; of more, how many there are."""


def handed(made: Handed, request: Request) -> None:
    """After a hand-over."""
    _say(
        [f"{request.out}: {made.schedule.records} records for {request.name}, by entry {made.entry} of the custody log"]
    )
    _say(_schedule(made.schedule))
    for person, n in zip(request.redactions.people, made.people, strict=True):
        _say([f"  {person.mark}: named in {n} records{'' if n else ': look whether its identifiers are right'}"])
    if made.again:
        more = ", …" if len(made.again) > _LISTED else ""
        _say(
            [
                f"  words that were left out stand in {len(made.again)} other records: {', '.join(made.again[:_LISTED])}{more}"
            ]
        )
    _say([f"head left with it: {made.entry}:{made.head}", f"key to read out by another way: {own_fingerprint()}"])


def taken(made: Received, out: str) -> None:
    """After a bundle was received."""
    _say([f"{out}: {made.schedule.records} records, handed over by {made.giver}", *_schedule(made.schedule)])
    _say(_from(made))


def tell(case: Case) -> None:
    """What was handed over, and what a case was received with."""
    came = received(case)
    if came is not None:
        _say([f"received from {came.giver}: {came.schedule.records} records", *_schedule(came.schedule), *_from(came)])
    for one in disclosures(case):
        end = f"ended {iso(one.ended_at)}" if one.ended_at is not None else "open"
        _say([f"entry {one.entry}, {iso(one.at)}: {one.records} records to {one.to}; {end}"])


def _from(made: Received) -> Iterator[str]:
    yield f"  its head: {made.entry}:{made.head}, signed by {made.signer}"
    if not made.witnessed:
        yield "  not witnessed: no head that was left elsewhere was compared with it (--head)"


def _schedule(schedule: Schedule) -> Iterator[str]:
    yield "  given: " + ", ".join(f"{name} {n}" for name, n in schedule.given.items())
    numbers = {rule: [w for w in schedule.withheld if w.rule == rule] for rule in WITHHELD}
    for rule, some in numbers.items():
        if some:
            counts = ", ".join(f"{w.category} {w.records}" for w in some)
            yield f"  withheld ({rule}: {WITHHELD[rule]}): {counts}"
    if schedule.not_read:
        yield f"  never read under the scope, and not counted: {', '.join(schedule.not_read)}"
    if schedule.redacted:
        counts = ", ".join(f"{name} {n}" for name, n in schedule.redacted.items())
        yield f"  given with something left out: {counts}; {schedule.fields} whole fields"
    yield f"  names of files that are not given: {schedule.files_unnamed}"
    yield from _contents(schedule)


def _contents(schedule: Schedule) -> Iterator[str]:
    if schedule.contents:
        yield f"  files that go along: {schedule.contents}, {schedule.contents_bytes:,} bytes"
    for rule, n in schedule.contents_withheld.items():
        yield f"  files withheld ({rule}: {FILES_WITHHELD.get(rule, rule)}): {n}"
    for one in schedule.contents_redacted:
        yield f"  redacted: {one.file}: {'; '.join(one.parts)}; SHA-256 of the copy {one.sha256}"
    for one in schedule.contents_missing[:_LISTED]:
        yield f"  could not go along: {one.file}: {one.why}"
    if len(schedule.contents_missing) > _LISTED:
        yield f"  could not go along: {len(schedule.contents_missing) - _LISTED} more, which the schedule in the bundle lists"


def _say(lines: Iterator[str] | list[str]) -> None:
    for line in lines:
        print(visible(line))
