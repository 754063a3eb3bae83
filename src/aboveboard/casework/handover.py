"""The use case behind `aboveboard hand-over`: a bundle of records in scope, for one recipient alone, with what was withheld.

A record keeps its key, and gets a number that it has on every later hand-over. A hand-over is an entry of the custody log that
states the bundle's files; it stays open until another entry says that it ended.
"""

from __future__ import annotations

import shutil
import time
from dataclasses import dataclass

from aboveboard.casework import verifier as v
from aboveboard.casework.bundle import (
    CONTENTS,
    ENDED,
    HANDED,
    Schedule,
    packed,
)
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor, entries, head_of, write_log
from aboveboard.casework.errors import CaseError
from aboveboard.casework.examine import check_categories
from aboveboard.casework.excerpts import Request, Writer
from aboveboard.casework.identities import encrypted, recipient
from aboveboard.casework.stamps import stamp_if_set
from aboveboard.casework.witness import make_folder, sign_folder
from aboveboard.engine.nursery import Nursery
from aboveboard.model.times import from_iso


@dataclass(frozen=True)
class Handed:
    """What came of it."""

    entry: int
    head: str
    schedule: Schedule
    people: tuple[int, ...]
    """In how many records each person who is redacted was named."""
    again: tuple[str, ...]
    """Keys of given records in which words stand that were left out of others."""


@dataclass(frozen=True)
class Disclosure:
    """A hand-over as the custody log has it."""

    entry: int
    at: int
    to: str
    records: int
    ended_at: int | None


def hand_over(case: Case, actor: Actor, request: Request, nursery: Nursery | None = None) -> Handed:
    """Write a bundle, whole or not at all; files are read by workers of `nursery`, or of one that is started if need be.

    Raises CaseError, NotCovered.
    """
    case.must_stand(actor)
    to = recipient(request.to)
    if not request.name.strip():
        raise CaseError("say to whom: --name")
    if request.files not in ("records", "none"):
        raise CaseError(f"--files is records or none, and not {request.files!r}")
    if request.valid_until is not None:
        _check_date(request.valid_until)
    check_categories(request.categories, case.authority.scope.categories)
    words = {"words": case.sealed(str(request.query))} if request.query.groups else {}
    make_folder(request.out)
    new = request.out.with_name(request.out.name + ".new")
    shutil.rmtree(new, ignore_errors=True)
    new.mkdir(mode=0o700)
    own: list[Nursery] = []

    def workers() -> Nursery:
        if nursery is not None:
            return nursery
        if not own:
            own.append(Nursery.take())
        return own[0]

    try:
        with case.writing():
            counts, contents = Writer(case, actor, request, new, workers).written()
            (new / CONTENTS).write_bytes(encrypted(packed(contents), to))
            names = sorted(path.name for path in new.iterdir())
            case.must_stand(actor)
            case.log(
                actor,
                "disclosure",
                what=HANDED,
                to=request.name,
                recipient=to,
                records=contents.schedule.records,
                withheld=contents.schedule.by_rule(),
                redacted=sum(contents.schedule.redacted.values()),
                contents=contents.schedule.contents,
                contents_redacted=len(contents.schedule.contents_redacted),
                files={name: v.sha256_file(new / name) for name in names},
                **words,
            )
            number, head = head_of(case.db)
            stamp_if_set(case, actor)
            write_log(case.db, new / v.LOG_NAME, whole=False, only=number)
            sign_folder(case, new, names, (number, head))
        new.replace(request.out)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    finally:
        for one in own:
            one.close()
    named = tuple(counts.people.get(person.number, 0) for person in request.redactions.people)
    return Handed(number, head, contents.schedule, named, tuple(counts.again))


def end(case: Case, actor: Actor, number: int, why: str | None = None) -> None:
    """Enter that a hand-over, by the number of its entry, is over; also where the authority has ended. Raises CaseError."""
    found = next((one for one in disclosures(case) if one.entry == number), None)
    if found is None:
        raise CaseError(f"entry {number} of the custody log is no hand-over; `aboveboard hand-over CASE` lists them")
    if found.ended_at is not None:
        raise CaseError(f"the hand-over of entry {number} has ended already")
    case.log(actor, "disclosure", what=ENDED, entry=number, **({"why": why} if why else {}))


def disclosures(case: Case) -> list[Disclosure]:
    """All hand-overs, from the custody log."""
    log = entries(case.db)
    ended = {e.detail.get("entry"): e.at for e in log if e.detail.get("what") == ENDED}
    return [
        Disclosure(e.number, e.at, str(e.detail.get("to")), int(e.detail.get("records", 0)), ended.get(e.number))
        for e in log
        if e.detail.get("what") == HANDED
    ]


def _check_date(text: str) -> None:
    try:
        ends = from_iso(text)
    except ValueError:
        raise CaseError(f"{text!r} is no date: write YYYY-MM-DD") from None
    if ends < time.time_ns() // 1000:
        raise CaseError(f"{text} is past already")
