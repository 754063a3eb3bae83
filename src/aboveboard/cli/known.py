"""What `aboveboard known` prints and runs."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec

from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.known import KnownList, Matched, add, lists, matched, remove
from aboveboard.cli.console import plain_console
from aboveboard.cli.text import amount, safe, when
from aboveboard.model.times import iso


def add_list(case: Case, actor: Actor, file: Path, name: str, origin: str, dated: str, reason: str) -> None:
    """Take a list in, and say what it knows."""
    out = plain_console()
    made, tally = add(case, actor, file, name=name or file.name, origin=origin, dated=dated, reason=reason)
    by = ", ".join(f"{algorithm} {n:,}" for algorithm, n in made.entries.items())
    out.print(f"list {made.number}, {safe(made.name)}: {made.total:,} entries ({by})")
    for why, n in made.left_out.items():
        out.print(f"  {n:,} entries left out: {safe(why)}")
    if tally.unread:
        out.print(f"  {tally.unread:,} lines hold no hash")
    show_matches(case)
    out.print(
        "they are hidden where the review shows files, lists, times and places, and nowhere else; "
        f"`aboveboard known remove CASE {made.number} --reason …` shows them again"
    )


def remove_list(case: Case, actor: Actor, number: int, reason: str) -> None:
    """End a list's force."""
    gone = remove(case, actor, number, reason)
    plain_console().print(f"list {number}, {safe(gone.name)}, is removed; what it alone hid is shown again")


def matches(case: Case) -> dict[str, Matched]:
    """What the lists in force say of each exhibit."""
    found: dict[str, Matched] = {}
    for exhibit in case.exhibits():
        try:
            found[exhibit.label] = matched(case, exhibit)
        finally:
            exhibit.close()
    return found


def show_matches(case: Case) -> None:
    """Known files, and those of which no list can say anything."""
    out = plain_console()
    for label, found in matches(case).items():
        out.print(
            f"exhibit {safe(label)}: {found.known:,} known files, {len(found.rows):,} records of such; "
            f"no hash: {found.unhashed:,} of {found.files:,} files"
        )
        if found.unhashed:
            out.print(
                "  an examination hashes what it reads, by SHA-256; `aboveboard known hash CASE` hashes all files"
            )


def show_lists(case: Case) -> None:
    """The lists that are, and were, in force."""
    out = plain_console()
    every = lists(case, removed=True)
    for one in every:
        by = ", ".join(f"{algorithm} {n:,}" for algorithm, n in one.entries.items())
        dated = f", {safe(one.dated)}" if one.dated else ""
        out.print(f"{one.number}  {safe(one.name)} from {safe(one.origin)}{dated}: {by}")
        out.print(f"   added {when(iso(one.at))} by {safe(one.actor)}: {safe(one.reason)}")
        if one.removed_at is not None:
            out.print(
                f"   removed {when(iso(one.removed_at))} by {safe(one.removed_by or '')}: {safe(one.removed_why or '')}"
            )
    if not every:
        out.print("no list of known files is in force; nothing is hidden")
    elif any(one.removed_at is None for one in every):
        show_matches(case)


def lists_data(case: Case) -> dict[str, Any]:
    """The same as data."""
    every: Sequence[KnownList] = lists(case, removed=True)
    of = {
        label: {"known": m.known, "records": len(m.rows), "files": m.files, "no_hash": m.unhashed}
        for label, m in matches(case).items()
    }
    return {"lists": [msgspec.to_builtins(one) for one in every], "exhibits": of}


def hash_all(case: Case, actor: Actor, places: Sequence[Path], password: bytes | None) -> int:
    """Hash the files of the evidence; the exit status."""
    from aboveboard.casework.hashing import hash_files
    from aboveboard.casework.prove.sources import Evidence
    from aboveboard.engine.nursery import Nursery

    out = plain_console()
    nursery = Nursery.take()
    try:
        done = hash_files(case, actor, Evidence(tuple(places), password), nursery)
    finally:
        nursery.close()
    out.print(f"{done.hashed:,} of {done.files:,} files hashed, {amount(done.bytes)} in {done.seconds:.1f} s")
    if done.unreadable or done.lost:
        out.print(f"  {done.unreadable + done.lost:,} could not be read")
    if lists(case):
        show_matches(case)
    return 1 if done.unreadable or done.lost else 0
