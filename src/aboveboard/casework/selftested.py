"""How a self-test tells of a phone without telling what is in it."""

from __future__ import annotations

import re
from typing import Final

_VALUES: Final = re.compile(r"[\"'].*?[\"']|[0-9A-Fa-f-]{12,}|\d{4,}|\S+@\S+|/\S+")


def roughly(n: int) -> str:
    """A number's length: how many of something there are is somebody's own."""
    return "0" if not n else f"{10 ** (len(str(n)) - 1)} and more"


def without_values(said: str) -> str:
    """A reason without what may be somebody's own in it: what is quoted, long numbers, addresses, paths."""
    return _VALUES.sub("…", said)
