"""Memory that is free in this process goes back to the system.

The C library keeps what was freed in order to hand it out again: by default also blocks of up to 32 MB, once such a one was
freed. Of columns of ten million rows, which are gathered and asked by several threads at once, that comes to hundreds of
megabytes in which nothing stands. Where the C library is not glibc nothing is set: see mallopt(3), malloc_trim(3).
"""

from __future__ import annotations

import ctypes
from typing import Any

_MMAP_THRESHOLD = -3
"""M_MMAP_THRESHOLD of malloc.h."""
LARGE = 4 << 20
"""Bytes of a block that has pages of its own, and gives them back when it is freed; a case of a million rows has hardly any."""


def keep_little() -> None:
    """From now on large blocks have pages of their own, whatever was freed before."""
    _call("mallopt", _MMAP_THRESHOLD, LARGE)


def give_back() -> None:
    """What is free now goes back: after work that made much and kept little of it."""
    _call("malloc_trim", 0)


def _call(name: str, *values: int) -> None:
    library: Any = ctypes.CDLL(None)
    function = getattr(library, name, None)
    if function is not None:
        function(*values)
