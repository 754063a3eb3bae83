"""Who is in the second pool: the tenth set's people, drawn from other seeds, and small parts of forms."""

from __future__ import annotations

from tests.engine._seventh_talk import drawn
from tests.engine._tenth_talk import CAST, LOCALE, ROOM, hexed, stamp
from tests.engine.published_talk import Record, Talk


def two(seed: str, *, count: int = 0, people: int = 8, groups: int = 0, rings: int = 0) -> Talk:
    """Draw for a store of the second pool."""
    return drawn(f"pool two/{seed}", CAST, count=count, people=people, groups=groups, rings=rings)


def wall(ms: int, *, finer: bool = True) -> Record:
    """A time of a wall clock as the export writes it, with milliseconds unless the store has none."""
    part = f"{ms % 1000:03}000" if finer else "000000"
    return {"local": f"{stamp(ms, '%Y-%m-%dT%H:%M:%S')}.{part}", "basis": "local without zone"}


def headed(store: str) -> str:
    """What Android and Room put into each database before an app's own tables."""
    return f"{LOCALE}{ROOM}INSERT INTO room_master_table VALUES (42, '{hexed(store, 32)}');"
