"""Who is in the eighth pool: the tenth set's people, drawn from seeds of its own."""

from __future__ import annotations

from tests.engine._seventh_talk import drawn
from tests.engine._tenth_talk import CAST
from tests.engine.published_talk import Talk


def eight(seed: str, *, count: int = 0, people: int = 8, groups: int = 0, rings: int = 0) -> Talk:
    """Draw for a store of the eighth pool."""
    return drawn(f"pool eight/{seed}", CAST, count=count, people=people, groups=groups, rings=rings)
