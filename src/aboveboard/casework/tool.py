"""What each entry of the custody log says of the tool that made it and of the machine's clock."""

from __future__ import annotations

import ctypes
import hashlib
import time
from functools import cache
from pathlib import Path
from typing import Any

_CODE = (".py", ".toml", ".html")
_TIME_ERROR = 5
"""adjtimex(2), Linux: the clock is not synchronised."""
_TIMEX_BYTES = 256
"""More than `struct timex` has on any of Linux's architectures."""


@cache
def tool_hash() -> str:
    """SHA-256 over names and contents of Aboveboard's own code as it lies on this machine, in the order of its paths."""
    root = Path(__file__).resolve().parents[1]
    digest = hashlib.sha256()
    for path in sorted(p for p in root.rglob("*") if p.suffix in _CODE and "vendor" not in p.parts):
        data = path.read_bytes()
        digest.update(f"{path.relative_to(root).as_posix()}\0{len(data)}\0".encode())
        digest.update(data)
    return digest.hexdigest()


def clock() -> dict[str, Any]:
    """Whether the system says that its clock follows another one, and the seconds since the machine started.

    The system's word and no proof; with the seconds, a clock that was set between two entries shows.
    """
    seconds = time.clock_gettime(time.CLOCK_BOOTTIME) if hasattr(time, "CLOCK_BOOTTIME") else time.monotonic()
    return {"state": _synchronised(), "up": round(seconds)}


def _synchronised() -> str:
    try:
        # All zero: modes = 0, which changes nothing.
        state = int(ctypes.CDLL(None).adjtimex(ctypes.create_string_buffer(_TIMEX_BYTES)))
    except (OSError, AttributeError):
        return "not known"
    if state < 0:
        return "not known"
    return "not synchronised" if state == _TIME_ERROR else "synchronised"
