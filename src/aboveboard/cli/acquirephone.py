"""What `aboveboard acquire ios` runs and prints."""

from __future__ import annotations

import getpass
import sys
import tomllib
from collections.abc import Callable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

from aboveboard.acquire.progress import Progress
from aboveboard.acquire.room import in_words
from aboveboard.casework import acquirephone
from aboveboard.casework.case import Case
from aboveboard.casework.custody import Actor
from aboveboard.casework.leftpasswords import Left
from aboveboard.casework.selftestphone import self_test_phone
from aboveboard.cli.copying import bar
from aboveboard.model.saying import visible


@cache
def phone_steps(language: str) -> Mapping[str, str]:
    """What the holder of an iPhone is asked to do in each of its states, in their language."""
    return tomllib.loads((files("aboveboard.cli") / "steps.toml").read_text("utf-8"))["ios"][language]


class TellingPhone(acquirephone.Watch):
    """Says on the terminal what happens."""

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

    def another_password(self, why: str) -> bytes | None:
        """Ask for it where there is somebody to type it."""
        if not sys.stdin.isatty():
            return None
        print(visible(why), file=sys.stderr, flush=True)
        typed = getpass.getpass("The phone's backup password (Enter: stop): ")
        return typed.encode() or None

    def _say(self, state: str, comment: str) -> None:
        words = phone_steps(self._language)[state].format(comment=comment)
        print(visible(words), file=sys.stderr, flush=True)


def run_acquire_phone(case: Case, actor: Actor, request: acquirephone.Request, language: str) -> acquirephone.Acquired:
    """Copy, and say what came of it."""
    with bar(enabled=sys.stderr.isatty()) as copying:
        done = acquirephone.acquire_phone(case, actor, request, TellingPhone(language, copying))
    show_phone(done, request)
    return done


def run_self_test(request: acquirephone.Request, language: str, *, backup: bool) -> dict[str, Any]:
    """What an acquisition would meet."""
    return self_test_phone(request, TellingPhone(language, lambda _: None), backup=backup)


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
