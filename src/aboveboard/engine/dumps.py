"""No dump of memory of a process that holds evidence or keys."""

from __future__ import annotations

import resource

_NONE = 1
"""Bytes, not 0: less than any dump, and the one value at which Linux does not hand a dump to another program either
(fs/coredump.c; core(5) says that other limits do not go for a `core_pattern` that is a pipe)."""


def no_core_dumps() -> None:
    """For this process and all that it starts."""
    _, hard = resource.getrlimit(resource.RLIMIT_CORE)
    limit = 0 if hard == 0 else _NONE
    resource.setrlimit(resource.RLIMIT_CORE, (limit, limit))
