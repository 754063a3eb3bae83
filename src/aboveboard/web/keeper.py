"""Runs a browser for as long as the review lives, and deletes its profile whatever ends the review. Started by browser.py.

A process of its own with nothing but the standard library: the pipe on its standard input closes when the review is gone,
also when that was killed, and then the browser ends and its folder goes. The folder is locked meanwhile, so that a later
review can tell one that is in use from one that was left by a machine that lost its power.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path

_PATIENCE = 10.0
"""Seconds that a browser has to end by itself, and that its folder has to become empty."""


def keep(profile: Path, command: Sequence[str]) -> None:
    """Run `command` until it ends or standard input closes; then delete `profile`."""
    os.umask(0o077)
    for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM):
        # A handler, because what is ignored would be ignored by the browser too.
        signal.signal(number, _go_on)
    lock = os.open(profile, os.O_RDONLY)
    fcntl.flock(lock, fcntl.LOCK_EX)
    try:
        quiet = subprocess.DEVNULL
        # A group of its own, so that what it started ends with it.
        browser = subprocess.Popen(command, stdin=quiet, stdout=quiet, stderr=quiet, start_new_session=True)
        over = threading.Event()
        for wait in (sys.stdin.buffer.read, browser.wait):
            threading.Thread(target=_then, args=(wait, over), daemon=True).start()
        over.wait()
        _end(browser)
    finally:
        remove(profile)
        os.close(lock)


def _go_on(number: int, frame: object) -> None:
    """A signal that ends neither this process nor what it cleans up."""


def _then(wait: Callable[[], object], over: threading.Event) -> None:
    wait()
    over.set()


def _end(browser: subprocess.Popen[bytes]) -> None:
    for number in (signal.SIGTERM, signal.SIGKILL):
        with contextlib.suppress(ProcessLookupError):
            os.killpg(browser.pid, number)
        with contextlib.suppress(subprocess.TimeoutExpired):
            browser.wait(_PATIENCE)


def remove(profile: Path) -> None:
    """Delete the folder; what processes that are just ending write into it meanwhile goes too."""
    until = time.monotonic() + _PATIENCE
    while profile.exists() and time.monotonic() < until:
        shutil.rmtree(profile, ignore_errors=True)
        if profile.exists():
            time.sleep(0.05)


if __name__ == "__main__":
    keep(Path(sys.argv[1]), sys.argv[2:])
