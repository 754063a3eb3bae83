"""What an attack is: a file that a phone may hold, at a path where artifacts look, with what must come of it.

Sizes are small in `make test` and real in `make soak` (`ABOVEBOARD_HOSTILE=long`), which tries the same attacks.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass

LONG = os.environ.get("ABOVEBOARD_HOSTILE") == "long"

COMPLETE, PARTIAL, FAILED, UNKNOWN = "complete", "partial", "failed", "unknown schema"
READ = (COMPLETE, PARTIAL)
"""What it holds is read; what cannot be is counted."""
LOST = (PARTIAL, FAILED)
"""Not read, or not wholly, and the outcome says so."""
REFUSED = (FAILED, UNKNOWN)
ANY = (COMPLETE, PARTIAL, FAILED, UNKNOWN, "empty", "encrypted")
"""It must end, with some outcome."""
NOBODY: tuple[str, ...] = ()
"""No artifact reads it: it is entered among the files, with its hash, and nothing else comes of it."""


@dataclass(frozen=True)
class Attack:
    """One file that is aimed at whoever reads it."""

    name: str
    path: str
    data: Callable[[], bytes]
    tries: str
    comes: tuple[str, ...]
    """Statuses of which each outcome of this file must have one; none: no outcome is asked for."""
    records: int
    """Good records in the same file that must be read all the same."""
    beside: Callable[[], Mapping[str, bytes]]
    """Files beside it that it needs (`-wal`, metadata of a container), by their whole paths."""


def _nothing() -> dict[str, bytes]:
    return {}


def attack(
    path: str,
    tries: str,
    comes: tuple[str, ...],
    *,
    records: int = 0,
    beside: Callable[[], Mapping[str, bytes]] = _nothing,
) -> Callable[[Callable[[], bytes]], Attack]:
    """Make an attack of a function that gives a file's bytes; its name is the attack's."""

    def made(data: Callable[[], bytes]) -> Attack:
        return Attack(data.__name__, path, data, tries, comes, records, beside)

    return made


def size(short: int, long: int) -> int:
    """A size for `make test` and one for `make soak`."""
    return long if LONG else short


def found_in(names: Mapping[str, object]) -> tuple[Attack, ...]:
    """The attacks of a module, in its order."""
    return tuple(value for value in names.values() if isinstance(value, Attack))
