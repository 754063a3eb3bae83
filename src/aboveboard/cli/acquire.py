"""What `aboveboard acquire` runs and prints."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from aboveboard.acquire.progress import Progress
from aboveboard.acquire.room import in_words
from aboveboard.casework.acquire import Acquired, Request, Watch, acquire
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.selftest import self_test
from aboveboard.cli.copying import bar
from aboveboard.model.saying import visible


@cache
def steps(language: str) -> Mapping[str, str]:
    """What the holder is asked to do in each state of the phone, in their language."""
    return tomllib.loads((files("aboveboard.cli") / "steps.toml").read_text("utf-8"))[language]


class Telling(Watch):
    """Says on the terminal what happens."""

    def __init__(self, language: str, copying: Callable[[Progress], None]) -> None:
        self._language = language
        self._copying = copying

    def waiting(self, state: str, comment: str) -> None:
        """Say what the holder may do."""
        said = steps(self._language)
        words = said.get(state, said["offline"])
        print(visible(words.format(comment=comment)), file=sys.stderr, flush=True)

    def copying(self, progress: Progress) -> None:
        """Draw the bar."""
        self._copying(progress)


def run_self_test(request: Request, language: str) -> dict[str, Any]:
    """What an acquisition would meet."""
    with bar(enabled=sys.stderr.isatty()) as copying:
        return self_test(request, Telling(language, copying))


def run_acquire(case: Case, actor: Actor, request: Request, language: str) -> Acquired:
    """Copy, and say what came of it."""
    with bar(enabled=sys.stderr.isatty()) as copying:
        done = acquire(case, actor, request, Telling(language, copying))
    show(done)
    return done


def show(done: Acquired) -> None:
    """What was copied, what was not, and what stays on the phone."""
    made, found = done.manifest, done.collected
    device = ", ".join(f"{made.device[n]}" for n in ("manufacturer", "model", "os_version") if n in made.device)
    print(visible(f"{done.target}: {in_words(done.bytes)}, SHA-256 {done.sha256}"))
    print(
        visible(
            f"  {device}; {found.files:,} files of its storage, {len(made.files):,} members in all, {done.seconds:.1f} s"
        )
    )
    if done.kept_bytes:
        print(f"  {in_words(done.kept_bytes)} of it came in an earlier run")
    for asked in found.asked:
        if asked.outcome == "answered" and asked.rows is not None:
            print(f"  {asked.what}{_of(asked.user)}: {asked.rows:,} rows")
        if asked.files is not None:
            print(visible(f"  {asked.what}: {asked.files:,} files"))
    for asked in found.asked:
        if asked.outcome not in ("answered", "empty") or (asked.outcome == "empty" and asked.why):
            print(visible(f"  {asked.what}{_of(asked.user)}: {asked.outcome}: {asked.why}"))
    for other in made.beside:
        print(visible(f"  {other.name}, beside it: {in_words(other.size)}, SHA-256 {other.sha256}"))
    for asked in found.asked:
        if asked.outcome == "answered" and asked.why:
            print(visible(f"  {asked.what}: {asked.why}"))
    for what, why in made.left_out:
        print(f"  not asked for: {what} (the scope's {why})")
    if found.not_covered:
        print(f"  {found.not_covered:,} files of the storage were not copied: the scope does not cover them")
    for failed in found.failed[:10]:
        print(visible(f"  not given: {failed.path}: {failed.why}"))
    if len(found.failed) > 10:
        print(f"  and {len(found.failed) - 10:,} more that were not given; the manifest lists all")
    if found.clock is not None:
        print(f"  the phone's clock is {found.clock.ahead:+.1f} s from this computer's")
    print("what stays on the phone:")
    for change in made.changes:
        print(visible(f"  {change}"))


def _of(user: str) -> str:
    return "" if user == "0" else f" of user {user}"
