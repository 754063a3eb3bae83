"""Runs the command and measures what it and everything that it starts take."""

from __future__ import annotations

import os
import resource
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from tests.hostile.attack import LONG

PATIENCE = 1800.0 if LONG else 250.0
"""Seconds on the clock after which a command is ended: on a machine with other work many times those of its processors."""

COMMAND = Path(sys.executable).parent / "aboveboard"


@dataclass(frozen=True)
class Ran:
    """What a command said, and took."""

    code: int
    out: str
    err: str
    seconds: float
    """Of processors, all processes together."""
    peak: int
    """The most memory that any one of its processes held at a time, in bytes."""


def environment(home: Path) -> dict[str, str]:
    """One of its own, with nothing of this installation's keys."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("ABOVEBOARD", "XDG_"))}
    return {**kept, "HOME": str(home), "ABOVEBOARD_HOME": str(home / "keys"), "ABOVEBOARD_OWN_PHONE": "1"}


def run(home: Path, *arguments: object, timeout: float = PATIENCE) -> Ran:
    """Run it to its end, with no terminal."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    process = subprocess.Popen(
        [COMMAND, *map(str, arguments)],
        env=environment(home),
        cwd=home,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    seen: list[int] = [0]
    over = threading.Event()

    def look() -> None:
        while not over.wait(0.1):
            seen.append(max(map(_peak, _family(process.pid)), default=0))

    watcher = threading.Thread(target=look, daemon=True)
    watcher.start()
    try:
        out, err = process.communicate(timeout=timeout)
    finally:
        over.set()
        watcher.join()
        if process.poll() is None:
            process.kill()
            process.communicate()
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Ran(process.returncode, out, err, spent, max(seen))


def _family(first: int) -> Iterator[int]:
    """A process with all below it that run."""
    yield first
    with suppress(OSError):
        for task in Path(f"/proc/{first}/task").iterdir():
            for child in (task / "children").read_text().split():
                yield from _family(int(child))


def _peak(process: int) -> int:
    with suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) * 1024
    return 0
