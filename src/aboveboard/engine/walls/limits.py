"""What one worker may use of the machine. Memory over the limit is refused, and ends as an outcome of the file that wanted it."""

from __future__ import annotations

import resource
from pathlib import Path
from typing import Final

MEMORY: Final = 3 << 30
"""Bytes of address space on top of what the process has when it begins; libraries reserve much that they never use."""
PRIVATE: Final = 1536 << 20
"""Bytes of memory that can be written and is the process's own."""
OPEN_FILES: Final = 128
OUTPUT: Final = 64 << 30
"""Bytes of one file that it writes: its shard, or a copy of a member under a key of its own."""


def stand() -> None:
    """For this process, for good."""
    for kind, most in (
        (resource.RLIMIT_AS, _address_space() + MEMORY),
        (resource.RLIMIT_DATA, PRIVATE),
        (resource.RLIMIT_NOFILE, OPEN_FILES),
        (resource.RLIMIT_FSIZE, OUTPUT),
    ):
        _, hard = resource.getrlimit(kind)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(kind, (most, most))


def spend(seconds: float) -> None:
    """From now on so many seconds of the processor, then the process is ended: a budget that no loop inside it can stretch."""
    used = resource.getrusage(resource.RUSAGE_SELF)
    _, hard = resource.getrlimit(resource.RLIMIT_CPU)
    resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + seconds) + 1, hard))


def _address_space() -> int:
    """Bytes that are mapped now; 0 where the kernel does not say."""
    try:
        return int(Path("/proc/self/statm").read_text("ascii").split()[0]) * resource.getpagesize()
    except OSError:
        return 0
