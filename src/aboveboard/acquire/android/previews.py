"""Previews that the phone made, held against a scope's dates by the time of the picture that each is of.

A preview can have been made long after its picture. Since Android 10 it is named by the picture's number in the index of media,
`Pictures/.thumbnails/NUMBER.jpg`, and so for films and sounds
(https://android.googlesource.com/platform/packages/providers/MediaProvider, MediaProvider.java, getThumbnailFile). Older ones, in
`DCIM/.thumbnails`, have numbers of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from aboveboard.acquire.android.answers import OWNER, Answers, Asked, command
from aboveboard.acquire.android.content import Garbled, numbers, refusal
from aboveboard.acquire.android.storage import File
from aboveboard.acquire.plan import Plan

WHAT: Final = "times of previews"
_INDEX: Final = "content://media/external/file"
_NUMBERED: Final = re.compile(r"(?:Pictures|Movies|Music)/\.thumbnails/([0-9]{1,18})\.jpg")


def is_preview(name: str) -> bool:
    """Whether a file of the shared storage is one."""
    return "/.thumbnails/" in f"/{name}"


@dataclass(frozen=True)
class Covered:
    """Of which pictures the time is covered."""

    known: frozenset[int] | None
    """Their numbers in the index; None where it does not say."""

    def covers(self, plan: Plan, file: File) -> bool | None:
        """Whether a preview is; None where nothing is known of the picture's time, so that the preview's own decides."""
        number = _NUMBERED.fullmatch(file.name)
        if self.known is None or number is None:
            # A time of its own says nothing of the picture's: it does where what has no time is covered anyway.
            return None if plan.undated else False
        return int(number[1]) in self.known and replace(plan, since=None, until=None).covers_file(file.name, 0)


def covered_pictures(answers: Answers, plan: Plan) -> Covered:
    """Ask the index for the numbers of those whose time is: when it was taken, else when it was added. No more is asked."""
    for name, narrowed in (("taken", _taken(plan)), ("added", _between("date_added", 1, plan))):
        asked = command(_INDEX, OWNER, ["_id"], narrowed)
        out, err, _ = answers.ask(OWNER, f"content-files.{name}", asked, rows=True)
        if refusal(out, err) is None:
            try:
                return Covered(frozenset(row.id for row in numbers(out, [])))
            except Garbled:
                continue
    return Covered(None)


def wanted(answers: Answers, plan: Plan, files: Iterable[File]) -> list[File]:
    """The files that are covered; what is not known of previews is told."""
    every = list(files)
    if (plan.since is None and plan.until is None) or not any(is_preview(f.name) for f in every):
        return [f for f in every if plan.covers_file(f.name, f.modified)]
    known = covered_pictures(answers, plan)
    found: list[File] = []
    by_itself = 0
    for file in every:
        covered = known.covers(plan, file) if is_preview(file.name) else None
        by_itself += is_preview(file.name) and covered is None
        if covered or (covered is None and plan.covers_file(file.name, file.modified)):
            found.append(file)
    if by_itself:
        why = f"of {by_itself} previews the picture's time is not known: the time of the preview itself decided"
        answers.tell(Asked(WHAT, OWNER, "partial", why=why))
    return found


def _taken(plan: Plan) -> str:
    absent = "(datetaken IS NULL OR datetaken<=0)"
    taken = f"(datetaken>0 AND {_between('datetaken', 1000, plan)})"
    undated = f" OR ({absent} AND date_added IS NULL)" if plan.undated else ""
    return f"({taken} OR ({absent} AND {_between('date_added', 1, plan)}){undated})"


def _between(column: str, factor: int, plan: Plan) -> str:
    bounds = ((">=", plan.since), ("<", plan.until))
    return "(" + " AND ".join(f"{column}{sign}{at * factor}" for sign, at in bounds if at is not None) + ")"
