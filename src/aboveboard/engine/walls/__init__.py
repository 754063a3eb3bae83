"""The walls around a worker: what a fault in a parser could still reach once it runs somebody else's code.

They are put up when a worker knows what it is to read and before it looks at a byte of it, and cannot be taken down. What a
kernel does not have is left out and named; the rest stands.
"""

from __future__ import annotations

import os
import site
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

import msgspec

from aboveboard.engine.walls import landlock, limits, seccomp
from aboveboard.engine.walls.limits import spend
from aboveboard.engine.walls.seccomp import NotHere

__all__ = ["Walls", "spend", "stand"]

_LIBRARIES: Final = ("/lib", "/lib64", "/usr/lib", "/usr/lib64", "/usr/local/lib", "/etc/ld.so.cache")
_FACTS: Final = (
    "/usr/share/zoneinfo",
    "/etc/localtime",
    "/proc/cpuinfo",
    "/proc/meminfo",
    "/sys/devices/system/cpu",
    "/dev/null",
    "/dev/urandom",
)
"""What libraries ask of the machine."""


class Walls(msgspec.Struct, frozen=True):
    """Which walls stand."""

    files: int = 0
    """The version of Landlock; 0: none."""
    calls: bool = False
    """Whether system calls are filtered."""
    limits: bool = False
    """Whether memory, files and output are limited."""
    missing: tuple[str, ...] = ()
    """What could not be put up, and why."""

    def sentence(self) -> str:
        """For a summary and the custody log."""
        standing = [
            *([f"files (Landlock {self.files})"] if self.files else []),
            *(["system calls (seccomp)"] if self.calls else []),
            *(["memory, open files and output (limits)"] if self.limits else []),
        ]
        said = f"walls around readers: {', '.join(standing) or 'none'}"
        return said + (f"; missing: {'; '.join(self.missing)}" if self.missing else "")


def stand(readable: Iterable[Path] = (), writable: Iterable[Path] = ()) -> Walls:
    """Leave this process these files, its libraries, and no way to the network, to other processes or to other files."""
    missing: list[str] = []
    _silence()
    limits.stand()
    version, calls = 0, False
    try:
        version = landlock.stand([*_program(), *readable], writable)
    except NotHere as error:
        missing.append(f"files ({error})")
    try:
        seccomp.stand()
        calls = True
    except NotHere as error:
        missing.append(f"system calls ({error})")
    return Walls(version, calls, limits=True, missing=tuple(missing))


def _silence() -> None:
    """Nothing that a parser prints reaches the examiner's terminal, where it could be more than text."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _program() -> Iterator[Path]:
    """Folders of the interpreter and of what it imports, of shared libraries, and what these ask of the machine."""
    yield from map(Path, {sys.prefix, sys.base_prefix, sys.exec_prefix, *site.getsitepackages()})
    yield from (Path(entry) for entry in sys.path if entry)
    yield from map(Path, (*_LIBRARIES, *_FACTS))
