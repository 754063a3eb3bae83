"""What `aboveboard searches` prints and runs."""

from __future__ import annotations

from pathlib import Path

from aboveboard.casework import searches as cases
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.errors import CaseError
from aboveboard.cli.console import plain_console
from aboveboard.cli.text import safe, when
from aboveboard.model.times import iso


def show_searches(case: Case) -> None:
    """Those that are kept, and those that were deleted."""
    out = plain_console()
    every = cases.searches(case)
    for one in every:
        ran = f"{one.found:,} records on {when(iso(one.ran_at))}" if one.ran_at is not None else "not run yet"
        out.print(f"{one.number}  {safe(one.name)}: {safe(one.query)}")
        out.print(f"   kept {when(iso(one.at))} by {safe(one.actor)}; {ran}")
    if not every:
        out.print("the case keeps no search; `aboveboard searches keep CASE NAME QUERY` keeps one")
    for one in cases.searches(case, deleted=True):
        out.print(
            f"deleted: {one.number}  {safe(one.name)}, {when(iso(one.deleted_at or 0))} by {safe(one.deleted_by or '')}"
        )


def write(case: Case, actor: Actor, out: Path | None) -> None:
    """Hand the searches out as a file."""
    text = cases.hand_out(case, actor)
    if out is None:
        print(text)
    else:
        out.write_text(text, "utf-8")
        plain_console().print(f"written to {out}: queries alone, not encrypted")


def read(case: Case, actor: Actor, file: Path, *, take: bool) -> None:
    """Show what a file holds; take it in only where that was asked for. Raises CaseError."""
    out = plain_console()
    try:
        with file.open("rb") as opened:
            data = opened.read(cases.MOST_BYTES + 1)
    except OSError as error:
        raise CaseError(f"{file} cannot be read: {error.strerror}") from error
    for one in cases.offered(case, data):
        out.print(
            f"{safe(one.name)}: {safe(one.query)}{f'   cannot be taken in: {safe(one.fault)}' if one.fault else ''}"
        )
    if take:
        out.print(f"{len(cases.take_in(case, actor, data))} taken in")
    else:
        out.print("nothing is taken in yet; the same command with --take does it")
