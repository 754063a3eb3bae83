"""What `aboveboard acquire` runs and prints."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Generator, Mapping
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from aboveboard.acquire.progress import Progress
from aboveboard.acquire.room import in_words
from aboveboard.casework import acquirephone
from aboveboard.casework.acquire import Acquired, Request, Watch, acquire
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.leftpasswords import Left
from aboveboard.casework.selftest import self_test
from aboveboard.model.saying import visible


@cache
def steps(language: str) -> Mapping[str, str]:
    """What the holder is asked to do in each state of the phone, in their language."""
    return tomllib.loads((files("aboveboard.cli") / "steps.toml").read_text("utf-8"))[language]


@cache
def phone_steps(language: str) -> Mapping[str, str]:
    """The same of an iPhone."""
    return tomllib.loads((files("aboveboard.cli") / "steps.toml").read_text("utf-8"))["ios"][language]


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


class _TellingPhone(acquirephone.Watch):
    def __init__(self, language: str, copying: Callable[[Progress], None]) -> None:
        self._language = language
        self._copying = copying

    def waiting(self, state: str, comment: str) -> None:
        """Say what the holder may do."""
        self._say(state, comment)

    def left(self, left: Left) -> None:
        """Say it loudly, and in English too."""
        self._say("left", left.password)
        if self._language != "en":
            print(visible(phone_steps("en")["left"].format(comment=left.password)), file=sys.stderr, flush=True)

    def copying(self, progress: Progress) -> None:
        """Draw the bar."""
        self._copying(progress)

    def _say(self, state: str, comment: str) -> None:
        words = phone_steps(self._language)[state].format(comment=comment)
        print(visible(words), file=sys.stderr, flush=True)


@contextmanager
def bar(*, enabled: bool) -> Generator[Callable[[Progress], None], None, None]:
    """A function to be called with how far a copy is."""
    if not enabled:
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (TextColumn("{task.description}"), BarColumn(), TextColumn("{task.fields[count]}"), TimeElapsedColumn())
    with Bar(*columns, console=Console(stderr=True), transient=True) as drawn:
        task = drawn.add_task("asking", total=1, count="")

        def watch(progress: Progress) -> None:
            done = progress.bytes + progress.kept_bytes
            left = progress.seconds_left
            count = f"{progress.files + progress.kept_files:,} of {progress.files_of:,} files, "
            count += f"{in_words(done)} of {in_words(progress.bytes_of)}"
            drawn.update(
                task,
                description=progress.stage,
                total=max(progress.bytes_of, 1),
                completed=done,
                count=(count if progress.files_of else "") + (f", about {left:.0f} s left" if left is not None else ""),
            )

        yield watch


def run_self_test(serial: str | None, address: str | None, patience: float, language: str) -> dict[str, Any]:
    """What an acquisition would meet."""
    request = Request(Path(), "", serial=serial, address=address, patience=patience)
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
    for asked in found.asked:
        if asked.outcome not in ("answered", "empty"):
            print(visible(f"  {asked.what}{_of(asked.user)}: {asked.outcome}: {asked.why}"))
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


def run_acquire_phone(case: Case, actor: Actor, request: acquirephone.Request, language: str) -> acquirephone.Acquired:
    """Copy, and say what came of it."""
    with bar(enabled=sys.stderr.isatty()) as copying:
        done = acquirephone.acquire_phone(case, actor, request, _TellingPhone(language, copying))
    show_phone(done, request)
    return done


def show_phone(done: acquirephone.Acquired, request: acquirephone.Request) -> None:
    """What was copied, what was not, and what stays on the phone."""
    device = ", ".join(done.device[n] for n in ("manufacturer", "model", "os_version") if n in done.device)
    if done.had_before:
        print(visible(f"{request.target}: sealed by an earlier run"))
    for copy in done.copies:
        made = copy.manifest
        print(visible(f"{copy.target}: {in_words(copy.bytes)}, SHA-256 {copy.sha256}"))
        print(visible(f"  {device}; {made.method}; {len(made.files):,} members"))
        for asked in made.asked:
            more = ", ".join(f"{n} {v:,}" for n, v in asked.items() if isinstance(v, int))
            why = f": {asked['why']}" if asked.get("why") else ""
            print(visible(f"  {asked['what']}: {asked['outcome']}{why}{f' ({more})' if more else ''}"))
        if made.not_covered:
            print(f"  {made.not_covered:,} files were not written: the scope does not cover them")
        for failed in made.failed[:10]:
            print(visible(f"  to be known: {failed['path'] and failed['path'] + ': '}{failed['why']}"))
        if len(made.failed) > 10:
            print(f"  and {len(made.failed) - 10:,} more; the manifest lists all")
    for what, why in done.copies[-1].manifest.left_out if done.copies else ():
        print(f"  not asked for: {what} (the scope's {why})")
    if done.clock is not None:
        print(f"  the phone's clock is {done.clock.ahead:+.1f} s from this computer's")
    if done.password is not None and any(a["what"] == "backup password" and a["outcome"] == "set" for a in done.asked):
        print(visible(f"  the backup opens by the password that was set for it: {done.password.decode()}"))
    if done.encrypted and done.password is None:
        print("  the backup is encrypted with its holder's password; reading it needs that password")
    print("what stays on the phone:")
    for change in dict.fromkeys(change for copy in done.copies for change in copy.manifest.changes):
        print(visible(f"  {change}"))


def _of(user: str) -> str:
    return "" if user == "0" else f" of user {user}"
